"""The lexicon's forms: each base form listed once, its inflections worked out."""

import pytest

from rubrics.inflection import Form, forms
from rubrics.matching import PatternError
from rubrics.patterns import expand


@pytest.mark.parametrize(
    ("word", "form", "expected"),
    [
        ("mix up", "past", ("mixed up",)),
        ("lose", "any", ("lose", "loses", "lost", "losing")),
        ("break", "done", ("broken",)),
        ("double-charge", "ing", ("double-charging",)),
        ("cancel", "past", ("cancelled", "canceled")),
        ("drop", "past", ("dropped",)),
        ("quit", "ing", ("quitting",)),
        ("omit", "past", ("omitted",)),
        ("deny", "past", ("denied",)),
        ("delay", "past", ("delayed",)),
        ("tie", "ing", ("tying",)),
        ("see", "ing", ("seeing",)),
        ("fix", "s", ("fixes",)),
        ("visit", "past", ("visited",)),
        ("delivery", "noun", ("delivery", "deliveries")),
        ("child", "noun", ("child", "children")),
        ("late fee", "noun", ("late fee", "late fees")),
    ],
)
def test_forms(word: str, form: Form, expected: tuple[str, ...]) -> None:
    assert forms(word, form) == expected


def test_a_form_of_a_list_inflects_its_words_and_those_of_the_lists_in_it() -> None:
    lists = {"spoil": ("ruin", "{wreck}"), "wreck": ("break",)}
    assert expand("{spoil:past}", lists) == "(?:(?:broke)|ruined)"


def test_only_plain_words_have_forms() -> None:
    with pytest.raises(PatternError, match="only plain words"):
        expand("{spoil:past}", {"spoil": ("ruins?",)})
    with pytest.raises(PatternError, match="no form 'future'"):
        expand("{spoil:future}", {"spoil": ("ruin",)})
