"""Form fields that keep what was typed the moment it leaves the field; the browser's session holds nothing alone."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import streamlit as st

from drafting.answers import CAN_BE_UNKNOWN, time_of, unknown_of
from drafting.incident import LABELS, REQUIRED
from ui import keeping, markup
from ui.form import CHOICES, DATES, WITH_TIME, Field

Save = Callable[[str, str], None]
"""Keeps an answer: the field's name and its text."""

EARLIEST: Final = dt.date(1900, 1, 1)
LATEST: Final = dt.date(2999, 12, 31)
LINE_HEIGHT: Final = 30


def show(field: Field, answers: dict[str, str], scope: str, save: Save) -> None:
    """The field's widgets, filled with what is stored; each change is saved under the field's name.

    `scope` keeps apart the widgets of two cases.
    """
    asked, why = st.columns([5, 3], gap="medium")
    with why:
        markup.plain(field.why, classes="am-small")
    with asked:
        _widgets(field, answers, scope, save)


def _widgets(field: Field, answers: dict[str, str], scope: str, save: Save) -> None:
    if field.name in CHOICES:
        _choice(field, answers, scope, save)
    elif field.name in DATES:
        _moment(field, answers, scope, save)
    else:
        _text(field, answers, scope, save)


def _is_unknown(field: Field, answers: dict[str, str]) -> bool:
    return field.name in CAN_BE_UNKNOWN and bool(answers.get(unknown_of(field.name)))


def _label(field: Field) -> str:
    return LABELS[field.name] + (" (required)" if field.name in REQUIRED else "")


def _mount(key: str, stored: object) -> None:
    """Fills a widget that this session has not shown yet."""
    if key not in st.session_state:
        st.session_state[key] = stored


def _keeping(key: str, name: str, save: Save, told: Callable[[Any], str]) -> Callable[[], None]:
    """What a widget does on a change: its value, put as text, is saved under the field's name."""
    return partial(keeping.keep, key, keeping.Saver(_save, (save, name, told)))


def _save(value: object, save: Save, name: str, told: Callable[[Any], str]) -> None:
    save(name, told(value))


def _text(field: Field, answers: dict[str, str], scope: str, save: Save) -> None:
    unknown = _is_unknown(field, answers)
    key = f"{scope}:{field.name}"
    _mount(key, answers.get(field.name, ""))
    options: dict[str, Any] = {
        "key": key, "placeholder": field.example and f"e.g. {field.example}", "disabled": unknown,
        "on_change": _keeping(key, field.name, save, str),
    }  # fmt: skip
    if field.lines > 1:
        st.text_area(_label(field), height=40 + LINE_HEIGHT * field.lines, **options)
    else:
        st.text_input(_label(field), **options)
    if field.name in CAN_BE_UNKNOWN:
        _unknown(field, answers, scope, save)


def _unknown(field: Field, answers: dict[str, str], scope: str, save: Save) -> None:
    name = unknown_of(field.name)
    key = f"{scope}:{name}"
    _mount(key, bool(answers.get(name)))
    st.checkbox(
        f"Not known yet: {LABELS[field.name].lower()}",
        key=key,
        help="An honest answer: the letter says so, and says when the next news comes if you give a time below.",
        on_change=_keeping(key, name, save, lambda ticked: "yes" if ticked else ""),
    )


def _choice(field: Field, answers: dict[str, str], scope: str, save: Save) -> None:
    key = f"{scope}:{field.name}"
    options = CHOICES[field.name]
    stored = answers.get(field.name)
    _mount(key, stored if stored in options else None)
    st.radio(
        _label(field), list(options), format_func=options.__getitem__, key=key, horizontal=True,
        index=None, on_change=_keeping(key, field.name, save, lambda chosen: chosen or ""),
    )  # fmt: skip


def _moment(field: Field, answers: dict[str, str], scope: str, save: Save) -> None:
    unknown = _is_unknown(field, answers)
    key = f"{scope}:{field.name}"
    _mount(key, _date(answers.get(field.name, "")))
    day, clock = st.columns([3, 2])
    with day:
        st.date_input(
            _label(field), key=key, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD",
            disabled=unknown, on_change=_keeping(key, field.name, save, _iso),
        )  # fmt: skip
    if field.name in WITH_TIME:
        with clock:
            _clock(field, answers, scope, save, unknown)
    if field.name in CAN_BE_UNKNOWN:
        _unknown(field, answers, scope, save)


def _clock(field: Field, answers: dict[str, str], scope: str, save: Save, unknown: bool) -> None:
    name = time_of(field.name)
    key = f"{scope}:{name}"
    _mount(key, _time(answers.get(name, "")))
    st.time_input(
        f"{LABELS[field.name]}: time", key=key, value=None, step=300, disabled=unknown,
        on_change=_keeping(key, name, save, _iso),
    )  # fmt: skip


def _iso(value: dt.date | dt.time | None) -> str:
    if value is None:
        return ""
    return value.isoformat(timespec="minutes") if isinstance(value, dt.time) else value.isoformat()


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        return None
