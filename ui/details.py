"""The page of own details: typed once, used in every letter."""

import streamlit as st

from drafting.connection import tried
from drafting.settings import BUILTIN_MODEL
from drafting.store import Store
from drafting.writers import chosen
from drafting.writing import longest
from ui import keeping, markup, session

LOCALES = {
    "": "As the record suggests",
    "en-GB": "British English (3 May, 17:00)",
    "en-US": "American English (May 3, 5 p.m.)",
}
MANNERS = {"": "Plain", "warm": "Warm", "formal": "Formal"}
ADDRESSES = {
    "": "As the record names them",
    "formal": "Title and surname (Mrs Winter)",
    "first-name": "First name (Anna)",
}
_FIELDS = (
    ("company", "Company", "Stands in the letter unless a case names another."),
    ("signer", "Who signs", "Your name: it signs the letters, and the history names you by it."),
    ("title", "Their title", "Somebody senior enough to mean it (E32)."),
    ("sign_off", "Sign-off", "How your letters close. Blank: “Yours sincerely”, or “Sincerely” in American letters."),
    ("time_zone", "Time zone", "Decides which day “today” is, for example Europe/London. Blank: this computer's own."),
    ("currency", "Currency", "The currency you mean when you write none, for example GBP."),
)
_CHOICES = (
    ("locale", "Language", "Spelling and dates of the letters.", LOCALES),
    ("manner", "Tone", "How drafts sound, whoever writes them.", MANNERS),
    (
        "address",
        "How people are addressed",
        "A first name is used only where the record gives one, a title likewise.",
        ADDRESSES,
    ),
)
_MANNER = (
    ("never_say", "Words you never use", "With commas between. No sentence of the built-in drafter's own holds one; a model is"
     " told to leave them out; words that the record itself needs stay."),
    ("voice", "How this house writes", "In your words: plain or warm, words you use and never use, how you address people."
     " A model is told it; no letter may take a fact from it."),
    ("sample", "A past letter of yours", "A letter you were pleased with, about another matter. A model takes its tone from"
     " it, and no fact. Names and numbers in it are pseudonymised before it is sent."),
)  # fmt: skip


def page() -> None:
    """Own details and who writes the drafts."""
    markup.style()
    st.title("Your details")
    markup.plain(
        "Typed once, kept as soon as they leave the field, used in every case that does not say otherwise.",
        classes="am-small",
    )
    stored = session.store().own_details()
    for name, label, why in _FIELDS:
        key = f"own:{name}"
        if key not in st.session_state:
            st.session_state[key] = stored.get(name, "")
        st.text_input(label, key=key, help=why, on_change=keeping.keep, args=(key, _saver(name)))
        _too_long(name)
    _choices(stored)
    _zone_remark()
    _manner(stored)
    _writers()


def _manner(stored: dict[str, str]) -> None:
    st.header("How you write")
    for name, label, why in _MANNER:
        key = f"own:{name}"
        if key not in st.session_state:
            st.session_state[key] = stored.get(name, "")
        st.text_area(label, key=key, help=why, height=140, on_change=keeping.keep, args=(key, _saver(name)))
        _too_long(name)


def _too_long(name: str) -> None:
    if len(st.session_state[f"own:{name}"] or "") > longest(name):
        markup.alert(f"A letter can use at most {longest(name):,} characters of this. All of it is kept: shorten it.")


def _writers() -> None:
    """Who writes, in order, and a button for each that tries it."""
    st.header("Who writes the drafts")
    settings = session.settings()
    for place, model in enumerate(chosen(settings.model, settings)):
        told = "the built-in drafter: nothing leaves this computer" if model == BUILTIN_MODEL else model
        name, act = st.columns([7, 3], vertical_alignment="center")
        name.text(f"{'Then' if place else 'First'} {told}.")
        if model != BUILTIN_MODEL and act.button("Test the connection", key=f"try:{model}"):
            with st.spinner("Asking for one word…"):
                st.session_state[f"tried:{model}"] = tried(model, settings)
        if result := st.session_state.get(f"tried:{model}"):
            st.html(f'<div role="status">{"✓" if result.works else "✕"} {markup.escaped(result.says)}</div>')
    st.text("Set AMENDS_MODEL, and AMENDS_FALLBACK_MODELS, before the start to choose others.")


def _choices(stored: dict[str, str]) -> None:
    for name, label, why, choices in _CHOICES:
        key = f"own:{name}"
        if key not in st.session_state:
            st.session_state[key] = stored.get(name, "") if stored.get(name, "") in choices else ""
        st.selectbox(
            label, list(choices), format_func=choices.__getitem__, key=key, help=why, on_change=keeping.keep,
            args=(key, _saver(name)),
        )  # fmt: skip


def _zone_remark() -> None:
    import zoneinfo

    zone = st.session_state["own:time_zone"].strip()
    if zone and zone not in zoneinfo.available_timezones():
        markup.alert("No time zone of this name is known; this computer's own is used. Write it as Europe/London.")


def _saver(name: str) -> keeping.Saver:
    return keeping.Saver(_save, (session.store(), name))


def _save(value: str | None, store: Store, name: str) -> None:
    store.save_own_detail(name, value or "", session.now())
