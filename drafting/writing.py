"""The protocol every writer stands behind: pieces of text, then how it ended. Built-in drafter and models alike."""

from collections.abc import Iterator
from typing import Final, Literal, Protocol

from pydantic import Field

from drafting.errors import UnusableIncident
from drafting.incident import Incident
from rubrics import Kind
from rubrics.report import Frozen

LONGEST_OWN_DETAIL: Final = 200
"""The most characters an own detail may hold and still be written with."""


class OwnDetails(Frozen):
    """What staff type once: who they are and how they write. Blank where not given.

    `locale` decides spelling and dates; blank lets the record decide. `currency` is the ISO code of bare amounts.
    """

    company: str = ""
    signer: str = ""
    title: str = ""
    sign_off: str = ""
    locale: Literal["", "en-GB", "en-US"] = ""
    time_zone: str = ""
    currency: str = ""

    def require(self) -> None:
        """Raises UnusableIncident where a detail is too long to write with."""
        for field, value in self:
            if len(value) > LONGEST_OWN_DETAIL:
                raise UnusableIncident(
                    f"“{field.replace('_', '-').capitalize()}” in your details holds {len(value):,} characters;"
                    f" {LONGEST_OWN_DETAIL} is the most a letter can use. Shorten it there."
                )


class Task(Frozen):
    """What a writer is asked for: one kind of message about one incident, in the house's own details."""

    incident: Incident
    kind: Kind
    own: OwnDetails = Field(default_factory=OwnDetails)


class Usage(Frozen):
    """Tokens in and out, and what the provider charges in US dollars where that is known."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None


class Ending(Frozen):
    """How a draft ended and who wrote it; `prompt_sha256` is None for the built-in drafter."""

    model: str
    prompt_sha256: str | None = None
    usage: Usage | None = None


class Writer(Protocol):
    """Writes drafts. A writer that cannot raises an `AmendsError`."""

    @property
    def name(self) -> str:
        """The model's name, as the page and the history call it."""
        ...

    def write(self, task: Task) -> Iterator[str | Ending]:
        """Pieces of the draft in order, then exactly one `Ending`."""
        ...
