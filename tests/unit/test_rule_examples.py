"""Every rule's own examples: the span in [[…]] is what it marks, and what it leaves alone stays silent."""

import re

import pytest

from rubrics import Rule, check, load_rules
from rubrics.letter import Letter
from rubrics.patterns import compile_pattern
from rubrics.rules import shared_words

RULES = load_rules()


def _kind(rule: Rule) -> str:
    return "resolution-letter" if "resolution-letter" in rule.applies_to else rule.applies_to[0]


def _marked(rule: Rule, text: str) -> list[str]:
    report = check(text, kind=_kind(rule), facts=rule.examples.facts)
    if rule.type == "element":
        return [text[span.start : span.end] for span in report.elements.get(rule.id, ())]
    return [finding.quote for finding in report.findings if finding.rule == rule.id]


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.examples.marked])
def test_marks_the_bracketed_span(rule: Rule, example: str) -> None:
    spans = re.findall(r"\[\[(.+?)\]\]", example, re.DOTALL)
    assert _marked(rule, re.sub(r"\[\[|\]\]", "", example)) == spans


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.examples.left])
def test_leaves_the_near_miss_alone(rule: Rule, example: str) -> None:
    assert _marked(rule, example) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_pattern_has_an_example(rule: Rule) -> None:
    lists = {**shared_words(), **rule.words}
    letters = [Letter(re.sub(r"\[\[|\]\]", "", example)) for example in rule.examples.marked]
    views = [letter.view[s.start : s.end] for letter in letters for s in letter.sentences]
    for mark in rule.patterns:
        compiled = compile_pattern(mark.pattern, lists)
        assert any(compiled.search(view) for view in views), f"no example for {mark.pattern!r}"
