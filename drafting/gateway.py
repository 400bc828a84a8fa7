"""The one place that calls a model, through litellm: streamed text, deadlines, retries, and errors in staff's words.

litellm is imported inside functions only: it takes seconds, and nothing needs it while the built-in drafter writes.
Requests run on an event loop of their own, so that closing the iterator ends the request at once, whatever it waits for.
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, suppress
from functools import cache
from typing import Any, Final

import tenacity

from drafting.errors import AmendsError, ModelBusy, ModelUnavailable, UnusableReply
from drafting.failures import KEPT, broken_off, too_slow, translated
from drafting.settings import Settings, prepare_litellm, variable
from drafting.writing import TICK_S, Message, Notice, Usage
from rubrics.report import Frozen

DUMMY_KEY: Final = "no-key-needed"
"""Sent to a server named by an API base where no key is set: such servers ask for none, litellm insists on one."""

MOST_CHARACTERS: Final = 30_000
"""An answer longer than this, some fifteen long letters, is no message; the request is stopped."""

SURELY_TWICE: Final = 8
"""So many chunks in equal pairs, and no other, are no accident: the stream was sent twice over."""

PAUSE_S: Final = 0.03
"""The shortest time between two pictures of a growing answer, in seconds: each picture reads the whole anew."""

TRIES_AT_A_MESSAGE: Final = 2
"""An answer that came, but is no whole message, is worth one more try: a third would hardly differ."""

_lock: Final = threading.Lock()


class Call(Frozen):
    """One question to one model; `until` is when all its tries must have ended, on the monotonic clock, in seconds."""

    model: str
    messages: tuple[Message, ...]
    until: float
    shape: dict[str, Any] | None = None


class Reply(Frozen):
    """An answer to its end, and how it ended: "stop" where it is whole."""

    text: str
    finish: str | None
    usage: Usage | None = None


Judge = Callable[[Reply], None]
"""Raises `UnusableReply` where an answer is no message."""


def ask(call: Call, settings: Settings, judge: Judge) -> Generator[str | Notice | Reply]:
    """Asks the model: the answer as far as it has grown, again and again, then the whole.

    A failure that may pass is tried again while attempts and time are left; the text then grows from nothing anew.
    Closing the iterator ends the request.

    Raises:
        ModelUnavailable: no key, no such model, out of reach, too slow, or no usable answer.
    """
    _require_key(call.model, settings)
    if _left(call.until) == 0:
        raise too_slow(call.model)
    said = _Mailbox()
    work = asyncio.run_coroutine_threadsafe(_answered(call, settings, judge, said.put), _loop())
    work.add_done_callback(lambda done: said.put(_outcome(done)))
    latest: Notice | str = Notice(says=f"{call.model} was asked; its first words are awaited.")
    yield latest
    shown = 0.0
    try:
        while True:
            time.sleep(max(0.0, shown + PAUSE_S - time.monotonic()))
            piece = said.get(TICK_S)
            if isinstance(piece, BaseException):
                raise piece
            if isinstance(piece, Reply):
                yield piece
                return
            latest = piece or latest
            yield latest
            shown = time.monotonic() if isinstance(piece, str) else shown
    finally:
        work.cancel()


class _Mailbox:
    """What the request's thread has to tell, in order; of texts that wait, the newest, which holds all before it."""

    def __init__(self) -> None:
        self._waiting: deque[str | Notice | Reply | BaseException] = deque()
        self._filled = threading.Condition()

    def put(self, item: str | Notice | Reply | BaseException) -> None:
        with self._filled:
            if isinstance(item, str) and self._waiting and isinstance(self._waiting[-1], str):
                self._waiting.pop()
            self._waiting.append(item)
            self._filled.notify()

    def get(self, timeout_s: float) -> "str | Notice | Reply | BaseException | None":
        """The next item; None where none came in time."""
        with self._filled:
            self._filled.wait_for(lambda: bool(self._waiting), timeout_s)
            return self._waiting.popleft() if self._waiting else None


def _outcome(done: Any) -> Reply | BaseException:
    """What a finished request leaves: its reply, or what it broke on."""
    if done.cancelled():
        return ModelUnavailable("The request was stopped.")
    return done.exception() or done.result()


async def _answered(call: Call, settings: Settings, judge: Judge, tell: Callable[[str | Notice], None]) -> Reply:
    """The answer, tried for again as the settings allow. tenacity is the only owner of retries."""
    retrying = tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(lambda error: isinstance(error, AmendsError) and error.retryable),
        stop=_stop(call, settings),
        wait=_wait,
        before_sleep=lambda state: tell(_again(state, settings)),
        reraise=True,
    )
    return await retrying(_tried, call, settings, judge, tell)


