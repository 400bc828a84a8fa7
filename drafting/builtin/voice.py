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
    CUSTOMER_OBJECT,
    CUSTOMER_WORDS,
    DETERMINERS,
    FAMILY,
    INTRANSITIVE,
    MACHINES,
    OUTSIDERS,
    PARTICLES,
    PREDICATES,
    STAFF,
    SUBJECTS,
)


def is_active(subject: tuple[str, ...], verb: str, rest: tuple[str, ...], negated: bool) -> bool:
    """Whether "subject verb rest" is an active clause, not a passive with its "was" left out. Source: the records' own style."""
    if core(subject[0]) in SUBJECTS - {"nobody", "none", "no-one", "this", "that"}:
        return True
    if form_of(verb) == "participle":
        return False
    if base_of(verb) in INTRANSITIVE and not (rest and takes_object(rest)):
        return True
    if negated or (base_of(verb) == "stand" and rest[:1] == ("down",)):
        return False
    if rest and core(rest[0]).startswith("mid-"):
        return False
    if rest and core(rest[0]) == "by":
        return False
    counted = subject[0][0].isdigit() or core(subject[0]) in ("two", "three", "four", "some", "many", "several")
    if (
        base_of(verb) in ("ask", "stand", "wait", "complain", "walk")
        and counted
        and not (rest and core(rest[0]) in ("down", "by"))
    ):
        return True
    if base_of(verb) == "leave" and not rest and core(head(subject)) in _PEOPLE:
        return True
    if rest and subject[0][0].isdigit() and verb in ("missed", "had", "got", "paid", "waited", "lost"):
        return True
    if base_of(verb) == "say":
        return not (rest and core(rest[0]) in ("aloud", "out", "loud"))
    if base_of(verb) == "leave" and rest and re.match(r"at \d|early|late", " ".join(rest[:2])):
        return True
    agent = (
        core(head(subject)) in STAFF | OUTSIDERS | MACHINES | FAMILY | CUSTOMER_WORDS | _PEOPLE
        or core(subject[0]) == "nobody"
    )
    if core(head(subject)) in MACHINES and not (rest and takes_object(rest)):
        return False
    if agent and not rest and base_of(verb) == "recover":
        return True
    if rest and takes_object(rest):
        return agent or core(rest[0]) in (OBJECT_PRONOUNS | DETERMINERS) - {"every", "each", "no"}
    return (
        agent
        and bool(rest)
        and base_of(verb) not in CUSTOMER_OBJECT
        and base_of(verb) != "leave"
        and base_of(verb) != "interrupt"
    )


_PEOPLE: Final = frozenset(
    [
        "platform",
        "bank",
        "insurer",
        "company",
        "shop",
        "garage",
        "hospital",
        "school",
        "lab",
        "laboratory",
        "cat",
        "dog",
        "horse",
        "beagle",
        "puppy",
        "kitten",
        "registrar",
        "photographer",
        "vicar",
        "priest",
        "principal",
        "paramedic",
        "doctor",
        "gp",
        "police",
        "employer",
        "landlord",
        "solicitor",
        "attendant",
        "guard",
        "many",
        "some",
        "others",
        "people",
        "guests",
        "children",
        "pupils",
        "students",
        "passengers",
        "residents",
        "students",
        "boy",
        "girl",
        "man",
        "woman",
        "men",
        "women",
        "us",
    ]
)


def takes_object(rest: tuple[str, ...]) -> bool:
    first = core(rest[0])
    if first in PARTICLES - {"on", "in", "through", "around", "round", "over", "down", "off"} and len(rest) > 1:
        first = core(rest[1])
    if re.match(r"[£$€₹]|[A-Z]{3}$", rest[0]):
        return False
    if len(rest) > 1 and words_before_unit(core(rest[1])) and core(rest[1])[-2:] != "s'":
        return False
    if first == "the" and len(rest) > 1 and core(rest[1]) in ("same", "next", "following"):
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
            r"\d{1,2}(?:[-/]\d{1,2})? [A-Z][a-z]+|\d{1,2}(?:[:.]\d\d)?(?: [ap]m)?$|\d{1,2}(?::\d\d)? [ap]m|\d+ (?:hours?|days?|weeks?|minutes?|months?|years?|mm|cm|times?)",
            joined,
        )
    )
