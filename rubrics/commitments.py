"""Acts a letter may say were done or promised only where the record holds them: refunds, gifts, reports, reviews.

Their words stand in `commitments.yaml`. Source: LABELS (unsupported-fact: a commitment), E30.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from rubrics.known import Known
from rubrics.letter import Letter
from rubrics.matching import Compiled
from rubrics.patterns import compile_pattern
from rubrics.report import Frozen

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
    asserted: Compiled
    supported: re.Pattern[str] | None


@cache
def _lexicon() -> tuple[tuple[_Compiled, ...], Compiled]:
    read = Lexicon.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    acts = (
        _Compiled(
            act.name,
            compile_pattern("|".join(act.asserted), read.words),
            re.compile(act.supported, re.IGNORECASE) if act.supported else None,
        )
        for act in read.acts
    )
    return tuple(acts), compile_pattern("|".join(read.not_asserted), read.words)


def unheld(letter: Letter, known: Known) -> Iterator[Claimed]:
    """Commitments the letter asserts and no field of the record supports, in reading order."""
    acts, not_asserted = _lexicon()
    record = " \n ".join(known.facts.fields.get(field, "") for field in _FIELDS)
    open_acts = [act for act in acts if act.supported is None or act.supported.search(record) is None]
    for sentence in letter.body:
        view = letter.view[sentence.start : sentence.end]
        if not_asserted.search(view) is not None:
            continue
        for act in open_acts:
            match = act.asserted.search(view)
            if match is None:
                continue
            start, end = (sentence.start + at for at in match.span())
            named = act.supported is None and letter.plain[start:end].split()[-1].casefold().rstrip("s") in known.text
            if not named and not letter.quoted(start, end):
                yield Claimed(start, end, act.act)
