"""What a check written in code is given: the letter, its kind, the facts it may state, and the elements found in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rubrics.engine import Hit
from rubrics.kinds import Element, Kind
from rubrics.letter import Letter
from rubrics.report import Facts, Severity, Span


@dataclass(frozen=True, slots=True)
class Context:
    """One check's whole knowledge. `hits` are the rule's own pattern matches that no exception excused."""

    letter: Letter
    kind: Kind
    facts: Facts | None
    severity: Severity
    hits: tuple[Hit, ...]
    elements: Mapping[Element, tuple[Span, ...]]


Check = Callable[[Context], Iterable[Hit]]
"""Returns all the hits of its rule: those of `context.hits` it keeps, and its own."""
