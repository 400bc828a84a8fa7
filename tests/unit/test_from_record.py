"""Elements told in the record's own words, and causes told without "because"."""

from rubrics import Facts, Report, check

FACTS = Facts(
    fields={
        "what_happened": "piano tuned a semitone flat before recital",
        "cause": "fork in the case belongs to the baroque set",
        "impact": "two singers transposed at sight, encore dropped",
        "prevention": "baroque forks live in a red case",
        "sender_name": "Ada Voss",
    }
)


def _report(text: str, facts: Facts | None = FACTS) -> Report:
    return check(text, kind="resolution-letter", facts=facts)


def test_a_sentence_that_restates_a_field_holds_its_element() -> None:
    text = "The fork in that case belongs to our baroque set. The baroque forks live in a red case."
    elements = _report(text).elements
    assert [text[s.start : s.end] for s in elements["explanation"]] == [
        "The fork in that case belongs to our baroque set."
    ]
    assert [text[s.start : s.end] for s in elements["prevention"]] == ["The baroque forks live in a red case."]


def test_without_the_record_the_same_words_are_not_known_for_a_change() -> None:
    assert "prevention" not in _report("The baroque forks live in a red case.", None).elements


def test_doubt_in_the_records_words_holds_nothing() -> None:
    assert (
        "impact" not in _report("You claim that two singers transposed at sight and the encore was dropped.").elements
    )


def test_an_act_of_ours_after_the_mistake_was_named_explains_it() -> None:
    text = "Dear Mr Roe,\n\nWe sold your seats twice. I am sorry. You went home. We misread the plan. Your money is back today."
    spans = _report(text, None).elements["explanation"]
    assert [text[s.start : s.end] for s in spans] == ["We misread the plan."]
