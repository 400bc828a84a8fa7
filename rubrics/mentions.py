"""What a text states that can be held against a record: days, times, amounts, quantities, references, people.

Each mention has its place in the text and a canonical value, so that "$25" and "twenty-five dollars" are the same.
Source: LABELS (unsupported-fact).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, Literal

from rubrics.letter import TYPOGRAPHY, Letter
from rubrics.moments import FINDERS, Day, Moment
from rubrics.numbers import NUMBER, number_of
from rubrics.patterns import PatternSet

MentionKind = Literal[
    "day",
    "relative",
    "time",
    "money",
    "percent",
    "duration",
    "quantity",
    "share",
    "reference",
    "phone",
    "email",
    "person",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text (code points, `end` exclusive) and what it states.

    Days and times keep every reading; `unit` is a currency, a duration's unit, or the word a quantity counts; `key`
    names a reference, telephone number, email address or person in its canonical spelling.
    """

    kind: MentionKind
    start: int
    end: int
    days: tuple[Day, ...] = ()
    minutes: tuple[int, ...] = ()
    number: Decimal | None = None
    unit: str = ""
    key: str = ""


_PLAIN: Final = str.maketrans(TYPOGRAPHY)

_SYMBOLS: Final = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR"}
_WORDS: Final = {
    "dollar": "USD", "pound": "GBP", "euro": "EUR", "yen": "JPY", "rupee": "INR", "rand": "ZAR", "franc": "CHF",
    "kroner": "NOK", "kronor": "SEK", "kr": "", "dirham": "AED", "quid": "GBP", "buck": "USD",
}  # fmt: skip
_CENTS: Final = {"p": "GBP", "pence": "GBP", "cent": ""}
_CODES: Final = "EUR|USD|GBP|CHF|NOK|SEK|DKK|AED|ZAR|INR|CAD|AUD|NZD|JPY|SGD|HKD|PLN|CZK|Rs|R|kr"
_CODE_OF: Final = {"R": "ZAR", "Rs": "INR", "kr": ""}
_ABROAD: Final = {"A": "AUD", "C": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD", "US": "USD"}
_SHARES: Final = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_UNITS: Final = {
    "minute": ("minute", 1), "min": ("minute", 1), "hour": ("minute", 60), "hr": ("minute", 60), "h": ("minute", 60),
    "day": ("day", 1),
    "week": ("day", 7), "wk": ("day", 7), "fortnight": ("day", 14), "month": ("month", 1), "mth": ("month", 1),
    "year": ("month", 12),    "yr": ("month", 12),
}  # fmt: skip

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LINK: Final = re.compile(r"\b(?:https?://|www\.)\S+")
_PHONE: Final = re.compile(r"(?<![\w.,£$€/-])(?:\+|\()?\d[\d ()./-]{5,}\d(?![\w%])")
_PERCENT: Final = re.compile(rf"(?P<n>{NUMBER}) ?(?:%|per ?cent\b)", re.IGNORECASE)
_MONEY_BEFORE: Final = re.compile(
    rf"(?:(?P<abroad>US|A|C|NZ|HK|S)?(?P<symbol>[$£€¥₹])|\b(?P<code>{_CODES})\.?) ?"
    r"(?P<n>\d{1,3}(?:[, '.]\d{3})+(?:[.,]\d\d)?(?!\d)|\d+(?:[.,]\d\d?)?)(?!\d)(?P<k>k\b)?"
)
_MONEY_AFTER: Final = re.compile(
    rf"(?P<n>{NUMBER})[ -]?(?:(?P<word>dollar|pound|euro|yen|rupee|rand|franc|kroner|kronor|dirham|buck)s?\b|(?P<quid>quid)\b"
    rf"|(?P<cents>pence|cent(?=s?\b)|p\b(?!\.m))s?|(?P<symbol>[€£$])|(?P<code>(?-i:{_CODES})\b))",
    re.IGNORECASE,
)
_DURATION: Final = re.compile(
    rf"(?P<n>{NUMBER}|\ba(?= fortnight))(?P<half> and a half)?[ -]"
    r"(?:(?:working|business|full|whole|calendar|long|more|straight|consecutive|further) )?"
    r"(?P<unit>minute|min|hour|hr|h|day|week|wk|fortnight|month|mth|year|yr)s?\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    rf"\b(?P<n>an?|one|two|three|four)[ -](?P<part>{'|'.join(_SHARES)})s?(?= of (?:the|your|our|all|them|those|what)\b)",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(
    rf"\b(?=[A-Z]{{0,6}} ?[A-Z0-9/-]{{0,30}}\d{{2}})(?!(?:{_CODES}|[A-Z]|ROOM|FLAT|UNIT|PO|NO|IN|AT|ON|BY|TO|OF|MAY) )"
    r"[A-Z]{1,6}[-/ ]?(?:[A-Z0-9]{1,12}[-/]){0,4}\d[A-Z0-9]{0,20}(?:[-/][A-Z0-9]{1,12}){0,4}\b"
)
_NUMBERED: Final = re.compile(
    r"\b(?:order|invoice|case|claim|account|ticket|booking|reference|ref|number|no|policy|contract)\b\.?:? ?"
    r"(?:number |no\.? |ref(?:erence)?:? )?#?"
    r"(?P<id>\d[\d-]{3,20}\d)\b",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    r"\b(?P<word>day after tomorrow|day before yesterday|tomorrow|yesterday)\b", re.IGNORECASE
)
_OFFSETS: Final = {"tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2}
_NAME: Final = r"[A-ZÀ-ÖØ-ÞŁŠŽÇ][\w'’-]*[a-zß-ÿ][\w-]*"
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Sister|Captain|Sergeant)\.? "
    rf"(?P<name>(?:[A-Z]\.? )?{_NAME}(?: {_NAME})?)"
)
_RELATION: Final = (
    r"(?: (?:own|head|senior|duty|night|day|new|shop|branch|store|area|service|general|site|sales|kitchen"
    r"|office|team|customer|security))*"
    r" (?:colleague|manager|director|owner|supervisor|engineer|fitter|driver|chef|baker|florist|accountant|mechanic|technician"
    r"|foreman|editor|partner|assistant|lead|nurse|plumber|electrician|son|daughter|brother|sister|wife|husband)"
)
_CALLED: Final = re.compile(
    rf"\b(?:[Mm]y|[Oo]ur){_RELATION},?"
    rf" (?P<name>{_NAME}(?: {_NAME})?)"
    rf"|\b(?:[Aa]sk for|speak to|called|named) (?P<asked>{_NAME}(?: {_NAME})?)"
)
_QUANTITY: Final = re.compile(
    rf"(?<![\w.,:£$€/#&@+-])(?P<n>{NUMBER})(?![\w%°]|[:/]\d|\)|\.\d| quarters?\b)(?: (?P<noun>[a-z]+))?", re.IGNORECASE
)
_ENDLESS: Final = re.compile(r"\S{120,}")
"""A run of characters longer than any fact is written; nothing is looked for in it, so that time stays linear."""
_LIST_ITEM: Final = re.compile(r"^[ \t]*\d\d?[.)][ \t]", re.MULTILINE)


