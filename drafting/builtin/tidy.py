"""From what staff typed to plain words: slips mended, short forms opened, house talk and symbols gone, cut into segments."""

import re
from functools import lru_cache
from typing import Final

from drafting.builtin.dates import Calendar, in_readers_way
from drafting.builtin.words import FAMILY, INTERNAL, PLAIN_SPELLING

_NOT_OWNED: Final = (
    "(?:angry|upset|annoyed|furious|ill|asleep|complained|heard|was|were|is|are|had|have|has|who|which|that|and|or|in|on|at|to|of|from|by|for|with|without|not|did|do|got"
    "|left|could|would|will|can|then|when|rang|called|found|had|saw|said|felt|too|also|still|never|[a-z]+e[dn])"
)
_ARROW: Final = re.compile(r"\s*(?:→|=>|->)\s*(?=\w)")
_MARKS: Final = re.compile(r"[!?]+(?=\s|$)|…")
_LABEL: Final = re.compile(
    r"^(?:SAFETY|DATA(?: (?:EXPOSURE|BREACH)|(?=:))|URGENT|NB|NOTE|IMPORTANT|GDPR)\b[\s:.,\-–!]*"
)
_SHOUT: Final = re.compile(r"\b[A-Z]{5,}\b")
_ASIDE: Final = re.compile(r"\s*\(([^()]*)\)")
_HOUSE_ASIDE: Final = re.compile(
    r"[A-Z]{2,3}|.*\b(?:he|she|they|cust|customer|client) (?:says?|said|thinks?|claims?)\b.*|(?:his|her|their) (?:own "
    r")?words?|.*\b(?:Dr|Mr|Mrs|Ms)\.? [A-Z].*|.*\b(?:hasn.?t|not) said\b.*|[Nn]ight.*"
)
_TELLING: Final = re.compile(r"\d|[\"“”£$€]")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^”]*”")
_DURATION: Final = re.compile(r"\b(\d+)\s?(h|hrs?|m|mins?|d|wks?|yrs?|mths?)\b(?=\s+[a-z]+(?:\s|$|[.,;]))?(?!/)")
_HOURS_MINUTES: Final = re.compile(r"\b(\d+) ?h(?:rs?)? ?(\d+) ?m(?:ins?)?\b")
_COMPOUND: Final = re.compile(
    r"\b(\d+)[ -]?(h|hr|min|yr|wk|year|hour|minute|week|day|month)[ -](old|shift|delay|wait|window|slot|gap|trial"
    r"|lease|warranty|course|outage)\b"
)
_UNITS: Final = {
    "h": "hour",
    "hr": "hour",
    "m": "minute",
    "min": "minute",
    "d": "day",
    "wk": "week",
    "yr": "year",
    "mth": "month",
}
_SENTENCE: Final = re.compile(
    r"(?<!\bno)(?<!\bpp)(?<!\bv)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[A-Z])[.;:](?:\s+|$)|\n+|\s[-–—]\s+|\s*—\s*"
)
_COMMA: Final = re.compile(r"(?<!day),\s+|(?<=day),\s+(?![A-Z][a-z]+ \d)|,(?=[A-Za-z])")
_WORD: Final = re.compile(r"[^\s]+")
_INTERNAL: Final = re.compile(rf"(?:{INTERNAL}|.*\bn/a\b.*)[.,!]*", re.IGNORECASE)
_INLINE_HOUSE: Final = re.compile(r"\s*,?\s*\b(?:tbh|lol|fyi|imho|imo|asap)\b\s*,?", re.IGNORECASE)
_OWN_FAULT: Final = re.compile(r"^(?:my|our) (?:fault|mistake|bad)\b[\s,.;:]*(?=\w)", re.IGNORECASE)
_SAID_SO: Final = re.compile(r",?\s+(?:he|she|they) (?:said|says)(?=$|[.;])")
_NAMED: Final = re.compile(r",?\s*\bnamed:.*$")
_PAGE: Final = re.compile(
    r"\b((?!(?:on|was|is|to|of|at|in|from|and|the|see|by|only) )[a-z]+(?: (?!(?:on|to|of|at|in|from|and|by) )[a-z]+)?) page (\d+)"
)
_KIN: Final = "(?:grand)?(?:mother|father|son|daughter)|brother|sister|wife|husband|neighbour|neighbor|opponent"
_POSSESSIVE: Final = re.compile(rf"\b({_KIN})s(?= (?!{_NOT_OWNED}\b)[a-z]+)")
_AT_THEIRS: Final = re.compile(rf"\bat (his|her|their|my) ({_KIN})s(?=$|[.,;])")
_WEEKDAYS: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_ORDINALS: Final = {"1st": "first", "2nd": "second", "3rd": "third"}
_ORDINAL: Final = re.compile(r"\b(1st|2nd|3rd)(?= (?!of\b)[a-z])")
_MONEY: Final = r"(?:[£$€₹]\s?[\d,.]*\d|(?:[A-Z]{3}|R) \d[\d,. ]*\d)"
_FEAST: Final = re.compile(
    r"(?<!over)(?<!after)(?<!before)(?<!during)(?<!for)(?<!since)(?<=[a-z]) (?<!at )"
    r"(christmas|Christmas|easter|Easter)(?=$|[.,;])"
)
_SHORTHAND: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), plain_form)
    for pattern, plain_form in (
        (rf"\s*=\s*({_MONEY})", r" (\1)"),
        (rf"\b(\d+) x ({_MONEY}) ([a-z]+s)\b", r"\1 \3 of \2"),
        (r"(?<=\w) not (?=[A-Z\d][\w-]*$)", ", not "),
        (r"\b(VAT|account|order|phone|policy|reference|ref|ID) no\b\.?", r"\1 number"),
        (r"(?<=\w) (?<!at )no charge\b", " at no charge"),
        (r"(?<=[a-z]) (?<!at )(?:hogmanay|Hogmanay)\b", " at Hogmanay"),
        (
            r"\b(off|on|for|with|from|to) ((?:big|small|old|wrong|right|other|first|second)(?:ger|ler)?) one\b",
            r"\1 the \2 one",
        ),
        (r"\b(son|daughter|baby|child|boy|girl) (\d{1,2})(?= [a-z])", r"\1 (\2)"),
        (rf"({_MONEY}) to be (?=\w+ed\b|\w*paid\b)", r"\1 "),
        (r"\bdr (?=[a-z])", "doctor "),
        (r",? anyway$", ""),
        (r"\bnone of us (?=[a-z])", "nobody "),
        (r"\b24:00\b", "midnight"),
        (r"\b24 ?h(?:ours?)?s? clock\b", "24-hour clock"),
        (r"\b(\d+) months (fee|rent|subscription)\b", r"\1 months' \2"),
        (r"\badvertised (?=\d)", "advertised for "),
        (r"\bstarted (?=\d)", "started at "),
        (r"\bif (\w+) (left|not \w+ed)\b", r"if \1 is \2"),
        (r"\bif (spoiled|damaged|broken|lost|needed|wanted)$", r"if it is \1"),
        (r"\b(work|works|digging) next street\b", r"\1 in the next street"),
        (r"\b(\d+) (nights?|days?|hours?|weeks?|months?) no (?=[a-z])", r"\1 \2 with no "),
        (r"\b(\d+) months? hosting\b", r"\1 months of hosting"),
        (
            r"\bwas (?:the )?(previous|next|other|last|another) (patient|customer|client|guest|tenant)$",
            r"was the \1 \2's",
        ),
        (r"\bincluding (neighbou?r|brother|sister|mother|father)$", r"including \1's"),
        (r"\bincluding (neighbou?r) (?=on \d|\d)", r"including \1's "),
        (r"\binterest (\d+(?:\.\d+)?%)", r"interest of \1"),
    )
)
_SQUARE: Final = re.compile(r"\b(?:sq|square)\.? ?m\b")
_PLUS: Final = re.compile(r"(\w)\s*\+\s*(?=\w)")
_SHOULD_OF: Final = re.compile(r"\b(should|could|would|must|might) of\b", re.IGNORECASE)
_ITS_A: Final = re.compile(r"\bits (?=(?:a|an|the|not|been|in|on|my|our|their)\b)", re.IGNORECASE)


