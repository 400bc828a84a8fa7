"""A pattern read from left to right as the runs of its matches. Source: DESIGN (engine)."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NoReturn

from rubrics.matching import PatternError, compiled
from rubrics.needs import (
    ANYTHING,
    EDGE,
    EMPTY,
    PLAIN,
    START,
    WORD,
    Needs,
    Runs,
    at_edges,
    behind,
    either,
    parted_by,
    repeated,
    shared,
    spelt,
)  # fmt: skip

_FEW: Final = 6
"""A class of more characters is taken for any of its sort."""
_PIECE: Final = re.compile(
    r"(?P<list>\{[a-z][a-z_]*(?::[a-z]+)?\})|(?P<letters>\w+(?![?*+{])|\w)|(?P<open>\((?:\?(?:P<\w+>|(?:-?i)?:)|(?!\?)))"
    r"|(?P<edge>\\b|[\^$])|(?P<one>\\[wWdDsS]|\\[^\w\s]|\\x[0-9a-fA-F]{2}|\[\^?\]?(?:\\[^pP]|[^\]\\\[])*\]|[^\\()|?*+])",
    re.ASCII | re.DOTALL,
)
_PHRASES: Final = re.compile(r"\w+(?: \w+)*(?:\|\w+(?: \w+)*)*(?=[|)]|\Z)", re.ASCII)
_TIMES: Final = re.compile(r"(?:([?*+])|\{(\d+)(,\d*)?\})\??")


class _UnreadError(ValueError):
    """A construct of RE2's that is not understood here."""


def runs_of(pattern: str, runs_of_list: Callable[[str], Runs]) -> Runs:
    """How the matches of a pattern can run; `runs_of_list` is asked for those of a `{list}` in it."""
    try:
        return _Reader(pattern, runs_of_list).read()
    except _UnreadError:
        return ANYTHING


def needs_of(runs: Runs) -> Needs:
    """What a match needs that runs in one of these ways, whatever stands beside it."""
    return shared([run.needs for run in runs])


class _Reader:
    def __init__(self, pattern: str, runs_of_list: Callable[[str], Runs]) -> None:
        self._pattern = pattern
        self._runs_of_list = runs_of_list
        self._at = 0

    def read(self) -> Runs:
        runs = self._choice()
        return runs if self._at == len(self._pattern) else self._refuse()

    def _choice(self) -> Runs:
        branches: list[Runs] = []
        while True:
            plain = _PHRASES.match(self._pattern, self._at)
            self._at = plain.end() if plain else self._at
            branches.append(_phrases(plain[0]) if plain else self._branch())
            if not self._next("|"):
                return branches[0] if len(branches) == 1 else either(branches)

    def _branch(self) -> Runs:
        """Alternatives are closed by the edge behind them before they are put behind others: there are fewer of them then."""
        pieces: list[Runs] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            pieces.append(self._times(self._piece()))
        runs = EMPTY
        for piece, following in zip(pieces, [*pieces, EMPTY][1:], strict=True):
            runs = behind(runs, behind(piece, EDGE) if len(piece) > 1 and at_edges(following) else piece)
        return runs

    def _piece(self) -> Runs:
        found = _PIECE.match(self._pattern, self._at) or self._refuse()
        self._at = found.end()
        match found.lastgroup:
            case "list":
                return self._runs_of_list(found[0])
            case "letters":
                return spelt((found[0],))
            case "edge":
                return START if found[0] == "^" else EDGE
            case "open":
                runs = self._choice()
                return runs if self._next(")") else self._refuse()
            case _:
                return _character(found[0])

    def _times(self, runs: Runs) -> Runs:
        found = _TIMES.match(self._pattern, self._at)
        if found is None:
            return runs
        self._at = found.end()
        sign, least, most = found.groups()
        once = sign == "?" or most == ",1" or (least == "1" and most is None)
        runs = runs if once else repeated(runs)
        return either((EMPTY, runs)) if sign in ("?", "*") or least == "0" else runs

    def _next(self, sign: str) -> bool:
        is_next = self._pattern.startswith(sign, self._at)
        self._at += is_next
        return is_next

    def _refuse(self) -> NoReturn:
        raise _UnreadError(self._pattern[self._at :])


@cache
def _phrases(told: str) -> Runs:
    """Plain phrases with bars between them."""
    phrases = [phrase.split(" ") for phrase in told.split("|")]
    words = spelt(phrase[0] for phrase in phrases if len(phrase) == 1)
    parted = [_phrase(phrase) for phrase in phrases if len(phrase) > 1]
    return either([words, *parted] if words[0].left else parted)


def _phrase(words: list[str]) -> Runs:
    runs = spelt(words[:1])
    for word in words[1:]:
        runs = behind(behind(runs, EDGE), spelt((word,)))
    return runs


@cache
def _character(piece: str) -> Runs:
    """A single character: RE2 itself says which ones it can be."""
    try:
        found = b"".join(compiled(piece.encode("latin-1"), piece).findall(bytes(range(256))))
    except PatternError:
        return ANYTHING
    letters = frozenset(found.translate(PLAIN).decode("ascii").replace(" ", ""))
    others = frozenset(found.translate(None, WORD).decode("latin-1"))
    if len(letters) > _FEW:
        return ANYTHING
    parting = parted_by(others) if 0 < len(others) <= _FEW and " " not in others else EDGE
    return either([spelt(letters)] * bool(letters) + [parting] * bool(others or not letters))
