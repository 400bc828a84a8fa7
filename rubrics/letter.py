"""A text made ready for matching: its byte view, sentences, quotations, and where greeting and sign-off stand.

The view holds one Latin-1 byte a code point, so a byte offset is an offset into the text. Source: DESIGN (engine).
"""

import bisect
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from rubrics.clauses import clause_starts
from rubrics.needs import Signs, signs_of

Part = Literal["subject", "greeting", "body", "sign-off"]

TYPOGRAPHY: Final = {
    **dict.fromkeys("‘’‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\n\r\t\v\f\u00a0\u2007\u2009\u200a\u202f\u2028\u2029", " "),
}  # fmt: skip
"""Typographic marks and blanks by their plain likeness, one character for one, so that offsets stay."""

_LIKENESS: Final = str.maketrans({**TYPOGRAPHY, "…": ".", "\u00ad": "-", "€": "\u00a4"})
_ABBREVIATIONS: Final = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|rev|sr|jr|st|lt|cdr|capt|no|nos|vs|etc|approx|inc|ltd|co|corp|dept|est|fam|mme|mlle"
    r"|messrs|e\.g|i\.e|a\.m|p\.m|attn|ref|tel|ext|vol|pp?|sq|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
_NEVER_LAST: Final = re.compile(
    r"\b(?:mr|mrs|ms|mx|dr|prof|rev|lt|cdr|capt|messrs|mme|mlle|e\.g|i\.e|attn|approx|vs)\.$", re.IGNORECASE
)
_END: Final = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)")
_GREETING: Final = re.compile(r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to whom)\b", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"(?:subject|re)\s*:", re.IGNORECASE)
_VALEDICTION: Final = re.compile(
    r"(?:(?:yours|kind(?:est)?|best|warm(?:est)?|with|many)\b[\w ,]{0,40}|regards|sincerely|respectfully|thanks|thank you"
    r"|cheers)[,.!]?\s*$",
    re.IGNORECASE,
)
_NO_LIKENESS: Final = 0x1A
"""ASCII's own substitute character: what has no Latin-1 likeness, such as a smile or the sign of the rupee."""
_HARD_WRAP: Final = 55
"""A line at least this long that ends without a stop is taken to go on in the next line."""
_LONGEST_SIGN_OFF_LINE: Final = 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands by itself; offsets in code points of the whole text."""

    start: int
    end: int
    part: Part


def view_of(text: str) -> bytes:
    """One byte a code point: typographic marks as their plain likeness, accents dropped where Latin-1 has no such letter.

    The sign of the euro stands as that of any currency, what has no likeness as ASCII's substitute character.
    """
    plain = text.translate(_LIKENESS)
    try:
        return plain.encode("latin-1")
    except UnicodeEncodeError:
        return bytes(_byte_of(char) for char in plain)


def _byte_of(char: str) -> int:
    code = ord(char)
    if code < 256:
        return code
    base = ord(unicodedata.normalize("NFD", char)[0])
    return base if base < 256 else _NO_LIKENESS


class Letter:
    """A text with what every rule asks of it computed once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.view = view_of(text)
        self._clauses: dict[int, tuple[int, ...]] = {}
        self._signs: dict[int, Signs] = {}

    @cached_property
    def plain(self) -> str:
        """The view as a string: same offsets as the text, typographic marks made plain."""
        return self.view.decode("latin-1")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order, each with the part of the letter it stands in."""
        spans = [span for line in self._lines() for span in self._split(*line)]
        return tuple(_with_parts(self.plain, spans))

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the letter's body."""
        return tuple(sentence for sentence in self.sentences if sentence.part == "body")

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Spans between quotation marks: words mentioned there are not the writer's own."""
        return tuple(match.span() for match in _QUOTATION.finditer(self.text))

    def quoted(self, start: int, end: int) -> bool:
        """Whether the span lies inside a quotation."""
        at = bisect.bisect_right(self.quotations, (start, len(self.text))) - 1
        return at >= 0 and end <= self.quotations[at][1]

    def sentences_over(self, start: int, end: int) -> range:
        """Indexes of the sentences that share a character with the span."""
        ends = self._sentence_ends
        first = bisect.bisect_right(ends, start)
        last = first
        while last < len(ends) and self.sentences[last].start < end:
            last += 1
        return range(first, last)

    def clause(self, index: int, start: int, end: int) -> tuple[int, int]:
        """The clauses of the sentence that the span touches, as one span."""
        sentence = self.sentences[index]
        starts = self._clause_starts(index)
        last = bisect.bisect_left(starts, max(end, start + 1))
        return starts[bisect.bisect_right(starts, start) - 1], starts[last] if last < len(starts) else sentence.end

    def _clause_starts(self, index: int) -> tuple[int, ...]:
        known = self._clauses.get(index)
        if known is None:
            sentence = self.sentences[index]
            known = self._clauses[index] = clause_starts(self.plain, sentence.start, sentence.end)
        return known

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [sentence.end for sentence in self.sentences]

    def view_at(self, index: int) -> bytes:
        """The sentence of this index, as patterns see it."""
        sentence = self.sentences[index]
        return self.view[sentence.start : sentence.end]

    def signs_at(self, index: int) -> Signs:
        """What the sentence of this index shows."""
        known = self._signs.get(index)
        if known is None:
            known = self._signs[index] = signs_of(self.view_at(index))
        return known

    @cached_property
    def signs(self) -> Signs:
        """What the whole text shows."""
        return signs_of(self.view)

    def words(self) -> list[str]:
        """What white space separates, greeting and sign-off included. Source: LABELS (kinds)."""
        return self.text.split()

    def lines(self) -> list[str]:
        """The lines that hold anything."""
        return [line for line in self.text.splitlines() if line.strip()]

    def _lines(self) -> list[tuple[int, int]]:
        """Stretches between line breaks, a hard-wrapped paragraph taken as one stretch."""
        spans: list[tuple[int, int]] = []
        for match in re.finditer(r"[^\r\n\v\f\u2028\u2029]+", self.text):
            start, end = match.span()
            if spans and self._goes_on(spans[-1], start, end):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return spans

    def _goes_on(self, before: tuple[int, int], start: int, end: int) -> bool:
        gap = self.text[before[1] : start]
        last, following = self.plain[slice(*before)].rstrip(), self.plain[start:end].lstrip()
        if gap.count("\n") != 1 or not last or not following or last[-1] in ".!?:":
            return False
        line = last.rsplit("\n", 1)[-1]
        return following[0].islower() or (len(line) >= _HARD_WRAP and not re.match(r"[-*•\d]", following))

    def _split(self, start: int, end: int) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        begin = start
        for match in _END.finditer(self.plain, start, end):
            if _closes(self.plain, begin, match.start(), match.end(), end):
                spans.append((begin, match.end()))
                begin = match.end()
        spans.append((begin, end))
        return [trimmed for span in spans if (trimmed := _trim(self.plain, *span))]


