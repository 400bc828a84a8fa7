"""Whatever a model does, the text there was stays, and words that had come are kept."""

from functools import partial
from typing import Any

import pytest

from drafting import workflow
from drafting.drafts import drafted
from drafting.errors import ModelUnavailable
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.store import Store
from tests.conftest import NOW, RECORD
from tests.wire.conftest import MODEL
from tests.wire.provider import Provider
from tests.wire.test_gateway import FAULTS

KIND = "resolution-letter"
WITH_WORDS = ["hangs in the middle", "breaks off", "malformed later", "cut by length", "another language"]


@pytest.fixture
def case_id(store: Store) -> str:
    answers: dict[str, Any] = {field: value for field, value in RECORD.items() if isinstance(value, str)}
    case_id = store.create_case(NOW, {**answers, "written_on": "2026-05-12"})
    store.add_revision(case_id, KIND, "Typed by hand.", author="Nora", seen=None, now=NOW)
    return case_id


def draft(store: Store, case_id: str, settings: Settings, **changed: Any) -> None:
    changes = {"first_token_s": 0.5, "deadline_s": 2, "attempts": 1, **changed}
    make = partial(drafted, model=MODEL, settings=settings.model_copy(update=changes))
    list(workflow.draft(store, case_id, KIND, make, NOW, by=MODEL))


@pytest.mark.parametrize("fault", FAULTS)
def test_with_no_other_writer(store: Store, case_id: str, there: Provider, settings: Settings, fault: str) -> None:
    there.will(FAULTS[fault][0])
    with pytest.raises(ModelUnavailable):
        draft(store, case_id, settings)
    head, part = store.head(case_id, KIND), store.unfinished(case_id, KIND)
    assert head is not None
    assert head.text == "Typed by hand."
    if fault in WITH_WORDS:
        assert part is not None
        assert (part.model, bool(part.text)) == (MODEL, True)


@pytest.mark.parametrize("fault", WITH_WORDS)
def test_with_another_writer(store: Store, case_id: str, there: Provider, settings: Settings, fault: str) -> None:
    there.will(FAULTS[fault][0])
    draft(store, case_id, settings, fallback_models=(BUILTIN_MODEL,))
    head, part = store.head(case_id, KIND), store.unfinished(case_id, KIND)
    assert head is not None
    assert head.made is not None
    assert (head.model, head.made.passed_over[0].model) == (BUILTIN_MODEL, MODEL)
    assert [revision.text for revision in store.revisions(case_id, KIND)][-1] == "Typed by hand."
    assert part is not None
    assert part.text
    assert part.model == MODEL
