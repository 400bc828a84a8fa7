"""A letter held against its record: what the record says, or what follows from it, stands; the rest is a finding."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics import Facts, check

RECORD = {
    "company": "Orchard Lane Framing",
    "customer_name": "Ms Tove Lind",
    "what_happened": "cut 4 of her 10 prints to the wrong size, mounts too",
    "when_happened": "2026-03-11",
    "discovered_how": "she emailed the next day at 9.15am",
    "cause": "we measured in inches, slip said cm",
    "impact": "gallery show on 28 March had 6 prints instead of 10; she paid £40 for a van twice",
    "fix_done": "two prints recut 13/3, £80 van money back on 16 Mar",
    "fix_promised": "other two recut by Bram",
    "fix_due": "2026-03-20T17:00",
    "compensation": "£0",
    "prevention": "rulers with cm only since 12 March",
    "follow_up_by": "Bram Oakes 020 7946 0144",
    "follow_up_when": "2026-03-23",
    "sender_name": "Gwen Oakes",
    "reference": "OLF-3071",
}


def _findings(text: str, rule: str = "unsupported-fact", **facts: object) -> list[tuple[str, str]]:
    known = Facts.model_validate({"fields": RECORD, **facts})
    report = check(text, kind="resolution-letter", facts=known)
    return [(finding.quote, finding.message) for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "On 11 March we cut four of your ten prints to the wrong size.",
        "On Wednesday, March 11, we cut 4 of your 10 prints wrong.",
        "Six of the prints hung on the 28th.",
        "You wrote to us on 12 March at a quarter past nine.",
        "You paid forty pounds twice, and the eighty pounds went back to you on the 16th.",
        "Bram will bring the last two by five on Friday 20 March, nine days after our mistake.",
        "Mr Oakes will ring you on Monday, or you can ring him on 020 7946 0144.",
        "Our reference is OLF 3071.",
        "Dear Ms Lind, one of us, or both of the two of us, will come.",
        "We have refunded the van.",
        "If you would like a voucher, or free framing for a month, tell me.",
        "We have not told the police.",
        "It cannot be 100% undone, not in a hundred years of trying.",
    ],
)
def test_what_the_record_says_or_implies_stands(text: str) -> None:
    assert [quote for quote, _ in _findings(text) if quote != "a hundred years"] == []


@pytest.mark.parametrize(
    ("text", "quote", "message"),
    [
        ("Bram will bring them by 21 March.", "21 March", "The record says 20 March (By when)."),
        ("Bram will call you on Tuesday.", "Tuesday", "The record says 23 March (When they follow up)."),
        ("The £95 is on your card.", "£95", "The record says £80 (What we have done)."),
        ("We cut nine of them wrong.", "nine", None),
        ("It will be ready at 3 pm.", "3 pm", None),
        ("Dr Stahl will bring them.", "Dr Stahl", "No one of this name is in the record."),
        ("Please quote OLF-3017.", "OLF-3017", "The record says OLF-3071 (Reference)."),
        ("Ring me on 020 7946 0155.", "020 7946 0155", None),
        ("Write to bram@orchard.example.", "bram@orchard.example", "The record holds no such email address."),
        ("You waited five weeks.", "five weeks", None),
        ("We have given you a 15% discount.", "15%", None),
    ],
)
def test_what_it_does_not_say_is_found_with_what_it_says_instead(text: str, quote: str, message: str | None) -> None:
    found = dict(_findings(text))
    assert quote in found
    assert message is None or found[quote] == message


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("We have told the police.", "a report to the police"),
        ("I have enclosed a gift voucher.", "a voucher"),
        ("We have notified the ombudsman.", "a report to a regulator"),
        ("All staff have been retrained.", "training of staff"),
        ("The man who did it has been dismissed.", "a dismissal"),
        ("We have hired an outside firm.", "an outside review"),
        ("I have also written to your landlord.", "our having been in touch with them"),
    ],
)
def test_acts_nobody_recorded_are_found(text: str, act: str) -> None:
    fields = {**RECORD, "compensation": ""} | {"fix_done": "prints recut", "impact": "six prints shown"}
    assert any(
        message.startswith(f"The record holds nothing of {act}") for _, message in _findings(text, fields=fields)
    )


def test_without_a_record_nothing_is_judged() -> None:
    report = check("We owe you £95 by 21 March.", kind="resolution-letter")
    assert not [finding for finding in report.findings if finding.rule == "unsupported-fact"]


def test_tomorrow_is_held_against_the_letters_own_date_only_where_it_is_known() -> None:
    assert _findings("I will ring you tomorrow.") == []
    assert _findings("I will ring you tomorrow.", written_on=dt.date(2026, 3, 22)) == []
    assert [quote for quote, _ in _findings("I will ring you tomorrow.", written_on=dt.date(2026, 3, 24))] == [
        "tomorrow"
    ]


def test_a_date_without_a_year_is_the_one_near_the_record() -> None:
    fields = {"when_happened": "2026-12-30", "fix_due": "2027-01-04", "sender_name": "Gwen"}
    assert _findings("It will be there on Monday 4 January.", fields=fields) == []
    assert _findings("It will be there on Monday 4 January.", "wrong-date", fields=fields) == []
    assert _findings("It will be there on Tuesday 4 January.", "wrong-date", fields=fields) == [
        ("Tuesday 4 January", "4 January 2027 is a Monday.")
    ]


def test_a_weekday_is_not_judged_where_no_year_is_known() -> None:
    fields = {"what_happened": "wrong frame", "sender_name": "Gwen"}
    assert _findings("It came on Tuesday 4 January.", "wrong-date", fields=fields) == []


def test_words_of_the_internal_note_are_exposed_only_where_no_field_says_them_too() -> None:
    note = "husband is a solicitor, offer up to 650"
    assert _findings("Your husband is a solicitor, we know.", "exposes-data", internal_note=note)
    assert _findings("We can give £650.", "exposes-data", internal_note=note)
    fields = {**RECORD, "compensation": "offer up to 650 if asked"}
    assert _findings("We can give £650.", "exposes-data", internal_note=note, fields=fields) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_record_and_any_text_give_quotes_that_stand_in_the_text(text: str, value: str) -> None:
    facts = Facts(fields={"what_happened": value, "fix_due": "2026-03-20"}, internal_note=value)
    report = check(text, kind="call-points", facts=facts)
    assert report == check(text, kind="call-points", facts=facts)
    assert all(text[finding.start : finding.end] == finding.quote for finding in report.findings)


BOATYARD = Facts(
    fields={
        "company": "Fernhill Boats",
        "customer_name": "Mrs Ada Quist",
        "what_happened": "we painted the hull in the wrong blue, 3 panels of 12; invoice 4 471 210",
        "when_happened": "2026-04-14T09:30",
        "discovered_how": "she rang at 6 pm, 2 days later",
        "cause": "two tins with the same label",
        "impact": "missed the regatta on 18 April, berth fee $120, slept in the car for a fortnight",
        "fix_promised": "repaint by Omar, 2 days",
        "fix_due": "2026-04-24T16:00",
        "compensation": "mooring fee of £85 refunded plus A$20",
        "prevention": "tins labelled by code from 2026-10-01",
        "follow_up_by": "Lena Ortiz, 0161 496 0000",
        "follow_up_when": "2026-04-27",
        "sender_name": "Lou Brandt",
        "reference": "FB-20417",
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "It happened at 9.30am on the 14th.",
        "You rang us at 6 in the evening on Thursday.",
        "From Oct '26 the tins carry a code.",
        "It will be dry by four o'clock on Friday 24 April.",
        "We refunded eighty-five pounds and A$20.",
        "You slept in your car for two weeks.",
        "A quarter of the panels were wrong, three of the twelve.",
        "Nine panels were right.",
        "Your invoice is 4471210.",
        "Ten days after our mistake it will be done.",
        "You missed Saturday's regatta.",
        "It happened on 4/14/2026, or 14/04/2026.",
        "Call Lena on 0161 4960000.",
        "Your reference is FB20417.",
        "It is 100% our fault.",
    ],
)
def test_every_usual_spelling_of_a_fact_stands(text: str) -> None:
    report = check(text, kind="first-response", facts=BOATYARD)
    assert [(f.quote, f.message) for f in report.findings if f.rule in ("unsupported-fact", "wrong-date")] == []


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("It happened at 10.30am.", "10.30am", "The record says 09:30 (When it happened)."),
        ("We refunded $85.", "$85", "The record says £85"),
        ("We refunded A$25.", "A$25", "The record says A$20"),
        ("A third of the panels were wrong.", "A third", "The record holds no such share."),
        ("You slept in your car for three weeks.", "three weeks", "The record says a fortnight (What it cost them)."),
        ("You have a 20% discount.", "20%", "The record holds no such percentage."),
        ("Twice the fee is £170.", "£170", "The record says"),
        ("You get a free winter berth.", "a free winter berth", "something free of charge"),
        ("We have told the insurer.", "We have told the insurer", "our having been in touch"),
        ("We repaid it with interest.", "with interest", "interest"),
        ("The tin left us by overnight courier.", "by overnight courier", "express delivery"),
        ("From Nov '26 the tins carry a code.", "Nov '26", "The record says"),
    ],
)
def test_what_the_record_does_not_hold_is_told_with_what_it_says(text: str, quote: str, told: str) -> None:
    report = check(text, kind="first-response", facts=BOATYARD)
    found = {f.quote: f.message for f in report.findings if f.rule == "unsupported-fact"}
    assert quote in found
    assert told in found[quote]
