"""Who writes: the built-in drafter, or models in the order of the settings, each named when it is passed over."""

import time
from collections.abc import Generator

from drafting.errors import ModelUnavailable, UnknownModel
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.writing import Ending, Notice, SetAside, Task, Writer


class Chain:
    """Writers in order: the first one that gives a draft writes it. All share one deadline.

    The built-in drafter needs none, and is not held to it.
    """

    def __init__(self, models: tuple[str, ...], settings: Settings, until: float | None) -> None:
        self._models = models
        self._settings = settings
        self._until = until

    @property
    def name(self) -> str:
        """The first model's name."""
        return self._models[0]

    def write(self, task: Task) -> Generator[str | Notice | SetAside | Ending]:
        """The draft of the first model that gives one; a `SetAside` for each that was passed over before it.

        Raises:
            ModelUnavailable: none gave a draft; the hint says why of each.
        """
        until = self._until or time.monotonic() + self._settings.deadline_s
        passed: list[SetAside] = []
        for model in self._models:
            try:
                for said in _writer(model, self._settings_for(model), until).write(task):
                    yield said.model_copy(update={"passed_over": tuple(passed)}) if isinstance(said, Ending) else said
            except ModelUnavailable as error:
                passed.append(SetAside(model=model, why=error.hint))
                if model != self._models[-1]:
                    yield passed[-1]
            else:
                return
        raise ModelUnavailable(" ".join(aside.why for aside in passed))

    def _settings_for(self, model: str) -> Settings:
        """The API base is the first model's server: a model of another provider is asked there, and not here."""
        if model in (self._models[0], BUILTIN_MODEL) or not self._settings.api_base:
            return self._settings
        from drafting.gateway import served_alike

        return (
            self._settings
            if served_alike(model, self._models[0])
            else self._settings.model_copy(update={"api_base": None})
        )


def writer_named(model: str, settings: Settings, until: float | None = None) -> Writer:
    """The writer of this name, with the fallbacks of the settings behind it.

    `until` is when models must have ended, on the monotonic clock; by default the settings' deadline from its first word.

    Raises:
        UnknownModel: a built-in name that is none.
    """
    models = chosen(model, settings)
    return _writer(model, settings) if models == (BUILTIN_MODEL,) else Chain(models, settings, until)


def chosen(model: str, settings: Settings) -> tuple[str, ...]:
    """The models that may write, in order. The built-in drafter always gives a draft, so none stands behind it.

    Raises:
        UnknownModel: a built-in name that is none.
    """
    models = tuple(dict.fromkeys((model, *settings.fallback_models)))
    for one in models:
        if one.startswith("builtin/") and one != BUILTIN_MODEL:
            raise UnknownModel(f"There is no built-in writer {one!r}; the one there is is called {BUILTIN_MODEL!r}.")
    return models[: models.index(BUILTIN_MODEL) + 1] if BUILTIN_MODEL in models else models


def _writer(model: str, settings: Settings, until: float | None = None) -> Writer:
    if model == BUILTIN_MODEL:
        from drafting.builtin import PlainWriter

        return PlainWriter()
    from drafting.model_writer import ModelWriter

    return ModelWriter(model, settings, until)
