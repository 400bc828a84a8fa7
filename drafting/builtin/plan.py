"""Which elements a message holds, in which order, with several wordings of each. Order: E22 (sorry once, then repair)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from drafting.builtin import cause, closing, frames, harm, promise, remedy
from drafting.builtin.case import Case
from drafting.builtin.frames import Wordings
from drafting.builtin.people import contact_of, same_person
from drafting.builtin.slots import Plan, Slot

_PLACED: Final = 4
"""How many sentences a paragraph may not reach by taking up another element beside its own."""
_POINTS_BACK: Final = re.compile(r"\b(?:it|this|that|them|they)\b", re.IGNORECASE)
_SUFFERED_FIRST: Final = re.compile(
    r"You (?!are\b|have\b)|Because of|As a result|It |That |For you |In consequence|I know what"
)


def letter(case: Case, *, full: bool) -> Plan:
    """A first response, or (`full`) a resolution letter with every element the record supports."""
    paragraphs = [*_told(case, note=False), closing.words(case, full=full)]
    return Plan(
        greeting=(case.scene.reader.greeting, ("customer_name",)),
        slots=_numbered(paragraphs),
        closing=closing.signature(case),
        subject=closing.subject(case),
    )


def note(case: Case) -> Plan:
    """A handwritten note: owned, sorry, what it cost, what was done, the gift in a few words. Source: E25."""
    signed = [(closing.sign_off(case), ()), (case.incident.sender_name, ("sender_name",))]
    return Plan(
        greeting=(case.scene.reader.greeting, ("customer_name",)),
        slots=_numbered(_told(case, note=True)),
        closing=tuple((line, fields) for line, fields in signed if line),
    )


def _numbered(paragraphs: Iterable[list[Slot]]) -> tuple[Slot, ...]:
    full = [slots for slots in paragraphs if slots]
    return tuple(replace(slot, paragraph=at) for at, slots in enumerate(full) for slot in slots)


def _told(case: Case, *, note: bool) -> list[list[Slot]]:
    """The paragraphs from the opening to the change, in one of the orders that the record's shape allows."""
    named, owned = _named(case)
    impact = _impact(case)
    way = case.choice.draw("order", 3)
    brief = len(impact) in (1, 2)
    last = brief and way == 1 and len(named) == 1 and bool(_SUFFERED_FIRST.match(impact[0].options[0]))
    head = (
        [*named, *impact, owned]
        if last
        else _owning(named, owned, sorry=owned.options[0] not in case.choice.all("owned"))
    )
    if not last and brief and (way != 0 or len(impact) == 1) and len(head) < _PLACED:
        head, impact = [*head, *impact], []
    elif last:
        impact = []
    owning = not impact and head[-1].role == "owned"
    repair, change = _repair(case, note=note), [] if note else _change(case)
    return _gathered(head, impact, _cause(case, next_to_owning=owning, note=note), repair, change)


def _gathered(
    head: list[Slot], impact: list[Slot], cause: list[Slot], repair: list[Slot], change: list[Slot]
) -> list[list[Slot]]:
    """Elements of one sentence put into a paragraph with their neighbour, while that stays short: no letter of single lines."""
    before = impact or head
    if len(cause) == 1 and len(before) < _PLACED - 1:
        before.extend(cause)
        cause = []
    elif cause and len(cause) + len(repair) < _PLACED:
        cause, repair = [], [*cause, *repair]
    if len(change) == 1 and len(repair) < _PLACED - 1 and repair[:1] and repair[0].role != "cause":
        repair, change = [*repair, *change], []
    return [head, impact, cause, repair, change]


def _owning(named: list[Slot], owned: Slot, *, sorry: bool) -> list[Slot]:
    """The mistake and that it was ours: at once where what follows tells of the reader, else after all that went wrong."""
    first, *more = named
    told = more[0].options[0] if more else ""
    yours = (sorry or told.startswith(("You ", "Your "))) and bool(more) and not _POINTS_BACK.search(told)
    return [first, owned, *more] if yours else [first, *more[:2], owned, *more[2:]]


def _impact(case: Case) -> list[Slot]:
    told = frames.suffered(case, harm.impact(case.incident, case.scene))
    return [wordings.slot("impact", ("impact",), 7 - at, ("impact",)) for at, wordings in enumerate(told)]


