"""The one place that calls a model, through litellm: streamed text, retries, deadlines, errors in staff's words.

litellm is imported inside functions only: it takes seconds, and nothing needs it while the built-in drafter writes.
"""

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import tenacity

from drafting.errors import AmendsError, ModelBusy, ModelUnavailable
from drafting.prompting import Prompt, prompt_for
from drafting.settings import Settings, prepare_litellm, variable
from drafting.writing import Ending, Task, Usage

DUMMY_KEY: Final = "no-key-needed"
"""Sent to a server named by an API base where no key is set: such servers ask for none, litellm insists on one."""

_lock: Final = threading.Lock()


def _litellm() -> Any:
    """The library, imported once, kept from reaching out or printing by itself."""
    with _lock:
        prepare_litellm()
        import litellm

        litellm.suppress_debug_info = True
        litellm.disable_streaming_logging = True
        return litellm


def preload() -> None:
    """Loads litellm in the background, once, so that the first draft need not wait for it."""
    if not any(thread.name == "amends-preload" for thread in threading.enumerate()) and not _preloaded.is_set():
        threading.Thread(target=_preload, name="amends-preload", daemon=True).start()


_preloaded: Final = threading.Event()


def _preload() -> None:
    import gc

    litellm = _litellm()
    litellm.completion(model="openai/warm-up", messages=[{"role": "user", "content": ""}], mock_response="warm")
    gc.collect()
    gc.freeze()
    _preloaded.set()


@dataclass(frozen=True, slots=True)
class _End:
    """What the request's thread says last: how it ended, or what it broke on."""

    finish: str | None = None
    usage: Usage | None = None
    error: AmendsError | None = None


class ModelWriter:
    """A writer that asks a model litellm knows, at the provider or at `settings.api_base`."""

    def __init__(self, model: str, settings: Settings) -> None:
        self._model = model
        self._settings = settings

    @property
    def name(self) -> str:
        """The model's name, as litellm knows it."""
        return self._model

    def write(self, task: Task) -> Iterator[str | Ending]:
        """Streams the model's draft, then how it ended.

        Tries again only while no word has come; a draft broken off later is an error, and its text stays with the caller.

        Raises:
            ModelUnavailable: no key, no such model, out of reach, too slow, refused, or cut short.
        """
        self._require_key()
        prompt = prompt_for(task)
        _litellm()
        until = time.monotonic() + self._settings.deadline_s
        pieces = self._opened(prompt, until)
        for piece in pieces:
            if isinstance(piece, str):
                yield piece
                continue
            if piece.error:
                raise piece.error
            self._require_whole(piece)
            yield Ending(model=self._model, prompt_sha256=prompt.sha256, usage=piece.usage)

    def _require_key(self) -> None:
        if self._settings.api_base:
            return
        missing: list[str] = _litellm().validate_environment(self._model)["missing_keys"]
        if missing:
            raise ModelUnavailable(
                f"No key for {self._model}: set {' and '.join(missing)} and start again, or set {variable('model')} to"
                " builtin/plain. Your text is kept."
            )

    def _opened(self, prompt: Prompt, until: float) -> Iterator["str | _End"]:
        """The stream from its first piece on, tried again while the failure may pass and time is left."""
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, AmendsError) and error.retryable),
            stop=tenacity.stop_after_attempt(self._settings.attempts)
            | tenacity.stop_after_delay(self._settings.deadline_s),
            wait=tenacity.wait_random_exponential(multiplier=0.5, max=8),
            reraise=True,
        )
        first, rest = retrying(self._first_piece, prompt, until)
        yield first
        yield from rest

    def _first_piece(self, prompt: Prompt, until: float) -> tuple["str | _End", Iterator["str | _End"]]:
        rest = self._request(prompt, until)
        first = next(rest)
        if isinstance(first, _End) and first.error:
            raise first.error
        return first, rest

    def _request(self, prompt: Prompt, until: float) -> Iterator["str | _End"]:
        """One request in a thread of its own, so that a deadline holds however slowly the bytes come."""
        pieces: queue.Queue[str | _End] = queue.Queue()
        given_up = threading.Event()
        thread = threading.Thread(target=self._ask, args=(prompt, until, pieces, given_up), daemon=True)
        thread.start()
        patience = min(until, time.monotonic() + self._settings.first_token_s)
        try:
            while True:
                piece = self._next(pieces, patience)
                patience = until
                yield piece
                if isinstance(piece, _End):
                    return
        finally:
            given_up.set()

    def _next(self, pieces: "queue.Queue[str | _End]", until: float) -> "str | _End":
        try:
            return pieces.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            return _End(
                error=ModelUnavailable(
                    f"{self._model} took too long and was stopped. Your text is kept: try again, or write with the"
                    " built-in drafter."
                )
            )

    def _ask(self, prompt: Prompt, until: float, pieces: "queue.Queue[str | _End]", given_up: threading.Event) -> None:
        """Runs in the request's thread: puts the text's pieces, then one `_End`."""
        litellm = _litellm()
        try:
            stream = litellm.completion(**self._call(prompt, until))
            chunks: list[Any] = []
            for chunk in stream:
                if given_up.is_set():
                    return
                chunks.append(chunk)
                if text := _text_of(chunk):
                    pieces.put(text)
            pieces.put(
                _End(finish=getattr(stream, "received_finish_reason", None), usage=_usage(litellm, self._model, chunks))
            )
        except Exception as error:  # whatever a provider's client raises becomes a sentence; nothing is swallowed
            pieces.put(_End(error=_translated(error, self._model, self._settings)))

    def _call(self, prompt: Prompt, until: float) -> dict[str, Any]:
        call: dict[str, Any] = {
            "model": self._name_for_litellm(),
            "messages": [message.model_dump() for message in prompt.messages],
            "stream": True,
            "stream_options": {"include_usage": True},
            "timeout": max(0.1, until - time.monotonic()),
            "num_retries": 0,
            "max_retries": 0,
        }
        if self._settings.api_base:
            call["api_base"] = self._settings.api_base
            if _litellm().validate_environment(call["model"])["missing_keys"]:
                call["api_key"] = DUMMY_KEY
        return call

    def _name_for_litellm(self) -> str:
        """The model's name; behind an API base a name litellm cannot place is taken for that server's own."""
        if not self._settings.api_base:
            return self._model
        litellm = _litellm()
        try:
            litellm.get_llm_provider(self._model)
        except litellm.BadRequestError:
            return f"openai/{self._model}"
        return self._model

    def _require_whole(self, end: _End) -> None:
        """Refuses an answer that was cut, filtered, or ended without saying so."""
        if end.finish == "stop":
            return
        reasons = {
            "length": "reached its length limit before the message was finished",
            "content_filter": "was stopped by the provider's content filter",
            None: "broke off in the middle of the message",
        }
        told = reasons.get(end.finish, "ended in a way it should not")
        raise ModelUnavailable(f"{self._model} {told}. What it wrote is kept below: finish it by hand, or try again.")


