"""A draft made from a task: written, then its flagged sentences mended, before anybody reads it.

One model call for the draft and at most two for mending. Source: DESIGN (revising).
"""

import time
from collections.abc import Generator
from contextlib import closing
from typing import Final

from drafting import house
from drafting.errors import ModelUnavailable
from drafting.mending import Mended, mended
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.turns import in_turn
from drafting.writers import chosen, writer_named
from drafting.writing import Ending, Notice, SetAside, Task, Writer
from rubrics.report import Frozen

MOST_ROUNDS: Final = 2
"""Rounds of mending that run by themselves; after these a person decides."""


class Drafted(Frozen):
    """A whole text on the way to the draft, the last one being the draft: how it was made, from what, and by whom."""

    text: str
    ending: Ending
    mended: tuple[str, ...] = ()


Step = str | Notice | SetAside | Drafted


def drafted(task: Task, model: str, settings: Settings, wording: int = 0) -> Generator[Step]:
    """The draft as it grows, and each whole text: the model's own, then one for each round of mending that helped.

    `wording` asks the built-in drafter for other sentences of its own; the same number gives the same draft.
    Drafts by models wait for their turn, in order. A round that fails is told in a notice, and leaves the text as it was.
    Closing the iterator stops the writing.

    Raises:
        UnusableIncident: the record lacks what a draft needs.
        ModelUnavailable: no writer gave a draft.
    """
    task = task.model_copy(update={"wording": wording or task.wording})
    if chosen(model, settings) == (BUILTIN_MODEL,):
        yield from _written(writer_named(model, settings), task)
        return
    yield from in_turn(settings, _with_mending(task, model, settings))


def _with_mending(task: Task, model: str, settings: Settings) -> Generator[Step]:
    house.engine()  # seconds where it was not needed yet, and none of the model's
    until = time.monotonic() + settings.deadline_s
    latest: Drafted | None = None
    for step in _written(writer_named(model, settings, until), task):
        latest = step if isinstance(step, Drafted) else latest
        yield step
    if latest is None or latest.ending.model == BUILTIN_MODEL:
        return
    for _ in range(MOST_ROUNDS):
        better: Drafted | None = None
        for step in _round(task, latest, settings, until):
            better = step if isinstance(step, Drafted) else better
            yield step
        if better is None:
            return
        latest = better


def _written(writer: Writer, task: Task) -> Generator[Step]:
    text = ""
    with closing(writer.write(task)) as saying:
        for said in saying:
            if isinstance(said, Ending):
                yield Drafted(text=text, ending=said)
            else:
                text = said if isinstance(said, str) else text
                yield said


def _round(task: Task, draft: Drafted, settings: Settings, until: float) -> Generator[Notice | Drafted]:
    """One round of mending; a `Drafted` only where it helped."""
    try:
        for said in mended(task, draft.text, draft.ending.model, settings, until):
            if isinstance(said, Notice):
                yield Notice(says="The sentences that the rubric flags are being mended.")
            elif said.taken:
                yield _made_of(said)
    except ModelUnavailable as error:
        yield Notice(says=f"The flagged sentences were not mended. {error.hint}")


def _made_of(round_: Mended) -> Drafted:
    ending = Ending(
        model=round_.model, prompt_sha256=round_.prompt_sha256, usage=round_.usage, sent=round_.sent
    )  # fmt: skip
    told = tuple(f"“{one.old}” became “{one.new}” ({', '.join(one.mends)})" for one in round_.taken)
    return Drafted(text=round_.text, ending=ending, mended=told)