@lru_cache(maxsize=64)
def mentions(text: str) -> tuple[Mention, ...]:
    """All that a text states, in reading order, none overlapping another; the surest reading of a stretch wins."""
    return mentions_in(Letter(text))


@lru_cache(maxsize=4)
def mentions_in(letter: Letter) -> tuple[Mention, ...]:
    """All that a letter states; read once, whichever checks ask."""
    if not _may_occur().occurring(letter.view):
        return ()
    text = letter.text
    plain = _ENDLESS.sub(lambda run: "_" * len(run[0]), text.translate(_PLAIN))
    taken = bytearray(len(plain))
    for match in (*_LINK.finditer(plain), *_LIST_ITEM.finditer(text)):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Mention] = []
    for sentence in letter.sentences:
        for index in _may_occur().occurring(letter.view[sentence.start : sentence.end]):
            pattern, read, _ = _READERS[index]
            found += _untaken(
                taken,
                (mention for match in pattern.finditer(plain, sentence.start, sentence.end) for mention in read(match)),
            )
    return tuple(sorted(found, key=lambda mention: mention.start))


def _untaken(taken: bytearray, read: Iterator[Mention]) -> Iterator[Mention]:
    """Those that overlap none taken before, which they then are."""
    for mention in read:
        if mention.start < mention.end and 1 not in taken[mention.start : mention.end]:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            yield mention


def folded(name: str) -> str:
    """A name for comparing: no case, no accents."""
    if name.isascii():
        return name.lower()
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))


