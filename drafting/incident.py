"""The incident: what staff know of a mistake, in the words they typed. Fields: DESIGN (the way of the data).

Blank, "N/A" and "not known yet" are three different answers: not given, nothing to say, and said to be unknown.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from drafting.errors import UnusableIncident
from drafting.orders import without_orders
from rubrics import KINDS, Facts, Kind
from rubrics.fields import TITLES

NOT_KNOWN: Final = "not known yet"
"""What a field holds when staff said that the answer is not known yet."""

MOST_CHARACTERS: Final = 4_000
"""The most a field may hold and still be drafted from; a longer one is kept, and said to be too long."""

DATE_FIELDS: Final = ("when_happened", "fix_due", "follow_up_when")
REQUIRED: Final = ("what_happened", "sender_name")

CauseOwner = Literal["us", "supplier", "customer", "unknown"]
Harm = Literal["minor", "serious", "grave"]
Moment = dt.date | dt.datetime
"""A day, or a day with its time (which may carry a zone)."""

_UNKNOWN: Final = re.compile(
    r"\?+|(?:it(?:'s| is) )?(?:un ?known|not (?:yet )?known(?: yet| at present)?|(?:we )?(?:don'?t|do not) (?:yet )?know(?: yet)?"
    r"|not sure(?: yet)?|unclear|no idea(?: yet)?|tb[cd]|to be (?:confirmed|determined|established)|not yet)[.!]?",
    re.IGNORECASE,
)
_NOTHING: Final = re.compile(r"n\s*/\s*a\.?|none\.?|nil|null|nothing|not applicable|-+|–|—|\.", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")


def tidy(text: str) -> str:
    """NFC, line ends as LF, no control or invisible characters or lone surrogates, no blanks at either end."""
    sound = text.encode("utf-8", "replace").decode()
    plain = unicodedata.normalize("NFC", sound).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", plain).strip()


class Incident(BaseModel):
    """One mistake as staff recorded it. Every field may be absent; a draft needs `what_happened` and `sender_name`.

    Dates are kept as typed; `moment` reads the ISO ones. `internal_note` never leaves the house.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    id: str | None = None
    message_type: Kind | None = None
    kinds: tuple[Kind, ...] = ()

    company: str = ""
    industry: str = ""
    customer_name: str = ""
    contact_channel: str = ""
    customer_email: str = ""
    customer_address: str = ""

    what_happened: str = ""
    when_happened: str = ""
    discovered_how: str = ""
    cause: str = ""
    cause_owner: CauseOwner | None = None
    impact: str = ""
    harm: Harm | None = None

    fix_done: str = ""
    fix_promised: str = ""
    fix_owner: str = ""
    fix_due: str = ""
    compensation: str = ""
    prevention: str = ""
    follow_up_by: str = ""
    follow_up_when: str = ""

    sender_name: str = ""
    sender_title: str = ""
    reference: str = ""
    earlier_apologies: tuple[str, ...] = ()
    internal_note: str = ""
    written_on: dt.date | None = None

    @field_validator("*", mode="before")
    @classmethod
    def _null_is_blank(cls, value: object, info: Any) -> object:
        if value is not None and not isinstance(value, str):
            return value
        text = tidy(value or "")
        optional = info.field_name in ("id", "message_type", "cause_owner", "harm", "written_on")
        if info.field_name in ("kinds", "earlier_apologies"):
            return text or ()
        return text or (None if optional else "")

    def says(self, field: str) -> str:
        """What the record says in a text field; blank where it is empty, "N/A", or not known yet.

        Words that give orders to whoever writes say nothing of the incident, and are left out.
        """
        value = getattr(self, field)
        if not isinstance(value, str) or _NOTHING.fullmatch(value) or _UNKNOWN.fullmatch(value):
            return ""
        return without_orders(value)

    def not_known(self, field: str) -> bool:
        """Whether staff said that the answer is not known yet."""
        value = getattr(self, field)
        if field == "cause" and self.cause_owner == "unknown" and not self.says("cause"):
            return True
        return isinstance(value, str) and bool(_UNKNOWN.fullmatch(value))

    def moment(self, field: str) -> Moment | None:
        """The day, or day and time, of a date field; None where it is blank or not an ISO date."""
        return moment_of(self.says(field))

    def kind(self, wanted: Kind | None = None) -> Kind:
        """The kind of message to write: the one wanted, else the record's own, else a resolution letter."""
        return wanted or self.message_type or (self.kinds[0] if self.kinds else "resolution-letter")

    def written(self, on: dt.date | None) -> "Incident":
        """The same record for a letter of this date."""
        return self.model_copy(update={"written_on": on}) if on else self

    def require(self) -> None:
        """Raises UnusableIncident naming what a draft cannot do without, or what is too long to draft from."""
        if empty := [field for field in REQUIRED if not self.says(field)]:
            asked = " and ".join(f"{field} ({LABELS[field].lower()})" for field in empty)
            raise UnusableIncident(f"A draft needs {asked}: the record holds nothing there.")
        for field, value in self.model_dump().items():
            if isinstance(value, str) and len(value) > MOST_CHARACTERS:
                raise UnusableIncident(
                    f"{LABELS.get(field, field)} holds {len(value):,} characters; a draft can use at most"
                    f" {MOST_CHARACTERS:,}. It is kept as typed: shorten it to what the letter needs."
                )

    def facts(self, locale: str = "en-GB", own: Mapping[str, str] | None = None) -> Facts:
        """What a text may state: every field that says something, and own details by name."""
        told = {field: self.says(field) for field in FACT_FIELDS if self.says(field)}
        if self.cause_owner:
            told["cause_owner"] = self.cause_owner
        if self.earlier_apologies:
            told["earlier_apologies"] = "; ".join(self.earlier_apologies)
        return Facts(
            fields={**(own or {}), **told},
            unknown=frozenset(field for field in FACT_FIELDS if self.not_known(field)),
            internal_note=self.internal_note,
            written_on=self.written_on,
            locale=locale,
        )


