"""The built-in writer's own sentences: many, none of them a fault, none of them a fact, the same ones for the same record."""

import json
import os
import re
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from drafting.builtin import compose
from drafting.builtin.wording import Choice, Manner, never_used, places, pool
from drafting.errors import UnusableIncident
from drafting.incident import Incident, read_incident
from drafting.writing import OwnDetails, Task
from rubrics import Element, check

RECORDS: Final = Path(__file__).parent.parent / "data" / "records.jsonl"
MANNERS: Final[tuple[Manner, ...]] = get_args(Manner)
ONE_COMPANY: Final = {"company": "Wickham & Daughters", "sender_name": "Dana Cole", "sender_title": "Manager"}
LENGTH: Final = 5
NEARLY_EMPTY: Final = 55
"""A letter with fewer 5-word sequences than this has about four sentences, and all but one are our own."""

TOLD: Final = {
    "dated": "On 3 May we sent the kettle to the wrong house.",
    "dated_inner": "on 3 May we sent the kettle to the wrong house.",
    "clause": "we sent the kettle to the wrong house.",
    "said": "We sent the kettle to the wrong house.",
    "bare": "We lost your kettle",
    "day": "3 May",
    "on_day": " on 3 May",
    "rest": "a night without heating.",
    "giving": "we are giving you",
    "Also": "We are also giving you",
    "who": "I",
    "whom": "me",
    "when": "on Friday 8 May",
    "when_first": "on Friday 8 May",
    "at": "on",
    "number": "0113 496 0000",
    "follow": "I will be in touch on Friday 8 May",
    "Whom_can": "I can",
}
TOLD_AT: Final = {
    "answer_by": {"when": "3 pm on Friday 8 May"},
    "impact_cost": {"rest": "£214 for rebooking."},
    "impact_told": {"clause": "you missed your train.", "said": "You missed your train."},
    "opening_colon": {"rest": "curtains in the wrong colour."},
}
HOLDS: Final[dict[str, tuple[Element, ...]]] = {
    "opening_sorry": ("apology", "ownership"),
    "owned": ("apology", "ownership"),
    "owned_only": ("ownership",),
    "cause": ("explanation",),
    "impact_list": ("impact",),
    "impact_list_more": ("impact",),
    "impact_told": ("impact",),
    "impact_cost": ("impact",),
    "invited": ("invitation",),
    "invited_first": ("invitation",),
    "reply": ("follow-up",),
    "reply_by_post": ("follow-up",),
    "follow_up": ("follow-up",),
    "reach": ("follow-up",),
    "reach_until": ("follow-up",),
}
SENTENCES: Final = [place for place in places() if not place.startswith(("subject", "sign_off"))]


def said(place: str, manner: Manner, *, person: bool = True, alone: bool = False) -> tuple[str, ...]:
    return Choice("seed", 0, manner, person, alone).all(place, **{**TOLD, **TOLD_AT.get(place, {})})


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("place", SENTENCES)
def test_no_wording_is_a_fault_and_each_holds_what_its_place_is_for(place: str, manner: Manner) -> None:
    voices = [(True, False), (False, False), (True, True)]
    for person, alone in voices:
        for sentence in said(place, manner, person=person, alone=alone):
            report = check(f"Dear Ms Winter,\n\n{sentence}\n\nKind regards,\nDana Cole", kind="resolution-letter")
            assert not [finding for finding in report.findings if finding.severity != "suggestion"], sentence
            if person:
                assert set(HOLDS.get(place, ())) <= set(report.elements), sentence


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize(
    "place", ["owned", "opening_dated", "cause", "repair", "gift", "change", "invited", "follow_up"]
)
def test_every_place_has_several_wordings_in_every_manner(place: str, manner: Manner) -> None:
    assert len(set(pool(place, manner))) >= 4


@pytest.mark.parametrize("place", places())
def test_a_wording_states_no_figure_of_its_own(place: str) -> None:
    assert not re.search(r"\d", " ".join(one for manner in MANNERS for one in pool(place, manner)))


