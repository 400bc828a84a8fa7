"""Whether a model can be asked, tried with one small question."""

import time
from typing import Final

from drafting import gateway
from drafting.errors import ModelUnavailable
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.writing import Message
from rubrics.report import Frozen

PATIENCE_S: Final = 15.0
"""A model that takes longer over one word is too slow to draft with."""

QUESTION: Final = (Message(role="user", content="Answer with one word: ready"),)


class Tried(Frozen):
    """What came of it, in one sentence."""

    works: bool
    says: str


def tried(model: str, settings: Settings) -> Tried:
    """Asks the model once, without a word of any record: whether it answers, and if not, why."""
    if model == BUILTIN_MODEL:
        return Tried(works=True, says="The built-in drafter needs no connection.")
    patience = min(PATIENCE_S, settings.first_token_s)
    once = settings.model_copy(update={"attempts": 1, "first_token_s": patience})
    try:
        gateway.ready()
        began = time.monotonic()
        call = gateway.Call(model=model, messages=QUESTION, until=began + patience)
        for _ in gateway.ask(call, once, lambda _reply: None):
            pass
    except ModelUnavailable as error:
        return Tried(works=False, says=error.hint.replace(" Your text is kept.", ""))
    return Tried(works=True, says=f"{model} answered in {time.monotonic() - began:.1f} s.")
