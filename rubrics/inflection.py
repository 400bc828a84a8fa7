"""The forms of English verbs and nouns, so that the lexicon lists each word once.

A list's entries are base forms ("lose", "mix up", "double-charge"): the first word of a phrasal verb, and the last part
of a hyphenated one, is inflected. Irregular forms stand in `irregular.yaml`; both spellings are given where British
and American differ ("cancelled", "canceled"). Source: DESIGN (engine: word classes and inflections shared by all rules).
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast

import yaml

Form = Literal["base", "s", "past", "done", "ing", "any", "noun"]
"""Base, third person, past tense, past participle, present participle, any of these; or a noun in either number."""

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_IRREGULAR: Final = Path(__file__).parent / "irregular.yaml"
_VOWELS: Final = "aeiou"
_DOUBLES: Final = re.compile(r"[^aeiouq]*(?:qu)?[aeiou][bdgklmnprtz]")
"""One short syllable that ends in vowel and consonant: its consonant doubles ("drop", "quit")."""
_STRESSED: Final = (
    "admit commit omit permit submit refer prefer defer occur incur recur regret rebut control patrol compel expel repel"
    " begin forget forbid upset reset equip outwit transfer acquit allot"
)
_STRESSED_LAST: Final = frozenset(_STRESSED.split())
"""Longer words whose last consonant doubles."""
_HISSES: Final = ("s", "x", "z", "ch", "sh")


@cache
def _irregular() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By base form: the past tenses and the past participles; nouns by their singular."""
    raw = cast(dict[str, dict[str, str]], yaml.load(_IRREGULAR.read_text(encoding="utf-8"), _Loader))
    return {kind: {word: tuple(forms.split()) for word, forms in words.items()} for kind, words in raw.items()}


def forms(word: str, form: Form) -> tuple[str, ...]:
    """All spellings of this form of a word, none twice.

    >>> forms("mix up", "past"), forms("lose", "any")
    (('mixed up',), ('lose', 'loses', 'lost', 'losing'))
    """
    head, space, rest = word.partition(" ")
    prefix, hyphen, stem = head.rpartition("-")
    inflected = _plural_or_not(stem) if form == "noun" else _VERB[form](stem)
    if form == "noun" and space:
        return tuple(f"{word.rpartition(' ')[0]} {last}" for last in _plural_or_not(word.rpartition(" ")[2]))
    return tuple(dict.fromkeys(f"{prefix}{hyphen}{one}{space}{rest}" for one in inflected))


def _past(verb: str) -> tuple[str, ...]:
    return _irregular()["past"].get(verb) or _regular_past(verb)


def _done(verb: str) -> tuple[str, ...]:
    return _irregular()["done"].get(verb) or _past(verb)


def _regular_past(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (f"{verb[:-1]}ied",)
    return tuple(f"{stem}ed" for stem in _stems(verb))


def _ing(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (f"{verb[:-2]}ying",)
    if verb.endswith("e") and verb not in ("be", "see") and not verb.endswith(("ee", "oe", "ye")):
        return (f"{verb[:-1]}ing",)
    return tuple(f"{stem}ing" for stem in _stems(verb))


def _stems(verb: str) -> tuple[str, ...]:
    """What endings with a vowel are put to: the last consonant doubled where it is, in either spelling for an l."""
    if verb in _STRESSED_LAST or _DOUBLES.fullmatch(verb):
        return (verb + verb[-1],)
    if re.search(r"[^aeiou][aeiou]l$", verb):
        return (f"{verb}l", verb)
    return (verb,)


def _third(verb: str) -> tuple[str, ...]:
    known = {"be": "is", "have": "has", "do": "does", "go": "goes", "undo": "undoes", "redo": "redoes"}
    return (known.get(verb) or _with_s(verb),)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSES) else f"{word}s"


def _plural_or_not(noun: str) -> tuple[str, ...]:
    return (noun, *(_irregular()["plural"].get(noun) or (_with_s(noun),)))


def _any(verb: str) -> tuple[str, ...]:
    return (verb, *_third(verb), *_past(verb), *_done(verb), *_ing(verb))


_VERB: Final[Mapping[str, Callable[[str], tuple[str, ...]]]] = {
    "base": lambda verb: (verb,),
    "s": _third,
    "past": _past,
    "done": _done,
    "ing": _ing,
    "any": _any,
}
FORMS: Final = frozenset({*_VERB, "noun"})
