"""What kind of fragment a segment is: a clause, a telegraphic passive, an act with nobody named, a state, a noun phrase."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from drafting.builtin.finite import verb_at, verb_follows
from drafting.builtin.tokens import OBJECT_PRONOUNS, bare_noun, core, head, words_before_unit
from drafting.builtin.verbs import base_of, form_of, known_verb
from drafting.builtin.voice import is_active, takes_object
from drafting.builtin.words import (
    ADJECTIVES,
    ADVERBS,
    CONJUNCTIONS,
    COUNT_NOUNS,
    CUSTOMER_WORDS,
    DETERMINERS,
    FAMILY,
    FEELINGS,
    FINITE_AUXILIARIES,
    MASS_NOUNS,
    PARTICLES,
    PREDICATES,
    PREPOSITIONS,
    SUBJECTS,
    THING_STATES,
)

Sort = Literal["clause", "passive", "act", "base", "state", "feeling", "noun"]


_LEADING: Final = frozenset(["and", "but", "so", "then", "also", "just"])


_DEGREE: Final = frozenset(["very", "so", "too", "quite", "really", "badly", "extremely", "still"])


@dataclass(frozen=True, slots=True)
class Shape:
    """A segment taken apart: the words before the verb, the verb, the words after it."""

    sort: Sort
    subject: tuple[str, ...] = ()
    verb: str = ""
    rest: tuple[str, ...] = ()
    negated: bool = False
    adverbs: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def parse(segment: str) -> Shape:
    """The segment's shape; a noun phrase where nothing else is sure."""
    words = tuple(segment.split())
    while words and core(words[0]) in _LEADING:
        words = words[1:]
    if not words:
        return Shape("noun")
    if feeling := _feeling(words):
        return feeling
    start = _skip_adverbs(words)
    if started := _starts_with_verb(words, start):
        return started
    at = verb_at(words)
    if at is None:
        return _state(words) or Shape("noun", words)
    return _around(words, at)


_BODILY: Final = frozenset(["locked", "bitten", "left", "bruised", "evacuated"])


def _feeling(words: tuple[str, ...]) -> Shape | None:
    at = 1 if core(words[0]) in _DEGREE and len(words) > 1 else 0
    word = core(words[at])
    if word not in FEELINGS | THING_STATES or (
        len(words) > at + 1 and core(words[at + 1]) not in PREPOSITIONS | CONJUNCTIONS
    ):
        return None
    if word in _BODILY and len(words) == at + 1:
        return None
    return Shape("feeling", rest=words)


def _skip_adverbs(words: tuple[str, ...]) -> int:
    at = 0
    while at < len(words) - 1 and core(words[at]) in ADVERBS | {"double", "hand", "over", "under"}:
        at += 1
    return at


def _starts_with_verb(words: tuple[str, ...], start: int) -> Shape | None:
    word = core(words[start])
    lead = tuple(core(one) for one in words[:start])
    negated = bool({"not", "never"} & set(lead))
    adverbs = tuple(one for one in lead if one != "not")
    rest = words[start + 1 :]
    if word in FINITE_AUXILIARIES and word not in SUBJECTS:
        return Shape("act", verb=word, rest=rest, negated=negated, adverbs=adverbs)
    form = "" if _a_name(words[start]) else form_of(word)
    if word == "left" and core(rest[0] if rest else "") == "and":
        return None
    if (
        word in ("works", "lives", "relies", "depends", "teaches")
        and rest
        and core(rest[0]) in PREPOSITIONS | {"alone"}
    ):
        return Shape("act", verb=word, rest=rest)
    if form in ("past", "either", "participle") and not _adjectival(words, start):
        return Shape("act", verb=word, rest=rest, negated=negated, adverbs=adverbs)
    if form == "base" and not lead and _commands(word, rest):
        return Shape("base", verb=word, rest=rest)
    return None


def _a_name(word: str) -> bool:
    """Whether a capital word only looks like a verb: "Ofsted"."""
    return word[0].isupper() and word.lower().endswith("ed") and not known_verb(base_of(word))


def _adjectival(words: tuple[str, ...], at: int) -> bool:
    """Whether a participle stands before its noun: "corrected letter and a statement sent"."""
    if at + 1 >= len(words) or not bare_noun(words[at + 1]):
        return False
    if core(words[at]) in ADJECTIVES:
        return True
    return verb_follows(words[at + 2 :])


