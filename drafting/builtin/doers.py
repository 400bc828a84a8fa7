"""Whose act a telegraphic passive was: what stands after "by", and what only others can have done. Source: LABELS, E20."""

import re
from typing import Final, Literal

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.tokens import core
from drafting.builtin.verbs import form_of
from drafting.builtin.words import (
    AGENTS,
    CONJUNCTIONS,
    CUSTOMER_WORDS,
    FAMILY,
    MACHINES,
    OUTSIDERS,
    PREPOSITIONS,
    STAFF,
)

Doer = Literal["", "us", "outsider", "others"]

_OURSELVES: Final = frozenset(["us", "me", "myself", "our", "ourselves"])
_NOT_OURS: Final = frozenset(
    "outside independent emergency external other another different her his their your second both two".split()  # noqa: SIM905
)
_BODIES: Final = frozenset(
    [
        "authority",
        "authorities",
        "council",
        "court",
        "firm",
        "lab",
        "laboratory",
        "mechanic",
        "network",
        "office",
        "regulator",
        "shop",
        "specialist",
        "tester",
        "them",
        "him",
        "her",
        "usher",
        "vet",
        "somebody",
        "someone",
        "nobody",
        "anybody",
        "visitor",
        "visitors",
        "warden",
        "watchdog",
    ]
)


def _phrase_after_by(rest: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Where "by" stands and the noun phrase after it; (-1, ()) where there is none."""
    for at, word in enumerate(rest[:-1]):
        if core(word) != "by":
            continue
        end = at + 1
        while end < len(rest) and end < at + 5:
            plain = core(rest[end])
            if (
                (end > at + 1 and plain in PREPOSITIONS | CONJUNCTIONS | {"and"})
                or plain[:1].isdigit()
                or form_of(plain) == "gerund"
            ):
                break
            end += 1
            if rest[end - 1][-1] in ",.;":
                break
        if end > at + 1:
            return at, rest[at + 1 : end]
    return -1, ()


def doer_of(rest: tuple[str, ...]) -> Doer:
    """Who did it, by what stands after "by": us, one who works for us from outside, others; blank where nobody is named."""
    _, phrase = _phrase_after_by(rest)
    if not phrase:
        return ""
    first, noun = core(phrase[0]), core(phrase[-1])
    if first in _OURSELVES:
        return "us"
    if noun == "you":
        return "others"
    if noun in STAFF:
        return "others" if {core(word) for word in phrase} & _NOT_OURS else "us"
    if noun in OUTSIDERS:
        return "outsider"
    named = phrase[0][0].isupper() and phrase[0].strip(".,") not in (*MONTHS, *WEEKDAYS, "IT")
    known = noun in AGENTS | FAMILY | CUSTOMER_WORDS | MACHINES | _BODIES or {core(word) for word in phrase} & _BODIES
    return "others" if named or known else ""


def doer_named(rest: tuple[str, ...]) -> str:
    """The doer after "by" where it is a name: "Dr Patel"."""
    _, phrase = _phrase_after_by(rest)
    return " ".join(phrase).strip(".,;") if phrase and all(word[0].isupper() for word in phrase) else ""


def without_doer(rest: tuple[str, ...]) -> tuple[str, ...]:
    """The words with "by somebody" taken out."""
    at, phrase = _phrase_after_by(rest)
    return rest if at < 0 else rest[:at] + rest[at + 1 + len(phrase) :]


_COPIES: Final = frozenset(
    [
        "attachment",
        "copies",
        "copy",
        "data",
        "deletion",
        "document",
        "documents",
        "email",
        "emails",
        "file",
        "files",
        "letter",
        "list",
        "message",
        "messages",
        "photo",
        "photos",
        "picture",
        "pictures",
        "record",
        "recording",
        "records",
        "results",
        "screenshot",
    ]
)
_IN_OTHER_HANDS: Final = frozenset("acknowledge admit burn confirm delete destroy erase return shred".split())  # noqa: SIM905


def maybe_others(subject: tuple[str, ...], base: str) -> bool:
    """Whether the act may have been done by whoever held the thing: "brother's copy deleted", "letter returned"."""
    if base in ("acknowledge", "admit", "confirm"):
        return True
    theirs = any(core(word).endswith(("'s", "s'")) for word in subject)
    return base in _IN_OTHER_HANDS and (theirs or core(subject[-1]) in _COPIES - {"photo", "photos", "deletion"})


_SAID: Final = r"(?:says?|said|claims?|claimed|tells? us|told us|reckons?|thinks?)"
HEARSAY: Final = re.compile(
    rf"([^,;.()]+?),?\s*\((?:so )?((?:he|she|they)|(?:the |her |his |their )?[a-z]+(?: [a-z]+)?) {_SAID}\)",
    re.IGNORECASE,
)
"""A fragment that the record only has from somebody: "copy deleted (he says)"."""
_THEY_SAY: Final = re.compile(
    r"(?:(?<=[,;.] )|^)(?:he|she|they|(?:the |her |his |their )?[a-z]+) (?:says?|claims?|tells? us) (?:that )?([^,;.()]+)"
)
UNSURE: Final = re.compile(
    r"\s*\((?:it is |its |it's )?(?:not (?:yet )?(?:clear|known|sure|certain)|unclear|unknown|don'?t know) (?:if|whether)"
    r" ([^()]+)\)",
    re.IGNORECASE,
)
"""An aside that says what is not known: "(not clear if copied)"."""


def said_by_others(text: str) -> tuple[str, list[str], list[str]]:
    """The text without what the record only has from somebody; those fragments; and the acts of which nobody knows."""
    unsure = [
        found[1].split()[-1]
        for found in UNSURE.finditer(text)
        if form_of(found[1].split()[-1]) in ("either", "participle")
    ]
    text = UNSURE.sub("", text)
    heard = [found[1].strip() for found in HEARSAY.finditer(text)]
    text = HEARSAY.sub("", text)
    heard += [found[1].strip() for found in _THEY_SAY.finditer(text)]
    return _THEY_SAY.sub("", text).strip(" ,;"), heard, unsure
