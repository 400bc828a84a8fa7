"""A second reader: a model is asked which faults it sees in a text. Its answer is advice, and no finding.

It blocks nothing, removes nothing and enters no report. A label that is none, and a quote that does not stand in the text,
are dropped; so is what the rules found at the same place. Source: DESIGN (a failed model call never means fewer findings).
"""

from collections.abc import Generator, Iterable
from typing import Final

from pydantic import BaseModel, ConfigDict

from drafting.asking import NO_MODEL, Answer, answered
from drafting.errors import ModelUnavailable
from drafting.mending import judged
from drafting.model_writer import stand_ins
from drafting.privacy import StandIns
from drafting.prompting import PROMPTS, Prompt, faults, prompt_of, unclosable
from drafting.quotes import places
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.turns import in_turn
from drafting.writing import Message, Notice, Task, Usage
from rubrics import RULE_OF_KIND, Rule, Span
from rubrics.report import Frozen

SECOND_READER: Final = PROMPTS / "second_reader"

LONGEST_QUOTE: Final = 400
LONGEST_REASON: Final = 600
"""Words beyond so many characters point at nothing, and explain nothing."""


class Advice(Span):
    """A fault the model sees, by its label among the rules, with the words it means and why. Not a finding."""

    label: str
    title: str
    quote: str
    reason: str


class Reading(Frozen):
    """What came of a second reading: the advice in reading order, and how much of the answer was dropped."""

    advice: tuple[Advice, ...]
    dropped: int
    model: str
    sent: tuple[Message, ...]
    prompt_sha256: str
    usage: Usage | None


class _Seen(BaseModel):
    model_config = ConfigDict(frozen=True)

    label: str
    quote: str
    reason: str


class _Answer(BaseModel):
    """What the model answers."""

    model_config = ConfigDict(frozen=True)

    seen: tuple[_Seen, ...]


def second_reading(task: Task, text: str, model: str, settings: Settings) -> Generator[Notice | Reading]:
    """What the model sees beyond the rules' own findings; notices until it is there.

    Raises:
        ModelUnavailable: there is no model, or it gave no answer that can be used; the report is as it was.
    """
    if model == BUILTIN_MODEL:
        raise ModelUnavailable(NO_MODEL)
    labels = {rule.id: rule for rule in faults(task.kind)}
    hidden = stand_ins(task, model, settings)
    prompt = _prompt(task, text, labels.values(), hidden)
    for step in in_turn(settings, answered(prompt, _Answer, model, settings, hidden=hidden)):
        yield step if isinstance(step, Notice) else _reading(task, text, labels, step)


def _prompt(task: Task, text: str, labels: Iterable[Rule], hidden: StandIns | None) -> Prompt:
    return prompt_of(
        SECOND_READER,
        {"kind": RULE_OF_KIND[task.kind], "labels": list(labels), "hidden": hidden is not None},
        {"letter": unclosable(hidden.hide(text) if hidden else text)},
    )


def _reading(task: Task, text: str, labels: dict[str, Rule], answer: Answer[_Answer]) -> Reading:
    own = [(finding.rule, finding.start, finding.end) for finding in judged(task, text).findings]
    advice: list[Advice] = []
    dropped = 0
    for seen in answer.value.seen:
        rule = labels.get(seen.label.strip())
        spots = list(places(text, seen.quote)) if rule and len(seen.quote) <= LONGEST_QUOTE else []
        if rule is None or not spots:
            dropped += 1
            continue
        taken = [*own, *((one.label, one.start, one.end) for one in advice)]
        free = [spot for spot in spots if not any(rule.id == at[0] and _meet(spot, at[1:]) for at in taken)]
        if free:
            advice.append(_advice(rule, text, free[0], seen.reason))
    return Reading(
        advice=tuple(sorted(advice, key=lambda one: one.start)), dropped=dropped, model=answer.model, sent=answer.sent,
        prompt_sha256=answer.prompt_sha256, usage=answer.usage,
    )  # fmt: skip


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _advice(rule: Rule, text: str, spot: tuple[int, int], reason: str) -> Advice:
    why = " ".join(reason.split())[:LONGEST_REASON] or rule.message
    return Advice(start=spot[0], end=spot[1], label=rule.id, title=rule.title, quote=text[slice(*spot)], reason=why)
