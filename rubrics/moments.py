"""Dates, weekdays and times of day as letters and staff write them. Source: LABELS (whatever their spelling)."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from rubrics.numbers import HOURS, ORDINALS

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Day(NamedTuple):
    """What a text says of a day; None where it says nothing. `weekday` counts from Monday, 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def fits(self, date: dt.date) -> bool:
        """Whether the calendar day agrees with all that is said but the weekday, where more than that is said."""
        if self.day is None and self.month is None:
            return self.weekday == date.weekday()
        return self.year in (None, date.year) and self.month in (None, date.month) and self.day in (None, date.day)


class Moment(NamedTuple):
    """A stretch of text that states a day (its readings) or a time of day (in minutes; both halves if unsaid)."""

    start: int
    end: int
    days: tuple[Day, ...] = ()
    minutes: tuple[int, ...] = ()


_MONTH: Final = (
    r"(?P<month>(?i:january|february|april|june|july|august|september|october|november|december)\b"
    r"|(?i:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\.(?! [A-Z]))?|March\b|May\b|Mar\b|MAY\b|MARCH\b)"
)
_WEEKDAY: Final = (
    r"(?P<weekday>(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\b\.?)"
)
_ORDINAL: Final = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DAY: Final = rf"(?P<day>(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])|(?i:{_ORDINAL})\b)"
_YEAR: Final = r"(?:,? ?(?P<year>(?:19|20)\d\d)\b|,? '(?P<short>\d\d)\b)?"
_LEAD: Final = rf"(?:{_WEEKDAY},? (?:the )?)?"

_ISO: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ](?P<h>\d\d):(?P<m>\d\d))?")
_RANGE: Final = re.compile(
    rf"\b(?P<first>(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?) ?(?:-|to|and|until|or) ?(?:the )?{_DAY} (?:of )?{_MONTH}{_YEAR}"
)
_DAY_MONTH: Final = re.compile(rf"\b{_LEAD}\b{_DAY} ?(?:of )?{_MONTH}{_YEAR}")
_MONTH_DAY: Final = re.compile(rf"\b{_LEAD}{_MONTH} (?:the )?{_DAY}{_YEAR}")
_FIGURES: Final = re.compile(
    rf"\b(?:{_WEEKDAY},? )?(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?:(?P=sep)(?P<year>\d{{4}}|\d\d))?(?![\d/-])"
)
_BARE_WEEKDAY: Final = re.compile(
    r"(?P<before>\b(?:every|each|a|any|most|alternate|one|per|some|until|only on) )?"
    r"\b(?P<weekday>(?i:mon|tues|wednes|thurs|fri|satur|sun)day|(?:Mon|Tues?|Weds?|Thurs?|Fri)(?=[ ,.;]))\b"
    r"(?P<day>,? (?:the )?(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))?"
    r"(?P<range>s?\b ?(?:-|to|through|and|or) ?(?i:mon|tues|wednes|thurs|fri|satur|sun)days?)?",
)
_AFTER_DAY: Final = (
    r"(?=[,.;:!?)]|\s*$| (?:and|or|of (?:this|that|last|next)|to|at|by|until|we|i|you|which|when|with|is|was|as|but|so"
    r"|for|in|on|from|had|it|he|she|they|that|before|after|if|because|where|our|your|my|the)\b)"
)
_LATER_ORDINAL: Final = "|".join(word for word, day in ORDINALS.items() if day > 3)
_BARE_DAY: Final = re.compile(
    rf"\b(?:the|The) (?P<day>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)|(?:{_LATER_ORDINAL}))\b{_AFTER_DAY}"
)
_BARE_MONTH: Final = re.compile(
    r"\b(?i:in|since|from|until|by|of|this|last|next|early|late|mid|your|the|our|end of)"
    rf"[ -]{_MONTH}(?: (?P<year>20\d\d)| '(?P<short>\d\d)\b)?"
    r"(?! (?:be|have|not|we|i|you|\d))"
)
_CLOCK: Final = re.compile(
    r"(?<![\d.,:£$€])(?P<h>[01]?\d|2[0-3])"
    r"(?::(?P<m>[0-5]\d)|[.h](?P<m2>[0-5]\d)(?= ?(?:am|pm|a\.m|p\.m|hrs|on\b|this|that|the\b|in the"
    r"|today|tonight|tomorrow|$)))"
    r"(?![:\d]| ?(?:%|kg|mm))(?::\d\d)? ?(?P<half>[ap]m\b|[ap]\.m\b\.?)?",
    re.IGNORECASE,
)
_HOUR: Final = re.compile(
    r"(?<![\d.,:£$€])(?P<h>\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:[. ](?P<m>[0-5]\d))? ?(?P<half>[ap]m\b|[ap]\.m\b\.?|o'clock|hrs\b)",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    rf"\b(?P<part>half|quarter|five|ten|twenty|twenty-five) (?P<way>past|to) (?P<h>\d\d?|{'|'.join(HOURS)})\b"
    r"(?! (?:\d|hundred|thousand|minutes|hours|days|weeks|people|guests))",
    re.IGNORECASE,
)
_PREPOSED: Final = re.compile(
    r"\b(?P<lead>at|by|before|until|till|around|past|to|and|from|between|after) "
    rf"(?P<h>[1-9]|1[0-2]|{'|'.join(HOURS)})(?=[,.;:!?)]|\s*$"
    r"| (?:in the|this|that|tomorrow|today|tonight|on|sharp|and (?:i|we|he|she|the|you|it)\b|i|we|you"
    r"|he|she|to|for|with|the|when|so|until|o'clock|every|each|at night|mon|tues|wednes|thurs|fri|satur|sun))",
    re.IGNORECASE,
)
_TIME_WORDS: Final = re.compile(r"\b(?:noon|midday|midnight)\b", re.IGNORECASE)
_EVENING: Final = re.compile(
    r",? (?:on \w+day |that |this |in the |the |at |yesterday |tomorrow |same )*(afternoon|evening|night|tonight|morning)",
    re.IGNORECASE,
)
_PARTS: Final = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_WHOLE_DAY: Final = 24 * 60
_NO_HOUR_BEFORE: Final = frozenset({"past", "to", "and", "from", "between", "after"})


