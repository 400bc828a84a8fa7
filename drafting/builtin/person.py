"""Who the reader is, how they are greeted, and how the record's words about them become words to them.

A title is never guessed, and a pronoun is turned to "you" only where the customer is the one person it can mean.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.verbs import base_of, form_of
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
)

_TITLES: Final = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Reverend|Fr|Father|Sr|Sra|Señor|Señora|Señorita|Herr|Frau|Mme|Madame|Mlle|Monsieur|M"
    r"|Captain|Capt|Major|Maj|Colonel|Col|Lt|Cdr|Cmdr|Sgt|Sir|Lady|Lord|Dame|Councillor|Cllr|Councilmember|Councilman|Councilwoman|Senator"
    r"|Judge|Justice|Rabbi|Imam|Sister|Brother|Signor|Signora|Dott|Ing|Hon|Pastor|Canon|Deacon|Officer|Chief|Mayor"
)
_TITLED: Final = re.compile(
    rf"((?:(?:{_TITLES})\b\.?\s*)+)((?:[A-ZÀ-Þ]\w*\.?\s+)*)((?:(?:de|da|di|van|von|der|den|la|le|del|al|el|bin|ter|ten)\s+)*[A-ZÀ-Þ][\w'’\-]+)$"
)
_PAIR: Final = re.compile(rf"((?:{_TITLES})\b\.?)\s*(?:&|and|\+)\s*((?:{_TITLES})\b\.?)\s+(.*)", re.IGNORECASE)
_MALE: Final = frozenset(
    ["mr", "sir", "lord", "señor", "sr", "herr", "monsieur", "m", "father", "fr", "brother", "signor", "rev"]
)
_FEMALE: Final = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "lady",
        "dame",
        "señora",
        "sra",
        "señorita",
        "frau",
        "mme",
        "madame",
        "mlle",
        "sister",
        "signora",
    ]
)
_ORGANISATION: Final = re.compile(
    r"\b(?:LLP|Ltd|LLC|Inc|GmbH|plc|PLC|Co|School|N\.?S|College|Club|Church|University|Council|Group|Hospital|Academy|Association|Trust)\b\.?|'s [A-Z]\."
)
_FAMILY_NAME: Final = re.compile(
    r"(?:the\s+)?([A-ZÀ-Þ][\w'’\-]+)\s+family|(?:fam(?:ily|ilie|\.)?|familie|familia|famille)\s+([A-ZÀ-Þ][\w'’\- ]+)",
    re.IGNORECASE,
)
_PLURAL_NAME: Final = re.compile(r"[Tt]he\s+([A-ZÀ-Þ][\w'’\-]+?)(es|s)")
_PARENT: Final = re.compile(r"\b(?:parents?|mum|mom|mother|dad|father|guardian|carer)\b", re.IGNORECASE)
_HE: Final = frozenset(["he", "him", "his", "himself"])
_SHE: Final = frozenset(["she", "her", "hers", "herself"])
_THEY: Final = frozenset(["they", "them", "their", "theirs", "themselves"])
_MEN: Final = frozenset(
    [
        "son",
        "husband",
        "father",
        "brother",
        "dad",
        "boy",
        "grandfather",
        "grandson",
        "nephew",
        "uncle",
        "man",
        "granddad",
        "boss",
        "steve",
    ]
)
_WOMEN: Final = frozenset(
    [
        "wife",
        "daughter",
        "mother",
        "sister",
        "mum",
        "mom",
        "girl",
        "grandmother",
        "gran",
        "grandma",
        "granddaughter",
        "niece",
        "aunt",
        "woman",
    ]
)
_POSSESSIVE: Final = frozenset(["his", "her", "their"])
_AGREE: Final = {"was": "were", "is": "are", "has": "have", "does": "do", "hasn't": "haven't", "wasn't": "weren't"}

_GROUP: Final = re.compile(
    r"(?:the |all |every |to all )?[A-Za-z]+(?: [a-z]+)*s(?: [+&] \w+s)? (?:of|at|in|on|for|\d)|(?:all|every) ",
    re.IGNORECASE,
)

Number = Literal["one", "many"]


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
    others: tuple[tuple[str, str], ...] = ()
    """Pronouns of the one other person they can mean: ("her", "wife")."""

    def as_bystander(self) -> "Reader":
        """The same reader where "the customer" means any customer: only names and pronouns are theirs."""
        return replace(self, nouns=frozenset())


def reader_of(customer: str, typed: str) -> Reader:
    """The reader, from the customer's name as typed and the rest of the record (`typed`) for the pronouns used there."""
    name = _addressee(customer)
    called, number, formal = _called(name)
    organised = bool(_ORGANISATION.search(customer)) and number == "one"
    pronouns = _THEY if organised else _pronouns(name, number, typed)
    nouns = CUSTOMER_WORDS | (
        frozenset(["mum", "mom", "mother", "dad", "father", "parent"]) if _PARENT.search(customer) else frozenset[str]()
    )
    nouns -= set(re.findall(r"\b(?:an?|another|other) (?:[a-z]+ )?([a-z]+)", typed.lower()))
    group = number == "many" and bool(_GROUP.match(name))
    if number == "many":
        nouns = (
            frozenset[str]()
            if group
            else frozenset(
                [
                    "customer",
                    "customers",
                    "client",
                    "clients",
                    "couple",
                    "owners",
                    "parents",
                    "family",
                    "tenants",
                    "residents",
                ]
            )
        )
    if group:
        pronouns = frozenset()
    family = called.endswith(" family") or bool(_PARENT.search(customer))
    if called.endswith(" family"):
        nouns |= frozenset(["mother", "father", "mum", "mom", "dad", "parents"])
    greeting = f"Dear {called}," if called else "Hello,"
    return Reader(greeting, number, formal, pronouns, _names(customer, name), nouns, family, _others(pronouns, typed))


