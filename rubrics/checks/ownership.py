"""An act of ours that the letter names as the mistake is owned, whatever its verb. Source: LABELS (ownership), E1."""

from collections.abc import Iterator
from functools import cache

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.matching import Compiled
from rubrics.patterns import compile_pattern
from rubrics.rules import shared_words


def ownership(context: Context) -> Iterator[Hit]:
    """The rule's own hits but acts in sentences that tell of a repair alone, and every act of ours told as the mistake."""
    named, hedged = context.telling("names-mistake"), context.marking("hedged-ownership")
    repaired = context.telling("fix", "prevention") - named
    for hit in context.hits:
        act = _our_act().search(context.letter.view[hit.start : hit.end]) is not None
        if context.sentence_of(hit) not in (repaired | hedged if act else hedged):
            yield hit
    for index in sorted(named - hedged - context.marking("excuse")):
        view = context.view(index)
        if _our_act().search(view) is not None and _no_act().search(view) is None:
            yield context.hit(index)


@cache
def _our_act() -> Compiled:
    return compile_pattern(r"\b{us_actor}(?:'d)?(?: {between})* (?:{told}|{irregular_verb:done})\b", shared_words())


@cache
def _no_act() -> Compiled:
    """What we felt, meant, found out or were told is no mistake of ours; nor is what we mended."""
    return compile_pattern(
        r"\b{us_actor}(?:'d|'ve| have)?(?: {between})* (?:{neutral_past}|{mended_past}|could|would|was|were|knew|saw|thought"
        r"|found|read)\b",
        shared_words(),
    )
