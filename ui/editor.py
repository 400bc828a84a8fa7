"""The editable text. Each time the text leaves the editor it is saved as a revision of its own.

The editor keeps its identity across its own saves, so that words typed while a save is under way stay where they are;
it is laid anew only when another text takes its place.
"""

import streamlit as st

from drafting import workflow
from drafting.errors import StaleText
from drafting.store import Revision
from rubrics import Kind
from ui import markup, session


def show(head: Revision) -> Revision:
    """The editor; returns the revision it shows, which is an older one where a newer was saved elsewhere."""
    base = _base(head)
    _stale(head, base)
    key = _key(base.case_id, base.kind)
    if key not in st.session_state:
        st.session_state[key] = base.text
    st.subheader("The text")
    st.text_area(
        "Text of the message", key=key, height=520, on_change=_save, args=(base.case_id, base.kind, key),
        help="Saved as a new revision whenever you leave it. The rubric reads it again then.",
    )  # fmt: skip
    st.caption(f"Revision {base.n}, by {_author(base)}. Leave the text, or press Ctrl+Enter, to check it again.")
    return base


def reopened(case_id: str, kind: Kind, number: int) -> bool:
    """Whether staff chose to edit this approved revision."""
    return st.session_state.get(f"edit:{case_id}:{kind}") == number


def reopen(case_id: str, kind: Kind, number: int) -> None:
    """Opens an approved revision for editing; it stays approved until a word of it changes."""
    st.session_state[f"edit:{case_id}:{kind}"] = number


def replace_text(case_id: str, kind: Kind) -> None:
    """Lets the editor show the current text anew, whatever stood in it."""
    st.session_state.pop(f"base:{case_id}:{kind}", None)
    st.session_state.pop(f"base:{case_id}:{kind}:refused", None)


def _author(revision: Revision) -> str:
    return "the built-in drafter" if revision.model == "builtin/plain" else revision.author


def _key(case_id: str, kind: Kind) -> str:
    return f"text:{case_id}:{kind}:{st.session_state[f'base:{case_id}:{kind}:from']}"


def _base(head: Revision) -> Revision:
    """The revision this tab's text was made from: the current one, unless another tab saved a newer since."""
    slot = f"base:{head.case_id}:{head.kind}"
    known: Revision | None = st.session_state.get(slot)
    if known is None:
        st.session_state[slot] = known = head
        st.session_state[f"{slot}:from"] = head.n
    return known


def _save(case_id: str, kind: Kind, key: str) -> None:
    slot = f"base:{case_id}:{kind}"
    base: Revision = st.session_state[slot]
    text = st.session_state[key] or ""
    try:
        st.session_state[slot] = workflow.edit(
            session.store(), case_id, kind, text, seen=base.n, author=session.person(), now=session.now()
        )
    except StaleText as error:
        st.session_state[f"{slot}:refused"] = error.hint


def _stale(head: Revision, base: Revision) -> None:
    """Says that a newer text was saved elsewhere, and lets staff choose."""
    if head.n == base.n:
        return
    slot = f"base:{head.case_id}:{head.kind}"
    refused = st.session_state.get(f"{slot}:refused")
    with st.container(border=True, key="stale"):
        markup.alert(refused or f"Revision {head.n}, saved elsewhere, is newer than the text below.")
        newer, mine = st.columns(2)
        newer.button("Show the newer text", key="show-newer", on_click=replace_text, args=(head.case_id, head.kind))
        if refused:
            mine.button("Use mine instead", key="use-mine", on_click=_use_mine, args=(head,))


def _use_mine(head: Revision) -> None:
    """Saves what stands in the editor onto the newer text, which stays in the history."""
    text = st.session_state[_key(head.case_id, head.kind)]
    try:
        workflow.edit(
            session.store(), head.case_id, head.kind, text, seen=head.n, author=session.person(), now=session.now()
        )
    except StaleText as error:
        st.session_state[f"base:{head.case_id}:{head.kind}:refused"] = error.hint
    else:
        replace_text(head.case_id, head.kind)
