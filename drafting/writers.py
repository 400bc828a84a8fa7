"""Which writer a model's name stands for."""

from drafting.errors import UnknownModel
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.writing import Writer


def writer_named(model: str, settings: Settings) -> Writer:
    """The writer of this name: the built-in drafter, or a model through the gateway.

    Raises:
        UnknownModel: a built-in name that is none.
    """
    if model == BUILTIN_MODEL:
        from drafting.builtin import PlainWriter

        return PlainWriter()
    if model.startswith("builtin/"):
        raise UnknownModel(f"There is no built-in writer {model!r}; the one there is is called {BUILTIN_MODEL!r}.")
    from drafting.gateway import ModelWriter

    return ModelWriter(model, settings)
