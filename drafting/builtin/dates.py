"""Dates and times: in the reader's own way, whatever the record's. No clock is read.

A relative day in the record ("tonight") is told as a date where the record's own dates settle it, and left out where not.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal

from drafting.incident import DATE_FIELDS, Incident, Moment

Locale = Literal["en-GB", "en-US"]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH: Final = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_DOTTED_HALF: Final = re.compile(r"(\d)\s*([ap])\.m\b\.?(?=$|[\s,;)])", re.IGNORECASE)
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SLASH: Final = re.compile(rf"(?<![\d/£$€.])\b(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d\d))?\b(?!/|\d| of\b|\s+{_MONTH})")
_DAY_MONTH: Final = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(\d{{4}})\b)?", re.IGNORECASE
)
_MONTH_DAY: Final = re.compile(
    rf"(?<!\d )\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(\d{{4}})\b)?", re.IGNORECASE
)
_MONTH_ALONE: Final = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?!\w)")
_TONIGHT: Final = re.compile(r"\b(\d{1,2}(?::\d\d)?) (?=(?:tonight|this (?:evening|afternoon))\b)", re.IGNORECASE)
_WEEKDAY: Final = re.compile(
    r"(?:\b(by|on|until|till|before) )?\b(Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\b(?![\w'])|\b(by|until|till|before) ((?:Mon"
    r"|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,? (?:\d|[A-Z]))(?= at | by | in |\W|$)(?! [a-z]+(?<! at)(?<! by)(?<! in)\b)"
)
_COLON_TIME: Final = re.compile(
    r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?!:?\d)\s*(am|pm|a\.m\.|p\.m\.|hrs|Z)?(?!\w)", re.IGNORECASE
)
_DOT_TIME: Final = re.compile(r"(?<![\d£$€.])(0\d|1\d|2[0-3]|\d)\.([0-5]\d)(?!\.?\d|%)\s*(am|pm)?(?!\w)", re.IGNORECASE)
_HOUR: Final = re.compile(r"\b(1[0-2]|[1-9])\s*(am|pm)\b", re.IGNORECASE)
_HALF_DAY: Final = re.compile(
    rf"\b(\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}}) (am|pm)\b", re.IGNORECASE
)
_AMERICAN: Final = re.compile(
    r"(?<![A-Z]{2})(?<![A-Z])\$\s?\d|\b\d{3}-\d{3}-\d{4}\b|\(\d{3}\) \d{3}-\d{4}|\b(?:0?[1-9]|1[0-2])/(?:1[3-9]"
    r"|2\d|3[01])\b(?! of\b)"
)
_BRITISH: Final = re.compile(r"£|€|\+4\d|\b0\d{3,4} \d{3}|\b(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])\b")
SAYS_A_DAY: Final = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(WEEKDAYS)})\b|\b(?:today|tomorrow|tonight|yesterday|this morning"
    rf"|on the \d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
SAYS_A_TIME: Final = re.compile(r"\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\bnoon\b|\bmidnight\b", re.IGNORECASE)


def locale_of(incident: Incident, given: str) -> Locale:
    """The locale asked for, else the one that the record's money, phone numbers and dates speak for, else en-GB."""
    if given in ("en-GB", "en-US"):
        return "en-US" if given == "en-US" else "en-GB"
    typed = "\n".join(value for value in incident.model_dump().values() if isinstance(value, str))
    return "en-US" if _AMERICAN.search(typed) and not _BRITISH.search(typed) else "en-GB"


@dataclass(frozen=True, slots=True)
class Calendar:
    """How dates are written in one letter: the locale, the record's own days, and whether a year must be told."""

    locale: Locale
    days: tuple[dt.date, ...]
    written_on: dt.date | None
    typed_on: dt.date | None
    """The day the record speaks of as today, where its dates settle that."""

    @property
    def tells_year(self) -> bool:
        return len({day.year for day in self.days if day.month not in (1, 12)}) > 1

    def day(self, day: dt.date, *, weekday: bool = False, year: bool = False) -> str:
        """2 March, Monday 2 March, 2 March 2026; or March 2, Monday, March 2."""
        month = MONTHS[day.month - 1]
        name = WEEKDAYS[day.weekday()]
        told = f" {day.year}" if year or self.tells_year else ""
        if self.locale == "en-US":
            return (f"{name}, " if weekday else "") + f"{month} {day.day}" + (f",{told}" if told else "")
        return (f"{name} " if weekday else "") + f"{day.day} {month}{told}"

    def past(self, moment: Moment) -> bool:
        """Whether a promise for this moment would be late on the letter's own date."""
        return self.written_on is not None and date_of(moment) < self.written_on

    def weekday_near(self, name: str) -> str:
        """The weekday with its date, where one of the record's days from the event on falls on it; else the bare name."""
        for day in self.days:
            if WEEKDAYS[day.weekday()] == name:
                return self.day(day, weekday=True)
        return name


def date_of(moment: Moment) -> dt.date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def clock(hour: int, minute: int, half: str = "") -> str:
    """5 pm, 6:20 pm, noon, midnight; `half` is am or pm where the record said so."""
    if not half:
        if minute == 0 and hour in (0, 12):
            return "noon" if hour else "midnight"
        half = "pm" if hour >= 12 else "am"
        hour = hour % 12 or 12
    return f"{hour}:{minute:02} {half}" if minute else f"{hour} {half}"


