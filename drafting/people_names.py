"""Finds people's names: those typed into a record, and by signs alone those nobody typed into a field.

The lists of first names and surnames are Faker's; `private_words.yaml` says which of them are also words, places or
makes, and so are names only where something else says so. Source: LAB-DATA 4.
"""

import importlib.util
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from drafting.private_details import shadow_of

_LOCALES: Final = (
    "en", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ", "en_PK", "en_US", "es_ES", "es_MX", "fr_FR", "de_DE", "it_IT",
    "nl_NL", "pl_PL", "pt_BR", "pt_PT", "da_DK", "sv_SE", "no_NO", "fi_FI", "cs_CZ", "hr_HR", "hu_HU", "ro_RO", "tr_TR",
    "tw_GH", "yo_NG", "ig_NG", "ha_NG", "zu_ZA", "ja_JP", "zh_CN",
)  # fmt: skip
_LIST: Final = re.compile(
    r"^    (?P<which>first|last|unisex_last|male_last|female_last)_(?:romanized_)?names?(?:_\w+)?(?:: [^=\n]+)? = [^\n]*[({\[]\n"
    r"(?P<names>.*?)^    [)\]}]+$",
    re.MULTILINE | re.DOTALL,
)
_LETTER: Final = r"(?:[^\W\d_][\u0300-\u036f]*)"
_MADE_SURNAME: Final = re.compile(r"(?:O'|Mc|Mac|Fitz)[A-Z]")
_WORD: Final = re.compile(rf"{_LETTER}+(?:['-]{_LETTER}+)*")


def folded(name: str) -> str:
    """A name for comparing: no case, no accents, straight apostrophes."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@dataclass(frozen=True, slots=True)
class Words:
    """The lists by which a name is told from a word."""

    first: frozenset[str]
    last: frozenset[str]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


@cache
def words() -> Words:
    """The lists, loaded once where first needed."""
    told: Any = yaml.safe_load((Path(__file__).parent / "private_words.yaml").read_text(encoding="utf-8"))
    titles: dict[str, str] = told.pop("titles")
    sets = {name: frozenset(str(value).split()) for name, value in told.items()}
    sets |= {f"titles_{name}": frozenset(value.split()) for name, value in titles.items()}
    first, last = _listed()
    return Words(first, last, sets)


def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """First names and surnames by Faker, read as text: to import the package takes ten times as long."""
    spec = importlib.util.find_spec("faker")
    folder = Path((spec.submodule_search_locations or [""])[0] if spec else "") / "providers" / "person"
    first: set[str] = set()
    last: set[str] = set()
    for locale in _LOCALES:
        for found in _LIST.finditer((folder / locale / "__init__.py").read_text(encoding="utf-8")):
            names = first if found["which"] == "first" else last
            names.update(
                part for name in re.findall(r'"([^"\n]+)"', found["names"]) for part in re.split(r"[ -]", name)
            )
    return frozenset(map(folded, first)), frozenset(map(folded, last))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place without a possessive ending, its letters as typed, and folded for comparing."""

    start: int
    end: int
    text: str
    key: str
    before: str
    """What stands between the word before and this one."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.capital

    def among(self, name: str) -> bool:
        return self.key in words()[name]

    @property
    def parts(self) -> list[str]:
        return _parts_of(self.key)

    @property
    def first(self) -> bool:
        """Whether it is a listed first name."""
        return _about(self.text)[0]

    @property
    def last(self) -> bool:
        """Whether it is a listed surname, or made like one: "O'Dwyer", "MacAskill"."""
        return _about(self.text)[1]

    @property
    def ordinary(self) -> bool:
        """Whether it is also a word, a place or a make."""
        return _about(self.text)[2]


@lru_cache(maxsize=8192)
def _about(text: str) -> tuple[bool, bool, bool]:
    """Whether a word is listed as a first name, is listed or made as a surname, and is also a word."""
    lists, key = words(), folded(text)
    parts = _parts_of(key)

    def listed(names: frozenset[str]) -> bool:
        if key in names:
            return len(key) > 2 or key in lists["given_words"]
        return len(parts) > 1 and text != key and any(part in names for part in parts)

    made = _MADE_SURNAME.match(text) is not None
    other = any(key in lists[name] for name in ("ordinary", "places", "given_words"))
    return (
        listed(lists.first),
        made or listed(lists.last),
        other or (len(parts) > 1 and all(part in lists["ordinary"] for part in parts)),
    )


def _parts_of(key: str) -> list[str]:
    return [part for part in re.split(r"['-]", key) if len(part) > 2]


def words_of(shadow: str) -> list[Word]:
    """The words of a text in order; none that a digit touches."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(shadow):
        start, stop, text = match.start(), match.end(), match[0]
        if text[-2:] in ("'s", "'S") and len(text) > 2:
            stop, text = stop - 2, text[:-2]
        if not (shadow[start - 1 : start].isdigit() or shadow[match.end() : match.end() + 1].isdigit()):
            found.append(Word(start, stop, text, folded(text), shadow[end:start]))
        end = match.end()
    return found


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Parts of names that are known: from the record, or from signs in a text. `loose` ones count in any case."""

    loose: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()
    people: tuple[tuple[str, ...], ...] = field(default=())

    @classmethod
    def of(cls, people: Iterable[list[Word]]) -> "KnownNames":
        """The parts of the people a record names."""
        loose: set[str] = set()
        capital: set[str] = set()
        for person in people:
            for word in person:
                for key in {word.key, *word.parts}:
                    if len(key) > 2 and key not in words()["ordinary"] | words()["given_words"] | words()["places"]:
                        loose |= {key, key.removesuffix("s")} if person[0].key == "the" else {key}
                    elif len(key) > 1 and key not in words()["particles"]:
                        capital.add(key)
        return cls(frozenset(loose - words()["titles_strong"]), frozenset(capital - words()["titles_strong"]))

    def and_seen(self, seen: Iterable[str]) -> "KnownNames":
        """These and names seen in a text, which count where they are capitalised."""
        return replace(self, capital=self.capital | set(seen))

    def holds(self, word: Word) -> bool:
        """Whether the word is part of a known name, as it is written here."""
        singular = word.key.removesuffix("s") if len(word.key) > 4 else word.key
        if self.loose.intersection((word.key, singular, *word.parts)):
            return True
        return word.capital and (word.key in self.capital or singular in self.capital)

    def in_company(self, company: str) -> bool:
        """Whether a company's name holds part of a known name."""
        return any(word.capital and len(word.key) > 2 and self.holds(word) for word in words_of(shadow_of(company)))


