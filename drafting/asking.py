"""Questions to a model whose answer has a shape: asked in words, validated, private details put back last."""

import json
import time
from collections.abc import Callable, Generator
from typing import Any, Final, Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from drafting.errors import ModelUnavailable, UnusableReply
from drafting.failures import KEPT
from drafting.gateway import Call, Reply, ask
from drafting.privacy import StandIns
from drafting.prompting import Prompt
from drafting.settings import BUILTIN_MODEL, Settings, variable
from drafting.writing import Message, Notice, Usage

Shape = TypeVar("Shape", bound=BaseModel)

NO_MODEL: Final = (
    f"The built-in drafter cannot do this: it takes a language model. Set {variable('model')} and start again."
)


class Answer(BaseModel, Generic[Shape]):
    """An answer in the shape asked for, who gave it, and what was sent for it."""

    value: Shape
    model: str
    sent: tuple[Message, ...]
    prompt_sha256: str
    usage: Usage | None = None


def answered(
    prompt: Prompt,
    shape: type[Shape],
    model: str,
    settings: Settings,
    *,
    hidden: StandIns | None = None,
    until: float | None = None,
) -> Generator[Notice | Answer[Shape]]:
    """The model's answer in this shape, stand-ins put back in every string of it; notices until it is there.

    Raises:
        ModelUnavailable: there is no model, it could not be asked, or its answer has another shape.
    """
    if model == BUILTIN_MODEL:
        raise ModelUnavailable(NO_MODEL)
    call = Call(
        model=model,
        messages=prompt.messages,
        until=until or time.monotonic() + settings.deadline_s,
        shape={"name": "answer", "schema": shape.model_json_schema()},
    )
    for said in ask(call, settings, _judge_of(model, shape)):
        if isinstance(said, Reply):
            value = shape.model_validate(_restored(_object_in(said.text), hidden))
            yield Answer[Shape](
                value=value, model=model, sent=prompt.messages, prompt_sha256=prompt.sha256, usage=said.usage
            )
        elif isinstance(said, Notice):
            yield said
        else:
            yield Notice(says=f"{model} is answering.")


def _judge_of(model: str, shape: type[BaseModel]) -> Callable[[Reply], None]:
    def judge(reply: Reply) -> None:
        if reply.finish == "content_filter":
            raise UnusableReply(f"{model} refused to answer: do it by hand. {KEPT}")
        if not reply.text.strip():
            raise UnusableReply(f"{model} sent an empty answer: try again. {KEPT}", again=True)
        try:
            shape.model_validate(_object_in(reply.text))
        except (ValueError, ValidationError):
            raise UnusableReply(f"{model} did not answer in the form it was asked for: try again. {KEPT}") from None

    return judge


def _object_in(text: str) -> Any:
    """The JSON object that a reply holds, whatever stands round it.

    Raises:
        ValueError: there is none.
    """
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def _restored(value: Any, hidden: StandIns | None) -> Any:
    """The value with stand-ins put back in each string of it."""
    if hidden is None:
        return value
    if isinstance(value, str):
        return hidden.restore(value).text
    if isinstance(value, list):
        return [_restored(one, hidden) for one in cast(list[Any], value)]
    if isinstance(value, dict):
        return {key: _restored(one, hidden) for key, one in cast(dict[str, Any], value).items()}
    return value