def _email(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention("email", match.start(), match.end(), key=match[0].rstrip(".").casefold())


def _phone(match: re.Match[str]) -> Iterator[Mention]:
    digits = re.sub(r"\D", "", match[0])
    parted = len(re.findall(r"\d+", match[0]))
    if 7 <= len(digits) <= 15 and (match[0][0] in "+(0" or parted > 2 or re.fullmatch(r"\d{3}-\d{4}", match[0])):
        yield Mention("phone", match.start(), match.end(), key=digits)


def _percent(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention("percent", match.start(), match.end(), number=number_of(match["n"]))


def _money(match: re.Match[str]) -> Iterator[Mention]:
    groups = match.groupdict()
    number = number_of(match["n"])
    if number is None:
        return
    if groups.get("k"):
        number *= 1000
    if cents := groups.get("cents"):
        yield Mention("money", match.start(), match.end(), number=number / 100, unit=_CENTS[cents.casefold()])
        return
    yield Mention("money", match.start(), match.end(), number=number, unit=_currency(groups))


def _currency(groups: dict[str, str | None]) -> str:
    if abroad := groups.get("abroad"):
        return _ABROAD[abroad]
    if code := groups.get("code"):
        return _CODE_OF.get(code, code)
    if word := groups.get("word") or groups.get("quid"):
        return _WORDS[word.casefold()]
    return _SYMBOLS[groups["symbol"] or ""]


def _duration(match: re.Match[str]) -> Iterator[Mention]:
    number = Decimal(1) if match["n"].casefold() == "a" else number_of(match["n"])
    if number is None:
        return
    unit, size = _UNITS[match["unit"].casefold()]
    number += Decimal("0.5") if match["half"] else 0
    yield Mention("duration", match.start(), match.end(), number=number * size, unit=unit, key=str(number))


def _share(match: re.Match[str]) -> Iterator[Mention]:
    count = Decimal(1) if match["n"].casefold() in ("a", "an") else number_of(match["n"])
    if count is not None:
        yield Mention("share", match.start(), match.end(), number=count / _SHARES[match["part"].casefold()])


def _reference(match: re.Match[str]) -> Iterator[Mention]:
    key = re.sub(r"[^A-Z0-9]", "", match[0])
    if len(key) >= 5 and sum(char.isdigit() for char in key) >= 3:
        yield Mention("reference", match.start(), match.end(), key=key)


def _numbered(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention("reference", match.start("id"), match.end("id"), key=re.sub(r"\D", "", match["id"]))


def _relative(match: re.Match[str]) -> Iterator[Mention]:
    offset = _OFFSETS[match["word"].casefold()]
    yield Mention("relative", match.start(), match.end(), number=Decimal(offset))


def _person(match: re.Match[str]) -> Iterator[Mention]:
    groups = match.groupdict()
    group = "name" if groups.get("name") else "asked"
    yield Mention("person", match.start(), match.end(), key=folded(match[group].removesuffix("'s")))


def _quantity(match: re.Match[str]) -> Iterator[Mention]:
    number = number_of(match["n"])
    if number is not None:
        noun = (match["noun"] or "").casefold()
        yield Mention("quantity", match.start("n"), match.end("n"), number=number, unit=noun)


_Reader = Callable[[re.Match[str]], Iterator[Mention]]


_Found = Callable[[re.Match[str]], Iterator[Moment]]


def _moments(read: _Found) -> _Reader:
    def reader(match: re.Match[str]) -> Iterator[Mention]:
        for moment in read(match):
            kind: MentionKind = "day" if moment.days else "time"
            yield Mention(kind, moment.start, moment.end, days=moment.days, minutes=moment.minutes)

    return reader


_SURE_MOMENTS: Final = 7
"""So many of the finders of moments are surer than those of telephone numbers and sums."""
_NUMBER_WORD: Final = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand|million|dozen"
)
_COIN: Final = (
    r"dollar|pound|euro|yen|rupee|rand|franc|kron|kr\b|dirham|buck|quid|pence|cent|[a-z0-9] ?-?p\b|[\$\xa3\xa4\x1a]"
)
_READERS: Final[tuple[tuple[re.Pattern[str], _Reader, str], ...]] = (
    (_EMAIL, _email, r"@"),
    *((pattern, _moments(read), needs) for pattern, read, needs in FINDERS[:_SURE_MOMENTS]),
    (_PHONE, _phone, r"\d[ ()./-]*\d[ ()./-]*\d"),
    (_NUMBERED, _numbered, r"\d[\d-]{3}"),
    (_REFERENCE, _reference, r"\d[A-Z/-]*\d"),
    (_PERCENT, _percent, r"%|per ?cent"),
    (_MONEY_BEFORE, _money, rf"[\$\xa3\xa4\xa5\x1a]|(?:{_CODES})\.? ?\d"),
    (_MONEY_AFTER, _money, rf"{_COIN}|\b(?:{_CODES})\b"),
    *((pattern, _moments(read), needs) for pattern, read, needs in FINDERS[_SURE_MOMENTS:]),
    (_DURATION, _duration, r"[ -](?:min|hour|hr|hs?\b|day|week|wk|fortnight|month|mth|year|yr)"),
    (_SHARE, _share, r"third|quarter|fifth|sixth|eighth|tenth"),
    (_RELATIVE, _relative, r"tomorrow|yesterday"),
    (_TITLED, _person, r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|sister|captain|sergeant)\b"),
    (_CALLED, _person, rf"\b(?:(?:my|our){_RELATION}|(?:ask for|speak to|called|named) )"),
    (_QUANTITY, _quantity, rf"\d|\b(?:{_NUMBER_WORD})\b"),
)
"""What finds each kind of mention, the surest first, and what a sentence must hold for it to find anything."""


@cache
def _may_occur() -> PatternSet:
    """One pass over a sentence says which finders are worth their time. Matched as the rules are: in either case."""
    return PatternSet([f"(?:{needs})".encode("latin-1") for _, _, needs in _READERS])
