"""Small words that staff leave out: articles, "on" before a date, "for" before a duration, brackets round an amount."""

import re
from functools import lru_cache
from typing import Final

from drafting.builtin.articles import tokens_of, with_articles
from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.tokens import core
from drafting.builtin.verbs import base_of, form_of
from drafting.builtin.words import ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECTS

_UNIT: Final = r"(?:hours?|minutes?|days?|weeks?|months?|years?|nights?|seconds?)"


_MONTH: Final = rf"(?:{'|'.join(MONTHS)})"


_DAY: Final = rf"(?:{'|'.join(WEEKDAYS)})"


_DATE: Final = re.compile(rf"^(?:\d{{1,2}}(?:[-–/]\d{{1,2}})? {_MONTH}|{_MONTH} \d{{1,2}}|{_DAY}\b)")


_TIME: Final = re.compile(r"^(?:\d{1,2}(?::\d\d)? [ap]m\b|noon\b|\d{1,2}:\d\d(?: UTC)?\b)")


_SPAN: Final = re.compile(
    rf"^(?:(?:about|approximately|nearly|over) )?\d+(?:\.\d+)? {_UNIT}\b(?! (?:later|ago|late|after|before|earlier"
    rf"|early|of|old|leave|notice|free))"
)


MONEY: Final = re.compile(
    r"^(?:[£$€₹]\s?\d[\d,.]*\d|[£$€₹]\s?\d|(?:[A-Z]{3}|R) \d[\d,. ]*\d|\d[\d,.]* (?:EUR|USD|GBP))(?=$|[\s,.;])"
)


_TAKES_SPAN: Final = frozenset(
    ["lose", "miss", "take", "cost", "need", "spend", "get", "have", "want", "give", "be", "follow", "pay", "book"]
)


_PLACED: Final = PREPOSITIONS - {"up", "off", "down", "out", "over", "back", "around", "round", "through"}


_NO_SMALL_WORD: Final = frozenset(
    [
        "dated",
        "about",
        "approximately",
        "nearly",
        "almost",
        "only",
        "just",
        "called",
        "named",
        "licensed",
        "or",
        "page",
        "line",
        "room",
        "no.",
        "number",
        "until",
        "till",
        "said",
        "typed",
        "read",
        "misread",
        "entered",
        "recorded",
    ]
)


_NOUN_RUNS: Final = (
    "same day",
    "next day",
    "next morning",
    "same night",
    "next week",
    "following day",
    "same morning",
    "next street",
)


_SINGLE_SUM: Final = frozenset(
    [
        "overdraft",
        "bursary",
        "grant",
        "taxi",
        "tow",
        "ticket",
        "fine",
        "fee",
        "charge",
        "bill",
        "deposit",
        "excess",
        "voucher",
        "card",
        "gift",
        "balance",
        "penalty",
        "refund",
        "credit",
    ]
)


@lru_cache(maxsize=512)
def smooth(words: tuple[str, ...], *, own: str = "the") -> str:
    """The words with the small ones put back; `own` is the article of what may be the reader's ("flight")."""
    text = _with_small_words(tokens_of(words))
    return " ".join(with_articles(tokens_of(tuple(text.split())), own)).replace("\x00", " ")


def after(word: str, rest: tuple[str, ...], *, own: str = "the") -> str:
    """The words that follow `word`, smoothed as its continuation."""
    return smooth((word, *rest), own=own).split(" ", 1)[1] if rest else ""


def _with_small_words(words: list[str]) -> str:
    out: list[str] = []
    at = 0
    while at < len(words):
        ahead = " ".join(words[at : at + 7])
        before = core(out[-1]) if out else ""
        ends = bool(out) and out[-1][-1] in ",.;:)"
        if money := MONEY.match(ahead):
            out += _amount(money[0], out, words[at + len(money[0].split()) :], ends=ends)
            at += len(money[0].split())
            continue
        out += _small_word(before, ahead) if before and not ends else []
        out.append(words[at])
        at += 1
    return " ".join(out)


def _amount(money: str, out: list[str], following: list[str], *, ends: bool) -> list[str]:
    """An amount in its place: in brackets after its noun, with "for" or "in" before the noun it belongs to."""
    ahead = core(following[0]) if following else ""
    if (
        ahead
        and _noun(ahead)
        and following[0][0].islower()
        and ahead not in ("each", "back", "off", "towards", "value")
    ):
        run = [core(word) for word in following[:3] if _noun(core(word))]
        if run[-1] in _SINGLE_SUM or run[0] in _SINGLE_SUM:
            return (
                [*(_article_for(out) if run[-1] not in ("credit",) else []), money]
                if run[-1] != "credit"
                else [money, "of"]
            )
        return [money, "in" if run[-1].endswith("s") or run[-1] == "damage" else "for"]
    if out and not ends and _bracketed(core(out[-1]), ahead, first=len(out) == 1):
        return [f"({money})"]
    return [money]


def _article_for(out: list[str]) -> list[str]:
    return [] if out and core(out[-1]) in DETERMINERS | {"of"} else ["a"]


def _noun(word: str) -> bool:
    closed = word in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | ADVERBS | SUBJECTS
    return bool(word) and word.isalpha() and not closed and form_of(word) not in ("past", "either", "participle")


def _bracketed(before: str, ahead: str, *, first: bool) -> bool:
    if ahead and not (ahead in PREPOSITIONS | CONJUNCTIONS or form_of(ahead) in ("either", "participle", "past")):
        return False
    closed = before in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | (
        ADVERBS - {"aloud"}
    ) | SUBJECTS or before in ("x", "second", "first", "further")
    return (
        not closed
        and form_of(before) in (("", "third") if first else ("", "base", "third"))
        and before.replace("'", "").isalpha()
    )


def _small_word(before: str, ahead: str) -> list[str]:
    if re.match(r"\d+(?:st|nd|rd|th)\b (?!of )", ahead) and before in ("on", "at", "in", "to", "from", "for"):
        return ["the"]
    if before == "both" and _DATE.match(ahead):
        return ["on"]
    if (
        before in _PLACED | CONJUNCTIONS | DETERMINERS | _NO_SMALL_WORD
        or before[0].isdigit()
        or (re.fullmatch(_UNIT, before) and _SPAN.match(ahead))
    ):
        return []
    if _DATE.match(ahead) and before not in {day.lower() for day in WEEKDAYS}:
        return ["on"]
    if _TIME.match(ahead):
        return ["at"]
    if (
        _SPAN.match(ahead)
        and base_of(before) not in _TAKES_SPAN
        and before not in ("every", "last", "next", "first", "than")
    ):
        return ["for"]
    if ahead.startswith("rest of "):
        return ["for", "the"]
    if re.match(r"the (?:morning|afternoon|evening) of ", ahead):
        return ["on"]
    if (
        re.match(r"same (?!day|night|morning)", ahead)
        and before.isalpha()
        and (form_of(before) == "" or before == "set")
        and before not in ADVERBS
    ):
        return ["of"]
    return ["the"] if ahead.startswith(_NOUN_RUNS) else []
