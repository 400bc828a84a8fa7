"""Flagged sentences written anew by a model: each rewrite is tried alone and in place, and taken only if it helps.

A rewrite is taken only if its sentence is then free of findings, the message has no finding and lacks no element that it
had not or lacked before, and no fact was added. Source: DESIGN (revising).
"""

from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from typing import Final

from drafting import house
from drafting.asking import Answer, answered
from drafting.model_writer import stand_ins
from drafting.privacy import StandIns
from drafting.prompting import PROMPTS, Prompt, dialect, fenced, prompt_of, record_told, unclosable
from drafting.settings import Settings
from drafting.writing import Message, Notice, Task, Usage
from rubrics import RULE_OF_KIND, Facts, Finding, Report
from rubrics.letter import Letter
from rubrics.report import Frozen

MEND: Final = PROMPTS / "mend"

OF_THE_WHOLE: Final = frozenset({"wrong-length", "buried-apology", "token-first", "over-apologizes"})
"""Faults of a message as a whole: no sentence commits them alone, and none is rewritten for them alone."""


class Rewrite(Frozen):
    """A sentence of a text and what it could read instead (blank: nothing), with the titles of the faults it mends."""

    old: str
    new: str
    mends: tuple[str, ...]


class _Numbered(Frozen):
    number: int
    text: str


class Rewrites(Frozen):
    """What the model answers."""

    rewrites: tuple[_Numbered, ...]


class Mended(Frozen):
    """What came of one round: the rewrites that help, how many did not, and the text with those that do."""

    text: str
    taken: tuple[Rewrite, ...]
    refused: int
    model: str
    sent: tuple[Message, ...]
    prompt_sha256: str
    usage: Usage | None


@dataclass(frozen=True, slots=True)
class Flag:
    """A sentence with findings in it."""

    start: int
    end: int
    sentence: str
    findings: tuple[Finding, ...]


def flags(text: str, report: Report) -> list[Flag]:
    """The sentences of a text that hold an error or a warning which a rewrite of the sentence can mend."""
    letter = Letter(text)
    by_sentence: dict[tuple[int, int], list[Finding]] = {}
    for finding in report.findings:
        over = letter.sentences_over(finding.start, finding.end)
        if finding.severity == "suggestion" or finding.rule in OF_THE_WHOLE or len(over) != 1:
            continue
        sentence = letter.sentences[over[0]]
        by_sentence.setdefault((sentence.start, sentence.end), []).append(finding)
    return [Flag(start, end, text[start:end], tuple(found)) for (start, end), found in sorted(by_sentence.items())]


def mended(
    task: Task, text: str, model: str, settings: Settings, until: float | None = None
) -> Generator[Notice | Mended]:
    """One round: the model is asked for a rewrite of each flagged sentence, and those that help are taken.

    Yields nothing but notices where no sentence is flagged.

    Raises:
        ModelUnavailable: the model gave no answer that can be used; the text is as it was.
    """
    report = judged(task, text)
    flagged = flags(text, report)
    if not flagged:
        return
    hidden = stand_ins(task, model, settings)
    prompt = _prompt(task, text, flagged, hidden)
    for said in answered(prompt, Rewrites, model, settings, hidden=hidden, until=until):
        yield said if isinstance(said, Notice) else _taken(task, text, flagged, said)


def judged(task: Task, text: str) -> Report:
    """The report on a text of this task."""
    return house.check(text, kind=task.kind, facts=facts_of(task))


def facts_of(task: Task) -> Facts:
    """What a text of this task may state."""
    return task.incident.facts(task.own.locale or "en-GB", task.own.stated)


def _prompt(task: Task, text: str, flagged: list[Flag], hidden: StandIns | None) -> Prompt:
    hide = hidden.hide if hidden else str
    told = [
        {
            "number": number,
            "sentence": hide(flag.sentence),
            "faults": [
                {"words": hide(found.quote), "said against it": hide(found.message), "instead": hide(found.instead)}
                for found in flag.findings
            ],
        }
        for number, flag in enumerate(flagged, 1)
    ]
    return prompt_of(
        MEND,
        {"kind": RULE_OF_KIND[task.kind], "dialect": dialect(task), "hidden": hidden is not None},
        {"record": fenced(record_told(task, hidden)), "letter": unclosable(hide(text)), "flagged": fenced(told)},
    )


def _taken(task: Task, text: str, flagged: list[Flag], answer: Answer[Rewrites]) -> Mended:
    """The rewrites that help, one after the other, from the last sentence to the first so that offsets hold."""
    offered = {rewrite.number: " ".join(rewrite.text.split()) for rewrite in answer.value.rewrites}
    current, taken = text, list[Rewrite]()
    for number, flag in reversed(list(enumerate(flagged, 1))):
        new = offered.get(number)
        if new is None or not helps(task, current, flag.start, flag.end, new):
            continue
        current = replaced(current, flag.start, flag.end, new)
        taken.insert(0, Rewrite(old=flag.sentence, new=new, mends=tuple(finding.title for finding in flag.findings)))
    return Mended(
        text=current, taken=tuple(taken), refused=len(flagged) - len(taken), model=answer.model, sent=answer.sent,
        prompt_sha256=answer.prompt_sha256, usage=answer.usage,
    )  # fmt: skip


def replaced(text: str, start: int, end: int, new: str) -> str:
    """The text with a sentence written anew; with a blank one, the blank before it goes too."""
    before, after = text[:start], text[end:]
    if not new:
        before, after = (before.rstrip(" "), after) if before.rstrip(" ") != before else (before, after.lstrip(" "))
    return before + new + after


def helps(task: Task, text: str, start: int, end: int, new: str) -> bool:
    """Whether the text is better with `new` in place of the sentence from `start` to `end`."""
    old = text[start:end]
    if new == old or len(new) > 2 * len(old) + 200:
        return False
    before, with_it = judged(task, text), judged(task, replaced(text, start, end, new))
    inside = [found for found in with_it.findings if found.start < start + len(new) and start < found.end]
    alone = [found for found in judged(task, new).findings if found.rule not in OF_THE_WHOLE] if new else []
    return (
        not alone
        and not inside
        and by_rule(with_it) <= by_rule(before)
        and with_it.elements.keys() >= before.elements.keys()
        and with_it.judged
    )


def by_rule(report: Report) -> "Counter[str]":
    """How many findings of each rule a report holds; its length is for a person to weigh."""
    return Counter(found.rule for found in report.findings if found.rule != "wrong-length")
