"""A pasted complaint or call note at the top of the record: what it answers, each answer with the words it rests on.

Nothing of it is filled in unseen. The pasted text is kept like any answer.
"""

from contextlib import closing
from typing import Final

import streamlit as st

from drafting.answers import time_of, unknown_of
from drafting.incident import LABELS
from drafting.intake import LONGEST, Proposals, proposed
from drafting.proposal import Proposal
from drafting.settings import BUILTIN_MODEL
from drafting.store import Store
from drafting.writing import Notice
from ui import keeping, markup, session

PASTED: Final = "pasted"
"""The name of the answer that keeps what was pasted."""

IN_THEIR_WORDS: Final = ("what_happened", "impact")


def show(case_id: str, answers: dict[str, str]) -> None:
    """The box to paste into, and what was found in it."""
    with st.expander(
        "Paste a complaint or a call note", expanded=bool(answers.get(PASTED)) or _slot(case_id) in st.session_state
    ):
        key = f"{case_id}:{PASTED}"
        if key not in st.session_state:
            st.session_state[key] = answers.get(PASTED, "")
        text: str = st.text_area(
            "The pasted text", key=key, height=200, help=f"Kept as you leave it. The first {LONGEST:,} characters are read.",
            on_change=keeping.keep, args=(key, keeping.Saver(_save, (session.store(), case_id))),
        )  # fmt: skip
        ask, told = st.columns([3, 8], vertical_alignment="center")
        if ask.button("Find answers in it", key="find-answers"):
            _find(case_id, text)
        told.text(_reader())
        if _slot(case_id) in st.session_state:
            _found(case_id, text, answers)


def _reader() -> str:
    """Who reads it, and what of it leaves the house."""
    settings = session.settings()
    if settings.model == BUILTIN_MODEL:
        return "Read by rule; nothing leaves this computer."
    how = "as it stands" if settings.shows_details_to(settings.model) else "with stand-ins for names and numbers"
    return f"Sent to {settings.model}, {how}."


def _slot(case_id: str) -> str:
    return f"proposals:{case_id}"


def _save(text: str, store: Store, case_id: str) -> None:
    store.save_answer(case_id, PASTED, text or "", session.now())


def _find(case_id: str, text: str) -> None:
    settings = session.settings()
    slot = st.empty()
    with st.spinner("Reading."), closing(proposed(text, settings.model, settings, session.now())) as steps:
        for step in steps:
            if isinstance(step, Notice):
                slot.text(step.says)
            else:
                st.session_state[_slot(case_id)] = (text, step)
    slot.empty()


def _found(case_id: str, text: str, answers: dict[str, str]) -> None:
    read, proposals = st.session_state[_slot(case_id)]
    for sentence in _told(proposals, changed=read != text):
        markup.plain(sentence, classes="am-small")
    fitting = [one for one in proposals.found if not answers.get(one.field) and not answers.get(unknown_of(one.field))]
    if len(fitting) > 1:
        st.button(
            "Use all that fill an empty field",
            key="use-all",
            on_click=_use,
            args=(session.store(), case_id, fitting, answers),
        )
    for proposal in proposals.found:
        if proposal.stands_in(answers):
            markup.plain(f"✓ {LABELS[proposal.field]}: {_shown(proposal)} (stands in the form)", classes="am-small")
            continue
        with st.container(border=True, key=f"proposal-{proposal.field}"):
            _proposal(case_id, proposal, answers)


def _told(proposals: Proposals, *, changed: bool) -> list[str]:
    said = list(proposals.said)
    if changed:
        said.append("The pasted text was changed since. Press the button to have it read again.")
    if not proposals.found:
        said.append("Nothing was found that surely answers a field. Fill in the form from it by hand.")
    return said


def _shown(proposal: Proposal) -> str:
    return f"{proposal.value} {proposal.clock}".strip()


def _proposal(case_id: str, proposal: Proposal, answers: dict[str, str]) -> None:
    held = " ".join(filter(None, (answers.get(proposal.field, ""), answers.get(time_of(proposal.field), ""))))
    shown, act = st.columns([8, 2], vertical_alignment="center")
    with shown:
        st.html(
            f'<div class="am-finding"><p><strong>{markup.escaped(LABELS[proposal.field])}</strong></p>'
            f'<p class="am-text" dir="auto">{markup.escaped(_shown(proposal))}</p>'
            f'<p class="am-small am-quote" dir="auto">“{markup.escaped(proposal.quote)}”</p></div>'
        )
        if held or answers.get(unknown_of(proposal.field)):
            markup.plain(f"The form now says: {held or 'not known yet'}", classes="am-small")
        if proposal.field in IN_THEIR_WORDS and proposal.value == proposal.quote:
            markup.plain(
                "In the words of the paste: put it into your own once it stands in the form.", classes="am-small"
            )
    act.button(
        "Use it", key=f"use-{proposal.field}", on_click=_use, args=(session.store(), case_id, [proposal], answers),
        help="What the form says now stays in the history.",
    )  # fmt: skip


def _use(store: Store, case_id: str, chosen: list[Proposal], held: dict[str, str]) -> None:
    """Saves them as the form does, then lets the form show what is stored."""
    saved = [answer for proposal in chosen for answer in proposal.answers(held)]
    for name, value in saved:
        store.save_answer(case_id, name, value, session.now())
    for name, _ in saved:
        st.session_state.pop(f"{case_id}:{name}", None)
