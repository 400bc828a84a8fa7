"""What a check written in code is given: the letter, its kind, the facts it may state, and the elements found in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
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

    def telling(self, *elements: Element) -> frozenset[int]:
        """Indexes of the sentences in which one of these elements was found."""
        spans = (span for element in elements for span in self.elements.get(element, ()))
        return frozenset(index for span in spans for index in self.letter.sentences_over(span.start, span.end))

    def marking(self, *rules: str) -> frozenset[int]:
        """Indexes of the sentences in which one of these rules marks something."""
        hits = (hit for rule in rules for hit in self.marked.get(rule, ()))
        return frozenset(index for hit in hits for index in self.letter.sentences_over(hit.start, hit.end))

    def sentence_of(self, hit: Hit) -> int:
        """Index of the sentence in which the hit begins."""
        return self.letter.sentences_over(hit.start, hit.end)[0]

    def view(self, index: int) -> bytes:
        """The sentence of this index, as patterns see it."""
        sentence = self.letter.sentences[index]
        return self.letter.view[sentence.start : sentence.end]

    def hit(self, index: int) -> Hit:
        """The whole sentence of this index as a hit."""
        sentence = self.letter.sentences[index]
        return Hit(sentence.start, sentence.end, self.severity)

    def body(self) -> Iterator[int]:
        """Indexes of the sentences of the letter's body."""
        return (index for index, sentence in enumerate(self.letter.sentences) if sentence.part == "body")


Check = Callable[[Context], Iterable[Hit]]
"""Returns all the hits of its rule: those of `context.hits` it keeps, and its own."""
