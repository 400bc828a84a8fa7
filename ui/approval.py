"""The gate, and what lies behind it: the approved text, frozen, to copy and to download."""

import streamlit as st

from drafting import export, workflow
from drafting.errors import AmendsError
from drafting.workflow import Approved, Review
from rubrics import RULE_OF_KIND, Finding, Missing
from ui import copying, editor, markup, session


def gate(judged: Review) -> None:
    """What stands between the text and its approval, and the button that asks for it."""
    with st.container(border=True, key="gate"):
        st.header("Approve")
        warnings = [item for item in judged.open_items if item.severity == "warning"]
        seen = not warnings or _seen(judged, warnings)
        by = st.text_input("Approved by", value=_approver(), key=f"approver:{judged.revision.case_id}")
        if st.button("Approve this text", type="primary", key="approve"):
            _approve(judged, by or "", seen)


def _approver() -> str:
    return session.store().own_details().get("signer", "")


def _seen(judged: Review, warnings: list[Finding | Missing]) -> bool:
    st.text("\n".join(["Open warnings, listed once:", *(_told(item) for item in warnings)]))
    return st.checkbox("I have seen these warnings", key=f"seen:{judged.revision.case_id}:{judged.revision.n}")


def _told(item: Finding | Missing) -> str:
    quote = f"“{item.quote}”: " if isinstance(item, Finding) else ""
    return f"• {quote}{item.message}"


def _approve(judged: Review, by: str, seen: bool) -> None:
    at = judged.revision
    try:
        workflow.approve(session.store(), at.case_id, at.kind, at.n, by=by, warnings_seen=seen, now=session.now())
    except AmendsError as error:
        markup.alert(error.hint)
    else:
        editor.close(at.case_id, at.kind)
        st.rerun()


def hand_out(done: Approved) -> None:
    """The approved text as it was frozen; copy and download give exactly its bytes."""
    at = done.approval
    st.html('<div role="status" data-state="approved"><strong>✓ Approved</strong></div>')
    st.text(
        f"{RULE_OF_KIND[at.kind].title}, revision {at.revision}, approved by {at.by} on {at.at.astimezone():%d %B %Y at %H:%M}."
    )
    if at.overridden:
        st.text("Overridden or dismissed, with the reason: " + "; ".join(at.overridden.values()))
    markup.plain(done.text, classes="am-text am-box")
    copy, download, again, _ = st.columns([2, 2, 2, 4])
    with copy:
        copying.button(done.text, key=f"copy-{at.case_id}-{at.kind}")
    about = workflow.incident(session.store(), at.case_id, session.now()).customer_name
    download.download_button(
        "Download .txt", export.as_text(done), file_name=export.file_name(done, about), mime="text/plain; charset=utf-8",
        key="download", on_click="ignore",
    )  # fmt: skip
    if again.button("Edit it again", key="edit-again", help="A changed text is a new revision, which is not approved."):
        editor.reopen(at.case_id, at.kind, at.revision)
        st.rerun()
