"""Golden cases: an incident in, what its message must and must not say. Against stored answers here, a live model on request.

AMENDS_MODEL=anthropic/… pytest -m live tests/golden
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting.drafts import drafted
from drafting.incident import read_incident
from drafting.mending import judged
from drafting.settings import Settings
from drafting.writing import Task
from tests.wire.conftest import MODEL, draft_of
from tests.wire.provider import Provider, provider, says

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
LIVE = os.environ.get("AMENDS_MODEL", "")
LIVE_BASE = os.environ.get("AMENDS_API_BASE") or None


@pytest.fixture
def there() -> Iterator[Provider]:
    with provider() as one:
        yield one


def task_of(case: dict[str, Any]) -> Task:
    return Task(incident=read_incident(case["incident"]), kind=case["kind"])


def missing(case: dict[str, Any], text: str) -> list[str]:
    """The patterns the text should hold and does not, or holds and should not."""
    found = {one: re.search(one, text, re.IGNORECASE | re.MULTILINE) for one in (*case["must"], *case["must_not"])}
    return [one for one in case["must"] if not found[one]] + [f"not {one}" for one in case["must_not"] if found[one]]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_stored_answer_becomes_the_message_it_should(there: Provider, case: dict[str, Any]) -> None:
    there.will(says(case["answer"].rstrip()), says("no"))
    settings = Settings(model=MODEL, api_base=there.base, fallback_models=())
    made = draft_of(drafted(task_of(case), MODEL, settings))
    assert missing(case, made.text) == []
    assert judged(task_of(case), made.text).state in case["state"]


@pytest.mark.live
@pytest.mark.enable_socket
@pytest.mark.skipif(not LIVE, reason="AMENDS_MODEL names no model to try")
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_live_model_writes_the_message_it_should(case: dict[str, Any]) -> None:
    settings = Settings(model=LIVE, api_base=LIVE_BASE, fallback_models=())
    made = draft_of(drafted(task_of(case), LIVE, settings))
    report = judged(task_of(case), made.text)
    assert missing(case, made.text) == [] or report.state == "blocked", made.text
    assert report.state != "blocked" or "blocked" in case["state"], [found.quote for found in report.findings]
