"""What went wrong, where no word says that it was wrong: the events a letter tells of that are nothing else.

"Your bag came into Oslo two days after you did" holds no word for a mistake. A letter of apology tells of few things: a
repair, a change, what it cost the customer, and what happened. A sentence in the past tense about the customer or us that
is none of the others is what happened. Source: LABELS (names-mistake: in words specific to this case).
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.kinds import Element
from rubrics.matching import Compiled
from rubrics.patterns import compile_pattern
from rubrics.rules import shared_words

_OTHERWISE: Final[tuple[Element, ...]] = ("fix", "prevention", "follow-up", "invitation")
"""Elements that tell of other acts than the mistake."""
_OF_REPAIR: Final[tuple[Element, ...]] = ("fix", "prevention")
_OF_US: Final = (
    "disputes-claim", "policy-shield", "form-letter", "presumes-forgiveness", "self-praise", "sales-pitch", "absolute-promise",
    "vague-fix", "token-first", "hostile-tone", "burdens-customer", "drama", "over-apologizes", "placeholder",
)  # fmt: skip
"""Faults whose sentences speak of something else than what happened."""


def names_mistake(context: Context) -> Iterator[Hit]:
    """The rule's own hits where they tell of it, and each sentence whose event is no repair, cost, courtesy or other fault."""
    repaired, doubted = context.telling(*_OF_REPAIR), context.marking("disputes-claim", "absolute-promise")
    conditional, suffered = context.marking("conditional-apology"), context.telling("impact")
    taken = context.telling(*_OTHERWISE) | context.marking(*_OF_US)
    for hit in context.hits:
        index = context.sentence_of(hit)
        if (
            index not in doubted
            and (index not in repaired or _amiss().search(context.view(index)) is not None)
            and (index not in conditional or _erring().search(context.view(index)) is not None)
        ):
            yield hit
    for index in context.body():
        if index not in taken and _tells(context.view(index), suffered=index in suffered):
            yield context.hit(index)


def _tells(view: bytes, *, suffered: bool) -> bool:
    """Whether a sentence tells of an event about the customer or us; of what they suffered, only with an act in it."""
    return (
        _event().search(view) is not None
        and _about().search(view) is not None
        and _else().search(view) is None
        and (not suffered or _ours().search(view) is not None)
    )


@cache
def _erring() -> Compiled:
    return compile_pattern(r"\b{us_actor}(?:'d|'ve| have)?(?: {between})* {erring_past}\b", shared_words())


@cache
def _amiss() -> Compiled:
    return compile_pattern(
        r"\b{us_actor}(?:'d)?(?: {between})* {erring_past}\b|\b(?:wrong|wrongly|missed|lost|late|damaged|broken|failed"
        r"|without|never|not|[a-z]+n't|twice|mistakes?|errors?|fault|mix-up|instead|should have|but|because|when)\b",
        shared_words(),
    )


@cache
def _event() -> Compiled:
    return compile_pattern(r"\b{told}\b", shared_words())


@cache
def _about() -> Compiled:
    return compile_pattern(
        r"\b(?:you|yours?|we|i|ours?|us|my|me|he|she|his|her|they|their|mr|mrs|ms|dr)\b", shared_words()
    )


@cache
def _ours() -> Compiled:
    """An act of ours, or one told in the passive."""
    return compile_pattern(r"\b{us_actor}(?:'d)? (?:\w+ )?{told}\b|\b(?:was|were|been) \w+ed\b|\bour\b", shared_words())


@cache
def _else() -> Compiled:
    """Signs of a repair, a promise, a courtesy, a feeling, a question, a condition, or of nothing in particular."""
    return compile_pattern(r"{something_else}", shared_words())
