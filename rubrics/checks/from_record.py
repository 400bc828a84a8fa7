"""Elements told in the record's own words: a sentence that says what its field says holds the element.

Patterns know how people tell of a cause or a loss; the record knows this one. Source: LABELS (elements), DESIGN (facts).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from rubrics.checks.explanation import explanation
from rubrics.checks.names_mistake import names_mistake
from rubrics.context import Check, Context
from rubrics.engine import Hit
from rubrics.kinds import Element
from rubrics.letter import Letter, Sentence
from rubrics.matching import Compiled
from rubrics.mentions import folded
from rubrics.missing import FIELDS_OF
from rubrics.numbers import number_of
from rubrics.patterns import compile_pattern
from rubrics.rules import shared_words

_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d.,:]*")
_CLAUSE: Final = re.compile(r"[.;](?=\s|$)|\s[-–—]\s")
_EMPTY_WORDS: Final = (
    "a an the and or but of to in on at by for with from as is are was were be been being has have had do does did not no"
    " we i you he she it they us our your my me his her their them its this that these those there here which who whom"
    " what when where how so if then than too very also only just all any some one two will would can could may into out"
    " up off over again still now mr mrs ms dr"
)
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
_SHARE: Final = 0.6
"""The part of a clause's words that a sentence must share to say the same."""
_FEWEST: Final = 3
_STEM: Final = 5


def said_in_record(element: Element, wording: Check | None = None) -> Check:
    """The check of an element: its rule's own hits (or those of `wording`), and sentences that restate its fields."""

    def check(context: Context) -> Iterator[Hit]:
        yield from wording(context) if wording else context.hits
        if context.facts is None:
            return
        clauses = [c for field in FIELDS_OF[element] for c in clauses_of(context.facts.fields.get(field, ""))]
        for sentence, stems in _told(context.letter) if clauses else ():
            if any(_restates(stems, clause) for clause in clauses) and not _hedged(context, sentence):
                yield Hit(sentence.start, sentence.end, context.severity)

    return check


@lru_cache(maxsize=64)
def clauses_of(value: str) -> tuple[frozenset[str], ...]:
    """The clauses of a field that say enough to be restated, each by its content words."""
    return tuple(stems for clause in _CLAUSE.split(value) if len(stems := _stems(clause)) >= _FEWEST)


@lru_cache(maxsize=4)
def _told(letter: Letter) -> tuple[tuple[Sentence, frozenset[str]], ...]:
    """The stems of each sentence of the body: every element's check asks for them."""
    return tuple((sentence, _stems(letter.plain[sentence.start : sentence.end])) for sentence in letter.body)


def _restates(stems: frozenset[str], clause: frozenset[str]) -> bool:
    return len(clause & stems) >= max(_FEWEST, _SHARE * len(clause))


def _hedged(context: Context, sentence: Sentence) -> bool:
    return _hedge().search(context.letter.view[sentence.start : sentence.end]) is not None


def _stems(text: str) -> frozenset[str]:
    """Content words by their first letters, numbers by their value."""
    words = (word for word in _WORD.findall(folded(text)) if word not in _EMPTY)
    return frozenset(str(number_of(w.rstrip(".,:"))) if w[0].isdigit() else w[:_STEM] for w in words)


@cache
def _hedge() -> Compiled:
    """Doubt and denial: the record's words, but not said of it."""
    return compile_pattern(
        r"\?|\b(?:you (?:claim|say|allege)|alleged(?:ly)?|no evidence|cannot accept|if (?:you|there|that|this|it)|we dispute)\b",
        shared_words(),
    )


FROM_RECORD: Final[dict[str, Check]] = {
    "names-mistake": said_in_record("names-mistake", names_mistake),
    "impact": said_in_record("impact"),
    "explanation": said_in_record("explanation", explanation),
    "fix": said_in_record("fix"),
    "prevention": said_in_record("prevention"),
}
"""The elements that a record can tell of."""
