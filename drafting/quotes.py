"""Where a quotation stands in a text: whatever its line ends, quotation marks, capitals and marks of a quoted email."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rubrics.letter import TYPOGRAPHY

_PLAIN: Final = str.maketrans(TYPOGRAPHY)
_PIECE: Final = re.compile(r"(?:[\s ]|(?:(?<=\n)|(?<![\s\S]))>[> ]*)+|[^\s]")
_ROUND: Final = " \t\n\"'.…“”‘’"


def places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Start and end of each place where the words of the quote stand in the text, in code points."""
    flat, starts = _flat(text)
    told = quote.replace("\\u003c", "<")
    wanted = next((one for one in (_flat(told)[0].strip(), _flat(told.strip(_ROUND))[0].strip()) if one in flat), "")
    at = flat.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if _whole(flat, at, end):
            yield starts[at], starts[end - 1] + 1
        at = flat.find(wanted, at + 1)


def words_in(text: str) -> frozenset[str]:
    """The words and numbers of a text, for comparing."""
    return frozenset(re.findall(r"\w+", _flat(text)[0]))


def line_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines over a stretch of the text, without the blanks at their ends."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    line = text[first:last]
    return first + len(line) - len(line.lstrip()), first + len(line.rstrip())


def _whole(flat: str, at: int, end: int) -> bool:
    """Whether the stretch begins and ends where words do."""
    before = at > 0 and flat[at - 1].isalnum() and flat[at].isalnum()
    after = end < len(flat) and flat[end].isalnum() and flat[end - 1].isalnum()
    return not (before or after)


@lru_cache(maxsize=16)
def _flat(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in small letters, each run of blanks as one, and where each character stood."""
    pieces: list[str] = []
    starts: list[int] = []
    shadow = "".join(plain if (plain := char.translate(_PLAIN)) != " " else char for char in text)
    for match in _PIECE.finditer(shadow):
        small = match[0].lower()
        blank = match[0][0].isspace() or len(match[0]) > 1 or (match[0] == ">" and match.start() == 0)
        pieces.append(" " if blank else (small if len(small) == 1 else match[0]))
        starts.append(match.start())
    return "".join(pieces), tuple(starts)
