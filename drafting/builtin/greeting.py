"""How the customer is greeted: by the recorded name, never with a guessed title."""

import re
from typing import Final, Literal

_TITLES: Final = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Reverend|Fr|Father|Sr|Sra|Señor|Señora|Señorita|Herr|Frau|Mme"
    r"|Madame|Mlle|Monsieur|M|Captain|Capt|Major|Maj|Colonel|Col|Lt|Cdr|Cmdr|Sgt|Sir|Lady|Lord|Dame|Councillor|Cllr"
    r"|Councilmember|Councilman|Councilwoman|Senator|Judge|Justice|Rabbi|Imam|Sister|Brother|Signor|Signora|Dott|Ing|Hon"
    r"|Sig\.ra|Sig|Pastor|Canon|Deacon|Officer|Chief|Mayor"
)


TITLED: Final = re.compile(
    rf"((?:(?:{_TITLES})\b\.?\s*)+)((?:[A-ZÀ-Þ]\w*\.?\s+)*)((?:(?:de|da|di|van|von|der|den|la|le|del|al|el|bin|ter"
    rf"|ten)\s+)*[A-ZÀ-Þ][\w'’\-]+)$"
)


_PAIR: Final = re.compile(rf"((?:{_TITLES})\b\.?)\s*(?:&|and|\+)\s*((?:{_TITLES})\b\.?)\s+(.*)", re.IGNORECASE)


ORGANISATION: Final = re.compile(
    r"\b(?:LLP|Ltd|LLC|Inc|GmbH|plc|PLC|Co|School|N\.?S|College|Club|Church|University|Council|Group|Hospital|Academy"
    r"|Association|Trust)\b\.?|'s [A-Z]\."
)


_FAMILY_NAME: Final = re.compile(
    r"(?:the\s+)?([A-ZÀ-Þ][\w'’\-]+)\s+family|(?:fam(?:ily|ilie|\.)?|familie|familia|famille)\s+([A-ZÀ-Þ][\w'’\- ]+)",
    re.IGNORECASE,
)


_PLURAL_NAME: Final = re.compile(r"[Tt]he\s+([A-ZÀ-Þ][\w'’\-]+?)(es|s)")


PARENT: Final = re.compile(r"\b(?:parents?|mum|mom|mother|dad|father|guardian|carer)\b", re.IGNORECASE)


Number = Literal["one", "many"]
Address = Literal["", "formal", "first-name"]

_GIVEN: Final = re.compile(r"[A-ZÀ-Þ][a-zà-þ'’\-]+[a-zà-þ]")


def addressee_of(customer: str) -> str:
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
    inside = re.match(r"[a-z]+ (?:no\.? ?)?\d+,? (.+)", parts[0]) if parts else None
    if inside and TITLED.match(inside[1]):
        return inside[1]
    return next((part for part in parts if TITLED.match(part)), parts[0] if parts else "")


def salutation(name: str) -> tuple[str, Number, bool]:
    if not name:
        return "", "one", False
    if pair := _PAIR.fullmatch(name):
        return f"{pair[1]} and {pair[2]} {pair[3]}", "many", True
    if found := TITLED.match(name):
        title = " ".join(found[1].split())
        return f"{title} {found[3]}", "one", True
    if of := re.fullmatch(r"[Ff]amily of (.+)", name):
        return f"family of {salutation(of[1])[0]}", "many", True
    if found := _FAMILY_NAME.fullmatch(name):
        return f"{found[1] or found[2]} family", "many", True
    if (found := _PLURAL_NAME.fullmatch(name)) and not name.endswith(("'s", "’s")):
        return f"{_singular(found[1], found[2])} family", "many", True
    return _untitled(name)


def greeted(customer: str, address: Address = "") -> tuple[str, bool]:
    """How the house greets a customer, and whether that is formal: by first name only where the record surely gives one."""
    name = addressee_of(customer)
    called, number, formal = salutation(name)
    first = _first_name(name, called) if address == "first-name" and number == "one" else ""
    return (first, False) if first else (called, formal or address == "formal")


def _first_name(name: str, called: str) -> str:
    """The given name after a title, or the first of a plain two-word name; blank where the record gives none."""
    if ORGANISATION.search(name) or PARENT.search(name):
        return ""
    titled = TITLED.match(name)
    words = titled[2].split() if titled else called.split()
    if not titled and len(words) != 2:
        return ""
    return words[0] if words and _GIVEN.fullmatch(words[0]) else ""


def _singular(stem: str, ending: str) -> str:
    return stem if ending == "s" or stem.endswith(("s", "x", "ch", "sh", "z")) else stem + "e"


def _untitled(name: str) -> tuple[str, Number, bool]:
    if ORGANISATION.search(name):
        return name, "many", True
    if group := re.fullmatch(r"(?:to )?(?:all|every)\s+(?:of )?(?:our |the )?(.+)", name, re.IGNORECASE):
        if re.search(r" (?:on|in|at|of) (?:the )?[A-ZÀ-Þ]", group[1]):
            return group[1], "many", True
        return _one_of(group[1]), "many", True
    if ladies := re.fullmatch(r"[Tt]he ([a-z]+s of .+)", name):
        return ladies[1], "many", True
    if re.match(r"(?:the )?[a-z]+s\b(?:.* (?:of|at|in|on)\b|$)|(?:the )?[A-Z]?[a-z]+s (?:of|at|in|on) ", name):
        plain = re.sub(r"\s*[+&]\s*", " and ", re.sub(r"^the ", "", name, flags=re.IGNORECASE))
        return plain[0].lower() + plain[1:], "many", True
    if PARENT.match(name):
        return re.sub(r"\s+[A-Z]\.$", "", name), "one", True
    names = re.split(r"\s*(?:&|\+|\band\b)\s*", name)
    if re.fullmatch(rf"(?:{_TITLES})\.? [A-ZÀ-Þ]\.?", name):
        return name, "one", True
    called = [_capital(re.sub(r"\s+[A-Z]\.?$", "", part)) for part in names if part]
    return " and ".join(called), "many" if len(called) > 1 else "one", False


def _capital(name: str) -> str:
    return name[0].upper() + name[1:] if name.islower() and name.isalpha() else name


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
