"""A weekday that disagrees with its date, and a promise whose day is already past. Source: LABELS (wrong-date), S3."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.known import Known, known_of
from rubrics.letter import Letter
from rubrics.mentions import Mention, mentions_in
from rubrics.moments import WEEKDAYS, Day
from rubrics.report import Facts

_PROMISE: Final = re.compile(r"\b(?:will|shall|going to)\b|'ll\b", re.IGNORECASE)
_BY: Final = re.compile(
    r"\b(?:by|on|before|until|at|for)\s+(?:\w+\s+){0,3}$|\b(?:will|shall|'ll)\b[^.;]*$", re.IGNORECASE
)
_WEEKDAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_LEAP_YEAR: Final = 2024
_CLAUSE: Final = re.compile(
    r"[;:]|,? (?:and|but|that|which|who|because|since|when|what|how|where|after)\b", re.IGNORECASE
)


def wrong_date(context: Context) -> Iterator[Hit]:
    """A hit for each dated weekday the calendar contradicts, and each promise for a day before the letter's own."""
    yield from context.hits
    known = known_of(context.facts or Facts(fields={}))
    for mention in mentions_in(context.letter):
        if mention.kind != "day" or len(mention.days) != 1:
            continue
        day = mention.days[0]
        date = known.date_of(day)
        if date is None:
            yield from _impossible(context, known, mention, day)
        elif day.weekday is not None and date.weekday() != day.weekday:
            yield _misnamed(context, known, mention, date)
        elif _past_promise(context.letter, known, mention, date):
            yield Hit(
                mention.start, mention.end, context.severity,
                message=f"This is promised for {date.day} {date:%B}, before the letter's own date.",
            )  # fmt: skip


def _misnamed(context: Context, known: Known, mention: Mention, date: dt.date) -> Hit:
    """The weekday is surely what is wrong where the record states the date itself."""
    named = WEEKDAYS[date.weekday()].capitalize()
    told = context.letter.text[mention.start : mention.end]
    mended = _WEEKDAY.sub(named, told, count=1) if date in known.stated_dates else None
    message = f"{date.day} {date:%B %Y} is a {named}."
    return Hit(mention.start, mention.end, context.severity, message=message, replacement=mended)


def _impossible(context: Context, known: Known, mention: Mention, day: Day) -> Iterator[Hit]:
    """30 February, where the year is known or no year has it."""
    if day.day is None or day.month is None:
        return
    near = known.anchor
    try:
        dt.date(day.year or (near.year if near else _LEAP_YEAR), day.month, day.day)
    except ValueError:
        yield Hit(mention.start, mention.end, context.severity, message="There is no such day.")


def _past_promise(letter: Letter, known: Known, mention: Mention, date: dt.date) -> bool:
    """Whether the clause in which the day stands promises something for it, though it is past on the letter's date."""
    written = known.facts.written_on
    if written is None or date >= written or (mention.days[0].year is None and (written - date).days > 180):
        return False
    sentence = next((s for s in letter.sentences if s.start <= mention.start < s.end), None)
    if sentence is None:
        return False
    before = letter.plain[sentence.start : mention.start]
    clause = _CLAUSE.split(before)[-1]
    return bool(_PROMISE.search(clause) and _BY.search(clause))