def _others(pronouns: frozenset[str], typed: str) -> tuple[tuple[str, str], ...]:
    """The one relative that a pronoun of the other sex can mean, where the record names just one."""
    words = set(re.findall(r"[a-z]+", typed.lower()))
    if pronouns == _HE and len(kin := words & _WOMEN) == 1:
        return tuple((word, next(iter(kin))) for word in sorted(_SHE))
    if pronouns == _SHE and len(kin := words & (_MEN - {"boss"})) == 1:
        return tuple((word, next(iter(kin))) for word in sorted(_HE))
    return ()


def _addressee(customer: str) -> str:
    """The one to be greeted: the person behind c/o, attn. or a note beside the name."""
    for mark in (
        r"c/o\s+(.+)",
        r"\(?\b(?:attn|attention|FAO)\b[.:]?\s*([^)]+)",
        r"(?:[A-Z]\w+)['’]s (?:mum|mom|dad|mother|father|parents?),?\s+(.+)",
    ):
        if found := re.search(mark, customer):
            return found[1].strip(" )")
    plain = re.sub(r"\s*\([^)]*\)", "", customer).strip()
    parts = [part.strip() for part in plain.split(",")]
    return next((part for part in parts if _TITLED.match(part)), parts[0] if parts else "")


def _called(name: str) -> tuple[str, Number, bool]:
    if not name:
        return "", "one", False
    if pair := _PAIR.fullmatch(name):
        return f"{pair[1]} and {pair[2]} {pair[3]}", "many", True
    if found := _TITLED.match(name):
        title = " ".join(found[1].split())
        return f"{title} {found[3]}", "one", True
    if found := _FAMILY_NAME.fullmatch(name):
        return f"{found[1] or found[2]} family", "many", True
    if (found := _PLURAL_NAME.fullmatch(name)) and not name.endswith(("'s", "’s")):
        return f"{_singular(found[1], found[2])} family", "many", True
    return _untitled(name)


def _singular(stem: str, ending: str) -> str:
    return stem if ending == "s" or stem.endswith(("s", "x", "ch", "sh", "z")) else stem + "e"


def _untitled(name: str) -> tuple[str, Number, bool]:
    if _ORGANISATION.search(name):
        return name, "many", True
    if group := re.fullmatch(r"(?:to )?(?:all|every)\s+(?:of )?(?:our |the )?(.+)", name, re.IGNORECASE):
        return _one_of(group[1]), "many", True
    if ladies := re.fullmatch(r"[Tt]he ([a-z]+s of .+)", name):
        return ladies[1], "many", True
    if re.match(r"(?:the )?[a-z]+s\b(?:.* (?:of|at|in|on)\b|$)|(?:the )?[A-Z]?[a-z]+s (?:of|at|in|on) ", name):
        plain = re.sub(r"\s*[+&]\s*", " and ", re.sub(r"^the ", "", name, flags=re.IGNORECASE))
        return plain[0].lower() + plain[1:], "many", True
    if _PARENT.match(name):
        return re.sub(r"\s+[A-Z]\.$", "", name), "one", True
    names = re.split(r"\s*(?:&|\+|\band\b)\s*", name)
    called = [_capital(re.sub(r"\s+[A-Z]\.?$", "", part)) for part in names if part]
    return " and ".join(called), "many" if len(called) > 1 else "one", False


