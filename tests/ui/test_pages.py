"""The pages without a browser: what they say and what they keep, widgets by key."""

import datetime as dt
import socket
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from drafting import jobs
from drafting.store import Store
from tests.conftest import NOW, RECORD

KIND = "resolution-letter"


def _app(first: str) -> None:
    from ui import pages

    pages.show(first)


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def open_page(page: str, case_id: str = "", kind: str = KIND) -> AppTest:
        at = AppTest.from_function(_app, kwargs={"first": page}, default_timeout=20)
        if case_id:
            at.query_params["case"] = case_id
            at.query_params["kind"] = kind
        at.run()
        assert not at.exception
        return at

    return open_page


@pytest.fixture
def case_id(store: Store) -> str:
    return store.create_case(NOW, {k: v for k, v in RECORD.items() if isinstance(v, str) and k != "message_type"})


def said(at: AppTest) -> str:
    html = [str(element.proto.body) for element in at.get("html")]
    return "\n".join([*(text.value for text in at.text), *html])


def test_an_empty_list_says_how_to_begin(opened: Callable[..., AppTest]) -> None:
    assert "No cases yet" in said(opened("cases"))


def test_cases_are_listed_searched_and_archived(opened: Callable[..., AppTest], case_id: str, store: Store) -> None:
    store.create_case(NOW, {"customer_name": "Mr Ives", "what_happened": "wrong gate"})
    at = opened("cases")
    assert "Mrs Ada Winter" in said(at)
    assert "To draft" in said(at)
    at.text_input(key="search").set_value("ives gate").run()
    assert "Mr Ives" in said(at)
    assert "Winter" not in said(at)
    at.text_input(key="search").set_value("").run()
    at.button(key=f"archive-{case_id}").click().run()
    assert "Winter" not in said(at)
    at.toggle(key="archived").set_value(True).run()
    assert "Winter" in said(at)


def test_every_answer_is_kept_as_it_leaves_its_field(
    opened: Callable[..., AppTest], case_id: str, store: Store
) -> None:
    at = opened("record", case_id)
    at.text_area(key=f"{case_id}:impact").set_value("a lost day").run()
    at.date_input(key=f"{case_id}:fix_due").set_value(dt.date(2026, 5, 15)).run()
    at.time_input(key=f"{case_id}:fix_due:time").set_value(dt.time(13, 5)).run()
    at.radio(key=f"{case_id}:cause_owner").set_value("unknown").run()
    at.checkbox(key=f"{case_id}:cause:unknown").check().run()
    answers = store.answers(case_id)
    assert (answers["impact"], answers["fix_due"], answers["fix_due:time"]) == ("a lost day", "2026-05-15", "13:05")
    assert (answers["cause_owner"], answers["cause:unknown"]) == ("unknown", "yes")
    assert answers["cause"] == RECORD["cause"], "what was typed before stays kept"


def test_a_new_session_shows_what_is_stored(opened: Callable[..., AppTest], case_id: str, store: Store) -> None:
    store.save_answer(case_id, "when_happened", "2026-05-06", NOW)
    at = opened("record", case_id)
    assert at.text_input(key=f"{case_id}:customer_name").value == "Mrs Ada Winter"
    assert at.date_input(key=f"{case_id}:when_happened").value == dt.date(2026, 5, 6)


def test_an_empty_form_is_told_what_a_draft_needs(opened: Callable[..., AppTest], store: Store) -> None:
    at = opened("record", store.create_case(NOW))
    assert "“What happened” is still empty" in said(at)
    assert "“Who signs” is still empty" in said(at)


@pytest.mark.parametrize("year", [1900, 2999])
def test_a_date_that_cannot_be_meant_is_kept_and_questioned(
    opened: Callable[..., AppTest], case_id: str, store: Store, year: int
) -> None:
    at = opened("record", case_id)
    at.date_input(key=f"{case_id}:when_happened").set_value(dt.date(year, 1, 1)).run()
    assert store.answers(case_id)["when_happened"] == f"{year}-01-01"
    assert "Is the year right?" in said(at) or "still to come" in said(at)


def test_own_details_are_typed_once(opened: Callable[..., AppTest], store: Store) -> None:
    at = opened("details")
    at.text_input(key="own:company").set_value("Wickham Bindery").run()
    at.text_input(key="own:time_zone").set_value("Mars/Olympus").run()
    assert "No time zone of this name" in said(at)
    assert store.own_details()["company"] == "Wickham Bindery"


def test_a_draft_without_what_happened_is_refused_in_a_sentence(opened: Callable[..., AppTest], store: Store) -> None:
    at = opened("letter", store.create_case(NOW, {"sender_name": "Nora"}))
    at.button(key="draft").click().run()
    assert "what_happened" in said(at)


def test_a_finding_is_dismissed_with_a_reason_and_opened_again(
    opened: Callable[..., AppTest], case_id: str, store: Store
) -> None:
    store.add_revision(case_id, KIND, "We will look into it.", author="Nora", seen=None, now=NOW)
    at = opened("letter", case_id)
    assert "vague-fix" in said(at)
    dismiss = next(button for button in at.button if button.label == "Dismiss with a reason")
    reason = next(box for box in at.text_input if box.label == "Why this may stand")
    dismiss.click().run()
    assert "Write the reason first" in said(at)
    reason = next(box for box in at.text_input if box.label == "Why this may stand")
    reason.set_value("It says when, above.")
    next(button for button in at.button if button.label == "Dismiss with a reason").click().run()
    assert "It says when, above." in store.decisions(case_id, KIND).values()
    next(button for button in at.button if button.label == "Open it again").click().run()
    assert store.decisions(case_id, KIND) == {}


def test_another_wording_is_another_text_and_the_first_stays_in_the_history(
    opened: Callable[..., AppTest], case_id: str, store: Store
) -> None:
    at = opened("letter", case_id)
    at.button(key="draft").click().run()
    first = at.text_area[0].value
    at.button(key="another").click().run()
    assert at.text_area[0].value not in (first, "")
    assert [revision.text for revision in store.revisions(case_id, KIND)][-1] == first


@pytest.mark.parametrize(
    ("model", "base", "told"),
    [
        ("anthropic/claude-3-5-sonnet-20241022", "", "ANTHROPIC_API_KEY"),
        ("openai/m", "unreachable", "cannot be reached"),
    ],
)
def test_a_model_that_cannot_write_is_one_sentence_and_loses_nothing(
    opened: Callable[..., AppTest],
    case_id: str,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    model: str,
    base: str,
    told: str,
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("AMENDS_MODEL", model)
    monkeypatch.setenv("AMENDS_ATTEMPTS", "1")
    monkeypatch.setenv("AMENDS_FALLBACK_MODELS", "")
    if base:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            monkeypatch.setenv("AMENDS_API_BASE", f"http://127.0.0.1:{probe.getsockname()[1]}/v1")
    store.add_revision(case_id, KIND, "Typed by hand.", author="Nora", seen=None, now=NOW)
    at = opened("letter", case_id)
    at.button(key="draft").click().run()
    if job := jobs.running((case_id, KIND)):
        assert job.wait(60)
        at.run()
    assert told in said(at)
    assert at.text_area[0].value == "Typed by hand."
