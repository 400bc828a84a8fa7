"""How a letter ends and how it is headed: the question, who will be in touch, how they are reached, who signs, the subject."""

import re
from typing import Final

from drafting.builtin import promise
from drafting.builtin.case import Case
from drafting.builtin.dates import date_of
from drafting.builtin.frames import Wordings, without_weekday
from drafting.builtin.people import Contact, contact_of, same_person
from drafting.builtin.slots import Line, Slot
from drafting.incident import Moment

_WRITTEN_CHANNELS: Final = (
    "",
    "email",
    "chat",
    "text",
    "whatsapp",
    "instagram",
    "web form",
    "sms",
    "facebook",
    "messenger",
    "twitter",
    "dm",
    "app",
)
_TOLD_US: Final = re.compile(
    r"(?:(?:the )?(?:cust(?:omer)?|client|she|he|they|student|Mr|Mrs|Ms)\b(?: (?!and\b)[A-Z]\w+)?) (?:then )?"
    r"(?:(?P<called>rang|phoned|called|telephoned)|(?P<wrote>emailed|e-mailed|wrote|messaged|msged|texted)|(?P<told>told us))\b",
    re.IGNORECASE,
)


def words(case: Case, *, full: bool) -> list[Slot]:
    """The last paragraph: thanks where the customer told us, the question, and who will be in touch or can be reached."""
    incident = case.incident
    nexts = follow_up(case)
    remedied = bool(incident.says("fix_done") or incident.says("fix_promised"))
    asked = [question(case)] if full or not remedied or not nexts else []
    replies = [] if nexts else _reply(case)
    return [*(_thanks(case) if full else []), *asked, *nexts, *replies]


def question(case: Case) -> Slot:
    """What else would put it right, or what would, where no repair is recorded. Source: S2, E14."""
    remedied = case.incident.says("fix_done") or case.incident.says("fix_promised")
    wordings = case.choice.all("invited" if remedied else "invited_first")
    return Slot("asked", (*wordings, ""), keep=4, holds=("invitation",), alike=len(wordings))


def _thanks(case: Case) -> list[Slot]:
    """Thanks for telling us, where the record says that the customer did so themselves."""
    found = _TOLD_US.match(case.incident.says("discovered_how"))
    if not found or case.scene.reader.number != "one":
        return []
    return [Slot("thanks", (case.choice.one(f"thanks_{found.lastgroup}"), ""), ("discovered_how",), keep=2)]


def _reply(case: Case) -> list[Slot]:
    """That an answer reaches who signs, where the customer's channel makes that true."""
    channel = case.incident.says("contact_channel").lower()
    if channel in _WRITTEN_CHANNELS:
        told = case.choice.all("reply")
    else:
        told = case.choice.all("reply_by_post") if channel == "letter" else ()
    fields = ("contact_channel",) if channel else ()
    return [Slot("next", (*told, ""), fields, holds=("follow-up",), alike=len(told))] if told else []


def follow_up(case: Case) -> list[Slot]:
    """Who will be in touch and when, and how they are reached; empty where the record holds neither."""
    contact = contact_of(case.incident.says("follow_up_by"))
    first, base, fields = _in_touch(case, contact)
    reach, reached = _reached(case, contact)
    if first and reach:
        said = {"follow": first.rstrip("."), **reached}
        other = contact.phone and not contact.team and reached["whom"] not in ("me", "us")
        joined = case.choice.one("reach_other" if other else "reach_until", **said)
        both = Wordings((joined, f"{base} {reach}"), (without_weekday(joined), ""))
        return [both.slot("next", (*fields, "follow_up_by"), 8, ("follow-up",))]
    if not first and not reach:
        return []
    told = Wordings((first, base), (without_weekday(first), "")) if first else Wordings((reach,))
    return [told.slot("next", fields or ("follow_up_by",), 8, ("follow-up",))]