def records_in(path: Path) -> list[Incident]:
    """The records of a JSON Lines file, each put under one company and one signer."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    typed: list[dict[str, Any]] = [{**line.get("record", line), **ONE_COMPANY} for line in lines]
    called = {"follow_up_by": "Dana Cole 0113 496 0000"}
    return [read_incident({**one, **called} if one.get("follow_up_by") else one) for one in typed]


def letters_of(incidents: Iterable[Incident], own: OwnDetails) -> list[str]:
    out: list[str] = []
    for incident in incidents:
        try:
            out.append(compose(Task(incident=incident, kind="resolution-letter", own=own)))
        except UnusableIncident:
            continue
    return out


def sequences(text: str) -> frozenset[tuple[str, ...]]:
    """The 5-word sequences of a letter, its greeting and sign-off left out."""
    paragraphs = text.split("\n\n")
    words = re.findall(r"[\w'’.,/:@+&-]*\w", "\n".join([paragraphs[0], *paragraphs[2:-1]]).lower())
    return frozenset(tuple(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1))


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("shared", [False, True], ids=["own", "shared"])
def test_two_letters_of_one_company_share_less_than_a_third(manner: Manner, shared: bool) -> None:
    """Of the shorter one's 5-word sequences, whichever two of a file's records are written up under one name.

    A record that is nearly empty gives a letter of little but our own sentences: there, hardly any two may share more.
    """
    folder = os.environ.get("AMENDS_CORPUS", "")
    if shared and not folder:
        pytest.skip("AMENDS_CORPUS names no folder with incidents.jsonl")
    letters = letters_of(records_in(Path(folder) / "incidents.jsonl" if shared else RECORDS), OwnDetails(manner=manner))
    told = [sequences(letter) for letter in letters]
    shares = [
        (len(one & other) / min(len(one), len(other)), len(one), len(other)) for one, other in combinations(told, 2)
    ]
    assert max(share for share, *sizes in shares if min(sizes) >= NEARLY_EMPTY) < 1 / 3
    assert sum(share >= 1 / 3 for share, *_ in shares) <= len(shares) / 500


def lost_coat(wording: int = 0, own: OwnDetails | None = None, **fields: str) -> str:
    record = {
        "what_happened": "lost your coat",
        "when_happened": "2026-05-04",
        "cause": "we misread the ticket",
        "cause_owner": "us",
        "impact": "walked home in the rain",
        "fix_promised": "pay £90",
        "fix_due": "2026-05-12",
        "customer_name": "Mrs Anna Winter",
        "sender_name": "Nadia Cole",
        **fields,
    }
    incident = Incident.model_validate(record)
    return compose(Task(incident=incident, kind="resolution-letter", own=own or OwnDetails(), wording=wording))


def test_another_wording_is_another_letter_about_the_same_record() -> None:
    letters = [lost_coat(wording) for wording in range(4)]
    assert len(set(letters)) == 4
    assert letters == [lost_coat(wording) for wording in range(4)]
    figures = [sorted(re.findall(r"£?\d+", letter)) for letter in letters]
    assert all(set(found) == set(figures[0]) for found in figures)


def test_neither_the_day_it_is_written_nor_a_note_to_ourselves_changes_the_wording() -> None:
    assert lost_coat(internal_note="they rang twice") == lost_coat()


def test_a_manner_has_its_own_words() -> None:
    letters = {manner: lost_coat(own=OwnDetails(manner=manner)) for manner in MANNERS}
    assert len(set(letters.values())) == 3
    assert lost_coat() == letters["plain"]


@pytest.mark.parametrize("wording", range(6))
def test_a_word_never_used_is_in_no_sentence_of_ours(wording: int) -> None:
    own = OwnDetails(never_say="mistake, “put this right”")
    text = lost_coat(wording, own)
    assert "mistake" not in text.lower()
    assert "put this right" not in text.lower()
    assert {"apology", "ownership"} <= set(check(text, kind="resolution-letter").elements)


def test_words_never_used_are_whole_words_in_either_case() -> None:
    found = never_used("glad, in  touch")
    assert found
    assert found.search("Glad to be")
    assert not found.search("gladly")
    assert found.search("be in touch")
    assert never_used(" , ") is None


@pytest.mark.parametrize(
    ("address", "customer", "greeting"),
    [
        ("first-name", "Mrs Anna Winter", "Dear Anna,"),
        ("formal", "Mrs Anna Winter", "Dear Mrs Winter,"),
        ("", "Mrs Anna Winter", "Dear Mrs Winter,"),
        ("first-name", "Mrs Winter", "Dear Mrs Winter,"),
        ("first-name", "Mr & Mrs Winter", "Dear Mr and Mrs Winter,"),
        ("first-name", "Hector Ruiz", "Dear Hector,"),
        ("first-name", "Mrs A. Winter", "Dear Mrs Winter,"),
        ("first-name", "Harbour School", "Dear Harbour School,"),
        ("formal", "Hector Ruiz", "Dear Hector Ruiz,"),
    ],
)
def test_the_house_decides_how_people_are_addressed(address: str, customer: str, greeting: str) -> None:
    own = OwnDetails.model_validate({"address": address})
    assert lost_coat(own=own, customer_name=customer).split("\n\n")[1] == greeting
