"""Whether a voucher, gift or discount is all the message offers."""

from collections.abc import Iterable
from functools import cache

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.matching import Compiled
from rubrics.patterns import compile_pattern
from rubrics.rules import shared_words


def token_first(context: Context) -> Iterable[Hit]:
    """The first offer of a token, where the message holds no repair and asks nothing. Source: S2, S1, E4.

    A handwritten note that owns the mistake may go with a gift (LABELS), but not with a coupon or a price (E25).
    """
    if context.elements.get("fix") or context.elements.get("invitation") or _asks(context):
        return ()
    if context.kind == "handwritten-note" and context.elements.get("ownership"):
        return [hit for hit in context.hits if _coupon().search(context.letter.view[hit.start : hit.end])][:1]
    return context.hits[:1]


def _asks(context: Context) -> bool:
    """Whether the body puts a question to the customer that is more than a turn of phrase."""
    views = [context.letter.view[s.start : s.end] for s in context.letter.body]
    return any(_question().search(view) is not None and _offer().search(view) is None for view in views)


@cache
def _question() -> Compiled:
    return compile_pattern(
        r"\b(?:what|which|how|when|where|who|would|could|shall|may|might|is there)\b[^?]*\b(?:you|your|we|i|us|else)\b[^?]*\?"
        r"|\b(?:tell|let) (?:me|us)(?: know)? (?:what|which|how|if|whether|when)\b",
        shared_words(),
    )


@cache
def _offer() -> Compiled:
    """A question that hands the token over."""
    return compile_pattern(
        r"\b(?:may|can|could|would) (?:i|we|you)(?: \w+)? (?:offer|buy|give|send|treat|stand|accept|have|take)\b", {}
    )


@cache
def _coupon() -> Compiled:
    return compile_pattern(
        r"\bvouchers?\b|\bcoupons?\b|\bgift cards?\b|\bdiscount|%|\bpoints\b|\boff\b|{money}", shared_words()
    )