def _stop(call: Call, settings: Settings) -> Callable[[tenacity.RetryCallState], bool]:
    """When to try no more: attempts spent, or the next wait would outlast the deadline."""

    def over(state: tenacity.RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        most = min(settings.attempts, TRIES_AT_A_MESSAGE) if isinstance(error, UnusableReply) else settings.attempts
        return state.attempt_number >= most or time.monotonic() + state.upcoming_sleep >= call.until

    return over


_backoff: Final = tenacity.wait_random_exponential(multiplier=0.5, max=8)


def _wait(state: tenacity.RetryCallState) -> float:
    """Seconds to the next try: jittered and growing, and never sooner than the provider asked for."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, UnusableReply):
        return 0.0
    return max(_backoff(state), error.wait_s if isinstance(error, ModelBusy) else 0.0)


def _again(state: tenacity.RetryCallState, settings: Settings) -> Notice:
    error = state.outcome.exception() if state.outcome else None
    why = error.hint.split(": ")[0] if isinstance(error, AmendsError) else "It failed"
    when = f" in {state.upcoming_sleep:.0f} s" if state.upcoming_sleep >= 1 else ""
    return Notice(says=f"{why}. Trying again{when} ({state.attempt_number + 1} of at most {settings.attempts}).")


async def _tried(call: Call, settings: Settings, judge: Judge, tell: Callable[[str | Notice], None]) -> Reply:
    """One request, whole and judged, or an error of ours."""
    try:
        reply = await _streamed(call, settings, tell)
    except AmendsError:
        raise
    except TimeoutError:
        raise too_slow(call.model) from None
    except Exception as error:  # whatever a provider's client raises becomes a sentence; nothing is swallowed
        raise translated(error, call.model, f" at {settings.api_base}" if settings.api_base else "") from None
    if not reply.text.strip() and reply.finish is None:
        raise UnusableReply(f"{call.model} sent an empty answer: try again. {KEPT}", again=True)
    if reply.finish is None:
        raise broken_off(call.model)
    judge(reply)
    return reply


async def _streamed(call: Call, settings: Settings, tell: Callable[[str | Notice], None]) -> Reply:
    """One request's answer, its text told as it grows. TimeoutError: silent for too long, or not whole in time."""
    litellm = _litellm()
    told = _Told()
    async with asyncio.timeout(_left(call.until, settings.first_token_s)) as patience:
        stream = await litellm.acompletion(**_arguments(call, settings))
        async with _closed_at_the_end(stream):
            async for chunk in stream:
                if told.hears(chunk):
                    silence = _left(call.until, settings.first_token_s)
                    patience.reschedule(asyncio.get_running_loop().time() + silence)
                if told.add(chunk):
                    if len(told.text) > MOST_CHARACTERS:
                        raise UnusableReply(f"{call.model} wrote without end and was stopped: write by hand. {KEPT}")
                    tell(told.text)
    return Reply(
        text=told.whole,
        finish=getattr(stream, "received_finish_reason", None),
        usage=_usage(call.model, told.counted),
    )


@asynccontextmanager
async def _closed_at_the_end(stream: Any) -> AsyncGenerator[None]:
    """Closes the connection under a stream, however its reading ends; litellm leaves that to chance."""
    try:
        yield
    finally:
        under = getattr(stream, "completion_stream", None)
        if close := getattr(under, "aclose", None) or getattr(under, "close", None):
            await close()


class _Told:
    """What a stream has said so far."""

    def __init__(self) -> None:
        self.text = ""
        self.counted: Any = None
        self._pieces: list[str] = []

    def add(self, chunk: Any) -> bool:
        """Takes a chunk in; whether the text has grown."""
        self.counted = getattr(chunk, "usage", None) or self.counted
        choices = getattr(chunk, "choices", None)
        if not choices:
            return False
        piece: str = choices[0].delta.content or ""
        if not piece:
            return False
        if not (self._pieces and _is_echo(piece, self._pieces[-1])):
            self.text += piece
        self._pieces.append(piece)
        return True

    def hears(self, chunk: Any) -> bool:
        """Whether a chunk says anything: words of the answer, or of the model thinking before it."""
        choices = getattr(chunk, "choices", None)
        delta = choices[0].delta if choices else None
        return bool(delta and (delta.content or getattr(delta, "reasoning_content", None)))

    @property
    def whole(self) -> str:
        """The text at its end; where every chunk came twice, each once."""
        twice = len(self._pieces) >= SURELY_TWICE and self._pieces[::2] == self._pieces[1::2]
        return "".join(self._pieces[::2]) if twice else self.text


def _left(until: float, most: float = float("inf")) -> float:
    """Seconds that are left, at most so many."""
    return max(0.0, min(until - time.monotonic(), most))


def _is_echo(piece: str, last: str) -> bool:
    """Whether a chunk is the one before it, sent twice: a whole word or more that no letter says twice running."""
    return piece == last and " " in piece and any(letter.isalpha() for letter in piece)


# -- litellm


def _litellm() -> Any:
    """The library, imported once, kept from reaching out or printing by itself."""
    with _lock:
        prepare_litellm()
        import litellm

        litellm.suppress_debug_info = True
        litellm.disable_streaming_logging = True
        litellm.disable_aiohttp_transport = True  # it leaves its sessions open; httpx closes with the request
        return litellm


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The event loop all requests run on, in a thread of its own."""
    _litellm()
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="amends-requests", daemon=True).start()
    return loop


@cache
def ready() -> None:
    """Loads litellm and all it loads at its first call; returns when it can be asked. No deadline runs meanwhile."""
    import gc

    asyncio.run_coroutine_threadsafe(_warm_up(), _loop()).result()
    gc.collect()
    gc.freeze()


@cache
def preload() -> threading.Thread:
    """Gets ready in the background, once, so that the first draft need not wait for it."""
    thread = threading.Thread(target=ready, name="amends-preload", daemon=True)
    thread.start()
    return thread


async def _warm_up() -> None:
    """A streamed answer and an error that leave no socket: what litellm loads at its first of each, it loads now."""
    import httpcore as _
    import httpx
    import openai

    answers = [
        httpx.Response(200, headers={"content-type": "text/event-stream"}, content=_ANSWER),
        httpx.Response(401, json={"error": {"message": ""}}),
    ]
    nowhere = httpx.AsyncClient(transport=httpx.MockTransport(lambda _request: answers.pop(0)))
    async with openai.AsyncOpenAI(api_key=DUMMY_KEY, base_url="http://127.0.0.1/v1", http_client=nowhere) as client:
        call = {"stream": True, "stream_options": {"include_usage": True}, "num_retries": 0, "max_retries": 0}
        said = [{"role": "user", "content": "ready?"}]
        with suppress(openai.APIError):
            while answers:
                async for _ in await _litellm().acompletion(
                    model="openai/warm-up", messages=said, client=client, **call
                ):
                    pass


_ANSWER: Final = (
    b'data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":'
    b'{"content":"ready"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
)


def _require_key(model: str, settings: Settings) -> None:
    if settings.api_base:
        return
    missing: list[str] = _litellm().validate_environment(model)["missing_keys"]
    if missing:
        raise ModelUnavailable(
            f"No key for {model}: set {' and '.join(missing)} and start again, or set {variable('model')} to"
            f" builtin/plain. {KEPT}"
        )


def _arguments(call: Call, settings: Settings) -> dict[str, Any]:
    """What litellm is asked; it neither retries nor falls back by itself."""
    arguments: dict[str, Any] = {
        "model": _name_for_litellm(call.model, settings),
        "messages": [message.model_dump() for message in call.messages],
        "stream": True,
        "stream_options": {"include_usage": True},
        "timeout": max(0.1, _left(call.until)),
        "num_retries": 0,
        "max_retries": 0,
    }
    if settings.api_base:
        arguments["api_base"] = settings.api_base
        if _litellm().validate_environment(arguments["model"])["missing_keys"]:
            arguments["api_key"] = DUMMY_KEY
    if call.shape is not None and _litellm().supports_response_schema(model=arguments["model"]):
        arguments["response_format"] = {"type": "json_schema", "json_schema": call.shape}
    return arguments


def _name_for_litellm(model: str, settings: Settings) -> str:
    """The model's name; behind an API base a name litellm cannot place is taken for that server's own."""
    if not settings.api_base:
        return model
    return model if _provider(model) else f"openai/{model}"


def _provider(model: str) -> str:
    """The provider litellm takes the model to be of; blank for a name it cannot place."""
    litellm = _litellm()
    try:
        return str(litellm.get_llm_provider(model)[1])
    except litellm.BadRequestError:
        return ""


def served_alike(model: str, other: str) -> bool:
    """Whether a server that is spoken to for one model can be for the other: the same protocol."""
    return _provider(model) in ("", "openai", _provider(other))


def _usage(model: str, counted: Any) -> Usage | None:
    if counted is None:
        return None
    tokens_in, tokens_out = int(counted.prompt_tokens or 0), int(counted.completion_tokens or 0)
    return Usage(tokens_in=tokens_in, tokens_out=tokens_out, cost=_cost(model, tokens_in, tokens_out))


def _cost(model: str, tokens_in: int, tokens_out: int) -> float | None:
    """The provider's price in US dollars, where litellm knows the model."""
    try:
        prices = _litellm().cost_per_token(model=model, prompt_tokens=tokens_in, completion_tokens=tokens_out)
    except Exception:  # litellm raises a plain Exception for a model it has no price for
        return None
    return float(sum(prices))
