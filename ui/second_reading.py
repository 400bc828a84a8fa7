"""A second reading of a text by a model, where the house allows it: advice under the report, and no part of it."""

from contextlib import closing
from typing import Final

import streamlit as st

from drafting import workflow
from drafting.errors import ModelUnavailable
from drafting.second_reader import Reading, second_reading
from drafting.settings import BUILTIN_MODEL
from drafting.workflow import Review
from drafting.writing import Notice
from ui import markup, session

ABOUT: Final = "second reading"
"""What the stored answers are about."""


def show(judged: Review) -> None:
    """The button that asks, and the advice that was given on this very revision."""
    settings = session.settings()
    if not settings.second_reader or settings.model == BUILTIN_MODEL or not judged.revision.text.strip():
        return
    with st.container(key="second-reading"):
        if st.button("Ask for a second reading", key="second-reading-ask"):
            _ask(judged)
        kept = session.store().replies(judged.revision, ABOUT)
        if kept:
            _advice(Reading.model_validate(kept[0].answer))


def _ask(judged: Review) -> None:
    store, settings, revision = session.store(), session.settings(), judged.revision
    task = workflow.task_of(store, revision.case_id, revision.kind, session.now())
    slot = st.empty()
    try:
        with (
            st.spinner("The text is being read."),
            closing(second_reading(task, revision.text, settings.model, settings)) as steps,
        ):
            for step in steps:
                if isinstance(step, Notice):
                    slot.text(step.says)
                else:
                    store.add_reply(revision, ABOUT, step.model, step.model_dump(mode="json"), session.now())
    except ModelUnavailable as error:
        markup.alert(error.hint)
    slot.empty()


def _advice(reading: Reading) -> None:
    st.html(f"<h3>Advice by {markup.escaped(reading.model)}, not a finding</h3>")
    if not reading.advice:
        st.text("It saw nothing beyond what the rubric found.")
    for one in reading.advice:
        st.html(
            f'<div class="am-finding am-box"><strong>{markup.escaped(one.title)}</strong>'
            f'<p class="am-quote" dir="auto">“{markup.escaped(one.quote)}”</p>'
            f'<p dir="auto">{markup.escaped(one.reason)}</p></div>'
        )
    if reading.dropped:
        st.text(f"{reading.dropped} of its remarks pointed at nothing in the text, and were dropped.")
