"""English verb forms: which words are verbs, and how to turn one form into another.

A lexicon of the verbs that staff use of mistakes and repairs; a word outside it that ends in -ed is taken for a verb too.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from drafting.builtin.words import IRREGULAR_VERBS, REGULAR_VERBS

Form = Literal["", "base", "third", "past", "participle", "either", "gerund"]
"""`past` and `participle` where the word is only that ("gave", "given"), `either` where it may be both ("sent")."""

_PAST_ADJECTIVES: Final = frozenset(
    [
        "need",
        "feed",
        "bed",
        "speed",
        "shed",
        "seed",
        "indeed",
        "exceed",
        "proceed",
        "weed",
        "hundred",
        "red",
        "bleed",
        "breed",
        "sacred",
        "naked",
    ]
)


def _forms() -> dict[str, tuple[str, str]]:
    forms = {base: (regular_past(base), regular_past(base)) for base in REGULAR_VERBS}
    for base, past, participle in IRREGULAR_VERBS:
        forms[base] = (past, participle)
    return forms


def regular_past(base: str) -> str:
    """The past of a regular verb: "stop" gives "stopped", "carry" gives "carried"."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _doubles(base: str) -> bool:
    listed = (
        "refer defer prefer transfer admit commit omit submit permit cancel travel label total occur equip input unplug "
        "reset refit misspel overlap"
    )
    if base in listed.split():
        return True
    short = len(base) <= 4 or (base.startswith(("un", "re")) and len(base) <= 6)
    return (
        short
        and base[-1] in "bdgklmnprtv"
        and base[-2] in "aeiou"
        and base[-3:-2] not in tuple("aeiou")
        and not base.endswith(("er", "en"))
    )


def third(base: str) -> str:
    """The third person singular: "copy" gives "copies"."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "ch", "sh", "o", "z")) else "s")


_FORMS: Final[Mapping[str, tuple[str, str]]] = _forms()
_BASE_OF: Final[Mapping[str, str]] = (
    {form: base for base, (past, pp) in _FORMS.items() for form in (pp, past)}
    | {third(base): base for base in _FORMS}
    | {
        "canceled": "cancel",
        "labeled": "label",
        "traveled": "travel",
        "burned": "burn",
        "spilled": "spill",
        "spelled": "spell",
        "misspelled": "misspell",
        "spoiled": "spoil",
    }
)
_PASTS: Final = frozenset(past for past, _ in _FORMS.values())
_PARTICIPLES: Final = frozenset(participle for _, participle in _FORMS.values())
_THIRDS: Final = frozenset(third(base) for base in _FORMS)


@lru_cache(maxsize=4096)
def form_of(word: str) -> Form:
    """Which form of a verb a word can be; blank if it is none. Pasts that equal their base ("cut") count as `either`."""
    word = word.lower()
    if word in _PASTS or word in _PARTICIPLES:
        both = word in _PASTS and word in _PARTICIPLES
        return "either" if both else ("past" if word in _PASTS else "participle")
    if word in _FORMS:
        return "base"
    if word in _THIRDS:
        return "third"
    if (
        word.endswith("ed")
        and len(word) > 4
        and word not in _PAST_ADJECTIVES
        and not word.endswith(("bed", "seed", "shed", "speed", "feed", "need"))
    ):
        return "either"
    short = word in ("going", "doing", "being", "lying", "dying", "using")
    return "gerund" if short or (word.endswith("ing") and len(word) > 5) else ""


@lru_cache(maxsize=4096)
def base_of(word: str) -> str:
    """The base form of any form: "gave" and "given" give "give"; a word outside the lexicon by the rules of spelling."""
    word = word.lower()
    if word in _BASE_OF:
        return _BASE_OF[word]
    if word in _FORMS or not word.endswith("ed"):
        return word
    stem = word[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    ends_in_e = stem.endswith(
        ("at", "is", "iz", "v", "u", "c", "g", "as", "ur", "ul", "bl", "tl", "pl", "dl", "gl", "rs", "ns", "ng")
    )
    return stem + "e" if ends_in_e else stem


def past_of(word: str) -> str:
    """The simple past of any form: "given" gives "gave"."""
    base = base_of(word)
    known = _FORMS.get(base)
    return known[0] if known else (word.lower() if word.lower().endswith("ed") else regular_past(base))


def participle_of(word: str) -> str:
    """The past participle of any form: "gave" gives "given"."""
    base = base_of(word)
    known = _FORMS.get(base)
    return known[1] if known else past_of(word)


def known_verb(base: str) -> bool:
    """Whether the lexicon holds this base form."""
    return base in _FORMS
