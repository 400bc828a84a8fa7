"""Why a text was judged as it was: where each rule looked, and what came of it."""

from rubrics import check
from rubrics.explain import Look, explain

TEXT = "I will not call it a small delay. We will look into it. You wrote that “mistakes were made”."


def _of(looks: tuple[Look, ...], rule: str) -> list[Look]:
    return [look for look in looks if look.rule == rule]


def test_what_is_marked_is_what_the_check_marks() -> None:
    looks = explain(TEXT, kind="first-response")
    found = check(TEXT, kind="first-response").findings
    assert {look.rule for look in looks if look.outcome == "marked"} >= {finding.rule for finding in found}
    assert [look.quote for look in looks] == [TEXT[look.start : look.end] for look in looks]


def test_an_exception_says_why_it_excused() -> None:
    looks = explain(TEXT, kind="first-response")
    assert {look.outcome for look in _of(looks, "minimizes")} == {"excused"}
    assert all(look.because and look.pattern for look in _of(looks, "minimizes"))
    assert [look.because for look in _of(looks, "hidden-actor")] == ["quoted: mentioned, not used"]


def test_what_a_kind_does_not_judge_is_passed_over() -> None:
    looks = _of(explain(TEXT, kind="internal-review"), "vague-fix")
    assert [look.outcome for look in looks] == ["passed over"] * len(looks)
    assert looks


def test_what_code_finds_has_no_pattern() -> None:
    length = _of(explain(TEXT, kind="resolution-letter"), "wrong-length")
    assert [(look.outcome, look.pattern) for look in length] == [("marked", None)]
