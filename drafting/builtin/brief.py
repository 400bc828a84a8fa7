"""The two kinds that no customer reads: points for a call, and the review for our own meeting. Source: KINDS."""

from drafting.builtin import cause, closing, harm, promise, remedy
from drafting.builtin.case import Case
from drafting.builtin.dates import date_of
from drafting.builtin.people import contact_of, same_person
from drafting.builtin.phrases import sentence
from drafting.builtin.plan import doer, no_fix_yet
from drafting.builtin.slots import Line
from drafting.builtin.sourced import Sheet

_MOST_POINTS = 7


def call_points(case: Case) -> Sheet:
    """At most seven lines to glance down at while speaking, each a sentence that stands by itself."""
    lines = [_opening(case), _owning(case), *_impact(case), *_repair(case), _asked(case), *_next(case)]
    sheet = Sheet()
    for parts in lines[:_MOST_POINTS]:
        for at, (text, fields) in enumerate(parts):
            sheet.write(text if at else f"- {text}", fields, after=" " if at else "\n")
    return sheet


def _opening(case: Case) -> list[Line]:
    incident, greeting = case.incident, case.scene.reader.greeting
    called = greeting.removeprefix("Dear ").rstrip(",") if greeting.startswith("Dear ") else ""
    company = incident.says("company")
    me = (
        f"it is {incident.sender_name}{f' from {company}' if company else ''}."
        if case.person
        else f"this is {incident.sender_name}."
    )
    told = " ".join(harm.mistake(incident, case.scene)[:2])
    return [
        (
            f"{called + ', ' + me if called else me[0].upper() + me[1:]}",
            ("customer_name", "sender_name", *_of(company)),
        ),
        (told, ("what_happened", *case.dates_in(told, "when_happened"))),
        ("I am sorry." if case.person else "We are sorry.", ()),
    ]


def _of(company: str) -> tuple[str, ...]:
    return ("company",) if company else ()


def _owning(case: Case) -> list[Line]:
    owned: Line = ("That is our mistake.", ())
    if case.incident.not_known("cause") or case.incident.cause_owner == "unknown":
        return [owned, (case.choice.one("not_known"), ("cause_owner",) if case.incident.cause_owner else ())]
    came_about = cause.explanation(case.incident, case.scene)
    if not came_about:
        return [owned]
    told = harm.inner(came_about[0].removeprefix(cause.CAUSE_FRAME), case.scene)
    return [(f"That is our mistake: {told}", ("cause",))]


def _impact(case: Case) -> list[list[Line]]:
    told = harm.impact(case.incident, case.scene)
    return [[(one, ("impact",)) for one in told[:3]]] if told else []


def _repair(case: Case) -> list[list[Line]]:
    done: list[Line] = [(one, ("fix_done",)) for one in remedy.done(case.incident, case.scene)]
    owner = ("fix_owner",) if case.incident.says("fix_owner") else ()
    promised: list[Line] = [
        (one, ("fix_promised", *owner, *case.dates_in(one, "fix_due")))
        for one in promise.promised(case.incident, case.scene, doer(case))
    ]
    both = [told[:3] for told in (done, promised) if told]
    slot = no_fix_yet(case)
    return both or [[(slot.options[0], slot.fields)]]


def _asked(case: Case) -> list[Line]:
    slot = closing.question(case)
    return [(slot.options[0], slot.fields)]


def _next(case: Case) -> list[list[Line]]:
    slots = closing.follow_up(case)
    return [[(slot.options[0], slot.fields) for slot in slots]] if slots else []


def internal_review(case: Case) -> Sheet:
    """What happened, how it came about, what it cost, what we did, what changes, what is open; blameless. Source: KINDS."""
    incident = case.incident
    parts: list[tuple[str, str, tuple[str, ...]]] = [
        ("What happened.", _told_flat(case, "what_happened"), ("what_happened",)),
        ("How it came about.", _told_flat(case, "cause") or "Not known yet.", ("cause",)),
        ("What it cost.", _told_flat(case, "impact"), ("impact",)),
        ("What we did.", _told_flat(case, "fix_done"), ("fix_done",)),
        ("What is promised.", _promise(case), ("fix_promised", "fix_due", "fix_owner")),
        ("What changes.", _told_flat(case, "prevention") or "No change is recorded yet.", ("prevention",)),
        ("Open.", _open(case), ("follow_up_by",)),
    ]
    sheet = Sheet()
    sheet.write(*_title(case))
    for head, text, fields in parts:
        sheet.write(f"{head} {text}" if text else "", fields, after="\n\n")
    sheet.write(f"Written by {incident.sender_name}.", ("sender_name",), after="\n\n")
    return sheet


def _title(case: Case) -> Line:
    incident = case.incident
    day, reference = incident.moment("when_happened"), incident.says("reference")
    told = f"Review: {incident.says('company') or 'our mistake'}"
    told += f", {case.scene.calendar.day(date_of(day), year=True)}" if day else ""
    dated = ("when_happened",) if day else ()
    return told + (f" ({reference})" if reference else ""), ("company", *dated, "reference")


def _told_flat(case: Case, field: str) -> str:
    """A field in plain words, sentence by sentence, told of the customer and not to them."""
    told = [sentence(one) for one in harm.plain_sentences(case.incident.says(field), case.scene)]
    return " ".join(one for one in told if one)


def _promise(case: Case) -> str:
    told = _told_flat(case, "fix_promised").rstrip(".")
    due = case.incident.moment("fix_due")
    owner = case.incident.says("fix_owner")
    if not told:
        return ""
    return sentence(
        told + (f"; by {promise.by(due, case.scene)}" if due else "") + (f" (owner: {owner})" if owner else "")
    )


def _open(case: Case) -> str:
    """What the record leaves open, so that the meeting settles it: owner, date and proof of every change."""
    incident = case.incident
    out = (
        ["Who owns the change, from when, and what will show that it works?"]
        if incident.says("prevention")
        else ["What do we change, who owns it, and from when?"]
    )
    if not incident.says("cause") or incident.cause_owner == "unknown":
        out.insert(0, "How did it come about?")
    follow = contact_of(incident.says("follow_up_by"))
    if follow.name and not same_person(follow.name, incident.sender_name):
        out.append(f"Follow-up: {follow.name}.")
    return " ".join(out)
