"""What a realisation depends on, and what it gives: the scene of a letter, a clause told. Who acts for us, who does not."""

from dataclasses import dataclass, replace
from typing import Literal

from drafting.builtin.dates import Calendar
from drafting.builtin.person import Reader
from drafting.builtin.phrases import Style
from drafting.builtin.tokens import core, head
from drafting.builtin.words import FAMILY, OUTSIDERS, STAFF

Mode = Literal["mistake", "cause", "impact", "done"]


Voice = Literal["ours", "yours", "other", "list"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a realisation depends on: the reader, the calendar, whether the writer acts as "I", how the record is typed."""

    reader: Reader
    calendar: Calendar
    me: Literal["I", "we"]
    style: Style
    customers_part: bool = False
    supplied: bool = False
    """Whether the mistake was that of somebody who works for us from outside."""
    sums: tuple[tuple[str, str], ...] = ()
    """Amounts of the record by their bare figures: ("1150", "€1,150")."""
    outage: bool = False
    """Whether what failed is a supply or a service, which is what comes back."""
    sender: frozenset[str] = frozenset()
    """The names of who signs, in lower case: in the letter that is "I"."""

    def as_rule(self) -> "Scene":
        """The scene for what holds for every customer from now on: nothing in it is the reader's alone."""
        return replace(self, reader=self.reader.as_bystander(), style=replace(self.style, owned="the"))


@dataclass(frozen=True, slots=True)
class Told:
    """A clause told: its predicate and whose it is. `subject` is blank for a list of noun phrases."""

    voice: Voice
    subject: str
    predicate: str
    thing: str = "it"


def blames(words: tuple[str, ...]) -> bool:
    """Whether a noun phrase puts somebody outside us in the place of the cause. Source: LABELS (shifts-blame)."""
    plain_words = {core(word).removesuffix("'s") for word in words}
    return bool(plain_words & OUTSIDERS)


def acts_for_us(words: tuple[str, ...]) -> bool:
    """Whether a subject is somebody of ours, who is "we" in the letter. Source: LABELS (shifts-blame), E20."""
    owner = core(words[0])
    plain_head = core(head(words)) in STAFF and owner not in ("your", "another", "you", "two", "three", "both")
    return plain_head and not any(core(word).endswith("'s") for word in words) and "of" not in words


def is_person(told_subject: str) -> bool:
    return bool({core(word) for word in told_subject.split()} & (FAMILY | STAFF))
