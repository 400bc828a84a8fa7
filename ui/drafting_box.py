"""Where a draft is asked for, grows, and can be stopped."""

from functools import partial
from typing import Final

import streamlit as st

from drafting import jobs, workflow
from drafting.drafts import drafted
from drafting.errors import AmendsError
from drafting.remarks import remarks
from drafting.settings import BUILTIN_MODEL
from rubrics import Kind
from ui import editor, markup, session

EVERY_S: Final = 0.25
"""Time between two pictures of a growing draft, in seconds."""

AT_ONCE_S: Final = 3.0
"""How long a draft that needs no model is waited for, in seconds."""


def show(case_id: str, kind: Kind) -> bool:
    """The button that writes a draft, what stands in its way, and a draft that was broken off; whether one is growing."""
    if jobs.running((case_id, kind)):
        _growing(case_id, kind)
        return True
    _unfinished(case_id, kind)
    head = session.store().head(case_id, kind)
    told = workflow.wordings(session.store(), case_id, kind)
    with st.container(horizontal=True, vertical_alignment="center", key="asking"):
        asked = st.button(
            "Write a new draft" if head else "Write a draft", type="secondary" if head else "primary", key="draft"
        )
        other = told and session.settings().model == BUILTIN_MODEL
        again = other and st.button("Another wording", key="another", help="The same facts in other sentences.")
        st.text(
            f"Drafts are written by {session.writer()}." + (" The text you have stays in the history." if head else "")
        )
    if not head:
        _remarks(case_id)
    if asked or again:
        _start(case_id, kind, told if again else max(0, told - 1))
    if hint := st.session_state.pop("draft-failed", None):
        markup.alert(hint)
    return False


def _start(case_id: str, kind: Kind, wording: int) -> None:
    settings = session.settings()
    make = partial(drafted, model=settings.model, settings=settings, wording=wording)
    steps = workflow.draft(session.store(), case_id, kind, make, session.now(), by=settings.model)
    job = jobs.start((case_id, kind), steps)
    if settings.model == BUILTIN_MODEL:
        job.wait(AT_ONCE_S)
    _take_note(case_id, kind)
    st.rerun()


def _take_note(case_id: str, kind: Kind) -> bool:
    """Whether the draft has ended; then the editor shows what came of it, and a failure is told."""
    job = jobs.running((case_id, kind))
    if job is None or not job.over:
        return job is None
    jobs.noted((case_id, kind))
    if job.hint:
        st.session_state["draft-failed"] = job.hint
    editor.replace_text(case_id, kind)
    return True


@st.fragment(run_every=EVERY_S)
def _growing(case_id: str, kind: Kind) -> None:
    if _take_note(case_id, kind):
        st.rerun()
    job = jobs.running((case_id, kind))
    if job is None:
        return
    with st.container(border=True, key="growing"):
        stop, told = st.columns([2, 8], vertical_alignment="center")
        if stop.button("Stop", key="stop-draft", help="What has been written is kept."):
            job.stop()
        told.html(f'<div role="status">{markup.escaped(job.says or "The draft is being written.")}</div>')
        if job.text:
            markup.plain(job.text, classes="am-text am-box")


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
