"""The built-in writer: a letter from the record alone. No model, no key, no network; the same record, the same letter."""

from collections.abc import Generator
from typing import Final

from drafting import house
from drafting.builtin.brief import call_points, internal_review
from drafting.builtin.plan import Plan, Slot, case_of, letter, note
from drafting.writing import Ending, Task
from rubrics import RULE_OF_KIND, Facts, Kind, Report

NAME: Final = "builtin/plain"
_ROUNDS: Final = 4


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
    task.incident.require()
    case = case_of(task)
    if task.kind == "call-points":
        return call_points(case)
    if task.kind == "internal-review":
        return internal_review(case)
    plan = note(case) if task.kind == "handwritten-note" else letter(case, full=task.kind != "first-response")
    facts = task.incident.facts(case.scene.calendar.locale, task.own.stated)
    return _settled(plan, task.kind, facts)


def _settled(plan: Plan, kind: Kind, facts: Facts) -> str:
    """The plan with, for each slot, the first wording that the rubric leaves alone, within the kind's length."""
    chosen = [0] * len(plan.slots)
    text = _fitting(plan, chosen, kind)
    for _ in range(_ROUNDS):
        if not _retreat(plan.slots, chosen, text, house.check(text, kind=kind, facts=facts)):
            break
        text = _fitting(plan, chosen, kind)
    return text


def _retreat(slots: tuple[Slot, ...], chosen: list[int], text: str, report: Report) -> bool:
    """Steps every slot with an error or a warning in it to its next wording; whether any moved."""
    spans = [(finding.start, finding.end) for finding in report.findings if finding.severity != "suggestion"]
    moved = False
    for at, slot in enumerate(slots):
        said = slot.options[chosen[at]]
        start = text.find(said) if said else -1
        if (
            start >= 0
            and chosen[at] + 1 < len(slot.options)
            and any(a < start + len(said) and start < b for a, b in spans)
        ):
            chosen[at] += 1
            moved = True
    return moved


def _fitting(plan: Plan, chosen: list[int], kind: Kind) -> str:
    """The rendered plan, its least needed slots left out one by one while it is too long."""
    rule = RULE_OF_KIND[kind]
    text = _rendered(plan, chosen)
    while rule.unit == "words" and len(text.split()) > rule.most:
        spare = [at for at, slot in enumerate(plan.slots) if "" in slot.options and slot.options[chosen[at]]]
        if not spare:
            break
        least = min(spare, key=lambda at: (plan.slots[at].keep, -at))
        chosen[least] = plan.slots[least].options.index("")
        text = _rendered(plan, chosen)
    return text


def _rendered(plan: Plan, chosen: list[int]) -> str:
    paragraphs: dict[int, list[str]] = {}
    seen: set[str] = set()
    for slot, option in zip(plan.slots, chosen, strict=True):
        if (said := slot.options[option]) and said not in seen:
            seen.add(said)
            paragraphs.setdefault(slot.paragraph, []).append(said)
    body = [" ".join(said) for _, said in sorted(paragraphs.items())]
    return "\n\n".join(part for part in (plan.subject, plan.greeting, *body, "\n".join(plan.closing)) if part)
