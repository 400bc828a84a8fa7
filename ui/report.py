"""What the rubric says of a text: its state, findings in reading order, and the elements as a checklist."""

from html import escape
from typing import Final

import streamlit as st

from drafting import workflow
from drafting.errors import AmendsError
from drafting.incident import LABELS
from drafting.workflow import Review
from rubrics import ELEMENTS, RULE_OF_KIND, WEIGHTS, Element, Finding, Missing, titles
from ui import markup, session

STATES: Final = {
    "ready": "✓ Ready to approve",
    "decide": "◐ Needs a decision",
    "blocked": "✕ Blocked: an error is open",
}

MOST_SHOWN: Final = 50
"""A text with more findings than this wants writing anew; each one shown takes its time to draw."""


def open_findings(judged: Review) -> list[Finding]:
    """The findings that were not settled, in reading order."""
    return [finding for finding in judged.report.findings if finding.fingerprint not in judged.settled]


def show(judged: Review) -> None:
    """The whole report."""
    st.header("What the rubric says")
    st.html(f'<div role="status" data-state="{judged.state}"><strong>{STATES[judged.state]}</strong></div>')
    if not judged.report.judged:
        st.text("This text is not in English: its wording was not judged.")
    for finding in judged.report.findings[:MOST_SHOWN]:
        _item(judged, finding, _finding(finding))
    if len(judged.report.findings) > MOST_SHOWN:
        st.text(f"{len(judged.report.findings) - MOST_SHOWN} more findings are marked in the text; mend these first.")
    for lacking in judged.report.missing:
        _item(judged, lacking, _missing(lacking))
    if not judged.report.findings and not judged.report.missing:
        st.text("Nothing was found that would spoil this message.")
    _elements(judged)


def _finding(finding: Finding) -> str:
    return (
        f"{markup.chip(finding.severity)} <strong>{escape(finding.title)}</strong>"
        f'<p class="am-quote" dir="auto">“{escape(finding.quote)}”</p>'
        f"<p>{escape(finding.message)}</p><p>{escape(finding.why)}</p>"
        f"<p><strong>Instead:</strong> {escape(finding.instead)}</p>"
        f"{_could_read(finding)}"
        f'<p class="am-small">Source: {escape(", ".join(finding.sources))}</p>'
    )


def _could_read(finding: Finding) -> str:
    if finding.replacement is None:
        return ""
    return f'<p dir="auto"><strong>Could read:</strong> “{escape(finding.replacement)}”</p>'


def _missing(lacking: Missing) -> str:
    return (
        f"{markup.chip(lacking.severity)} <strong>Missing: {escape(titles()[lacking.element])}</strong>"
        f"<p>{escape(lacking.message)}{_where(lacking.field)}</p>"
    )


def _where(field: str | None) -> str:
    return f" In the record it is “{escape(LABELS[field])}”." if field else ""


def _item(judged: Review, item: Finding | Missing, body: str) -> None:
    settled = judged.settled.get(item.fingerprint)
    with st.container(border=True, key=f"finding-{item.fingerprint.replace(':', '-')}"):
        if settled is not None:
            _settled(judged, item, settled)
            return
        st.html(f'<div class="am-finding">{body}</div>')
        if item.severity != "suggestion":
            _settle(judged, item)


def _settle(judged: Review, item: Finding | Missing) -> None:
    act = "Override with a reason" if item.severity == "error" else "Dismiss with a reason"
    with st.popover(act), st.form(f"settle-{item.fingerprint}", border=False):
        reason = st.text_input("Why this may stand", help="Kept with the approval.")
        if st.form_submit_button(act):
            try:
                workflow.settle(
                    session.store(), judged.revision, item.fingerprint, reason or "", session.person(), session.now()
                )
            except AmendsError as error:
                markup.alert(error.hint)
            else:
                st.rerun()


def _settled(judged: Review, item: Finding | Missing, reason: str) -> None:
    name = item.title if isinstance(item, Finding) else titles()[item.element]
    quote = f" “{escape(item.quote)}”" if isinstance(item, Finding) else ""
    act = "Overridden" if item.severity == "error" else "Dismissed"
    st.html(f'<div class="am-small" dir="auto">{act}: {escape(name)}{quote}. Reason: {escape(reason)}</div>')
    if st.button("Open it again", key=f"reopen-{item.fingerprint}"):
        workflow.reopen(session.store(), judged.revision, item.fingerprint, session.person(), session.now())
        st.rerun()


def _elements(judged: Review) -> None:
    st.header("What a sound apology holds")
    must = RULE_OF_KIND[judged.report.kind].must_hold
    rows = "".join(_element(judged, element, element in must) for element in ELEMENTS)
    st.html(f'<ul class="am-list">{rows}</ul>')


def _element(judged: Review, element: Element, needed: bool) -> str:
    present = element in judged.report.elements
    sign, word = ("✓", "present") if present else ("✕", "missing") if needed else ("○", "optional here")
    told = f"{sign} {escape(titles()[element])} <span class='am-small'>weight {WEIGHTS[element]}, {word}</span>"
    return f'<li data-element="{element}" data-present="{str(present).lower()}">{told}</li>'
