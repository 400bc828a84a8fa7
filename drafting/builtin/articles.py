"""The articles that staff leave out: which run of bare nouns takes "the", "a" or "your"."""

import re
from functools import lru_cache
from typing import Final

from drafting.builtin.tokens import core
from drafting.builtin.verbs import base_of, form_of
from drafting.builtin.words import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    BARE_AFTER,
    BODY,
    CONJUNCTIONS,
    COUNT_NOUNS,
    CUSTOMER_WORDS,
    DETERMINERS,
    FAMILY,
    MASS_NOUNS,
    OWNED,
    PREPOSITIONS,
    STAFF,
    SUBJECTS,
)

_THE: Final = frozenset(
    [
        "wrong",
        "right",
        "correct",
        "same",
        "first",
        "last",
        "next",
        "previous",
        "whole",
        "entire",
        "main",
        "other",
        "live",
        "current",
    ]
)


_ONE: Final = frozenset(
    ["be", "with", "without", "as", "have", "include", "contain", "need", "become", "get", "buy", "want"]
)


_GIVES: Final = frozenset(
    [
        "send",
        "post",
        "add",
        "give",
        "sell",
        "charge",
        "issue",
        "install",
        "hire",
        "buy",
        "make",
        "print",
        "have",
        "set",
        "book",
        "build",
        "receive",
        "order",
        "get",
        "take",
        "find",
        "lodge",
        "see",
        "write",
    ]
)


_VOWEL: Final = re.compile(r"[aeio]|u(?!ni|se|k)|hour|honest|8|11\b|18\b|MRI|NHS", re.IGNORECASE)


def tokens_of(words: tuple[str, ...]) -> list[str]:
    """Words, with anything in brackets or quotation marks as one of them."""
    return re.sub(r"\([^()]*\)|\"[^\"]*\"", lambda found: found[0].replace(" ", "\x00"), " ".join(words)).split()


def with_articles(words: list[str], own: str) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(words):
        end = _run(words, at)
        if end > at:
            article = _article(words, at, end, own)
            out += [article] if article else []
            out += words[at:end]
            at = end
        else:
            out.append(words[at])
            at += 1
    return out


def _run(words: list[str], at: int) -> int:
    """The end of a run of bare nouns and adjectives that begins here; the start itself where none does."""
    end = at
    while end < len(words) and _nominal(words[end], words[end - 1] if end else ""):
        end += 1
        if words[end - 1][-1] in ",.;:)":
            break
    return end


_BEFORE_HOME: Final = frozenset("you it them sent went go drove came back taken".split())  # noqa: SIM905
_NO_NOUNS: Final = frozenset(
    [
        "no.",
        "pp",
        "them",
        "him",
        "us",
        "me",
        "else",
        "ago",
        "later",
        "everything",
        "everyone",
        "nobody",
        "something",
        "ours",
        "yours",
        "theirs",
        "somebody",
        "anybody",
        "nothing",
        "anything",
    ]
)


@lru_cache(maxsize=8192)
def _nominal(word: str, before: str) -> bool:
    plain = core(word)
    if re.fullmatch(r"\d+-[a-z]+(?:-old)?", plain):
        return True
    if not plain or not plain[0].isalpha() or word[0] in '("“':
        return False
    if plain == "home" and core(before) in _BEFORE_HOME:
        return False
    if plain == "outside" and core(before) == "by":
        return True
    closed = plain in DETERMINERS | CONJUNCTIONS | AUXILIARIES | SUBJECTS | PREPOSITIONS
    if closed or (plain in ADVERBS and plain not in ADJECTIVES):
        return word == "May"
    if plain in _NO_NOUNS or (
        form_of(plain) == "gerund" and base_of(core(before)) in ("keep", "start", "stop", "finish")
    ):
        return False
    form = form_of(plain)
    if plain in ("reset", "cut", "cost", "test", "set") and before and core(before) in COUNT_NOUNS | MASS_NOUNS:
        return True
    if form == "past" or (form in ("either", "participle") and plain not in ADJECTIVES):
        return False
    modal = core(before) in SUBJECTS | {"will", "not", "can", "must", "should", "could", "would"} or (
        core(before) == "to" and plain not in OWNED
    )
    return not (form in ("base", "third") and modal)