def _capital(name: str) -> str:
    return name[0].upper() + name[1:] if name.islower() else name


def _one_of(group: str) -> str:
    head = re.split(r"\s+(?=\d)|\s+(?:in|of|at|on|for|with|from)\b", group)[0].strip()
    words = head.split()
    last = words[-1]
    single = (
        last[:-3] + "y"
        if last.endswith("ies")
        else (last[:-1] if last.endswith("s") and not last.endswith("ss") else last)
    )
    return " ".join([*words[:-1], single])


def _pronouns(name: str, number: Number, typed: str) -> frozenset[str]:
    if number == "many":
        return _THEY
    titles = {word.strip(".").lower() for word in name.split()[:2]}
    if titles & _FEMALE:
        return _SHE
    if titles & _MALE:
        return _HE
    words = set(re.findall(r"[a-z]+", typed.lower()))
    used = [family for family in (_HE, _SHE, _THEY) if words & family]
    return (
        used[0]
        if len(used) == 1 or (used and used[0] is not _THEY and len(used) == 2 and used[1] is _THEY)
        else frozenset()
    )


def _names(customer: str, name: str) -> tuple[str, ...]:
    found = {customer, name}
    if titled := _TITLED.match(name):
        found.add(f"{' '.join(titled[1].split())} {titled[3]}")
    return tuple(sorted((one for one in found if len(one) > 2), key=len, reverse=True))


def to_reader(text: str, reader: Reader, *, loose: bool = False) -> str | None:
    """The text with the customer as "you", verbs agreeing; None where a pronoun may mean the customer or somebody else.

    With `loose`, such a pronoun stays as typed.
    """
    for name in reader.names:
        text = re.sub(rf"(?<!\w){re.escape(name)}['’]s(?!\w)", "your", text)
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "you", text)
    words = text.split()
    told = [_turned(words, at, reader) for at in range(len(words))]
    if not loose and any(word is None for word in told):
        return None
    return _agreeing([word or typed for word, typed in zip(told, words, strict=True)])


def _turned(words: list[str], at: int, reader: Reader) -> str | None:
    """The word at a place as said to the reader; None where it cannot be told whom it means."""
    word = words[at]
    core = word.strip(".,;:()\"'").lower()
    if core in reader.pronouns:
        own = core in ("their", "theirs")
        if core in _THEY and (
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
    if core in _HE | _SHE:
        return word if _named_before(words[:at], core) else None
    owner = core.removesuffix("'s")
    if owner in reader.nouns and _stands_alone(words, at, owner != core):
        return word.replace(word.strip('.,;:()"'), "your" if owner != core else "you")
    return word


def _other_person(before: list[str], pronoun: str) -> bool:
    if pronoun in _THEY:
        here = [word for word in " ".join(before).rsplit(",", 1)[-1].split()]
        return pronoun != "themselves" and any(_plural_thing(word) for word in here)
    others = _MEN if pronoun in _HE else _WOMEN
    return pronoun not in _POSSESSIVE and any(word.strip(".,;").lower() in others for word in before)


def _plural_thing(word: str) -> bool:
    plain = word.strip(".,;:").lower()
    if plain in ("hours", "days", "weeks", "minutes", "months", "years", "times"):
        return False
    return len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "'s", "is", "was"))


def _to_them(words: list[str], at: int) -> bool:
    before = words[at - 1].lower() if at else ""
    return before in ("to", "for", "with", "from", "told", "gave", "sent", "left", "charged", "called", "rang")


def _named_before(before: list[str], pronoun: str) -> bool:
    if any(word[0].isupper() and len(word) > 1 and word.strip(".,") not in (*MONTHS, *WEEKDAYS) for word in before[1:]):
        return True
    others = (_MEN if pronoun in _HE else _WOMEN) | frozenset(
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
    closed = word in DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | (ADVERBS - {"home"}) | PARTICLES | {
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
