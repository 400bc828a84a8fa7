"""How a revision was made; what a model answered about one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("revision", sa.Column("made", sa.JSON))
    op.create_table(
        "reply",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("case_id", sa.String, sa.ForeignKey("case_.id"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_reply_case_id", "reply", ["case_id"])
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER reply_no_{act.lower()} BEFORE {act} ON reply"
            " BEGIN SELECT RAISE(ABORT, 'reply is append-only'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("A newer database is not turned back: nothing kept may be lost.")
