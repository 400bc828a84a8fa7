"""Letters from records that the built-in writer was not made on: nothing told that the record does not hold."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drafting.builtin import compose
from drafting.incident import read_incident
from drafting.writing import Task
from rubrics import RULE_OF_KIND, check

RECORDS = Path(__file__).parent.parent / "data" / "records.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in RECORDS.read_text(encoding="utf-8").splitlines()]
RAW = re.compile(
    r"[→=<>*]| [+@] |\bw/|\b(?:cust|appt|tbh|asap|didnt|dont|wks?|hrs?|mins)\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:the the|you was|your you)\b|\b(\w+) \1\b(?<!had had)(?<!that that)"
)


def ids(case: dict[str, Any]) -> str:
    return str(case["record"]["id"])


def letter(case: dict[str, Any]) -> str:
    incident = read_incident(case["record"])
    return compose(Task(incident=incident, kind=incident.kind()))


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_tells_what_the_record_holds_and_changes_nobodys_act(case: dict[str, Any]) -> None:
    text = letter(case)
    for wanted in case["says"]:
        assert any(one.lower() in text.lower() for one in wanted.split("|")), f"{wanted!r} is not in:\n{text}"
    for wrong in case["never"]:
        assert wrong.lower() not in text.lower(), f"{wrong!r} is in:\n{text}"


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_is_sendable_as_it_stands(case: dict[str, Any]) -> None:
    incident = read_incident(case["record"])
    text, kind = letter(case), incident.kind()
    report = check(text, kind=kind, facts=incident.facts())
    assert not [finding for finding in report.findings if finding.severity != "suggestion"]
    assert report.state != "blocked" or not case["settled"]
    rule = RULE_OF_KIND[kind]
    assert (len(text.split()) if rule.unit == "words" else len(text.splitlines())) <= rule.most
    assert not RAW.search(text), RAW.search(text)


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_names_the_customer_and_states_no_figure_beyond_the_record(case: dict[str, Any]) -> None:
    record = case["record"]
    text = letter(case)
    called = re.findall(r"[A-Za-zÀ-ÿ][\w-]+", record["customer_name"].lower())
    assert any(name.removesuffix("s") in text.split("\n\n")[1 if "Subject" in text else 0].lower() for name in called)
    typed = " ".join(str(value) for value in record.values())
    known = {figure.replace(",", "") for figure in re.findall(r"\d[\d,]*", typed)}
    known |= {str(int(figure)) for figure in known} | {
        str(int(figure) % 12 or 12) for figure in known if int(figure) < 25
    }
    told = {figure.replace(",", "").strip() for figure in re.findall(r"\d[\d,]*", text)}
    assert told <= known, told - known
