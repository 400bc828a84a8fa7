"""The page of the record: the incident form, and what staff are told of it before a draft."""

import streamlit as st

from drafting import workflow
from drafting.answers import incident_from, times_without_a_date, today
from drafting.incident import LABELS
from drafting.remarks import remarks
from ui import inputs, intake, markup, session
from ui.form import GROUPS


def page() -> None:
    """The form of the case in the address."""
    case_id = session.case_in_address()
    if case_id is None:
        return
    markup.style()
    st.title("What went wrong")
    markup.plain(
        "Only what happened and who signs are required. Everything is kept as soon as it leaves its field.",
        classes="am-small",
    )
    store = session.store()
    answers = store.answers(case_id)
    intake.show(case_id, answers)
    for group in GROUPS:
        with st.container(border=True):
            st.header(group.title)
            for field in group.fields:
                inputs.show(
                    field, answers, case_id, lambda name, text: store.save_answer(case_id, name, text, session.now())
                )
    _told_before_a_draft(case_id)
    if st.button("On to the letter", type="primary", key="to-letter"):
        session.go("letter", case=case_id)


def _told_before_a_draft(case_id: str) -> None:
    own, now = workflow.own_details(session.store()), session.now()
    answers = session.store().answers(case_id)
    found = remarks(incident_from(answers, own, now), today(own, now))
    loose = times_without_a_date(answers)
    if found or loose:
        with st.container(border=True, key="remarks"):
            st.markdown("**Before a draft**")
            for remark in found:
                st.text(f"• {remark.message}")
            for field in loose:
                st.text(f"• “{LABELS[field]}” has a time and no date: the time alone is not used.")