def _named(case: Case) -> tuple[list[Slot], Slot]:
    """What went wrong, sentence by sentence, and the sentence that owns it: without "sorry" where the first says it."""
    first, *more = harm.mistake_undated(case.incident, case.scene) or [""]
    wordings, sorry = frames.opening(case, first) if first else (frames.Wordings(("",)), False)
    fields = ("what_happened", *case.dates_in(wordings.framed[0], "when_happened"))
    slots = [wordings.slot("mistake", fields, 9, ("names-mistake",))]
    slots += [Slot("mistake", (text, ""), ("what_happened",), keep=6 if at < 2 else 5) for at, text in enumerate(more)]
    return slots, _owned(case, sorry=sorry)


def _owned(case: Case, *, sorry: bool) -> Slot:
    said = case.choice.all("owned")
    wordings = (case.choice.one("owned_only"), *said) if sorry else said
    return Slot("owned", wordings, keep=9, holds=("apology", "ownership"), alike=len(wordings))


def _cause(case: Case, *, next_to_owning: bool, note: bool) -> list[Slot]:
    incident = case.incident
    if incident.not_known("cause") or incident.cause_owner == "unknown":
        if note:
            return []
        wordings, fields = case.choice.all("not_known"), ("cause_owner",) if incident.cause_owner else ()
        return [Slot("unknown", wordings, fields, keep=8, holds=("explanation",), alike=len(wordings))]
    told = frames.explained(case, next_to_owning=next_to_owning)
    slots = [
        wordings.slot("cause", ("cause",), 3 if note else 5 - at, ("explanation",)) for at, wordings in enumerate(told)
    ]
    if cause.names_outsider(incident) and not note:
        field = "cause_owner" if incident.cause_owner else "cause"
        slots.append(Slot("supplier", (*case.choice.all("supplier"), ""), (field,), keep=6))
    return slots


def _repair(case: Case, *, note: bool) -> list[Slot]:
    incident, scene = case.incident, case.scene
    done = remedy.done(incident, scene)
    to_come = [] if note else promise.promised(incident, scene, doer(case))
    told = frames.repaired(case, [*done, *to_come])
    slots = [
        _repair_slot(case, wordings, done=at < len(done), keep=(4 if note else 7 - min(at, 2) if at < len(done) else 8))
        for at, wordings in enumerate(told)
    ]
    if not slots and not note:
        slots = [no_fix_yet(case)]
    gifts = frames.given(case, remedy.gift(incident, scene, note=note))
    return slots + [wordings.slot("gift", ("compensation",), 3 if note else 6) for wordings in gifts]


def _repair_slot(case: Case, wordings: Wordings, *, done: bool, keep: int) -> Slot:
    if done:
        return wordings.slot("repair", ("fix_done",), keep, ("fix",))
    said = wordings.framed[0]
    owner = ("fix_owner",) if _names(case, said) else ()
    return wordings.slot("promise", ("fix_promised", *owner, *case.dates_in(said, "fix_due")), keep, ("fix",))


def _names(case: Case, said: str) -> bool:
    """Whether a promise tells whose it is: by name, or as "I" where who signs is the one who repairs."""
    owner = contact_of(case.incident.says("fix_owner")).name
    mine = same_person(owner, case.incident.sender_name) and case.person
    return bool(owner) and (owner in said or (mine and ("I will" in said or "I have" in said)))


def no_fix_yet(case: Case) -> Slot:
    """That the repair is not settled, and, where a time for news is recorded, that the answer comes by then. Source: LABELS."""
    moment = case.incident.moment("follow_up_when")
    if not moment or case.scene.calendar.past(moment):
        return Slot("promise", case.choice.all("no_fix_yet"), keep=8)
    contact = contact_of(case.incident.says("follow_up_by"))
    mine = same_person(contact.name, case.incident.sender_name) or not contact.name or contact.team
    who = ("I" if case.person else "we") if mine else contact.name
    wordings = case.choice.all("answer_by", who=who, when=promise.by(moment, case.scene))
    named = ("follow_up_by",) if contact.name and not contact.team else ()
    return Slot("promise", wordings, ("follow_up_when", *named), keep=8, holds=("fix",), alike=len(wordings))


def doer(case: Case) -> str:
    """Who a promise says will do it."""
    owner = contact_of(case.incident.says("fix_owner"))
    if not owner.name or owner.team:
        return "We"
    if same_person(owner.name, case.incident.sender_name):
        return "I" if case.person else "We"
    return owner.name if len(owner.name.split()) > 1 else "We"


def _change(case: Case) -> list[Slot]:
    told = frames.changed(case, remedy.prevention(case.incident, case.scene))
    return [wordings.slot("change", ("prevention",), 6 - at, ("prevention",)) for at, wordings in enumerate(told)]
