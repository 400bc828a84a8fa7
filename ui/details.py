"""The page of own details: typed once, used in every letter."""

import streamlit as st

from drafting.settings import BUILTIN_MODEL
from ui import markup, session

LOCALES = {
    "": "As the record suggests",
    "en-GB": "British English (3 May, 17:00)",
    "en-US": "American English (May 3, 5 p.m.)",
}
_FIELDS = (
    ("company", "Company", "Stands in the letter unless a case names another."),
    ("signer", "Who signs", "Your name: it signs the letters, and the history names you by it."),
    ("title", "Their title", "Somebody senior enough to mean it (E32)."),
    ("sign_off", "Sign-off", "How your letters close. Blank: “Yours sincerely”, or “Sincerely” in American letters."),
    ("time_zone", "Time zone", "Decides which day “today” is, for example Europe/London. Blank: this computer's own."),
    ("currency", "Currency", "The currency you mean when you write none, for example GBP."),
)


def page() -> None:
    """Own details and who writes the drafts."""
    markup.style()
    st.title("Your details")
    st.caption("Typed once, kept as soon as they leave the field, used in every case that does not say otherwise.")
    stored = session.store().own_details()
    for name, label, why in _FIELDS:
        key = f"own:{name}"
        if key not in st.session_state:
            st.session_state[key] = stored.get(name, "")
        st.text_input(label, key=key, help=why, on_change=_save, args=(name, key))
    _locale(stored)
    _zone_remark()
    st.subheader("Who writes the drafts")
    model = session.settings().model
    told = "the built-in drafter: nothing leaves this computer" if model == BUILTIN_MODEL else model
    st.text(f"{told}. Set AMENDS_MODEL before the start to choose another.")


def _locale(stored: dict[str, str]) -> None:
    if "own:locale" not in st.session_state:
        st.session_state["own:locale"] = stored.get("locale", "") if stored.get("locale", "") in LOCALES else ""
    st.selectbox(
        "Language", list(LOCALES), format_func=LOCALES.__getitem__, key="own:locale", on_change=_save,
        args=("locale", "own:locale"), help="Spelling and dates of the letters.",
    )  # fmt: skip


def _zone_remark() -> None:
    import zoneinfo

    zone = st.session_state["own:time_zone"].strip()
    if zone and zone not in zoneinfo.available_timezones():
        markup.alert("No time zone of this name is known; this computer's own is used. Write it as Europe/London.")


def _save(name: str, key: str) -> None:
    session.store().save_own_detail(name, st.session_state[key] or "", session.now())