@lru_cache(maxsize=64)
def plain(text: str, calendar: Calendar) -> str:
    """The fragment in plain words: nothing said that it did not say, house talk left out."""
    text = _LABEL.sub("", text.strip())
    text = _ASIDE.sub(_aside, text)
    text = _ARROW.sub(", which led to ", text)
    text = _MARKS.sub(".", text)
    text = _INLINE_HOUSE.sub(" ", text)
    text = _SHOULD_OF.sub(r"\1 have", text)
    text = _ITS_A.sub("it is ", text)
    text = text.replace(" @ ", " at ").replace("’", "'")
    text = _SHOUT.sub(lambda found: found[0].lower() if _pronounceable(found[0]) else found[0], text)
    text = " ".join(_WORD.sub(_spelled, text).split())
    text = in_readers_way(_ORDINAL.sub(lambda found: _ORDINALS[found[1]], text), calendar)
    text = _HOURS_MINUTES.sub(r"\1 hours \2 minutes", text)
    text = _COMPOUND.sub(_compound, text)
    text = _DURATION.sub(_duration, text)
    text = _PLUS.sub(r"\1 and ", _SQUARE.sub("square metres", text))
    text = _FEAST.sub(lambda found: f" at {found[1].capitalize()}", text)
    for pattern, plain_form in _SHORTHAND:
        text = pattern.sub(plain_form, text)
    text = _OWN_FAULT.sub("", _SAID_SO.sub("", _NAMED.sub("", text)))
    text = _PAGE.sub(r"page \2 of \1", text)
    owned = _POSSESSIVE.sub(r"\1's", _AT_THEIRS.sub(r"at \1 \2's", " ".join(text.split()).strip(" ,;-–—")))
    return _WEEKDAYS.sub(lambda found: found[0].capitalize(), owned)


