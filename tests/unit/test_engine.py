"""What a mark can ask for beside its words: conditions round it, and text in its place."""

from typing import Any

import pytest

from rubrics import Rule, RuleError, check
from rubrics.engine import Engine
from rubrics.letter import Letter


def _rule(mark: dict[str, Any]) -> Rule:
    return Rule.model_validate(
        {
            "id": "trial",
            "type": "fault",
            "severity": "warning",
            "title": "A trial",
            "message": "The customer hears a trial.",
            "why": "It is tried.",
            "instead": "Try.",
            "sources": ["S0"],
            "applies_to": ["resolution-letter"],
            "marks": [mark],
            "examples": {"marked": ["[[a]]"], "left": ["b"]},
        }
    )


def _quotes(mark: dict[str, Any], text: str) -> list[tuple[str, str | None]]:
    report = check(text, kind="resolution-letter", rules=Engine([_rule(mark)]))
    return [(finding.quote, finding.replacement) for finding in report.findings]


def test_where_must_hold_in_the_clause_of_the_match() -> None:
    mark = {"pattern": r"\bonly\b", "where": {"clause": r"\bdelay\b"}}
    assert _quotes(mark, "There was a delay that you felt only once.") == [("only", None)]
    assert _quotes(mark, "There was a delay, but we had only one van.") == []


def test_clauses_part_at_punctuation_and_before_a_new_subject() -> None:
    text = "We booked you in, but our courier, Fastline, lost it and we did not check."
    letter = Letter(text)
    at = text.index("lost")
    assert text[slice(*letter.clause(0, at, at + 4))] == " but our courier, Fastline, lost it "


@pytest.mark.parametrize(
    ("text", "quote", "instead"),
    [
        ("It was a minor delay.", "a minor delay", "a delay"),
        ("A minor oversight of ours.", "A minor oversight", "An oversight"),
    ],
)
def test_a_replacement_agrees_and_keeps_the_first_letter(text: str, quote: str, instead: str) -> None:
    mark = {"pattern": r"\ban? minor (?P<what>\w+)", "replace": r"a \g<what>"}
    assert _quotes(mark, text) == [(quote, instead)]


def test_a_replacement_that_is_itself_marked_is_not_offered() -> None:
    mark = {"pattern": r"\ban? (?:minor|small) (\w+)", "replace": r"a small \1"}
    assert _quotes(mark, "It was a minor delay.") == [("a minor delay", None)]


def test_a_replacement_may_only_name_groups_of_its_pattern() -> None:
    with pytest.raises(RuleError, match="no group what"):
        Engine([_rule({"pattern": r"\bminor\b", "replace": r"\g<what>"})])


def test_a_mark_that_is_less_sure_may_ask_where_its_rule_blocks() -> None:
    sure, doubtful = {"pattern": r"\bhark\b"}, {"pattern": r"\bhar\w+ him\b", "severity": "suggestion"}
    rule = _rule(sure).model_copy(update={"marks": (*_rule(sure).marks, *_rule(doubtful).marks)})
    found = [
        [(f.quote, f.severity) for f in check(text, kind="resolution-letter", rules=Engine([rule])).findings]
        for text in ("We had to harm him.", "Hark him.", "Hark.")
    ]
    assert found == [[("harm him", "suggestion")], [("Hark him", "warning")], [("Hark", "warning")]]
