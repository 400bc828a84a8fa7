"""Which pronouns and names of the record mean the customer, and which the one other person."""

import re
from typing import Final

from drafting.builtin.greeting import TITLED, Number

_MALE: Final = frozenset(
    ["mr", "sir", "lord", "señor", "sr", "herr", "monsieur", "m", "father", "fr", "brother", "signor", "rev"]
)


_FEMALE: Final = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "lady",
        "dame",
        "señora",
        "sra",
        "señorita",
        "frau",
        "mme",
        "madame",
        "mlle",
        "sister",
        "signora",
    ]
)


HE: Final = frozenset(["he", "him", "his", "himself"])


SHE: Final = frozenset(["she", "her", "hers", "herself"])


THEY: Final = frozenset(["they", "them", "their", "theirs", "themselves"])


MEN: Final = frozenset(
    [
        "son",
        "husband",
        "father",
        "brother",
        "dad",
        "boy",
        "grandfather",
        "grandson",
        "nephew",
        "uncle",
        "man",
        "granddad",
        "boss",
    ]
)


WOMEN: Final = frozenset(
    [
        "wife",
        "daughter",
        "mother",
        "sister",
        "mum",
        "mom",
        "girl",
        "grandmother",
        "gran",
        "grandma",
        "granddaughter",
        "niece",
        "aunt",
        "woman",
    ]
)


def others_of(pronouns: frozenset[str], typed: str) -> tuple[tuple[str, str], ...]:
    """The one relative that a pronoun of the other sex can mean, where the record names just one."""
    words = set(re.findall(r"[a-z]+", typed.lower()))
    if pronouns == HE and len(kin := words & WOMEN) == 1:
        return tuple((word, next(iter(kin))) for word in sorted(SHE))
    if pronouns == SHE and len(kin := words & (MEN - {"boss"})) == 1:
        return tuple((word, next(iter(kin))) for word in sorted(HE))
    return ()


def pronouns_of(name: str, number: Number, typed: str) -> frozenset[str]:
    if number == "many":
        return THEY
    titles = {word.strip(".").lower() for word in name.split()[:2]}
    if titles & _FEMALE:
        return SHE
    if titles & _MALE:
        return HE
    words = set(re.findall(r"[a-z]+", typed.lower()))
    used = [family for family in (HE, SHE, THEY) if words & family]
    return (
        used[0]
        if len(used) == 1 or (used and used[0] is not THEY and len(used) == 2 and used[1] is THEY)
        else frozenset[str]()
    )


def names_of(customer: str, name: str) -> tuple[str, ...]:
    found = {customer, name}
    if titled := TITLED.match(name):
        found.add(f"{' '.join(titled[1].split())} {titled[3]}")
    return tuple(sorted((one for one in found if len(one) > 2), key=len, reverse=True))
