"""What the commands `check` and `draft` do, one text at a time or a line at a time."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

from tqdm import tqdm

import rubrics
from drafting.errors import AmendsError, ModelUnavailable
from drafting.incident import read_incident
from drafting.settings import read_settings
from drafting.writers import writer_named
from drafting.writing import Ending, Task, Writer
from rubrics import KINDS, Facts, Kind, Report

Record = dict[str, object]


class UnusableInput(AmendsError):
    """A file, an option or a line that cannot be used."""


# -- check


def check(args: argparse.Namespace) -> int:
    """`amends check`."""
    return check_lines(args) if args.jsonl else check_files(args)


def check_files(args: argparse.Namespace) -> int:
    """Judges each file; prints findings, or a JSON object a file. Returns 1 if any is blocked."""
    kind = _kind(args.kind)
    if args.incident == "-" and args.files in ([], ["-"]):
        raise UnusableInput("standard input can be the text or the record, not both: name a file for one of them")
    facts = _facts(_json(_read(args.incident)), args.on) if args.incident else _facts(None, args.on)
    texts = [(name, _read(name)) for name in args.files or ["-"]]
    blocked = False
    for name, text in texts:
        report = rubrics.check(text, kind=kind, facts=facts)
        blocked = blocked or report.state == "blocked"
        print(json.dumps({"id": name, **_told(report)}) if args.format == "json" else _readable(name, text, report))
    return int(blocked)


def check_lines(args: argparse.Namespace) -> int:
    """Judges a JSON object a line; a line that is none gets an error and the rest goes on."""
    outcomes = [_answer(line, lambda record: _checked(record, args)) for line in _lines("checking")]
    return max(outcomes, default=0)


def _checked(record: Record, args: argparse.Namespace) -> tuple[Record, int]:
    text = record.get("text")
    if not isinstance(text, str):
        raise UnusableInput("the object needs a text")
    kind = _kind(record.get("message_type") or args.kind)
    report = rubrics.check(text, kind=kind, facts=_facts(record.get("incident"), args.on))
    return _told(report), int(report.state == "blocked")


def _facts(record: object, on: dt.date | None) -> Facts | None:
    """The facts of a record; with no record there are none, and a date alone judges only dates."""
    if record is None:
        return Facts(fields={}, written_on=on, given=False) if on else None
    return read_incident(record).written(on).facts()


def _told(report: Report) -> Record:
    told = report.model_dump(mode="json")
    return {key: told[key] for key in ("state", "judged", "findings", "elements", "missing")}


def _readable(name: str, text: str, report: Report) -> str:
    lines = [f"{name}: {report.state}" + ("" if report.judged else " (not judged: not in English)")]
    for finding in report.findings:
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - text.rfind("\n", 0, finding.start)
        quote = " ".join(finding.quote.split())
        lines.append(f"{name}:{line}:{column}: {finding.severity} {finding.rule}: “{quote}” {finding.message}")
        lines.append(f"    Instead: {finding.instead}")
    lines += [f"{name}: {item.severity} missing {item.element}: {item.message}" for item in report.missing]
    return "\n".join(lines)


# -- draft


def draft(args: argparse.Namespace) -> int:
    """`amends draft`."""
    return draft_lines(args) if args.jsonl else draft_one(args)


def draft_one(args: argparse.Namespace) -> int:
    """Prints the draft of one record; who wrote it stands on standard error."""
    writer = _writer(args)
    text, ending = _written(writer, _task(_json(_read(args.incident)), args))
    print(text)
    print(f"amends: written by {ending.model}", file=sys.stderr)
    return 0


def draft_lines(args: argparse.Namespace) -> int:
    """Drafts a record a line: the text, who wrote it, and its report."""
    writer = _writer(args)
    outcomes = [_answer(line, lambda record: _drafted(record, writer, args)) for line in _lines("drafting")]
    return max(outcomes, default=0)


def _drafted(record: Record, writer: Writer, args: argparse.Namespace) -> tuple[Record, int]:
    task = _task(record, args)
    text, ending = _written(writer, task)
    return {
        "message_type": task.kind,
        "text": text,
        "model": ending.model,
        "prompt_sha256": ending.prompt_sha256,
        "report": _told(rubrics.check(text, kind=task.kind, facts=task.incident.facts())),
    }, 0


def _task(record: object, args: argparse.Namespace) -> Task:
    """The record as a task; of the option's kind, else the record's own."""
    incident = read_incident(record).written(args.on)
    incident.require()
    return Task(incident=incident, kind=incident.kind(_kind(args.kind) if args.kind else None))


def _written(writer: Writer, task: Task) -> tuple[str, Ending]:
    pieces = list(writer.write(task))
    endings = [piece for piece in pieces if isinstance(piece, Ending)]
    return "".join(piece for piece in pieces if isinstance(piece, str)), endings[0]


def _writer(args: argparse.Namespace) -> Writer:
    settings = read_settings()
    return writer_named(args.model or settings.model, settings)


# -- reading and answering


_NO_DRAFT: Final = 1
_UNUSABLE: Final = 2


def _answer(line: bytes, work: Callable[[Record], tuple[Record, int]]) -> int:
    """Prints what `work` makes of a line under its id, or the error; returns the line's exit status."""
    identity: object = None
    try:
        record = _object(line)
        identity = record.get("id")
        told, status = work(record)
    except ModelUnavailable as error:
        told, status = {"error": error.hint}, _NO_DRAFT
    except AmendsError as error:
        told, status = {"error": error.hint}, _UNUSABLE
    print(json.dumps({"id": identity, **told}), flush=True)
    return status


def _object(line: bytes) -> Record:
    value = _json(_decoded(line, "the line"))
    if not isinstance(value, dict):
        raise UnusableInput("the line is not a JSON object")
    return cast(Record, value)


def _json(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UnusableInput(f"not JSON: {error}") from None


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")


def _decoded(raw: bytes, what: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(f"{what} is not UTF-8 text (byte {error.start})") from None


def _read(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnusableInput(f"{name}: {error.strerror or error}") from None
    return _decoded(raw, name)


def _lines(doing: str) -> Iterator[bytes]:
    """The lines of standard input; a bar on standard error where that is a terminal."""
    with tqdm(desc=doing, unit=" lines", disable=None, leave=False) as bar:
        for line in sys.stdin.buffer:
            if line.strip():
                yield line
                bar.update()


def _kind(name: object) -> Kind:
    if name is None:
        return "resolution-letter"
    if name not in KINDS:
        raise UnusableInput(f"unknown kind of message {name!r}; there are {', '.join(KINDS)}")
    return name
