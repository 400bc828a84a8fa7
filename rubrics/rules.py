"""Rules as data: one YAML file a rule, strictly checked. The folder is the registry: a file more is a rule more.

Source: DESIGN (engine), STYLE (rules are data).
"""

import datetime as dt
import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from rubrics.kinds import Kind
from rubrics.report import Facts, Frozen, Severity

RULES_FOLDER: Final = Path(__file__).parent / "rules"
WORDS_FOLDER: Final = Path(__file__).parent / "words"

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where libyaml is there: ten times faster, and the rules are half a megabyte."""

WindowName = Literal["in", "before", "after", "clause", "sentence", "next", "previous", "message", "because"]
"""Where a condition looks: in the match, before or after it in its sentence, in the clauses it touches, the sentence,
its neighbours, the whole message."""

Windows = Mapping[WindowName, str]
"""Patterns by window; the condition holds where every one of them is found. `because` is no window: it says in plain
words what the condition means, for `amends explain`."""


class RuleError(ValueError):
    """A rule that cannot be used; the message names file, line and what to mend. `loc` is the path to the fault in it."""

    def __init__(self, message: str, loc: tuple[int | str, ...] = ()) -> None:
        super().__init__(message)
        self.loc = loc


class Mark(Frozen):
    """A pattern whose match is marked (its group `mark`, if it has one), with conditions of its own.

    `where` must hold and none of `unless` may. `severity` is this mark's own: one that is sometimes wrong asks (warning)
    where its rule would block, for a block must be right. `replace` is text that can stand in place of what is marked, with
    `\\1` or `\\g<name>` for the groups of the pattern; it is offered only where it is free of findings.
    """

    pattern: str
    severity: Severity | None = None
    where: Windows = Field(default_factory=dict[WindowName, str])
    replace: str | None = None
    unless: tuple[Windows, ...] = ()


class Soften(Frozen):
    """Windows that, where all are found, lower the severity to `to`."""

    when: Windows
    to: Severity


class Examples(Frozen):
    """Texts that are the rule's tests: in `marked` the span stands in [[…]]; in `left` nothing may be found.

    `record` is what they are held against, for rules that judge a text by its record: its fields, with
    `written_on` and `internal_note` among them where the rule asks for these.
    """

    record: Mapping[str, str] = Field(default_factory=dict)
    marked: tuple[str, ...] = Field(min_length=1)
    left: tuple[str, ...] = Field(min_length=1)

    @property
    def facts(self) -> Facts | None:
        """The record as facts; None where the examples need none."""
        if not self.record:
            return None
        fields = {name: value for name, value in self.record.items() if name not in ("written_on", "internal_note")}
        written = self.record.get("written_on")
        return Facts(
            fields=fields,
            internal_note=self.record.get("internal_note", ""),
            written_on=dt.date.fromisoformat(written) if written else None,
        )


class Rule(Frozen):
    """One fault or element, as its file states it.

    `mention` rules look inside quotations too, where words are mentioned and not used. `check` says that a function
    in `rubrics.checks` looks as well, for what no pattern can see.
    """

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    type: Literal["fault", "element"]
    severity: Severity
    title: str
    message: str
    why: str
    instead: str
    sources: tuple[str, ...] = Field(min_length=1)
    applies_to: tuple[Kind, ...] = Field(min_length=1)
    mention: bool = False
    check: bool = False
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    marks: tuple[Mark | str, ...] = ()
    unless: tuple[Windows, ...] = ()
    softens: tuple[Soften, ...] = ()
    examples: Examples

    @model_validator(mode="after")
    def _looks_somehow(self) -> Self:
        if not self.marks and not self.check:
            raise ValueError("needs marks, or check: true and a function of its name in rubrics/checks")
        return self

    @property
    def patterns(self) -> tuple[Mark, ...]:
        """The marks, each as a `Mark`."""
        return tuple(Mark(pattern=mark) if isinstance(mark, str) else mark for mark in self.marks)


@cache
def shared_words() -> Mapping[str, tuple[str, ...]]:
    """Word lists that every rule may use by name: the small lexicon of the domain.

    Raises:
        RuleError: two files state a list of the same name.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for path in sorted(WORDS_FOLDER.glob("*.yaml")):
        for name, words in yaml.load(path.read_text(encoding="utf-8"), _Loader).items():
            if name in lists:
                raise RuleError(f"{path}: the word list {name!r} stands in another file too")
            if odd := [word for word in words if not isinstance(word, str)]:
                raise RuleError(f"{path}: {name}: {odd[0]!r} is no word; put quotes round it")
            lists[name] = tuple(words)
    return lists


