"""A text's sentences and parts, and which words are only quoted."""

import pytest

from rubrics.language import is_english
from rubrics.letter import Letter

LETTER = """Subject: Your order

Dear Dr. Wen,

Mr. J. Smith paid $25.50 at 9 a.m. on 3 May. We charged it twice! I am sorry.
A line of its own

Kind regards,
Nora Field
Binder, Wickham Ltd.
"""


def parts(text: str) -> list[tuple[str, str]]:
    return [(s.part, text[s.start : s.end]) for s in Letter(text).sentences]


def test_a_letter_comes_apart_where_a_reader_would_take_it_apart() -> None:
    assert parts(LETTER) == [
        ("subject", "Subject: Your order"),
        ("greeting", "Dear Dr. Wen,"),
        ("body", "Mr. J. Smith paid $25.50 at 9 a.m. on 3 May."),
        ("body", "We charged it twice!"),
        ("body", "I am sorry."),
        ("body", "A line of its own"),
        ("sign-off", "Kind regards,"),
        ("sign-off", "Nora Field"),
        ("sign-off", "Binder, Wickham Ltd."),
    ]


def test_a_hard_wrapped_paragraph_is_read_as_one() -> None:
    text = "We bound your recipe book with the last chapter upside down and\nsent it to the wrong address. Sorry."
    assert [quote.replace("\n", " ") for _, quote in parts(text)] == [
        "We bound your recipe book with the last chapter upside down and sent it to the wrong address.",
        "Sorry.",
    ]


@pytest.mark.parametrize("text", ["You wrote “no”.", 'You wrote "no".', "You wrote ‘no’.", "You wrote 'no'."])
def test_quoted_words_are_known_as_such(text: str) -> None:
    at = text.index("no")
    assert Letter(text).quoted(at, at + 2)


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "We didn't call and you weren't told."
    assert Letter(text).quotations == ()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("We are sorry that we sent the wrong book to you, and a new one is on its way to your house today.", True),
        (
            "Wir bedauern sehr, dass wir Ihnen das falsche Buch geschickt haben, und senden Ihnen heute ein neues.",
            False,
        ),
        (
            "Nous sommes désolés de vous avoir envoyé le mauvais livre et nous vous en envoyons un autre dès demain.",
            False,
        ),
        ("Merci.", True),
    ],
)
def test_a_text_in_another_language_is_told(text: str, english: bool) -> None:
    assert is_english(text) is english
