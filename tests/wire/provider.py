"""A provider on loopback that speaks the OpenAI protocol with streaming, answers as it is told to, and counts requests."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler"], None]


class Provider:
    """The server: `will` says how it answers the next requests, the last way for good; `bodies` holds what it was sent."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.left_early = threading.Event()
        self.over = threading.Event()
        self._answers: list[Answer] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"provider": self}))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def base(self) -> str:
        """The API base."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def will(self, *answers: Answer) -> "Provider":
        """How it answers the next requests, the last way for good."""
        self._answers = list(answers)
        return self

    def next_answer(self) -> Answer:
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider for the length of a block."""
    one = Provider()
    try:
        yield one
    finally:
        one.close()


class Handler(BaseHTTPRequestHandler):
    """One request, answered by the next of the provider's answers."""

    protocol_version = "HTTP/1.1"
    provider: Provider

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.provider.bodies.append(json.loads(body))
        self.provider.paths.append(self.path)
        self.close_connection = True
        try:
            self.provider.next_answer()(self)
        except OSError:
            self.provider.left_early.set()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def begin(self) -> None:
        """The head of a stream."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()

    def event(self, payload: str) -> None:
        """One event."""
        self.wfile.write(f"data: {payload}\n\n".encode())
        self.wfile.flush()

    def idle(self, seconds: float) -> None:
        """Sends nothing of use for so long, or until the client or the test is gone."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.provider.over.wait(0.05):
            self.wfile.write(b": still here\n\n")
            self.wfile.flush()


def chunk(content: str | None = None, finish: str | None = None, **more: Any) -> str:
    """One chunk of a streamed answer."""
    delta = {} if content is None else {"content": content}
    choice = {"index": 0, "delta": {**delta, **more}, "finish_reason": finish}
    return json.dumps({"id": "a", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]})


USAGE = json.dumps(
    {
        "id": "a", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [],
        "usage": {"prompt_tokens": 700, "completion_tokens": 120, "total_tokens": 820},
    }
)  # fmt: skip


def pieces(text: str) -> list[str]:
    """The text in words, each with the blank before it."""
    words = text.split(" ")
    return [words[0], *(f" {word}" for word in words[1:])]


def says(text: str, *, finish: str | None = "stop", parts: list[str] | None = None, pause_s: float = 0) -> Answer:
    """A whole streamed answer, a piece at a time."""

    def answer(handler: Handler) -> None:
        handler.begin()
        for piece in pieces(text) if parts is None else parts:
            handler.provider.over.wait(pause_s)
            handler.event(chunk(piece))
        if finish:
            handler.event(chunk(finish=finish))
            handler.event(USAGE)
            handler.event("[DONE]")

    return answer


def composes(letter: Callable[[str], str]) -> Answer:
    """A whole answer made from the last message it was sent."""

    def answer(handler: Handler) -> None:
        says(letter(handler.provider.bodies[-1]["messages"][-1]["content"]))(handler)

    return answer


def fails(status: int, headers: dict[str, str] | None = None, code: str = "") -> Answer:
    """An error status, with what a careless provider puts into its text."""

    def answer(handler: Handler) -> None:
        told = json.dumps({"error": {"message": "sk-secret in /srv/keys", "type": code, "code": code}}).encode()
        handler.send_response(status)
        for name, value in {**(headers or {}), "content-length": str(len(told)), "connection": "close"}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(told)

    return answer


def hangs_before_headers(seconds: float = 30) -> Answer:
    """Takes the request and says nothing at all."""

    def answer(handler: Handler) -> None:
        handler.provider.over.wait(seconds)

    return answer


def hangs_after(text: str, seconds: float = 30) -> Answer:
    """Some text, then nothing for long."""

    def answer(handler: Handler) -> None:
        handler.begin()
        handler.event(chunk(text))
        handler.idle(seconds)

    return answer


def sends(*events: str) -> Answer:
    """Events as they stand, then the end of the connection."""

    def answer(handler: Handler) -> None:
        handler.begin()
        for event in events:
            handler.event(event)

    return answer


def drips(text: str, pause_s: float) -> Answer:
    """One character at a time, with a pause before each."""

    def answer(handler: Handler) -> None:
        handler.begin()
        for letter in text:
            handler.idle(pause_s)
            handler.event(chunk(letter))

    return answer
