"""What is read out of a text: where it stands, and that each spelling of a thing has the same canonical value."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.mentions import Mention, mentions
from rubrics.moments import Day
from rubrics.numbers import number_of


def _only(text: str) -> Mention:
    found = mentions(text)
    assert len(found) == 1, [text[m.start : m.end] for m in found]
    return found[0]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("40", 40), ("1,150", 1150), ("3 200", 3200), ("1.204,50", "1204.5"), ("1,204.50", "1204.5"), ("7,5", "7.5"),
        ("nineteen", 19), ("sixty-eight", 68), ("two hundred and six", 206), ("a hundred", 100), ("a dozen", 12),
        ("half a dozen", 6), ("three thousand", 3000),
    ],
)  # fmt: skip
def test_numbers_are_read_in_digits_and_words(written: str, value: str | int) -> None:
    assert number_of(written) == Decimal(value)


@pytest.mark.parametrize(
    "spelling", ["$35", "35 dollars", "thirty-five dollars", "USD 35", "US$35.00", "35 USD", "$ 35"]
)
def test_every_spelling_of_a_sum_is_one_value(spelling: str) -> None:
    found = _only(f"We sent {spelling} back.")
    assert (found.kind, found.number, found.unit) == ("money", Decimal(35), "USD")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("£214", "214", "GBP"), ("EUR 1,150", "1150", "EUR"), ("€18,50", "18.5", "EUR"), ("R 3 200", "3200", "ZAR"),
        ("CHF 90", "90", "CHF"), ("₹500", "500", "INR"), ("60p", "0.6", "GBP"), ("NOK 1,640", "1640", "NOK"),
        ("$2k", "2000", "USD"), ("ten euros", "10", "EUR"),
    ],
)  # fmt: skip
def test_money(text: str, number: str, unit: str) -> None:
    found = _only(text)
    assert (found.kind, found.number, found.unit) == ("money", Decimal(number), unit)


@pytest.mark.parametrize(
    "spelling",
    ["3 May 2026", "May 3, 2026", "May 3rd, 2026", "3rd of May 2026", "2026-05-03", "the third of May 2026"],
)
def test_every_spelling_of_a_date_is_one_day(spelling: str) -> None:
    found = _only(f"It came on {spelling}.")
    day = found.days[0]
    assert (found.kind, day.year, day.month, day.day) == ("day", 2026, 5, 3)


def test_figures_are_read_both_ways() -> None:
    assert set(_only("on 02/03/2026").days) == {Day(2026, 3, 2), Day(2026, 2, 3)}
    assert _only("on 25/12/2026").days == (Day(2026, 12, 25),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Thursday 9 July", Day(None, 7, 9, 3)), ("Thursday, July 9", Day(None, 7, 9, 3)), ("on Friday", Day(weekday=4)),
        ("by the 16th", Day(day=16)), ("Sat 5 Feb", Day(None, 2, 5, 5)), ("9 July '26", Day(2026, 7, 9)),
    ],
)  # fmt: skip
def test_partial_days_keep_what_is_said(text: str, day: Day) -> None:
    assert _only(text).days == (day,)


def test_a_range_is_two_days() -> None:
    assert [m.days[0].day for m in mentions("closed from 3 to 5 May")] == [3, 5]


@pytest.mark.parametrize(
    "text", ["every Friday", "Monday to Friday", "any Tuesday", "I may 24/7", "One of us may march on"]
)
def test_habits_and_likenesses_are_no_days(text: str) -> None:
    assert not [m for m in mentions(text) if m.kind == "day"]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 5 pm", (1020,)), ("at 17:00", (1020,)), ("9.30am", (570,)), ("at noon", (720,)), ("by midnight", (0,)),
        ("at half past one", (90, 810)), ("quarter to six", (345, 1065)), ("by six in the evening", (1080,)),
        ("at four,", (240, 960)), ("10 o'clock", (600, 1320)), ("at 7 tonight", (1140,)),
    ],
)  # fmt: skip
def test_times_of_day(text: str, minutes: tuple[int, ...]) -> None:
    found = next(m for m in mentions(text) if m.kind == "time")
    assert found.minutes == minutes


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("three hours", 180, "minute"), ("a 2-week wait", 14, "day"), ("ninety minutes", 90, "minute"),
        ("five working days", 5, "day"), ("two and a half hours", 150, "minute"), ("18 months", 18, "month"),
    ],
)  # fmt: skip
def test_durations(text: str, number: int, unit: str) -> None:
    found = _only(text)
    assert (found.kind, found.number, found.unit) == ("duration", Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("ref AM-55017", "reference", "AM55017"), ("FB 20417", "reference", "FB20417"), ("order 30881", "reference", "30881"),
        ("PL/26/304", "reference", "PL26304"), ("612-555-0137", "phone", "6125550137"),
        ("+45 70 10 55 20", "phone", "4570105520"), ("020 7946 0000", "phone", "02079460000"),
        ("Otto@Example.org", "email", "otto@example.org"), ("Dr Müller", "person", "muller"),
        ("my colleague Lena", "person", "lena"), ("our night manager Sam Roe", "person", "sam roe"),
        ("ask for Petra", "person", "petra"),
    ],
)  # fmt: skip
def test_references_numbers_and_names(text: str, kind: str, key: str) -> None:
    found = _only(text)
    assert (found.kind, found.key) == (kind, key)


@pytest.mark.parametrize(
    ("text", "number"), [("31 boxes", 31), ("the other eighteen", 18), ("all 500", 500), ("a dozen eggs", 12)]
)
def test_quantities(text: str, number: int) -> None:
    found = _only(text)
    assert (found.kind, found.number) == ("quantity", Decimal(number))


def test_percentages() -> None:
    assert [(m.kind, m.number) for m in mentions("20% and ten per cent")] == [("percent", 20), ("percent", 10)]


def test_list_numbers_links_and_labels_are_no_quantities() -> None:
    assert mentions("1. Ring them\n2) Say it\nhttps://example.org/a/12 on form A2") == ()


_PIECES = st.sampled_from(
    ["$25", "3 May", "17:00", "half past", "Friday", "AM-55017", "twenty", "five", "a dozen", "020 7946 0000", "Dr", "Lim",
     "€", "1,2", "％", "'26", "the 16th", "\n", "—", "é", "😀", "per cent", "-", "of", "31", "June", "o'clock", "hours"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=120), *(st.lists(_PIECES, max_size=14).map(glue.join) for glue in (" ", ""))))
def test_any_text_gives_ordered_spans_inside_it_and_the_same_again(text: str) -> None:
    found = mentions(text)
    assert found == mentions(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
