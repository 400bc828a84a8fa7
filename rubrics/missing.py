"""What a kind of message must hold and a text lacks. Source: LABELS (missing elements)."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final

from rubrics.kinds import RULE_OF_KIND, Element, Kind
from rubrics.letter import Letter
from rubrics.matching import Compiled
from rubrics.patterns import compile_pattern
from rubrics.report import Facts, Missing, Severity
from rubrics.rules import shared_words

FIELDS_OF: Final[Mapping[Element, tuple[str, ...]]] = {
    "names-mistake": ("what_happened",),
    "impact": ("impact",),
    "explanation": ("cause",),
    "fix": ("fix_done", "fix_promised"),
    "prevention": ("prevention",),
    "follow-up": ("follow_up_by", "follow_up_when"),
}
"""The fields from which each element is written; apology, ownership and invitation need none."""

_SEVERITY: Final[Mapping[Element, Severity]] = {"apology": "error", "ownership": "error", "fix": "error"}

_LACKS: Final[Mapping[Element, str]] = {
    "apology": "It never says sorry outright for what we did.",
    "ownership": "It never says in the active voice that the mistake was ours.",
    "names-mistake": "It does not say what went wrong.",
    "impact": "It does not say what the mistake cost the customer.",
    "explanation": "It does not say how the mistake came about.",
    "fix": "It states no repair: an act, with who does it, by when or how much.",
    "prevention": "It names no change that keeps this from happening again.",
    "invitation": "It does not ask what else would put things right.",
    "follow-up": "It does not say who will be in touch, or when.",
}


def missing(letter: Letter, kind: Kind, facts: Facts | None, present: Collection[Element]) -> Iterator[Missing]:
    """What `kind` must hold and is not among the elements `present`, in the order of LABELS."""
    for element in RULE_OF_KIND[kind].must_hold:
        if element in present or (element == "fix" and kind == "first-response" and _promises_answer(letter)):
            continue
        field = _empty_field(element, facts)
        severity: Severity = "warning" if field else _SEVERITY.get(element, "warning")
        reason = " The record holds nothing to write it from." if field else ""
        yield Missing(element=element, severity=severity, field=field, message=_LACKS[element] + reason)


def _empty_field(element: Element, facts: Facts | None) -> str | None:
    fields = FIELDS_OF.get(element, ())
    if facts is None or not facts.given or not fields or any(facts.fields.get(field) for field in fields):
        return None
    return fields[0]


@cache
def _answer_promised() -> Compiled:
    return compile_pattern(
        r"\b(?:{we}|i'll|we'll|will)\b.*\b(?:tell|write|call|ring|phone|telephone|email|text|report|let you know|come back"
        r"|answer|set out)\b.*(?:\bby\b|\bat\b|\bon\b|\bbefore\b|\bwithin\b|\btoday\b|\btonight\b|\btomorrow\b"
        r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
        r"|(?:\bby\b|\bbefore\b|\btoday\b|\btomorrow\b).*\b(?:i|we)(?: will|'ll| shall)\b.*"
        r"\b(?:tell|write|call|ring|phone|email|text|let you know|set out)\b",
        shared_words(),
    )


def _promises_answer(letter: Letter) -> bool:
    """Whether a sentence promises an answer by a time: stands for `fix` in a first response. Source: LABELS."""
    pattern = _answer_promised()
    return any(pattern.search(letter.view[s.start : s.end]) is not None for s in letter.body)
