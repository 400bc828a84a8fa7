"""The flow from record to approved text, and the gate."""

import logging
from collections.abc import Generator
from itertools import accumulate
from typing import Any

import pytest

from drafting import export, workflow
from drafting.drafts import Drafted, Step
from drafting.errors import ModelUnavailable, NotApprovable, StaleText, UnusableIncident
from drafting.store import Store
from drafting.writing import Ending, Task
from tests.conftest import NOW, RECORD

KIND = "resolution-letter"
SOUND = """Subject: Your recipe book, WB-2041

Dear Mrs Winter,

On 6 May we bound your recipe book with the last chapter upside down. I am sorry, and the mistake is ours.
You could not give it to your mother on 9 May.

I turned the last section round and did not check it before gluing.

We bound a second copy and delivered it to you by hand on 11 May, and we have refunded your £45.

Since 11 May every section is checked against the proof before we glue it.

What else would put this right for you? I will call you on Tuesday 19 May, and my own number is 020 7946 0018.

Yours sincerely,
Nora Field
Binder
"""


class Dictated:
    """Makes a draft of what it is told, and breaks off where it is told to."""

    def __init__(self, *pieces: str, breaks: bool = False) -> None:
        self.pieces = pieces
        self.breaks = breaks

    def __call__(self, _task: Task) -> Generator[Step]:
        yield from accumulate(self.pieces)
        if self.breaks:
            raise ModelUnavailable("It broke off.")
        yield Drafted(text="".join(self.pieces), ending=Ending(model="dictated"))


@pytest.fixture
def case_id(store: Store) -> str:
    return store.create_case(NOW, {k: v for k, v in RECORD.items() if isinstance(v, str)})


def drafted(store: Store, case_id: str, text: str) -> int:
    list(workflow.draft(store, case_id, KIND, Dictated(text), NOW))
    head = store.head(case_id, KIND)
    assert head is not None
    return head.n


def approve(store: Store, case_id: str, number: int, *, seen: bool = True, by: str = "Nora") -> workflow.Approved:
    return workflow.approve(store, case_id, KIND, number, by=by, warnings_seen=seen, now=NOW)


def test_a_draft_grows_and_becomes_the_current_text(store: Store, case_id: str) -> None:
    grown = list(workflow.draft(store, case_id, KIND, Dictated("Dear ", "Ada"), NOW))
    head = store.head(case_id, KIND)
    assert grown == ["Dear ", "Dear Ada"]
    assert head is not None
    assert (head.text, head.author, head.model) == ("Dear Ada", "dictated", "dictated")


def test_a_draft_broken_off_is_kept_and_can_be_finished(store: Store, case_id: str) -> None:
    with pytest.raises(ModelUnavailable):
        list(workflow.draft(store, case_id, KIND, Dictated("Dear ", "Ada", breaks=True), NOW, by="dictated"))
    assert store.head(case_id, KIND) is None
    part = store.unfinished(case_id, KIND)
    assert part is not None
    assert (part.text, part.model) == ("Dear Ada", "dictated")
    assert workflow.keep_partial(store, case_id, KIND, NOW).text == "Dear Ada"
    assert store.unfinished(case_id, KIND) is None


def test_a_draft_whose_reader_goes_away_is_kept(store: Store, case_id: str) -> None:
    growing = workflow.draft(store, case_id, KIND, Dictated("Dear ", "Ada"), NOW)
    next(growing)
    growing.close()
    part = store.unfinished(case_id, KIND)
    assert part is not None
    assert part.text == "Dear "


def test_a_draft_needs_what_happened(store: Store) -> None:
    case_id = store.create_case(NOW, {"sender_name": "Nora"})
    with pytest.raises(UnusableIncident, match="what_happened"):
        list(workflow.draft(store, case_id, KIND, Dictated("x"), NOW))


def test_a_draft_over_a_newer_edit_is_kept_aside(store: Store, case_id: str) -> None:
    number = drafted(store, case_id, "one")
    growing = workflow.draft(store, case_id, KIND, Dictated("two", "three"), NOW)
    next(growing)
    workflow.edit(store, case_id, KIND, "typed meanwhile", seen=number, author="Nora", now=NOW)
    with pytest.raises(StaleText):
        list(growing)
    head = store.head(case_id, KIND)
    assert head is not None
    assert head.text == "typed meanwhile"


def test_the_same_text_again_is_no_new_revision(store: Store, case_id: str) -> None:
    number = drafted(store, case_id, "one")
    assert workflow.edit(store, case_id, KIND, "one", seen=number, author="Nora", now=NOW).n == number
    assert len(store.revisions(case_id, KIND)) == 1


def test_a_sound_letter_is_approved_and_handed_out_byte_for_byte(store: Store, case_id: str) -> None:
    done = approve(store, case_id, drafted(store, case_id, SOUND))
    assert workflow.approved(store, case_id, KIND) == done
    assert export.as_text(done) == SOUND.encode()
    assert export.file_name(done, "Mrs Ada Wïnter") == "resolution-letter-mrs-ada-winter.txt"


