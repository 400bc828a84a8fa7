"""The whole way with a model on loopback: a draft that streams and can be stopped, rewrites to take or leave, a fallback."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from drafting.store import Store, open_database
from tests.browser.conftest import Server
from tests.conftest import NOW, RECORD
from tests.wire import provider as p
from tests.wire.conftest import LETTER, MODEL
from tests.wire.provider import Provider, provider
from tests.wire.test_mending import FLAGGED, GOOD, rewrites

pytestmark = pytest.mark.browser


@pytest.fixture
def there() -> Iterator[Provider]:
    with provider() as one:
        yield one


@pytest.fixture
def server(tmp_path: Path, there: Provider) -> Iterator[Server]:
    home = tmp_path / "browser-home"
    running = Server(home, {"AMENDS_MODEL": MODEL, "AMENDS_API_BASE": there.base, "AMENDS_SECOND_READER": "yes"})
    running.start()
    yield running
    print(running.kill())


@pytest.fixture
def letter(server: Server, page: Page) -> str:
    """The letter page of a case that is recorded, open in the browser; its id."""
    answers = {field: value for field, value in RECORD.items() if isinstance(value, str)}
    case_id = Store(open_database(server.home)).create_case(NOW, {**answers, "written_on": "2026-05-12"})
    page.goto(f"{server.url}/letter?case={case_id}")
    page.get_by_role("button", name="Write a draft").wait_for(timeout=30_000)
    return case_id


@pytest.mark.usefixtures("letter")
def test_a_draft_streams_and_says_by_whom_and_what_was_sent(page: Page, there: Provider) -> None:
    there.will(p.says(LETTER, pause_s=0.02))
    page.get_by_role("button", name="Write a draft").click()
    expect(page.get_by_text("We bound your recipe book")).to_be_visible(timeout=40_000)
    expect(page.get_by_role("textbox", name="Text of the message")).to_have_value(
        re.compile("Nora Field\nBinder"), timeout=30_000
    )
    expect(page.get_by_text("700 tokens read, 120 written")).to_be_visible()
    page.get_by_text("What was sent, and by which guidelines").click()
    expect(page.get_by_text("[NAME_1]").first).to_be_visible()
    assert "Mrs Ada Winter" not in json.dumps(there.bodies)


@pytest.mark.usefixtures("letter")
def test_a_draft_can_be_stopped_and_what_was_written_is_kept(page: Page, there: Provider) -> None:
    there.will(p.hangs_after("Subject: Your recipe book\n\nDear Mrs Winter, we"))
    page.get_by_role("button", name="Write a draft").click()
    expect(page.get_by_text("Dear Mrs Winter, we")).to_be_visible(timeout=40_000)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("was broken off")).to_be_visible()
    expect(page.get_by_text("Dear Mrs Winter, we")).to_be_visible()
    assert there.left_early.wait(5)
    assert len(there.bodies) == 1


def test_a_draft_goes_on_while_nobody_looks(page: Page, letter: str, there: Provider, server: Server) -> None:
    there.will(p.says(LETTER, pause_s=0.02))
    page.get_by_role("button", name="Write a draft").click()
    expect(page.get_by_text("We bound your recipe book")).to_be_visible(timeout=40_000)
    page.goto(f"{server.url}/cases")
    page.get_by_role("button", name="Record a mistake").wait_for()
    page.goto(f"{server.url}/letter?case={letter}")
    expect(page.get_by_role("textbox", name="Text of the message")).to_have_value(
        re.compile("Nora Field\nBinder"), timeout=30_000
    )
    assert len(there.bodies) == 1


@pytest.mark.usefixtures("letter")
def test_a_model_that_fails_is_named_and_the_built_in_drafter_writes(page: Page, there: Provider) -> None:
    there.will(p.fails(401))
    page.get_by_role("button", name="Write a draft").click()
    expect(page.get_by_role("alert").filter(has_text=f"{MODEL} gave no draft")).to_be_visible(timeout=40_000)
    expect(page.get_by_text("The key for openai/any-model was refused: check it").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Text of the message")).to_have_value(re.compile("Dear Mrs Winter"))


@pytest.mark.usefixtures("letter")
def test_flagged_sentences_are_mended_by_choice(page: Page, there: Provider, screenshot) -> None:
    there.will(p.says(LETTER))
    page.get_by_role("button", name="Write a draft").click()
    editor = page.get_by_role("textbox", name="Text of the message")
    expect(editor).to_have_value(re.compile("Nora Field\nBinder"), timeout=40_000)
    editor.fill(FLAGGED)
    editor.press("Control+Enter")
    there.will(p.says(rewrites(GOOD)))
    page.get_by_role("button", name="Mend the flagged sentences").click()
    take = page.get_by_role("button", name="Take it")
    expect(take).to_be_visible(timeout=30_000)
    expect(page.locator("del").first).to_be_visible()
    screenshot(page, "offer")
    take.click()
    expect(editor).to_have_value(LETTER, timeout=30_000)
    page.get_by_text("History", exact=True).click()
    expect(page.get_by_text(f"from {MODEL}").first).to_be_visible()


def test_the_connection_is_tried_and_told_in_a_sentence(page: Page, server: Server, there: Provider) -> None:
    there.will(p.says("ready"), p.fails(404))
    page.goto(f"{server.url}/details")
    button = page.get_by_role("button", name="Test the connection")
    button.click()
    expect(page.get_by_text(f"✓ {MODEL} answered in")).to_be_visible(timeout=40_000)
    button.click()
    expect(page.get_by_text(f"✕ There is no model {MODEL}")).to_be_visible(timeout=40_000)
