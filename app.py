"""Amends in a browser: the pages, and which one is shown."""

import streamlit as st

from ui import cases, details, letter, record, session

st.set_page_config(page_title="Amends", page_icon="✉️", layout="wide")
session.PAGES.update({
    "cases": st.Page(cases.page, title="Cases", url_path="cases", default=True),
    "record": st.Page(record.page, title="Record", url_path="record", visibility="hidden"),
    "letter": st.Page(letter.page, title="Letter", url_path="letter", visibility="hidden"),
    "details": st.Page(details.page, title="Your details", url_path="details"),
})  # fmt: skip
st.navigation(list(session.PAGES.values()), position="top").run()
session.warm_up()