def test_an_open_error_shuts_the_gate_until_it_is_overridden_with_a_reason(store: Store, case_id: str) -> None:
    number = drafted(store, case_id, SOUND.replace("What else", "This will never happen again. What else"))
    with pytest.raises(NotApprovable, match="error is open"):
        approve(store, case_id, number)
    head = store.head(case_id, KIND)
    assert head is not None
    found = [f for f in workflow.review(store, head, NOW).report.findings if f.severity == "error"]
    with pytest.raises(NotApprovable, match="reason"):
        workflow.settle(store, head, found[0].fingerprint, "  ", "Nora", NOW)
    for finding in found:
        workflow.settle(store, head, finding.fingerprint, "We closed the line for good.", "Nora", NOW)
    done = approve(store, case_id, number)
    assert set(done.approval.overridden.values()) == {"We closed the line for good."}


def test_open_warnings_must_have_been_seen_and_that_is_recorded(store: Store, case_id: str) -> None:
    number = drafted(store, case_id, SOUND.replace("What else", "We will look into it. What else"))
    with pytest.raises(NotApprovable, match="seen"):
        approve(store, case_id, number, seen=False)
    assert approve(store, case_id, number).approval.seen


def test_any_edit_voids_the_approval(store: Store, case_id: str) -> None:
    number = drafted(store, case_id, SOUND)
    approve(store, case_id, number)
    workflow.edit(store, case_id, KIND, SOUND + "P.S.", seen=number, author="Nora", now=NOW)
    assert workflow.approved(store, case_id, KIND) is None


def test_only_the_text_that_was_looked_at_is_approved(store: Store, case_id: str) -> None:
    number = drafted(store, case_id, SOUND)
    workflow.edit(store, case_id, KIND, SOUND + "P.S.", seen=number, author="Ben", now=NOW)
    with pytest.raises(StaleText):
        approve(store, case_id, number)


def test_somebody_approves(store: Store, case_id: str) -> None:
    with pytest.raises(NotApprovable, match="who approves"):
        approve(store, case_id, drafted(store, case_id, SOUND), by=" ")


def test_a_duplicate_has_the_answers_and_none_of_the_texts(store: Store, case_id: str) -> None:
    drafted(store, case_id, SOUND)
    copy = workflow.duplicate(store, case_id, NOW)
    assert store.answers(copy) == store.answers(case_id)
    assert store.head(copy, KIND) is None


def test_own_details_fill_what_the_case_leaves_blank(store: Store) -> None:
    store.save_own_detail("company", "Wickham Bindery", NOW)
    store.save_own_detail("signer", "Nora Field", NOW)
    case_id = store.create_case(NOW, {"what_happened": "x", "sender_name": ""})
    made = workflow.incident(store, case_id, NOW)
    assert (made.company, made.sender_name, made.written_on) == ("Wickham Bindery", "Nora Field", NOW.date())


def test_no_name_and_no_word_of_a_letter_reaches_the_log(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    canary: dict[str, Any] = {**RECORD, "customer_name": "Mrs Canary Bird"}
    case_id = store.create_case(NOW, {k: v for k, v in canary.items() if isinstance(v, str)})
    with caplog.at_level(logging.DEBUG):
        letter = SOUND.replace("Winter", "Canary Bird")
        number = drafted(store, case_id, letter)
        workflow.edit(store, case_id, KIND, letter + "\n", seen=number, author="Canary", now=NOW)
        approve(store, case_id, number + 1, by="Canary")
    assert "draft.created" in caplog.text
    assert "text.approved" in caplog.text
    assert "Canary" not in caplog.text
    assert "recipe" not in caplog.text


def test_an_edit_beside_an_unfinished_draft_leaves_it(store: Store, case_id: str) -> None:
    store.keep_unfinished(case_id, KIND, "some-model", "Dear Mrs", NOW)
    workflow.edit(store, case_id, KIND, "typed by hand", seen=None, author="Nora", now=NOW)
    assert store.unfinished(case_id, KIND) is not None
    drafted(store, case_id, "a whole draft")
    assert store.unfinished(case_id, KIND) is None


def test_the_text_that_is_there_already_is_never_refused(store: Store, case_id: str) -> None:
    number = drafted(store, case_id, "one")
    head = workflow.edit(store, case_id, KIND, "two", seen=number, author="Nora", now=NOW)
    assert workflow.edit(store, case_id, KIND, "two", seen=number, author="Nora", now=NOW) == head


def test_an_own_detail_too_long_to_write_with_is_named(store: Store, case_id: str) -> None:
    store.save_own_detail("sign_off", "x" * 201, NOW)
    with pytest.raises(UnusableIncident, match=r"Sign-off.*201 characters"):
        list(workflow.draft(store, case_id, KIND, Dictated("x"), NOW))
