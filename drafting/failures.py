"""A provider's errors in sentences of our own: theirs may hold keys, paths or prompts."""

import time
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, Final

from drafting.errors import AmendsError, ModelBusy, ModelUnavailable

KEPT: Final = "Your text is kept."

_UNREACHABLE: Final = {
    "ConnectError",
    "APIConnectionError",
    "ConnectTimeout",
    "ClientConnectorError",
    "ConnectionRefusedError",
}


def translated(error: Exception, model: str, where: str) -> AmendsError:
    """The error as staff read it: what went wrong, and what to do next. `where` names the server, if it is ours to name."""
    status: int | None = getattr(error, "status_code", None)
    name = type(error).__name__
    if name == "AuthenticationError" or status in (401, 403):
        return ModelUnavailable(f"The key for {model} was refused: check it and start again. {KEPT}")
    if name == "ContextWindowExceededError":
        return ModelUnavailable(f"The record is too long for {model}: shorten it. {KEPT}")
    if name == "ContentPolicyViolationError":
        return ModelUnavailable(f"{model} refused this record under its content policy: write this one by hand. {KEPT}")
    if name == "RateLimitError" or status in (429, 529):
        return _limited(error, model)
    if name == "Timeout" or status in (408, 504):
        return too_slow(model)
    if name == "MidStreamFallbackError":
        return broken_off(model)
    if _is_unreachable(error):
        return ModelBusy(f"{model} cannot be reached{where}: check the address and the connection. {KEPT}")
    if status is not None and status >= 500:
        return ModelBusy(
            f"{model}'s server failed{where} (status {status}): try again in a minute. {KEPT}", _wait(error)
        )
    return ModelUnavailable(
        f"There is no model {model}{where}, or it does not take such a request: check the name. {KEPT}"
    )


def too_slow(model: str) -> ModelBusy:
    """No word came in time."""
    return ModelBusy(f"{model} took too long and was stopped: try again. {KEPT}")


def broken_off(model: str) -> ModelBusy:
    """The answer ended, or became unreadable, before it was whole."""
    return ModelBusy(f"{model} broke off in the middle of the message: try again. What it wrote is kept.")


def _limited(error: Exception, model: str) -> AmendsError:
    body = getattr(error, "body", None)
    if isinstance(body, Mapping) and "insufficient_quota" in (body.get("code"), body.get("type")):  # pyright: ignore
        return ModelUnavailable(f"The account for {model} has no credit left: top it up with the provider. {KEPT}")
    return ModelBusy(f"{model} is busy and let nobody in: try again in a minute. {KEPT}", _wait(error))


def _wait(error: Exception) -> float:
    """How long the provider asked to be left alone, in seconds; 0 where it did not say."""
    headers: Any = getattr(error, "litellm_response_headers", None) or {}
    asked = str(headers.get("retry-after", "")).strip()
    try:
        return max(0.0, float(asked))
    except ValueError:
        return _until(asked)


def _until(asked: str) -> float:
    """Seconds until a date as HTTP writes it; 0 for what is none."""
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except ValueError:
        return 0.0


def _is_unreachable(error: BaseException) -> bool:
    return any(type(cause).__name__ in _UNREACHABLE for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what lies under it."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__
