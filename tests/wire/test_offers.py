"""What a model offers for a text is kept, and taken or left by a person; drafts wait for their turn."""

from functools import partial
from typing import Any

import pytest

from drafting import jobs, workflow
from drafting.drafts import drafted
from drafting.errors import StaleText
from drafting.settings import Settings
from drafting.store import Revision, Store
from drafting.workflow import Offer
from drafting.writing import Notice, Task
from tests.conftest import NOW, RECORD
from tests.wire import provider as p
from tests.wire.conftest import LETTER, MODEL
from tests.wire.provider import Provider
from tests.wire.test_mending import BAD, FLAGGED, GOOD, rewrites

KIND = "resolution-letter"


@pytest.fixture
def head(store: Store) -> Revision:
    """A case whose letter has one flagged sentence."""
    answers: dict[str, Any] = {field: value for field, value in RECORD.items() if isinstance(value, str)}
    case_id = store.create_case(NOW, {**answers, "written_on": "2026-05-12"})
    return store.add_revision(case_id, KIND, FLAGGED, author="Nora", seen=None, now=NOW)


@pytest.fixture
def offer(store: Store, head: Revision, there: Provider, settings: Settings) -> Offer:
    there.will(p.says(rewrites(GOOD)))
    list(workflow.mend(store, head, settings, NOW))
    made = workflow.offered(store, head)
    assert made is not None
    return made


def test_an_offer_changes_nothing_until_it_is_taken(store: Store, head: Revision, offer: Offer) -> None:
    assert store.head(head.case_id, KIND) == head
    taken = workflow.take(store, head, offer, offer.rewrites[0], "Nora", NOW)
    assert taken.text == LETTER
    assert taken.author == f"Nora, from {MODEL}"
    assert workflow.offered(store, taken) is None


def test_an_offer_outlives_an_edit_elsewhere(store: Store, head: Revision, offer: Offer) -> None:
    text = FLAGGED.replace("Binder", "Master binder")
    edited = workflow.edit(store, head.case_id, KIND, text, seen=head.n, author="Nora", now=NOW)
    still = workflow.offered(store, edited)
    assert still is not None
    assert still.rewrites == offer.rewrites
    assert workflow.take(store, edited, still, still.rewrites[0], "Nora", NOW).text == text.replace(BAD, GOOD)


def test_an_offer_for_words_that_are_gone_is_gone(store: Store, head: Revision, offer: Offer) -> None:
    edited = workflow.edit(store, head.case_id, KIND, LETTER, seen=head.n, author="Nora", now=NOW)
    assert workflow.offered(store, edited) is None
    with pytest.raises(StaleText, match="has changed since"):
        workflow.take(store, edited, offer, offer.rewrites[0], "Nora", NOW)


def test_an_offer_left_is_not_made_again(store: Store, head: Revision, offer: Offer) -> None:
    workflow.leave(store, head, offer, offer.rewrites[0], NOW)
    assert workflow.offered(store, head) is None
    assert store.head(head.case_id, KIND) == head


def test_a_rewrite_that_would_not_help_is_not_offered(
    store: Store, head: Revision, there: Provider, settings: Settings
) -> None:
    there.will(p.says(rewrites("I am sorry, and we refund £900.")))
    list(workflow.mend(store, head, settings, NOW))
    made = workflow.offered(store, head)
    assert made is not None
    assert made.rewrites == ()
    assert "nothing would have helped" in made.remark


def test_another_wording_is_offered_whole(store: Store, head: Revision, there: Provider, settings: Settings) -> None:
    base = workflow.edit(store, head.case_id, KIND, LETTER, seen=head.n, author="Nora", now=NOW)
    new = LETTER.replace("That was our mistake", "The mistake was ours")
    there.will(p.says(new))
    list(workflow.restyle(store, base, "warmer", settings, NOW))
    made = workflow.offered(store, base)
    assert made is not None
    assert (made.whole, made.style) == (new, "warmer")
    assert workflow.take(store, base, made, None, "Nora", NOW).text == new


def test_drafts_beyond_the_seats_wait_and_say_so(there: Provider, settings: Settings, task: Task) -> None:
    alone = settings.model_copy(update={"concurrency": 1})
    there.will(p.hangs_after("Dear Mrs Winter"))
    first = drafted(task, MODEL, alone)
    next(step for step in first if isinstance(step, str) and step)
    second = drafted(task, MODEL, alone)
    assert next(second) == Notice(says="1 other is being answered before this one.")
    assert len(there.bodies) == 1
    first.close()
    there.will(p.says(LETTER))
    assert any(step == LETTER for step in second)


def test_a_second_click_starts_no_second_request(
    store: Store, head: Revision, there: Provider, settings: Settings
) -> None:
    there.will(p.hangs_after("Dear Mrs Winter"))
    key = (head.case_id, KIND)
    make = partial(drafted, model=MODEL, settings=settings)
    job = jobs.start(key, workflow.draft(store, *key, make, NOW, by=MODEL))
    again = jobs.start(key, workflow.draft(store, *key, make, NOW, by=MODEL))
    assert again is job
    while not job.text:
        assert not job.wait(0.05)
    job.stop()
    assert job.wait(5)
    assert there.left_early.wait(5)
    assert len(there.bodies) == 1
    part = store.unfinished(*key)
    assert part is not None
    assert (part.text, part.model) == ("Dear Mrs Winter", MODEL)
    jobs.noted(key)
    assert jobs.running(key) is None
