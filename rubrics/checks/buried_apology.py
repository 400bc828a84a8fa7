"""Whether the reader has to wait for the word sorry."""

from collections.abc import Iterator
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit

_OPENING: Final = 4
"""Sentences of the body in which the apology belongs. Source: E22."""


def buried_apology(context: Context) -> Iterator[Hit]:
    """The first outright apology, where it stands past the opening of the body. Source: E22."""
    apologies = context.elements.get("apology", ())
    body = context.letter.body
    if apologies and len(body) > _OPENING and apologies[0].start >= body[_OPENING].start:
        yield Hit(apologies[0].start, apologies[0].end, context.severity)
