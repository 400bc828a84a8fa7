"""The pages and their addresses."""

import streamlit as st

from drafting.errors import AmendsError
from ui import cases, details, letter, markup, record, session

_PAGES = {
    "cases": (cases.page, "Cases", "visible"),
    "record": (record.page, "Record", "hidden"),
    "letter": (letter.page, "Letter", "hidden"),
    "details": (details.page, "Your details", "visible"),
}


def show(first: str = "cases") -> None:
    """Shows the page in the address, or the first one where it names none."""
    for name, (page, title, visibility) in _PAGES.items():
        session.PAGES[name] = st.Page(page, title=title, url_path=name, default=name == first, visibility=visibility)
    chosen = st.navigation(list(session.PAGES.values()), position="top")
    try:
        session.store()
    except AmendsError as error:
        markup.style()
        markup.alert(error.hint)
    else:
        chosen.run()
