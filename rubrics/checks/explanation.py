"""How the mistake came about, where no word says "because": what we did, told after the mistake was named."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.patterns import Compiled, compile_pattern
from rubrics.report import Span
from rubrics.rules import shared_words

_FEWEST_SENTENCES: Final = 4
"""In a shorter text a second act of ours is as often a second mistake as the cause of the first."""


def explanation(context: Context) -> Iterator[Hit]:
    """The rule's own hits, and each act of ours that follows the sentence which first named the mistake.

    "We sold your seats. ... We had not marked the list": the second act tells how the first came about. Source:
    LABELS (explanation: a concrete cause), S3.
    """
    yield from context.hits
    if len(context.letter.body) < _FEWEST_SENTENCES:
        return
    named = min((span.start for span in context.elements.get("names-mistake", ())), default=None)
    for span in context.elements.get("ownership", ()):
        if named is not None and span.start > named and _tells_an_act(context, span):
            yield Hit(span.start, span.end, context.severity)


def _tells_an_act(context: Context, span: Span) -> bool:
    view = context.letter.view[span.start : span.end]
    return _act().search(view) is not None and _repair().search(view) is None


@cache
def _act() -> Compiled:
    return compile_pattern(
        r"\b{us_actor}(?:'d)?(?: {between})* (?:{erring_past}|{two_way_past}|{any_past}|did not|didn't|never|had|forgot)\b",
        shared_words(),
    )


@cache
def _repair() -> Compiled:
    return compile_pattern(
        r"\b{us_actor}(?: have|'ve)?(?: {between})* {mended_past}\b|\bsorry\b|\blet you down\b", shared_words()
    )
