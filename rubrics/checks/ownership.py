"""An act of ours that the letter names as the mistake is owned, whatever its verb. Source: LABELS (ownership), E1."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.kinds import Element
from rubrics.letter import Sentence
from rubrics.patterns import Compiled, compile_pattern
from rubrics.rules import shared_words

_OTHERWISE: Final[tuple[Element, ...]] = ("fix", "prevention")


def ownership(context: Context) -> Iterator[Hit]:
    """The rule's own hits but those in sentences that tell of a repair alone, and every act of ours told as the mistake."""
    for hit in context.hits:
        sentence = context.letter.sentences[context.letter.sentences_over(hit.start, hit.end)[0]]
        if _tells(context, sentence, "names-mistake") or not any(_tells(context, sentence, e) for e in _OTHERWISE):
            yield hit
    for sentence in context.letter.body:
        view = context.letter.view[sentence.start : sentence.end]
        if (
            _tells(context, sentence, "names-mistake")
            and _our_act().search(view) is not None
            and _no_act().search(view) is None
            and not _hedged(context, sentence)
        ):
            yield Hit(sentence.start, sentence.end, context.severity)


def _tells(context: Context, sentence: Sentence, element: Element) -> bool:
    return any(span.start == sentence.start for span in context.elements.get(element, ()))


def _hedged(context: Context, sentence: Sentence) -> bool:
    hits = (hit for rule in ("hedged-ownership", "excuse") for hit in context.marked.get(rule, ()))
    return any(hit.start < sentence.end and sentence.start < hit.end for hit in hits)


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
