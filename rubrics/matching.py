"""RE2 over the byte view of a text: letters match in either case, a dot any character, time is linear whatever it holds."""

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

import re2


class PatternError(ValueError):
    """A pattern RE2 cannot compile, that names an unknown word list, or that matches empty text."""


class Match(Protocol):
    """What a compiled pattern finds; offsets in bytes of the view, which are code points of the text."""

    def span(self, group: int = 0) -> tuple[int, int]:
        """Start and end of a group; (-1, -1) where it took no part."""
        ...


class Compiled(Protocol):
    """A compiled RE2 pattern over bytes."""

    groupindex: Mapping[bytes, int]
    groups: int

    def search(self, text: bytes) -> Match | None:
        """The first match."""
        ...

    def finditer(self, text: bytes) -> Iterator[Match]:
        """Every match, none overlapping the one before."""
        ...

    def findall(self, text: bytes) -> list[bytes]:
        """What every match holds, where the pattern has no groups."""
        ...


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
        return cast(Compiled, re2.compile(source, options()))
    except re2.error as error:
        raise PatternError(f"RE2 refuses {pattern!r}: {error}") from error
