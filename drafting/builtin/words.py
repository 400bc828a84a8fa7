"""Word lists: what staff shorten and misspell, and what kind of word a word is. The words stand in words.yaml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict


class _Words(BaseModel):
    """The data file: lists of words between blanks, spellings by the word as typed, patterns of house talk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    count_nouns: str
    mass_nouns: str
    adjectives: str
    predicates: str
    feelings: str
    thing_states: str
    determiners: str
    prepositions: str
    conjunctions: str
    particles: str
    adverbs: str
    auxiliaries: str
    subjects: str
    staff: str
    outsiders: str
    machines: str
    body: str
    family: str
    customer_words: str
    owned: str
    agents: str
    noun_verbs: str
    bare_after: Mapping[str, str]
    regular_verbs: str
    irregular_verbs: str
    intransitive_verbs: str
    customer_verbs: str
    own_verbs: str
    done_to_verbs: str
    objectless_verbs: str
    spelling: Mapping[str, str]
    internal: tuple[str, ...]


_DATA: Final = _Words.model_validate(yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")))

COUNT_NOUNS: Final = frozenset(_DATA.count_nouns.split())
MASS_NOUNS: Final = frozenset(_DATA.mass_nouns.split())
ADJECTIVES: Final = frozenset(_DATA.adjectives.split())
PREDICATES: Final = frozenset(_DATA.predicates.split())
FEELINGS: Final = frozenset(_DATA.feelings.split())
THING_STATES: Final = frozenset(_DATA.thing_states.split())
DETERMINERS: Final = frozenset(_DATA.determiners.split())
PREPOSITIONS: Final = frozenset(_DATA.prepositions.split())
CONJUNCTIONS: Final = frozenset(_DATA.conjunctions.split())
PARTICLES: Final = frozenset(_DATA.particles.split())
ADVERBS: Final = frozenset(_DATA.adverbs.split())
AUXILIARIES: Final = frozenset(_DATA.auxiliaries.split())
FINITE_AUXILIARIES: Final = AUXILIARIES - {"been", "be"}
SUBJECTS: Final = frozenset(_DATA.subjects.split())
STAFF: Final = frozenset(_DATA.staff.split())
OUTSIDERS: Final = frozenset(_DATA.outsiders.split())
MACHINES: Final = frozenset(_DATA.machines.split())
BODY: Final = frozenset(_DATA.body.split())
FAMILY: Final = frozenset(_DATA.family.split())
CUSTOMER_WORDS: Final = frozenset(_DATA.customer_words.split())
OWNED: Final = frozenset(_DATA.owned.split())
AGENTS: Final = frozenset(_DATA.agents.split())
NOUN_VERBS: Final = frozenset(_DATA.noun_verbs.split())
BARE_AFTER: Final = {before: frozenset(nouns.split()) for before, nouns in _DATA.bare_after.items()}
REGULAR_VERBS: Final = tuple(_DATA.regular_verbs.split())
IRREGULAR_VERBS: Final = tuple(entry.split() for entry in _DATA.irregular_verbs.split(";"))
INTRANSITIVE: Final = frozenset(_DATA.intransitive_verbs.split())
CUSTOMER_OBJECT: Final = frozenset(_DATA.customer_verbs.split())
OWN_ACTS: Final = frozenset(_DATA.own_verbs.split())
DONE_TO: Final = frozenset(_DATA.done_to_verbs.split())
OBJECTLESS: Final = frozenset(_DATA.objectless_verbs.split())
PLAIN_SPELLING: Final[Mapping[str, str]] = _DATA.spelling
INTERNAL: Final = "|".join(_DATA.internal)
