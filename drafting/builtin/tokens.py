"""Words as tokens: their core, what closes or opens a phrase, the head of a phrase and its number."""

import re
from functools import lru_cache
from typing import Final

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.verbs import base_of, form_of, known_verb
from drafting.builtin.words import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    COUNT_NOUNS,
    CUSTOMER_WORDS,
    DETERMINERS,
    FAMILY,
    FEELINGS,
    MACHINES,
    OUTSIDERS,
    PREDICATES,
    PREPOSITIONS,
    STAFF,
    SUBJECTS,
)

RELATIVE: Final = frozenset(["who", "which", "that", "whose", "where", "what", "how"])


SUBORDINATE: Final = frozenset(["while", "when", "because", "if", "until", "although", "though", "whereas", "so"])


NOMINATIVE: Final = frozenset(["i", "we", "he", "she", "they", "you"])


OBJECT_PRONOUNS: Final = frozenset(["it", "them", "you", "him", "her", "us", "me", "this", "that", "those", "these"])


@lru_cache(maxsize=8192)
def core(word: str) -> str:
    """The word itself, in lower case, without the marks round it."""
    return word.strip(".,;:()\"“”'").lower()


@lru_cache(maxsize=8192)
def bare_noun(word: str) -> bool:
    plain = core(word)
    closed = plain in DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | AUXILIARIES | SUBJECTS | OBJECT_PRONOUNS
    if plain in ("next", "same", "following"):
        return False
    return bool(plain) and not closed and plain[0].isalpha() and form_of(plain) not in ("past", "participle", "either")


def words_before_unit(before: str) -> bool:
    """Whether a word measures time or is owned, so that what follows is a noun: "4 hours numb", "2 days' leave"."""
    return before in ("hours", "days", "weeks", "minutes", "months", "years", "nights") or before.endswith("s'")


def calendar_word(word: str) -> bool:
    return word.strip(".,") in (*MONTHS, *WEEKDAYS)


def known_gerund(word: str) -> bool:
    """Whether a word is an -ing form, which opens no object here ("left leaking")."""
    return form_of(word) == "gerund"


def head(subject: tuple[str, ...]) -> str:
    """The noun a subject is about: its last word before the first preposition."""
    last = ""
    for word in subject:
        if core(word) in PREPOSITIONS and last:
            break
        last = word
    return last


def plural(subject: tuple[str, ...]) -> bool:
    """Whether a subject takes "were"."""
    words = [core(word) for word in subject]
    if "and" in words or (
        words
        and words[0] in ("both", "all", "many", "some", "two", "three", "four", "five", "six", "several", "others")
    ):
        return True
    noun = core(head(subject))
    if words and re.fullmatch(r"[\d,]+", words[0]) and words[0] != "1":
        return True
    return noun in ("children", "people", "men", "women", "you", "we", "they", "twins", "staff") or (
        noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "'s"))
        and noun not in ("canapés'", "news", "gas", "bus", "glass")
    )


@lru_cache(maxsize=8192)
def known_lexicon(word: str) -> bool:
    """Whether the lists hold the word, so that a capital at its start is only the start of a sentence."""
    plain = core(word)
    single = plain[:-1] if plain.endswith("s") else plain
    return any(one in group for one in (plain, single) for group in _LISTS) or known_verb(base_of(plain))


_LISTS: Final = (
    COUNT_NOUNS,
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    CONJUNCTIONS,
    SUBJECTS - {"i"},
    STAFF,
    FAMILY,
    CUSTOMER_WORDS,
    FEELINGS,
    PREDICATES,
    MACHINES,
    OUTSIDERS,
)
