"""The record: three kinds of silence kept apart, unknown fields refused by name, contradictions told."""

import contextlib
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.answers import incident_from, time_of, times_without_a_date, today, unknown_of
from drafting.errors import UnusableIncident
from drafting.incident import MOST_CHARACTERS, NOT_KNOWN, Incident, read_incident
from drafting.remarks import remarks
from drafting.writing import OwnDetails
from tests.conftest import NOW


@pytest.mark.parametrize("typed", ["", None, "  ", "N/A", "n/a.", "none", "-", "nil"])
def test_nothing_is_said_where_nothing_is_to_say(typed: str | None) -> None:
    incident = read_incident({"what_happened": "x", "cause": typed})
    assert incident.says("cause") == ""
    assert not incident.not_known("cause")


@pytest.mark.parametrize(
    "typed", ["?", "unknown", "Not known yet", "dont know yet", "don't know", "TBC", "not sure yet", NOT_KNOWN]
)
def test_not_known_yet_is_an_answer(typed: str) -> None:
    incident = read_incident({"cause": typed})
    assert incident.says("cause") == ""
    assert incident.not_known("cause")
    assert "cause" in incident.facts().unknown


def test_nobody_knows_a_cause_whose_owner_is_unknown() -> None:
    assert read_incident({"cause": "", "cause_owner": "unknown"}).not_known("cause")
    assert not read_incident({"cause": "we think the label", "cause_owner": "unknown"}).not_known("cause")


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ([], "not a JSON object"),
        ({"what": "x"}, "unknown field 'what'"),
        ({"cause_owner": "them"}, "cause_owner must be one of us, supplier, customer, unknown"),
        ({"message_type": "memo"}, "message_type must be one of first-response"),
        ({"impact": {"a": 1}}, "impact"),
    ],
)
def test_a_record_that_cannot_be_read_says_why(record: object, told: str) -> None:
    with pytest.raises(UnusableIncident, match=told.replace(".", r"\.")):
        read_incident(record)


def test_a_draft_needs_what_happened_and_who_signs() -> None:
    with pytest.raises(UnusableIncident, match=r"what_happened .* and sender_name"):
        read_incident({"company": "Wickham"}).require()


def test_a_field_too_long_to_draft_from_is_named() -> None:
    incident = read_incident({"what_happened": "x" * (MOST_CHARACTERS + 1), "sender_name": "Nora"})
    with pytest.raises(UnusableIncident, match="What happened holds 4,001 characters"):
        incident.require()


@given(st.dictionaries(st.sampled_from(sorted(Incident.model_fields)), st.one_of(st.text(), st.none(), st.integers())))
def test_any_record_is_read_or_refused(record: dict[str, Any]) -> None:
    with contextlib.suppress(UnusableIncident):
        read_incident(record).facts()


def test_answers_make_the_incident() -> None:
    own = OwnDetails(company="Wickham Bindery", signer="Nora Field", title="Binder", time_zone="Pacific/Auckland")
    answers = {
        "what_happened": " We bound it upside down\r\n",
        "when_happened": "2026-05-06", time_of("when_happened"): "14:10",
        "cause": "typed before", unknown_of("cause"): "yes",
        "cause_owner": "nonsense", "sender_title": "Owner", time_of("fix_due"): "09:00",
    }  # fmt: skip
    incident = incident_from(answers, own, NOW)
    assert incident.what_happened == "We bound it upside down"
    assert incident.moment("when_happened") == dt.datetime(2026, 5, 6, 14, 10)
    assert incident.not_known("cause")
    assert incident.cause_owner is None
    assert incident.fix_due == ""
    assert (incident.sender_name, incident.sender_title) == ("Nora Field", "Owner")
    assert incident.written_on == dt.date(2026, 5, 12)


def test_today_is_where_staff_are() -> None:
    late = dt.datetime(2026, 5, 12, 22, 0, tzinfo=dt.UTC)
    assert today(OwnDetails(time_zone="Pacific/Auckland"), late) == dt.date(2026, 5, 13)
    assert today(OwnDetails(time_zone="Nowhere/At all"), late) in (dt.date(2026, 5, 12), dt.date(2026, 5, 13))


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"what_happened": ""}, "what_happened", "still empty"),
        ({"when_happened": "1900-01-01"}, "when_happened", "Is the year right"),
        ({"fix_due": "2999-01-01"}, "fix_due", "Is the year right"),
        ({"when_happened": "2026-06-31"}, "when_happened", "not a date the calendar knows"),
        ({"when_happened": "2026-05-20"}, "when_happened", "still to come"),
        ({"follow_up_when": "2026-05-01"}, "follow_up_when", "before the mistake"),
        ({"follow_up_when": "2026-05-10"}, "follow_up_when", "before the date of the letter"),
        ({"cause": "N/A"}, "cause", "nothing to say"),
        ({"impact": "x" * 200_000}, "impact", "200,000 characters"),
    ],
)
def test_what_cannot_be_meant_is_told_before_a_draft(
    record: dict[str, Any], changed: dict[str, str], field: str, told: str
) -> None:
    found = remarks(read_incident({**record, **changed}).written(NOW.date()))
    assert any(remark.field == field and told in remark.message for remark in found)


@pytest.mark.parametrize("zone", ["Europe", "x" * 300, "../etc", "\x00"])
def test_a_time_zone_that_is_none_is_this_computers(zone: str) -> None:
    assert isinstance(today(OwnDetails(time_zone=zone), NOW), dt.date)


def test_a_letter_dated_far_off_is_questioned(record: dict[str, Any]) -> None:
    found = remarks(read_incident(record).written(dt.date(2999, 1, 1)), NOW.date())
    assert any(remark.field == "written_on" for remark in found)


def test_a_time_without_its_date_is_told() -> None:
    assert times_without_a_date({time_of("fix_due"): "09:00", "follow_up_when": "2026-05-19"}) == ("fix_due",)


def test_a_sound_record_calls_for_no_remark(record: dict[str, Any]) -> None:
    assert remarks(read_incident(record).written(NOW.date())) == ()
