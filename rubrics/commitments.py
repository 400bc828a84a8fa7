"""Acts a letter may say were done or promised only where the record holds them: refunds, gifts, reports, reviews.

Their words stand in `commitments.yaml`. Source: LABELS (unsupported-fact: a commitment), E30.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from rubrics import patterns
from rubrics.known import Known
from rubrics.letter import Letter
from rubrics.needs import flat
from rubrics.patterns import Pattern
from rubrics.report import Frozen
from rubrics.sieve import Sieve

_FILE: Final = Path(__file__).with_suffix(".yaml")
_FIELDS: Final = (
    "what_happened", "discovered_how", "cause", "impact", "fix_done", "fix_promised", "compensation", "prevention",
    "follow_up_by", "follow_up_when",
)  # fmt: skip
"""The fields that can speak of an act of ours."""


class Act(Frozen):
    """A commitment: its name for staff, how a letter asserts it, and the words of a record that support it.

    Without such words, the last word of what is asserted must stand in the record itself.
    """

    name: str
    asserted: tuple[str, ...]
    supported: str | None = None


class Lexicon(Frozen):
    """All acts, the word lists of their patterns, and the windows in which nothing is asserted."""

    words: Mapping[str, tuple[str, ...]]
    acts: tuple[Act, ...]
    not_asserted: tuple[str, ...]


class Claimed(NamedTuple):
    """A commitment found in a letter that its record does not hold."""

    start: int
    end: int
    act: str


class _Compiled(NamedTuple):
    act: str
    asserted: Pattern
    supported: re.Pattern[str] | None


class _Acts(NamedTuple):
    acts: tuple[_Compiled, ...]
    sieve: Sieve
    not_asserted: Pattern


@cache
def _lexicon() -> _Acts:
    read = Lexicon.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    words = patterns.Lexicon(read.words)
    acts = tuple(
        _Compiled(
            act.name,
            Pattern("|".join(act.asserted), words),
            re.compile(act.supported, re.IGNORECASE) if act.supported else None,
        )
        for act in read.acts
    )
    sieve = Sieve(flat(act.asserted.needs) for act in acts)
    return _Acts(acts, sieve, Pattern("|".join(read.not_asserted), words))


@lru_cache(maxsize=16)
def unsupported(record: str) -> frozenset[int]:
    """Numbers of the acts that these words of a record do not support."""
    supported = [act.supported for act in _lexicon().acts]
    return frozenset(at for at, words in enumerate(supported) if words is None or words.search(record) is None)


def unheld(letter: Letter, known: Known) -> Iterator[Claimed]:
    """Commitments the letter asserts and no field of the record supports, in reading order."""
    acts, sieve, not_asserted = _lexicon()
    record = " \n ".join(known.facts.fields.get(field, "") for field in _FIELDS)
    open_acts = unsupported(record)
    for index, sentence in enumerate(letter.sentences):
        able = [at for at in sieve.open(letter.signs_at(index)) if at in open_acts] if sentence.part == "body" else []
        view = letter.view_at(index)
        if not able or not_asserted.compiled.search(view) is not None:
            continue
        for act in (acts[at] for at in able):
            match = act.asserted.compiled.search(view)
            if match is None:
                continue
            start, end = (sentence.start + at for at in match.span())
            named = act.supported is None and letter.plain[start:end].split()[-1].casefold().rstrip("s") in known.text
            if not named and not letter.quoted(start, end):
                yield Claimed(start, end, act.act)
