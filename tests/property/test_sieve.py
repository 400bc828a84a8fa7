"""What a pattern is said to need is never more than it needs: whatever RE2 finds, the sieve has let through."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics import builtin, load_rules
from rubrics.letter import Letter
from rubrics.matching import Compiled
from rubrics.needs import flat, signs_of
from rubrics.patterns import Lexicon, Pattern
from rubrics.rules import shared_words
from rubrics.sieve import Sieve
from rubrics.trial import bare

_WORDS = Lexicon(shared_words())
_PATTERNS = [Pattern(mark.pattern, Lexicon(rule.words, _WORDS)) for rule in builtin().rules for mark in rule.patterns]
_SIEVE = Sieve(flat(pattern.needs) for pattern in _PATTERNS)
_EXAMPLES = sorted({bare(e) for rule in load_rules() for e in (*rule.examples.marked, *rule.examples.left)})
_MADE = (
    r"\ba(?:b|c)*d\b", r"colou?r", r"\b(?:we|i)(?: \w+)* (?:mis\w+|\w+ed)\b", r"^(?:if|when),? you", r"[!?]{2,}", r"\d{1,3} days",
    r"(?:^|, )so\b", r"a{0}b", r"(?i:do) not|\W{3}x", r"\Bed\b", r"[^a]b{2,}", r"(?:un)+do", r"x(?:|y)z", r"\x41b", r"no ?one",
)  # fmt: skip
"""Patterns of every construct, for letters in which they are likely to be found."""
_compiled: list[Compiled] = [Pattern(told, _WORDS).compiled for told in _MADE]
_sieve = Sieve(flat(Pattern(told, _WORDS).needs) for told in _MADE)
_letters = st.text(alphabet="abcdxyzAB09 ,!?^é_-", max_size=12)
_likely = st.sampled_from(
    ("we ", "misread", "I loved", "If you", ", so", "10 days", "undo", "no one", "colour", "!?", "Do not")
)


def test_every_pattern_is_open_to_the_examples_it_matches() -> None:
    for example in _EXAMPLES:
        letter = Letter(example)
        for index in range(len(letter.sentences)):
            opened = set(_SIEVE.open(letter.signs_at(index)))
            for number, pattern in enumerate(_PATTERNS):
                if number not in opened:
                    assert pattern.compiled.search(letter.view_at(index)) is None, pattern.source


@given(text=st.lists(st.one_of(_letters, _likely), max_size=6).map("".join))
@settings(deadline=None, max_examples=500)
def test_patterns_of_every_construct_are_open_to_what_they_match(text: str) -> None:
    view = Letter(text).view
    opened = set(_sieve.open(signs_of(view)))
    assert {number for number, pattern in enumerate(_compiled) if pattern.search(view)} <= opened


@given(text=st.text(alphabet="abc0 ,", max_size=20), start=st.integers(0, 20), length=st.integers(0, 20))
def test_a_window_between_words_shows_nothing_that_its_text_does_not(text: str, start: int, length: int) -> None:
    view = Letter(" ".join(text.split(" "))).view
    window = b" ".join(view.split(b" ")[start : start + length])
    assert {sign.lstrip("^") for sign in signs_of(window)} <= {sign.lstrip("^") for sign in signs_of(view)}
