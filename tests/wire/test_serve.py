"""Starting the app: its own address alone, and one sentence where the port is taken."""

import socket
from pathlib import Path

import pytest

from drafting import serve
from drafting.cli import main


def test_a_port_in_use_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("AMENDS_PORT", str(port))
        assert main(["run"]) == 2
    told = capsys.readouterr().err
    assert f"Port {port} is in use" in told
    assert len(told.splitlines()) == 1


def test_the_server_is_told_to_listen_here_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(serve.os, "execv", lambda _program, command: started.append(command))
    monkeypatch.setattr(serve.os, "chdir", lambda _folder: None)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("AMENDS_PORT", str(port))
    main(["run"])
    assert started[0][-4:] == ["--server.address", "127.0.0.1", "--server.port", str(port)]


def test_a_rule_that_cannot_be_used_is_told_before_anything_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "our-words.yaml").write_text("id: our-words\nsevrity: error\n", encoding="utf-8")
    monkeypatch.setenv("AMENDS_RULES", str(tmp_path))
    assert main(["run"]) == 2
    assert "our-words.yaml:2: sevrity: there is no such field; did you mean 'severity'?" in capsys.readouterr().err
