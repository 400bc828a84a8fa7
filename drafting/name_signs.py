"""Finds where names stand in a text: known ones, those a title or an initial gives away, and listed ones by their place.

A capitalised word inside a sentence needs to be on a list of names and to be no other word; at the start of a sentence,
where any word has a capital, what follows must be what follows a person as well.
"""

import re
from collections.abc import Iterator
from typing import Final

from drafting.people_names import KnownNames, Word, words, words_of
from drafting.private_details import Span

_MOST_TITLES: Final = 4
_MOST_PARTS: Final = 6

_SPEAKING: Final = frozenset(
    {"spoke", "speak", "spoken", "speaking", "talked", "talking", "talk", "ask", "asked", "asking"}
)
_MONTHS: Final = frozenset(
    {"may", "april", "june", "july", "august", "march", "january", "jan", "jun", "jul", "mar", "sept"}
)


def name_spans(shadow: str, known: KnownNames, taken: bytearray) -> tuple[list[Span], KnownNames]:
    """Where names stand in a text, each with its title and initials; none where something else was taken.

    Returned with the names known now: one that a sign gives away in one place is a name in every other.
    """
    every = [word for word in words_of(shadow) if not any(taken[word.start : word.end])]
    runs = list(_runs(every, shadow, known))
    if seen := frozenset(word.key for run in runs for word in run if _tells(word) and not known.holds(word)):
        known = known.and_seen(seen)
        runs = list(_runs(every, shadow, known))
    return [Span(run[0].start, run[-1].end, "NAME") for run in runs], known


def _tells(word: Word) -> bool:
    """Whether a word of a name is one by itself."""
    small = any(word.among(name) for name in ("titles_strong", "titles_weak", "particles", "roles", "teams", "people"))
    return len(word.key) > 2 and word.capital and not word.ordinary and not small


def _is_role(word: Word) -> bool:
    """Whether it says what somebody is or does and is on no list of names."""
    named = ("roles", "teams", "people", "titles_strong", "titles_weak")
    return not (word.first or word.last) and any(word.among(name) for name in named)


def _runs(every: list[Word], shadow: str, known: KnownNames) -> Iterator[list[Word]]:
    text = _Text(every, shadow, known)
    at = 0
    while at < len(every):
        end = text.titled(at) or text.named(at)
        if end:
            yield every[at:end]
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
        while end < min(len(self.words), at + _MOST_TITLES) and self._is_title(end):
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
        while (after := self._next(end - 1)) and not small and end - at < _MOST_PARTS:
            if after.among("particles") and not after.shouted and (then := self._next(end)) and then.capital:
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
        if not after.capital or after.among("pronouns") or after.among("titles_strong") or _is_role(after):
            return False
        if after.among("places_after") and not after.last:
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
        known = self.known.holds(word) or self._is_family(at)
        if not known and not word.capital:
            return at + 1 if self._small_in_context(at) else 0
        if known and not word.capital:
            return self._extent(at)
        if word.ordinary and self._dated(at) and word.key in _MONTHS:
            return 0
        if not known and (_is_role(word) or not self._may_begin(at)):
            return 0
        end = self._extent(at)
        run = self.words[at:end]
        if self._is_family(at) or any(self.known.holds(part) for part in run):
            return 0 if end == at + 1 and word.ordinary and self._asks(at) else end
        if not self._is_name(at, end):
            return self._shorter(at, end)
        return end

    def _may_begin(self, at: int) -> bool:
        """Whether a name not known may begin here: a listed one, an initial, a short one before a surname."""
        word, after = self.words[at], self._next(at)
        if word.initial:
            return self._gap(at)[:1] == "."
        short = (
            len(word.key) == 2
            and not word.shouted
            and not word.ordinary
            and after
            and after.last
            and not after.ordinary
        )
        return word.first or word.last or self._in_context(at) or bool(short)

    def _is_family(self, at: int) -> bool:
        """Whether a surname in the plural stands behind "the": "the Dunlaps"."""
        word = self.words[at]
        if not at or self.words[at - 1].key != "the" or self._gap(at - 1) != " " or not word.text.endswith("s"):
            return False
        one = Word(word.start, word.end, word.text[:-1], word.key[:-1], word.before)
        return word.capital and one.last and not one.ordinary and not word.ordinary

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
            return not word.ordinary or (
                word.among("given_words") and surnamed and (not starts or not run[1].ordinary or self._acts(at, end))
            )
        if self._acts(at, end):
            return True
        if len(run) > 1 and len(word.key) == 2 and not starts and run[1].last:
            return not word.ordinary and not run[1].ordinary
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

    def _acts(self, at: int, end: int) -> bool:
        """Whether what follows is what only a person does or is: "Mark said", "Grace, my colleague"."""
        word, gap = self.words[at], self._gap(end - 1)
        if end >= len(self.words):
            return False
        after = self.words[end]
        if gap == ", ":
            return word.first and after.key in ("my", "our", "your") and word.key not in _MONTHS
        if gap != " " or not after.among("speech"):
            return False
        return word.first or (word.last and after.key in ("said", "told"))

    def _in_context(self, at: int) -> bool:
        if at > 1 and self.words[at - 1].key in ("to", "with", "for") and self.words[at - 2].key in _SPEAKING:
            return self._gap(at - 1) == " "
        return bool(at) and self.words[at - 1].among("context") and self._gap(at - 1) in (" ", ", ", ". ", ": ", ",\n")

    def _small_in_context(self, at: int) -> bool:
        """Whether a word without a capital can only be a person: "told priya"."""
        word = self.words[at]
        return (
            self._in_context(at) and self._gap(at - 1) == " " and word.first and len(word.key) > 3 and not word.ordinary
        )

    def _is_place(self, at: int, end: int) -> bool:
        """Whether it is a street, a firm or a saint's: "Mill Row", "Weir Pharmacy", "St Oswald's"."""
        before = self.words[at - 1] if at else None
        if before and before.text in ("St", "ST", "Saint", "San", "Santa") and self._gap(at - 1) in (" ", ". "):
            return True
        after = self.words[end] if end < len(self.words) else None
        gap = self._gap(end - 1)
        return bool(after and gap == " " and after.capital and after.among("places_after")) or (
            gap in (" & ", " + ") and bool(after and after.capital and not (after.first or after.last))
        )

    def _dated(self, at: int) -> bool:
        word = self.words[at]
        around = self.shadow[max(0, word.start - 4) : word.start] + self.shadow[word.end : word.end + 3]
        return any(char.isdigit() for char in around)

    def _asks(self, at: int) -> bool:
        """Whether a word that is also a name begins a question or a wish: "Will you", "May I"."""
        after = self._next(at)
        return self._starts(at) and after is not None and after.among("pronouns")
