"""Finds people's names: those typed into a record, and by signs alone those nobody typed into a field.

The lists of first names and surnames are Faker's; `private_words.yaml` says which of them are also words, places or
makes, and so are names only where something else says so. Source: LAB-DATA 4.
"""

import importlib.util
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from drafting.private_details import Span, shadow_of

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
_WORD: Final = re.compile(rf"{_LETTER}+(?:['-]{_LETTER}+)*")
_MONTHS: Final = frozenset(
    {"may", "april", "june", "july", "august", "march", "january", "jan", "jun", "jul", "mar", "sept"}
)


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
        return [part for part in re.split(r"['-]", self.key) if len(part) > 2]

    def _listed_in(self, names: frozenset[str]) -> bool:
        if self.key in names:
            return len(self.key) > 2
        return self.text != self.key and len(self.parts) > 1 and any(part in names for part in self.parts)

    @property
    def first(self) -> bool:
        """Whether it is a listed first name."""
        return self._listed_in(words().first)

    @property
    def last(self) -> bool:
        """Whether it is a listed surname, or made like one: "O'Dwyer", "MacAskill"."""
        made = re.match(r"(?:O'|Mc|Mac|Fitz)[A-Z]", self.text) is not None
        return made or self._listed_in(words().last)

    @property
    def ordinary(self) -> bool:
        """Whether it is also a word, a place or a make."""
        return any(self.among(name) for name in ("ordinary", "places", "given_words")) or (
            len(self.parts) > 1 and all(part in words()["ordinary"] for part in self.parts)
        )


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
        keys = {word.key, word.key.removesuffix("s"), *word.parts}
        if keys & self.loose:
            return True
        return word.capital and bool(
            ({word.key} | ({word.key.removesuffix("s")} if len(word.key) > 4 else set())) & self.capital
        )

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
    person: list[Word] = []
    for word in every:
        if word.among("titles_strong") or (word.among("titles_weak") and word.capital and word is not every[-1]):
            continue
        if word.key == "the" and word is every[0] and len(every) == 2 and every[1].capital:
            person.append(word)
            continue
        named = word.first or word.last
        if (word.among("people") or word.among("roles") or word.among("teams")) and not (
            named and word is every[0] and len(every) > 1 and not team
        ):
            continue
        if (team and (not named or word.key in own)) or (not word.capital and not _typed_small(word, name, team)):
            continue
        person.append(word)
    return person if any(word.key != "the" for word in person) else []


def _typed_small(word: Word, name: str, team: bool) -> bool:
    """Whether a word without a capital is a name: "tori", "jess & marko"."""
    if word.ordinary or team or len(word.key) < 3:
        return False
    return word.first or word.last or name in ("customer_name", "sender_name")


def names_seen(shadow: str, known: KnownNames, taken: bytearray) -> frozenset[str]:
    """Parts of names that signs in this text give away and that are not known yet."""
    found: set[str] = set()
    for run in _runs(words_of(shadow), shadow, known, taken):
        found |= {
            word.key
            for word in run
            if len(word.key) > 2 and word.capital and not word.ordinary and not known.holds(word)
        }
    return frozenset(found - words()["titles_strong"] - words()["titles_weak"] - words()["particles"])


def name_spans(shadow: str, known: KnownNames, taken: bytearray) -> Iterator[Span]:
    """Where names stand in a text, each with its title and initials; none where something else was taken."""
    for run in _runs(words_of(shadow), shadow, known, taken):
        yield Span(run[0].start, run[-1].end, "NAME")


def _runs(every: list[Word], shadow: str, known: KnownNames, taken: bytearray) -> Iterator[list[Word]]:
    free = [word for word in every if not any(taken[word.start : word.end])]
    text = _Text(free, shadow, known)
    at = 0
    while at < len(free):
        end = text.titled(at) or text.named(at)
        if end:
            yield free[at:end]
        at = end or at + 1


