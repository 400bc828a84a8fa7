"""What the commands `check` and `draft` do, one text at a time or a line at a time."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Final

from drafting import house
from drafting.drafts import Drafted, drafted
from drafting.errors import AmendsError, ModelUnavailable
from drafting.incident import read_incident
from drafting.reading import Record, UnusableInput, facts_of, json_of, kind_named, lines_given, object_of, read_text
from drafting.settings import read_settings
from drafting.writers import chosen
from drafting.writing import SetAside, Task
from rubrics.formats import FORMATS, Checked, as_text
from rubrics.formats.json_lines import told

# -- check


def check(args: argparse.Namespace) -> int:
    """`amends check`."""
    return check_lines(args) if args.jsonl else check_files(args)


def check_files(args: argparse.Namespace) -> int:
    """Judges each file; prints what was found in the format asked for. Returns 1 if any is blocked."""
    kind = kind_named(args.kind)
    if args.incident == "-" and args.files in ([], ["-"]):
        raise UnusableInput("standard input can be the text or the record, not both: name a file for one of them")
    facts = facts_of(json_of(read_text(args.incident)), args.on) if args.incident else facts_of(None, args.on)
    texts = [(name, read_text(name)) for name in args.files or ["-"]]
    checked = [Checked(name, text, house.check(text, kind=kind, facts=facts)) for name, text in texts]
    colour = args.format == "text" and sys.stdout.isatty()
    print(as_text(checked, colour=True) if colour else FORMATS[args.format](checked))
    return int(any(one.report.state == "blocked" for one in checked))


def check_lines(args: argparse.Namespace) -> int:
    """Judges a JSON object a line; a line that is none gets an error and the rest goes on."""
    outcomes = [_answer(line, lambda record: _checked(record, args)) for line in lines_given("checking")]
    return max(outcomes, default=0)


def _checked(record: Record, args: argparse.Namespace) -> tuple[Record, int]:
    text = record.get("text")
    if not isinstance(text, str):
        raise UnusableInput("the object needs a text")
    kind = kind_named(record.get("message_type") or args.kind)
    report = house.check(text, kind=kind, facts=facts_of(record.get("incident"), args.on))
    return told(report), int(report.state == "blocked")


# -- draft


def draft(args: argparse.Namespace) -> int:
    """`amends draft`."""
    return draft_lines(args) if args.jsonl else draft_one(args)


def draft_one(args: argparse.Namespace) -> int:
    """Prints the draft of one record; who wrote it, and why another was passed over, stands on standard error."""
    made = _drafted(_task(json_of(read_text(args.incident)), args), args)
    print(made.text)
    return 0


def draft_lines(args: argparse.Namespace) -> int:
    """Drafts a record a line: the text, who wrote it, and its report."""
    chosen(_model(args), read_settings())
    outcomes = [_answer(line, lambda record: _told(record, args)) for line in lines_given("drafting")]
    return max(outcomes, default=0)


def _told(record: Record, args: argparse.Namespace) -> tuple[Record, int]:
    task = _task(record, args)
    made = _drafted(task, args)
    return {
        "message_type": task.kind,
        "text": made.text,
        "model": made.ending.model,
        "prompt_sha256": made.ending.prompt_sha256,
        "report": told(house.check(made.text, kind=task.kind, facts=task.incident.facts())),
    }, 0


def _task(record: object, args: argparse.Namespace) -> Task:
    """The record as a task; of the option's kind, else the record's own."""
    incident = read_incident(record).written(args.on)
    incident.require()
    return Task(incident=incident, kind=incident.kind(kind_named(args.kind) if args.kind else None))


def _drafted(task: Task, args: argparse.Namespace) -> Drafted:
    """The draft, mended where the rubric flags it; what happened on the way is told on standard error."""
    settings = read_settings()
    made: Drafted | None = None
    for step in drafted(task, _model(args), settings):
        if isinstance(step, SetAside):
            _tell(f"passed over {step.model}: {step.why}")
        elif isinstance(step, Drafted):
            _tell_of(step, again=made is not None)
            made = step
    assert made is not None, "a draft ends with a Drafted, or with an error"
    return made


def _tell_of(made: Drafted, *, again: bool) -> None:
    if not again:
        _tell(f"written by {made.ending.model}")
    for remark in (*made.ending.remarks, *made.mended):
        _tell(remark)


def _tell(what: str) -> None:
    print(f"amends: {what}", file=sys.stderr)


def _model(args: argparse.Namespace) -> str:
    return args.model or read_settings().model


# -- answering


_NO_DRAFT: Final = 1
_UNUSABLE: Final = 2


def _answer(line: bytes, work: Callable[[Record], tuple[Record, int]]) -> int:
    """Prints what `work` makes of a line under its id, or the error; returns the line's exit status."""
    identity: object = None
    try:
        record = object_of(line)
        identity = record.get("id")
        answer, status = work(record)
    except ModelUnavailable as error:
        answer, status = {"error": error.hint}, _NO_DRAFT
    except AmendsError as error:
        answer, status = {"error": error.hint}, _UNUSABLE
    print(json.dumps({"id": identity, **answer}), flush=True)
    return status
