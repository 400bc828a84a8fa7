"""What a pasted text is: an email with its heads, a chat, or a note by our own staff; who says what in it, and when.

Nothing is guessed: where the paste does not say who speaks or on which day, neither is known here.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from drafting.pasted_dates import dated_from, days_named, resolved
from rubrics.mentions import mentions

Side = Literal["", "us", "them"]
Way = Literal["past", "future"]

HEAD: Final = re.compile(
    r"[> *]{0,8}(?P<name>From|To|Cc|Date|Sent|Subject|Reply-To)\*?:\*?[ \t]{1,4}(?P<value>\S.*)", re.I
)
_SPEAKER: Final = re.compile(
    r"\s{0,4}(?:\[(?P<when>[^\]\n]{3,30})\]|(?P<clock>\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?))?(?: ?[-–] )? ?"
    r"(?P<who>[^\W\d_][\w.'& -]{0,30}?)(?: ?\((?P<role>[^)\n]{2,24})\))? ?:[ \t]{1,4}(?P<said>\S)"
)
_STAFF: Final = re.compile(
    r"\b(?:agent|support|advis[eo]r|rep|operator|staff|us|team|assistant|bot|helpdesk|service|reception)\b", re.I
)
_THEIRS: Final = re.compile(r"\b(?:customer|cust|visitor|guest|client|caller|patient|member|tenant)\b", re.I)
_STAFF_SAYS: Final = re.compile(
    r"thank(?:s| you) for (?:contacting|getting in touch|reaching|waiting|holding)|how (?:can|may) I help|you(?:'re"
    r"| are) through to"
    r"|(?:sorry|apolog\w+) (?:to hear|about|for) (?:that|this|the|your|any)|let me (?:check|look|see)"
    r"|anything else I can|may I (?:have|take) your|could (?:I|you) (?:have|take|give me) your",
    re.I,
)  # fmt: skip
_TITLE: Final = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame|Lady)\b\.?"
_NOTE_STRONG: Final = re.compile(
    r"^[^\n]{0,40}?\b(?:call note|phone note|inbound call|incoming call|call (?:taken|logged)|(?:phone )?call from|caller\b"
    r"|cust(?:omer)? (?:rang|called|phoned|telephoned|on the (?:phone|line)|came in|says?|said|reports?))",
    re.I | re.M,
)
_NOTE_WEAK: Final = re.compile(
    rf"{_TITLE}(?: [A-Z][\w.'-]{{0,20}}){{1,3}} (?:rang|called|phoned|telephoned|came in)\b(?! (?:me|us)\b)"
)
_QUOTED: Final = re.compile(r"[\"“][^\"”\n]{0,400}[\"”]|[‘][^’\n]{0,400}[’]")
_RANG: Final = re.compile(r"\b(?:rang|called|phoned|telephoned|call(?:er)?|phone|on the line)\b", re.I)
_STAFF_ACT: Final = re.compile(
    r"(?:^|[.;:,–-] ?)\s{0,3}(?:also |then |have |and )?(?:advised|told|promised|offered|agreed|arranged|booked"
    r"|ordered|refunded|credited|replaced"
    r"|re-?sent|sent|apologi[sz]ed|raised|asked (?:the|our|dispatch|stores))\b|\b(?:I|we)(?:'ll|'ve| will| have| am"
    r"| are|'m|'re)?\b",
    re.I,
)  # fmt: skip
_THEIR_WISH: Final = re.compile(
    r"\b(?:wants?|wanted|ask(?:s|ed)? (?:for|if|that|whether|us)|demands?|expects?|would like|says|said|claims?"
    r"|insists?|reckons)\b",
    re.I,
)
_DATED_LINE: Final = re.compile(
    r"[> *\[(]{0,8}(?:(?:date|sent|received|logged|taken|call(?: taken| note| logged| received)?|note|message|on"
    r"|when)\b[ :,–-]{0,4}"
    r"(?:on |at )?)?[ \t]{0,4}",
    re.I,
)
_BEHIND_DATE: Final = re.compile(r"[ \t]{0,3}(?:$|[-–|,\]:)]|at\b|\d{1,2}[:.]\d\d|T\d\d)", re.M)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something; `said` is where its words begin, behind the name of who speaks."""

    start: int
    said: int
    end: int
    who: str = ""
    side: Side = ""
    head: str = ""


