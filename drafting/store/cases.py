"""Reading and writing cases. History only grows: saving adds a row, and the newest row counts."""

import datetime as dt
import hashlib
import unicodedata
import uuid
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from drafting.errors import NotFound, StaleText
from drafting.store import tables as t
from drafting.writing import Made
from rubrics import Kind
from rubrics.report import Frozen


class Case(Frozen):
    """A case as the list of cases shows it."""

    id: str
    created_at: dt.datetime
    archived_at: dt.datetime | None


class Revision(Frozen):
    """One text of a case. `author` is a person, or the model where `model` is set.

    `aside` texts were saved onto a newer one: kept, but not the current text. `parent` is the revision it was made
    from. `sha256` is of the UTF-8 text. `made` says how a model's text came about.
    """

    case_id: str
    n: int
    kind: Kind
    text: str
    sha256: str
    author: str
    model: str | None
    prompt_sha256: str | None
    parent: int | None
    aside: bool
    at: dt.datetime
    made: Made | None = None


class Approval(Frozen):
    """That a person approved a revision: which, its hash, with which overrides and warnings seen."""

    n: int
    case_id: str
    kind: Kind
    revision: int
    sha256: str
    by: str
    overridden: Mapping[str, str]
    seen: tuple[str, ...]
    at: dt.datetime


class Unfinished(Frozen):
    """A draft whose writing was broken off: what had been written by then."""

    case_id: str
    kind: Kind
    model: str
    text: str
    at: dt.datetime


class ModelReply(Frozen):
    """What a model answered when it was asked `about` a revision, in the shape that asking has."""

    n: int
    case_id: str
    kind: Kind
    revision: int
    about: str
    model: str
    answer: Mapping[str, Any]
    at: dt.datetime


