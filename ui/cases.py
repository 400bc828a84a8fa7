"""The page of cases: each with its state, and the ways to open, duplicate and put one away."""

from html import escape

import streamlit as st

from drafting import workflow
from drafting.overview import CaseLine, case_lines
from ui import markup, session


def page() -> None:
    """The list of cases."""
    markup.style()
    st.title("Cases")
    top = st.columns([2, 3, 2], vertical_alignment="bottom")
    if top[0].button("Record a mistake", type="primary", key="new-case"):
        session.go("record", case=session.store().create_case(session.now()))
    wanted = top[1].text_input("Search", key="search", placeholder="customer, what happened, reference", live=True)
    archived = top[2].toggle("Archived cases", key="archived")
    lines = case_lines(session.store(), archived=archived, wanted=wanted or "")
    if not lines:
        st.text(_none(archived, wanted or ""))
    for line in lines:
        _row(line)


def _none(archived: bool, wanted: str) -> str:
    if wanted:
        return "No case holds these words."
    return "No archived cases." if archived else "No cases yet. Record a mistake to begin."


def _row(line: CaseLine) -> None:
    with st.container(border=True, key=f"case-{line.id}"):
        about, state, duplicate, archive = st.columns([6, 2, 1.4, 1.4], vertical_alignment="center")
        about.html(
            f'<a class="am-link" href="letter?case={line.id}" target="_self" dir="auto">{escape(line.title)}</a>'
            f'<div class="am-small" dir="auto">{escape(line.summary)}</div>'
        )
        state.html(f'{escape(line.state)}<div class="am-small">{line.created_at.astimezone():%d %b %Y, %H:%M}</div>')
        if duplicate.button("Duplicate", key=f"duplicate-{line.id}"):
            session.go("record", case=workflow.duplicate(session.store(), line.id, session.now()))
        if archive.button("Bring back" if line.archived else "Archive", key=f"archive-{line.id}"):
            session.store().archive(line.id, None if line.archived else session.now())
            st.rerun()
