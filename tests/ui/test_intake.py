"""The box at the top of the record: what is pasted stays, and an answer is taken only by a person."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from drafting.store import Store
from tests.conftest import NOW

PASTE = """From: Ada Winter <ada@winter.example>
Date: Fri, 8 May 2026 10:12
Subject: Order WB-2041

On 6 May at 14:05 you delivered the wrong book. **I had to borrow** a <b>card</b>.

Regards,
Ada Winter
"""


def _app() -> None:
    from ui import pages

    pages.show("record")


@pytest.fixture
def opened() -> Callable[[str], AppTest]:
    def open_record(case_id: str) -> AppTest:
        at = AppTest.from_function(_app, default_timeout=20)
        at.query_params["case"] = case_id
        at.run()
        assert not at.exception
        return at

    return open_record


def said(at: AppTest) -> str:
    html = [str(element.proto.body) for element in at.get("html")]
    return "\n".join([*(text.value for text in at.text), *html])


def pasted(at: AppTest, case_id: str, text: str = PASTE) -> AppTest:
    at.text_area(key=f"{case_id}:pasted").set_value(text).run()
    at.button(key="find-answers").click().run()
    assert not at.exception
    return at


def test_what_was_pasted_is_kept_and_shown_again(opened: Callable[[str], AppTest], store: Store) -> None:
    case_id = store.create_case(NOW)
    at = opened(case_id)
    at.text_area(key=f"{case_id}:pasted").set_value(PASTE).run()
    assert store.answers(case_id) == {"pasted": PASTE}
    assert opened(case_id).text_area(key=f"{case_id}:pasted").value == PASTE


def test_nothing_is_filled_in_unseen(opened: Callable[[str], AppTest], store: Store) -> None:
    case_id = store.create_case(NOW)
    at = pasted(opened(case_id), case_id)
    assert store.answers(case_id) == {"pasted": PASTE}
    assert at.text_input(key=f"{case_id}:customer_name").value == ""
    assert "you delivered the wrong book" in said(at)
    at.run()
    assert at.button(key="use-customer_name"), "what was found stays"


def test_a_taken_answer_is_saved_and_stands_in_the_form_at_once(opened: Callable[[str], AppTest], store: Store) -> None:
    case_id = store.create_case(NOW, {"when_happened:unknown": "yes"})
    at = pasted(opened(case_id), case_id)
    at.button(key="use-when_happened").click().run()
    answers = store.answers(case_id)
    assert (answers["when_happened"], answers["when_happened:time"]) == ("2026-05-06", "14:05")
    assert not answers["when_happened:unknown"]
    assert at.date_input(key=f"{case_id}:when_happened").value == dt.date(2026, 5, 6)
    assert at.time_input(key=f"{case_id}:when_happened:time").value == dt.time(14, 5)
    assert not at.checkbox(key=f"{case_id}:when_happened:unknown").value
    assert "✓ When it happened: 2026-05-06 14:05 (stands in the form)" in said(at)
    assert "use-when_happened" not in {button.key for button in at.button}


def test_what_the_form_holds_is_shown_and_replaced_only_one_by_one(
    opened: Callable[[str], AppTest], store: Store
) -> None:
    case_id = store.create_case(NOW, {"customer_name": "Mrs Winter", "when_happened:unknown": "yes"})
    at = pasted(opened(case_id), case_id)
    assert "The form now says: Mrs Winter" in said(at)
    at.button(key="use-all").click().run()
    answers = store.answers(case_id)
    assert (answers["customer_name"], answers["reference"]) == ("Mrs Winter", "WB-2041")
    assert answers["when_happened:unknown"] == "yes"
    at.button(key="use-customer_name").click().run()
    assert store.answers(case_id)["customer_name"] == "Ada Winter"
    assert at.text_input(key=f"{case_id}:customer_name").value == "Ada Winter"


def test_pasted_words_are_shown_and_never_rendered(opened: Callable[[str], AppTest], store: Store) -> None:
    case_id = store.create_case(NOW)
    at = pasted(opened(case_id), case_id)
    assert "&lt;b&gt;card&lt;/b&gt;" in said(at)
    assert not [one for one in at.markdown if "borrow" in one.value]


def test_a_text_that_answers_nothing_and_one_that_is_too_long_are_said(
    opened: Callable[[str], AppTest], store: Store
) -> None:
    case_id = store.create_case(NOW)
    at = pasted(opened(case_id), case_id, "lorem ipsum " * 9000)
    assert "Nothing was found that surely answers a field." in said(at)
    assert "the first 20,000 are read" in said(at)
    assert store.answers(case_id)["pasted"] == "lorem ipsum " * 9000
    at.text_area(key=f"{case_id}:pasted").set_value("short").run()
    assert "The pasted text was changed since." in said(at)


def test_a_model_that_gives_no_answer_is_said_in_a_sentence(
    opened: Callable[[str], AppTest], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("AMENDS_MODEL", "anthropic/claude-3-5-sonnet-20241022")
    case_id = store.create_case(NOW)
    at = pasted(opened(case_id), case_id)
    assert "No key for anthropic/claude-3-5-sonnet-20241022" in said(at)
    assert at.button(key="use-reference")


def test_a_blank_box_answers_nothing(opened: Callable[[str], AppTest], store: Store) -> None:
    at = opened(store.create_case(NOW))
    at.button(key="find-answers").click().run()
    assert "Nothing was found that surely answers a field." in said(at)
