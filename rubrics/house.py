"""The rules of a house: files of its own beside those that come with Amends, and changes to these by id.

A file whose id is a built-in rule's changes that rule's severity or examples, and nothing else; any other is a rule
more. Source: DESIGN (house rules).
"""

from pathlib import Path
from typing import Literal, Self, cast

from pydantic import Field, model_validator

from rubrics.engine import Engine
from rubrics.kinds import KINDS, RULE_OF_KIND, Kind
from rubrics.patterns import literally
from rubrics.report import Frozen, Severity
from rubrics.rules import Examples, Mark, Rule, RuleError, line_of, load_rules, read_rule, read_yaml, rule_files

_FOR_CUSTOMERS: tuple[Kind, ...] = tuple(kind for kind in KINDS if RULE_OF_KIND[kind].for_customer)


class HouseRule(Rule):
    """A rule of the house: a fault unless it says otherwise, looked for in what customers read.

    `forbidden` are plain words and phrases, matched whole and in either case; a file with these needs no pattern.
    """

    type: Literal["fault", "element"] = "fault"
    severity: Severity = "warning"
    why: str = "A rule of this house."
    sources: tuple[str, ...] = ("house",)
    applies_to: tuple[Kind, ...] = Field(default=_FOR_CUSTOMERS, min_length=1)
    forbidden: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _looks_somehow(self) -> Self:
        if not self.marks and not self.forbidden:
            raise ValueError("needs `forbidden` words, or `marks`")
        if self.check or self.type == "element":
            raise ValueError("a house's rule is a fault told by words: take out `check` and `type`")
        return self

    @property
    def patterns(self) -> tuple[Mark, ...]:
        """The marks, and one for all the forbidden phrases."""
        phrases = "|".join(literally(phrase) for phrase in self.forbidden)
        return (*super().patterns, *([Mark(pattern=f"(?:{phrases})")] if phrases else []))


class Change(Frozen):
    """What a house changes in a built-in rule."""

    id: str
    severity: Severity | None = None
    examples: Examples | None = None


def rules_of(folder: Path) -> tuple[Rule, ...]:
    """The rules that come with Amends as the house changed them, then the house's own, by file name.

    Raises:
        RuleError: the folder is none, or a file in it cannot be used; the message names file, line and what to mend.
    """
    if not folder.is_dir():
        raise RuleError(f"{folder}: no such folder of rules")
    rules = {rule.id: rule for rule in load_rules()}
    for path in rule_files(folder):
        rules[path.stem] = _changed(path, rules[path.stem]) if path.stem in rules else _own(path)
    return tuple(rules.values())


def _own(path: Path) -> Rule:
    rule = read_rule(path, HouseRule)
    try:
        Engine([rule])
    except RuleError as error:
        raise RuleError(f"{path}:{line_of(read_yaml(path)[0], error.loc)}: {error}") from error
    return rule


def _changed(path: Path, rule: Rule) -> Rule:
    source, raw = read_yaml(path)
    stated = cast(dict[object, object], raw) if isinstance(raw, dict) else {}
    if more := [str(name) for name in stated if name not in Change.model_fields]:
        raise RuleError(
            f"{path}:{line_of(source, (more[0],))}: {rule.id!r} comes with Amends; a house may change its severity and"
            f" examples, not {more[0]!r}. For a rule of your own, choose another id and file name"
        )
    change = read_rule(path, Change)
    changed: dict[str, object] = {"examples": change.examples or rule.examples}
    if change.severity:
        marks = tuple(mark.model_copy(update={"severity": None}) for mark in rule.patterns)
        changed |= {"severity": change.severity, "marks": marks}
    return rule.model_copy(update=changed)
