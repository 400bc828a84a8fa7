"""Messages for a model, built from the files under `prompts/`: one a role, never parsed out of rendered text.

Templates are sandboxed and may name only the inputs declared beside them. The sha256 of a folder's files goes with
every draft they made. Source: STYLE (prompts are files).
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from jinja2 import FileSystemLoader, StrictUndefined, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafting import house
from drafting.builtin.dates import MONTHS, WEEKDAYS, date_of, locale_of
from drafting.builtin.greeting import greeted
from drafting.incident import DATE_FIELDS, FACT_FIELDS, LABELS, Incident
from drafting.privacy import StandIns
from drafting.writing import Message, Task
from rubrics import RULE_OF_KIND, Element, Kind, Rule, titles
from rubrics.report import Frozen

PROMPTS: Final = Path(__file__).resolve().parent.parent / "prompts"
DRAFT: Final = PROMPTS / "draft"

NOT_SENT: Final = ("customer_email", "customer_address")
"""Fields no model needs to write a letter."""

_DIALECTS: Final = {
    "en-GB": "British spelling; dates like Friday 15 May, times like 5 pm.",
    "en-US": "American spelling; dates like Friday, May 15, times like 5 p.m.",
}
_ANSWERABLE: Final = (
    "when_happened",
    "cause",
    "impact",
    "compensation",
    "prevention",
    "follow_up_by",
    "follow_up_when",
)
"""What a record may well not hold, and a model be tempted to fill in."""


class Prompt(Frozen):
    """All that is sent for one answer, and the hash of the files it was built from."""

    messages: tuple[Message, ...]
    sha256: str


class Guideline(Frozen):
    """A guideline restated from an article or the research, with its source ids and the kinds it is for."""

    text: str
    sources: tuple[str, ...]
    kinds: tuple[Kind, ...]


class Layout(Frozen):
    """What a kind of message is: who writes to whom and why now, what stands where, and its form."""

    scene: str
    order: tuple[Element, ...]
    form: str


@cache
def guidelines(kind: Kind) -> tuple[Guideline, ...]:
    """The guidelines for a kind of message, in the order they are given."""
    entries = _read("guidelines.yaml")
    return tuple(found for entry in entries if kind in (found := Guideline.model_validate(entry)).kinds)


@cache
def layout(kind: Kind) -> Layout:
    """What a kind of message is."""
    return Layout.model_validate(_read("kinds.yaml")[kind])


def _read(name: str) -> Any:
    return yaml.safe_load((DRAFT / name).read_text(encoding="utf-8"))


@cache
def files_sha256(folder: Path = DRAFT) -> str:
    """Hash of a folder's files, names and contents."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def prompt_for(task: Task, hidden: StandIns | None = None) -> Prompt:
    """What a model is sent for this task, private details as stand-ins where `hidden` is given.

    `internal_note` and the customer's addresses are no part of it.
    """
    kind = RULE_OF_KIND[task.kind]
    incident = task.incident
    shape = layout(task.kind)
    system = {
        "kind": kind, "scene": shape.scene, "elements": _elements(task.kind, shape), "guidelines": guidelines(task.kind),
        "faults": [rule for rule in faults(task.kind) if rule.id not in _SAID_ELSEWHERE],
        "dialect": dialect(task), "form": shape.form,
        "hidden": hidden is not None,
    }  # fmt: skip
    user = {
        "kind": kind, "record": fenced(record_told(task, hidden)), "written_on": incident.written_on,
        "unknown": [LABELS[field].lower() for field in FACT_FIELDS if incident.not_known(field)],
        "silent": _silent(incident), "voice": _manner(task.own.voice, hidden), "sample": _manner(task.own.sample, hidden),
        "tone": task.own.manner, "never_say": _manner(" ".join(task.own.never_say.split()), hidden), "address": task.own.address,
    }  # fmt: skip
    return prompt_of(DRAFT, system, user)