_QUOTATION: Final = re.compile(
    r"“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"|‘[^‘\n]{1,400}?’(?!\w)|(?<!\w)'[^'\n]{1,400}'(?!\w)"
)


def _closes(plain: str, begin: int, stop: int, after: int, end: int) -> bool:
    """Whether the stop at `stop` ends a sentence: not one behind an abbreviation, nor before a small letter."""
    if plain[stop] != ".":
        return True
    following = plain[after:end].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    head = plain[max(begin, stop - 12) : stop + 1]
    if not _ABBREVIATIONS.search(head):
        return True
    return (
        not _NEVER_LAST.search(head)
        and bool(re.match(r"(?:i|we|you|the|it|this|that|your|our)\b", following, re.I))
        and not re.search(r"\b[A-Z]\.$", head)
    )


def _trim(plain: str, start: int, end: int) -> tuple[int, int] | None:
    stretch = plain[start:end]
    left = len(stretch) - len(stretch.lstrip())
    right = len(stretch.rstrip())
    return (start + left, start + right) if right > left else None


def _with_parts(plain: str, spans: list[tuple[int, int]]) -> list[Sentence]:
    """Subject and greeting at the head, sign-off at the foot, the rest body."""
    parts: list[Part] = ["body"] * len(spans)
    at = 0
    if spans and _SUBJECT.match(plain[slice(*spans[0])]):
        parts[0], at = "subject", 1
    if len(spans) > at and _is_greeting(plain[slice(*spans[at])]):
        parts[at] = "greeting"
    for i in range(_sign_off_from(plain, spans), len(spans)):
        parts[i] = "sign-off"
    return [Sentence(start, end, part) for (start, end), part in zip(spans, parts, strict=True)]


def _is_greeting(line: str) -> bool:
    return bool(_GREETING.match(line)) and (line[-1] in ",:" or len(line.split()) <= 6) and line[-1] not in ".?"


def _sign_off_from(plain: str, spans: list[tuple[int, int]]) -> int:
    """Index of the first sign-off line: a valediction in the last eight lines, else the last lines with no full stop."""
    for i in range(max(1, len(spans) - 8), len(spans)):
        line = plain[slice(*spans[i])]
        if len(line) <= _LONGEST_SIGN_OFF_LINE and _VALEDICTION.match(line):
            return i
    first = len(spans)
    for i in range(len(spans) - 1, 0, -1):
        line = plain[slice(*spans[i])]
        if line[-1] in ".!?:;" or len(line) > _LONGEST_SIGN_OFF_LINE or len(line.split()) > 7:
            break
        first = i
    return first