def _commands(word: str, rest: tuple[str, ...]) -> bool:
    if not rest:
        return False
    following = core(rest[0])
    if form_of(following) in ("gerund", "either", "participle") or (
        word in MASS_NOUNS and re.match(r"[£$€₹\d]|[A-Z]{3}$", rest[0]) and verb_follows(rest[1:])
    ):
        return False
    if word == "call" and following == "back":
        return True
    if word in COUNT_NOUNS:
        return (
            following in DETERMINERS - {"no"}
            or following in OBJECT_PRONOUNS
            or following[:1].isdigit()
            or following[:1] in "£$€₹"
        )
    if bare_noun(rest[0]) and following not in ADJECTIVES:
        return word in _PURE and not (word == "hire" and verb_follows(rest[1:]))
    return following not in ("of",) and word not in ADJECTIVES | PREDICATES | PREPOSITIONS | ADVERBS


_PURE: Final = frozenset(
    [
        "send",
        "pay",
        "give",
        "provide",
        "arrange",
        "replace",
        "bring",
        "deliver",
        "write",
        "ask",
        "train",
        "hire",
        "install",
        "remove",
        "add",
        "fix",
        "repair",
        "refund",
        "reimburse",
        "keep",
        "tell",
        "buy",
        "make",
        "get",
        "do",
        "introduce",
        "stop",
        "explain",
        "confirm",
    ]
)


def _around(words: tuple[str, ...], at: int) -> Shape:
    adverb_start = at
    while adverb_start > 1 and core(words[adverb_start - 1]) in ADVERBS - {"here", "there", "today"}:
        adverb_start -= 1
    adverbs = tuple(core(word) for word in words[adverb_start:at])
    subject, verb, rest = words[:adverb_start], core(words[at]), words[at + 1 :]
    negated = bool({"not", "never"} & set(adverbs))
    told = tuple(word for word in adverbs if word != "not")
    if len(subject) > 1 and core(subject[-1]) == "double":
        subject, told = subject[:-1], ("double", *told)
    if verb in PREDICATES and not rest and not negated and form_of(verb) in ("either", "participle"):
        return Shape("state", subject, rest=words[at:])
    if (
        verb in FEELINGS
        and (verb not in ("left", "hurt", "stuck") or (verb == "stuck" and not rest))
        and not (rest and takes_object(rest))
    ):
        return Shape("state", subject, rest=words[at:])
    if (
        form_of(verb) in ("either", "participle")
        and verb not in FINITE_AUXILIARIES
        and not is_active(subject, verb, rest, negated)
    ):
        return Shape("passive", subject, verb, rest, negated, told)
    return Shape("clause", subject, verb, rest, negated, told)


def _state(words: tuple[str, ...]) -> Shape | None:
    """A noun phrase with a predicate and no verb: "neighbour away", "wife and baby in the car"."""
    if "or" in (core(word) for word in words):
        return None
    if len(words) > 1 and words_before_unit(core(words[1])) and words[0][0].isdigit():
        return None
    for at in range(1, len(words)):
        late = core(words[at]) in ("late", "early", "short")
        if late and at > 2 and words_before_unit(core(words[at - 1])) and _closes(words, at):
            return Shape("state", words[: at - 2], rest=words[at - 2 :])
        if _predicate_at(words, at):
            return Shape("state", words[:at], rest=words[at:])
    return None


_GOING_ON: Final = frozenset(
    ["running", "hanging", "lying", "standing", "going", "coming", "ringing", "sticking", "falling"]
)
_IN_STATE: Final = frozenset(["on the line", "at risk", "at stake", "in danger", "in distress", "in tears"])


def _predicate_at(words: tuple[str, ...], at: int) -> bool:
    """Whether what is said of the noun phrase begins here: "away", "too short", "not in the kit", "the same colour"."""
    word, before = core(words[at]), words[at - 1]
    more = at + 1 < len(words)
    if word == "not":
        return more and before[-1] != ","
    if word == "same":
        return more and bare_noun(before) and "the" not in words[:at]
    if word in _GOING_ON:
        return at + 2 == len(words) and core(words[at + 1]) in PARTICLES
    kin = core(head(words[:at]))
    if form_of(word) == "gerund":
        return more and kin in FAMILY
    if " ".join(words[at:]) in _IN_STATE or (word in PREDICATES | FEELINGS and _closes(words, at)):
        return True
    if word in _DEGREE and more:
        return core(words[at + 1]) in PREDICATES | FEELINGS | ADJECTIVES
    return word in ("in", "on", "at") and kin in FAMILY | CUSTOMER_WORDS | {"owners", "you"}


def _closes(words: tuple[str, ...], at: int) -> bool:
    before = core(words[at - 1])
    if before in DETERMINERS | PREPOSITIONS | ADJECTIVES | CONJUNCTIONS or before.endswith("'s"):
        return False
    if at + 1 == len(words):
        return True
    following = core(words[at + 1])
    if core(words[at]) in ("out", "away", "off") and following in ("in", "on", "at", "of"):
        return True
    if core(words[at]) in PREPOSITIONS:
        return following[:1].isdigit() or following in ("at", "since", "for", "until", "by")
    return following in PREPOSITIONS | CONJUNCTIONS | ADVERBS or following[:1].isdigit()
