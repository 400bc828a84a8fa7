"""Numbers and words that must not leave the house: cards, accounts, identity numbers, passwords, the internal note."""

import re
from collections.abc import Iterator
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.mentions import folded
from rubrics.report import Facts

_CARD: Final = re.compile(r"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_WORD: Final = re.compile(r"[\w'’]+(?:[.,]\d+)*")
_LETTERS_IN_IBAN: Final = {chr(ord("A") + i): str(10 + i) for i in range(26)}
_RUN: Final = 4
"""So many words in a row are no longer met by chance."""
_DISTINCTIVE: Final = 3
"""Digits of a number that is met by chance no longer."""


def exposes_data(context: Context) -> Iterator[Hit]:
    """The patterns' hits, card and account numbers whose check digits hold, and what the internal note alone holds."""
    yield from context.hits
    text = context.letter.text
    for pattern, valid, name in ((_CARD, _luhn, "a card number"), (_IBAN, _mod_97, "an account number")):
        for match in pattern.finditer(text):
            if valid(re.sub(r"\W", "", match[0])):
                yield Hit(match.start(), match.end(), context.severity, message=f"This is {name}.")
    if context.facts is not None and context.facts.internal_note:
        yield from _from_note(context, context.facts)


def _luhn(digits: str) -> bool:
    """Whether the last digit checks the others, as on payment cards."""
    doubled = [int(d) if i % 2 == 0 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1


def _mod_97(account: str) -> bool:
    """Whether the check digits of an IBAN hold (ISO 13616)."""
    turned = account[4:] + account[:4]
    return 15 <= len(account) <= 34 and int("".join(_LETTERS_IN_IBAN.get(c, c) for c in turned)) % 97 == 1


def _from_note(context: Context, facts: Facts) -> Iterator[Hit]:
    """Runs of words, and distinctive numbers, that stand in the internal note and in no other field."""
    open_words = [w for value in facts.fields.values() for w, _, _ in (*_words(value), ("", 0, 0))]
    allowed = set(_runs(open_words))
    secret = set(_runs([word for word, _, _ in _words(facts.internal_note)])) - allowed
    numbers = {w for w, _, _ in _words(facts.internal_note) if _distinctive(w)} - set(open_words)
    message = "This stands in the internal note, which never leaves the house."
    words = _words(context.letter.text)
    for i, (word, start, end) in enumerate(words):
        if word in numbers:
            yield Hit(start, end, context.severity, message=message)
        if tuple(w for w, _, _ in words[i : i + _RUN]) in secret:
            yield Hit(start, words[i + _RUN - 1][2], context.severity, message=message)


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _distinctive(word: str) -> bool:
    return sum(char.isdigit() for char in word) >= _DISTINCTIVE and not re.fullmatch(r"20\d\d", word)
