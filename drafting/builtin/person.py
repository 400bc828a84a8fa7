"""Who the reader is, how they are greeted, and how the record's words about them become words to them.

A title is never guessed, and a pronoun is turned to "you" only where the customer is the one person it can mean.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.greeting import ORGANISATION, PARENT, TITLED, Address, Number, addressee_of, greeted, salutation
from drafting.builtin.pronouns import HE, MEN, SHE, THEY, WOMEN, names_of, others_of, pronouns_of
from drafting.builtin.verbs import base_of, form_of
from drafting.builtin.voice import ANIMALS
from drafting.builtin.words import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUSTOMER_WORDS,
    DETERMINERS,
    FAMILY,
    PARTICLES,
    PREPOSITIONS,
    STAFF,
    SUBJECTS,
)

_POSSESSIVE: Final = frozenset(["his", "her", "their"])


_AGREE: Final = {"was": "were", "is": "are", "has": "have", "does": "do", "hasn't": "haven't", "wasn't": "weren't"}


_GROUP: Final = re.compile(
    r"(?:the |all |every |to all )?[A-Za-z]+(?: [a-z]+)*s(?: [+&] \w+s)? (?:of|at|in|on|for|\d)|(?:all|every) ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """The customer as a reader: the greeting, one or many, and the words that mean them in the record."""

    greeting: str
    number: Number
    formal: bool
    pronouns: frozenset[str]
    names: tuple[str, ...]
    nouns: frozenset[str]
    family: bool = False
    pets: bool = False
    """Whether "he" may be an animal of the record: the reader's own sex is only inferred."""
    others: tuple[tuple[str, str], ...] = ()
    """Pronouns of the one other person they can mean: ("her", "wife")."""

    def as_bystander(self) -> "Reader":
        """The same reader where "the customer" means any customer: only names and pronouns are theirs."""
        return replace(self, nouns=frozenset())


def reader_of(customer: str, typed: str, address: Address = "") -> Reader:
    """The reader, from the customer's name as typed and the rest of the record (`typed`) for the pronouns used there."""
    name = addressee_of(customer)
    called, number, _ = salutation(name)
    greeting, formal = greeted(customer, address)
    organised = bool(ORGANISATION.search(customer)) and number == "one"
    pronouns: frozenset[str] = THEY if organised else pronouns_of(name, number, typed)
    nouns = CUSTOMER_WORDS | (
        frozenset(["mum", "mom", "mother", "dad", "father", "parent"]) if PARENT.search(customer) else frozenset[str]()
    )
    if re.match(r"(?:Dr|Prof|Professor)\b", called):
        nouns -= frozenset(["patient"])
    if pronouns & set(re.findall(r"[a-z]+", typed.lower())):
        nouns -= frozenset(["buyer", "host", "organizer"])
    nouns -= set(re.findall(r"\b(?:an?|another|other) (?:[a-z]+ )?([a-z]+)", typed.lower()))
    group = number == "many" and bool(_GROUP.match(name))
    if number == "many":
        nouns = frozenset[str]() if group else _SEVERAL
    if group:
        pronouns = frozenset[str]()
    family = called.endswith(" family") or (bool(PARENT.search(customer)) and not group)
    if called.endswith(" family"):
        nouns |= frozenset(["mother", "father", "mum", "mom", "dad", "parents"])
    return Reader(
        f"Dear {greeting}," if greeting else "Hello,",
        number,
        formal,
        pronouns,
        names_of(customer, name),
        nouns,
        family,
        not TITLED.match(name) and bool(ANIMALS & set(re.findall(r"[a-z]+", typed.lower()))),
        others_of(pronouns, typed),
    )


@lru_cache(maxsize=256)
def _named(name: str) -> re.Pattern[str]:
    """A name where it stands by itself, with what makes it a possessive."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?:(['’]s)(?!\w)|(?!\w))")


def to_reader(text: str, reader: Reader, *, loose: bool = False) -> str | None:
    """The text with the customer as "you", verbs agreeing; None where a pronoun may mean the customer or somebody else.

    With `loose`, such a pronoun stays as typed.
    """
    for name in reader.names:
        if name in text:
            text = _named(name).sub(lambda found: "your" if found[1] else "you", text)
    words = text.split()
    told = [_turned(words, at, reader) for at in range(len(words))]
    if not loose and any(word is None for word in told):
        return None
    return _agreeing([word or typed for word, typed in zip(told, words, strict=True)])


def _turned(words: list[str], at: int, reader: Reader) -> str | None:
    """The word at a place as said to the reader; None where it cannot be told whom it means."""
    word = words[at]
    core = word.strip(".,;:()\"'").lower()
    if reader.pets and core in ("he", "him", "she"):
        return None
    if core in reader.pronouns:
        own = core in ("their", "theirs")
        following = words[at + 1].strip(".,;").lower() if at + 1 < len(words) else ""
        if following == "own" and any(one.strip(".,;").lower() in STAFF for one in words[:at]):
            return None
        if core == "they" and following in _PEOPLES_ACTS:
            return _pronoun(words, at, core)
        if core in THEY and (
            (not own and _other_person(words[:at], core)) or (core == "them" and not _to_them(words, at))
        ):
            return word
        return None if _other_person(words[:at], core) else _pronoun(words, at, core)
    if (kin := dict(reader.others).get(core)) and not any(
        word.lower() in ("child", "baby", "dog", "cat") for word in words[:at]
    ):
        own = core == "his" or (
            core == "her" and at + 1 < len(words) and _noun_like(words[at + 1].strip(".,;").lower())
        )
        return word.replace(word.strip('.,;:)"'), f"your {kin}{chr(39)}s" if own else f"your {kin}")
    if core in HE | SHE:
        return word if _named_before(words[:at], core) else None
    owner = core.removesuffix("'s")
    if owner in reader.nouns and _stands_alone(words, at, owner != core) and not _beside_reader(words, owner, reader):
        return word.replace(word.strip('.,;:()"'), "your" if owner != core else "you")
    return word


_ALWAYS_THEM: Final = frozenset(
    "caller cardholder claimant client couple customer member owner owners policyholder shopper subscriber tenant".split()  # noqa: SIM905
)


def _beside_reader(words: list[str], noun: str, reader: Reader) -> bool:
    """Whether "buyer", "guest" and the like stand beside the reader's own pronoun, so that they are somebody else."""
    return noun not in _ALWAYS_THEM and any(word.strip(".,;:()").lower() in reader.pronouns for word in words)


