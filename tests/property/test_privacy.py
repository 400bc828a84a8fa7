"""Any text comes back as it was, hidden once or twice, whole or as a stream."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.incident import Incident
from drafting.privacy import StandIns
from drafting.writing import OwnDetails

INCIDENT = Incident(
    customer_name="Mrs Ada Winter",
    sender_name="Will Penhaligon",
    company="Penhaligon & Co",
    follow_up_by="Priya, 020 7946 0912",
    customer_email="ada@winter.example",
    customer_address="Flat 2, 9 High Street, Leeds LS1 4AB",
    reference="TI-55-2091",
    what_happened="[NAME_1] was printed on the label. Dave lost it.",
)
_PIECES = (
    "Ada", "Mrs Winter", "ADA WINTER", "winter", "Will", "will", "Priya’s", "Penhaligon & Co", "TI-55-2091", "Dave lost it",
    "told Okafor", "[NAME_1]", "NAME_1", "[NAME_", "name_2]", "(phone 4)", "<EMAIL-1>", "{LINK_1}", "\\[", "\\]", "\\", "[", "]",
    "(", ")", "{", "<", ">", "_", "-", "1", "12", "'s", "s", "[[", "TEXT_1", "[TEXT_1's]", "NAME\\_3", "020 7946 0912",
    "https://a.example/x?y=1", "ada@winter.example", "LS1 4AB", "order 88190",
    "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32",
    "J. O'Dwyer", "e\u0301", "Si\u00e2n", "Sia\u0302n", "\\n", "\n", "\u00a0", "İ", "ſ", "K", "\ud800", "😀", ". ", ", ", ": ",
)  # fmt: skip
_piece = st.one_of(st.sampled_from(_PIECES), st.text(max_size=4))
texts = st.one_of(st.text(), st.lists(_piece, max_size=14).map("".join), st.lists(_piece, max_size=14).map(" ".join))


def _stand_ins(with_record: bool) -> StandIns:
    return StandIns.of(INCIDENT, OwnDetails(), hide_company=True) if with_record else StandIns.of_text()


@given(text=texts, with_record=st.booleans())
@settings(deadline=None, max_examples=400)
def test_any_text_comes_back_exactly(text: str, with_record: bool) -> None:
    stand_ins = _stand_ins(with_record)
    hidden = stand_ins.hide(text)
    assert stand_ins.hide(hidden) == hidden
    assert stand_ins.restore(hidden).text == text
    assert stand_ins.restore(hidden).unknown == ()


@given(first=texts, second=texts)
@settings(deadline=None, max_examples=200)
def test_one_map_serves_several_texts(first: str, second: str) -> None:
    stand_ins = StandIns.of_text()
    hidden = stand_ins.hide(first), stand_ins.hide(second)
    assert stand_ins.restore(hidden[0]).text == first
    if second != hidden[0]:
        assert stand_ins.restore(hidden[1]).text == second


@given(text=texts, cuts=st.lists(st.integers(0, 60), max_size=12))
@settings(deadline=None, max_examples=400)
def test_what_a_stream_shows_only_grows(text: str, cuts: list[int]) -> None:
    stand_ins = _stand_ins(True)
    stand_ins.hide("Ada Winter will ring Priya on 020 7946 0912.")
    shown = [stand_ins.restore(text[:cut], growing=True).text for cut in sorted(cuts)]
    shown.append(stand_ins.restore(text).text)
    assert all(later.startswith(earlier) for earlier, later in pairwise(shown))
