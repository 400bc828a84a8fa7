"""Every rule's own examples: what stands in [[…]] is what it marks, what it leaves alone stays silent, and together
they exercise every branch of its patterns and every exception."""

import pytest

from rubrics import Rule, builtin, load_rules
from rubrics.trial import failures, unexercised

RULES = load_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_marks_and_leaves_alone_what_its_examples_say(rule: Rule) -> None:
    assert list(failures(rule, builtin())) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_branch_and_every_exception_is_exercised_by_an_example(rule: Rule) -> None:
    assert list(unexercised(rule, builtin())) == []
