"""The command line: what goes in, what comes out, and the exit status."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from drafting.cli import main


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args: list[str], given: bytes = b""
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    try:
        status = main(args)
    except SystemExit as stop:
        status = int(stop.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture
def amends(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *args, given=b"": run(monkeypatch, capsys, list(args), given)


BLOCKED = b"Dear Ada,\n\nWe will look into it.\n"


def test_check_tells_where_and_what_instead(amends: Any, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(BLOCKED)
    status, out, _ = amends("check", str(letter), "--kind", "first-response")
    assert status == 1
    assert f"{letter}:3:" in out
    assert "vague-fix" in out
    assert "missing apology" in out


def test_check_gives_json_of_the_same(amends: Any) -> None:
    _, out, _ = amends("check", "--format", "json", given=BLOCKED)
    report = json.loads(out)
    assert report["state"] == "blocked"
    assert set(report["findings"][0]) >= {"rule", "severity", "start", "end", "quote", "message"}


def test_check_lines_answers_every_line_in_order(amends: Any) -> None:
    lines = [
        json.dumps({"id": "a", "text": "We will look into it 😀.", "incident": None, "message_type": "first-response"}),
        "[]", "nonsense", json.dumps({"id": 7}), json.dumps({"id": "k", "text": "x", "message_type": "memo"}),
        json.dumps({"id": "i", "text": "x", "incident": {"who": 1}}), json.dumps({"id": "z", "text": "I"}),
    ]  # fmt: skip
    status, out, _ = amends("check", "--jsonl", given="\n".join(lines).encode() + b"\n\xff\n")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert [answer["id"] for answer in answers] == ["a", None, None, 7, "k", "i", "z", None]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, True, False, True]
    assert "unknown field 'who'" in answers[5]["error"]


def test_offsets_count_code_points(amends: Any) -> None:
    text = "😀😀 Dear Ada, we will look into it."
    _, out, _ = amends("check", "--jsonl", given=json.dumps({"id": 1, "text": text}).encode())
    found = next(f for f in json.loads(out)["findings"] if f["rule"] == "vague-fix")
    assert text[found["start"] : found["end"]] == found["quote"]


@pytest.mark.parametrize(
    "args",
    [["check", "--kind", "memo"], ["check", "/no/such/file"], ["check", "--on", "31 May"], ["draft", "/no/such/record.json"],
     ["draft", "--model", "builtin/none"], ["check", "--incident", "/no/such/record.json"],
     ["check", "--incident", "-"]],
)  # fmt: skip
def test_unusable_input_is_exit_two_and_one_sentence(amends: Any, args: list[str]) -> None:
    status, _, err = amends(*args, given=b'{"what_happened": "x", "sender_name": "y"}')
    assert status == 2
    assert "Traceback" not in err


def test_a_text_that_is_no_text_is_unusable(amends: Any) -> None:
    status, _, err = amends("check", given=b"\xff\xfe")
    assert status == 2
    assert "not UTF-8" in err


def test_draft_prints_the_letter_and_names_the_writer(amends: Any, record: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    status, out, err = amends("draft", str(path))
    assert status == 0
    assert "Mrs Winter" in out
    assert "builtin/plain" in err


def test_draft_lines_answers_every_record(amends: Any, record: dict[str, Any]) -> None:
    lines = [
        json.dumps({"id": "a", **record}),
        json.dumps({"id": "b", "sender_name": "Nora"}),
        json.dumps({"id": "c", "x": 1}),
    ]
    status, out, _ = amends("draft", "--jsonl", given="\n".join(lines).encode())
    good, empty, odd = (json.loads(line) for line in out.splitlines())
    assert status == 2
    assert good["prompt_sha256"] is None
    assert (good["id"], good["message_type"], good["model"]) == ("a", "resolution-letter", "builtin/plain")
    assert good["report"]["state"] != "blocked"
    assert "what_happened" in empty["error"]
    assert "unknown field 'x'" in odd["error"]


def test_a_lone_surrogate_spoils_neither_line_nor_batch(amends: Any) -> None:
    lines = [r'{"id": 1, "what_happened": "We lost \ud800 parcel", "sender_name": "N"}', r'{"id": NaN}', r'{"id": 3}']
    status, out, _ = amends("draft", "--jsonl", given="\n".join(lines).encode())
    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, [answer["id"] for answer in answers]) == (2, [1, None, 3])
    assert "text" in answers[0]


def test_a_lone_surrogate_in_a_finding_spoils_no_batch(amends: Any) -> None:
    lines = [r'{"id": 1, "text": "Dear [Na\ud800me], sorry if this \ud800 upset you."}', r'{"id": 2, "text": "Hello."}']
    status, out, _ = amends("check", "--jsonl", given="\n".join(lines).encode())
    assert status == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1, 2]


def test_the_kind_asked_for_wins_over_the_records(amends: Any, record: dict[str, Any]) -> None:
    _, out, _ = amends("draft", "--jsonl", "--kind", "handwritten-note", given=json.dumps(record).encode())
    assert json.loads(out)["message_type"] == "handwritten-note"


@pytest.mark.parametrize("fallback", ["builtin/plain", ""])
def test_a_model_without_a_key_is_passed_over_and_named(
    amends: Any, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch, fallback: str
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("AMENDS_FALLBACK_MODELS", fallback)
    status, out, err = amends(
        "draft", "--model", "anthropic/claude-3-5-sonnet-20241022", given=json.dumps(record).encode()
    )
    assert (status, bool(out)) == ((0, True) if fallback else (1, False))
    assert "set ANTHROPIC_API_KEY" in err
    assert ("written by builtin/plain" in err) == bool(fallback)


def test_a_setting_that_cannot_be_read_is_named(
    amends: Any, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMENDS_ATTEMPTS", "many")
    status, _, err = amends("draft", given=json.dumps(record).encode())
    assert status == 2
    assert "AMENDS_ATTEMPTS" in err
