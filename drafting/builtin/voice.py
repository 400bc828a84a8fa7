"""Whether "subject verb rest" is active, or a passive with its "was" left out. Source: the way staff type records."""

import re
from typing import Final

from drafting.builtin.tokens import (
    OBJECT_PRONOUNS,
    bare_noun,
    calendar_word,
    core,
    head,
    known_gerund,
    words_before_unit,
)
from drafting.builtin.verbs import base_of, form_of
from drafting.builtin.words import (
    ADJECTIVES,
    AGENTS,
    CUSTOMER_OBJECT,
    CUSTOMER_WORDS,
    DETERMINERS,
    FAMILY,
    INTRANSITIVE,
    MACHINES,
    OBJECTLESS,
    OUTSIDERS,
    OWN_ACTS,
    PARTICLES,
    PREDICATES,
    STAFF,
    SUBJECTS,
)

ANIMALS: Final = frozenset("beagle bird cat cow dog hamster horse kitten parrot pony poodle puppy rabbit sheep".split())  # noqa: SIM905

_BEASTS_DO: Final = frozenset(
    "bark bite come complain cry drink eat escape get go hear jump laugh move notice panic run sleep vomit wake walk".split()  # noqa: SIM905
)


def is_active(subject: tuple[str, ...], verb: str, rest: tuple[str, ...], negated: bool) -> bool:
    """Whether "subject verb rest" is an active clause, not a passive with its "was" left out. Source: the records' own style."""
    if core(subject[0]) in SUBJECTS - {"nobody", "none", "no-one", "this", "that"}:
        return True
    if form_of(verb) == "participle":
        return False
    if base_of(verb) in INTRANSITIVE and not (rest and takes_object(rest)):
        return True
    if negated or _surely_passive(verb, rest):
        return False
    if base_of(verb) == "say":
        return " ".join(rest[:1]) not in ("aloud", "out", "loud")
    return _stands_alone(subject, verb, rest) or _has_agent(subject, verb, rest)


def _surely_passive(verb: str, rest: tuple[str, ...]) -> bool:
    """Whether what follows shows the doer elsewhere: "by us", "stood down", "interrupted mid-job"."""
    following = core(" ".join(rest[:1]))
    return following == "by" or following.startswith("mid-") or (base_of(verb) == "stand" and following == "down")


def _stands_alone(subject: tuple[str, ...], verb: str, rest: tuple[str, ...]) -> bool:
    """Whether some people did something that needs no object: "22 asked for their money back", "two guests left"."""
    counted = subject[0][0].isdigit() or core(subject[0]) in ("two", "three", "four", "some", "many", "several")
    if counted and base_of(verb) in ("ask", "stand", "wait", "complain", "walk"):
        return True
    if rest and subject[0][0].isdigit() and verb in ("missed", "had", "got", "paid", "waited", "lost"):
        return True
    if base_of(verb) != "leave":
        return not rest and base_of(verb) == "recover" and _agent(subject)
    at_an_hour = re.match(r"at \d|early|late", " ".join(rest[:2])) is not None
    return at_an_hour or (not rest and core(head(subject)) in AGENTS)


def _agent(subject: tuple[str, ...]) -> bool:
    noun = core(head(subject))
    return noun in STAFF | OUTSIDERS | MACHINES | FAMILY | CUSTOMER_WORDS | AGENTS or core(subject[0]) == "nobody"


def _has_agent(subject: tuple[str, ...], verb: str, rest: tuple[str, ...]) -> bool:
    if rest and takes_object(rest):
        return _agent(subject) or core(rest[0]) in (OBJECT_PRONOUNS | DETERMINERS) - {"every", "each", "no"}
    noun = core(head(subject))
    if noun in ANIMALS:
        return base_of(verb) in INTRANSITIVE | _BEASTS_DO
    if noun in FAMILY | CUSTOMER_WORDS:
        return base_of(verb) in OWN_ACTS | INTRANSITIVE | OBJECTLESS and (bool(rest) or base_of(verb) in _BEASTS_DO)
    if not rest or noun in MACHINES:
        return False
    return _agent(subject) and base_of(verb) not in CUSTOMER_OBJECT | {"leave", "interrupt"}


def takes_object(rest: tuple[str, ...]) -> bool:
    """Whether what follows a verb begins with its object."""
    first, second = core(rest[0]), core(" ".join(rest[1:2]))
    if first in ("in", "on", "at", "into", "onto", "under", "to"):
        return False
    if first in PARTICLES - {"on", "in", "through", "around", "round", "over", "down", "off"} and second:
        first = second
    if re.match(r"[£$€₹]|[A-Z]{3}$", rest[0]):
        return False
    if second in ("day", "hour", "week", "month", "year", "size", "minute") and first in ("one", "a", "an", "1"):
        return False
    if words_before_unit(second) and not second.endswith("s'"):
        return False
    if first == "the" and second in ("same", "next", "following"):
        return False
    if first in OBJECT_PRONOUNS or first in DETERMINERS - {"no"} or (rest[0][0].isdigit() and not _date_like(rest)):
        return True
    return (
        bare_noun(rest[0])
        and first not in ADJECTIVES | PREDICATES
        and not known_gerund(first)
        and not calendar_word(rest[0])
    )


def _date_like(rest: tuple[str, ...]) -> bool:
    joined = " ".join(rest[:2])
    return bool(
        re.match(
            (
                r"\d{1,2}(?:[-/]\d{1,2})? [A-Z][a-z]+|\d{1,2}(?:[:.]\d\d)?(?: [ap]m)?$|\d{1,2}(?::\d\d)? [ap]m|\d+ (?:hours?"
                r"|days?|weeks?|minutes?|months?|years?|mm|cm|times?)"
            ),
            joined,
        )
    )