def _aside(found: re.Match[str]) -> str:
    inside = found[1].strip()
    if inside in FAMILY:
        return f" (your {inside})"
    if _HOUSE_ASIDE.fullmatch(inside) or not _TELLING.search(inside):
        return ""
    return found[0]


def _pronounceable(word: str) -> bool:
    return sum(letter in "AEIOUY" for letter in word) * 4 > len(word)


def _compound(found: re.Match[str]) -> str:
    unit = _UNITS.get(found[2], found[2])
    return f"{found[1]}-{unit}-old" if found[3] == "old" else f"{found[1]}-{unit} {found[3]}"


def _duration(found: re.Match[str]) -> str:
    number, unit = found[1], _UNITS.get(found[2].rstrip("s"), _UNITS.get(found[2], ""))
    if not unit or (unit == "minute" and found[2] == "m"):
        return found[0]
    return f"{number} {unit}" + ("" if number == "1" else "s")


def _spelled(found: re.Match[str]) -> str:
    word = found[0]
    core = word.strip(".,;:()\"'“”")
    key = core.lower()
    whole = PLAIN_SPELLING.get(word.lower())
    if whole is not None:
        return whole if not word[0].isupper() or not whole[0].islower() else whole[0].upper() + whole[1:]
    plain_word = PLAIN_SPELLING.get(key)
    if plain_word is None:
        return "I" + word[1:] if word in ("i", "i,", "i.") else word
    if key in ("doc", "tel", "dr") and core[0].isupper():
        return word
    mended = plain_word if core[0].islower() or plain_word[0].isupper() else plain_word[0].upper() + plain_word[1:]
    return word.replace(core, mended, 1)


