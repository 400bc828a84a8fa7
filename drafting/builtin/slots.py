"""A letter before it is written out: places in paragraphs, each with its wordings and the fields they were made from."""

from dataclasses import dataclass
from typing import Literal

from rubrics import Element

Role = Literal[
    "mistake",
    "owned",
    "impact",
    "cause",
    "unknown",
    "supplier",
    "repair",
    "promise",
    "gift",
    "change",
    "asked",
    "next",
    "thanks",
]
"""What a sentence is in the letter. Only neighbours of one role are joined."""

Line = tuple[str, tuple[str, ...]]
"""A line of greeting or sign-off, and the fields it came from."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the letter: the wordings to try in turn ("" leaves it out), and the fields they all came from.

    The first `alike` wordings say the same; those after them say less. `keep` says how long the place is kept when space
    is short; `holds` the elements it is there for.
    """

    role: Role
    options: tuple[str, ...]
    fields: tuple[str, ...] = ()
    keep: int = 5
    holds: tuple[Element, ...] = ()
    alike: int = 1
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a letter is rendered from."""

    greeting: Line
    slots: tuple[Slot, ...]
    closing: tuple[Line, ...]
    subject: Line = ("", ())
