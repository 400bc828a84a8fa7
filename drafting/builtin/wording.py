"""The sentences that are the letter's own: opening, owning, sorry, asking, following up. They stand in wording.yaml.

Which wording a place gets depends on the record, the manner and the turn asked for, and on nothing else: letters differ,
and the draft of one record does not.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import yaml
from pydantic import TypeAdapter

Manner = Literal["plain", "warm", "formal"]

_PLACES: Final = TypeAdapter(
    dict[str, dict[Literal["any", "plain", "warm", "formal"], tuple[str, ...]]]
).validate_python(yaml.safe_load(Path(__file__).with_name("wording.yaml").read_text(encoding="utf-8")))

_PERSON: Final = {"i": "I", "i_am": "I am", "i_do": "I do", "me": "me"}
_HOUSE: Final = {"i": "we", "i_am": "we are", "i_do": "we do", "me": "us"}
_ALONE: Final = {"we": "I", "us": "me", "our": "my", "ours": "mine"}
_TOGETHER: Final = {"we": "we", "us": "us", "our": "our", "ours": "ours"}


@cache
def places() -> tuple[str, ...]:
    """The places of a letter that have wordings of their own."""
    return tuple(_PLACES)


@cache
def pool(place: str, manner: Manner) -> tuple[str, ...]:
    """The wordings for a place in a manner: the manner's own first."""
    told = _PLACES[place]
    return (*told.get(manner, ()), *told.get("any", ()))


@cache
def _spoken(person: bool, alone: bool) -> Mapping[str, str]:
    words = {**(_PERSON if person else _HOUSE), **(_ALONE if alone else _TOGETHER)}
    return {**words, **{name[0].upper() + name[1:]: word[0].upper() + word[1:] for name, word in words.items()}}


@dataclass(frozen=True, slots=True)
class Choice:
    """How one letter picks its wordings: the record's hash, the turn, the manner, and words the house never uses.

    `person` is whether one person signs ("I"), `alone` whether that person alone made the mistake ("mine").
    """

    seed: str
    turn: int
    manner: Manner
    person: bool
    alone: bool
    never: re.Pattern[str] | None = None

    def all(self, place: str, /, **said: str) -> tuple[str, ...]:
        """Every wording for a place, the one that the record picks first; those with a word never used left out.

        Where every wording holds such a word, one is kept: the place is not left empty.
        """
        wordings = pool(place, self.manner)
        start = (self._number(place) + self.turn) % len(wordings)
        turned = (*wordings[start:], *wordings[:start])
        words = _spoken(self.person, self.alone)
        allowed = [one for one in turned if not self.forbids(_bare(one, words))] or turned[:1]
        return tuple(_capital(one.format_map({**words, **said})) for one in allowed)

    def one(self, place: str, /, **said: str) -> str:
        """The wording that the record picks for a place."""
        return self.all(place, **said)[0]

    def draw(self, question: str, ways: int) -> int:
        """Which of so many ways the record picks for something that is not a sentence."""
        return (self._number(question) + self.turn) % ways

    def forbids(self, text: str) -> bool:
        """Whether a text holds a word that the house never uses."""
        return self.never is not None and self.never.search(text) is not None

    def _number(self, place: str) -> int:
        return int.from_bytes(hashlib.sha256(f"{self.seed}\n{place}".encode()).digest()[:6])


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _bare(wording: str, words: Mapping[str, str]) -> str:
    """A wording as it reads without the record's own words in it."""
    return wording.format_map(_Blank(words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def never_used(typed: str) -> re.Pattern[str] | None:
    """The pattern of words that a house never uses, from a list with commas; None where it names none."""
    told = [" ".join(one.split()).strip(" .\"'“”") for one in re.split(r"[,;\n]", typed)]
    words = [re.escape(one) for one in told if one]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None
