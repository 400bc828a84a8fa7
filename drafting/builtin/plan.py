"""Which elements a message holds, in which order, with several wordings of each. Order: E22 (sorry once, then repair)."""

import re
from dataclasses import dataclass
from typing import Final

from drafting.builtin import cause, harm, promise, remedy, wording
from drafting.builtin.dates import WEEKDAYS, calendar_of, date_of, locale_of
from drafting.builtin.people import Contact, acts_alone, contact_of, same_person, signs_as_person
from drafting.builtin.person import Reader, reader_of
from drafting.builtin.phrases import Style
from drafting.builtin.scene import Scene
from drafting.builtin.tokens import known_lexicon
from drafting.incident import Incident
from drafting.writing import Task

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


_INNER_CAPITAL: Final = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][a-zà-þ]\w+")


_NARRATIVE: Final = (
    "what_happened",
    "discovered_how",
    "cause",
    "impact",
    "fix_done",
    "fix_promised",
    "compensation",
    "prevention",
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the letter: its paragraph, and the wordings to try in turn ("" leaves it out).

    `keep` says how long it is kept when space is short.
    """

    paragraph: int
    options: tuple[str, ...]
    keep: int = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a letter is rendered from."""

    greeting: str
    slots: tuple[Slot, ...]
    closing: tuple[str, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A record with what every element needs to know of it."""

    task: Task
    scene: Scene
    person: bool

    @property
    def incident(self) -> Incident:
        return self.task.incident

    def follow_up(self) -> list[str]:
        """Who will be in touch and when, and how they are reached; empty where the record holds neither."""
        return _follow_up(self, contact_of(self.incident.says("follow_up_by")))

    def ways(self, wordings: tuple[str, ...]) -> tuple[str, ...]:
        """All of our own sentences for a place, the one that the record picks first."""
        seed = self.incident.what_happened + self.incident.company
        return tuple(wording.voiced(one, self.person) for one in wording.rotated(wordings, seed))

    def say(self, wordings: tuple[str, ...]) -> str:
        """One of our own sentences, chosen by the record and said by who signs."""
        return wording.voiced(wording.pick(wordings, self.incident.what_happened + self.incident.company), self.person)


def case_of(task: Task) -> Case:
    """The record read for a letter: reader, calendar and voice settled."""
    incident = task.incident
    typed = ". ".join(incident.says(field) for field in _NARRATIVE)
    calendar = calendar_of(incident, locale_of(incident, task.own.locale))
    reader = reader_of(incident.says("customer_name"), typed)
    scene = Scene(
        reader,
        calendar,
        "I" if acts_alone(incident) else "we",
        _style(incident, reader),
        incident.cause_owner == "customer",
        incident.cause_owner == "supplier",
        sums=_sums(typed),
        outage=bool(_OUTAGE.search(f"{incident.what_happened} {incident.impact}")),
        sender=_signer_names(incident),
    )
    return Case(task, scene, signs_as_person(incident))


_OUTAGE: Final = re.compile(
    r"\b(?:outage|disconnected|cut off|no (?:internet|power|water|gas|heating)|(?:power|supply|service|internet|line)"
    r" (?:off|down|cut))\b",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"(?:[£$€₹]\s?|\b[A-Z]{3} )(\d[\d,.]*\d)")


def _sums(typed: str) -> tuple[tuple[str, str], ...]:
    """The record's amounts with their currency, by their bare figures."""
    return tuple((found[1].replace(",", ""), found[0]) for found in _SUM.finditer(typed))


def _signer_names(incident: Incident) -> frozenset[str]:
    if not signs_as_person(incident):
        return frozenset()
    return frozenset(name.lower() for name in re.findall(r"[A-ZÀ-Þ]\w+", incident.sender_name)) | {"dr"}


def _style(incident: Incident, case_reader: Reader) -> Style:
    """How the record is typed: mostly in lower case or not, and the names that occur in it."""
    fields = [incident.says(field) for field in _NARRATIVE if incident.says(field)]
    lower = sum(text[0].islower() for text in fields) > sum(text[0].isupper() for text in fields)
    kin = case_reader.family or case_reader.number == "one"
    inside = {word for text in fields for word in _INNER_CAPITAL.findall(text) if not known_lexicon(word)}
    named = set(re.findall(r"[A-ZÀ-Þ]\w+", f"{incident.customer_name} {incident.sender_name} {incident.follow_up_by}"))
    return Style(lower, frozenset(inside | {name for name in named if not known_lexicon(name)}), kin=kin)


def letter(case: Case, *, full: bool) -> Plan:
    """A first response, or (`full`) a resolution letter with every element the record supports."""
    slots = [*_opening(case), *_cause(case), *_repair(case), *_change(case), *_closing_words(case, full=full)]
    return Plan(case.scene.reader.greeting, tuple(slots), _signature(case), _subject(case))


def note(case: Case) -> Plan:
    """A handwritten note: owned, sorry, what it cost, what was done, the gift in a few words. Source: E25."""
    gifts = remedy.gift(case.incident, case.scene, note=True)
    slots = [
        *_opening(case),
        *(Slot(1, (text, ""), keep=3) for text in _own_cause(case)),
        *(Slot(2, (text, ""), keep=4) for text in remedy.done(case.incident, case.scene)),
        *(Slot(2, (text, ""), keep=3) for text in gifts),
    ]
    closing = (case.task.own.sign_off, case.incident.sender_name)
    return Plan(case.scene.reader.greeting, tuple(slots), tuple(line for line in closing if line))


def options(*wordings: str) -> tuple[str, ...]:
    """The wordings that say something, each once, and at last nothing."""
    return (*dict.fromkeys(wording for wording in wordings if wording), "")


def _without_weekday(text: str) -> str:
    """A dated sentence without the name of the day, for where another year's date stands beside it."""
    return re.sub(rf"\b(?:{'|'.join(WEEKDAYS)}),? (?=\d|[A-Z])", "", text)


def _opening(case: Case) -> list[Slot]:
    named = harm.mistake(case.incident, case.scene)
    first, more = named[:1], named[1:]
    slots = [Slot(0, (text, _plainly(case)), keep=9) for text in first]
    slots += [Slot(0, (text, ""), keep=6) for text in more[:2]]
    slots.append(Slot(0, (_owned(case),), keep=9))
    slots += [Slot(1, (text, ""), keep=5) for text in more[2:]]
    return slots + [
        Slot(1, options(text, harm.as_suffered(text)), keep=7 - at)
        for at, text in enumerate(harm.impact(case.incident, case.scene))
    ]


def _plainly(case: Case) -> str:
    phrase = harm.noun_phrases(case.incident.says("what_happened"), case.scene)
    return f"What went wrong: {phrase}." if phrase else ""


def _owned(case: Case) -> str:
    if case.scene.me == "I":
        return case.say(wording.OWNED_ALONE)
    return case.say(wording.OWNED)


def _own_cause(case: Case) -> list[str]:
    """How it came about; the first sentence says that it is the cause."""
    told = cause.explanation(case.incident, case.scene)
    if (
        not told
        or told[0].startswith(cause.CAUSE_FRAME)
        or re.match(r"(?:We|I) should have", told[0])
        or " because " in told[0]
    ):
        return told
    return [
        wording.pick(wording.CAUSE, case.incident.what_happened).format(clause=harm.inner(told[0], case.scene)),
        *told[1:],
    ]


def _cause(case: Case) -> list[Slot]:
    incident = case.incident
    if incident.not_known("cause") or incident.cause_owner == "unknown":
        return [Slot(1, case.ways(wording.NOT_KNOWN), keep=8)]
    slots = [Slot(2, (text, ""), keep=5 - at) for at, text in enumerate(_own_cause(case))]
    if cause.names_outsider(incident):
        slots.append(Slot(2, (case.say(wording.SUPPLIER), ""), keep=6))
    return slots


def _repair(case: Case) -> list[Slot]:
    slots = [Slot(3, (text, ""), keep=7 - min(at, 2)) for at, text in enumerate(remedy.done(case.incident, case.scene))]
    slots += [
        Slot(3, options(text, _without_weekday(text)), keep=8)
        for text in promise.promised(case.incident, case.scene, doer(case))
    ]
    if not slots:
        slots = [Slot(3, no_fix_yet(case), keep=8)]
    return slots + [Slot(3, (text, ""), keep=6) for text in remedy.gift(case.incident, case.scene)]


def no_fix_yet(case: Case) -> tuple[str, ...]:
    """That the repair is not settled, and, where a time for news is recorded, that the answer comes by then. Source: LABELS."""
    moment = case.incident.moment("follow_up_when")
    if not moment or case.scene.calendar.past(moment):
        return case.ways(wording.NO_FIX_YET)
    contact = contact_of(case.incident.says("follow_up_by"))
    mine = same_person(contact.name, case.incident.sender_name) or not contact.name or contact.team
    who = ("I" if case.person else "we") if mine else contact.name
    return (
        f"How we put this right is not settled yet; {who} will tell you how we put it right"
        f" by {promise.by(moment, case.scene)}.",
    )


def doer(case: Case) -> str:
    owner = contact_of(case.incident.says("fix_owner"))
    if not owner.name or owner.team:
        return "We"
    if same_person(owner.name, case.incident.sender_name):
        return "I" if case.person else "We"
    return owner.name if len(owner.name.split()) > 1 else "We"


def _change(case: Case) -> list[Slot]:
    return [Slot(4, (text, ""), keep=6 - at) for at, text in enumerate(remedy.prevention(case.incident, case.scene))]


def _closing_words(case: Case, *, full: bool) -> list[Slot]:
    slots = [Slot(5, options(text, _without_weekday(text)), keep=8) for text in case.follow_up()]
    remedied = bool(case.incident.says("fix_done") or case.incident.says("fix_promised"))
    asked = case.ways(wording.INVITED if remedied else wording.INVITED_FIRST)
    question = [Slot(5, (*asked, ""), keep=4)] if full or not remedied or not slots else []
    replies = [] if slots else [Slot(5, (*_reply(case), ""), keep=5)]
    return [*question, *slots, *replies]


def _reply(case: Case) -> tuple[str, ...]:
    """That an answer reaches who signs, where the customer's channel makes that true."""
    channel = case.incident.says("contact_channel").lower()
    if channel in _WRITTEN_CHANNELS:
        return case.ways(wording.REPLY)
    return case.ways(wording.REPLY_BY_POST) if channel == "letter" else ()


def _follow_up(case: Case, contact: Contact) -> list[str]:
    incident, scene = case.incident, case.scene
    moment = incident.moment("follow_up_when")
    when = "" if not moment or scene.calendar.past(moment) else promise.by(moment, scene)
    mine = same_person(contact.name, incident.sender_name)
    who = ("I" if case.person else "We") if mine or not contact.name or contact.team else contact.name
    out: list[str] = []
    if contact.team and contact.name.lower().startswith("text every"):
        often = re.sub(r"(\d+) ?h\b", r"\1 hours", contact.name[5:])
        start = f", from {promise.by(moment, scene)}" if when and moment else ""
        out.append(f"We will text you {often}{start}.")
    elif when:
        out.append(f"{who} will be in touch {'by' if ' on ' in when else 'on'} {when}.")
    reach = " or ".join(part for part in (contact.phone, contact.email) if part)
    if reach:
        whom = (
            "me"
            if mine and case.person
            else ("us" if mine or not contact.name else (f"our {contact.name}" if contact.team else contact.name))
        )
        at = "on" if contact.phone and scene.calendar.locale == "en-GB" else "at"
        out.append(f"You can reach {whom} {at} {contact.phone or reach}.")
    return out


def _signature(case: Case) -> tuple[str, ...]:
    incident, own = case.incident, case.task.own
    sign_off = own.sign_off or wording.SIGN_OFFS[case.scene.calendar.locale, case.scene.reader.formal]
    signer = incident.says("sender_name")
    place = ", ".join(
        part for part in (incident.says("sender_title") or own.title, incident.says("company") or own.company) if part
    )
    reference = incident.says("reference")
    lines = [sign_off, signer, place if place != signer else "", f"Reference: {reference}" if reference else ""]
    return tuple(line for line in lines if line)


def _subject(case: Case) -> str:
    moment = case.incident.moment("when_happened")
    reference = case.incident.says("reference")
    told = f"Our mistake of {case.scene.calendar.day(date_of(moment))}" if moment else "Our mistake, and our apology"
    return f"Subject: {told}" + (f" ({reference})" if reference else "")
