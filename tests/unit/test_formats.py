"""The ways a report is written out: one for each sort of reader, all of them saying the same."""

import json
from typing import Any

import jsonschema
import pytest
from sarif_pydantic import Sarif

from rubrics import Finding, check
from rubrics.engine import Engine
from rubrics.formats import FORMATS, Checked, as_html, as_sarif, as_text
from rubrics.formats.json_lines import SCHEMA, schema
from rubrics.house import HouseRule

TEXT = "Dear Ada,\n\nWe will reach out 😀 soon, and reach\nout again. <script>alert(1)</script> We utilise vans.\n"
RULES = Engine(
    [
        HouseRule.model_validate(
            {
                "id": identity,
                "severity": severity,
                "title": f"No {identity}",
                "message": "The customer hears jargon.",
                "instead": "Say it plainly.",
                "marks": [mark],
                "examples": {"marked": ["[[x]]"], "left": ["y"]},
            }
        )
        for identity, severity, mark in (
            ("reaching", "error", r"\breach out\b"),
            ("utility", "warning", {"pattern": r"\butilise (\w+)", "replace": r"use \1"}),
        )
    ]
)


@pytest.fixture
def checked() -> Checked:
    return Checked("a letter.txt", TEXT, check(TEXT, kind="first-response", rules=RULES))


def _finding(checked: Checked, rule: str) -> Finding:
    return next(finding for finding in checked.report.findings if finding.rule == rule)


def test_json_holds_to_the_schema_that_is_checked_in(checked: Checked) -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema(), "renew it: make docs"
    told = json.loads(FORMATS["json"]([checked]))
    jsonschema.validate(told, json.loads(schema()))
    assert [TEXT[f["start"] : f["end"]] for f in told["findings"]] == [f["quote"] for f in told["findings"]]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**told, "state": "fine"}, json.loads(schema()))


def test_sarif_is_sarif_and_its_regions_count_code_points(checked: Checked) -> None:
    told = json.loads(as_sarif([checked]))
    Sarif.model_validate(told)
    run = told["runs"][0]
    result = next(r for r in run["results"] if r["ruleId"] == "utility")
    region = result["locations"][0]["physicalLocation"]["region"]
    line = TEXT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "utilise vans"
    assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "use vans"
    assert {r["level"] for r in run["results"]} == {"error", "warning"}
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20letter.txt"


def test_html_needs_nothing_else_and_runs_nothing(checked: Checked) -> None:
    page = as_html([checked])
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'data-rule="utility">utilise vans</mark>' in page
    assert "Could read:" in page
    assert not any(outside in page for outside in ("http:", "https:", "src=", "@import", "url("))


def test_text_underlines_what_was_found(checked: Checked) -> None:
    lines = as_text([checked]).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("   3 | "))
    assert lines[at + 1].index("^") == lines[at].index("reach out")
    assert lines[at + 1].rstrip().endswith("^^^^^"), "under a wide character too"
    assert "a letter.txt:4:" in "\n".join(lines)
    assert "Could read: “use vans”" in "\n".join(lines)
    assert "\x1b[" not in as_text([checked])
    assert "\x1b[" in as_text([checked], colour=True)


def test_long_lines_are_folded_and_lose_nothing() -> None:
    text = "We drove the van out to you again and " * 12 + "we utilise vans."
    lines = as_text([Checked("-", text, check(text, kind="first-response", rules=RULES))]).splitlines()
    shown = [line[7:] for line in lines if line[4:7] == " | "][::2]
    assert "".join(shown) == text
    assert max(map(len, shown)) <= 88


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_a_text_with_nothing_in_it(name: str) -> None:
    told: Any = FORMATS[name]([Checked("-", "", check("", kind="handwritten-note"))])
    assert told


def test_lines_and_columns_with_every_sort_of_break(checked: Checked) -> None:
    one = Checked("-", "a\r\nb\rc\nd", checked.report)
    assert [one.at(offset) for offset in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert [one.text[slice(*one.line(n))] for n in (1, 2, 3, 4)] == ["a", "b", "c", "d"]
