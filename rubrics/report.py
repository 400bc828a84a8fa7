"""What a check says of a text: findings, elements, what is missing, and the state they add up to."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rubrics.kinds import Element, Kind

Severity = Literal["error", "warning", "suggestion"]
State = Literal["ready", "decide", "blocked"]


class Frozen(BaseModel):
    """A value: never changed after it was made, and made of known fields only."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """A stretch of a text, in Unicode code points; `end` is exclusive."""

    start: int
    end: int


class Finding(Span):
    """A fault: the words a careful reader would underline, and what to do about them.

    `fingerprint` names the finding across edits elsewhere in the text, so that a dismissal survives them.
    `replacement` is text that can stand in place of the quote, where one is surely right.
    """

    rule: str
    title: str
    severity: Severity
    quote: str
    message: str
    why: str
    instead: str
    sources: tuple[str, ...]
    fingerprint: str
    replacement: str | None = None


class Missing(Frozen):
    """An element the kind of message must hold and the text lacks.

    `field` is the empty field of the record from which it could have been written, if that is the reason.
    """

    element: Element
    severity: Severity
    field: str | None
    message: str

    @property
    def fingerprint(self) -> str:
        return f"missing:{self.element}"


class Facts(Frozen):
    """What a text may state: the record's fields by name, in the words they were typed in.

    Blank fields are left out; `unknown` names the fields staff answered with "not known yet". `internal_note` is
    what must never appear. `written_on` is the letter's own date: the only date a check knows, since it reads no clock.
    `locale` decides how 02/03 is read. `given` is False where there is no record, only a date to judge dates by.
    """

    fields: Mapping[str, str]
    given: bool = True
    unknown: frozenset[str] = frozenset()
    internal_note: str = ""
    written_on: dt.date | None = None
    locale: str = "en-GB"


class Report(Frozen):
    """The judgement on one text, for one kind of message and one set of facts.

    `judged` is False where the text is not in English: then nothing was looked for but placeholders and facts.
    Findings stand in reading order; `elements` holds the sentences in which each element was found.
    """

    kind: Kind
    state: State
    judged: bool
    findings: tuple[Finding, ...]
    elements: Mapping[Element, tuple[Span, ...]]
    missing: tuple[Missing, ...] = Field(default=())

    def state_without(self, settled: Collection[str]) -> State:
        """The state once the findings and missing elements with these fingerprints no longer count."""
        return state_of(self.open_items(settled), judged=self.judged)

    def open_items(self, settled: Collection[str] = ()) -> "tuple[Finding | Missing, ...]":
        """Findings and missing elements that were not settled, errors first, then in reading order."""
        items = [item for item in (*self.findings, *self.missing) if item.fingerprint not in settled]
        return tuple(sorted(items, key=lambda item: ORDER[item.severity]))


ORDER: Mapping[Severity, int] = {"error": 0, "warning": 1, "suggestion": 2}


def state_of(items: "Collection[Finding | Missing]", *, judged: bool) -> State:
    """`blocked` while an error is open, `decide` while a warning is (or the language was not judged), else `ready`."""
    severities = {item.severity for item in items}
    if "error" in severities:
        return "blocked"
    return "decide" if "warning" in severities or not judged else "ready"
