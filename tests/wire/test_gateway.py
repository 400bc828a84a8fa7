"""The gateway against a real HTTP server on loopback that speaks the OpenAI protocol, and misbehaves."""

import socket
import time
from typing import Any

import pytest

from drafting.errors import ModelUnavailable
from drafting.gateway import ModelWriter
from drafting.incident import read_incident
from drafting.prompting import files_sha256
from drafting.settings import Settings
from drafting.writing import Ending, Task

LETTER = "Dear Mrs Winter,\n\nWe bound your book upside down. I am sorry.\n\nNora Field"


@pytest.fixture
def task(record: dict[str, Any]) -> Task:
    return Task(incident=read_incident(record), kind="first-response")


def settings(llmock: Any, **changed: Any) -> Settings:
    return Settings(
        api_base=llmock.base_url("openai"), **{"attempts": 3, "first_token_s": 5, "deadline_s": 10, **changed}
    )


def written(writer: ModelWriter, task: Task) -> tuple[str, Ending]:
    pieces = list(writer.write(task))
    assert isinstance(pieces[-1], Ending)
    return "".join(piece for piece in pieces if isinstance(piece, str)), pieces[-1]


@pytest.mark.parametrize("model", ["openai/any-model", "some-local-model", "acme/some-local-model"])
def test_streams_the_letter_and_says_who_wrote_it(llmock: Any, task: Task, model: str) -> None:
    llmock.reply(LETTER)
    text, ending = written(ModelWriter(model, settings(llmock)), task)
    assert text == LETTER
    assert ending.model == model
    assert ending.prompt_sha256 == files_sha256()
    assert ending.usage is not None
    assert ending.usage.tokens_out > 0


def test_what_is_sent_holds_the_record_and_no_internal_note(llmock: Any, record: dict[str, Any]) -> None:
    llmock.reply(LETTER)
    incident = read_incident({**record, "internal_note": "she may sue", "customer_email": "ada@winter.example"})
    written(ModelWriter("openai/m", settings(llmock)), Task(incident=incident, kind="first-response"))
    sent = str(llmock.requests[-1].body)
    assert "recipe book" in sent
    assert "may sue" not in sent
    assert "ada@winter.example" not in sent


def test_tries_again_when_the_failure_may_pass(llmock: Any, task: Task) -> None:
    llmock.reply(LETTER).rate_limit(times=1, retry_after=0.1).fail(503)
    text, _ = written(ModelWriter("openai/m", settings(llmock)), task)
    assert text == LETTER
    assert len(llmock.requests) == 3


def test_gives_up_after_the_attempts_it_was_given(llmock: Any, task: Task) -> None:
    llmock.outage()
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        written(ModelWriter("openai/m", settings(llmock, attempts=2)), task)
    assert len(llmock.requests) == 2


def test_a_refused_key_is_asked_once_and_said_plainly(llmock: Any, task: Task) -> None:
    llmock.fail(401, times=None)
    with pytest.raises(ModelUnavailable, match="key for openai/m was refused"):
        written(ModelWriter("openai/m", settings(llmock)), task)
    assert len(llmock.requests) == 1


@pytest.mark.parametrize("fault", ["truncate", "disconnect", "corrupt"])
def test_a_letter_cut_in_the_middle_is_no_letter(llmock: Any, task: Task, fault: str) -> None:
    llmock.reply(LETTER)
    getattr(llmock, fault)(after_chunks=3)
    pieces: list[object] = []
    with pytest.raises(ModelUnavailable):
        pieces.extend(ModelWriter("openai/m", settings(llmock)).write(task))
    assert pieces, "what came before the break is the caller's to keep"


def test_a_stalled_stream_ends_at_the_deadline(llmock: Any, task: Task) -> None:
    llmock.reply(LETTER).stall(after_chunks=2, seconds=8)
    began = time.monotonic()
    with pytest.raises(ModelUnavailable, match="took too long"):
        written(ModelWriter("openai/m", settings(llmock, deadline_s=1.5)), task)
    assert time.monotonic() - began < 5


def test_no_first_word_in_time_is_too_slow(llmock: Any, task: Task) -> None:
    llmock.reply(LETTER).slow_first_token(8, times=None)
    with pytest.raises(ModelUnavailable, match="took too long"):
        written(ModelWriter("openai/m", settings(llmock, first_token_s=0.5)), task)


def test_an_unreachable_server_is_one_sentence(task: Task) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    writer = ModelWriter("openai/m", Settings(api_base=f"http://127.0.0.1:{port}/v1", attempts=1, deadline_s=10))
    with pytest.raises(ModelUnavailable, match=f"cannot be reached at http://127.0.0.1:{port}/v1") as caught:
        written(writer, task)
    assert "Traceback" not in caught.value.hint


def test_a_missing_key_is_named_before_any_call(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    with pytest.raises(ModelUnavailable, match="set ANTHROPIC_API_KEY"):
        written(ModelWriter("anthropic/claude-3-5-sonnet-20241022", Settings()), task)
