"""The page of own details: typed once, used in every letter."""

import streamlit as st

from drafting.settings import BUILTIN_MODEL
from drafting.store import Store
from drafting.writing import LONGEST_OWN_DETAIL
from ui import keeping, markup, session

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
        if len(st.session_state[key] or "") > LONGEST_OWN_DETAIL:
            markup.alert(
                f"A letter can use at most {LONGEST_OWN_DETAIL} characters of this. All of it is kept: shorten it."
            )
    _locale(stored)
    _zone_remark()
    st.header("Who writes the drafts")
    model = session.settings().model
    told = "the built-in drafter: nothing leaves this computer" if model == BUILTIN_MODEL else model
    st.text(f"{told}. Set AMENDS_MODEL before the start to choose another.")


def _locale(stored: dict[str, str]) -> None:
    if "own:locale" not in st.session_state:
        st.session_state["own:locale"] = stored.get("locale", "") if stored.get("locale", "") in LOCALES else ""
    st.selectbox(
        "Language", list(LOCALES), format_func=LOCALES.__getitem__, key="own:locale", on_change=keeping.keep,
        args=("own:locale", _saver("locale")), help="Spelling and dates of the letters.",
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
