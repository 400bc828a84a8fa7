"""An answer for one field of the form, with the exact words of the paste it rests on."""

from collections.abc import Iterator

from drafting.answers import time_of, unknown_of
from rubrics.report import Frozen


class Proposal(Frozen):
    """`value` as the form keeps it: text as typed, a day as YYYY-MM-DD with its `clock` as HH:MM beside it."""

    field: str
    value: str
    quote: str
    clock: str = ""

    def answers(self, held: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The answers to save, each with its name, where the form holds these now."""
        yield self.field, self.value
        if self.clock or held.get(time_of(self.field)):
            yield time_of(self.field), self.clock
        if held.get(unknown_of(self.field)):
            yield unknown_of(self.field), ""

    def stands_in(self, held: dict[str, str]) -> bool:
        """Whether the form holds it already."""
        return (
            held.get(self.field, "") == self.value
            and held.get(time_of(self.field), "") == self.clock
            and not held.get(unknown_of(self.field))
        )
