"""The calendar day that words mean: "6 May", "last Tuesday", "yesterday", counted from the day a text was written on.

Words that could mean two days mean none here. Source: DESIGN (a pasted complaint can prefill the form).
"""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from rubrics.mentions import Mention, mentions
from rubrics.moments import Day

NEAR_DAYS: Final = 300
"""A day without a year is taken to be at most so far from the day of writing."""

_LAST_OR_NEXT: Final = re.compile(r"\b(?P<which>last|next|following|previous|coming) $", re.IGNORECASE)


_TODAY: Final = re.compile(
    r"\b(?P<now>today|this (?:morning|afternoon|evening)|tonight)\b|\blast night\b", re.IGNORECASE
)


def days_named(words: str) -> list[Mention]:
    """Every day that words name, "today" and "last night" among them."""
    now = (
        Mention("relative", match.start(), match.end(), number=Decimal(0 if match["now"] else -1))
        for match in _TODAY.finditer(words)
    )
    return [*(mention for mention in mentions(words) if mention.kind in ("day", "relative")), *now]


def dated_from(mention: Mention, words: str, today: dt.date) -> dt.date | None:
    """The day on which a text says it was written; none in the future, and no bare weekday."""
    if any(day.day is None or day.month is None for day in mention.days):
        return None
    return resolved(mention, words, today, today, "past")


def resolved(
    mention: Mention,
    words: str,
    anchor: dt.date | None,
    today: dt.date,
    way: Literal["past", "future"],
    *,
    day_first: bool = False,
) -> dt.date | None:
    """The day a mention in these words means; None where it could be another, or nothing says which.

    A weekday or "yesterday" is counted from `anchor`, the day the text was written on, and is none without it.
    """
    if mention.kind == "relative" and anchor:
        return _kept(anchor + dt.timedelta(days=int(mention.number or 0)), anchor, way)
    if mention.kind != "day":
        return None
    before = _LAST_OR_NEXT.search(words[: mention.start])
    readings = mention.days[:1] if day_first else mention.days
    days = {day for reading in readings for day in _days_of(reading, anchor, today, way, before)}
    from_day = anchor or today
    fitting = {day for day in days if _kept(day, from_day, way)}
    return fitting.pop() if len(fitting) == 1 else None


def _kept(day: dt.date, anchor: dt.date, way: str) -> dt.date | None:
    """The day, if it lies on the side that was asked for."""
    sound = day <= anchor + dt.timedelta(days=1) if way == "past" else day >= anchor - dt.timedelta(days=1)
    return day if sound else None


def _days_of(
    said: Day, anchor: dt.date | None, today: dt.date, way: str, before: "re.Match[str] | None"
) -> Iterator[dt.date]:
    if said.month and said.day:
        years = (said.year,) if said.year else _years(said, anchor or today, way)
        for year in years:
            day = _date(year, said.month, said.day)
            if day and said.weekday in (None, day.weekday()):
                yield day
    elif anchor and said.month is None and said.day:
        yield from _days_of_month(said, anchor, way)
    elif anchor and said.month is None and said.weekday is not None:
        day = _weekday(said.weekday, anchor, way)
        if day and not (before and day.isocalendar()[:2] == anchor.isocalendar()[:2]):
            yield day


def _years(said: Day, near: dt.date, way: str) -> Iterator[int]:
    for year in (near.year - 1, near.year, near.year + 1):
        day = _date(year, said.month or 1, said.day or 1)
        if day and abs((day - near).days) <= NEAR_DAYS and _kept(day, near, way):
            yield year


def _days_of_month(said: Day, anchor: dt.date, way: str) -> Iterator[dt.date]:
    """ "The 6th": the last one there was, or the next one to come, within a month."""
    step = -1 if way == "past" else 1
    for back in range(28):
        day = anchor + dt.timedelta(days=step * back)
        if day.day == said.day and said.weekday in (None, day.weekday()):
            yield day
            return


def _weekday(weekday: int, anchor: dt.date, way: str) -> dt.date | None:
    """The nearest such weekday; none on the day of writing itself, when it could be a week away."""
    away = (anchor.weekday() - weekday) % 7 if way == "past" else (weekday - anchor.weekday()) % 7
    return anchor + dt.timedelta(days=-away if way == "past" else away) if away else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
