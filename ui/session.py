"""What every page needs: the store, the clock, the settings, and the case in the address."""

import datetime as dt
import threading
from typing import Any, Final

import streamlit as st

from drafting.errors import NotFound
from drafting.settings import BUILTIN_MODEL, Settings, read_settings
from drafting.store import Store, open_database
from rubrics import builtin
from ui import markup

PAGES: Final[dict[str, Any]] = {}
"""The pages by name, for links between them."""


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this server, migrated when it is first asked for."""
    return Store(open_database(settings().home))


def settings() -> Settings:
    """The settings as the environment states them."""
    return read_settings()


def writer() -> str:
    """Who writes the drafts, in words."""
    model = settings().model
    return "the built-in drafter" if model == BUILTIN_MODEL else model


def now() -> dt.datetime:
    """The moment of this run, in UTC."""
    return dt.datetime.now(dt.UTC)


def person() -> str:
    """Who is working here, by own details; their name goes into the history."""
    return store().own_details().get("signer", "").strip() or "staff"


def case_in_address() -> str | None:
    """The id of the case in the address; says so and returns None where there is no such case."""
    case_id = st.query_params.get("case", "")
    try:
        return store().case(case_id).id
    except NotFound as error:
        markup.style()
        markup.alert(error.hint)
        st.page_link(PAGES["cases"], label="To the list of cases")
        return None


def go(page: str, **query: str) -> None:
    """Shows another page."""
    st.switch_page(PAGES[page], query_params=query)


@st.cache_resource(show_spinner=False)
def _rules_warming() -> threading.Thread:
    thread = threading.Thread(target=builtin, name="amends-rules", daemon=True)
    thread.start()
    return thread


def warm_up() -> None:
    """Compiles the rules, and loads the model library where a real model is set, in the background after a paint."""
    _rules_warming()
    if settings().model != BUILTIN_MODEL:
        from drafting.gateway import preload

        preload()
