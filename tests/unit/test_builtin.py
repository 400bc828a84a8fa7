"""The built-in writer: a letter from the record alone, owned, truthful and sendable."""

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.builtin import NAME, PlainWriter, compose
from drafting.errors import UnusableIncident
from drafting.incident import FACT_FIELDS, Incident, read_incident
from drafting.writing import Ending, OwnDetails, Task
from rubrics import RULE_OF_KIND, Kind, check


def draft(kind: Kind = "resolution-letter", own: OwnDetails | None = None, **fields: str | dt.date) -> str:
    record = {"what_happened": "sent the parcel to the wrong address", "sender_name": "Nadia Cole", **fields}
    return compose(Task(incident=Incident.model_validate(record), kind=kind, own=own or OwnDetails()))


def test_says_what_is_missing_before_anything_is_written() -> None:
    with pytest.raises(UnusableIncident, match="what_happened"):
        compose(Task(incident=Incident(sender_name="Nadia Cole"), kind="first-response"))


def test_writes_the_draft_and_then_how_it_ended() -> None:
    task = Task(incident=Incident(what_happened="lost your coat", sender_name="Nadia Cole"), kind="first-response")
    assert list(PlainWriter().write(task)) == [compose(task), Ending(model=NAME)]


def test_the_same_record_gives_the_same_letter() -> None:
    assert draft(cause="we misread the label", cause_owner="us") == draft(
        cause="we misread the label", cause_owner="us"
    )


@pytest.mark.parametrize(
    ("typed", "greeting"),
    [
        ("Mrs Olga Petrova", "Dear Mrs Petrova,"),
        ("Mr & Mrs Tanaka", "Dear Mr and Mrs Tanaka,"),
        ("Prof. Dr. Elke Brandt", "Dear Prof. Dr. Brandt,"),
        ("Ms Clara de la Cruz", "Dear Ms de la Cruz,"),
        ("Omar", "Dear Omar,"),
        ("lena & karl", "Dear Lena and Karl,"),
        ("The Abernathys", "Dear Abernathy family,"),
        ("the Moretti family", "Dear Moretti family,"),
        ("Fam. Janssen", "Dear Janssen family,"),
        ("all season ticket holders (1,204)", "Dear season ticket holder,"),
        ("tenants of 9 Quay Street", "Dear tenants of 9 Quay Street,"),
        ("Estate of Mr J. Doyle c/o Ms A. Doyle", "Dear Ms Doyle,"),
        ("Harker Ltd (attn. Miriam)", "Dear Miriam,"),
        ("Noor's dad, Sami Haddad", "Dear Sami Haddad,"),
        ("", "Hello,"),
    ],
)
def test_greets_by_the_recorded_name_and_guesses_no_title(typed: str, greeting: str) -> None:
    assert draft(customer_name=typed).split("\n\n")[1] == greeting


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kettle delivered to no. 12 instead of 21", "We delivered the kettle to no. 12 instead of 21."),
        ("Cancelled her booking by mistake", "We cancelled your booking by mistake."),
        ("overcharged", "We overcharged you."),
        ("warehouse clerk packed the wrong boots", "We packed the wrong boots."),
        ("gave his seat to another passenger", "We gave your seat to another passenger."),
        ("nobody told the kitchen about the allergy", "We did not tell the kitchen about the allergy."),
        ("invoice not sent", "We did not send the invoice."),
        ("her wedding photos were deleted", "Your wedding photos were deleted."),
        ("power cut", "There was a power cut."),
        ("wrong colour curtains", "wrong: the wrong colour curtains."),
    ],
)
def test_turns_a_telegram_into_a_sentence_said_to_the_customer(typed: str, told: str) -> None:
    name = "Mr Ivo Lang" if re.search(r"\bhis\b", typed) else "Ms Ada Lang"
    assert told.lower() in draft(what_happened=typed, customer_name=name).lower()


def test_owns_the_mistake_outright_and_is_sorry_once() -> None:
    text = draft(cause="we misread the order", cause_owner="us", impact="missed her train", customer_name="Ms Ada Lang")
    assert re.search(r"(?:mistake|fault) (?:was|is) ours|our mistake|We (?:got this wrong|made this mistake)", text)
    assert text.count("sorry") == 1


def test_one_who_slipped_alone_says_i() -> None:
    text = draft(what_happened="left the gate open", cause="I forgot the latch", cause_owner="us")
    assert "I left the gate open" in text
    assert "I forgot the latch." in text


@pytest.mark.parametrize(
    ("cause", "owner", "never"),
    [
        ("our courier lost it; we did not check the tracking", "supplier", "courier"),
        ("customer gave the wrong size, we did not ask", "customer", "wrong size"),
        ("new temp misread the sheet", "us", "temp"),
        ("maybe the driver, being looked into", "unknown", "driver"),
    ],
)
def test_puts_the_cause_on_nobody_else(cause: str, owner: str, never: str) -> None:
    assert never not in draft(cause=cause, cause_owner=owner)


def test_says_plainly_what_is_not_known_yet() -> None:
    text = draft(
        "first-response", cause="?", follow_up_by="Nadia", follow_up_when="2026-04-09T15:00", when_happened="2026-04-09"
    )
    assert re.search(r"not yet know|is not known yet|still open", text)
    assert "by 3 pm on thursday 9 april" in text.lower()


