"""What a record supports: all it states, and what follows from that by the calendar or arithmetic. Source: LABELS."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final

from rubrics.fields import title_of
from rubrics.mentions import Mention, MentionKind, folded, mentions
from rubrics.moments import MONTHS, WEEKDAYS, Day
from rubrics.numbers import NUMBER, number_of
from rubrics.report import Facts

_DAY_AFTER: Final = re.compile(
    r"\b(?:next|following) (?:day|morning|evening|afternoon)|\bday (?:after|later)|\btomorrow|\bovernight",
    re.IGNORECASE,
)
_DAY_BEFORE: Final = re.compile(
    r"\b(?:day|evening|night) before|\byesterday|\bprevious (?:day|evening)|\bday earlier", re.IGNORECASE
)
_NUMBERS: Final = re.compile(rf"(?<![\w])(?:{NUMBER})", re.IGNORECASE)
_EACH: Final = re.compile(
    r"\b(?:each|per|apiece|every|monthly|weekly|daily"
    r"|an? (?:night|day|week|month|year|hour|head|person|piece|time|copy))\b|[x×/@]",
    re.IGNORECASE,
)
_MOST_COMBINED: Final = 14
"""Beyond so many numbers their sums and differences would support nearly anything."""
_OUR_DATES: Final = ("when_happened", "fix_due", "follow_up_when")
_LONGEST_SPAN: Final = 400
_MOST_TIMES: Final = 400
_LEAST_PRODUCT: Final = 10
_UNCOUNTED: Final = frozenset({"reference", "customer_address", "sender_name", "customer_email", "industry"})


@dataclass(frozen=True, slots=True)
class Stated:
    """One mention in one field of the record, with the words it stands in."""

    field: str
    quote: str
    mention: Mention


class Known:
    """The record read once, and asked of each mention in a letter whether it is supported."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.stated = tuple(_stated(facts))
        self.text = folded(" \n ".join(facts.fields.values()))

    def of_kind(self, *kinds: MentionKind) -> Iterator[Stated]:
        """What the record states of these kinds."""
        return (stated for stated in self.stated if stated.mention.kind in kinds)

    @cached_property
    def anchor(self) -> dt.date | None:
        """The day near which a date without a year is taken to be: the letter's own, else the record's latest."""
        if self.facts.written_on:
            return self.facts.written_on
        told = {field: self._full_dates(field) for field in self.facts.fields}
        ours = [date for field in _OUR_DATES for date in told.get(field, ())]
        return max(ours or [date for dates in told.values() for date in dates], default=None)

    def _full_dates(self, field: str) -> list[dt.date]:
        days = (day for s in self.of_kind("day") if s.field == field for day in s.mention.days if day.year)
        return [date for day in days if (date := _date(day.year, day.month, day.day))]

    @cached_property
    def dates(self) -> frozenset[dt.date]:
        """Every calendar day the record states, in each reading, and those that follow from its spans of days."""
        derived = {_moved(date, move) for field in self.facts.fields for date, move in self._moves(field)}
        today = {self.facts.written_on} if self.facts.written_on else set[dt.date]()
        return frozenset(self.stated_dates | today | {date for date in derived if date})

    def _moves(self, field: str) -> Iterator[tuple[dt.date, int]]:
        """Days a field's spans are counted from: its own, or the day it happened where it has none."""
        value = folded(self.facts.fields[field])
        spans = [s.mention for s in self.of_kind("duration") if s.field == field and s.mention.unit == "day"]
        counted = {int(s.number or 0) for s in spans}
        moves = {sign * days for days in counted if days < _LONGEST_SPAN for sign in (1, -1)}
        moves |= {1} if _DAY_AFTER.search(value) else set()
        moves |= {-1} if _DAY_BEFORE.search(value) else set()
        starts = self._dates_in(field) or self._dates_in("when_happened")
        return ((date, move) for date in starts for move in moves)

    def _dates_in(self, field: str) -> set[dt.date]:
        days = (day for s in self.of_kind("day") if s.field == field for day in s.mention.days)
        return {date for day in days if (date := self.date_of(day))}

    @cached_property
    def stated_dates(self) -> frozenset[dt.date]:
        """Every calendar day the record states, in each reading."""
        return frozenset(date for s in self.of_kind("day") for day in s.mention.days if (date := self.date_of(day)))

    def date_of(self, day: Day) -> dt.date | None:
        """The calendar day a reading means; None where it says too little, or there is no such day."""
        if day.month is None or day.day is None:
            return None
        if day.year is not None:
            return _date(day.year, day.month, day.day)
        if (near := self.anchor) is None:
            return None
        years = {near.year - 1, near.year, near.year + 1, *self._years}
        dates = [date for year in years if (date := _date(year, day.month, day.day))]
        fitting = [date for date in dates if date.year in self._years and date.weekday() == day.weekday]
        return min(fitting or dates, key=lambda date: abs(date - near), default=None)

    @cached_property
    def _years(self) -> frozenset[int]:
        """Years the record names."""
        return frozenset(day.year for s in self.of_kind("day") for day in s.mention.days if day.year)

    @cached_property
    def partial_days(self) -> tuple[Day, ...]:
        """Readings of days as stated, for what a record without any year supports."""
        return tuple(day for s in self.of_kind("day") for day in s.mention.days)

    def holds_day(self, days: Iterable[Day]) -> bool:
        """Whether one reading agrees with a day the record holds. A weekday alone needs a day that falls on it."""
        return any(self._holds(day) for day in days)

    def _holds(self, day: Day) -> bool:
        if any(day.fits(date) for date in self.dates):
            return True
        if day.day is None and day.month is None:
            weekday = "" if day.weekday is None else WEEKDAYS[day.weekday]
            undated = not self.dates and any(known.weekday == day.weekday for known in self.partial_days)
            return undated or _names_weekday(self.text, weekday)
        if day.day is None and re.search(rf"\b{MONTHS[(day.month or 1) - 1][:3]}", self.text):
            return True
        return any(_agree(day, known) for known in self.partial_days)

    @cached_property
    def minutes(self) -> frozenset[int]:
        """Times of day the record states, in each reading; a bare hour counts as one."""
        stated = {minute for s in self.of_kind("time") for minute in s.mention.minutes}
        bare = {s.mention.number for s in self.of_kind("quantity") if not s.mention.unit and s.mention.number}
        hours = {int(n) for n in bare if n == n.to_integral_value() and 1 <= n <= 24}
        spans = {int(s.mention.number or 0) for s in self.of_kind("duration") if s.mention.unit == "minute"}
        derived = {(minute + sign * span) % 1440 for minute in stated for span in spans for sign in (1, -1)}
        return frozenset(
            stated | derived | {60 * hour % 1440 for hour in hours} | {60 * h + 720 for h in hours if h < 12}
        )

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """Every number in the record, whatever it counts, but those of dates, times, references and telephones."""
        counted = {
            s.mention.number for s in self.of_kind("money", "quantity", "percent") if s.mention.number is not None
        }
        spans = {Decimal(s.mention.key) for s in self.of_kind("duration")}
        return frozenset(counted | spans | self.loose)

    @cached_property
    def loose(self) -> frozenset[Decimal]:
        """Numbers that count nothing in particular, such as the 2 of "2x", and so may count anything."""
        bare = {s.mention.number for s in self.of_kind("quantity") if not s.mention.unit and s.mention.number}
        return frozenset(bare | {n for f, value in self.facts.fields.items() for n in _loose(value, self._marked(f))})

    @cached_property
    def percentages(self) -> frozenset[Decimal]:
        """Percentages the record states, and what its amounts and counts are of one another."""
        stated = {s.mention.number for s in self.of_kind("percent") if s.mention.number is not None}
        pairs = (*combinations(self._greatest("money"), 2), *combinations(self._greatest("quantity"), 2))
        shares = {100 * small / great for small, great in pairs}
        return frozenset({*stated, *(100 - n for n in stated), *shares, *(100 - n for n in shares), *self.loose})

    @cached_property
    def digits(self) -> str:
        """All digits of the record, in order."""
        return re.sub(r"\D", "", self.text)

    def other_currency(self, mention: Mention) -> bool:
        """Whether the record states this very sum, and only in another currency."""
        same = {s.mention.unit for s in self.of_kind("money") if s.mention.number == mention.number}
        return bool(same) and bool(mention.unit) and "" not in same and mention.unit not in same

    def _marked(self, field: str) -> list[Mention]:
        return [s.mention for s in self.stated if s.field == field]

    @cached_property
    def amounts(self) -> frozenset[Decimal]:
        """Sums of money the record supports: its own, their sums and differences, and so many times one that is each."""
        own = self._greatest("money")
        total = (sum(own, Decimal(0)), *self._sums_by_field())
        return frozenset({*self.numbers, *_sums(own), *self._times(), *self._shares(own), *total})

    def _shares(self, amounts: list[Decimal]) -> Iterator[Decimal]:
        """So many per cent of an amount, and what is left of it."""
        for percent in self.of_kind("percent"):
            for amount in amounts:
                share = amount * (percent.mention.number or Decimal(0)) / 100
                yield from (share, amount - share)

    def _times(self) -> Iterator[Decimal]:
        """An amount by the number beside it, or by any number of the record where it is "each" or "a night"."""
        for amount in self.of_kind("money"):
            each = _EACH.search(self.facts.fields[amount.field]) is not None
            for count in self.of_kind("quantity", "duration"):
                number = Decimal(count.mention.key) if count.mention.kind == "duration" else count.mention.number
                if (each or count.field == amount.field) and number and 1 < number <= _MOST_TIMES:
                    yield (amount.mention.number or Decimal(0)) * number

    @cached_property
    def parts(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """What the record counts, and what is left of it, as parts of what it counts."""
        own = self._greatest("quantity")
        return tuple(pair for a, b in combinations(own, 2) for pair in ((a, b), (b - a, b)))

    @cached_property
    def counts(self) -> frozenset[Decimal]:
        """Numbers the record supports: its own, and the sums, differences, doubles and halves of what it counts."""
        own = self._greatest("quantity")
        products = {a * b for a, b in combinations(own, 2) if a * b >= _LEAST_PRODUCT}
        return frozenset({*self.numbers, *_combined(own), *products})

    def _greatest(self, *kinds: MentionKind) -> list[Decimal]:
        numbers = {s.mention.number for s in self.of_kind(*kinds) if s.mention.number is not None}
        return sorted(n for n in numbers if n > 0)[-_MOST_COMBINED:]

    def _sums_by_field(self) -> Iterator[Decimal]:
        for field in self.facts.fields:
            amounts = [s.mention.number for s in self.of_kind("money") if s.field == field and s.mention.number]
            yield sum(amounts, Decimal(0))

    @cached_property
    def spans(self) -> frozenset[tuple[str, Decimal]]:
        """Durations the record states, and the distances between its dates and between its times."""
        stated = {(s.mention.unit, s.mention.number) for s in self.of_kind("duration") if s.mention.number is not None}
        days = {
            ("day", Decimal(abs((a - b).days) + extra))
            for a, b in combinations(self.stated_dates, 2)
            for extra in (0, 1)
        }
        clock = {minute for s in self.of_kind("time") for minute in s.mention.minutes}
        times = {("minute", Decimal(abs(a - b))) for a, b in combinations(sorted(clock), 2)}
        return frozenset(stated | days | times)

    @cached_property
    def currencies(self) -> frozenset[str]:
        """Currencies named in the record."""
        return frozenset(s.mention.unit for s in self.of_kind("money") if s.mention.unit)


def known_of(facts: Facts) -> Known:
    """The record of these facts, read once for all the checks of a text and for the texts after it."""
    return read_before(tuple(facts.fields.items()), facts.written_on)


@lru_cache(maxsize=16)
def read_before(fields: tuple[tuple[str, str], ...], written_on: dt.date | None) -> Known:
    """What was read of a record with these fields; the last few are kept, for a letter is checked at each edit of it."""
    return Known(Facts(fields=dict(fields), written_on=written_on))


def _stated(facts: Facts) -> Iterator[Stated]:
    for field, value in facts.fields.items():
        for mention in mentions(value):
            yield Stated(field, value[mention.start : mention.end], mention)


def _date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    try:
        return dt.date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _moved(date: dt.date, days: int) -> dt.date | None:
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def _agree(day: Day, known: Day) -> bool:
    """Whether two partial days can be the same, each saying at least the day of the month or the month."""
    shared = [(a, b) for a, b in zip(day[:3], known[:3], strict=True) if a is not None and b is not None]
    return bool(shared) and all(a == b for a, b in shared)


def _names_weekday(text: str, weekday: str) -> bool:
    """Whether the folded text names the weekday, in full or short ("thurs")."""
    return bool(weekday) and re.search(rf"\b{weekday[:3]}(?:s|rs?|nes|ur|urs)?(?:day)?\b", text) is not None


def _loose(value: str, marked: list[Mention]) -> Iterator[Decimal]:
    """Numbers of a field that stand outside every mention, such as the 2 of "2x"."""
    for match in _NUMBERS.finditer(value):
        inside = any(m.start <= match.start() < m.end for m in marked)
        if not inside and (number := number_of(match[0])) is not None:
            yield number


def _combined(numbers: list[Decimal]) -> Iterator[Decimal]:
    for a in numbers:
        yield from (a / 2, a * 2)
    yield from _sums(numbers)


def _sums(numbers: list[Decimal]) -> Iterator[Decimal]:
    for a, b in combinations(numbers, 2):
        yield from (a + b, abs(a - b))
    for a, b, c in combinations(numbers[-8:], 3):
        yield a + b + c


def closest(known: Known, mention: Mention, meant: tuple[str, ...] = ()) -> Stated | None:
    """The statement of the record that a mention most nearly contradicts: of its kind, in the fields meant if any."""
    rivals = [s for s in known.of_kind(mention.kind) if s.field not in _UNCOUNTED or mention.kind == "reference"]
    first = [s for s in rivals if s.field in meant]
    return min(first or rivals, key=lambda s: _distance(known, mention, s.mention), default=None)


def _distance(known: Known, mention: Mention, other: Mention) -> float:
    if mention.days and other.days:
        a, b = known.date_of(mention.days[0]), known.date_of(other.days[0])
        return abs((a - b).days) if a and b else 10_000.0
    if mention.minutes and other.minutes:
        return abs(mention.minutes[0] - other.minutes[0])
    if mention.number is not None and other.number is not None:
        apart = abs(float(mention.number - other.number))
        return apart + (1000.0 if apart and mention.unit != other.unit else 0.0)
    return 0.0


def said(stated: Stated) -> str:
    """The statement in words for staff: "The record says 25 October (By when)."."""
    return f"The record says {_readable(stated)} ({title_of(stated.field)})."


def _readable(stated: Stated) -> str:
    days = stated.mention.days
    if days and days[0].year and days[0].month and days[0].day and len(days) == 1:
        try:
            date = dt.date(days[0].year, days[0].month, days[0].day)
        except ValueError:
            return stated.quote
        return f"{date.day} {date:%B}"
    return stated.quote