def calendar_of(incident: Incident, locale: Locale) -> Calendar:
    """The calendar of one record."""
    moments = {field: incident.moment(field) for field in DATE_FIELDS}
    days = tuple(date_of(moment) for moment in moments.values() if moment)
    happened, due, next_news = (moments[field] for field in DATE_FIELDS)
    near = happened and any(0 <= (date_of(one) - date_of(happened)).days <= 1 for one in (due, next_news) if one)
    typed_on = date_of(happened) if happened and near else None
    return Calendar(locale, days, incident.written_on, typed_on)


def in_readers_way(text: str, calendar: Calendar) -> str:
    """The text with its dates and times written as the reader writes them."""
    text = _DOTTED_HALF.sub(r"\1 \2m", text)
    years = {found[1] for found in _ISO.finditer(text)}
    text = _ISO.sub(lambda found: _iso(found, calendar, year=len(years) > 1), text)
    text = _SLASH.sub(lambda found: _slashed(found, calendar), text)
    text = _DAY_MONTH.sub(lambda found: _named(found[0], found[1], found[2], found[3], calendar), text)
    text = _MONTH_DAY.sub(lambda found: _named(found[0], found[2], found[1], found[3], calendar), text)
    text = _MONTH_ALONE.sub(lambda found: _month(found[1]), text)
    text = _WEEKDAY.sub(lambda found: _weekday_told(found, calendar), text)
    text = _TONIGHT.sub(r"\1 pm ", text)
    text = _COLON_TIME.sub(_time, text)
    text = _DOT_TIME.sub(_dotted, text)
    text = _HOUR.sub(lambda found: f"{found[1]} {found[2].lower()}", text)
    text = _HALF_DAY.sub(
        lambda found: f"the {'morning' if found[2].lower() == 'am' else 'afternoon'} of {found[1]}", text
    )
    return _relative(text, calendar)


def _iso(found: re.Match[str], calendar: Calendar, *, year: bool) -> str:
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return found[0]
    other_year = any(known.year != day.year for known in calendar.days)
    told = calendar.day(day, year=year or other_year)
    return f"{told} at {clock(int(found[4]), int(found[5]))}" if found[4] else told


def _slashed(found: re.Match[str], calendar: Calendar) -> str:
    first, second = int(found[1]), int(found[2])
    day, month = (second, first) if calendar.locale == "en-US" else (first, second)
    if month > 12 and day <= 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    if day > _DAYS[month - 1]:
        return "a date that does not exist"
    year = found[3] and (found[3] if len(found[3]) == 4 else "20" + found[3])
    return _written(day, month, year, calendar)


def _named(typed: str, day: str, month: str, year: str | None, calendar: Calendar) -> str:
    number = _number(month)
    if not number or not 1 <= int(day) <= 31 or (typed.split()[0] == "may" and calendar.locale == "en-GB"):
        return typed
    return _written(int(day), number, year, calendar)


def _written(day: int, month: int, year: str | None, calendar: Calendar) -> str:
    name = MONTHS[month - 1]
    if calendar.locale == "en-US":
        return f"{name} {day}" + (f", {year}" if year else "")
    return f"{day} {name}" + (f" {year}" if year else "")


def _number(month: str) -> int:
    return next((at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower()[:3])), 0)


def _month(short: str) -> str:
    return MONTHS[_number(short) - 1]


def _weekday_told(found: re.Match[str], calendar: Calendar) -> str:
    name = _weekday(found[2] or found[4])
    if before := found[1] or found[3]:
        return f"{before} {calendar.weekday_near(name)}"
    return name


def _weekday(short: str) -> str:
    return next(name for name in WEEKDAYS if name.startswith(short[:3]))


def _time(found: re.Match[str]) -> str:
    if found[3] == "Z":
        return f"{found[1]}:{found[2]} UTC"
    half = (found[3] or "").lower().replace(".", "").replace("hrs", "")
    if not half and 1 <= int(found[1]) <= 12 and not found[1].startswith("0"):
        return f"{found[1]}:{found[2]}"
    return clock(int(found[1]), int(found[2]), half)


def _dotted(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    if not found[3] and hour < 13 and not found[1].startswith("0"):
        return found[0]
    return clock(hour, minute, (found[3] or "").lower()) if hour < 24 else found[0]


_TODAY: Final = re.compile(r",?\s*\b(?:today|tonight|this morning|this afternoon|this evening)\b", re.IGNORECASE)
_TOMORROW: Final = re.compile(r"(\s*)\btomorrow\b", re.IGNORECASE)


def _relative(text: str, calendar: Calendar) -> str:
    on = calendar.typed_on
    text = _TODAY.sub(f" on {calendar.day(on, weekday=True)}" if on else "", text)
    if on and on + dt.timedelta(days=1) <= dt.date.max:
        following = calendar.day(on + dt.timedelta(days=1), weekday=True)
        text = re.sub(r"\bby tomorrow noon\b", f"by noon on {following}", text)
        text = re.sub(r"\b(by|until|till|from|on) tomorrow\b", rf"\1 {following}", text)
        return _TOMORROW.sub(rf"\1on {following}", text)
    return text
