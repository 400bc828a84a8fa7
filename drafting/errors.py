"""One tree of errors. `hint` is the sentence staff read; no letter, prompt or key ever stands in a message."""


class AmendsError(Exception):
    """Something staff can be told about in one sentence.

    `retryable` says whether the same call may work a moment later.
    """

    retryable = False

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.hint = hint


class UnusableIncident(AmendsError):
    """The record does not hold what a draft needs, or holds what cannot be read."""


class UnknownModel(AmendsError):
    """No writer of this name."""


class ModelUnavailable(AmendsError):
    """The model gave no answer: no key, no such model, out of reach, or too slow."""


class ModelBusy(ModelUnavailable):
    """The model may answer a moment later; `wait_s` is how long it asked to be left alone, in seconds."""

    retryable = True

    def __init__(self, hint: str, wait_s: float = 0.0) -> None:
        super().__init__(hint)
        self.wait_s = wait_s


class UnusableReply(ModelUnavailable):
    """The model answered, but not with a whole message; worth one more try where `retryable` says so."""

    def __init__(self, hint: str, *, again: bool = False) -> None:
        super().__init__(hint)
        self.retryable = again


class StoreUnavailable(AmendsError):
    """The database cannot be opened."""


class NotFound(AmendsError):
    """No case, revision or approval of this id."""


class StaleText(AmendsError):
    """Somebody saved a newer text. What was typed is kept as revision `kept_as`, which is not the current one."""

    def __init__(self, hint: str, kept_as: int) -> None:
        super().__init__(hint)
        self.kept_as = kept_as


class NotApprovable(AmendsError):
    """The gate is shut: an error is open without a written reason, or the text is not the one that was judged."""
