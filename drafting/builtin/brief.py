"""The two kinds that no customer reads: points for a call, and the review for our own meeting. Source: KINDS."""

from drafting.builtin import cause, harm, promise, remedy, wording
from drafting.builtin.dates import date_of
from drafting.builtin.people import contact_of, same_person
from drafting.builtin.phrases import sentence
from drafting.builtin.plan import Case, doer, no_fix_yet

_MOST_POINTS = 7


def call_points(case: Case) -> str:
    """At most seven lines to glance down at while speaking, each a sentence that stands by itself."""
    lines = [_opening(case), _owning(case), *_impact(case), *_repair(case), _asked(case), *_next(case)]
    return "\n".join(f"- {line}" for line in lines[:_MOST_POINTS])


def _opening(case: Case) -> str:
    incident, greeting = case.incident, case.scene.reader.greeting
    called = greeting.removeprefix("Dear ").rstrip(",") if greeting.startswith("Dear ") else ""
    company = incident.says("company")
    me = (
        f"it is {incident.sender_name}{f' from {company}' if company else ''}."
        if case.person
        else f"this is {incident.sender_name}."
    )
    told = " ".join(harm.mistake(incident, case.scene)[:2])
    return f"{called + ', ' + me if called else me[0].upper() + me[1:]} {told} {'I am' if case.person else 'We are'} sorry."


def _owning(case: Case) -> str:
    if case.incident.not_known("cause") or case.incident.cause_owner == "unknown":
        return f"That is our mistake. {case.say(wording.NOT_KNOWN)}"
    came_about = cause.explanation(case.incident, case.scene)
    if not came_about:
        return "That is our mistake."
    return f"That is our mistake: {harm.inner(came_about[0].removeprefix(cause.CAUSE_FRAME), case.scene)}"


def _impact(case: Case) -> list[str]:
    told = harm.impact(case.incident, case.scene)
    return [" ".join(told[:3])] if told else []


def _repair(case: Case) -> list[str]:
    done = remedy.done(case.incident, case.scene)
    promised = promise.promised(case.incident, case.scene, doer(case))
    both = [" ".join(told[:3]) for told in (done, promised) if told]
    return both or [no_fix_yet(case)[0]]


def _asked(case: Case) -> str:
    remedied = case.incident.says("fix_done") or case.incident.says("fix_promised")
    return case.say(wording.INVITED if remedied else wording.INVITED_FIRST)


def _next(case: Case) -> list[str]:
    return [" ".join(told) for told in [case.follow_up()] if told]


def internal_review(case: Case) -> str:
    """What happened, how it came about, what it cost, what we did, what changes, what is open; blameless. Source: KINDS."""
    incident = case.incident
    parts = [
        ("What happened.", _told_flat(case, "what_happened")),
        ("How it came about.", _told_flat(case, "cause") or "Not known yet."),
        ("What it cost.", _told_flat(case, "impact")),
        ("What we did.", _told_flat(case, "fix_done")),
        ("What is promised.", _promise(case)),
        ("What changes.", _told_flat(case, "prevention") or "No change is recorded yet."),
        ("Open.", _open(case)),
    ]
    body = [f"{head} {text}" for head, text in parts if text]
    day = incident.moment("when_happened")
    reference = incident.says("reference")
    title = f"Review: {incident.says('company') or 'our mistake'}" + (
        f", {case.scene.calendar.day(date_of(day), year=True)}" if day else ""
    )
    return "\n\n".join([title + (f" ({reference})" if reference else ""), *body, f"Written by {incident.sender_name}."])


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
