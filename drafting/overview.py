"""The list of cases as staff see it: whom it is about, what happened, and how far it has come."""

import datetime as dt
from collections.abc import Mapping

from drafting.incident import tidy
from drafting.store import Revision, Store
from rubrics.report import Frozen

LONGEST_SUMMARY = 140


class CaseLine(Frozen):
    """One case in the list."""

    id: str
    title: str
    summary: str
    state: str
    created_at: dt.datetime
    archived: bool


def case_lines(store: Store, *, archived: bool = False, wanted: str = "") -> list[CaseLine]:
    """The cases, newest first; only those whose answers hold every word wanted."""
    answers, heads, approved = store.all_answers(), store.heads(), store.approved_hashes()
    lines: list[CaseLine] = []
    for case in store.cases(archived=archived):
        told = answers.get(case.id, {})
        if not _holds(told, wanted):
            continue
        lines.append(
            CaseLine(
                id=case.id,
                title=_short(told.get("customer_name", "")) or "No customer named yet",
                summary=_short(told.get("what_happened", "")) or "Nothing recorded yet",
                state=_state(heads.get(case.id, []), approved),
                created_at=case.created_at,
                archived=archived,
            )
        )
    return lines


def _holds(told: Mapping[str, str], wanted: str) -> bool:
    everything = " ".join(value for field, value in told.items() if ":" not in field).casefold()
    return all(word in everything for word in wanted.casefold().split())


def _short(text: str) -> str:
    line = " ".join(tidy(text).split())
    return line if len(line) <= LONGEST_SUMMARY else line[: LONGEST_SUMMARY - 1].rstrip() + "…"


def _state(heads: list[Revision], approved: set[tuple[str, int, str]]) -> str:
    if not heads:
        return "To draft"
    done = [(head.case_id, head.n, head.sha256) in approved for head in heads]
    return "Approved" if all(done) else "To review"