def _text_of(chunk: Any) -> str:
    choices = getattr(chunk, "choices", None)
    return (choices[0].delta.content or "") if choices else ""


def _usage(litellm: Any, model: str, chunks: list[Any]) -> Usage | None:
    counted = next((usage for chunk in reversed(chunks) if (usage := getattr(chunk, "usage", None))), None)
    if counted is None:
        return None
    tokens_in, tokens_out = int(counted.prompt_tokens or 0), int(counted.completion_tokens or 0)
    return Usage(tokens_in=tokens_in, tokens_out=tokens_out, cost=_cost(litellm, model, tokens_in, tokens_out))


def _cost(litellm: Any, model: str, tokens_in: int, tokens_out: int) -> float | None:
    """The provider's price in US dollars, where litellm knows the model."""
    try:
        prices = litellm.cost_per_token(model=model, prompt_tokens=tokens_in, completion_tokens=tokens_out)
    except Exception:  # litellm raises a plain Exception for a model it has no price for
        return None
    return float(sum(prices))


def _translated(error: Exception, model: str, settings: Settings) -> AmendsError:
    """A provider's error in one sentence, without its own text, which may hold keys, paths or prompts."""
    status = getattr(error, "status_code", None)
    name = type(error).__name__
    kept = "Your text is kept."
    if name == "AuthenticationError" or status in (401, 403):
        return ModelUnavailable(f"The key for {model} was refused. Check it and start again. {kept}")
    if name == "ContextWindowExceededError":
        return ModelUnavailable(f"The record is too long for {model}. Shorten it. {kept}")
    if name == "ContentPolicyViolationError":
        return ModelUnavailable(f"{model} refused this record under its content policy. {kept}")
    if name == "RateLimitError" or status in (429, 529):
        return ModelBusy(f"{model} is busy and let nobody in. Try again in a minute. {kept}")
    if name == "Timeout" or status in (408, 504):
        return ModelBusy(f"{model} took too long to answer. Try again. {kept}")
    if name in ("BadRequestError", "NotFoundError", "UnprocessableEntityError") or status in (400, 404, 422):
        return ModelUnavailable(
            f"{model} cannot be used: the name may be wrong, or it does not take such a request. {kept}"
        )
    where = f" at {settings.api_base}" if settings.api_base else ""
    return ModelBusy(
        f"{model} cannot be reached{where}. Check the connection, or write with the built-in drafter. {kept}"
    )
