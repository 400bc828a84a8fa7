"""The provider on loopback, and settings that point at it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from drafting import gateway, house
from drafting.drafts import Drafted, Step, drafted
from drafting.incident import read_incident
from drafting.settings import Settings
from drafting.writing import Task
from tests.wire.provider import Provider, provider

MODEL = "openai/any-model"
LETTER = (
    "Subject: Your recipe book\n\nDear Mrs Winter,\n\nWe bound your recipe book with the last chapter upside down. That was"
    " our mistake: we turned the last section round and did not check it before gluing. I am sorry. You could not give the"
    " book to your mother on 9 May.\n\nWe bound a second copy and delivered it by hand on 11 May, and we have refunded £45."
    " Every section is now checked against the proof before gluing, since 11 May.\n\nWhat else would put this right for you?"
    " I will ring you on 19 May; you reach me on 020 7946 0018.\n\nYours sincerely,\nNora Field\nBinder"
)


@pytest.fixture(autouse=True, scope="session")
def loaded() -> None:
    """litellm and the rules loaded once, so that no test's deadline runs meanwhile."""
    gateway.ready()
    house.engine()


@pytest.fixture
def there() -> Iterator[Provider]:
    """A provider that answers with a sound letter until told otherwise."""
    with provider() as one:
        yield one


@pytest.fixture
def task(record: dict[str, Any]) -> Task:
    """A letter to write."""
    return Task(incident=read_incident({**record, "written_on": "2026-05-12"}), kind="resolution-letter")


@pytest.fixture
def settings(there: Provider) -> Settings:
    """Settings that point at the provider, with no other model behind it."""
    return Settings(model=MODEL, api_base=there.base, first_token_s=5, deadline_s=10, fallback_models=())


def draft_of(steps: Iterable[Step]) -> Drafted:
    """The draft that steps lead to: the last whole text."""
    return [step for step in steps if isinstance(step, Drafted)][-1]


Drafting = Callable[..., list[Step]]


@pytest.fixture
def drafting(settings: Settings, task: Task) -> Drafting:
    """Drafts the task, under these settings with changes; the steps it took."""

    def steps(**changed: Any) -> list[Step]:
        return list(drafted(task, MODEL, settings.model_copy(update=changed)))

    return steps
