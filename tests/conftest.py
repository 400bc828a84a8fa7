"""What every test may ask for: an empty home, a fixed clock, a record in our own words."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from drafting.settings import Settings, variable
from drafting.store import Store, open_database

NOW = dt.datetime(2026, 5, 12, 9, 30, tzinfo=dt.UTC)

RECORD: dict[str, Any] = {
    "message_type": "resolution-letter",
    "company": "Wickham Bindery",
    "customer_name": "Mrs Ada Winter",
    "contact_channel": "phone",
    "what_happened": "We bound her recipe book with the last chapter upside down",
    "when_happened": "2026-05-06",
    "cause": "I turned the last section round and did not check it before gluing",
    "cause_owner": "us",
    "impact": "She could not give it to her mother on 9 May",
    "fix_done": "A second copy bound and delivered by hand on 11 May",
    "fix_promised": "",
    "compensation": "£45 refunded",
    "prevention": "Every section is now checked against the proof before gluing, since 11 May",
    "follow_up_by": "Nora Field, 020 7946 0018",
    "follow_up_when": "2026-05-19",
    "sender_name": "Nora Field",
    "sender_title": "Binder",
    "reference": "WB-2041",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and no setting of the machine's own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Store:
    """An empty store."""
    return Store(open_database(home))


@pytest.fixture
def record() -> dict[str, Any]:
    """An incident with an answer to everything."""
    return dict(RECORD)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots` renews the pictures in docs/images, `--snapshots` the rendered prompts in tests/data/prompts."""
    parser.addoption("--snapshots", action="store_true", help="renew the rendered prompts in tests/data/prompts")
    parser.addoption("--screenshots", action="store_true", help="renew the pictures in docs/images")
