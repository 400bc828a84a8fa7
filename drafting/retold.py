"""A customer's sentence told from our side of the counter: "You sent me the wrong book" as "We sent the customer the wrong book".

A word that could turn two ways leaves the sentence as it was typed; a person reads it either way.
"""

import re
from collections.abc import Callable
from typing import Final

from rubrics.mentions import mentions

_OPENING: Final = re.compile(
    r"(?:(?:hi|hello|hey|dear)\b[^,.!?\n]{0,24}[,.!] ?|(?:(?:the )?(?:cust(?:omer)?|caller|client|guest)|s?he|they"
    r"|(?:Mr|Mrs|Ms|Miss|Dr)\.? [\w.' -]{2,30}?)"
    r" (?:says?|said|reports?|reported|states?|stated|complains?|complained|claims?)(?: that)? )",
    re.IGNORECASE,
)  # fmt: skip
_GREETING: Final = re.compile(r"(?:hi|hello|hey|dear)\b", re.IGNORECASE)
_WORDS: Final = re.compile(
    r"(?P<i>\bI|\b[Ww]e)(?P<aux>'ve|'d|'m|'re)?(?P<gap> (?:also |still |then |never |just |only )?)(?P<verb>[\w']+)"
    r"|\b(?P<word>you|your|yours|me|my|us|our)\b(?!')",
    re.IGNORECASE,
)
_LEFT: Final = re.compile(
    r"\b(?:I|me|we|us|you|your|my|our|mine|ours|myself|ourselves|yourselves|yourself)\b|[\"“”]", re.I
)
_CLAUSE_BEGINS: Final = re.compile(
    r"(?:^|[,;:–-] ?|\b(?:and|but|that|because|when|which|as|then|so|what|before|after|where|today"
    r"|yesterday|\w+day|\d+|\d+ \w{3,9}) ?)$",
    re.I,
)
_TO_US: Final = re.compile(r"\b(?:by|from|to|with|for|at|of|on|against) $", re.I)
_BE: Final = {
    "was": "was",
    "were": "was",
    "am": "is",
    "are": "is",
    "have": "has",
    "don't": "doesn't",
    "do": "does",
    "haven't": "hasn't",
}
_AUXILIARY: Final = {"'ve": " has", "'d": " had", "'m": " is", "'re": " is", "": ""}
_PAST: Final = re.compile(
    r"(?:\w{2,}ed|had|got|went|bought|paid|spent|lost|found|took|drove|came|slept|sat|stood|left|made|gave|told|rang"
    r"|wrote|ate|fell|felt"
    r"|said|saw|sent|kept|held|brought|threw|wore|didn't|hadn't|wasn't|couldn't)",
    re.I,
)


_OUR_DEEDS: Final = re.compile(
    r"(?:sent|delivered|shipped|posted|charged|billed|invoiced|debited|fitted|installed|printed|served|dispensed|supplied|issued"
    r"|cancell?ed|forgot|mixed|overcharged|misspelt|misspelled|delivered|refunded|promised)",
    re.IGNORECASE,
)
"""What a company does to its customer: who says "we" of it is of the company."""
_THEIR_THINGS: Final = re.compile(
    r" (?:\w+ )?(?:room|table|seats?|order|parcel|package|booking|reservation|flight|account|house|home|flat|door"
    r"|delivery|luggage|bags?"
    r"|names?|address|money|daughter|son|mother|father|wedding|garden|kitchen|children|child|dog|cat|holiday|car|bill"
    r"|statement|claim)\b",
    re.IGNORECASE,
)


class _Unsure(Exception):
    """A word could turn two ways."""


def retold(sentence: str, *, ours: bool, without_day: bool = False) -> str:
    """The sentence from our side; as it stands where that is not sure. `without_day` leaves out a day it opens with.

    `ours` says that "we" in it is, or may be, ourselves.
    """
    plain = " ".join(sentence.replace("’", "'").split())
    if begin := _OPENING.match(plain):
        ours = ours or (" " in begin[0].strip(" ,.!") and not _GREETING.match(begin[0]))
        plain = plain[begin.end() :]
    try:
        told = _WORDS.sub(_turner(plain, ours), plain)
    except _Unsure:
        return sentence
    if _LEFT.search(re.sub(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b", "", told)):
        return sentence
    told = _without_day(told) if without_day else told
    told = told.rstrip(" .!")
    return told[:1].upper() + told[1:]


def _without_day(told: str) -> str:
    first = next((one for one in mentions(told) if one.kind == "day"), None)
    if first is None or told[: first.start].strip().casefold() not in ("on", ""):
        return told
    rest = told[first.end :].lstrip(" ,")
    return rest if re.match(r"(?:we|our|the|a|an)\b", rest, re.I) else told


def _turner(plain: str, ours: bool) -> Callable[["re.Match[str]"], str]:
    """What each word becomes. Where "we" may be ourselves, all stays, unless the sentence says "you" or "my"."""
    addressed = re.search(r"\b(?:you|your|my|me)\b|\bI\b(?!\.)", plain, re.IGNORECASE) is not None
    stays = ours and not addressed

    def turned(match: "re.Match[str]") -> str:
        if stays:
            return match[0]
        if match["i"]:
            return _subject(match)
        if match["word"].casefold() == "our" and not addressed and not _THEIR_THINGS.match(plain, match.end()):
            raise _Unsure
        word, before = match["word"].casefold(), plain[: match.start()]
        if word == "you":
            if _TO_US.search(before):
                return "us"
            if _CLAUSE_BEGINS.search(before):
                return "we"
            raise _Unsure
        return {"your": "our", "yours": "ours", "me": "the customer", "my": "the customer's"}.get(word) or _of_theirs(
            word
        )

    return turned


def _of_theirs(word: str) -> str:
    return "the customer" if word == "us" else "the customer's"


def _subject(match: "re.Match[str]") -> str:
    verb, auxiliary = match["verb"], match["aux"] or ""
    if not auxiliary and verb.casefold() in _BE:
        verb = _BE[verb.casefold()]
    elif not auxiliary and (not _PAST.fullmatch(verb) or _OUR_DEEDS.fullmatch(verb)):
        raise _Unsure
    return f"the customer{_AUXILIARY[auxiliary]}{match['gap']}{verb}"
