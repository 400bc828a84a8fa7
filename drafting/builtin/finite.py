"""Which word of a segment is its verb, in a style that leaves "was" and "the" out."""

import re
from typing import Final

from drafting.builtin.tokens import (
    NOMINATIVE,
    OBJECT_PRONOUNS,
    RELATIVE,
    SUBORDINATE,
    bare_noun,
    calendar_word,
    core,
    words_before_unit,
)
from drafting.builtin.verbs import base_of, form_of
from drafting.builtin.words import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    COUNT_NOUNS,
    DETERMINERS,
    FINITE_AUXILIARIES,
    INTRANSITIVE,
    NOUN_VERBS,
    PREDICATES,
    PREPOSITIONS,
    STAFF,
    SUBJECTS,
)


def verb_follows(words: tuple[str, ...]) -> bool:
    """Whether a verb comes before anything that opens another clause."""
    for word in words:
        plain = core(word)
        if plain in RELATIVE | SUBORDINATE | {"and", "with"} | SUBJECTS:
            return False
        if form_of(plain) in ("either", "participle", "past") or plain in FINITE_AUXILIARIES:
            return True
    return False


def verb_at(words: tuple[str, ...]) -> int | None:
    skip = False
    for at, word in enumerate(words):
        plain = core(word)
        if at and plain in SUBORDINATE:
            return None
        if at and plain == "that" and core(words[at - 1]) in PREPOSITIONS:
            continue
        if at and (plain in RELATIVE or (plain in NOMINATIVE and bare_noun(words[at - 1]))):
            skip = True
            continue
        if at and _is_verb(words, at):
            if not skip:
                return at
            skip = plain in AUXILIARIES
    return None


def _is_verb(words: tuple[str, ...], at: int) -> bool:
    word, before = core(words[at]), core(words[at - 1])
    following = core(words[at + 1]) if at + 1 < len(words) else ""
    if word in FINITE_AUXILIARIES:
        return _is_auxiliary(words, at, following)
    form = form_of(word)
    counted = at == 1 and words[0][0].isdigit() and len(words) > 4
    if counted and word in ("missed", "had", "got", "paid", "waited", "lost"):
        return True
    if _describes(words, at, following):
        return False
    if form == "past":
        return True
    if form in ("either", "participle"):
        return (
            not (_opens_noun(before) and following and bare_noun(following) and not calendar_word(words[at + 1]))
            and before not in _NOT_BEFORE_A_VERB
        )
    if form == "third":
        return _third_person(word, before, following)
    return form == "base" and _plain_present(word, before)


_SAME_FORMS: Final = frozenset(
    [
        "reset",
        "set",
        "cut",
        "cost",
        "hit",
        "let",
        "put",
        "read",
        "shut",
        "split",
        "spread",
        "cast",
        "left",
        "lost",
        "used",
    ]
)


_NOT_BEFORE_A_VERB: Final = frozenset(["of", "as", "to", "a", "an", "the", "till", "until", "if", "unless", "than"])


def _is_auxiliary(words: tuple[str, ...], at: int, following: str) -> bool:
    """Whether "will", "can", "may" or "am" is the verb here, and not a name, a noun or the time of day."""
    word = core(words[at])
    if not words[at][0].islower() or (word == "am" and core(words[at - 1])[:1].isdigit()):
        return False
    if word not in ("will", "can", "may", "might"):
        return True
    return bool(following) and form_of(following) not in ("either", "participle", "past") and words[at + 1][0] != "("


def _describes(words: tuple[str, ...], at: int, following: str) -> bool:
    """Whether a verb form here only describes its noun: "the reset email", "an address typed by hand is read back"."""
    word = core(words[at])
    if word == "dated" and following and re.match(r"\d|[A-Z]", words[at + 1]):
        return True
    if form_of(word) in ("either", "participle"):
        doubled = form_of(following) in ("either", "participle") and following not in ("cut", "put") and word != "said"
        if doubled or _later_finite(words, at):
            return True
    if word not in _SAME_FORMS or following in DETERMINERS:
        return False
    return _later_verb(words, at) or (not following and word in ("cut", "set", "split", "cost", "cast"))


def _later_finite(words: tuple[str, ...], at: int) -> bool:
    """Whether a finite verb follows, so that this participle only describes its noun: "an address typed by hand is read back"."""
    if at + 1 < len(words) and core(words[at + 1]) in DETERMINERS | OBJECT_PRONOUNS:
        return False
    for place in range(at + 1, len(words)):
        plain = core(words[place])
        if plain in SUBORDINATE | RELATIVE | SUBJECTS | CONJUNCTIONS or words[place - 1][-1] in ",;":
            return False
        if plain in ("is", "are", "was", "were", "can", "must", "cannot"):
            return True
        if form_of(plain) == "third" and core(words[place - 1]) == "now":
            return True
        if place + 1 == len(words) and place > at + 1 and base_of(plain) in INTRANSITIVE and form_of(plain) == "either":
            return True
    return False


def _later_verb(words: tuple[str, ...], at: int) -> bool:
    """Whether another verb follows with no joint between, so that this word only stands before its noun."""
    for word in words[at + 1 :]:
        plain = core(word)
        if plain in SUBORDINATE | RELATIVE | PREPOSITIONS | CONJUNCTIONS or word[-1] in ",;":
            return False
        if form_of(plain) in ("either", "participle", "past") or plain in FINITE_AUXILIARIES:
            return True
    return False


def _opens_noun(before: str) -> bool:
    return before in DETERMINERS | PREPOSITIONS | ADJECTIVES | {"and"} or before.endswith("'s") or before[:1].isdigit()


def _third_person(word: str, before: str, following: str) -> bool:
    if word == "costs" and (following[:1] in "£$€₹" or form_of(following) == "either") and following:
        return False
    if (
        before in DETERMINERS | PREPOSITIONS | ADJECTIVES | CONJUNCTIONS
        or before.endswith("'s")
        or before[:1].isdigit()
    ):
        return False
    if (
        before in ADVERBS | SUBJECTS
        or (before in STAFF and following not in PREPOSITIONS | {""})
        or (word == "shows" and form_of(following) == "either")
    ):
        return True
    if base_of(word) in COUNT_NOUNS or base_of(word) in NOUN_VERBS:
        return (
            following in DETERMINERS | OBJECT_PRONOUNS | {"daily", "weekly", "each", "any", "with", "in"}
            or len(following) == 1
        )
    return True


def _plain_present(word: str, before: str) -> bool:
    if before in NOMINATIVE | {"now"}:
        return True
    if words_before_unit(before):
        return False
    plural = before in ("people", "children", "staff") or (
        before.endswith("s") and not before.endswith(("ss", "'s", "us"))
    )
    noun_too = word in COUNT_NOUNS or word in NOUN_VERBS or word in ADJECTIVES | PREDICATES
    return plural and not noun_too and before not in DETERMINERS
