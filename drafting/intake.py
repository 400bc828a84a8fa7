"""Answers for the form, proposed from a pasted complaint or call note, each with the words it rests on.

A model proposes and code judges: what a quote does not bear is dropped. Without a model, and beside one, what the form of
the words gives away is found by rule. Nothing is filled in here; a person takes each proposal or leaves it.
"""

import datetime as dt
from collections.abc import Generator, Iterator, Mapping
from functools import cache
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from drafting import pasted_details, pasted_sentences
from drafting.asking import Answer, answered
from drafting.errors import ModelUnavailable
from drafting.intake_checks import borne_out
from drafting.pasted import Paste
from drafting.pasted_details import Found
from drafting.privacy import StandIns
from drafting.prompting import PROMPTS, Prompt, prompt_of, unclosable
from drafting.proposal import Proposal
from drafting.retold import retold
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.turns import in_turn
from drafting.writing import Message, Notice, Usage
from rubrics.report import Frozen

INTAKE: Final = PROMPTS / "intake"

LONGEST: Final = 20_000
"""The most characters of a paste that are read: some ten pages. The rest is kept as typed, and said to be unread."""


class Proposals(Frozen):
    """What was found, in the order of the form; `said` is what staff should know of how. `sent` is what left the house."""

    found: tuple[Proposal, ...]
    said: tuple[str, ...] = ()
    model: str = BUILTIN_MODEL
    sent: tuple[Message, ...] = ()
    prompt_sha256: str | None = None
    usage: Usage | None = None


class Asked(Frozen):
    """A field that may be proposed for: what it asks, and whether only our own staff can say it."""

    asks: str
    ours: bool = False


_Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)

    field: _Words
    value: _Words
    quote: _Words


class _Answer(BaseModel):
    """What the model answers."""

    model_config = ConfigDict(frozen=True)

    proposals: tuple[_Said, ...]


@cache
def fields() -> Mapping[str, Asked]:
    """The fields that may be proposed for, in the order of the form."""
    told = yaml.safe_load((INTAKE / "fields.yaml").read_text(encoding="utf-8"))
    return {name: Asked.model_validate(asked) for name, asked in told.items()}


def proposed(text: str, model: str, settings: Settings, now: dt.datetime) -> Generator[Notice | Proposals]:
    """Answers that the text gives, notices until they are there; exactly one `Proposals`, last.

    A model that gives no answer is said to have given none, and what can be found by rule is.
    """
    part, said = _read_of(text)
    paste = Paste(part, now.date())
    by_rule = tuple(_by_rule(paste))
    if model == BUILTIN_MODEL or not part.strip():
        yield Proposals(found=by_rule, said=said)
        return
    try:
        hidden = None if settings.shows_details_to(model) else StandIns.of_text()
        asking = answered(_prompt(part, hidden), _Answer, model, settings, hidden=hidden)
        for step in in_turn(settings, asking):
            yield step if isinstance(step, Notice) else _judged(paste, step, by_rule, said)
    except ModelUnavailable as error:
        why = f"{error.hint.split(': ')[0].rstrip('.')}. What stands below was found without it."
        yield Proposals(found=by_rule, said=(*said, why))


def _read_of(text: str) -> tuple[str, tuple[str, ...]]:
    """As much of a text as is read, cut at the end of a line where there is one, and what to say of the rest."""
    if len(text) <= LONGEST:
        return text, ()
    end = text.rfind("\n", LONGEST // 2, LONGEST)
    told = f"{len(text):,} characters were pasted; the first {LONGEST:,} are read. All of it is kept."
    return text[: end if end > 0 else LONGEST], (told,)


def _prompt(text: str, hidden: StandIns | None) -> Prompt:
    return prompt_of(
        INTAKE,
        {"fields": fields(), "hidden": hidden is not None},
        {"paste": unclosable(hidden.hide(text) if hidden else text)},
    )


def _judged(paste: Paste, answer: Answer[_Answer], by_rule: tuple[Proposal, ...], said: tuple[str, ...]) -> Proposals:
    """The model's proposals that their quotes bear out, and for fields it left open the details found by rule."""
    found: dict[str, Proposal] = {}
    dropped = 0
    for one in answer.value.proposals:
        asked = fields().get(one.field)
        kept = borne_out(paste, one.field, one.value, one.quote, ours=asked.ours) if asked else None
        if kept and one.field not in found:
            found[one.field] = kept
        else:
            dropped += kept is None
    for proposal in by_rule:
        if proposal.field not in ("what_happened", "impact", "when_happened"):
            found.setdefault(proposal.field, proposal)
    told = (_dropped(answer.model, dropped),) if dropped else ()
    ordered = tuple(found[name] for name in fields() if name in found)
    return Proposals(
        found=ordered, said=(*said, *told), model=answer.model, sent=answer.sent, prompt_sha256=answer.prompt_sha256,
        usage=answer.usage,
    )  # fmt: skip


def _dropped(model: str, count: int) -> str:
    what = "1 proposal" if count == 1 else f"{count} proposals"
    return f"{what} by {model} did not rest on the pasted words, and {'was' if count == 1 else 'were'} dropped."


def _by_rule(paste: Paste) -> Iterator[Proposal]:
    """What the form of the words gives away, in the order of the form."""
    if found := pasted_details.customer_name(paste):
        yield _proposal("customer_name", found, paste)
    if paste.channel:
        start, end = _head_of(paste)
        yield Proposal(field="contact_channel", value=paste.channel, quote=paste.text[start:end])
    if found := pasted_details.customer_email(paste):
        yield _proposal("customer_email", found, paste)
    if found := pasted_details.customer_address(paste):
        yield _proposal("customer_address", found, paste)
    mistake = pasted_sentences.telling_mistake(paste)
    if mistake:
        when, quote = pasted_sentences.day_of(paste, *mistake), paste.text[slice(*mistake)]
        yield Proposal(
            field="what_happened",
            value=retold(quote, ours=paste.may_be_ours(mistake[0]), without_day=when is not None),
            quote=quote,
        )
        if when is not None:
            yield Proposal(field="when_happened", value=when[0], clock=when[1], quote=quote)
    if found := pasted_details.reference(paste):
        yield _proposal("reference", found, paste)
    if cost := pasted_sentences.telling_cost(paste, mistake):
        quote = paste.text[slice(*cost)]
        yield Proposal(field="impact", value=retold(quote, ours=paste.may_be_ours(cost[0])), quote=quote)


def _proposal(field: str, found: Found, paste: Paste) -> Proposal:
    return Proposal(field=field, value=found.value, quote=paste.text[found.start : found.end])


def _head_of(paste: Paste) -> tuple[int, int]:
    """The line that shows how they reached us."""
    lines = [line for line in paste.lines if line.head in ("from", "subject")] if paste.is_email else []
    lines = lines or [line for line in paste.lines if line.who] or list(paste.lines)
    return lines[0].start, min(lines[0].end, lines[0].start + 160)
