"""Where each sentence of a draft comes from: the spans cover the text, and every field is named or listed as unused."""

import json
from pathlib import Path
from typing import Any

import pytest

from drafting.builtin import compose, composed
from drafting.incident import FACT_FIELDS, Incident, read_incident
from drafting.writing import Task
from rubrics import KINDS, Kind

RECORDS = Path(__file__).parent.parent / "data" / "records.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line)["record"] for line in RECORDS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("record", CASES, ids=lambda record: str(record["id"]))
def test_every_part_of_a_draft_names_its_fields(record: dict[str, Any], kind: Kind) -> None:
    incident = read_incident(record)
    task = Task(incident=incident, kind=kind)
    draft = composed(task)
    assert draft.text == compose(task)
    covered = set[int]()
    for part in draft.sentences:
        assert draft.text[part.start : part.end].strip() == draft.text[part.start : part.end]
        assert not covered & set(range(part.start, part.end))
        covered |= set(range(part.start, part.end))
        assert all(incident.says(field) for field in part.fields)
    assert all(char.isspace() for at, char in enumerate(draft.text) if at not in covered)
    used = {field for part in draft.sentences for field in part.fields}
    filled = {field for field in FACT_FIELDS if incident.says(field)}
    assert filled == used & filled | set(draft.unused)
    assert not used & set(draft.unused)


def fields_of(words: str, record: dict[str, str], kind: Kind = "resolution-letter") -> tuple[str, ...]:
    draft = composed(Task(incident=Incident.model_validate(record), kind=kind))
    found = [part for part in draft.sentences if words.lower() in draft.text[part.start : part.end].lower()]
    assert found, draft.text
    return found[0].fields


RECORD = {
    "what_happened": "lost your coat",
    "when_happened": "2026-05-04",
    "cause": "we misread the ticket",
    "cause_owner": "us",
    "impact": "walked home in the rain",
    "fix_promised": "pay £90",
    "fix_owner": "Tomas Berg",
    "fix_due": "2026-05-12",
    "follow_up_by": "Nadia Cole 0113 496 0000",
    "follow_up_when": "2026-05-14",
    "customer_name": "Mrs Anna Winter",
    "sender_name": "Nadia Cole",
    "industry": "laundry",
}


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("your coat", {"what_happened", "when_happened"}),
        ("in the rain", {"impact"}),
        ("the ticket", {"cause"}),
        ("£90", {"fix_promised", "fix_owner", "fix_due"}),
        ("14 May", {"follow_up_by", "follow_up_when"}),
        ("Dear Mrs Winter", {"customer_name"}),
        ("sorry", set()),
    ],
)
def test_a_sentence_knows_the_fields_it_was_made_from(words: str, fields: set[str]) -> None:
    assert set(fields_of(words, RECORD)) == fields


def test_what_no_sentence_tells_is_listed() -> None:
    draft = composed(Task(incident=Incident.model_validate(RECORD), kind="handwritten-note"))
    assert "industry" in draft.unused
    assert "follow_up_when" in draft.unused