def _month(name: str) -> int:
    return [month[:3] for month in MONTHS].index(name[:3].casefold()) + 1


def _weekday(name: str | None) -> int | None:
    return None if name is None else [weekday[:3] for weekday in WEEKDAYS].index(name[:3].casefold())


def _day(written: str) -> int:
    return ORDINALS.get(written.casefold()) or int(re.sub(r"\D", "", written))


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if year := groups.get("year"):
        return int(year) + (2000 if len(year) == 2 else 0)
    return 2000 + int(short) if (short := groups.get("short")) else None


def _iso(match: re.Match[str]) -> Iterator[Moment]:
    yield Moment(match.start(), match.end("day"), (Day(_year(match), int(match["month"]), int(match["day"])),))
    if match["h"]:
        yield Moment(match.start("h"), match.end("m"), minutes=(60 * int(match["h"]) + int(match["m"]),))


def _range(match: re.Match[str]) -> Iterator[Moment]:
    month, year = _month(match["month"]), _year(match)
    yield Moment(match.start("first"), match.end("first"), (Day(year, month, _day(match["first"])),))
    yield Moment(match.start("day"), match.end(), (Day(year, month, _day(match["day"])),))


def _named(match: re.Match[str]) -> Iterator[Moment]:
    said = Day(_year(match), _month(match["month"]), _day(match["day"]), _weekday(match["weekday"]))
    yield Moment(match.start(), match.end(), (said,))


def _figures(match: re.Match[str]) -> Iterator[Moment]:
    """12/03/2026 read both ways; two figures alone only with a stroke between them."""
    a, b, year = int(match["a"]), int(match["b"]), _year(match)
    if not match["year"] and (match["sep"] != "/" or (a, b) == (24, 7)):
        return
    weekday = _weekday(match["weekday"])
    readings = [
        Day(year, month, day, weekday) for day, month in ((a, b), (b, a)) if 1 <= month <= 12 and 1 <= day <= 31
    ]
    if readings:
        yield Moment(match.start(), match.end(), tuple(dict.fromkeys(readings)))


def _bare_weekday(match: re.Match[str]) -> Iterator[Moment]:
    if match["before"] or match["range"]:
        return
    day = _day(match["day"]) if match["day"] else None
    yield Moment(match.start("weekday"), match.end(), (Day(day=day, weekday=_weekday(match["weekday"])),))


