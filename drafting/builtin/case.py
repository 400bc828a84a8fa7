"""A record read for one message: reader, calendar and voice settled, and how its wordings are picked."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from drafting.builtin import wording
from drafting.builtin.dates import calendar_of, date_of, locale_of
from drafting.builtin.people import acts_alone, signs_as_person
from drafting.builtin.person import Reader, reader_of
from drafting.builtin.phrases import Style
from drafting.builtin.scene import Scene
from drafting.builtin.tokens import known_lexicon
from drafting.builtin.wording import Choice
from drafting.incident import Incident
from drafting.writing import Task

_INNER_CAPITAL: Final = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][a-zà-þ]\w+")
_CAPITAL: Final = re.compile(r"[A-ZÀ-Þ]\w+")
_OUTAGE: Final = re.compile(
    r"\b(?:outage|disconnected|cut off|no (?:internet|power|water|gas|heating)|(?:power|supply|service|internet|line)"
    r" (?:off|down|cut))\b",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"(?:[£$€₹]\s?|\b[A-Z]{3} )(\d[\d,.]*\d)")
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
_NOT_OF_THE_RECORD: Final = {"written_on", "kinds", "message_type", "internal_note", "id"}
"""What may change while the record stays the same; nothing of it is told, and no wording depends on it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A record with what every element needs to know of it."""

    task: Task
    scene: Scene
    person: bool
    choice: Choice

    @property
    def incident(self) -> Incident:
        return self.task.incident

    def dates_in(self, text: str, *fields: str) -> tuple[str, ...]:
        """Those of some date fields whose day a text tells."""
        moments = {field: self.incident.moment(field) for field in fields}
        return tuple(field for field, one in moments.items() if one and self.scene.calendar.day(date_of(one)) in text)


def case_of(task: Task) -> Case:
    """The record read for a message: reader, calendar and voice settled."""
    incident = task.incident
    typed = ". ".join(incident.says(field) for field in _NARRATIVE)
    calendar = calendar_of(incident, locale_of(incident, task.own.locale))
    reader = reader_of(incident.says("customer_name"), typed, task.own.address)
    alone = acts_alone(incident)
    scene = Scene(
        reader,
        calendar,
        "I" if alone else "we",
        _style(incident, reader),
        incident.cause_owner == "customer",
        incident.cause_owner == "supplier",
        sums=_sums(typed),
        outage=bool(_OUTAGE.search(f"{incident.what_happened} {incident.impact}")),
        sender=_signer_names(incident),
    )
    return Case(task, scene, signs_as_person(incident), _choice_of(task, alone=alone))


def _choice_of(task: Task, *, alone: bool) -> Choice:
    record = task.incident.model_dump_json(exclude=_NOT_OF_THE_RECORD)
    seed = hashlib.sha256(f"{task.kind}\n{record}".encode()).hexdigest()
    person = signs_as_person(task.incident)
    return Choice(seed, task.wording, task.own.manner or "plain", person, alone, wording.never_used(task.own.never_say))


def _sums(typed: str) -> tuple[tuple[str, str], ...]:
    """The record's amounts with their currency, by their bare figures."""
    return tuple((found[1].replace(",", ""), found[0]) for found in _SUM.finditer(typed))


def _signer_names(incident: Incident) -> frozenset[str]:
    if not signs_as_person(incident):
        return frozenset()
    return frozenset(name.lower() for name in _CAPITAL.findall(incident.sender_name)) | {"dr"}


def _style(incident: Incident, case_reader: Reader) -> Style:
    """How the record is typed: mostly in lower case or not, and the names that occur in it."""
    fields = [said for field in _NARRATIVE if (said := incident.says(field))]
    lower = sum(text[0].islower() for text in fields) > sum(text[0].isupper() for text in fields)
    kin = case_reader.family or case_reader.number == "one"
    inside = {word for text in fields for word in _INNER_CAPITAL.findall(text) if not known_lexicon(word)}
    named = set(_CAPITAL.findall(f"{incident.customer_name} {incident.sender_name} {incident.follow_up_by}"))
    return Style(lower, frozenset(inside | {name for name in named if not known_lexicon(name)}), kin=kin)
