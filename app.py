"""Amends in a browser."""

import streamlit as st

from ui import pages, session

st.set_page_config(page_title="Amends", page_icon="✉️", layout="wide")
pages.show()
session.warm_up()
