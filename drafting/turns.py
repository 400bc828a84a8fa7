"""Turns at the models: so much work at once in a process, the rest in the order it came."""

import threading
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from drafting import gateway
from drafting.settings import Settings
from drafting.writing import TICK_S, Notice

Step = TypeVar("Step")


def in_turn(settings: Settings, work: Generator[Step]) -> Generator[Step | Notice]:
    """The steps of work that asks models, once it is its turn and litellm is loaded: its deadlines begin only then."""
    with turns(settings.concurrency).one() as waiting:
        for ahead in waiting:
            yield Notice(says=f"{ahead} {'others are' if ahead > 1 else 'other is'} being answered before this one.")
        yield Notice(says="The language model is being loaded.")
        gateway.ready()
        yield from work


class Turns:
    """A fixed number of seats, and one line before them."""

    def __init__(self, seats: int) -> None:
        self._free = seats
        self._line: deque[object] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def one(self) -> Generator[Iterator[int]]:
        """A turn. Iterate over what it gives before the work: how many stand ahead, until it is our turn.

        Leaving the block gives the seat back, or the place in the line.
        """
        ticket = object()
        with self._changed:
            self._line.append(ticket)
        try:
            yield self._waiting(ticket)
        finally:
            with self._changed:
                if ticket in self._line:
                    self._line.remove(ticket)
                else:
                    self._free += 1
                self._changed.notify_all()

    def _waiting(self, ticket: object) -> Iterator[int]:
        while True:
            with self._changed:
                if self._line.index(ticket) < self._free:
                    self._line.remove(ticket)
                    self._free -= 1
                    return
                ahead = self._line.index(ticket) - self._free + 1
            yield ahead
            with self._changed:
                self._changed.wait(TICK_S)


@cache
def turns(seats: int) -> Turns:
    """The turns of this process."""
    return Turns(seats)
