"""How often one message says sorry to its reader: the third time is marked, in a note the second."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.letter import Sentence
from rubrics.matching import Compiled
from rubrics.patterns import compile_pattern
from rubrics.rules import shared_words

_MOST: Final = 2
"""Apologies a letter may hold: one at the start, one at the close. Source: E22, E23, LABELS."""
_MOST_IN_A_NOTE: Final = 1


def over_apologizes(context: Context) -> Iterator[Hit]:
    """The rule's own hits, and every apology past the number its kind of message may hold. Source: E22, E23."""
    yield from context.hits
    most = _MOST_IN_A_NOTE if context.kind == "handwritten-note" else _MOST
    said = [hit for sentence in context.letter.sentences for hit in _apologies(context, sentence)]
    yield from said[most:]


def _apologies(context: Context, sentence: Sentence) -> Iterator[Hit]:
    """The apologies to the reader in one sentence; none where it only speaks of an apology or of sympathy."""
    view = context.letter.view[sentence.start : sentence.end]
    if sentence.part == "subject" or _no_apology().search(view) is not None:
        return
    for match in _apology().finditer(view):
        start, end = (offset + sentence.start for offset in match.span())
        if not context.letter.quoted(start, end):
            yield Hit(start, end, context.severity)


@cache
def _apology() -> Compiled:
    return compile_pattern(
        r"\b(?:(?:i|we)(?: am|'m| are|'re)? )?(?:{very_much},? )*(?:sorry|sorrier|apologi[sz]e)\b(?: \w+ \w+ \w+)?"
        r"|\b(?:my|our|many|these|this|an|please accept) (?:\w+,? ){0,4}apolog(?:y|ies)\b|^apologies\b",
        shared_words(),
    )


@cache
def _no_apology() -> Compiled:
    return compile_pattern(
        r"\bsorry to (?:hear|learn|read|see|say|lose|have to)\b|\bnot sorry\b|\bsorry (?:state|sight|story|tale)\b"
        r"|\b(?:written|an|no|your|the) apology\b|\bsorry (?:you|if) (?:feel|felt)\b"
        r"|\b(?:you|they|he|she) (?:is|are|was|were) sorry\b"
        r"|\b(?:you|him|her|them|he|she|they|asked|told|nothing|need|needs|not|n't)(?: \w+)?(?: to)? apologi[sz]e\b"
        r"|\bapologi[sz]e enough\b|\b(?:cannot|can't|could) (?:\w+ )?apologi[sz]e\b",
        shared_words(),
    )
