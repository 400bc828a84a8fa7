"""A model as a writer: private details leave as stand-ins, and come back in place as the text grows."""

import time
from collections.abc import Generator
from typing import Final

from drafting.gateway import Call, Reply, ask
from drafting.privacy import Restored, StandIns
from drafting.prompting import prompt_for
from drafting.replies import growing, judge_of, signed_off, unwrapped
from drafting.settings import Settings
from drafting.writing import Ending, Notice, Task

_BLANK: Final = "The model left a blank for a detail that is not in the record; it is marked in the text."


class ModelWriter:
    """A writer that asks a model litellm knows, at the provider or at `settings.api_base`.

    `until` is when it must have ended, on the monotonic clock, in seconds; by default the settings' deadline from now.
    """

    def __init__(self, model: str, settings: Settings, until: float | None = None) -> None:
        self._model = model
        self._settings = settings
        self._until = until

    @property
    def name(self) -> str:
        """The model's name, as litellm knows it."""
        return self._model

    def write(self, task: Task) -> Generator[str | Notice | Ending]:
        """The model's draft as far as it has grown, then how it ended.

        Raises:
            ModelUnavailable: no key, no such model, out of reach, too slow, refused, or no whole message.
        """
        hidden = stand_ins(task, self._model, self._settings)
        prompt = prompt_for(task, hidden)
        until = self._until or time.monotonic() + self._settings.deadline_s
        call = Call(model=self._model, messages=prompt.messages, until=until)
        for said in ask(call, self._settings, judge_of(self._model, task.kind)):
            if isinstance(said, Notice):
                yield said
            elif isinstance(said, str):
                yield growing(hidden.restore(said, growing=True).text if hidden else said, task.kind)
            else:
                text, remarks = finished(said, task, hidden)
                yield text
                yield Ending(
                    model=self._model,
                    prompt_sha256=prompt.sha256,
                    usage=said.usage,
                    sent=prompt.messages,
                    remarks=remarks,
                )


def stand_ins(task: Task, model: str, settings: Settings) -> StandIns | None:
    """What stands in for the task's private details before this model; None where it may see them."""
    if settings.shows_details_to(model):
        return None
    return StandIns.of(task.incident, task.own, hide_company=settings.hide_company)


def finished(reply: Reply, task: Task, hidden: StandIns | None) -> tuple[str, tuple[str, ...]]:
    """The whole message with its details put back, and what was mended in it."""
    message = unwrapped(reply.text, task.kind)
    restored = hidden.restore(message.text) if hidden else Restored(text=message.text)
    message = signed_off(message.model_copy(update={"text": restored.text}), task.incident.sender_name)
    blanks = (_BLANK,) if restored.unknown else ()
    return message.text, (*message.remarks, *blanks)
