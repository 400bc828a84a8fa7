"""docs/rules.md says what the rules say."""

from rubrics import load_rules
from rubrics.manual import PAGE, manual


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "renew it: make docs"


def test_every_rule_stands_in_it() -> None:
    assert all(f"### `{rule.id}`: {rule.title}" in manual() for rule in load_rules())
