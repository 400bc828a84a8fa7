"""A second reading over HTTP: what leaves, and what comes of the answer."""

import json
from typing import Any

import pytest

from drafting.errors import ModelUnavailable
from drafting.second_reader import Reading, second_reading
from drafting.settings import Settings
from drafting.writing import Task
from tests.wire.conftest import LETTER, MODEL
from tests.wire.provider import Provider, fails, says


def set_for(there: Provider, **changed: Any) -> Settings:
    given = {"first_token_s": 5, "deadline_s": 10, **changed}
    return Settings(model=MODEL, api_base=there.base, **given)


def answer(*seen: tuple[str, str]) -> str:
    return json.dumps({"seen": [{"label": label, "quote": quote, "reason": "It stings."} for label, quote in seen]})


def test_advice_comes_back_with_names_in_place(there: Provider, task: Task) -> None:
    there.will(says(answer(("hostile-tone", "Dear [NAME_1]"), ("no-label", "Dear"), ("hostile-tone", "not there"))))
    *_, reading = second_reading(task, LETTER, MODEL, set_for(there))
    assert isinstance(reading, Reading)
    assert reading.dropped == 2
    assert all("Winter" not in message.content for message in reading.sent)
    assert [one.quote for one in reading.advice] == [f"Dear {LETTER[LETTER.index('Mrs') : LETTER.index(',')]}"]


@pytest.mark.parametrize("misbehaves", [fails(401), says("All is well."), says('{"seen": "nothing"}')])
def test_no_answer_is_one_sentence(there: Provider, task: Task, misbehaves: Any) -> None:
    there.will(misbehaves)
    with pytest.raises(ModelUnavailable, match=MODEL):
        list(second_reading(task, LETTER, MODEL, set_for(there, attempts=1)))
