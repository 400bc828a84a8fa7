"""Pseudonymises what is sent to a model and restores what comes back. The map stays here; it is never sent, never logged.

Links and e-mail addresses come first, then the record's own details, numbers that prove themselves by a check digit,
telephone numbers, references, addresses, and names nobody typed into a field. The text that leaves is
pseudonymised, no more: what happened to whom may still tell who it was.
"""

import re
from collections.abc import Iterator
from typing import Final, Self

from drafting.incident import FACT_FIELDS, Incident
from drafting.name_signs import name_spans
from drafting.people_names import KnownNames, people_in
from drafting.private_details import KINDS, Kind, Span, any_of, found_in, own_details_in, plain_stretches, shadow_of
from drafting.writing import OwnDetails
from rubrics.report import Frozen

_KIND: Final = "|".join(sorted(KINDS, key=len, reverse=True))
_NUMBER: Final = r"(?P<n{0}>[0-9]{{1,6}})(?P<of{0}>['’]s)?"
_BODY: Final = rf"[ ]{{{{0,2}}}}(?P<kind{{0}}>{_KIND})(?:\\?[_-]|[ ])?{_NUMBER}[ ]{{{{0,2}}}}"
_WRAPPED: Final = "|".join(
    rf"{opening}{_BODY.format(index)}{closing}"
    for index, (opening, closing) in enumerate(
        ((r"\\\[", r"\\\]"), (r"\[", r"\]"), (r"\(", r"\)"), (r"\{", r"\}"), ("<", ">"))
    )
)
_STAND_IN: Final = re.compile(
    rf"{_WRAPPED}|(?<![A-Za-z0-9])(?<![A-Za-z0-9]_)(?-i:(?P<kind9>{_KIND})\\?_(?P<n9>[0-9]{{1,6}}))(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
"""A stand-in as models give it back: other brackets, escaped, in lower case, with blanks, with "'s" inside, or bare."""
_LITERAL: Final = re.compile(rf"{_WRAPPED}|(?-i:(?P<kind9>{_KIND})\\?_(?P<n9>[0-9]{{1,6}}))", re.IGNORECASE | re.ASCII)
"""What `_STAND_IN` might take for a stand-in in a text as typed, whatever comes to stand beside it."""
_HELD: Final = 48
"""No stand-in is as long as this; so much of a stream's end may be the beginning of one."""


def _beginning() -> re.Pattern[str]:
    """A tail that is a stand-in up to some character, and may yet become one."""
    starts = "|".join(sorted({kind[:end] for kind in KINDS for end in range(1, len(kind) + 1)}, key=len, reverse=True))
    rest = r"(?:\\?[_-]?|[ ])(?:[0-9]{1,6}(?:['’]s?)?[ ]{0,2}\\?)?"
    return re.compile(
        rf"(?:\\?[\[({{<][ ]{{0,2}}(?:(?:{_KIND}){rest}|(?:{starts}))?|\\"
        rf"|(?<![A-Za-z0-9])(?<![A-Za-z0-9]_)(?-i:(?:{_KIND})\\?(?:_[0-9]{{0,6}})?|(?:{starts})))\Z",
        re.IGNORECASE | re.ASCII,
    )


_BEGINNING: Final = _beginning()


class Restored(Frozen):
    """A text with its details put back, and the stand-ins in it that stand for nothing ("[NAME_9]")."""

    text: str
    unknown: tuple[str, ...] = ()


class StandIns:
    """One map of details and their stand-ins, for one request or one case.

    The same spelling of a detail always has the same stand-in. Hide each text once: a text that `hide` returned is left as
    it is, but one put together from such texts is taken for typed, and its stand-ins for what somebody typed.
    """

    def __init__(
        self, names: KnownNames, own: tuple[tuple[Kind, re.Pattern[str]], ...], kept: re.Pattern[str] | None
    ) -> None:
        self._names = names
        self._own = own
        self._kept = kept
        self._given: dict[str, str] = {}
        self._stands_for: dict[tuple[str, int], str] = {}
        self._numbers: dict[str, int] = {}
        self._typed: set[tuple[str, int]] = set()
        self._returned: set[str] = set()

    @classmethod
    def of(cls, incident: Incident, own: OwnDetails, *, hide_company: bool = False) -> Self:
        """The map for a record: its names, addresses and references are known before any text is read."""
        companies = tuple(name for name in (incident.says("company"), own.company) if name)
        fields = ("customer_name", "sender_name", "fix_owner", "follow_up_by")
        people = [person for field in fields for person in people_in(incident.says(field), field, companies)]
        people += people_in(own.signer, "sender_name", companies)
        names = KnownNames.of(people)
        hidden = tuple(c for c in companies if hide_company or names.in_company(c))
        stand_ins = cls(names, own_details_in(incident, hidden), any_of(c for c in companies if c not in hidden))
        for text in (*(incident.says(field) for field in FACT_FIELDS), *incident.earlier_apologies):
            stand_ins._learn(text)
        return stand_ins

    @classmethod
    def of_text(cls) -> Self:
        """The map for a text without a record, such as a pasted complaint."""
        return cls(KnownNames.of(()), (), None)

    def hide(self, text: str) -> str:
        """The text with every private detail replaced by a stand-in such as [NAME_1]; new details get the next number."""
        if text in self._returned:
            return text
        self._typed |= {_key_of(match) for match in _LITERAL.finditer(text)} - self._stands_for.keys()
        pieces: list[str] = []
        end = 0
        for span in self._private(text):
            pieces += [text[end : span.start], self._stand_in(span.kind, text[span.start : span.end])]
            end = span.end
        hidden = "".join((*pieces, text[end:]))
        self._returned.add(hidden)
        return hidden

    def restore(self, text: str, *, growing: bool = False) -> Restored:
        """The text with every stand-in replaced by what it stands for, however the model wrote it.

        One that stands for nothing becomes "[name missing]", which the rubric blocks. A growing text is the beginning of a
        stream: an end that may be a stand-in's beginning is held back, and what is returned only grows with the text.
        """
        if growing and (tail := _BEGINNING.search(text, max(0, len(text) - _HELD))):
            text = text[: tail.start()]
        unknown: dict[str, None] = {}

        def put_back(match: re.Match[str]) -> str:
            kind, number = _key_of(match)
            detail = self._stands_for.get((kind, number))
            if detail is None:
                unknown[f"[{kind}_{number}]"] = None
                detail = f"[{kind.lower()} missing]"
            return detail + _possessive_of(match)

        restored = _STAND_IN.sub(put_back, text)
        return Restored(text=restored, unknown=tuple(unknown))

    def _learn(self, text: str) -> None:
        """Takes names from a text of the record, so that they are known wherever they stand."""
        self._typed |= {_key_of(match) for match in _LITERAL.finditer(text)}
        self._private(text)

    def _private(self, text: str) -> list[Span]:
        """The private stretches of a text in reading order, none overlapping another; the surer recogniser wins."""
        shadow = shadow_of(text)
        taken = bytearray(len(text))
        found: list[Span] = []
        typed = (Span(match.start(), match.end(), "TEXT") for match in _LITERAL.finditer(text))
        _take(typed, taken, found)
        _take(found_in(shadow, "first"), taken, found)
        _take(
            (Span(m.start(), m.end(), kind) for kind, pattern in self._own for m in pattern.finditer(shadow)),
            taken,
            found,
        )
        plain = plain_stretches(shadow)
        _take(found_in(shadow, "then", plain), taken, found)
        for match in self._kept.finditer(shadow) if self._kept else ():
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        spans, self._names = name_spans(shadow, self._names, taken)
        _take(spans, taken, found)
        return sorted(found, key=lambda span: span.start)

    def _stand_in(self, kind: Kind, detail: str) -> str:
        if detail not in self._given:
            number = self._numbers.get(kind, 0) + 1
            while (kind, number) in self._typed:
                number += 1
            self._numbers[kind] = number
            self._given[detail] = f"[{kind}_{number}]"
            self._stands_for[kind, number] = detail
        return self._given[detail]


def _take(spans: Iterator[Span] | list[Span], taken: bytearray, found: list[Span]) -> None:
    """Adds those that overlap none taken before, which they then are."""
    for span in spans:
        if span.start < span.end and not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            found.append(span)


def _key_of(match: re.Match[str]) -> tuple[str, int]:
    groups = match.groupdict()
    index = next(name[4:] for name, value in groups.items() if name.startswith("kind") and value)
    return groups[f"kind{index}"].upper(), int(groups[f"n{index}"])


def _possessive_of(match: re.Match[str]) -> str:
    return next((value for name, value in match.groupdict().items() if name.startswith("of") and value), "")
