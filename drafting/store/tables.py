"""The tables. Answers, revisions, decisions and approvals are only ever added to; the newest row counts."""

import datetime as dt
from typing import Any, Final

import sqlalchemy as sa


class UtcDateTime(sa.TypeDecorator[dt.datetime]):
    """A moment with its zone, kept in UTC; SQLite itself would drop the zone."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> dt.datetime | None:
        return value and value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Any) -> dt.datetime | None:
        return value and value.replace(tzinfo=dt.UTC)


metadata: Final = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)

case = sa.Table(
    "case_",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("archived_at", UtcDateTime),
)


def _case_id() -> sa.Column[str]:
    return sa.Column("case_id", sa.String, sa.ForeignKey("case_.id"), nullable=False, index=True)


answer = sa.Table(
    "answer",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    _case_id(),
    sa.Column("field", sa.String, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)
own_detail = sa.Table(
    "own_detail",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("field", sa.String, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)
revision = sa.Table(
    "revision",
    metadata,
    sa.Column("case_id", sa.String, sa.ForeignKey("case_.id"), primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("author", sa.String, nullable=False),
    sa.Column("model", sa.String),
    sa.Column("prompt_sha256", sa.String),
    sa.Column("parent", sa.Integer),
    sa.Column("aside", sa.Boolean, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("made", sa.JSON),
)
reply = sa.Table(
    "reply",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    _case_id(),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("about", sa.String, nullable=False),
    sa.Column("model", sa.String, nullable=False),
    sa.Column("answer", sa.JSON, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)
decision = sa.Table(
    "decision",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    _case_id(),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("fingerprint", sa.String, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)
approval = sa.Table(
    "approval",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    _case_id(),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("overridden", sa.JSON, nullable=False),
    sa.Column("seen", sa.JSON, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)
unfinished = sa.Table(
    "unfinished",
    metadata,
    sa.Column("case_id", sa.String, sa.ForeignKey("case_.id"), primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("model", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)

APPEND_ONLY: Final = (answer, own_detail, revision, reply, decision, approval)
"""Tables whose rows a trigger keeps from being changed or deleted."""