def _bare_day(match: re.Match[str]) -> Iterator[Moment]:
    yield Moment(match.start(), match.end(), (Day(day=_day(match["day"])),))


def _bare_month(match: re.Match[str]) -> Iterator[Moment]:
    yield Moment(match.start("month"), match.end(), (Day(_year(match), _month(match["month"])),))


def _clock(match: re.Match[str]) -> Iterator[Moment]:
    groups = match.groupdict()
    hour = HOURS.get(match["h"].casefold()) or int(match["h"])
    minute = int(groups.get("m") or groups.get("m2") or 0)
    yield from _time(match, hour, minute, (groups.get("half") or "")[:1].casefold())


def _preposed(match: re.Match[str]) -> Iterator[Moment]:
    if match["lead"].casefold() in _NO_HOUR_BEFORE and not _half_after(match):
        return
    hour = HOURS.get(match["h"].casefold()) or int(match["h"])
    yield from _time(match, hour, 0, "", match.start("h"))


def _past(match: re.Match[str]) -> Iterator[Moment]:
    hour = HOURS.get(match["h"].casefold()) or int(match["h"])
    part = _PARTS[match["part"].casefold()]
    is_past = match["way"].casefold() == "past"
    yield from _time(match, hour if is_past else hour - 1, part if is_past else 60 - part, "")


def _half_after(match: re.Match[str]) -> str:
    said = _EVENING.match(match.string, match.end())
    return said[1].casefold() if said else ""


def _time(match: re.Match[str], hour: int, minute: int, half: str, start: int | None = None) -> Iterator[Moment]:
    if hour > 24 or (half in ("a", "p") and hour > 12):
        return
    at = (60 * hour + minute) % _WHOLE_DAY
    both = (at % 720, at % 720 + 720)
    daypart = _half_after(match)
    if half in ("a", "p"):
        minutes: tuple[int, ...] = (both[half == "p"],)
    elif hour > 12 or hour == 0 or match["h"].startswith("0"):
        minutes = (at,)
    elif daypart:
        minutes = (both[daypart != "morning"],) if at % 720 else both
    else:
        minutes = both
    yield Moment(match.start() if start is None else start, match.end(), minutes=minutes)


def _word(match: re.Match[str]) -> Iterator[Moment]:
    yield Moment(match.start(), match.end(), minutes=(0 if match[0].casefold() == "midnight" else 720,))


_MONTH_NAMED: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY_NAMED: Final = r"(?:[\d\x1a](?:st|nd|rd|th)?|first|second|third|th)"
_HOUR_NAMED: Final = rf"(?:[\d\x1a]|{'|'.join(HOURS)})"
_DAY_THEN_MONTH: Final = rf"{_DAY_NAMED} ?(?:of )?{_MONTH_NAMED}"
FINDERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Moment]], str], ...]] = (
    (_ISO, _iso, r"\d{4}-"),
    (_RANGE, _range, _DAY_THEN_MONTH),
    (_DAY_MONTH, _named, _DAY_THEN_MONTH),
    (_MONTH_DAY, _named, rf"{_MONTH_NAMED}[^ ]* (?:the )?[^ ]*{_DAY_NAMED}"),
    (_FIGURES, _figures, r"\d[/.-]\d"),
    (_CLOCK, _clock, r"\d[:.h]\d\d"),
    (_HOUR, _clock, r"\b[ap]\.?m\b|\d[ap]\.?m\b|o'clock|hrs"),
    (_PAST, _past, rf"(?:half|quarter|five|ten|twenty) (?:past|to) {_HOUR_NAMED}"),
    (_TIME_WORDS, _word, r"noon|midday|midnight"),
    (
        _PREPOSED,
        _preposed,
        rf"\b(?:at|by|before|until|till|around|past|to|and|from|between|after) {_HOUR_NAMED}",
    ),
    (_BARE_WEEKDAY, _bare_weekday, r"\b(?:mon|tue|wed|thu|fri|sat|sun)"),
    (_BARE_DAY, _bare_day, r"\bthe (?:\d|[a-z-]+(?:th|first|second|third)\b)"),
    (
        _BARE_MONTH,
        _bare_month,
        rf"\b(?:in|since|from|until|by|of|this|last|next|early|late|mid|your|the|our)[ -]{_MONTH_NAMED}",
    ),
)
"""Patterns, what each match states, and what a sentence must hold for any match (RE2, in either case); the surest first."""
