"""Where a draft is asked for, and streams in."""

import time
from typing import Final

import streamlit as st

from drafting import workflow
from drafting.errors import AmendsError
from drafting.remarks import remarks
from drafting.settings import BUILTIN_MODEL
from drafting.writers import writer_named
from rubrics import Kind
from ui import editor, markup, session

PAUSE_S: Final = 0.05
"""Shortest time between two pictures of a growing draft, in seconds."""


def show(case_id: str, kind: Kind) -> None:
    """The button that writes a draft, what stands in its way, and a draft that was broken off."""
    _unfinished(case_id, kind)
    head = session.store().head(case_id, kind)
    model = session.settings().model
    asked, told = st.columns([2, 8], vertical_alignment="center")
    wanted = asked.button(
        "Write a new draft" if head else "Write a draft", type="secondary" if head else "primary", key="draft"
    )
    who = "the built-in drafter" if model == BUILTIN_MODEL else model
    told.text(f"Written by {who}." + (" The text you have stays in the history." if head else ""))
    if not head:
        _remarks(case_id)
    if wanted:
        _write(case_id, kind, model)
    if hint := st.session_state.pop("draft-failed", None):
        markup.alert(hint)


def _write(case_id: str, kind: Kind, model: str) -> None:
    growing = st.empty()
    shown = 0.0
    try:
        writer = writer_named(model, session.settings())
        for text in workflow.draft(session.store(), case_id, kind, writer, session.now()):
            if time.monotonic() - shown >= PAUSE_S:
                growing.text(text)
                shown = time.monotonic()
        editor.replace_text(case_id, kind)
    except AmendsError as error:
        st.session_state["draft-failed"] = error.hint
    st.rerun()


def _remarks(case_id: str) -> None:
    for remark in remarks(workflow.incident(session.store(), case_id, session.now())):
        st.text(f"• {remark.message}")


def _keep_partial(case_id: str, kind: Kind) -> None:
    try:
        workflow.keep_partial(session.store(), case_id, kind, session.now())
    except AmendsError as error:
        st.session_state["draft-failed"] = error.hint
    editor.replace_text(case_id, kind)
    st.rerun()


def _unfinished(case_id: str, kind: Kind) -> None:
    part = session.store().unfinished(case_id, kind)
    if part is None:
        return
    with st.container(border=True, key="unfinished"):
        st.text(f"A draft by {part.model} was broken off. This much had been written:")
        markup.plain(part.text, classes="am-text am-box")
        keep, discard, _ = st.columns([2, 2, 6])
        if keep.button("Keep it to finish by hand", key="keep-unfinished"):
            _keep_partial(case_id, kind)
        if discard.button("Discard it", key="discard-unfinished"):
            session.store().discard_unfinished(case_id, kind)
            st.rerun()
