"""The second reading on the page: off unless set, advice apart from the report, kept for one revision."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from drafting.store import Store
from tests.conftest import NOW, RECORD
from tests.wire.provider import provider, says

KIND = "resolution-letter"
MODEL = "openai/any-model"
TEXT = "Dear Mrs Winter,\n\nYour <b>book</b> was **odd**.\n\nNora Field"


def _app() -> None:
    from ui import pages

    pages.show("letter")


@pytest.fixture
def case_id(store: Store) -> str:
    made = store.create_case(NOW, {k: v for k, v in RECORD.items() if isinstance(v, str) and k != "message_type"})
    store.add_revision(made, KIND, TEXT, author="Nora", seen=None, now=NOW)
    return made


@pytest.fixture
def opened(case_id: str) -> Callable[[], AppTest]:
    def open_letter() -> AppTest:
        at = AppTest.from_function(_app, default_timeout=60)
        at.query_params["case"] = case_id
        at.query_params["kind"] = KIND
        at.run()
        assert not at.exception
        return at

    return open_letter


def said(at: AppTest) -> str:
    html = [str(element.proto.body) for element in at.get("html")]
    return "\n".join([*(text.value for text in at.text), *html])


def keys(at: AppTest) -> set[str | None]:
    return {button.key for button in at.button}


@pytest.mark.parametrize(("model", "on"), [(MODEL, ""), ("builtin/plain", "yes")])
def test_it_is_offered_only_where_it_is_set_and_a_model_is(
    opened: Callable[[], AppTest], monkeypatch: pytest.MonkeyPatch, model: str, on: str
) -> None:
    monkeypatch.setenv("AMENDS_MODEL", model)
    monkeypatch.setenv("AMENDS_SECOND_READER", on)
    assert "second-reading-ask" not in keys(opened())


def test_advice_stands_apart_for_this_revision_and_is_gone_for_another(
    opened: Callable[[], AppTest], case_id: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [{"label": "hostile-tone", "quote": "Your <b>book</b> was **odd**", "reason": "It *mocks* her."}]
    with provider() as there:
        there.will(says(json.dumps({"seen": seen})))
        monkeypatch.setenv("AMENDS_MODEL", MODEL)
        monkeypatch.setenv("AMENDS_SECOND_READER", "yes")
        monkeypatch.setenv("AMENDS_API_BASE", there.base)
        at = opened()
        at.button(key="second-reading-ask").click().run()
    assert f"Advice by {MODEL}, not a finding" in said(at)
    assert "Your &lt;b&gt;book&lt;/b&gt; was **odd**" in said(at)
    assert "It *mocks* her." in said(at)
    assert not [one for one in at.markdown if "mocks" in one.value]
    assert "Advice by" in said(opened()), "it is kept for a new session"
    store.add_revision(case_id, KIND, "Dear Mrs Winter,\n\nAnother text.", author="Nora", seen=1, now=NOW)
    assert "Advice by" not in said(opened())
    assert "second-reading-ask" in keys(opened())


def test_a_model_that_gives_no_answer_is_one_sentence(
    opened: Callable[[], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("AMENDS_MODEL", "anthropic/claude-3-5-sonnet-20241022")
    monkeypatch.setenv("AMENDS_SECOND_READER", "yes")
    at = opened()
    at.button(key="second-reading-ask").click().run()
    assert not at.exception
    assert "No key for anthropic/claude-3-5-sonnet-20241022" in said(at)
