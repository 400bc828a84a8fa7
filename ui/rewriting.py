"""What a model may do to a text that is there: mend the flagged sentences, or word it anew. A person takes it or leaves it."""

from collections.abc import Generator
from functools import partial

import streamlit as st

from drafting import jobs, workflow
from drafting.errors import AmendsError
from drafting.mending import Rewrite, flags
from drafting.restyling import STYLES
from drafting.settings import BUILTIN_MODEL
from drafting.store import Revision
from drafting.workflow import Offer, Review
from drafting.writing import Notice
from ui import editor, markup, session


def show(judged: Review) -> None:
    """The buttons, and what is on offer for the current text. Only where a model writes: it takes one to rewrite."""
    if session.settings().model == BUILTIN_MODEL or not judged.revision.text.strip():
        return
    head = judged.revision
    _buttons(judged)
    if hint := st.session_state.pop("offer-failed", None):
        markup.alert(hint)
    if offer := workflow.offered(session.store(), head):
        _on_offer(head, offer)


def _buttons(judged: Review) -> None:
    head, settings, now = judged.revision, session.settings(), session.now()
    flagged = flags(head.text, judged.report)
    with st.container(horizontal=True, key="rewriting"):
        if st.button("Mend the flagged sentences", key="mend", disabled=not flagged):
            _start(head, workflow.mend(session.store(), head, settings, now))
        for style in STYLES:
            if st.button(style.capitalize(), key=f"restyle-{style}"):
                _start(head, workflow.restyle(session.store(), head, style, settings, now))
    markup.plain(f"By {settings.model}: every fact stays, and you take what it offers or leave it.", classes="am-small")


def _start(head: Revision, steps: Generator[Notice]) -> None:
    jobs.start((head.case_id, head.kind), steps)
    st.rerun()


def _on_offer(head: Revision, offer: Offer) -> None:
    with st.container(border=True, key="offer"):
        if offer.remark:
            markup.plain(offer.remark, classes="am-small")
        for number, rewrite in enumerate(offer.rewrites):
            _choice(head, offer, rewrite, f"For “{', '.join(rewrite.mends)}”, {offer.model} offers:", str(number))
        if offer.whole:
            _choice(head, offer, None, f"{offer.model} offers this {offer.style} version:", "whole")


def _choice(head: Revision, offer: Offer, rewrite: Rewrite | None, told: str, key: str) -> None:
    st.text(told)
    old, new = (rewrite.old, rewrite.new) if rewrite else (head.text, offer.whole)
    st.html(markup.changed(old, new))
    with st.container(horizontal=True, key=f"choice-{key}"):
        if st.button("Take it", key=f"take-{key}"):
            _decided(
                head, partial(workflow.take, session.store(), head, offer, rewrite, session.person(), session.now())
            )
        if st.button("Leave it", key=f"leave-{key}"):
            _decided(head, partial(workflow.leave, session.store(), head, offer, rewrite, session.now()))


def _decided(head: Revision, decision: "partial[object]") -> None:
    try:
        decision()
    except AmendsError as error:
        st.session_state["offer-failed"] = error.hint
    editor.replace_text(head.case_id, head.kind)
    st.rerun()
