"""An apology with a condition on it, or for the customer's feelings, is none. Source: LABELS (apology, rulings), E32."""

from collections.abc import Iterator

from rubrics.context import Context
from rubrics.engine import Hit


def apology(context: Context) -> Iterator[Hit]:
    """The rule's own hits, but for those in a clause that is marked as a conditional apology."""
    conditional = context.marking("conditional-apology")
    for hit in context.hits:
        index = context.sentence_of(hit)
        if index not in conditional or not _shared_clause(context, index, hit):
            yield hit


def _shared_clause(context: Context, index: int, hit: Hit) -> bool:
    start, end = context.letter.clause(index, hit.start, hit.end)
    return any(other.start < end and start < other.end for other in context.marked["conditional-apology"])
