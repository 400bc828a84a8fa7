"""The built-in writer: a letter from the record alone. No model, no key, no network; the same record, the same letter."""

from collections.abc import Generator
from typing import Final

from drafting import house
from drafting.builtin.brief import call_points, internal_review
from drafting.builtin.case import Case, case_of
from drafting.builtin.plan import letter, note
from drafting.builtin.render import Draft
from drafting.builtin.slots import Plan
from drafting.builtin.sourced import Composed, Sheet
from drafting.writing import Ending, Task
from rubrics import Report

NAME: Final = "builtin/plain"
_ROUNDS: Final = 5


class PlainWriter:
    """Writes every draft from the record's own words, and takes a safer wording wherever the rubric marks one."""

    @property
    def name(self) -> str:
        """How the page and the history call it."""
        return NAME

    def write(self, task: Task) -> Generator[str | Ending]:
        """The draft, then its ending: it is there at once.

        Raises:
            UnusableIncident: the record lacks what happened or who signs, or a field is too long.
        """
        yield compose(task)
        yield Ending(model=NAME)


def compose(task: Task) -> str:
    """The draft as one text.

    Raises:
        UnusableIncident: the record lacks what happened or who signs, or a field is too long.
    """
    return _sheet(task).text


def composed(task: Task) -> Composed:
    """The draft with the fields that each of its sentences came from.

    Raises:
        UnusableIncident: the record lacks what happened or who signs, or a field is too long.
    """
    return _sheet(task).composed(task.incident)


def _sheet(task: Task) -> Sheet:
    task.incident.require()
    case = case_of(task)
    if task.kind == "call-points":
        return call_points(case)
    if task.kind == "internal-review":
        return internal_review(case)
    return _settled(
        note(case) if task.kind == "handwritten-note" else letter(case, full=task.kind != "first-response"), case
    )


def _settled(plan: Plan, case: Case) -> Sheet:
    """The plan with, for each place, the first wording that the rubric leaves alone, within the kind's length."""
    task = case.task
    facts = task.incident.facts(case.scene.calendar.locale, task.own.stated)
    draft = Draft(plan, case.scene, task.kind, [0] * len(plan.slots))
    draft.write()
    for _ in range(_ROUNDS):
        before = draft.text
        if not _retreat(draft, house.check(before, kind=task.kind, facts=facts)):
            break
        draft.write()
        if draft.text == before:
            break
    return draft.sheet


def _retreat(draft: Draft, report: Report) -> bool:
    """Steps back wherever the rubric marks a fault or misses an element that a place is there for; whether anything moved."""
    spans = [(finding.start, finding.end) for finding in report.findings if finding.severity != "suggestion"]
    missing = {one.element for one in report.missing if one.field is None}
    moved = False
    for start, end, places in draft.spans:
        lacks = any(missing & set(draft.plan.slots[at].holds) for at in places)
        faulty = any(a < end and start < b for a, b in spans)
        if lacks or faulty:
            moved = _step(draft, places, drop=faulty) or moved
    return moved


def _step(draft: Draft, places: tuple[int, ...], *, drop: bool) -> bool:
    """Takes joined sentences apart, or gives the one its next wording; `drop` allows one that says less."""
    if len(places) > 1:
        draft.apart |= set(places)
        return True
    at = min(places)
    slot, following = draft.plan.slots[at], draft.chosen[at] + 1
    if following >= (len(slot.options) if drop else slot.alike):
        return False
    draft.chosen[at] = following
    return True