def _article(words: list[str], at: int, end: int, own: str) -> str:
    run, noun = words[at:end], core(words[end - 1])
    before = core(words[at - 1]) if at else ""
    if (
        core(run[0]).removesuffix("'s") in FAMILY - {"parents"}
        and at
        and not _determined(words, at)
        and before not in ("and", "or")
        and words[at - 1][-1] not in ",;:"
    ):
        return "your" if own != "a" else ""
    if not at or words[at - 1][-1] in ",;:" or not words[end - 1][0].islower() or _determined(words, at):
        return ""
    if [core(word) for word in run] in (["next", "door"], ["first", "class"]) or (
        core(run[0]) == "other" and noun.endswith("s")
    ):
        return ""
    if (
        len(run) > 1
        and core(run[0]) in _THE - {"live", "right", "last", "first"}
        and (noun not in ("door", "week", "month", "year", "time") or (core(run[0]) == "wrong" and noun == "time"))
        and before not in ("and", "or", "not", "never")
    ):
        return "the"
    if noun not in COUNT_NOUNS or (noun in MASS_NOUNS and before in _ONE):
        return ""
    if before == "and" and at > 1 and re.match(r"[£$€₹]\d", words[at - 2]) and end - at == 1:
        return "the"
    if _stands_bare(words, at, end):
        return ""
    chosen = _chosen(run, before, own)
    followed = words[end].lower() if end < len(words) else ""
    return "the" if chosen in ("a", "an") and followed == "of" and base_of(before) not in _GIVES else chosen


def _stands_bare(words: list[str], at: int, end: int) -> bool:
    """Whether a run stands without an article: after "and", in a fixed phrase ("by post"), as a name, before its number."""
    run, noun, before = words[at:end], core(words[end - 1]), core(words[at - 1])
    if before in ("and", "or", "not", "a", "never", "only", "than") or any(core(word).endswith("'s") for word in run):
        return True
    if before == "by" and at > 1 and core(words[at - 2]) == noun:
        return True
    if before == "of" and end - at == 2 and core(run[0]).endswith("ies"):
        return True
    if core(run[0]) in ("last", "next") and noun in ("week", "month", "year", "night"):
        return True
    return (
        (noun in BARE_AFTER.get(before, ()) and (end - at == 1 or before == "by"))
        or (end - at == 1 and run[0][0].isupper())
        or (end < len(words) and words[end][0].isdigit() and words[end - 1][-1] not in ",;:")
    )


def _determined(words: list[str], at: int) -> bool:
    """Whether an article or the like already stands before this place, adjectives and participles skipped."""
    while at:
        at -= 1
        plain = core(words[at])
        if (
            plain in DETERMINERS
            or plain.endswith(("'s", "s'"))
            or re.match(r"[£$€₹\d](?:.*\d)?$|\d+(?:st|nd|rd|th)$", words[at])
        ):
            return True
        if plain not in ADJECTIVES and form_of(plain) not in ("either", "participle"):
            return False
    return False


def _chosen(run: list[str], before: str, own: str) -> str:
    first, noun = core(run[0]), core(run[-1])
    if first == "own":
        return "your"
    if first in _THE:
        return "the"
    if own == "your" and (noun in OWNED | FAMILY or (noun in BODY and len(run) == 1)):
        return "your"
    if re.match(r"\d+-", first) or (before == "by" and first in ("outside", "independent", "external")):
        return "an" if _VOWEL.match(first) else "a"
    if noun in CUSTOMER_WORDS | STAFF:
        return "the"
    verb = form_of(before) not in ("", "gerund")
    if before in _ONE or (verb and base_of(before) in _GIVES | _ONE):
        return "an" if _VOWEL.match(first) else "a"
    return "the"


def indefinite(phrase: str) -> str:
    """A noun phrase with the "a" that a single thing needs: "burst pipe" gives "a burst pipe"."""
    words = tokens_of(tuple(phrase.split()))
    first = core(words[0])
    end = _run(words, 0)
    noun = core(words[end - 1]) if end else ""
    if first == "own":
        return f"your {phrase}"
    if end == 1 and len(words) > 1 and words[1][0].isdigit():
        return phrase
    if first in _THE and end:
        return f"the {phrase}"
    if first == "family" and end > 1:
        return f"a {phrase}"
    measured = (
        end == 1
        and len(words) > 2
        and words[1] == "of"
        and noun not in MASS_NOUNS
        and not noun.endswith("s")
        and form_of(noun) in ("", "base")
    )
    single = (
        (noun in COUNT_NOUNS or measured)
        and first not in DETERMINERS
        and not first.endswith("'s")
        and words[0][0].islower()
    )
    return f"{'an' if _VOWEL.match(first) else 'a'} {phrase}" if single else phrase