def _in_touch(case: Case, contact: Contact) -> tuple[str, str, tuple[str, ...]]:
    """Who will be in touch and when: picked, plain, and the fields; blank where no day is recorded."""
    incident, scene = case.incident, case.scene
    moment = incident.moment("follow_up_when")
    when = "" if not moment or scene.calendar.past(moment) else promise.by(moment, scene)
    if contact.team and contact.name.lower().startswith("text every"):
        told = _texted(case, contact, when, moment)
        return told, told, ("follow_up_by", *(["follow_up_when"] if when else []))
    if not when:
        return "", "", ()
    mine = same_person(contact.name, incident.sender_name)
    ours = mine or not contact.name or contact.team
    who = ("I" if case.person else "we") if ours else contact.name
    whom = ("me" if case.person else "us") if ours else contact.name
    day = f"{'by' if ' on ' in when else 'on'} {when}"
    picked = case.choice.one("follow_up", who=who, whom=whom, when=day, when_first=day)
    named = ("follow_up_by",) if contact.name and (mine or not contact.team) else ()
    return picked, f"{who[0].upper()}{who[1:]} will be in touch {day}.", ("follow_up_when", *named)


def _texted(case: Case, contact: Contact, when: str, moment: Moment | None) -> str:
    often = re.sub(r"(\d+) ?h\b", r"\1 hours", contact.name[5:])
    start = f", from {promise.by(moment, case.scene)}" if when and moment else ""
    return f"We will text you {often}{start}."


def _reached(case: Case, contact: Contact) -> tuple[str, dict[str, str]]:
    """How they can be reached, and the words for it; blank where the record holds no number or address."""
    reach = contact.phone or contact.email
    if not reach:
        return "", {}
    mine = same_person(contact.name, case.incident.sender_name)
    name = f"our {contact.name}" if contact.team else contact.name
    whom = "me" if mine and case.person else ("us" if mine or not contact.name else name)
    at = "on" if contact.phone and case.scene.calendar.locale == "en-GB" else "at"
    who = {"me": "I", "us": "we"}.get(whom, whom)
    said = {"whom": whom, "at": at, "number": reach, "Whom_can": f"{who[0].upper()}{who[1:]} can"}
    place = ("reach_desk" if contact.team else "reach") if contact.phone else "reach_by_email"
    return case.choice.one(place, **said), said


def sign_off(case: Case) -> str:
    """How the letter closes: the house's own words, else what suits the reader and the manner."""
    place = "sign_off_" + case.scene.calendar.locale.replace("-", "_").lower()
    formal = case.scene.reader.formal and place == "sign_off_en_gb"
    return case.task.own.sign_off or case.choice.all(f"{place}_formal" if formal else place)[0]


def signature(case: Case) -> tuple[Line, ...]:
    """Sign-off, who signs, their title and company, the reference."""
    incident, own = case.incident, case.task.own
    signer = incident.says("sender_name")
    place = [
        (incident.says("sender_title") or own.title, "sender_title"),
        (incident.says("company") or own.company, "company"),
    ]
    told = ", ".join(part for part, _ in place if part)
    reference = incident.says("reference")
    lines: list[Line] = [
        (sign_off(case), ()),
        (signer, ("sender_name",)),
        (told if told != signer else "", tuple(field for part, field in place if part)),
        (f"Reference: {reference}" if reference else "", ("reference",)),
    ]
    return tuple(line for line in lines if line[0])


def subject(case: Case) -> Line:
    """The subject line of an email: whose mistake, its day, the reference."""
    moment = case.incident.moment("when_happened")
    reference = case.incident.says("reference")
    if moment:
        told = case.choice.one("subject_dated", day=case.scene.calendar.day(date_of(moment)))
    else:
        told = case.choice.one("subject")
    said = f"Subject: {told}" + (f" ({reference})" if reference else "")
    return said, (*(["when_happened"] if moment else []), *(["reference"] if reference else []))
