"""Whether a proposed answer rests on its quote: the quote stands in the paste, and every fact of the value in the quote.

Source: DESIGN (no invented facts or promises; the model proposes, code judges).
"""

import datetime as dt
import re
from typing import Final

from drafting.incident import DATE_FIELDS, Incident, moment_of, tidy
from drafting.pasted import Paste, Way
from drafting.pasted_dates import resolved
from drafting.people_names import words_of
from drafting.private_details import shadow_of
from drafting.proposal import Proposal
from drafting.quotes import places, words_in
from rubrics.mentions import Mention, mentions
from rubrics.moments import MONTHS, WEEKDAYS

LONGEST_QUOTE: Final = 600
LONGEST_VALUE: Final = 1_000
"""A quote or value longer than this rests on everything and nothing, in characters."""

_FUTURE: Final = ("fix_due", "follow_up_when")
_TOKENS: Final = ("customer_name", "customer_email", "customer_address", "reference", "fix_owner")
"""Fields whose value is copied: every word of it stands in the quote."""

_CHANNELS: Final = {
    "phone": r"rang|called|phoned?|telephoned?|call(?:er)?|on the line",
    "email": r"e-?mail(?:ed)?|from:|subject:|\S@\S",
    "chat": r"(?:live ?)?chat|messenger|whatsapp",
    "letter": r"letter|by post|wrote to",
    "in person": r"in person|came in|at the (?:desk|counter|till)|in (?:the )?(?:shop|store|branch)",
}


def borne_out(paste: Paste, field: str, value: str, quote: str, *, ours: bool) -> Proposal | None:
    """The proposal as it may be shown; None where its quote does not bear it out.

    `ours` fields are what only our own staff can say: their quote must be theirs.
    """
    value = tidy(value)
    if not 0 < len(value) <= LONGEST_VALUE or not Incident.model_validate({field: value}).says(field):
        return None
    if len(quote) > LONGEST_QUOTE:
        return None
    for start, end in places(paste.text, quote):
        if ours and not paste.ours(start, end):
            continue
        if kept := _kept(paste, field, value, start, end):
            return kept
    return None


def _kept(paste: Paste, field: str, value: str, start: int, end: int) -> Proposal | None:
    quote = paste.text[start:end]
    if field in DATE_FIELDS:
        return _moment(paste, field, value, start, end)
    if field == "contact_channel":
        return _channel(paste, value, quote)
    if field in _TOKENS:
        sound = words_in(value) <= words_in(quote)
        return Proposal(field=field, value=value, quote=quote) if sound else None
    return Proposal(field=field, value=value, quote=quote) if _facts_in(paste, value, start, end) else None


def _channel(paste: Paste, value: str, quote: str) -> Proposal | None:
    said = {name for name, pattern in _CHANNELS.items() if re.search(rf"\b(?:{pattern})", value, re.IGNORECASE)}
    shown = {name for name, pattern in _CHANNELS.items() if re.search(rf"\b(?:{pattern})", quote, re.IGNORECASE)}
    sure = said & (shown if not paste.channel else {paste.channel})
    return Proposal(field="contact_channel", value=sure.pop(), quote=quote) if len(said) == 1 == len(sure) else None


def _moment(paste: Paste, field: str, value: str, start: int, end: int) -> Proposal | None:
    """A day, and a time where both value and quote have it. A relative day needs the paste to say when it was written."""
    way: Way = "future" if field in _FUTURE else "past"
    moment = moment_of(value)
    days = paste.days_in(start, end, way)
    day = (
        (moment.date() if isinstance(moment, dt.datetime) else moment) if moment else _day_in(paste, value, start, way)
    )
    if day is None or day not in days:
        return None
    minutes = {minute for mention in mentions(paste.text[start:end]) for minute in mention.minutes}
    clock = ""
    if isinstance(moment, dt.datetime) and (moment.hour or moment.minute):
        if 60 * moment.hour + moment.minute not in minutes:
            return None
        clock = f"{moment:%H:%M}"
    return Proposal(field=field, value=day.isoformat(), clock=clock, quote=paste.text[start:end])


def _day_in(paste: Paste, value: str, at: int, way: Way) -> dt.date | None:
    """The one day that a value in words names."""
    found = {resolved(mention, value, paste.anchor(at), paste.today, way) for mention in mentions(value)} - {None}
    return found.pop() if len(found) == 1 else None


def _facts_in(paste: Paste, value: str, start: int, end: int) -> bool:
    """Whether every date, time, amount, number, reference and name of the value stands in the quote."""
    quote = paste.text[start:end]
    told, said = mentions(quote), words_in(quote)
    stated = [one for one in mentions(value) if not (one.kind == "quantity" and one.number == 1)]
    return all(_holds(one, value, told, paste, start, end) for one in stated) and all(
        name in said for name in _names_in(value)
    )


def _holds(one: Mention, value: str, told: tuple[Mention, ...], paste: Paste, start: int, end: int) -> bool:
    if one.kind in ("day", "relative"):
        if any(one.days == other.days and one.number == other.number and one.kind == other.kind for other in told):
            return True
        ways: tuple[Way, Way] = ("past", "future")
        return any(
            resolved(one, value, paste.anchor(start), paste.today, way) in paste.days_in(start, end, way)
            for way in ways
        )
    if one.kind == "time":
        return any(set(one.minutes) & set(other.minutes) for other in told)
    if one.kind in ("reference", "phone", "email", "person"):
        return words_in(value[one.start : one.end]) - _TITLES <= words_in(paste.text[start:end])
    alike = ("quantity", "duration") if one.kind == "quantity" else (one.kind,)
    return any(
        other.kind in alike and other.number == one.number and (one.kind != "money" or other.unit == one.unit)
        for other in told
    ) or (one.kind == "quantity" and value[one.start : one.end].casefold() in words_in(paste.text[start:end]))


_TITLES: Final = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "sister", "captain", "sergeant")
)


_CALENDAR: Final = frozenset((*MONTHS, *WEEKDAYS))


def _names_in(value: str) -> list[str]:
    """Words of the value that are names: capitals inside a sentence, and a listed first name wherever it stands."""
    names: list[str] = []
    for word in words_of(shadow_of(value)):
        starts = not value[: word.start].strip() or value[: word.start].rstrip()[-1] in ".!?:"
        if not word.capital or word.text == "I" or word.text.startswith("I'") or word.key in _CALENDAR:
            continue
        if not starts or (word.first and not word.ordinary):
            names += re.findall(r"\w+", word.text.lower())
    return names
