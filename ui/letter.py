"""The page of the letter: a draft beside its findings, edited, approved and handed out."""

from html import escape

import streamlit as st

from drafting import workflow
from drafting.store import Revision
from rubrics import KINDS, RULE_OF_KIND, Kind
from ui import approval, drafting_box, editor, history, markup, provenance, report, rewriting, second_reading, session


def page() -> None:
    """The workspace of the case in the address, for the kind of message chosen."""
    case_id = session.case_in_address()
    if case_id is None:
        return
    markup.style()
    _head(case_id)
    kind = _kind(case_id)
    if drafting_box.show(case_id, kind):
        return
    head = session.store().head(case_id, kind)
    if head is None:
        st.text("There is no text yet. Write a draft, or go back to the record and add what you know.")
        return
    done = workflow.approved(session.store(), case_id, kind)
    if done and (refused := editor.refusal(case_id, kind)):
        markup.alert(refused)
    if done and not editor.reopened(case_id, kind, head.n):
        approval.hand_out(done)
    else:
        _workspace(head)
    history.show(case_id, kind, head.n)


def _workspace(head: Revision) -> None:
    """The editor with the gate below it, the same text marked, and what the rubric says, side by side."""
    writing, reading, judging = st.columns([5, 5, 5], gap="medium")
    with writing:
        shown = editor.show(head)
        provenance.show(shown)
        judged = workflow.review(session.store(), shown, session.now())
        rewriting.show(judged)
        approval.gate(judged)
    with reading:
        st.header("As it will be read")
        st.html(markup.marked(shown.text, report.open_findings(judged)))
    with judging:
        report.show(judged)
        second_reading.show(judged)


def _head(case_id: str) -> None:
    record = workflow.incident(session.store(), case_id, session.now())
    st.title("The letter")
    about = record.customer_name or "No customer named yet"
    st.html(f'<div class="am-small" dir="auto">{escape(about)}: {escape(record.what_happened[:200])}</div>')
    back, _ = st.columns([2, 8])
    back.page_link(session.PAGES["record"], label="Back to the record", query_params={"case": case_id})


def _kind(case_id: str) -> Kind:
    """The kind of message chosen; it stands in the address, so that a reload shows it again."""
    key = f"kind:{case_id}"
    asked = st.query_params.get("kind")
    if key not in st.session_state:
        wanted = workflow.incident(session.store(), case_id, session.now()).kind()
        st.session_state[key] = asked if asked in KINDS else wanted
    kind: Kind = st.radio(
        "Kind of message", KINDS, key=key, horizontal=True, format_func=lambda kind: RULE_OF_KIND[kind].title,
        help="What each is for: " + "; ".join(f"{r.title}: {r.purpose.lower()}" for r in RULE_OF_KIND.values()) + ".",
    )  # fmt: skip
    st.query_params["kind"] = kind
    return kind
