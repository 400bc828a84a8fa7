"""The whole way, as a clerk goes it: record, draft, a planted fault, refusal, mending, approval, copy, download."""

import re
import urllib.parse
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from drafting import workflow
from drafting.store import Store, open_database
from tests.browser.conftest import Server
from tests.conftest import NOW

pytestmark = pytest.mark.browser
KIND = "resolution-letter"
PLANTED = "Your own instructions caused this, and it will never happen again."


def box(page: Page, label: str) -> Locator:
    """The text box of this label."""
    return page.get_by_role("textbox", name=label, exact=True)


def tab_to(page: Page, label: str) -> None:
    """Walks with the Tab key until the control of this label has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        named = page.evaluate(
            "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || '') + '|' +"
            " [...(e.labels || [])].map(l => l.innerText).join('|') }"
        )
        if label in named:
            return
    raise AssertionError(f"the Tab key never reaches {label!r}")


def fill_by_keyboard(page: Page) -> None:
    box(page, "Customer").focus()
    page.keyboard.type("Mrs Ada Winter")
    for label, text in [
        ("What happened (required)", "We bound her recipe book with the last chapter upside down"),
        ("Reference", "WB-2041"),
        ("How it came about", "I turned the last section round and did not check it before gluing"),
        ("What it cost them", "She could not give it to her mother on 9 May"),
        ("What we have done", "Second copy bound and delivered by hand on 11 May"),
        ("What changes", "Every section is checked against the proof before gluing, since 11 May"),
        ("Who follows up", "Nora Field, 020 7946 0018"),
        ("Who signs", "Nora Field"),
    ]:
        tab_to(page, label)
        page.keyboard.type(text)
    page.keyboard.press("Tab")


def stored(server: Server, page: Page, *, until: str = "") -> tuple[Store, str]:
    """The store and the case in the address, once the answer to field `until` has reached it."""
    query = urllib.parse.parse_qs(urllib.parse.urlparse(page.url).query)
    store, case_id = Store(open_database(server.home)), query["case"][0]
    for _ in range(150):
        if not until or store.answers(case_id).get(until):
            return store, case_id
        page.wait_for_timeout(100)
    raise AssertionError(f"{until} never reached the store")


def edit(page: Page, text: str) -> None:
    box(page, "Text of the message").fill(text)
    page.keyboard.press("Control+Enter")


def new_case(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_role("button", name="Record a mistake").click()
    expect(box(page, "Internal note")).to_be_visible()
    expect(box(page, "What happened (required)")).to_be_visible()


def test_from_an_incident_to_an_approved_letter(
    server: Server, page: Page, tmp_path: Path, screenshot: Callable[[Page, str], None]
) -> None:
    new_case(page, server)
    fill_by_keyboard(page)
    expect(page.get_by_text("Before a draft")).to_be_hidden()
    box(page, "Customer").scroll_into_view_if_needed()
    screenshot(page, "record")
    page.get_by_role("button", name="On to the letter").click()
    page.get_by_text("Resolution letter", exact=True).click()
    page.get_by_role("button", name="Write a draft").click()
    editor = box(page, "Text of the message")
    expect(editor).to_have_value(re.compile("Dear Mrs Winter"))
    sound = editor.input_value()

    edit(page, sound.replace("\n\n", f"\n\n{PLANTED}\n\n", 1))
    expect(page.locator("mark.am-error").first).to_be_visible()
    expect(page.locator("[data-state=blocked]")).to_be_visible()
    screenshot(page, "letter")
    page.get_by_role("button", name="Approve this text").click()
    expect(page.get_by_role("alert").filter(has_text="open")).to_be_visible()

    edit(page, sound)
    expect(page.locator("mark.am-error")).to_have_count(0)
    box(page, "Approved by").fill("Nora Field")
    page.keyboard.press("Tab")
    if (seen := page.get_by_text("I have seen these warnings")).is_visible():
        seen.click()
    page.get_by_role("button", name="Approve this text").click()
    expect(page.locator("[data-state=approved]")).to_be_visible()
    screenshot(page, "approved")

    store, case_id = stored(server, page)
    done = workflow.approved(store, case_id, KIND)
    assert done is not None
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == done.text
    with page.expect_download() as download:
        page.get_by_role("button", name="Download .txt").click()
    saved = tmp_path / "saved.txt"
    download.value.save_as(saved)
    assert saved.read_bytes() == done.text.encode()

    page.get_by_role("button", name="Edit it again").click()
    edit(page, done.text + "\nP.S. One more word.")
    expect(page.locator(".am-box").filter(has_text="P.S. One more word.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve this text")).to_be_visible()
    assert workflow.approved(store, case_id, KIND) is None


def test_what_was_typed_survives_a_reload_a_second_tab_and_a_killed_server(
    server: Server, page: Page, context: BrowserContext
) -> None:
    new_case(page, server)
    fill_by_keyboard(page)
    store, case_id = stored(server, page, until="sender_name")
    page.reload()
    expect(box(page, "Who signs (required)")).to_have_value("Nora Field")
    second = context.new_page()
    second.goto(page.url)
    expect(box(second, "What changes")).to_have_value(re.compile("Every section"))
    page.goto(f"{server.url}/letter?case={case_id}&kind={KIND}")
    page.get_by_role("button", name="Write a draft").click()
    expect(box(page, "Text of the message")).to_have_value(re.compile("Dear"))
    edit(page, "Dear Mrs Winter,\n\nA word typed just before the power went.")
    expect(page.get_by_text("Revision 2, by")).to_be_visible()
    server.kill()
    assert store.answers(case_id)["what_happened"].startswith("We bound her recipe book")
    server.start()
    third = context.new_page()
    third.goto(f"{server.url}/record?case={case_id}")
    expect(box(third, "What we have done")).to_have_value(re.compile("Second copy"))
    third.goto(f"{server.url}/letter?case={case_id}&kind={KIND}")
    expect(box(third, "Text of the message")).to_have_value(re.compile("just before the power went"))


def test_a_save_onto_a_newer_text_is_refused_and_nothing_typed_is_lost(
    server: Server, page: Page, context: BrowserContext
) -> None:
    new_case(page, server)
    fill_by_keyboard(page)
    store, case_id = stored(server, page, until="sender_name")
    page.goto(f"{server.url}/letter?case={case_id}&kind={KIND}")
    page.get_by_role("button", name="Write a draft").click()
    expect(box(page, "Text of the message")).to_have_value(re.compile("Dear"))
    other = context.new_page()
    other.goto(page.url)
    expect(box(other, "Text of the message")).to_have_value(re.compile("Dear"))
    edit(page, "The first tab wrote this.")
    expect(page.get_by_text("Revision 2, by")).to_be_visible()
    edit(other, "The second tab wrote this.")
    expect(other.get_by_role("alert").filter(has_text="yours is kept as revision 3")).to_be_visible()
    assert {r.text for r in store.revisions(case_id, KIND)} >= {
        "The first tab wrote this.",
        "The second tab wrote this.",
    }
    other.get_by_role("button", name="Use mine instead").click()
    expect(other.get_by_text("Revision 4, by")).to_be_visible()
    head = store.head(case_id, KIND)
    assert head is not None
    assert head.text == "The second tab wrote this."


def test_nothing_typed_is_rendered_run_or_fetched(server: Server, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    nasty = (
        "<script>alert(1)</script> <img src=http://127.0.0.1:9/t.png onerror=alert(2)> $x^2$ :red[x] :material/home:"
        " ![i](http://127.0.0.1:9/i.png) [l](http://127.0.0.1:9/l) # heading \u202eright to left\u202c עברית"
    )
    page.goto(f"{server.url}/details")
    for label in ("Company", "Who signs", "Their title", "Sign-off", "Time zone"):
        box(page, label).fill(nasty)
        page.keyboard.press("Tab")
    expect(page.get_by_role("alert").filter(has_text="No time zone")).to_be_visible()
    new_case(page, server)
    box(page, "Customer").fill(nasty)
    box(page, "What happened (required)").fill(nasty)
    box(page, "Who signs (required)").fill(nasty)
    page.keyboard.press("Tab")
    store, case_id = stored(server, page, until="sender_name")
    page.goto(f"{server.url}/letter?case={case_id}&kind={KIND}")
    page.get_by_role("button", name="Write a draft").click()
    expect(box(page, "Text of the message")).to_be_visible()
    edit(page, nasty)
    expect(page.locator("[data-testid=stHtml]").filter(has_text="$x^2$").first).to_be_visible()
    expect(page.get_by_text("Revision 2, by <script>")).to_be_visible()
    page.goto(server.url)
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    assert [url for url in asked if ":9/" in url or not url.startswith((server.url, "data:", "blob:"))] == []
    assert page.locator("img[src*=':9/']").count() == 0
    assert store.answers(case_id)["customer_name"] == nasty


def test_a_huge_paste_is_kept_and_said_to_be_too_long(server: Server, page: Page) -> None:
    huge = "We sent the wrong parcel. " * 8_000
    new_case(page, server)
    box(page, "What happened (required)").fill(huge)
    page.keyboard.press("Tab")
    expect(page.get_by_text("a draft can use 4,000 at most")).to_be_visible()
    store, case_id = stored(server, page)
    assert store.answers(case_id)["what_happened"] == huge


def test_an_address_of_no_case_is_said_plainly(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/letter?case=nowhere")
    expect(page.get_by_role("alert")).to_contain_text("There is no case at this address")


@pytest.mark.parametrize("act", ["Write a new draft", "Approve this text", "Cases"])
def test_a_click_right_after_typing_loses_and_confuses_nothing(server: Server, page: Page, act: str) -> None:
    store = Store(open_database(server.home))
    case_id = store.create_case(NOW, {"what_happened": "We sent the wrong book", "sender_name": "Nora"})
    store.add_revision(case_id, KIND, "Dear Ada", author="Nora", seen=None, now=NOW)
    for turn in range(3):
        page.goto(f"{server.url}/letter?case={case_id}&kind={KIND}")
        expect(page.get_by_text("What a sound apology holds")).to_be_visible()
        typed = f"Dear Ada, this was typed in turn {turn}."
        box(page, "Text of the message").fill(typed)
        role = "link" if act == "Cases" else "button"
        target = page.get_by_role(role, name=act).bounding_box()
        assert target is not None
        page.mouse.click(target["x"] + 10, target["y"] + 10, delay=60)
        for _ in range(50):
            if typed in {revision.text for revision in store.revisions(case_id, KIND)}:
                break
            page.wait_for_timeout(100)
        page.wait_for_timeout(500)
        revisions = store.revisions(case_id, KIND)
        assert typed in {revision.text for revision in revisions}
        assert not any(revision.aside for revision in revisions)


def test_an_approved_text_opened_and_approved_unchanged_is_handed_out(server: Server, page: Page) -> None:
    store = Store(open_database(server.home))
    case_id = store.create_case(NOW, {"what_happened": "We sent the wrong book", "sender_name": "Nora"})
    store.add_revision(case_id, "internal-review", "We sent the wrong book because the labels were swapped. "
                       "Labels are now scanned before packing.", author="Nora", seen=None, now=NOW)  # fmt: skip
    page.goto(f"{server.url}/letter?case={case_id}&kind=internal-review")
    for _ in range(2):
        box(page, "Approved by").fill("Nora")
        page.keyboard.press("Tab")
        if (seen := page.get_by_text("I have seen these warnings")).is_visible():
            seen.click()
        page.get_by_role("button", name="Approve this text").click()
        expect(page.get_by_role("button", name="Copy the text")).to_be_visible()
        page.get_by_role("button", name="Edit it again").click()
        expect(box(page, "Text of the message")).to_be_visible()