_STRETCH: Final = re.compile(r"[,;()/&+|:\n]|(?<=\s)-(?=\s)|\b(?:and|c/o|attn\.?|of|for)\b")
_DESPITE: Final = re.compile(
    r"\b(?:residents|tenants|pupils|parents|holders|neighbours|users|owners|all|every(?:one|body)?)\b", re.IGNORECASE
)


def people_in(typed: str, name: str, companies: Iterable[str] = ()) -> list[list[Word]]:
    """The people a field such as "Front desk - Amy" or "Leo's mum, Sarah Whitlock" names; roles and teams are none."""
    shadow = shadow_of(typed)
    shadow = re.sub(r"\S*@\S*|[+(]*[0-9][0-9 ()./-]*", lambda found: " , " + " " * (len(found[0]) - 3), shadow)
    if _DESPITE.match(shadow.strip()):
        return []
    own = {word.key for company in companies for word in words_of(company)}
    people = [_person_in(stretch, name, own) for stretch in _STRETCH.split(shadow)]
    return [person for person in people if person]


def _person_in(stretch: str, name: str, own: set[str]) -> list[Word]:
    every = words_of(stretch)
    team = any(word.among("teams") for word in every)
    if len(every) == 2 and every[0].key == "the" and every[1].capital and not team:
        return [] if _is_said_of_people(every[1]) else every
    person: list[Word] = []
    for at, word in enumerate(every):
        listed = word.first or word.last
        leads = at == 0 and not word.among("ordinary") and len(every) > 1 and not team
        titled = word.among("titles_weak") and word.capital and at < len(every) - 1
        if word.key in ("st", "saint") or word.among("titles_strong") or titled:
            continue
        if _is_said_of_people(word) and not (listed and leads):
            continue
        if team and (not listed or word.key in own):
            continue
        if word.capital or _typed_small(word, name, team):
            person.append(word)
    return person


def _is_said_of_people(word: Word) -> bool:
    return any(word.among(name) for name in ("people", "roles", "teams"))


def _typed_small(word: Word, name: str, team: bool) -> bool:
    """Whether a word without a capital is a name: "tori", "jess & marko"."""
    if word.ordinary or team or len(word.key) < 3:
        return False
    return word.first or word.last or name in ("customer_name", "sender_name")