@cache
def load_rules(folder: Path = RULES_FOLDER) -> tuple[Rule, ...]:
    """The rules of a folder, by file name; those that come with Amends, unless told otherwise.

    Raises:
        RuleError: a file is no valid rule.
    """
    return tuple(read_rule(path, Rule) for path in rule_files(folder))


@cache
def titles() -> Mapping[str, str]:
    """What each rule that comes with Amends is called, by id."""
    return {rule.id: rule.title for rule in load_rules()}


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder, by name.

    Raises:
        RuleError: a file's name ends in .yml, and would be passed over in silence.
    """
    if odd := sorted(folder.glob("*.yml")):
        raise RuleError(f"{odd[0]}:1: rule files end in .yaml: rename it")
    return sorted(folder.glob("*.yaml"))


Stated = TypeVar("Stated", bound=Frozen)


def read_rule(path: Path, model: type[Stated]) -> Stated:
    """One rule file, strictly.

    Raises:
        RuleError: it cannot be read, is no YAML, states what `model` does not, or its id is not its name.
    """
    source, raw = read_yaml(path)
    try:
        rule = model.model_validate(raw)
    except ValidationError as error:
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        raise RuleError(f"{path}:{line_of(source, first['loc'])}: {_mend(first, model)}") from error
    if (stated := getattr(rule, "id", path.stem)) != path.stem:
        raise RuleError(f"{path}:{line_of(source, ('id',))}: the id {stated!r} must be the file's name, {path.stem!r}")
    return rule


def read_yaml(path: Path) -> tuple[str, object]:
    """The file's text, and what it holds.

    Raises:
        RuleError: it cannot be read, or is no YAML.
    """
    try:
        source = path.read_text(encoding="utf-8")
        return source, yaml.load(source, _Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}:1: cannot be read as UTF-8 text: {error}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(f"{path}:{line}: not YAML: {error.problem}; put quotes round what holds : # {{ or [") from None


def _mend(error: ErrorDetails, model: type[BaseModel]) -> str:
    """What is wrong, and how it is mended."""
    steps = [str(step) for step in error["loc"]]
    where = ".".join(steps) or "the rule"
    match error["type"]:
        case "missing":
            return f"{where} is missing: add it"
        case "extra_forbidden":
            near = difflib.get_close_matches(steps[-1], list(model.model_fields), 1)
            meant = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(model.model_fields)}"
            return f"{where}: there is no such field; {meant}"
        case "model_type" | "model_attributes_type":
            return f"{where}: must be fields and their values, such as `id: {model.__name__.lower()}`"
        case _:
            return f"{where}: {error['msg'].removeprefix('Value error, ')}"


def line_of(source: str, loc: tuple[int | str, ...]) -> int:
    """Line (from 1) of the deepest step of `loc` that the YAML text holds."""
    node = yaml.compose(source)
    line = 1
    for step in loc:
        match node:
            case yaml.MappingNode():
                found = [(key, value) for key, value in node.value if key.value == step]
            case yaml.SequenceNode() if isinstance(step, int) and step < len(node.value):
                found = [(node.value[step], node.value[step])]
            case _:
                break
        if not found:
            break
        line, node = found[0][0].start_mark.line + 1, found[0][1]
    return line