def sha256_of(text: str) -> str:
    """Hash of the UTF-8 text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def storable(text: str) -> str:
    """The text as it is kept: NFC, line ends as LF, lone surrogates and NULs gone."""
    sound = text.encode("utf-8", "replace").decode().replace("\x00", "")
    return unicodedata.normalize("NFC", sound).replace("\r\n", "\n").replace("\r", "\n")


class Store:
    """All cases in one database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def _rows(self, query: sa.Executable) -> list[dict[str, Any]]:
        with self._engine.connect().execution_options(readonly=True) as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    # -- cases

    def create_case(self, now: dt.datetime, answers: Mapping[str, str] | None = None) -> str:
        """A new case, with these answers already given; returns its id."""
        case_id = uuid.uuid4().hex[:12]
        with self._engine.begin() as connection:
            connection.execute(sa.insert(t.case).values(id=case_id, created_at=now))
            _insert_answers(connection, case_id, answers or {}, now)
        return case_id

    def case(self, case_id: str) -> Case:
        """The case of this id.

        Raises:
            NotFound: there is none.
        """
        rows = self._rows(sa.select(t.case).where(t.case.c.id == case_id))
        if not rows:
            raise NotFound(
                "There is no case at this address. It may have been typed wrong: open it from the list of cases."
            )
        return Case.model_validate(rows[0])

    def cases(self, *, archived: bool = False) -> list[Case]:
        """Cases, newest first."""
        chosen = t.case.c.archived_at.is_not(None) if archived else t.case.c.archived_at.is_(None)
        rows = self._rows(sa.select(t.case).where(chosen).order_by(t.case.c.created_at.desc(), t.case.c.id))
        return [Case.model_validate(row) for row in rows]

    def archive(self, case_id: str, at: dt.datetime | None) -> None:
        """Puts the case away, or back on the list where `at` is None."""
        with self._engine.begin() as connection:
            connection.execute(sa.update(t.case).where(t.case.c.id == case_id).values(archived_at=at))

    # -- answers and own details

    def answers(self, case_id: str) -> dict[str, str]:
        """The newest answer to each field of the form, in the words typed."""
        return self._newest(t.answer, t.answer.c.case_id == case_id)

    def all_answers(self) -> dict[str, dict[str, str]]:
        """Every case's newest answers, by case."""
        newest = sa.select(sa.func.max(t.answer.c.n)).group_by(t.answer.c.case_id, t.answer.c.field)
        rows = self._rows(sa.select(t.answer).where(t.answer.c.n.in_(newest)))
        found: dict[str, dict[str, str]] = {}
        for row in rows:
            found.setdefault(row["case_id"], {})[row["field"]] = row["value"]
        return found

    def save_answer(self, case_id: str, field: str, value: str, now: dt.datetime) -> None:
        """Keeps what was typed into a field; earlier answers stay in the history."""
        with self._engine.begin() as connection:
            _insert_answers(connection, case_id, {field: value}, now)

    def own_details(self) -> dict[str, str]:
        """The newest own details, in the words typed."""
        return self._newest(t.own_detail, sa.true())

    def save_own_detail(self, field: str, value: str, now: dt.datetime) -> None:
        """Keeps what was typed into an own detail."""
        with self._engine.begin() as connection:
            connection.execute(sa.insert(t.own_detail).values(field=field, value=storable(value), at=now))

    def _newest(self, table: sa.Table, chosen: sa.ColumnElement[bool]) -> dict[str, str]:
        newest = sa.select(sa.func.max(table.c.n)).where(chosen).group_by(table.c.field)
        return {row["field"]: row["value"] for row in self._rows(sa.select(table).where(table.c.n.in_(newest)))}

    # -- revisions

    def add_revision(
        self,
        case_id: str,
        kind: Kind,
        text: str,
        *,
        author: str,
        seen: int | None,
        now: dt.datetime,
        model: str | None = None,
        prompt_sha256: str | None = None,
        made: Made | None = None,
        finishes: bool = False,
    ) -> Revision:
        """Adds a text made from revision `seen` (None: from none) and makes it the current one.

        Where it `finishes` an unfinished draft, that is let go of in the same step.

        Raises:
            StaleText: the current text is another than `seen`; what was typed is kept aside as a revision.
        """
        text = storable(text)
        with self._engine.begin() as connection:
            number = (
                connection.scalar(sa.select(sa.func.max(t.revision.c.n)).where(t.revision.c.case_id == case_id)) or 0
            ) + 1
            current = connection.scalar(_head_number(case_id, kind))
            row: dict[str, Any] = {
                "case_id": case_id, "n": number, "kind": kind, "text": text, "sha256": sha256_of(text), "author": author,
                "model": model, "prompt_sha256": prompt_sha256, "parent": seen, "aside": current != seen, "at": now,
                "made": made and made.model_dump(mode="json"),
            }  # fmt: skip
            connection.execute(sa.insert(t.revision).values(**row))
            if finishes:
                connection.execute(sa.delete(t.unfinished).where(_unfinished_of(case_id, kind)))
        if row["aside"]:
            raise StaleText(
                f"This text was changed elsewhere while you were writing: revision {current} is newer than the one you"
                f" started from. Nothing is lost: yours is kept as revision {number}.",
                kept_as=number,
            )
        return Revision.model_validate(row)

    def head(self, case_id: str, kind: Kind) -> Revision | None:
        """The current text, or None where nothing was written yet."""
        number = _head_number(case_id, kind).scalar_subquery()
        rows = self._rows(sa.select(t.revision).where(t.revision.c.case_id == case_id, t.revision.c.n == number))
        return Revision.model_validate(rows[0]) if rows else None

    def heads(self) -> dict[str, list[Revision]]:
        """Every case's current texts, by case."""
        newest = (
            sa.select(t.revision.c.case_id, sa.func.max(t.revision.c.n).label("n"))
            .where(~t.revision.c.aside)
            .group_by(t.revision.c.case_id, t.revision.c.kind)
            .subquery()
        )
        query = sa.select(t.revision).join(
            newest, sa.and_(newest.c.case_id == t.revision.c.case_id, newest.c.n == t.revision.c.n)
        )
        found: dict[str, list[Revision]] = {}
        for row in self._rows(query):
            found.setdefault(row["case_id"], []).append(Revision.model_validate(row))
        return found

    def revisions(self, case_id: str, kind: Kind) -> list[Revision]:
        """Every text of this kind, newest first, those kept aside included."""
        query = sa.select(t.revision).where(t.revision.c.case_id == case_id, t.revision.c.kind == kind)
        return [Revision.model_validate(row) for row in self._rows(query.order_by(t.revision.c.n.desc()))]

    # -- a draft being written

    def keep_unfinished(self, case_id: str, kind: Kind, model: str, text: str, now: dt.datetime) -> None:
        """Keeps what a writer has written so far, in case the rest never comes."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(t.unfinished).where(_unfinished_of(case_id, kind)))
            connection.execute(
                sa.insert(t.unfinished).values(case_id=case_id, kind=kind, model=model, text=storable(text), at=now)
            )

    def unfinished(self, case_id: str, kind: Kind) -> Unfinished | None:
        """What was written of a draft that was broken off."""
        rows = self._rows(sa.select(t.unfinished).where(_unfinished_of(case_id, kind)))
        return Unfinished.model_validate(rows[0]) if rows else None

    def discard_unfinished(self, case_id: str, kind: Kind) -> None:
        """Lets go of a draft that was broken off."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(t.unfinished).where(_unfinished_of(case_id, kind)))

    # -- what models answered about a text

    def add_reply(
        self, revision: Revision, about: str, model: str, answer: Mapping[str, Any], now: dt.datetime
    ) -> None:
        """Keeps an answer about this revision; earlier ones stay."""
        row = {"case_id": revision.case_id, "kind": revision.kind, "revision": revision.n, "about": about}
        with self._engine.begin() as connection:
            connection.execute(sa.insert(t.reply).values(**row, model=model, answer=dict(answer), at=now))

    def replies(self, revision: Revision, about: str) -> list[ModelReply]:
        """The answers about this revision, newest first."""
        r = t.reply.c
        query = sa.select(t.reply).where(
            r.case_id == revision.case_id, r.kind == revision.kind, r.revision == revision.n, r.about == about
        )
        return [ModelReply.model_validate(row) for row in self._rows(query.order_by(r.n.desc()))]

    def newest_reply(self, case_id: str, kind: Kind, about: str) -> ModelReply | None:
        """The newest answer about any revision of this kind of message."""
        r = t.reply.c
        chosen = sa.and_(r.case_id == case_id, r.kind == kind, r.about == about)
        rows = self._rows(sa.select(t.reply).where(chosen).order_by(r.n.desc()).limit(1))
        return ModelReply.model_validate(rows[0]) if rows else None

    # -- decisions and approvals

    def decide(self, case_id: str, kind: Kind, fingerprint: str, reason: str, by: str, now: dt.datetime) -> None:
        """Settles a finding with a reason; a blank reason opens it again."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.insert(t.decision).values(
                    case_id=case_id, kind=kind, fingerprint=fingerprint, reason=storable(reason), by=by, at=now
                )
            )

    def decisions(self, case_id: str, kind: Kind) -> dict[str, str]:
        """The reason of every finding that stands settled, by fingerprint."""
        chosen = sa.and_(t.decision.c.case_id == case_id, t.decision.c.kind == kind)
        newest = sa.select(sa.func.max(t.decision.c.n)).where(chosen).group_by(t.decision.c.fingerprint)
        rows = self._rows(sa.select(t.decision).where(t.decision.c.n.in_(newest)))
        return {row["fingerprint"]: row["reason"] for row in rows if row["reason"]}

    def add_approval(
        self, revision: Revision, by: str, overridden: Mapping[str, str], seen: tuple[str, ...], now: dt.datetime
    ) -> Approval:
        """Records that this revision was approved, while it is still the current text.

        Raises:
            StaleText: a newer text was saved meanwhile.
        """
        row: dict[str, Any] = {
            "case_id": revision.case_id, "kind": revision.kind, "revision": revision.n, "sha256": revision.sha256,
            "by": by, "overridden": dict(overridden), "seen": list(seen), "at": now,
        }  # fmt: skip
        with self._engine.begin() as connection:
            current = connection.scalar(_head_number(revision.case_id, revision.kind))
            if current != revision.n:
                raise StaleText(
                    f"Revision {current} is newer than the text you approved. Read it first.", kept_as=revision.n
                )
            number = connection.scalar(sa.insert(t.approval).values(**row).returning(t.approval.c.n))
        return Approval.model_validate({**row, "n": number})

    def approvals(self, case_id: str, kind: Kind) -> list[Approval]:
        """Every approval of this kind of message, newest first."""
        query = sa.select(t.approval).where(t.approval.c.case_id == case_id, t.approval.c.kind == kind)
        return [Approval.model_validate(row) for row in self._rows(query.order_by(t.approval.c.n.desc()))]

    def approved_hashes(self) -> set[tuple[str, int, str]]:
        """Case, revision and hash of everything ever approved."""
        query = sa.select(t.approval.c.case_id, t.approval.c.revision, t.approval.c.sha256)
        return {(row["case_id"], row["revision"], row["sha256"]) for row in self._rows(query)}


def _insert_answers(connection: sa.Connection, case_id: str, answers: Mapping[str, str], now: dt.datetime) -> None:
    rows = [
        {"case_id": case_id, "field": field, "value": storable(value), "at": now} for field, value in answers.items()
    ]
    if rows:
        connection.execute(sa.insert(t.answer), rows)


def _head_number(case_id: str, kind: Kind) -> sa.Select[Any]:
    return sa.select(sa.func.max(t.revision.c.n)).where(
        t.revision.c.case_id == case_id, t.revision.c.kind == kind, ~t.revision.c.aside
    )


def _unfinished_of(case_id: str, kind: Kind) -> sa.ColumnElement[bool]:
    return sa.and_(t.unfinished.c.case_id == case_id, t.unfinished.c.kind == kind)
