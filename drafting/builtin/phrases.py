"""Noun phrases and sentences: the subject of a clause, names left as they are, capital and end stop."""

import re
from dataclasses import dataclass

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.smooth import MONEY, smooth
from drafting.builtin.tokens import core, head, known_lexicon, plural
from drafting.builtin.verbs import form_of
from drafting.builtin.words import (
    ADJECTIVES,
    AUXILIARIES,
    BODY,
    COUNT_NOUNS,
    DETERMINERS,
    FAMILY,
    MASS_NOUNS,
    OWNED,
    PREPOSITIONS,
    SUBJECTS,
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a record is typed and read: fields in lower case, names that occur in it, whose a bare "flight" is."""

    lower: bool = False
    names: frozenset[str] = frozenset()
    owned: str = "your"
    kin: bool = True
    """Whether "children" and the like are the reader's own."""

    def name(self, word: str) -> bool:
        """Whether a word with a capital at the start of a fragment is a name."""
        plain = word.strip(".,'\"").removesuffix("'s")
        if not word[0].isupper() or (len(plain) > 1 and plain.isupper()):
            return False
        if plain in self.names or plain in MONTHS or plain in WEEKDAYS:
            return True
        return self.lower and not known_lexicon(word) and core(word) not in MASS_NOUNS


def subject(words: tuple[str, ...], style: Style, *, bare: str = "the") -> str:
    """A noun phrase that may open a clause: the article it lacks in front, a capital that only opened the fragment taken off."""
    plain_words = uncapitalised(words, style)
    text = smooth(plain_words)
    first = core(words[0])
    whole = " ".join(plain_words)
    if re.match(r"(?:page|line|room|gate|table|unit|code) \d|(?:children|men|women)'s ", whole):
        return text
    if re.match(r"\d{1,2}(?::\d\d)? [ap]m [a-z]|\d{1,2}:\d\d [a-z]", whole):
        return f"the {whole}"
    if first == "own" or re.fullmatch(r"\d+(?:st|nd|rd|th)", first):
        return f"your {text}"
    if (
        not first
        or first in DETERMINERS | SUBJECTS | PREPOSITIONS | {"everything", "everyone", "nothing", "something"}
        or not first[0].isalpha()
        or first in ("us", "them", "him")
    ):
        return text
    if MONEY.match(text) or (any(letter.isdigit() for letter in words[0]) and "'" not in words[0]):
        return text
    named = _named(words, style) and words[0] not in MONTHS
    if (
        named
        or first in ("people", "many", "others", "only", "parents")
        or (first == "children" and not style.kin)
        or (len(words) == 1 and first in ADJECTIVES and first not in COUNT_NOUNS)
    ):
        return text
    return _with_article(words, plain_words, style, bare)


def _with_article(words: tuple[str, ...], plain_words: tuple[str, ...], style: Style, bare: str) -> str:
    """The phrase with "your" for what is the reader's own, "a" for what is new, else `bare`."""
    first, noun = core(words[0]), core(head(words))
    if words[0].rstrip(".,") in ("IT", "QC", "HR", "QA"):
        return smooth(plain_words)
    compound = noun == "house" and len(words) > 1 and first not in ADJECTIVES
    mine = (
        not compound
        and noun in OWNED | BODY
        and not first.endswith("'s")
        and not {"another", "other", "your"} & {core(word) for word in words}
    ) or first.removesuffix("'s") in FAMILY
    theirs = first.endswith("'s") and bare == "our"
    article = style.owned if mine else ("the" if theirs else bare)
    if first in ("new", "replacement", "different", "spare", "independent", "external") and article != "our":
        text = smooth(plain_words)
        single = not plural(words) and noun not in MASS_NOUNS and not text.startswith("a ")
        return f"{'an' if first[0] in 'aeio' else 'a'} {text}" if single else text
    return smooth((article, *plain_words))


def _named(words: tuple[str, ...], style: Style) -> bool:
    """Whether a phrase begins with a name: a known one, or a capital in a record of small letters with a verb after it."""
    plain = words[0].strip(".,'\"").removesuffix("'s")
    if not style.name(words[0]):
        return False
    if plain in style.names or plain in MONTHS or plain in WEEKDAYS:
        return True
    following = core(words[1]) if len(words) > 1 else "was"
    return not plain.endswith(("ing", "tion", "ment", "ness", "ity", "day")) and (
        form_of(following) in ("either", "participle", "past") or following in AUXILIARIES | {"and"}
    )


def uncapitalised(words: tuple[str, ...], style: Style) -> tuple[str, ...]:
    """The words with the capital of the first taken off, unless it is a name or a short form."""
    if words and words[0] == "A" and len(words) > 1 and words[1][0].islower():
        return ("a", *words[1:])
    if (
        not words
        or not words[0][:1].isupper()
        or _named(words, style)
        or words[0] in ("I", "I'm")
        or not words[0][1:].replace("-", "").replace("'", "").islower()
    ):
        return words
    return (words[0][0].lower() + words[0][1:], *words[1:])


def sentence(text: str) -> str:
    """A sentence: capital, end stop, blanks tidied."""
    plain_text = " ".join(text.split()).rstrip(" ,;:.-")
    return plain_text[:1].upper() + plain_text[1:] + "." if plain_text else ""


def joined(parts: list[str]) -> str:
    """A, B and C."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def be(subject_words: tuple[str, ...]) -> str:
    """Was or were."""
    return "were" if plural(subject_words) else "was"
