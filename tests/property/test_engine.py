"""The engine on any text: offsets in range, quote equals slice, same input same report, linear time by construction."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics import KINDS, Facts, Kind, Report, builtin, check, load_rules
from rubrics.explain import explain
from rubrics.letter import Letter, view_of
from rubrics.trial import bare

_SNIPPETS = (
    "We are sorry if this upset you.", "Dear [Name],", "Mistakes were made!", "We will look into it.", "\n\n", "“quoted, sorry”",
    "😀", "Mr. J. Smith paid $25.50 at 9 a.m. on 3 May.", "Yours sincerely,\nNora Field\nBinder", "\u202e", "ＦＵＬＬ", "é",
    "\x00", "[\ud800]",
)  # fmt: skip
_EXAMPLES = sorted({bare(e) for rule in load_rules() for e in (*rule.examples.marked, *rule.examples.left)})
"""What rules are written for: spliced, cut and strewn with anything, they reach every pattern and exception."""
_pieces = st.one_of(st.sampled_from(_SNIPPETS), st.sampled_from(_EXAMPLES), st.text(max_size=20))
_cut = st.builds(
    lambda piece, start, length: piece[start : start + length], _pieces, st.integers(0, 40), st.integers(1, 200)
)
texts = st.one_of(
    st.text(),
    st.lists(_pieces, max_size=12).map(" ".join),
    st.lists(_cut, max_size=12).map("".join),
)
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


def _local(report: Report, until: int) -> list[tuple[str, int, int, str]]:
    """Findings of rules that look no further than their sentence, in the text's first `until` characters."""
    further = {
        rule.id
        for rule in builtin().rules
        if rule.check
        or any(
            {"next", "message"} & windows.keys() for windows in (*rule.unless, *(soft.when for soft in rule.softens))
        )
        or any({"next", "message"} & w.keys() for mark in rule.patterns for w in (mark.where, *mark.unless))
    }
    return [(f.rule, f.start, f.end, f.severity) for f in report.findings if f.rule not in further and f.start < until]


@given(text=texts, more=texts)
@settings(deadline=None, max_examples=150)
def test_a_paragraph_more_moves_no_earlier_finding_of_a_rule_that_ends_with_its_sentence(text: str, more: str) -> None:
    alone = check(text, kind="resolution-letter")
    together = check(f"{text}\n\n{more}", kind="resolution-letter")
    if alone.judged and together.judged:
        assert _local(together, len(text)) == _local(alone, len(text))


@given(text=texts, kind=st.sampled_from(KINDS))
@settings(deadline=None, max_examples=60)
def test_every_finding_is_explained(text: str, kind: Kind) -> None:
    looks = explain(text, kind=kind)
    for finding in check(text, kind=kind).findings:
        mine = [look for look in looks if look.rule == finding.rule and look.outcome == "marked"]
        assert any(look.start < finding.end and finding.start < look.end for look in mine)


@given(text=texts)
@settings(deadline=None, max_examples=60)
def test_a_replacement_is_free_of_findings_where_it_stands(text: str) -> None:
    for finding in check(text, kind="resolution-letter").findings:
        if finding.replacement is None:
            continue
        mended = text[: finding.start] + finding.replacement + text[finding.end :]
        end = finding.start + len(finding.replacement)
        rules = {rule.id for rule in builtin().rules if not rule.check}
        left = [f for f in check(mended, kind="resolution-letter").findings if f.rule in rules]
        assert not [f for f in left if f.rule == finding.rule and f.start < end and f.end > finding.start]


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
