"""How the mistake came about, where no word says "because": what we did, told after the mistake was named."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.kinds import Element
from rubrics.letter import Sentence
from rubrics.patterns import Compiled, compile_pattern
from rubrics.report import Span
from rubrics.rules import shared_words

_ELSEWHERE: Final[tuple[Element, ...]] = ("fix", "prevention", "follow-up", "invitation")
"""Elements whose reasons are not the mistake's."""
_REASONED: Final = (
    "disputes-claim", "self-praise", "policy-shield", "sales-pitch", "hostile-tone", "burdens-customer", "absolute-promise",
    "presumes-forgiveness", "conditional-apology", "form-letter", "token-first",
)  # fmt: skip
"""Faults whose reasons are not the mistake's."""


def explanation(context: Context) -> Iterator[Hit]:
    """The rule's own hits where the mistake is what they give the cause of, and acts of ours that follow what came of them.

    "Your eggs reached you a day past their date. I packed them from the wrong shelf.": the second sentence tells how
    the first came about. Source: LABELS (explanation: a concrete cause), S3.
    """
    for hit in context.hits:
        sentence = context.letter.sentences[context.letter.sentences_over(hit.start, hit.end)[0]]
        if not _of_something_else(context, sentence):
            yield hit
    outcome = False
    for sentence in context.letter.body:
        owned = _tells(context, sentence, "ownership")
        if outcome and owned and _tells_an_act(context, Span(start=sentence.start, end=sentence.end)):
            yield Hit(sentence.start, sentence.end, context.severity)
        told = _tells(context, sentence, "names-mistake") or _tells(context, sentence, "impact")
        outcome = (told and not owned) or (outcome and owned)


def _tells(context: Context, sentence: Sentence, element: Element) -> bool:
    return any(span.start == sentence.start for span in context.elements.get(element, ()))


def _of_something_else(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence gives the reason of a repair, of a claim of another kind, or of what the customer suffered."""
    if any(_tells(context, sentence, element) for element in _ELSEWHERE):
        return True
    hits = (hit for rule in _REASONED for hit in context.marked.get(rule, ()))
    if any(hit.start < sentence.end and sentence.start < hit.end for hit in hits):
        return True
    view = context.letter.view[sentence.start : sentence.end]
    return _tells(context, sentence, "impact") and _suffered_because().search(view) is not None


@cache
def _suffered_because() -> Compiled:
    """What it cost the customer, because of the mistake itself: that names the mistake, and does not explain it."""
    return compile_pattern(r"^[^,;]*\b(?:you|your|{theirs})\b[^,;]*\bbecause\b|^because\b", shared_words())


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
