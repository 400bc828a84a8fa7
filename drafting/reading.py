"""What the commands read: files, standard input, lines of JSON, and the names given as options.

Whatever cannot be used raises `UnusableInput`, whose hint says what and why.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from tqdm import tqdm

from drafting.errors import AmendsError
from drafting.incident import read_incident
from rubrics import KINDS, Facts, Kind

Record = dict[str, object]


class UnusableInput(AmendsError):
    """A file, an option or a line that cannot be used."""


def facts_of(record: object, on: dt.date | None) -> Facts | None:
    """The facts of a record; with no record there are none, and a date alone judges only dates."""
    if record is None:
        return Facts(fields={}, written_on=on, given=False) if on else None
    return read_incident(record).written(on).facts()


def object_of(line: bytes) -> Record:
    """The JSON object a line holds."""
    value = json_of(_decoded(line, "the line"))
    if not isinstance(value, dict):
        raise UnusableInput("the line is not a JSON object")
    return cast(Record, value)


def json_of(text: str) -> object:
    """The JSON value a text holds."""
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


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnusableInput(f"{name}: {error.strerror or error}") from None
    return _decoded(raw, name)


def lines_given(doing: str) -> Iterator[bytes]:
    """The lines of standard input; a bar on standard error where that is a terminal."""
    with tqdm(desc=doing, unit=" lines", disable=None, leave=False) as bar:
        for line in sys.stdin.buffer:
            if line.strip():
                yield line
                bar.update()


def kind_named(name: object) -> Kind:
    """The kind of message of this name; a resolution letter where none is given."""
    if name is None:
        return "resolution-letter"
    if name not in KINDS:
        raise UnusableInput(f"unknown kind of message {name!r}; there are {', '.join(KINDS)}")
    return name
