"""A model on loopback that speaks the OpenAI protocol, as it should and as it should not: what staff see, and how often."""

import json
import socket
import time
from email.utils import formatdate
from typing import Any

import pytest

from drafting.drafts import Drafted, drafted
from drafting.errors import ModelUnavailable
from drafting.prompting import files_sha256
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.writing import Notice, SetAside, Task
from tests.wire import provider as p
from tests.wire.conftest import LETTER, MODEL, Drafting, draft_of
from tests.wire.provider import Provider

EMPTY = json.dumps({"id": "a", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": []})
GERMAN = "Sehr geehrte Frau Winter, wir haben Ihr Buch falsch gebunden, und das tut uns sehr leid. Wir binden es noch einmal."

FAULTS: dict[str, tuple[p.Answer, str, int]] = {
    "wrong key": (p.fails(401), "The key for openai/any-model was refused: check it", 1),
    "forbidden": (p.fails(403), "The key for openai/any-model was refused: check it", 1),
    "no such model": (p.fails(404), "There is no model openai/any-model at http://127.0.0.1.*check the name", 1),
    "no credit": (p.fails(429, code="insufficient_quota"), "has no credit left: top it up", 1),
    "busy": (p.fails(429), "is busy and let nobody in: try again in a minute", 3),
    "busy for long": (p.fails(429, {"retry-after": "60"}), "is busy and let nobody in: try again in a minute", 1),
    "server error": (p.fails(500), "server failed at http://127.0.0.1.*status 500.*try again", 3),
    "hangs before headers": (p.hangs_before_headers(), "took too long and was stopped: try again", 3),
    "hangs in the middle": (p.hangs_after("Dear Mrs"), "took too long and was stopped: try again", 3),
    "one character a second": (p.drips("Dear Mrs Winter", 0.5), "took too long and was stopped: try again", 1),
    "breaks off": (p.says(LETTER, finish=None), "broke off in the middle of the message: try again", 3),
    "malformed event": (p.sends("{oops"), "broke off in the middle of the message: try again", 3),
    "malformed later": (p.sends(p.chunk("Dear"), "{oops"), "broke off in the middle of the message: try again", 3),
    "empty": (p.sends(EMPTY, p.chunk(finish="stop"), "[DONE]"), "sent an empty answer: try again", 2),
    "cut by length": (p.says(LETTER, finish="length"), "reached its length limit.*finish it by hand", 2),
    "filtered": (
        p.says(LETTER, finish="content_filter"),
        "content filter stopped the message: write this one by hand",
        1,
    ),
    "refused": (p.says("I'm sorry, but I can't help with that request."), "refused to write this message", 1),
    "refused apart": (p.sends(p.chunk(refusal="No."), p.chunk(finish="stop"), "[DONE]"), "sent an empty answer", 2),
    "another language": (p.says(GERMAN), "did not answer in English: try again", 2),
    "without end": (
        p.says("", parts=[f"We are sorry, {n}. " * 600 for n in range(200)]),
        "wrote without end and was stopped",
        1,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_sentence_in_time_and_in_the_attempts_allowed(
    there: Provider, drafting: Drafting, fault: str
) -> None:
    answer, told, requests = FAULTS[fault]
    there.will(answer)
    began = time.monotonic()
    with pytest.raises(ModelUnavailable, match=told) as caught:
        drafting(first_token_s=0.8, deadline_s=3)
    assert time.monotonic() - began < 3 + 1.5
    assert len(there.bodies) == requests
    assert not any(secret in caught.value.hint for secret in ("sk-secret", "/srv", "Traceback"))


@pytest.mark.parametrize("attempts", [1, 2])
@pytest.mark.parametrize("fault", ["server error", "empty", "cut by length", "breaks off", "hangs before headers"])
def test_attempts_bound_every_call(there: Provider, drafting: Drafting, fault: str, attempts: int) -> None:
    there.will(FAULTS[fault][0])
    with pytest.raises(ModelUnavailable):
        drafting(attempts=attempts, first_token_s=0.3, deadline_s=3)
    assert len(there.bodies) <= attempts


@pytest.mark.parametrize("fault", FAULTS)
def test_the_built_in_drafter_takes_over_and_says_why(there: Provider, drafting: Drafting, fault: str) -> None:
    answer = FAULTS[fault][0]
    there.will(answer)
    steps = drafting(first_token_s=0.3, deadline_s=1, fallback_models=(BUILTIN_MODEL,))
    made = draft_of(steps)
    assert made.ending.model == BUILTIN_MODEL
    assert [aside.model for aside in made.ending.passed_over] == [MODEL]
    assert made.ending.passed_over[0].why
    assert any(isinstance(step, SetAside) for step in steps)


def test_a_good_answer_is_streamed_and_said_by_whom(there: Provider, drafting: Drafting) -> None:
    there.will(p.says(LETTER, pause_s=0.004))
    steps = drafting()
    grown = [step for step in steps if isinstance(step, str)]
    made = draft_of(steps)
    assert made.text == LETTER
    assert all(LETTER.startswith(text) for text in grown)
    assert len(set(grown)) > 4
    assert made.ending.model == MODEL
    assert made.ending.prompt_sha256 == files_sha256()
    assert made.ending.usage is not None
    assert (made.ending.usage.tokens_in, made.ending.usage.tokens_out) == (700, 120)
    assert len(there.bodies) == 1
    assert [message.model_dump() for message in made.ending.sent] == there.bodies[0]["messages"]


@pytest.mark.parametrize(
    "faults",
    [
        [p.fails(503)],
        [p.fails(429, {"retry-after": "0.2"})],
        [p.says(LETTER, finish=None)],
        [p.says("", parts=[])],
        [p.fails(500)] * 2,
    ],
)
def test_a_failure_that_passes_costs_another_request_and_no_more(
    there: Provider, drafting: Drafting, faults: list[p.Answer]
) -> None:
    there.will(*faults, p.says(LETTER))
    steps = drafting()
    assert isinstance(steps[-1], Drafted)
    assert steps[-1].text == LETTER
    assert any(isinstance(step, Notice) and "Trying again" in step.says for step in steps)
    assert len(there.bodies) == 1 + len(faults)


@pytest.mark.parametrize("as_a_date", [False, True])
def test_the_time_a_provider_asks_for_is_waited(there: Provider, drafting: Drafting, as_a_date: bool) -> None:
    asked = formatdate(time.time() + 2.2, usegmt=True) if as_a_date else "1.2"
    there.will(p.fails(429, {"retry-after": asked}), p.says(LETTER))
    began = time.monotonic()
    steps = drafting()
    assert time.monotonic() - began >= (1 if as_a_date else 1.2)
    assert any(isinstance(step, Notice) and "Trying again in" in step.says for step in steps)


WRAPPED = {
    "preamble and remark": f"Here is your email:\n\n{LETTER}\n\nLet me know if you would like any changes!",
    "markdown": "**Subject:** " + LETTER.removeprefix("Subject: ").replace("I am sorry.", "**I am sorry.**"),
    "fence": f"```text\n{LETTER}\n```",
    "thoughts": f"<think>The customer is Mrs Winter.</think>\n\n{LETTER}",
}


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_wrapping_is_taken_off(there: Provider, drafting: Drafting, wrapping: str) -> None:
    there.will(p.says(WRAPPED[wrapping]))
    made = draft_of(drafting())
    assert made.text == LETTER
    assert len(there.bodies) == 1


@pytest.mark.parametrize("times", [2])
def test_chunks_that_come_twice_are_taken_once(there: Provider, drafting: Drafting, times: int) -> None:
    there.will(p.says("", parts=[piece for piece in p.pieces(LETTER) for _ in range(times)]))
    made = draft_of(drafting())
    assert made.text == LETTER


def test_the_next_model_is_asked_before_the_built_in_drafter(there: Provider, drafting: Drafting) -> None:
    there.will(p.fails(404), p.says(LETTER))
    made = draft_of(drafting(fallback_models=("openai/other", BUILTIN_MODEL)))
    assert made.ending.model == "openai/other"
    assert [body["model"] for body in there.bodies] == ["any-model", "other"]


def test_closing_the_draft_ends_the_request(there: Provider, settings: Settings, task: Task) -> None:
    there.will(p.hangs_after("Dear Mrs Winter,"))
    steps = drafted(task, MODEL, settings)
    next(step for step in steps if isinstance(step, str) and step)
    steps.close()
    assert there.left_early.wait(2)


def test_an_unreachable_server_is_one_sentence(task: Task) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{probe.getsockname()[1]}/v1"
    unreachable = Settings(model=MODEL, api_base=base, attempts=1, fallback_models=())
    with pytest.raises(ModelUnavailable, match=f"cannot be reached at {base}: check the address"):
        list(drafted(task, MODEL, unreachable))


def test_a_missing_key_is_named_before_any_call(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    model = "anthropic/claude-3-5-sonnet-20241022"
    with pytest.raises(ModelUnavailable, match="set ANTHROPIC_API_KEY"):
        list(drafted(task, model, Settings(model=model, fallback_models=())))


@pytest.mark.parametrize("model", ["some-local-model", "acme/some-local-model"])
def test_behind_an_api_base_any_name_will_do(there: Provider, settings: Settings, task: Task, model: str) -> None:
    there.will(p.says(LETTER))
    made = draft_of(drafted(task, model, settings.model_copy(update={"model": model})))
    assert made.ending.model == model


def test_another_protocol_server_agrees(llmock: Any, task: Task) -> None:
    llmock.reply(LETTER).rate_limit(times=1, retry_after=0.1)
    settings = Settings(model=MODEL, api_base=llmock.base_url("openai"), fallback_models=())
    made = draft_of(drafted(task, MODEL, settings))
    assert made.text == LETTER
    assert len(llmock.requests) == 2