def _other_person(before: list[str], pronoun: str) -> bool:
    if pronoun in THEY:
        here = " ".join(before).rsplit(",", 1)[-1].split()
        return pronoun != "themselves" and any(_plural_thing(word) for word in here)
    others = MEN if pronoun in HE else WOMEN
    return pronoun not in _POSSESSIVE and any(word.strip(".,;").lower() in others for word in before)


_SEVERAL: Final = frozenset(
    ["customer", "customers", "client", "clients", "couple", "owners", "parents", "family", "tenants", "residents"]
)


def _plural_thing(word: str) -> bool:
    plain = word.strip(".,;:").lower()
    if plain in ("hours", "days", "weeks", "minutes", "months", "years", "times"):
        return False
    return len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "'s", "is", "was"))


_GIVEN_TO: Final = frozenset(
    "asked billed booked moved offered promised rebooked refused served showed sold without".split()  # noqa: SIM905
)
_PEOPLES_ACTS: Final = frozenset("asked booked complained ordered paid said told wanted".split())  # noqa: SIM905


def _to_them(words: list[str], at: int) -> bool:
    before = words[at - 1].lower() if at else ""
    return before in _GIVEN_TO or before in (
        "to",
        "for",
        "with",
        "from",
        "told",
        "gave",
        "sent",
        "left",
        "charged",
        "called",
        "rang",
    )


def _named_before(before: list[str], pronoun: str) -> bool:
    if any(word[0].isupper() and len(word) > 1 and word.strip(".,") not in (*MONTHS, *WEEKDAYS) for word in before[1:]):
        return True
    others = (MEN if pronoun in HE else WOMEN) | frozenset(
        ["dog", "cat", "child", "baby", "brother's", "opponent", "doctor"]
    )
    return any(word.strip(".,;").lower().removesuffix("'s") in others for word in before)


def _pronoun(words: list[str], at: int, core: str) -> str:
    word = words[at]
    tail = word[len(word.rstrip(".,;:)\"'")) :]
    following = words[at + 1].strip(".,;").lower() if at + 1 < len(words) and not tail else ""
    if core in ("hers", "theirs"):
        return "yours" + tail
    if core in ("himself", "herself", "themselves"):
        return ("yourselves" if core == "themselves" else "yourself") + tail
    own = core in ("his", "their") or (
        core == "her" and bool(following) and (_noun_like(following) or ":" in following)
    )
    last = at + 2 >= len(words) or not _noun_like(words[at + 2].strip(".,;").lower() or "and")
    if core == "her" and following == "home" and last and at and form_of(words[at - 1].lower()) in ("either", "past"):
        own = False
    return ("your" if own else "you") + tail


def _noun_like(word: str) -> bool:
    closed = word in SUBJECTS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | (
        ADVERBS - {"home"}
    ) | PARTICLES | {
        "twice",
        "myself",
        "ourselves",
        "personally",
    }
    return not closed and not word[0].isdigit() and form_of(word) not in ("past", "participle")


def _stands_alone(words: list[str], at: int, possessive: bool) -> bool:
    """Whether a noun such as "customer" can only be the reader: no other, no number, no article of its own but "the"."""
    before = words[at - 1].lower() if at and words[at - 1][-1] not in ".,;:" else ""
    following = words[at + 1].strip(".,;").lower() if at + 1 < len(words) else ""
    if (
        not possessive
        and following
        and _noun_like(following)
        and form_of(following) not in ("either", "past", "third")
        and following not in ("not",)
    ):
        return False
    free = before not in DETERMINERS - {"the"} and before not in ("other", "another", "of") and before not in ADJECTIVES
    return (
        free
        and not before.endswith("'s")
        and not before[:1].isdigit()
        and not (before and _noun_like(before) and form_of(before) == "")
    )


def _agreeing(words: list[str]) -> str:
    out: list[str] = []
    for word in words:
        lower = word.lower()
        if out and out[-1].lower() == "the" and lower.strip(".,;") in ("you", "your"):
            out.pop()
        if out and out[-1].lower() == "you":
            if lower == "you":
                out.append("that")
            if lower in _AGREE:
                word = _AGREE[lower]
            elif form_of(lower) == "third" and lower not in FAMILY:
                word = base_of(lower)
            elif (
                len(lower) > 4
                and lower.isalpha()
                and lower.endswith("s")
                and not lower.endswith("ss")
                and lower not in ADVERBS | {"perhaps", "unless"}
            ):
                word = word[:-1]
        out.append(word)
    return " ".join(out)
