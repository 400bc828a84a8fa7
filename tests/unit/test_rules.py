"""A rule file that cannot be used is refused with file, line and what to mend; what a report is made of."""

import re
from pathlib import Path

import pytest

from rubrics import Facts, RuleError, check, load_rules
from rubrics.engine import Engine
from rubrics.rules import shared_words

RULE = """id: shouting
type: fault
severity: warning
title: Shouting
message: m
why: w
instead: i
sources: [S2]
applies_to: [first-response]
words:
  loud: [hark, hear ye]
marks:
  - '\\b{loud}\\b'
unless:
  - before: '\\bnot\\b'
softens:
  - when: {next: '\\bforgive us\\b'}
    to: suggestion
examples:
  marked: ['[[Hark]] at him']
  left: ['Do not hark']
"""


def folder(tmp_path: Path, text: str, name: str = "shouting") -> Path:
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def engine(tmp_path: Path, text: str = RULE) -> Engine:
    return Engine(load_rules(folder(tmp_path, text)))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (RULE + "colour: red\n", r"shouting\.yaml:22: colour"),
        (RULE.replace("severity: warning", "severity: loud"), r"shouting\.yaml:3: severity"),
        (RULE.replace("sources: [S2]", "sources: []"), r"shouting\.yaml:8: sources"),
        (RULE.replace("id: shouting", "id: quiet"), "must be the file's name"),
        (RULE.replace("before:", "nearby:"), r"shouting\.yaml:15"),
        ("a: [", "not YAML"),
    ],
)
def test_a_file_that_is_no_rule_is_refused_with_its_line(tmp_path: Path, changed: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        load_rules(folder(tmp_path, changed))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (RULE.replace("{loud}", "ahoy"), "never used: loud"),
        (RULE.replace("{loud}", "{loudest}"), "no word list"),
        (RULE.replace("hear ye", '"{loud}"'), "contains itself"),
        (RULE.replace("\\b{loud}\\b", "{loud}*"), "empty text"),
        (RULE.replace("\\b{loud}\\b", "{loud}(?=x)"), "RE2 refuses"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(tmp_path: Path, changed: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        engine(tmp_path, changed)


def test_windows_excuse_and_soften(tmp_path: Path) -> None:
    rules = engine(tmp_path)
    severities = [
        [f.severity for f in check(text, kind="first-response", rules=rules).findings]
        for text in ("Hear  ye!", "Do not hark.", "Hark! Forgive us.", "Hark! You said “hark”.")
    ]
    assert severities == [["warning"], [], ["suggestion"], ["warning"]]


def test_the_state_follows_what_is_open(tmp_path: Path) -> None:
    report = check("Hark.", kind="first-response", rules=engine(tmp_path))
    assert report.state == "blocked", "no apology, no ownership, no fix"
    errors = [item.fingerprint for item in report.open_items() if item.severity == "error"]
    assert report.state_without(errors) == "decide"
    assert report.state_without([item.fingerprint for item in report.open_items()]) == "ready"


def test_an_element_the_record_cannot_fill_is_a_warning_that_names_the_field() -> None:
    report = check("Dear Ada,\n\nHello.", kind="first-response", facts=Facts(fields={"what_happened": "x"}))
    fix = next(item for item in report.missing if item.element == "fix")
    assert (fix.severity, fix.field) == ("warning", "fix_done")
    assert next(item for item in report.missing if item.element == "apology").severity == "error"


def test_a_dated_promise_of_an_answer_stands_for_the_fix_in_a_first_response() -> None:
    text = "Dear Ada,\n\nWe lost your book and I am sorry. By 15:00 today I will tell you how we put it right."
    assert "fix" not in {item.element for item in check(text, kind="first-response").missing}
    assert "fix" in {item.element for item in check(text, kind="resolution-letter").missing}


def test_a_text_in_another_language_is_not_judged() -> None:
    german = (
        "Sehr geehrte Frau Winter, leider haben wir Ihr Buch verkehrt gebunden und senden Ihnen am Montag ein neues."
    )
    report = check(german, kind="resolution-letter")
    assert (report.judged, report.state, report.findings) == (False, "decide", ())


@pytest.mark.parametrize(
    ("pattern", "text", "quote"),
    [
        (r"9 ?am", "at 9am.", "9am"),
        (r"9 ?am", "at 9  am.", "9  am"),
        (r"so sorry", "so \n sorry", "so \n sorry"),
        (r"[ ]x", "a x", " x"),
        (r"very (?P<mark>sorry)|alas", "very sorry", "sorry"),
        (r"very (?P<mark>sorry)|alas", "alas", "alas"),
    ],
)
def test_what_a_pattern_means(tmp_path: Path, pattern: str, text: str, quote: str) -> None:
    rules = engine(tmp_path, RULE.replace("\\b{loud}\\b", pattern).replace("words:\n  loud: [hark, hear ye]\n", ""))
    assert [f.quote for f in check(text, kind="first-response", rules=rules).findings] == [quote]


def test_every_shared_word_list_is_used() -> None:
    root = Path(__file__).parents[2] / "rubrics"
    sources = [*root.rglob("*.yaml"), *root.rglob("*.py")]
    used = {
        name for path in sources for name in re.findall(r"\{([a-z_]+)(?::[a-z]+)?\}", path.read_text(encoding="utf-8"))
    }
    assert shared_words().keys() - used == set()
