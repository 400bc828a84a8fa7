"""A copy button that works without a secure context too, where the browser's clipboard object is missing."""

from typing import Final

import streamlit as st

_JS: Final = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const told = parentElement.querySelector("[role=status]");
  button.onclick = async () => {
    told.textContent = (await copied(data.text, parentElement)) ? "Copied" : "Not copied: select the text above and copy it";
  };
}

async function copied(text, parent) {
  if (navigator.clipboard && window.isSecureContext) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* the older way below */ }
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.appendChild(area);
  area.select();
  try { return document.execCommand("copy"); } finally { area.remove(); }
}
"""
_CSS: Final = """
button { font: inherit; color: #fff; background: #1f5f8b; border: 1px solid #1f5f8b; border-radius: .5rem;
  padding: .35rem .9rem; min-height: 2.5rem; cursor: pointer; }
button:focus-visible { outline: 3px solid #f0b429; outline-offset: 2px; }
span { margin-left: .5rem; color: var(--st-text-color); }
"""

_COMPONENT: Final = st.components.v2.component(
    "amends.copy",
    html='<button type="button">Copy the text</button><span role="status"></span>\n',
    css=_CSS,
    js=_JS,
)


def button(text: str, *, key: str) -> None:
    """A button that puts this text, and nothing else, on the clipboard."""
    _COMPONENT(data={"text": text}, key=key)
