"""How the mistake came about, where no word says "because": what we did, told after the mistake was named."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.kinds import Element
from rubrics.matching import Compiled
from rubrics.patterns import compile_pattern
from rubrics.rules import shared_words

_ELSEWHERE: Final[tuple[Element, ...]] = ("fix", "prevention", "follow-up", "invitation")
"""Elements whose reasons are not the mistake's."""
_REASONED: Final = (
    "disputes-claim", "self-praise", "policy-shield", "sales-pitch", "hostile-tone", "burdens-customer", "absolute-promise",
    "presumes-forgiveness", "conditional-apology", "form-letter", "token-first", "hedged-ownership",
)  # fmt: skip
"""Faults whose reasons are not the mistake's."""


def explanation(context: Context) -> Iterator[Hit]:
    """The rule's own hits where the mistake is what they give the cause of, and acts of ours that follow what came of them.

    "Your eggs reached you a day past their date. I packed them from the wrong shelf.": the second sentence tells how
    the first came about. Source: LABELS (explanation: a concrete cause), S3.
    """
    elsewhere = context.telling(*_ELSEWHERE) | context.marking(*_REASONED)
    suffered, owned = context.telling("impact"), context.telling("ownership")
    for hit in context.hits:
        index = context.sentence_of(hit)
        because = index in suffered and _suffered_because().search(context.view(index)) is not None
        if index not in elsewhere and not because:
            yield hit
    named = context.telling("names-mistake")
    for index in sorted(context.marking("shifts-blame") - elsewhere):
        if index - 1 in named | suffered or _because().search(context.view(index)) is not None:
            yield context.hit(index)
    told = suffered | named
    outcome = False
    for index in context.body():
        if outcome and index in owned and _tells_an_act(context.view(index)):
            yield context.hit(index)
        outcome = outcome if index in owned else index in told


def _tells_an_act(view: bytes) -> bool:
    return _act().search(view) is not None and _repair().search(view) is None


@cache
def _suffered_because() -> Compiled:
    """What it cost the customer, because of the mistake itself: that names the mistake, and does not explain it."""
    return compile_pattern(
        r"^[^;]*\b(?:you|your|{theirs})\b[^;]*\bbecause\b[^.;]*"
        r"\b(?:not|n't|never|late|wrong|failed|missed|lost|gone|no|of us|of me)\b"
        r"|^(?:you|your|{theirs})\b[^;]*\bbecause (?:we|i) (?:[a-z]+ed|{irregular_verb:past})\b"
        r"|^because (?:of\b|[^,;]*\b(?:wrong|late|not|n't|never|missed|lost|left|forgot|failed|broke|twice)\b)",
        shared_words(),
    )


@cache
def _because() -> Compiled:
    """Somebody else blamed as the cause: not ours to blame, but told."""
    return compile_pattern(
        r"\b(?:because (?:of )?(?:the|our|an?|it|they|he|she)|hence|since|blame|whose|kept|stopped|prevented|blocked|held up)\b"
        r"|^(?:had|if) (?:you|your)\b",
        shared_words(),
    )


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
