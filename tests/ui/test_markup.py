"""Marked text: every word escaped, every finding seen, the gravest on top."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics import check
from rubrics.report import Finding
from ui.markup import marked


def finding(start: int, end: int, severity: str, rule: str = "drama") -> Finding:
    return Finding.model_validate({
        "start": start, "end": end, "severity": severity, "rule": rule, "title": rule, "quote": "",
            "message": 'a "word" <b>', "why": "",
        "instead": "", "sources": (), "fingerprint": f"{start}-{end}",
    })  # fmt: skip


def marks(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<mark class="am-(\w+)"[^>]*>([^<]*)</mark>', html)


def test_the_gravest_shows_where_findings_overlap() -> None:
    html = marked("abcdefgh", [finding(0, 8, "suggestion"), finding(2, 4, "error"), finding(3, 6, "warning")])
    assert marks(html) == [
        ("suggestion", "ab"),
        ("error", "c"),
        ("error", "d"),
        ("warning", "ef"),
        ("suggestion", "gh"),
    ]


def test_nothing_in_text_or_message_becomes_markup() -> None:
    html = marked("<script>x</script> & 'q'", [finding(0, 8, "error")])
    assert "<script" not in html
    assert 'title="a &quot;word&quot; &lt;b&gt;"' in html


@given(text=st.text(max_size=80).map(lambda text: f"We will look into it. {text} Mistakes were made."))
@settings(max_examples=40, deadline=None)
def test_the_text_stays_whole(text: str) -> None:
    html = marked(text, check(text, kind="first-response").findings)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == unescape(text) or "&" in text
