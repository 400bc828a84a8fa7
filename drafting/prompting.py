"""Messages for a model, built from the files under `prompts/`: one a role, never parsed out of rendered text.

Templates are sandboxed and may name only the inputs declared beside them. The sha256 of a folder's files goes with
every draft they made. Source: STYLE (prompts are files).
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml
from jinja2 import FileSystemLoader, StrictUndefined, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafting import house
from drafting.incident import FACT_FIELDS, LABELS, Incident
from drafting.writing import Task
from rubrics import ELEMENTS, RULE_OF_KIND, Kind, titles
from rubrics.report import Frozen

PROMPTS: Final = Path(__file__).resolve().parent.parent / "prompts"
DRAFT: Final = PROMPTS / "draft"

_DIALECTS: Final = {
    "en-GB": "British spelling; dates like Friday 15 May, times like 5 pm.",
    "en-US": "American spelling; dates like Friday, May 15, times like 5 p.m.",
    "": "The English the record is in: American where it writes dollars or month before day, else British.",
}
_LETTER_FORM: Final = (
    "Begin with a line “Subject: …”, then the greeting by the customer's name as the record gives it, the message in"
    " short paragraphs, and the signer's name and title."
)
_FORMS: Final[dict[Kind, str]] = {
    "first-response": _LETTER_FORM,
    "resolution-letter": _LETTER_FORM,
    "handwritten-note": "Greeting, at most two short paragraphs, the signer's name. No subject line.",
    "call-points": "Lines that begin with “- ”. No subject line, no sign-off.",
    "internal-review": "First line: reference, what happened in a few words, and the date. Then short paragraphs, each led"
    " by one of: What happened. How it came about. What it cost. What we did. What changes. Open.",
}


class Message(Frozen):
    """One message to a model."""

    role: Literal["system", "user"]
    content: str


class Prompt(Frozen):
    """All that is sent for one draft, and the hash of the files it was built from."""

    messages: tuple[Message, ...]
    sha256: str


class Guideline(Frozen):
    """A guideline restated from an article or the research, with its source ids and the kinds it is for."""

    text: str
    sources: tuple[str, ...]
    kinds: tuple[Kind, ...]


@cache
def guidelines(kind: Kind) -> tuple[Guideline, ...]:
    """The guidelines for a kind of message, in the order they are given."""
    entries = yaml.safe_load((DRAFT / "guidelines.yaml").read_text(encoding="utf-8"))
    return tuple(found for entry in entries if kind in (found := Guideline.model_validate(entry)).kinds)


@cache
def files_sha256(folder: Path = DRAFT) -> str:
    """Hash of a folder's files, names and contents."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def prompt_for(task: Task) -> Prompt:
    """What a model is sent for this task. `internal_note` and the customer's addresses are no part of it."""
    kind = RULE_OF_KIND[task.kind]
    incident = task.incident
    system = _rendered(
        "system", kind=kind, elements=_elements(task.kind), guidelines=guidelines(task.kind), faults=_faults(task.kind),
        dialect=_DIALECTS[task.own.locale], form=_FORMS[task.kind],
    )  # fmt: skip
    unknown = [LABELS[field].lower() for field in FACT_FIELDS if incident.not_known(field)]
    user = _rendered(
        "user", kind=kind, record=_record(incident), unknown=unknown, written_on=incident.written_on, own=task.own
    )
    return Prompt(
        messages=(Message(role="system", content=system), Message(role="user", content=user)), sha256=files_sha256()
    )


def _record(incident: Incident) -> str:
    """The record as JSON; "<" escaped, so that no field can close the markers round it."""
    kept = [field for field in FACT_FIELDS if field not in ("customer_email", "customer_address")]
    told = {LABELS[field]: incident.says(field) for field in kept if incident.says(field)}
    if incident.cause_owner:
        told[LABELS["cause_owner"]] = incident.cause_owner
    return json.dumps(told, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _elements(kind: Kind) -> list[dict[str, Any]]:
    must = RULE_OF_KIND[kind].must_hold
    return [{"title": titles()[element], "needed": element in must} for element in ELEMENTS]


def _faults(kind: Kind) -> list[dict[str, str]]:
    rules = [rule for rule in house.rules() if rule.type == "fault" and kind in rule.applies_to]
    return [{"title": rule.title, "instead": rule.instead} for rule in rules]


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(DRAFT),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _rendered(role: str, **inputs: Any) -> str:
    return _environment().get_template(f"{role}.jinja").render(inputs).strip()


def undeclared(role: str) -> set[str]:
    """Names a template uses that `inputs.yaml` does not declare for it."""
    source = (DRAFT / f"{role}.jinja").read_text(encoding="utf-8")
    declared = yaml.safe_load((DRAFT / "inputs.yaml").read_text(encoding="utf-8"))[role]
    return set(meta.find_undeclared_variables(_environment().parse(source))) - set(declared)
