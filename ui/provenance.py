"""How a text came about: who wrote it, who was passed over and why, what it cost, and what exactly was sent."""

from typing import Final

import streamlit as st

from drafting.prompting import guidelines
from drafting.settings import BUILTIN_MODEL
from drafting.store import Revision
from drafting.writing import Made, Usage
from ui import markup

SENT: Final = {"system": "The instructions that were sent:", "user": "The data that was sent:"}


def show(head: Revision) -> None:
    """What there is to tell of a text that a model wrote, or that the built-in drafter wrote in a model's place."""
    made = head.made
    if made is None:
        return
    who = "the built-in drafter" if head.model == BUILTIN_MODEL else head.author
    for aside in made.passed_over:
        markup.alert(f"Written by {who}, because {aside.model} gave no draft. {aside.why}")
    for remark in made.remarks:
        markup.plain(f"• {remark}", classes="am-small")
    if made.usage:
        markup.plain(f"Written by {who}: {_told(made.usage)}.", classes="am-small")
    if made.sent:
        _sent(head, made)


def _told(usage: Usage) -> str:
    tokens = f"{usage.tokens_in:,} tokens read, {usage.tokens_out:,} written"
    return tokens if usage.cost is None else f"{tokens}, ${usage.cost:.4f} by the provider's price"


def _sent(head: Revision, made: Made) -> None:
    with st.expander("What was sent, and by which guidelines"):
        for message in made.sent:
            st.text(SENT[message.role])
            markup.plain(message.content, classes="am-text am-box am-small")
        st.text("The guidelines, each with its source:")
        for guideline in guidelines(head.kind):
            markup.plain(f"• {guideline.text} [{', '.join(guideline.sources)}]", classes="am-small")
