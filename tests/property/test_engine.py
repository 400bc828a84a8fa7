"""The engine on any text: offsets in range, quote equals slice, same input same report, linear time by construction."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics import KINDS, Facts, Kind, check
from rubrics.letter import Letter, view_of

_SNIPPETS = (
    "We are sorry if this upset you.", "Dear [Name],", "Mistakes were made!", "We will look into it.", "\n\n", "“quoted, sorry”",
    "😀", "Mr. J. Smith paid $25.50 at 9 a.m. on 3 May.", "Yours sincerely,\nNora Field\nBinder", "\u202e", "ＦＵＬＬ", "é",
    "\x00", "[\ud800]",
)  # fmt: skip
texts = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(_SNIPPETS), st.text(max_size=20))).map(" ".join))
FACTS = Facts(fields={"what_happened": "We bound it upside down", "compensation": "£45", "when_happened": "2026-05-06"})


@given(text=texts, kind=st.sampled_from(KINDS), facts=st.sampled_from([None, FACTS]))
@settings(deadline=None, max_examples=150)
def test_every_span_lies_in_the_text_and_its_quote_is_what_stands_there(
    text: str, kind: Kind, facts: Facts | None
) -> None:
    report = check(text, kind=kind, facts=facts)
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
    for spans in report.elements.values():
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)
    assert list(report.findings) == sorted(report.findings, key=lambda f: (f.start, f.end, f.rule))
    assert report == check(text, kind=kind, facts=facts)


@given(text=texts)
def test_the_view_holds_one_byte_a_code_point(text: str) -> None:
    assert len(view_of(text)) == len(text)


@given(text=texts)
def test_sentences_stand_in_order_and_hold_every_word(text: str) -> None:
    letter = Letter(text)
    at = 0
    for sentence in letter.sentences:
        assert at <= sentence.start < sentence.end <= len(text)
        assert not letter.plain[at : sentence.start].strip()
        at = sentence.end
    assert not letter.plain[at:].strip()
