"""The page of the record: the incident form, and what staff are told of it before a draft."""

import streamlit as st

from drafting import workflow
from drafting.remarks import remarks
from ui import inputs, markup, session
from ui.form import GROUPS


def page() -> None:
    """The form of the case in the address."""
    case_id = session.case_in_address()
    if case_id is None:
        return
    markup.style()
    st.title("What went wrong")
    st.caption("Only what happened and who signs are required. Everything is kept as soon as it leaves its field.")
    answers = session.store().answers(case_id)
    for group in GROUPS:
        with st.container(border=True):
            st.subheader(group.title)
            for field in group.fields:
                inputs.show(field, answers, case_id, lambda name, text: _save(case_id, name, text))
    _told_before_a_draft(case_id)
    if st.button("On to the letter", type="primary", key="to-letter"):
        session.go("letter", case=case_id)


def _save(case_id: str, field: str, text: str) -> None:
    session.store().save_answer(case_id, field, text, session.now())


def _told_before_a_draft(case_id: str) -> None:
    found = remarks(workflow.incident(session.store(), case_id, session.now()))
    if found:
        with st.container(border=True, key="remarks"):
            st.markdown("**Before a draft**")
            for remark in found:
                st.text(f"• {remark.message}")