def sentences(text: str) -> list[str]:
    """The fragment's own sentences: cut at full stops, semicolons, colons, lines and spaced dashes outside quotations."""
    held, kept = _hold_quotes(text)
    out: list[str] = []
    for part in (_restore(part, kept) for part in _SENTENCE.split(held) if part.strip(" .,;")):
        if out and _LASTING.fullmatch(part):
            out[-1] += f" for {part}"
        elif out and part.isalpha() and out[-1].isalpha() and part.endswith(("ed", "ent", "en", "ose")):
            out[-1] += f" {part}"
        else:
            out.append(part)
    return out


def segments(sentence: str) -> list[str]:
    """A sentence cut at its commas, quotations and brackets kept whole; segments that are only house talk left out."""
    held, kept = _hold_quotes(sentence)
    parts = [_restore(part, kept).strip(" ,;.") for part in _COMMA.split(held)]
    return _attached([part for part in parts if part and not _INTERNAL.fullmatch(part)])


def _attached(parts: list[str]) -> list[str]:
    """Parts that cannot stand alone joined to the one before: "which …", "no charge", "our cost"."""
    out: list[str] = []
    for part in parts:
        if out and _LASTING.fullmatch(part):
            out[-1] += f" for {part}"
        elif out and part.startswith("quote "):
            out[-1] += f" ({part})"
        elif out and (tail := _TAIL.match(part)):
            out[-1] += (_TAILS.get(tail[0].lower(), "") or ", ") + (
                part[tail.end() :] if tail[0].lower() in _TAILS else part
            )
        elif out and _RATHER.fullmatch(part):
            out[-1] += f" ({part.replace(' not ', ', not ')})"
        elif out and _MONEY_ONLY.fullmatch(part) and not _MONEY_START.match(out[-1]):
            out[-1] += f" ({part})"
        else:
            out.append(part)
    return out


_LASTING: Final = re.compile(r"(?:approximately |about )?\d+ (?:minutes?|hours?|days?|weeks?)")
_TAILS: Final = {
    "first class": ", first class",
    "no charge": " at no charge",
    "our cost": " at our cost",
    "paid by us": " at our cost",
    "at our cost": " at our cost",
    "our expense": " at our cost",
    "your choice": ", whichever you choose",
    "their choice": ", whichever you choose",
    "your wish": ", as you wished",
}
_TAIL: Final = re.compile(
    r"(?:no charge|paid by us|at our cost|our cost|our expense|first class|your choice|their choice"
    r"|your wish)\b|(?:who|which|whose|where|because|when"
    r"|while|until|so|than|including|leaving|causing|meaning|without|within|approximately|about \d"
    r"|(?:\d+|a|one|two) (?:hours?|days?|weeks?|months?|minutes?) (?:after|before))\b|(?:never|not) (?!\w+(?:ed"
    r"|en)\b)\w+(?: \w+)?$",
    re.IGNORECASE,
)
_MONEY_ONLY: Final = re.compile(r"(?:[£$€₹]\s?[\d,.]+|(?:[A-Z]{3}|R) \d[\d,. ]*|[\d,.]+ (?:EUR|USD|GBP))(?: value)?")
_RATHER: Final = re.compile(r"[\d:.]+(?: [ap]m)? not (?:at )?[\d:.]+(?: [ap]m)?|(?:noon|midnight) not .{1,10}")
_MONEY_START: Final = re.compile(r".*\d$|[£$€₹]")


def _hold_quotes(text: str) -> tuple[str, list[str]]:
    kept: list[str] = []

    def hold(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x01{len(kept) - 1}\x02"

    return re.sub(rf"{_QUOTED.pattern}|\([^()]*\)", hold, text), kept


def _restore(text: str, kept: list[str]) -> str:
    return re.sub(r"\x01(\d+)\x02", lambda found: kept[int(found[1])], text)
