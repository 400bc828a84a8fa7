"""The protocol every writer stands behind: pieces of text, then how it ended. Built-in drafter and models alike."""

from collections.abc import Generator
from typing import Final, Literal, Protocol

from pydantic import Field

from drafting.errors import UnusableIncident
from drafting.incident import Incident
from rubrics import Kind
from rubrics.report import Frozen

LONGEST_OWN_DETAIL: Final = 200
LONGEST_MANNER: Final = 4_000
"""The most characters an own detail may hold and still be written with; more for those that describe a manner."""

MANNER: Final = ("voice", "sample", "never_say", "manner", "address")
"""Own details that say how to write; no letter may take a fact from them."""
_AT_LENGTH: Final = ("voice", "sample", "never_say")


def longest(detail: str) -> int:
    """The most characters this own detail may hold."""
    return LONGEST_MANNER if detail in _AT_LENGTH else LONGEST_OWN_DETAIL


class OwnDetails(Frozen):
    """What staff type once: who they are and how they write. Blank where not given.

    `locale` decides spelling and dates; blank lets the record decide. `currency` is the ISO code of bare amounts.
    `voice` is how the house writes, in its own words; `sample` a past letter by the person who signs. `manner` is the
    built-in drafter's tone (blank is plain), `never_say` words that no letter uses, with commas between, `address` how a
    customer is greeted: by title and surname, by first name, or (blank) as the record names them.
    """

    company: str = ""
    signer: str = ""
    title: str = ""
    sign_off: str = ""
    locale: Literal["", "en-GB", "en-US"] = ""
    time_zone: str = ""
    currency: str = ""
    voice: str = ""
    sample: str = ""
    manner: Literal["", "plain", "warm", "formal"] = ""
    never_say: str = ""
    address: Literal["", "formal", "first-name"] = ""

    @property
    def stated(self) -> dict[str, str]:
        """What a letter may state of these details."""
        return self.model_dump(exclude_defaults=True, exclude=set(MANNER))

    def require(self) -> None:
        """Raises UnusableIncident where a detail is too long to write with."""
        for field, value in self:
            most = longest(field)
            if len(value) > most:
                raise UnusableIncident(
                    f"“{field.replace('_', '-').capitalize()}” in your details holds {len(value):,} characters;"
                    f" {most:,} is the most a letter can use. Shorten it there."
                )


class Task(Frozen):
    """What a writer is asked for: one kind of message about one incident, in the house's own details.

    `wording` asks the built-in drafter for other sentences of its own; the same number gives the same draft.
    """

    incident: Incident
    kind: Kind
    own: OwnDetails = Field(default_factory=OwnDetails)
    wording: int = Field(default=0, ge=0)


class Message(Frozen):
    """One message to a model."""

    role: Literal["system", "user"]
    content: str


class Usage(Frozen):
    """Tokens in and out, and what the provider charges in US dollars where that is known."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None


class Notice(Frozen):
    """What staff are told while they wait. One comes at least every `TICK_S` while nothing else does."""

    says: str


class SetAside(Frozen):
    """A model that was passed over, and the sentence that says why. What it had written goes no further."""

    model: str
    why: str


class Ending(Frozen):
    """How a draft ended and who wrote it; `prompt_sha256` and `sent` are empty for the built-in drafter.

    `sent` holds the messages exactly as they left the house. `remarks` say what was mended in the reply.
    """

    model: str
    prompt_sha256: str | None = None
    usage: Usage | None = None
    passed_over: tuple[SetAside, ...] = ()
    sent: tuple[Message, ...] = ()
    remarks: tuple[str, ...] = ()


class Made(Frozen):
    """How a revision came about, beyond who wrote it: kept with it, shown in the history."""

    usage: Usage | None = None
    passed_over: tuple[SetAside, ...] = ()
    sent: tuple[Message, ...] = ()
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, ending: Ending, remarks: tuple[str, ...] = ()) -> "Made | None":
        """What there is to keep of an ending; None where there is nothing."""
        made = cls(
            usage=ending.usage, passed_over=ending.passed_over, sent=ending.sent, remarks=(*ending.remarks, *remarks)
        )
        return None if made == cls() else made


TICK_S: Final = 0.2
"""The longest a writer keeps silent, in seconds, so that whoever listens can stop it."""


class Writer(Protocol):
    """Writes drafts. A writer that cannot raises an `AmendsError`."""

    @property
    def name(self) -> str:
        """The model's name, as the page and the history call it."""
        ...

    def write(self, task: Task) -> Generator[str | Notice | SetAside | Ending]:
        """The draft as far as it has grown, again and again, then exactly one `Ending`.

        Closing the iterator stops the writing, and the request behind it.
        """
        ...