def prompt_of(folder: Path, system: Mapping[str, Any], user: Mapping[str, Any]) -> Prompt:
    """The messages of a folder's two files, a role each."""
    return Prompt(
        messages=(
            Message(role="system", content=_rendered(folder, "system", system)),
            Message(role="user", content=_rendered(folder, "user", user)),
        ),
        sha256=files_sha256(folder),
    )


def dialect(task: Task) -> str:
    """How words and dates are spelled in this task's texts."""
    return _DIALECTS[locale_of(task.incident, task.own.locale)]


def fenced(value: object) -> str:
    """A value as JSON; "<" escaped, so that nothing in it can close the markers round it."""
    return unclosable(json.dumps(value, ensure_ascii=False, indent=1))


def unclosable(text: str) -> str:
    """A text in which nothing closes the markers round it."""
    return text.replace("<", "\\u003c")


def _manner(text: str, hidden: StandIns | None) -> str:
    return unclosable(hidden.hide(text) if hidden else text)


def record_told(task: Task, hidden: StandIns | None = None) -> dict[str, str]:
    """The record by the names of its fields, dates with their weekday, and how the customer is greeted."""
    incident = task.incident
    kept = [field for field in FACT_FIELDS if field not in NOT_SENT]
    told = {LABELS[field]: _told(incident, field, task) for field in kept if incident.says(field)}
    if incident.cause_owner:
        told[LABELS["cause_owner"]] = incident.cause_owner
    if incident.earlier_apologies:
        told[LABELS["earlier_apologies"]] = "; ".join(incident.earlier_apologies)
    called, _ = greeted(incident.says("customer_name"), task.own.address)
    if called and RULE_OF_KIND[task.kind].for_customer:
        told["Greet as"] = called
    if task.own.sign_off:
        told["Sign off with"] = task.own.sign_off
    return {name: hidden.hide(value) for name, value in told.items()} if hidden else told


def _told(incident: Incident, field: str, task: Task) -> str:
    """A field as typed; a date in figures also as the letter would write it, so that no weekday need be worked out."""
    moment = incident.moment(field) if field in DATE_FIELDS else None
    if moment is None:
        return incident.says(field)
    return f"{incident.says(field)} ({_spelled(date_of(moment), locale_of(incident, task.own.locale))})"


def _spelled(day: dt.date, locale: str) -> str:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return (
        f"{weekday}, {month} {day.day}, {day.year}" if locale == "en-US" else f"{weekday} {day.day} {month} {day.year}"
    )


def _silent(incident: Incident) -> list[str]:
    silent = [LABELS[one].lower() for one in _ANSWERABLE if not incident.says(one) and not incident.not_known(one)]
    no_repair = not incident.says("fix_done") and not incident.says("fix_promised")
    return ["any repair, done or promised", *silent] if no_repair else silent


def _elements(kind: Kind, shape: Layout) -> list[dict[str, Any]]:
    must = RULE_OF_KIND[kind].must_hold
    return [{"title": titles()[element], "needed": element in must} for element in shape.order]


def faults(kind: Kind) -> list[Rule]:
    """The faults judged in a kind of message."""
    return [rule for rule in house.rules() if rule.type == "fault" and kind in rule.applies_to]


_SAID_ELSEWHERE: Final = frozenset({"wrong-length", "unsupported-fact", "placeholder"})
"""Faults that the prompt forbids in words of its own."""


@cache
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _rendered(folder: Path, role: str, inputs: Mapping[str, Any]) -> str:
    return _environment(folder).get_template(f"{role}.jinja").render(inputs).strip()


def undeclared(folder: Path, role: str) -> set[str]:
    """Names a template uses that `inputs.yaml` does not declare for it."""
    source = (folder / f"{role}.jinja").read_text(encoding="utf-8")
    declared = yaml.safe_load((folder / "inputs.yaml").read_text(encoding="utf-8"))[role]
    return set(meta.find_undeclared_variables(_environment(folder).parse(source))) - set(declared)
