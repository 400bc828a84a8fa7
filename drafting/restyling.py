"""A message worded anew: shorter, warmer, plainer or more formal, its facts locked.

The new wording is offered only if it states the same facts, has no finding and lacks no element that the old one had not
or lacked. Source: DESIGN (revising).
"""

import time
from collections.abc import Generator
from typing import Final, Literal, get_args

import yaml

from drafting.asking import NO_MODEL
from drafting.errors import ModelUnavailable
from drafting.gateway import Call, Reply, ask
from drafting.mending import by_rule, judged
from drafting.model_writer import finished, stand_ins
from drafting.prompting import PROMPTS, dialect, prompt_of, unclosable
from drafting.replies import judge_of
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.writing import Message, Notice, Task, Usage
from rubrics import RULE_OF_KIND
from rubrics.mentions import mentions
from rubrics.report import Frozen

RESTYLE: Final = PROMPTS / "restyle"

Style = Literal["shorter", "warmer", "plainer", "more formal"]
STYLES: Final[tuple[Style, ...]] = get_args(Style)


class Restyled(Frozen):
    """A text worded anew; `unfit` says why it cannot be offered, blank where it can."""

    text: str
    unfit: str
    model: str
    sent: tuple[Message, ...]
    prompt_sha256: str
    usage: Usage | None


def restyled(task: Task, text: str, style: Style, model: str, settings: Settings) -> Generator[Notice | Restyled]:
    """The text in another style; notices until it is there.

    Raises:
        ModelUnavailable: there is no model, or it gave no whole message.
    """
    if model == BUILTIN_MODEL:
        raise ModelUnavailable(NO_MODEL)
    hidden = stand_ins(task, model, settings)
    manner = yaml.safe_load((RESTYLE / "styles.yaml").read_text(encoding="utf-8"))[style]
    prompt = prompt_of(
        RESTYLE,
        {"kind": RULE_OF_KIND[task.kind], "manner": manner, "dialect": dialect(task), "hidden": hidden is not None},
        {"letter": unclosable(hidden.hide(text) if hidden else text)},
    )
    call = Call(model=model, messages=prompt.messages, until=time.monotonic() + settings.deadline_s)
    for said in ask(call, settings, judge_of(model, task.kind)):
        if isinstance(said, Reply):
            new, _ = finished(said, task, hidden)
            yield Restyled(
                text=new, unfit=_unfit(task, text, new, style), model=model, sent=prompt.messages,
                prompt_sha256=prompt.sha256, usage=said.usage,
            )  # fmt: skip
        else:
            yield said if isinstance(said, Notice) else Notice(says=f"{model} is writing a {style} version.")


def _unfit(task: Task, old: str, new: str, style: Style) -> str:
    """Why the new wording is no fair exchange for the old; blank where it is one."""
    before, after = judged(task, old), judged(task, new)
    if new == old:
        return "The model changed nothing."
    if stated(old) != stated(new):
        return "The new wording stated other facts than the old one, and was dropped."
    if not by_rule(after) <= by_rule(before) or not after.judged:
        return "The new wording had faults the old one had not, and was dropped."
    if not after.elements.keys() >= before.elements.keys():
        return "The new wording left out something the message has to hold, and was dropped."
    if style == "shorter" and len(new.split()) >= len(old.split()):
        return "The new wording was no shorter, and was dropped."
    return ""


def stated(text: str) -> set[object]:
    """The facts a text states, each in its canonical form, however it is spelled and however often it is said."""
    return {(one.kind, one.days, one.minutes, one.number, one.unit, one.key) for one in mentions(text)}