LABELS: Final[Mapping[str, str]] = {
    **TITLES,
    "cause_owner": "Whose mistake",
    "harm": "How bad it is",
    "internal_note": "Internal note",
    "written_on": "Date of the letter",
    "message_type": "Kind of message",
    "kinds": "Messages wanted",
}
"""How each field is called on the page and in messages to staff."""

FACT_FIELDS: Final = (
    "company", "industry", "customer_name", "contact_channel", "customer_email", "customer_address", "what_happened",
    "when_happened", "discovered_how", "cause", "impact", "fix_done", "fix_promised", "fix_owner", "fix_due",
    "compensation", "prevention", "follow_up_by", "follow_up_when", "sender_name", "sender_title", "reference",
)  # fmt: skip
"""The fields a letter may draw on."""


def moment_of(text: str) -> Moment | None:
    """The day or day and time that an ISO string states, else None."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def read_incident(record: object) -> Incident:
    """The incident a JSON value states.

    Raises:
        UnusableIncident: it is not an object, names an unknown field, or holds a value of the wrong kind.
    """
    if not isinstance(record, dict):
        raise UnusableIncident("The record is not a JSON object.")
    try:
        return Incident.model_validate(record)
    except ValidationError as error:
        raise UnusableIncident(
            "; ".join(_sentence(item["loc"], item["type"], item["msg"]) for item in error.errors())
        ) from None


def _sentence(loc: tuple[int | str, ...], kind: str, message: str) -> str:
    field = str(loc[0]) if loc else "record"
    if kind == "extra_forbidden":
        return f"unknown field {field!r}"
    if field in ("message_type", "kinds"):
        return f"{field} must be one of {', '.join(KINDS)}"
    if field == "cause_owner":
        return f"cause_owner must be one of {', '.join(get_args(CauseOwner))}"
    return f"{field}: {message}"
