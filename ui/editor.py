"""The editable text. Each time the text leaves the editor it is saved as a revision of its own.

The editor keeps its identity across its own saves, so that words typed while a save is under way stay where they are;
it is laid anew only when another text takes its place.
"""

from dataclasses import dataclass

import streamlit as st

from drafting import workflow
from drafting.errors import StaleText
from drafting.store import Revision, Store
from rubrics import Kind
from ui import keeping, markup, session


@dataclass
class Editing:
    """What this tab's editor was filled with (`laid`), the revision its text is now, and a save that was refused."""

    laid: int
    base: Revision
    refused: str = ""

    @property
    def key(self) -> str:
        """The editor's key: the same until another text takes the place of this one."""
        return f"text:{self.base.case_id}:{self.base.kind}:{self.laid}"


def show(head: Revision) -> Revision:
    """The editor; returns the revision it shows, which is an older one where a newer was saved elsewhere."""
    editing = _editing(head)
    _stale(head, editing)
    if editing.key not in st.session_state:
        st.session_state[editing.key] = editing.base.text
    st.header("The text")
    st.text_area(
        "Text of the message",
        key=editing.key,
        height=520,
        help="Saved as a new revision whenever you leave it. The rubric reads it again then.",
        on_change=keeping.keep,
        args=(editing.key, keeping.Saver(_save, (session.store(), editing, session.person()))),
    )
    markup.plain(
        f"Revision {editing.base.n}, by {_author(editing.base)}. Leave the text, or press Ctrl+Enter, to check it again.",
        classes="am-small",
    )
    return editing.base


def reopened(case_id: str, kind: Kind, number: int) -> bool:
    """Whether staff chose to edit this approved revision."""
    return st.session_state.get(f"edit:{case_id}:{kind}") == number


def reopen(case_id: str, kind: Kind, number: int) -> None:
    """Opens an approved revision for editing; it stays approved until a word of it changes."""
    replace_text(case_id, kind)
    st.session_state[f"edit:{case_id}:{kind}"] = number


def close(case_id: str, kind: Kind) -> None:
    """Puts the editor away, as after an approval."""
    st.session_state.pop(f"edit:{case_id}:{kind}", None)
    replace_text(case_id, kind)


def replace_text(case_id: str, kind: Kind) -> None:
    """Lets the editor show the current text anew, whatever stood in it."""
    st.session_state.pop(_slot(case_id, kind), None)


def refusal(case_id: str, kind: Kind) -> str:
    """What to say of a save that was refused in this tab; blank where none was."""
    editing: Editing | None = st.session_state.get(_slot(case_id, kind))
    return editing.refused if editing else ""


def _slot(case_id: str, kind: Kind) -> str:
    return f"editing:{case_id}:{kind}"


def _author(revision: Revision) -> str:
    return "the built-in drafter" if revision.model == "builtin/plain" else revision.author


def _editing(head: Revision) -> Editing:
    """What this tab edits: the current text, unless another tab saved a newer one since."""
    slot = _slot(head.case_id, head.kind)
    if slot not in st.session_state:
        st.session_state[slot] = Editing(laid=head.n, base=head)
    editing: Editing = st.session_state[slot]
    return editing


def _save(text: str, store: Store, editing: Editing, author: str) -> None:
    """Saves what was typed; asks nothing of the session, so that no click can come between."""
    base = editing.base
    try:
        editing.base = workflow.edit(
            store, base.case_id, base.kind, text or "", seen=base.n, author=author, now=session.now()
        )
    except StaleText as error:
        editing.refused = error.hint
    else:
        editing.refused = ""


def _stale(head: Revision, editing: Editing) -> None:
    """Says that a newer text was saved elsewhere, and lets staff choose."""
    if head.n == editing.base.n:
        return
    at = (head.case_id, head.kind)
    with st.container(border=True, key="stale"):
        markup.alert(editing.refused or f"Revision {head.n}, saved elsewhere, is newer than the text below.")
        newer, mine = st.columns(2)
        newer.button("Show the newer text", key="show-newer", on_click=replace_text, args=at)
        if editing.refused:
            mine.button("Use mine instead", key="use-mine", on_click=_use_mine, args=(head, editing))


def _use_mine(head: Revision, editing: Editing) -> None:
    """Saves what stands in the editor onto the newer text, which stays in the history."""
    text = st.session_state[editing.key]
    try:
        workflow.edit(
            session.store(), head.case_id, head.kind, text, seen=head.n, author=session.person(), now=session.now()
        )
    except StaleText as error:
        editing.refused = error.hint
    else:
        replace_text(head.case_id, head.kind)
