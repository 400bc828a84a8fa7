"""From the answers to the form, as typed, to the incident they make.

Beside a field's own answer stand `field:time` (its clock time) and `field:unknown` ("yes" where staff said that it is
not known yet; what was typed before stays kept).
"""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from typing import Any, Final, get_args

from drafting.incident import DATE_FIELDS, NOT_KNOWN, CauseOwner, Harm, Incident, tidy
from drafting.writing import OwnDetails

CAN_BE_UNKNOWN: Final = ("when_happened", "cause", "impact", "fix_promised", "fix_due")
"""The fields of which the form lets staff say that the answer is not known yet."""

_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"cause_owner": get_args(CauseOwner), "harm": get_args(Harm)}


def time_of(field: str) -> str:
    """The answer that holds the clock time of a date field."""
    return f"{field}:time"


def unknown_of(field: str) -> str:
    """The answer that says whether a field is not known yet."""
    return f"{field}:unknown"


def own_details_from(answers: Mapping[str, str]) -> OwnDetails:
    """Own details as typed; an answer that fits no field, or no choice, is left out."""
    known = {field: tidy(value) for field, value in answers.items() if field in OwnDetails.model_fields}
    for field in ("locale", "manner", "address"):
        if known.get(field) not in get_args(OwnDetails.model_fields[field].annotation):
            known.pop(field, None)
    return OwnDetails.model_validate(known)


def today(own: OwnDetails, now: dt.datetime) -> dt.date:
    """The day it is where staff are."""
    try:
        return now.astimezone(zoneinfo.ZoneInfo(own.time_zone)).date() if own.time_zone else now.astimezone().date()
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return now.astimezone().date()


def incident_from(answers: Mapping[str, str], own: OwnDetails, now: dt.datetime) -> Incident:
    """The incident the answers make: own details where a field is blank, dated today unless it says otherwise."""
    typed: dict[str, Any] = {field: value for field, value in answers.items() if field in Incident.model_fields}
    for field in DATE_FIELDS:
        typed[field] = _moment(answers, field)
    for field in CAN_BE_UNKNOWN:
        if answers.get(unknown_of(field)):
            typed[field] = NOT_KNOWN
    for field, choices in _CHOICES.items():
        typed[field] = typed.get(field) if typed.get(field) in choices else None
    for field, default in (("company", own.company), ("sender_name", own.signer), ("sender_title", own.title)):
        typed[field] = tidy(typed.get(field, "")) or default
    typed["written_on"] = tidy(answers.get("written_on", "")) or today(own, now)
    return Incident.model_validate(typed)


def times_without_a_date(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The date fields of which only the time was given; alone it is not used."""
    return tuple(field for field in DATE_FIELDS if answers.get(time_of(field)) and not answers.get(field))


def _moment(answers: Mapping[str, str], field: str) -> str:
    day, clock = tidy(answers.get(field, "")), tidy(answers.get(time_of(field), ""))
    return f"{day}T{clock}" if day and clock else day
