"""What is told of the record, set into the letter's own wordings: each as options, the picked one first, the plain one last.

A frame never changes the told clause: it says what the clause is (a cost, a cause, a repair), which its field says already.
"""

import re
from dataclasses import dataclass
from typing import Final

from drafting.builtin import cause, harm
from drafting.builtin.case import Case
from drafting.builtin.dates import WEEKDAYS, date_of
from drafting.builtin.harm import inner
from drafting.builtin.slots import Role, Slot
from rubrics import Element

_JOINING: Final = re.compile(
    r"\b(?:that|who|which|when|while|after|before|for|until|till|because|and|but|so|as|at)\b|[,;:(\d]"
)
"""Words after which a day at the end of the sentence could be taken for another day than that of the mistake."""
_OURS: Final = re.compile(r"(?:We|I) (?!should\b)")
_SUFFERED: Final = re.compile(
    r"You (?:missed|lost|paid|had (?:to|no)\b|spent|waited|lived|bought|stood|slept|could not|were (?:late|turned|fined"
    r"|sent|left|charged|stranded|refused)|went without|overpaid|drove|cancelled|arrived)|Your [a-z' -]{3,40} had to be "
)
_GIVING: Final = re.compile(r"On top of that ((?:we are|I am) giving) ")
_MONEY_FIRST: Final = re.compile(r"(?:[£$€₹]|[A-Z]{3} \d)")
_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}),? (?=\d|[A-Z])")


@dataclass(frozen=True, slots=True)
class Wordings:
    """What may stand in one place: framings of one clause, the picked one first; then what says it with less."""

    framed: tuple[str, ...]
    less: tuple[str, ...] = ("",)

    def slot(self, role: Role, fields: tuple[str, ...], keep: int, holds: tuple[Element, ...] = ()) -> Slot:
        """The place with these wordings, each once."""
        framed = tuple(dict.fromkeys(self.framed))
        options = tuple(dict.fromkeys((*framed, *(one for one in self.less if one), *self.less[-1:])))
        return Slot(role, options, fields, keep, holds, alike=len(framed))


def without_weekday(text: str) -> str:
    """A dated sentence without the name of the day, for where another year's date stands beside it."""
    return _WEEKDAY.sub("", text)


def opening(case: Case, bare: str) -> tuple[Wordings, bool]:
    """The sentence that names the mistake, and whether it says sorry already."""
    less = (plainly,) if (plainly := _plainly(case)) else ()
    if bare.startswith(harm.MISTAKE_FRAME):
        lead, rest = bare.split(": ", 1)
        on_day = lead.removeprefix(harm.MISTAKE_FRAME)
        return Wordings((case.choice.one("opening_colon", on_day=on_day, rest=rest), bare), ()), False
    told = harm.dated(bare, case.incident, case.scene)
    said = {"dated": told, "said": told, "dated_inner": inner(told, case.scene), "clause": inner(bare, case.scene)}
    day = _day(case) if told != bare else ""
    if not day:
        said["clause"] = said["dated_inner"]
    way = case.choice.draw("opening", 5)
    if way == 0 and _OURS.match(bare):
        return Wordings((case.choice.one("opening_sorry", **said), told), less), True
    if way == 1 and day and _OURS.match(bare) and len(bare.split()) < 11 and not _JOINING.search(bare):
        return Wordings((case.choice.one("opening_last", bare=bare.rstrip("."), day=day), told), less), False
    framed = case.choice.one("opening_dated", day=day, **said) if day else case.choice.one("opening", **said)
    return Wordings((framed, told), less), False


def _day(case: Case) -> str:
    moment = case.incident.moment("when_happened")
    return case.scene.calendar.day(date_of(moment)) if moment else ""


def _plainly(case: Case) -> str:
    phrase = harm.noun_phrases(case.incident.says("what_happened"), case.scene)
    return f"{harm.MISTAKE_FRAME}: {phrase}." if phrase else ""


def suffered(case: Case, told: list[str]) -> list[Wordings]:
    """What it cost the customer, the first sentence with a lead-in, a list as one sentence with what stands before it."""
    return [_suffered(case, text, first=not at) for at, text in enumerate(told)]


def _suffered(case: Case, text: str, *, first: bool) -> Wordings:
    said = case.choice
    other = harm.as_suffered(text)
    plain, less = (text, *((other,) if other else ())), ("",)
    if text.startswith(harm.LIST_FRAME):
        rest = text.removeprefix(harm.LIST_FRAME)
        costs = _MONEY_FIRST.match(rest) and " for " in rest and case.choice.draw("cost", 2)
        place = "impact_cost" if costs else ("impact_list" if first else "impact_list_more")
        return Wordings((said.one(place, rest=rest), *plain), less)
    if text.startswith(harm.COLON_FRAME):
        return Wordings((said.one("impact_colon", rest=text.removeprefix(harm.COLON_FRAME)), *plain), less)
    if first and _SUFFERED.match(text):
        return Wordings((said.one("impact_told", said=text, clause=inner(text, case.scene)), *plain), less)
    return Wordings(plain, less)


def explained(case: Case, *, next_to_owning: bool) -> list[Wordings]:
    """How it came about; the first sentence says that it is the cause."""
    told = cause.explanation(case.incident, case.scene)
    if not told or told[0].startswith((cause.CAUSE_FRAME, "We should have", "I should have")) or " because " in told[0]:
        return [Wordings((text,)) for text in told]
    place = "cause_next" if next_to_owning else "cause"
    clause = inner(told[0], case.scene)
    first = Wordings((case.choice.one(place, clause=clause), f"All this happened because {clause}"), (told[0], ""))
    return [first, *(Wordings((text,)) for text in told[1:])]


def repaired(case: Case, told: list[str]) -> list[Wordings]:
    """The repair, its first sentence sometimes with what it is for."""
    return [_repaired(case, text, first=not at) for at, text in enumerate(told)]


def _repaired(case: Case, text: str, *, first: bool) -> Wordings:
    less = (without_weekday(text), "")
    if not first or not _OURS.match(text) or text.startswith(("We have told", "I have told")):
        return Wordings((text,), less)
    return Wordings((case.choice.one("repair", said=text, clause=inner(text, case.scene)), text), less)


def given(case: Case, told: list[str]) -> list[Wordings]:
    """What is given beside the repair."""
    out: list[Wordings] = []
    for text in told:
        found = _GIVING.match(text)
        also = "I am also giving" if found and found[1].startswith("I") else "We are also giving"
        said = case.choice.one("gift", giving=found[1], Also=also, rest=text[found.end() :]) if found else text
        out.append(Wordings((said, text)))
    return out


def changed(case: Case, told: list[str]) -> list[Wordings]:
    """The change against a repeat, its first sentence sometimes with what it is."""
    return [_changed(case, text) if not at else Wordings((text,)) for at, text in enumerate(told)]


def _changed(case: Case, text: str) -> Wordings:
    ours = _OURS.match(text) is not None
    place = "change_from" if text.startswith("From ") else ("change_ours" if ours else "change")
    return Wordings((case.choice.one(place, said=text, clause=inner(text, case.scene)), text))