class _Text:
    """The words of one text, and what they say of names."""

    def __init__(self, every: list[Word], shadow: str, known: KnownNames) -> None:
        self.words = every
        self.shadow = shadow
        self.known = known

    def _next(self, at: int) -> Word | None:
        """The word that follows in the same name, if any: behind one blank, or behind the dot of a title or initial."""
        if at + 1 >= len(self.words):
            return None
        word, after = self.words[at], self.words[at + 1]
        gap = self.shadow[word.end : after.start]
        dotted = word.initial or word.among("titles_strong") or word.among("titles_lower")
        return after if gap == " " or (dotted and gap in (". ", ".", " . ")) else None

    def titled(self, at: int) -> int:
        """The end of a name that begins with a title here, else 0."""
        end = at
        while end < len(self.words) and self._is_title(end):
            gap = self._gap(end)
            end += 1
            if gap in (" & ", " + ", ". & ") and end < len(self.words) and self._is_title(end):
                continue
            if (
                end < len(self.words)
                and self.words[end].key in ("and", "und", "et")
                and gap in (" ", ". ")
                and self._is_title(end + 1)
            ):
                end += 1
        if end == at or end >= len(self.words) or self._gap(end - 1) not in (" ", ". ", "."):
            return 0
        weak = not any(word.among("titles_strong") for word in self.words[at:end])
        return self._name_behind(end, weak)

    def _name_behind(self, at: int, weak: bool) -> int:
        word = self.words[at]
        known = self.known.holds(word)
        small = not word.capital and not known
        if small and not (
            self.words[at - 1].among("titles_lower")
            and not word.ordinary
            and not word.among("verbs")
            and word.key not in words()["pronouns"]
        ):
            return self._particles(at)
        if weak and not known and (word.ordinary or not (word.first or word.last)):
            return 0
        if word.key in words()["pronouns"] | words()["verbs"] and not known and not word.initial:
            return 0
        return self._extent(at, small=small)

    def _particles(self, at: int) -> int:
        end = at
        while end < len(self.words) and self.words[end].among("particles") and self._gap(end) == " ":
            end += 1
        return self._extent(end) if end > at and end < len(self.words) and self.words[end].capital else 0

    def _is_title(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        word = self.words[at]
        if not word.capital:
            return word.among("titles_lower")
        return word.among("titles_strong") or word.among("titles_weak")

    def _gap(self, at: int) -> str:
        return self.shadow[self.words[at].end : self.words[at + 1].start] if at + 1 < len(self.words) else ""

    def _extent(self, at: int, *, small: bool = False) -> int:
        """The end of a name whose first part stands here."""
        end = at + 1
        while (after := self._next(end - 1)) and not small and end - at < 6:
            if after.among("particles") and not after.capital and (then := self._next(end)) and then.capital:
                end += 2
            elif self._goes_on(self.words[end - 1], after, end):
                end += 1
            else:
                break
        return end

    def _goes_on(self, word: Word, after: Word, at: int) -> bool:
        if self.known.holds(after):
            return not (after.key in _MONTHS and self._dated(at))
        if after.initial:
            return after.key not in ("i", "a") or self.shadow[after.end : after.end + 1] == "."
        if not after.capital or after.among("pronouns") or after.among("titles_strong"):
            return False
        if word.initial:
            return not after.among("ordinary") or after.last
        if after.shouted and not word.shouted and len(after.key) < 4:
            return False
        return (after.last or after.first or not word.ordinary) and (
            not after.among("ordinary") or (after.last and (word.first or word.initial))
        )

    def named(self, at: int) -> int:
        """The end of a name that begins here without a title, else 0."""
        word = self.words[at]
        known = self.known.holds(word)
        if not known and not word.capital:
            return at + 1 if self._small_in_context(at) else 0
        if known and not word.capital:
            return self._extent(at)
        if word.ordinary and self._dated(at) and word.key in _MONTHS:
            return 0
        end = self._extent(at)
        run = self.words[at:end]
        if any(self.known.holds(part) for part in run):
            return 0 if end == at + 1 and word.ordinary and self._asks(at) else end
        if not self._is_name(at, end):
            return self._shorter(at, end)
        return end

    def _shorter(self, at: int, end: int) -> int:
        return at + 1 if end > at + 1 and self._is_name(at, at + 1) else 0

    def _is_name(self, at: int, end: int) -> bool:
        word, run = self.words[at], self.words[at:end]
        if self._is_place(at, end):
            return False
        if word.initial:
            return self._initialled(at, run)
        if word.shouted and not self._shouting(at, end):
            return False
        starts = self._starts(at)
        if (
            not starts
            and self._in_context(at)
            and (word.first or word.last or not word.ordinary)
            and not word.among("places")
        ):
            return not word.among("ordinary") or word.among("given_words")
        if len(run) > 1 and word.first and not run[1].initial:
            surnamed = run[1].last and not run[1].among("places")
            return not word.ordinary or (word.among("given_words") and surnamed and (not starts or not run[1].ordinary))
        if word.ordinary or not (word.first or word.last):
            return False
        if not starts:
            return len(word.key) > 3 or word.first
        return self._as_subject(end, sure=word.first)

    def _initialled(self, at: int, run: list[Word]) -> bool:
        """Whether a letter and a word are an initial and a surname: "J. O'Dwyer", not "grade A. Delivery"."""
        behind = run[-1]
        if behind.initial or len(run) < 2 or self._gap(at)[:1] != ".":
            return False
        if at and self.words[at - 1].among("not_initials") and self.words[at].before == " ":
            return False
        return behind.last or behind.first or not behind.ordinary

    def _shouting(self, at: int, end: int) -> bool:
        """Whether a word in capitals stands among others, so that they say nothing against a name."""
        beside = self.words[max(0, at - 1) : at] + self.words[end : end + 1]
        return len(self.words[at].key) > 3 or any(word.shouted and len(word.text) > 2 for word in beside)

    def _starts(self, at: int) -> bool:
        """Whether the word begins a sentence, a line or a quotation, where any word has a capital."""
        word = self.words[at]
        gap = self.shadow[self.words[at - 1].end : word.start] if at else ""
        if not at or word.start == 0:
            return True
        abbreviated = self.words[at - 1].among("titles_strong") or self.words[at - 1].initial
        return bool(re.search(r"[!?:;\n\"(\[*•>]|\.(?=\s|$)|\s-\s", gap)) and not (abbreviated and gap == ". ")

    def _as_subject(self, end: int, *, sure: bool) -> bool:
        """Whether what follows a first word is what follows a person: a verb, a possessive, another person."""
        last = self.words[end - 1]
        if self.shadow[last.end : last.end + 2] == "'s":
            return True
        if end >= len(self.words):
            return sure
        after, gap = self.words[end], self._gap(end - 1)
        if gap != " ":
            return sure and not after.shouted
        verb = after.among("verbs") or (after.key.endswith("ed") and len(after.key) > 3)
        return not after.capital and (verb or sure)

    def _in_context(self, at: int) -> bool:
        return bool(at) and self.words[at - 1].among("context") and self._gap(at - 1) in (" ", ", ", ". ", ": ", ",\n")

    def _small_in_context(self, at: int) -> bool:
        """Whether a word without a capital can only be a person: "told priya"."""
        word = self.words[at]
        return (
            self._in_context(at)
            and self._gap(at - 1) == " "
            and word.first
            and len(word.key) > 3
            and not word.ordinary
            and not word.last
        )

    def _is_place(self, at: int, end: int) -> bool:
        """Whether it is a street, a firm or a saint's: "Mill Row", "Weir Pharmacy", "St Oswald's"."""
        before = self.words[at - 1] if at else None
        if before and before.text in ("St", "ST", "Saint", "San", "Santa") and self._gap(at - 1) in (" ", ". "):
            return True
        after = self.words[end] if end < len(self.words) else None
        gap = self._gap(end - 1)
        return (
            bool(after and gap == " " and after.capital and after.among("places_after"))
            or gap in (" & ", " + ")
            and bool(after and after.capital and not (after.first or after.last))
        )

    def _dated(self, at: int) -> bool:
        word = self.words[at]
        around = self.shadow[max(0, word.start - 4) : word.start] + self.shadow[word.end : word.end + 3]
        return any(char.isdigit() for char in around)

    def _asks(self, at: int) -> bool:
        """Whether a word that is also a name begins a question or a wish: "Will you", "May I"."""
        after = self._next(at)
        return self._starts(at) and after is not None and after.among("pronouns")
