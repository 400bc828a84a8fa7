"""What a check written in code is given: the letter, its kind, the facts it may state, and the elements found in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rubrics.engine import Hit
from rubrics.kinds import Element, Kind
from rubrics.letter import Letter
from rubrics.report import Facts, Severity, Span


@dataclass(frozen=True, slots=True)
class Context:
    """One check's whole knowledge.

    `hits` are the rule's own pattern matches that no exception excused, `marked` those of every rule by its id, `elements`
    the sentences of the elements that were looked for before.
    """

    letter: Letter
    kind: Kind
    facts: Facts | None
    severity: Severity
    hits: tuple[Hit, ...]
    elements: Mapping[Element, tuple[Span, ...]]
    marked: Mapping[str, tuple[Hit, ...]]


Check = Callable[[Context], Iterable[Hit]]
"""Returns all the hits of its rule: those of `context.hits` it keeps, and its own."""
