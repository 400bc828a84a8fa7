"""Whether a voucher, gift or discount is all the message offers."""

from collections.abc import Iterable
from functools import cache

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.patterns import Compiled, compile_pattern
from rubrics.rules import shared_words


def token_first(context: Context) -> Iterable[Hit]:
    """The first offer of a token, where the message holds no repair and asks nothing. Source: S2, S1, E4.

    A handwritten note may go with a gift (LABELS), but not with a coupon (E25): there an offer in the plain words of
    a gift is left alone.
    """
    if context.kind == "handwritten-note" or context.elements.get("fix") or context.elements.get("invitation"):
        return ()
    return () if _asks(context) else context.hits[:1]


def _asks(context: Context) -> bool:
    """Whether the body puts a question to the customer that is more than a turn of phrase."""
    views = (context.letter.view[s.start : s.end] for s in context.letter.body)
    return any(_question().search(view) is not None for view in views)


@cache
def _question() -> Compiled:
    return compile_pattern(
        r"\b(?:what|which|how|when|where|who|would|could|shall|may|might|can|is there|do)\b[^?]*\b(?:you|your|we|i|us|else)\b[^?]*\?"
        r"|\b(?:tell|let) (?:me|us)(?: know)? (?:what|which|how|if|whether|when)\b",
        shared_words(),
    )
