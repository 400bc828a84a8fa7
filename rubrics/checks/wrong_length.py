"""Whether a message is as long as its kind wants it."""

from collections.abc import Iterator
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.kinds import RULE_OF_KIND, KindRule
from rubrics.report import Facts

_FILLING: Final = ("what_happened", "cause", "impact", "fix_done", "fix_promised", "prevention")
"""The fields a letter gets its length from."""
_FEWEST_FIELDS: Final = 3
_FEWEST_SENTENCES: Final = 3
"""A text below this, with no record beside it, is a passage and not a whole message."""


def wrong_length(context: Context) -> Iterator[Hit]:
    """The first line, where the whole text is outside the length for its kind. Source: E15, LABELS (kinds).

    The lower bound is not asked where a record is given that cannot fill the letter, nor of a mere passage.
    """
    rule = RULE_OF_KIND[context.kind]
    length = len(context.letter.words() if rule.unit == "words" else context.letter.lines())
    if length > rule.most or (0 < length < rule.least and _can_be_longer(context)):
        first = context.letter.sentences[0]
        yield Hit(first.start, first.end, context.severity, message=_message(length, rule))


def _message(length: int, rule: KindRule) -> str:
    if length > rule.most:
        return f"This has {length} {rule.unit}; a {rule.title.lower()} has at most {rule.most}, and a longer one is skimmed."
    return f"This has {length} {rule.unit}; a {rule.title.lower()} has at least {rule.least}, and a shorter one leaves questions."


def _can_be_longer(context: Context) -> bool:
    if context.facts is None or not context.facts.given:
        return len(context.letter.sentences) >= _FEWEST_SENTENCES
    return _fields_filled(context.facts) >= _FEWEST_FIELDS


def _fields_filled(facts: Facts) -> int:
    return sum(1 for field in _FILLING if facts.fields.get(field))
