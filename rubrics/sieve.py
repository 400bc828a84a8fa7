"""Of many patterns those that a sentence can match, by what it shows, in one pass over its words.

Each alternative of a pattern's needs is a bit. Per sign of the text, columns of bits say of which alternatives it meets
the first need, of which the second, and so on; an alternative is open where the bits of all columns are set.
"""

from collections.abc import Iterable
from typing import Final

from rubrics.needs import Signs, Way

_COLUMNS: Final = 3
"""Needs beyond the third seldom tell more."""
_FREE: Final[Signs] = frozenset()


class Sieve:
    """The needs of many patterns, by sign. A pattern without alternatives is never open."""

    def __init__(self, patterns: Iterable[Iterable[Way]]) -> None:
        ways: list[Way] = []
        self._pattern: list[int] = []
        self._end: list[int] = []
        for number, alternatives in enumerate(patterns):
            before = len(ways)
            ways += alternatives
            self._pattern += [number] * (len(ways) - before)
            self._end += [len(ways)] * (len(ways) - before)
        self._free, self._meets = _columns(ways)

    def open(self, signs: Signs) -> list[int]:
        """Numbers of the patterns that a text can match which shows these signs, ascending."""
        first, second, third = self._free
        for sign in signs:
            if sign in self._meets:
                a, b, c = self._meets[sign]
                first |= a
                second |= b
                third |= c
        return self._patterns_at(first & second & third)

    def _patterns_at(self, bits: int) -> list[int]:
        found: list[int] = []
        done = 0
        while bits:
            at = done + (bits & -bits).bit_length() - 1
            found.append(self._pattern[at])
            bits >>= self._end[at] - done
            done = self._end[at]
        return found


def _columns(ways: list[Way]) -> tuple[list[int], dict[str, list[int]]]:
    """For each column the ways without such a need, and by sign those whose need of that column it meets."""
    free: list[int] = []
    meets: dict[str, list[int]] = {}
    for column in range(_COLUMNS):
        by_need: dict[Signs, bytearray] = {}
        for at, way in enumerate(ways):
            need = way[column] if column < len(way) else _FREE
            by_need.setdefault(need, bytearray(len(ways) // 8 + 1))[at // 8] |= 1 << at % 8
        free.append(int.from_bytes(by_need.pop(_FREE, b""), "little"))
        for need, bits in by_need.items():
            number = int.from_bytes(bits, "little")
            for sign in need:
                meets.setdefault(sign, [0] * _COLUMNS)[column] |= number
    return free, meets
