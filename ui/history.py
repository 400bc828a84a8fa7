"""Every text there was: who made it, when, and a way back to it."""

import streamlit as st

from drafting import workflow
from drafting.errors import AmendsError
from drafting.store import Revision
from rubrics import Kind
from ui import editor, markup, provenance, session


def show(case_id: str, kind: Kind, current: int) -> None:
    """The revisions, newest first; any of them can be made the current text again, as a new revision."""
    with st.expander("History"):
        for revision in session.store().revisions(case_id, kind):
            _row(revision, current)


def _row(revision: Revision, current: int) -> None:
    said = "current" if revision.n == current else "kept aside" if revision.aside else ""
    told, act = st.columns([8, 2], vertical_alignment="center")
    told.text(
        f"Revision {revision.n}, {revision.at.astimezone():%d %b %Y %H:%M}, by {revision.author} {said and f'({said})'}"
    )
    for remark in revision.made.remarks if revision.made else ():
        markup.plain(remark, classes="am-small")
    if revision.n == current:
        return
    with act.popover("Read", key=f"read-{revision.n}"):
        markup.plain(revision.text, classes="am-text")
        if st.button("Make it the current text", key=f"restore-{revision.n}"):
            _restore(revision, current)
        for message in revision.made.sent if revision.made else ():
            st.text(provenance.SENT[message.role])
            markup.plain(message.content, classes="am-text am-box am-small")


def _restore(revision: Revision, current: int) -> None:
    try:
        workflow.edit(
            session.store(), revision.case_id, revision.kind, revision.text,
            seen=current, author=session.person(), now=session.now(),
        )  # fmt: skip
    except AmendsError as error:
        markup.alert(error.hint)
        return
    editor.replace_text(revision.case_id, revision.kind)
    st.rerun()
