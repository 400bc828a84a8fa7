"""An apology with a condition on it, or for the customer's feelings, is none. Source: LABELS (apology, rulings), E32."""

from collections.abc import Iterator

from rubrics.context import Context
from rubrics.engine import Hit


def apology(context: Context) -> Iterator[Hit]:
    """The rule's own hits, but for those in a clause that is marked as a conditional apology."""
    conditional = context.marked.get("conditional-apology", ())
    for hit in context.hits:
        index = context.letter.sentences_over(hit.start, hit.end)[0]
        start, end = context.letter.clause(index, hit.start, hit.end)
        if not any(other.start < end and start < other.end for other in conditional):
            yield hit
