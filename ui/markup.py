"""Bits of HTML, every word of them escaped: what people or models wrote is shown, never rendered, run or fetched."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from html import escape
from typing import Final

import streamlit as st

from rubrics import Finding, Severity
from rubrics.formats.html import marked as marks

_WORDS: Final = re.compile(r"\S+\s*|\s+")

_STYLE: Final = """
<style>
[data-testid="stMainBlockContainer"] { padding-top: 4rem; }
h2 { font-size: 1.35rem !important; }
.am-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.6; unicode-bidi: plaintext; }
.am-box { border: 1px solid rgba(128,128,128,.4); border-radius: .5rem; padding: .75rem 1rem; }
.am-text mark { color: inherit; border-radius: .2rem; padding: 0 .1rem; }
.am-error { background: rgba(214,40,40,.22); border-bottom: 2px solid #c62828; }
.am-warning { background: rgba(230,150,0,.24); border-bottom: 2px solid #b26a00; }
.am-suggestion { background: rgba(30,110,170,.18); border-bottom: 2px solid #1f5f8b; }
.am-text ins { text-decoration: underline; text-decoration-thickness: 2px; background: rgba(31,138,76,.18); }
.am-text del { opacity: .75; background: rgba(214,40,40,.14); }
.am-chip { display: inline-block; border-radius: .3rem; padding: 0 .4rem; font-size: .85rem; }
.am-quote { font-style: italic; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.am-alert { border-left: 4px solid #b26a00; background: rgba(230,150,0,.14); padding: .6rem .8rem; }
.am-small { font-size: .85rem; opacity: .85; overflow-wrap: anywhere; }
.am-finding p { margin: .15rem 0; }
.am-link { color: inherit; overflow-wrap: anywhere; }
.am-list { list-style: none; padding-left: 0; margin: 0; }
</style>
"""


def style() -> None:
    """The few classes the pages use; call once a page."""
    st.html(_STYLE)


def plain(text: str, *, classes: str = "am-text") -> None:
    """Text as typed, line breaks kept."""
    st.html(f'<div class="{classes}" dir="auto">{escape(text)}</div>')


def escaped(text: str) -> str:
    """Text for the inside of an element."""
    return escape(text)


def changed(old: str, new: str) -> str:
    """Two texts as one: what goes struck through, what comes underlined, word by word."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    parts: list[str] = []
    for act, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = escape("".join(before[a:b])), escape("".join(after[c:d]))
        if act == "equal":
            parts.append(come)
            continue
        parts += [f"<del>{gone}</del>"] if gone else []
        parts += [f"<ins>{come}</ins>"] if come else []
    return f'<div class="am-text am-box" dir="auto">{"".join(parts)}</div>'


def alert(text: str) -> None:
    """One sentence that must not be missed; read out by screen readers."""
    st.html(f'<div role="alert" class="am-alert" dir="auto">⚠ {escape(text)}</div>')


def chip(severity: Severity) -> str:
    """A severity as a small label."""
    return f'<span class="am-chip am-{severity}">{severity}</span>'


def marked(text: str, findings: Iterable[Finding]) -> str:
    """The text in a box, every finding marked."""
    return f'<div class="am-text am-box" dir="auto">{marks(text, findings)}</div>'
