"""What staff are told of a record before a draft: what is missing, cannot be meant, or contradicts itself."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from drafting.incident import DATE_FIELDS, FACT_FIELDS, LABELS, MOST_CHARACTERS, REQUIRED, Incident, Moment
from drafting.orders import without_orders
from rubrics.report import Frozen

LONGEST_BACK: Final = dt.timedelta(days=10 * 365)
LONGEST_AHEAD: Final = dt.timedelta(days=3 * 365)
LONGEST_LETTER: Final = dt.timedelta(days=366)
"""An incident further back, a promise further ahead, or a letter dated further off is more likely a slip."""


class Remark(Frozen):
    """One sentence about one field of the record."""

    field: str
    message: str


def remarks(incident: Incident, today: dt.date | None = None) -> tuple[Remark, ...]:
    """All there is to say of the record. Its dates are held against the letter's own, and that against today."""
    found = [
        *_letter_date(incident, today),
        *_required(incident),
        *_too_long(incident),
        *_orders(incident),
        *_dates(incident),
        *_order(incident),
        *_past(incident),
        *_nothing(incident),
    ]
    order = list(Incident.model_fields)
    return tuple(sorted(found, key=lambda remark: order.index(remark.field)))


def _required(incident: Incident) -> Iterator[Remark]:
    for field in REQUIRED:
        if not incident.says(field):
            yield Remark(
                field=field, message=f"“{LABELS[field]}” is still empty: a draft cannot be written without it."
            )


def _too_long(incident: Incident) -> Iterator[Remark]:
    for field, value in incident.model_dump().items():
        if isinstance(value, str) and len(value) > MOST_CHARACTERS:
            yield Remark(
                field=field,
                message=f"“{LABELS[field]}” holds {len(value):,} characters; a draft can use {MOST_CHARACTERS:,} at most."
                " All of it is kept. Shorten it to what the letter needs.",
            )


def _orders(incident: Incident) -> Iterator[Remark]:
    for field in FACT_FIELDS:
        value = getattr(incident, field)
        if without_orders(value) != value:
            yield Remark(
                field=field,
                message=f"“{LABELS[field]}” holds words that give orders to whoever writes, such as a pasted message may"
                " hold. From there on it is not used, in no draft and as no fact. Put it into your own words if it matters.",
            )


def _dates(incident: Incident) -> Iterator[Remark]:
    for field in DATE_FIELDS:
        moment = incident.moment(field)
        if incident.says(field) and moment is None:
            yield Remark(
                field=field, message=f"“{LABELS[field]}” is not a date the calendar knows; it is used as typed."
            )
        elif moment is not None and incident.written_on is not None:
            yield from _likely(field, _day(moment), incident.written_on)


def _likely(field: str, day: dt.date, written_on: dt.date) -> Iterator[Remark]:
    told = f"{day.day} {day:%B %Y}"
    if day < written_on - LONGEST_BACK:
        yield Remark(field=field, message=f"“{LABELS[field]}” says {told}, more than ten years ago. Is the year right?")
    elif day > written_on + LONGEST_AHEAD:
        yield Remark(field=field, message=f"“{LABELS[field]}” says {told}, years ahead. Is the year right?")
    elif field == "when_happened" and day > written_on:
        yield Remark(field=field, message=f"“{LABELS[field]}” says {told}, which is still to come.")


def _letter_date(incident: Incident, today: dt.date | None) -> Iterator[Remark]:
    if incident.written_on is not None and today is not None and abs(incident.written_on - today) > LONGEST_LETTER:
        yield Remark(
            field="written_on",
            message=f"“{LABELS['written_on']}” says {incident.written_on.day} {incident.written_on:%B %Y}. Is it right?",
        )


def _order(incident: Incident) -> Iterator[Remark]:
    happened = incident.moment("when_happened")
    for field in ("fix_due", "follow_up_when"):
        moment = incident.moment(field)
        if happened is not None and moment is not None and _day(moment) < _day(happened):
            yield Remark(
                field=field, message=f"“{LABELS[field]}” lies before the mistake itself. One of the two is wrong."
            )


def _past(incident: Incident) -> Iterator[Remark]:
    """A promise for a day before the letter's own: it would be broken when it is read."""
    for field in ("fix_due", "follow_up_when"):
        moment = incident.moment(field)
        if moment is not None and incident.written_on is not None and _day(moment) < incident.written_on:
            yield Remark(
                field=field,
                message=f"“{LABELS[field]}” lies before the date of the letter. What is done by now belongs under"
                f" “{LABELS['fix_done']}”.",
            )


def _nothing(incident: Incident) -> Iterator[Remark]:
    for field in ("cause", "impact", "fix_done", "fix_promised", "compensation", "prevention"):
        value = getattr(incident, field)
        if value and not incident.says(field) and not incident.not_known(field):
            yield Remark(
                field=field,
                message=f"“{LABELS[field]}” says there is nothing to say; the letter leaves it out. If it is only not"
                " known yet, say so: the letter can be honest about that.",
            )


def _day(moment: Moment) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
