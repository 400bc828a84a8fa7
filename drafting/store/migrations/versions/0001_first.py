"""Cases, answers, revisions, decisions, approvals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = ("answer", "own_detail", "revision", "decision", "approval")


def _numbered() -> sa.Column[int]:
    return sa.Column("n", sa.Integer, primary_key=True)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _moment(name: str = "at", nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime, nullable=nullable)


def _of_case(primary_key: bool = False) -> sa.Column[str]:
    return sa.Column("case_id", sa.String, sa.ForeignKey("case_.id"), nullable=False, primary_key=primary_key)


def upgrade() -> None:
    op.create_table(
        "case_", sa.Column("id", sa.String, primary_key=True), _moment("created_at"), _moment("archived_at", True)
    )
    op.create_table("answer", _numbered(), _of_case(), _text("field"), _text("value"), _moment())
    op.create_table("own_detail", _numbered(), _text("field"), _text("value"), _moment())
    op.create_table(
        "revision",
        _of_case(primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        _text("kind"),
        _text("text"),
        _text("sha256"),
        _text("author"),
        _text("model", True),
        _text("prompt_sha256", True),
        sa.Column("parent", sa.Integer),
        sa.Column("aside", sa.Boolean, nullable=False),
        _moment(),
    )
    op.create_table(
        "decision", _numbered(), _of_case(), _text("kind"), _text("fingerprint"), _text("reason"), _text("by"), _moment()
    )
    op.create_table(
        "approval",
        _numbered(),
        _of_case(),
        _text("kind"),
        sa.Column("revision", sa.Integer, nullable=False),
        _text("sha256"),
        _text("by"),
        sa.Column("overridden", sa.JSON, nullable=False),
        sa.Column("seen", sa.JSON, nullable=False),
        _moment(),
    )
    op.create_table(
        "unfinished",
        _of_case(primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        _text("model"),
        _text("text"),
        _moment(),
    )
    for table in ("answer", "decision", "approval"):
        op.create_index(f"ix_{table}_case_id", table, ["case_id"])
    for table in APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def downgrade() -> None:
    raise NotImplementedError("A newer database is not turned back: nothing kept may be lost.")
