"""Keeping what was typed, even where the next click interrupts the run that keeps it."""

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st


class Saver(NamedTuple):
    """A function that saves a value, and what it needs besides; it must not ask anything of the session."""

    save: Callable[..., None]
    needs: tuple[Any, ...]

    def __call__(self, value: Any) -> None:
        """Saves the value."""
        self.save(value, *self.needs)


def keep(key: str, saver: Saver) -> None:
    """Hands the widget's value to its saver.

    Streamlit stops a run at any access to the session's state once the next run waits, and would drop the change;
    here the value is saved first, and the stop goes on its way afterwards.
    """
    try:
        value = st.session_state[key]
    except BaseException:
        saver(st.session_state[key])
        raise
    saver(value)