class Paste:
    """A pasted text read once: its lines, and what they tell of its kind."""

    def __init__(self, text: str, today: dt.date) -> None:
        self.text = text
        self.today = today

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines, with who speaks in a chat and which are heads of an email."""
        return tuple(self._with_sides(list(self._plain_lines())))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.lines)

    def line_at(self, at: int) -> Line | None:
        """The line that holds this place."""
        number = bisect_right(self._starts, at) - 1
        return self.lines[number] if number >= 0 else None

    def lines_in(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that begin in a stretch."""
        return self.lines[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _plain_lines(self) -> Iterator[Line]:
        for match in re.finditer(r"[^\n]*\S[^\n]*", self.text):
            head = HEAD.match(self.text, match.start(), min(match.end(), match.start() + 500))
            name = head["name"].casefold() if head else ""
            yield Line(match.start(), head.start("value") if head else match.start(), match.end(), head=name)

    def _with_sides(self, lines: list[Line]) -> Iterator[Line]:
        spoken = {line.start: found for line in lines if not line.head and (found := self._speaker(line))}
        turns = [found["who"].strip().casefold() for found in spoken.values()]
        if len(set(turns)) < 2 or len(turns) < 3 or len(set(turns)) == len(turns):
            yield from lines
            return
        sides = self._sides(spoken, lines)
        who = ""
        for line in lines:
            found = spoken.get(line.start)
            who = found["who"].strip() if found else who
            said = found.start("said") if found else line.said
            yield Line(line.start, said, line.end, who, sides.get(who.casefold(), ""), line.head)

    def _speaker(self, line: Line) -> "re.Match[str] | None":
        return _SPEAKER.match(self.text, line.start, min(line.end, line.start + 120))

    def _sides(self, spoken: "dict[int, re.Match[str]]", lines: list[Line]) -> dict[str, Side]:
        sides: dict[str, Side] = {found["who"].strip().casefold(): "" for found in spoken.values()}
        for line in lines:
            found = spoken.get(line.start)
            if found is None:
                continue
            who, told = found["who"].strip().casefold(), f"{found['who']} {found['role'] or ''}"
            if _THEIRS.search(told):
                sides[who] = "them"
            elif _STAFF.search(told) or _STAFF_SAYS.search(self.text, line.start, line.end):
                sides[who] = sides[who] or "us"
        open_ones = [who for who, side in sides.items() if not side]
        if len(sides) == 2 and len(open_ones) == 1:
            sides[open_ones[0]] = "us" if "them" in sides.values() else "them"
        return sides

    @cached_property
    def is_chat(self) -> bool:
        """Whether two or more speak by turns."""
        return any(line.who for line in self.lines)

    @cached_property
    def is_email(self) -> bool:
        """Whether it has the heads of an email."""
        names = {line.head: self.text[line.said : line.end] for line in self.lines if line.head}
        return "subject" in names or "@" in names.get("from", "")

    @cached_property
    def is_note(self) -> bool:
        """Whether our own staff wrote it down, of a customer who rang or came in."""
        if self.is_email or self.is_chat:
            return False
        opening = "\n".join(self.text[line.start : line.end] for line in self.lines[:3])
        if _NOTE_STRONG.search(opening[:600]):
            return True
        outside = _QUOTED.sub(" ", self.text)
        return bool(_NOTE_WEAK.search(opening[:600])) and not re.search(r"\byou(?:r|rs)?\b", outside, re.I)

    @cached_property
    def channel(self) -> str:
        """How they reached us, where the paste shows it: "email", "chat" or "phone"; else blank."""
        if self.is_email:
            return "email"
        if self.is_chat:
            return "chat"
        return "phone" if self.is_note and _RANG.search(self.text[:600]) else ""

    def ours(self, start: int, end: int) -> bool:
        """Whether our own staff say this, of what they did or will do."""
        if self.is_chat:
            return all(line.side == "us" for line in self.lines if line.start < end and start < line.end)
        words = self.text[start:end]
        said = _QUOTED.sub(" ", words)
        return self.is_note and bool(_STAFF_ACT.search(said)) and not _THEIR_WISH.search(said)

    def may_be_ours(self, at: int) -> bool:
        """Whether "we" at this place may be ourselves: in a note of ours, in a quoted mail, or where nobody is spoken to."""
        line = self.line_at(at)
        if line is None or self.is_note or self.text.startswith(">", line.start):
            return True
        return line.side != "them" and not re.search(r"\byou(?:r|rs)?\b", self.text, re.I)

    def by_staff_turn(self, at: int) -> bool:
        """Whether the place stands in a turn of our own staff in a chat."""
        line = self.line_at(at)
        return line is not None and line.side == "us"

    @cached_property
    def _dated(self) -> tuple[tuple[int, dt.date], ...]:
        """Where the paste says which day it was written on: heads, and lines that begin with a date."""
        return tuple((line.start, day) for line in self.lines if (day := self._date_of(line)))

    def _date_of(self, line: Line) -> dt.date | None:
        if line.head and line.head not in ("date", "sent"):
            return None
        words = self.text[line.start : min(line.end, line.start + 120)]
        begin = _DATED_LINE.match(words)
        lead = (line.said - line.start) if line.head else (begin.end() if begin else 0)
        for mention in mentions(words):
            if (
                mention.kind == "day"
                and mention.start <= lead + 1
                and (line.head or _BEHIND_DATE.match(words, mention.end))
            ):
                return dated_from(mention, words, self.today)
        return None

    def anchor(self, at: int) -> dt.date | None:
        """The day on which the words at this place were written, where the paste itself says so."""
        before = [day for start, day in self._dated if start <= at]
        return before[-1] if before else (self._dated[0][1] if self._dated else None)

    def days_in(self, start: int, end: int, way: Way = "past") -> list[dt.date]:
        """The calendar days that a stretch names, as far as they can be told."""
        words, anchor = self.text[start:end], self.anchor(start)
        pound = "£" in self.text
        found = [resolved(mention, words, anchor, self.today, way, day_first=pound) for mention in days_named(words)]
        return list(dict.fromkeys(day for day in found if day))
