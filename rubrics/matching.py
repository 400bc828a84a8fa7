"""RE2 over the byte view of a text: letters match in either case, a dot any character, time is linear whatever it holds."""

from collections.abc import Mapping, Sequence
from typing import Final

import re2
from re2._re2 import RE2  # pyright: ignore[reportPrivateUsage]

_ANYWHERE: Final = RE2.Anchor.UNANCHORED


class PatternError(ValueError):
    """A pattern RE2 cannot compile, that names an unknown word list, or that matches empty text."""


class Match:
    """What a compiled pattern finds; offsets in bytes of the view, which are code points of the text."""

    __slots__ = ("_spans",)

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans

    def span(self, group: int = 0) -> tuple[int, int]:
        """Start and end of a group; (-1, -1) where it took no part."""
        return self._spans[group]


class Compiled:
    """A compiled RE2 pattern over bytes.

    Asked of RE2 itself: what the package wraps round it costs more than most searches.
    """

    __slots__ = ("_match", "groupindex", "groups")

    def __init__(self, source: bytes) -> None:
        made = RE2(source, options())
        if not made.ok():
            raise re2.error(made.error())
        self._match = made.Match
        self.groups = made.NumberOfCapturingGroups()
        self.groupindex: Mapping[bytes, int] = dict(made.NamedCapturingGroups())

    def search(self, text: bytes) -> Match | None:
        """The first match."""
        spans = self._match(_ANYWHERE, text, 0, len(text))
        return Match(spans) if spans[0][0] >= 0 else None

    def finditer(self, text: bytes) -> Sequence[Match]:
        """Every match, none overlapping the one before."""
        size = len(text)
        spans = self._match(_ANYWHERE, text, 0, size)
        if spans[0][0] < 0:
            return ()
        found: list[Match] = []
        while spans[0][0] >= 0:
            found.append(Match(spans))
            start, end = spans[0]
            if end == size:
                break
            spans = self._match(_ANYWHERE, text, end + (start == end), size)
        return found

    def findall(self, text: bytes) -> list[bytes]:
        """What every match holds."""
        return [text[slice(*match.span())] for match in self.finditer(text)]


def options() -> "re2.Options":
    """How every pattern is compiled."""
    chosen = re2.Options()
    chosen.encoding = re2.Options.Encoding.LATIN1
    chosen.case_sensitive = False
    chosen.log_errors = False
    chosen.never_nl = False
    chosen.dot_nl = True
    return chosen


def compiled(source: bytes, pattern: str) -> Compiled:
    """The source compiled; `pattern` is what its writer knows it by.

    Raises:
        PatternError: RE2 refuses it.
    """
    try:
        return Compiled(source)
    except re2.error as error:
        raise PatternError(f"RE2 refuses {pattern!r}: {error}") from error