def test_promises_only_what_the_record_promises() -> None:
    text = draft("first-response")
    assert "will be in touch" not in text
    assert "call you" not in text


@pytest.mark.parametrize(("locale", "told"), [("en-GB", "Thursday 12 March"), ("en-US", "Thursday, March 12")])
def test_writes_dates_as_the_reader_does(locale: str, told: str) -> None:
    own = OwnDetails.model_validate({"locale": locale})
    assert told in draft(own=own, follow_up_by="Nadia Cole", follow_up_when="2026-03-12")


def test_reads_dollars_and_slashed_dates_as_american() -> None:
    text = draft(fix_done="$40 refunded 3/14", when_happened="2026-03-12")
    assert "we refunded $40 on March 14." in text.replace("We", "we")


def test_a_promise_already_past_on_the_letters_date_tells_no_day() -> None:
    text = draft(fix_promised="refund £20", fix_due="2026-03-02", written_on=dt.date(2026, 3, 9))
    assert "2 March" not in text


def test_a_promise_has_its_doer_and_its_day() -> None:
    text = draft(
        fix_promised="new lock fitted", fix_owner="Tomas Berg", fix_due="2026-05-06", when_happened="2026-05-04"
    )
    assert "Tomas Berg will fit a new lock by Wednesday 6 May." in text


def test_a_bare_sum_has_the_currency_the_record_gives_it() -> None:
    text = draft(impact="$64 overdraft", fix_promised="refund 64", fix_due="2026-05-06")
    assert "refund $64 by Wednesday, May 6." in text


def test_what_is_given_stands_beside_the_repair_and_a_note_names_no_price() -> None:
    gift = {
        "fix_done": "coat cleaned and returned 4 May",
        "compensation": "bottle of wine £18",
        "when_happened": "2026-05-01",
    }
    assert "£18" in draft(**gift)
    note = draft("handwritten-note", **gift)
    assert "bottle of wine" in note
    assert "£18" not in note


def test_house_talk_and_slips_of_the_pen_stay_in_the_house() -> None:
    text = draft(
        impact="v embarassed tbh (her words)",
        cause="my bad, I didnt check w/ the desk asap",
        cause_owner="us",
        customer_name="Ms Ada Lang",
    )
    assert not re.search(r"tbh|my bad|asap|w/|didnt|embarassed|her words", text)


def test_nothing_of_the_internal_note_is_told() -> None:
    assert "lawyer" not in draft(internal_note="their lawyer rang twice")


def test_call_points_are_few_and_each_stands_alone() -> None:
    told = {"cause": "we misread the order", "impact": "missed her train", "fix_promised": "refund £30"}
    when = {"fix_due": "2026-05-06", "follow_up_by": "Nadia Cole 020 7946 0101", "follow_up_when": "2026-05-07"}
    text = draft("call-points", customer_name="Ms Ada Lang", cause_owner="us", **told, **when)
    lines = text.splitlines()
    assert len(lines) <= 7
    assert all(line.startswith("- ") and line[-1] in ".?" for line in lines)


def test_a_review_asks_for_owner_and_proof() -> None:
    text = draft("internal-review", cause="two lists, no check", cause_owner="us", prevention="one list from 4 May")
    assert "How it came about." in text
    assert "what will show that it works" in text


ANY_TEXT = st.text(max_size=80) | st.sampled_from(
    ["?", "N/A", "cust said no", "(", '"', "£", "by", "31/02", "and + &", "Mr", "all", "the", "no"]
)


@settings(max_examples=150, deadline=None)
@given(fields=st.dictionaries(st.sampled_from(FACT_FIELDS), ANY_TEXT), kind=st.sampled_from(tuple(RULE_OF_KIND)))
def test_any_record_gives_a_text_or_says_what_is_missing(fields: dict[str, str], kind: Kind) -> None:
    task = Task(incident=Incident.model_validate(fields), kind=kind)
    try:
        text = compose(task)
    except UnusableIncident:
        return
    assert text.strip()
    assert text == compose(task)


def _corpus() -> Path:
    folder = os.environ.get("AMENDS_CORPUS")
    if not folder:
        pytest.skip("AMENDS_CORPUS names no folder with incidents.jsonl")
    return Path(folder) / "incidents.jsonl"


def test_every_shared_record_gives_a_sendable_letter() -> None:
    refused = 0
    for line in _corpus().read_text(encoding="utf-8").splitlines():
        incident = read_incident(json.loads(line))
        kind = incident.kind()
        try:
            text = compose(Task(incident=incident, kind=kind))
        except UnusableIncident:
            refused += 1
            continue
        report = check(text, kind=kind, facts=incident.facts())
        assert not [finding for finding in report.findings if finding.severity == "error"], incident.id
        assert report.state != "blocked", incident.id
        rule = RULE_OF_KIND[kind]
        assert (len(text.split()) if rule.unit == "words" else len(text.splitlines())) <= rule.most, incident.id
        sentences = re.findall(r"[A-Z][^.?!\n]+[.?!]", text.split("\n\n", 2)[-1])
        assert len(sentences) == len(set(sentences)), incident.id
    assert refused == 1
