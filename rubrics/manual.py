"""docs/rules.md, written from the rules themselves: `python -m rubrics.manual` renews it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rubrics.kinds import ELEMENTS, KINDS, RULE_OF_KIND, WEIGHTS
from rubrics.report import ORDER
from rubrics.rules import Rule, load_rules

PAGE: Final = Path(__file__).parent.parent / "docs" / "rules.md"
_SHOWN: Final = 5
"""Examples of each sort on the page; the rule's file holds the rest."""


def manual() -> str:
    """The page: every rule with why it is one, what to write instead, and examples."""
    rules = load_rules()
    faults = sorted((rule for rule in rules if rule.type == "fault"), key=lambda rule: (ORDER[rule.severity], rule.id))
    elements = sorted((rule for rule in rules if rule.type == "element"), key=lambda rule: _place(rule.id))
    return "\n".join([*_head(), "## Faults", "", *_each(faults), "## Elements", "", *_each(elements)])


def _head() -> list[str]:
    return [
        "# The rules",
        "",
        "Written from `rubrics/rules/` by `make docs`; change the rules, not this page.",
        "",
        "A **fault** marks words that a careful reader would underline: an *error* shuts the gate, a *warning* asks for a"
        " decision, a *suggestion* is advice. An **element** is something a sound apology holds. S0 to S4 are the five"
        " articles, E1 to E34 the research they were checked against. In the examples, **bold** is what is marked.",
        "",
    ]


def _each(rules: list[Rule]) -> Iterator[str]:
    for rule in rules:
        yield f"### `{rule.id}`: {rule.title}"
        yield ""
        yield f"{_standing(rule)} Judged in: {_kinds(rule)}. Source: {', '.join(rule.sources)}."
        yield ""
        yield f"{_escaped(rule.message)} {_escaped(rule.why)}"
        yield ""
        yield f"**Instead:** {_escaped(rule.instead)}"
        yield ""
        yield from (f"- {_bold(example)}" for example in rule.examples.marked[:_SHOWN])
        yield from ("", "Left alone:", "")
        yield from (f"- {_bold(example)}" for example in rule.examples.left[:_SHOWN])
        yield ""


def _standing(rule: Rule) -> str:
    if rule.type == "element":
        return f"Weight {WEIGHTS[ELEMENTS[_place(rule.id)]]}; {rule.severity} where it must stand and is missing."
    return f"{rule.severity.capitalize()}."


def _place(element: str) -> int:
    return [str(known) for known in ELEMENTS].index(element)


def _kinds(rule: Rule) -> str:
    if len(rule.applies_to) == len(KINDS):
        return "every kind of message"
    return ", ".join(RULE_OF_KIND[kind].title.lower() for kind in rule.applies_to)


def _bold(example: str) -> str:
    one_line = _escaped(" / ".join(line for line in example.splitlines() if line.strip()))
    return re.sub(r"\\\[\\\[(.+?)\\\]\\\]", r"**\1**", one_line)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>{}|#])", r"\\\1", text)


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
