"""Recognises what identifies somebody by its form: links, addresses, telephone numbers, references, numbers with a check digit.

All look at a text's shadow, which is as long as the text, so that an offset in one is an offset in the other. Patterns
are bounded and look back one character, so that time stays linear in the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, get_args

from drafting.incident import Incident
from rubrics.letter import TYPOGRAPHY

Kind = Literal["NAME", "EMAIL", "PHONE", "ADDRESS", "ACCOUNT", "CARD", "REFERENCE", "COMPANY", "LINK", "ID", "TEXT"]
"""What a stand-in says of the detail; TEXT is a text that looked like a stand-in already."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Span:
    """A private stretch of a text: code points, `end` exclusive."""

    start: int
    end: int
    kind: Kind


_PLAIN: Final = str.maketrans({key: value for key, value in TYPOGRAPHY.items() if key not in "\n\r\v\f\u2028\u2029"})
_ESCAPE: Final = re.compile(r"\\[nrt]")


def shadow_of(text: str) -> str:
    """The text with plain quotes, dashes and blanks, and the escapes of a JSON string as line ends; as long as the text."""
    return _ESCAPE.sub("\n\n", text.translate(_PLAIN))


_B: Final = r"(?<![^\W_])"
_E: Final = r"(?![^\W_])"

_LINK: Final = re.compile(
    r"(?<![\w@.])(?:(?:https?|ftp)://|www\.)[^\s<>\"\\\[\]{}]{1,2000}(?<![.,;:!?')])"
    r"|(?<![\w@.-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.(?:com|org|net|io|info|eu|example|app|ie|de|(?:co|org|ac|gov)\.uk)"
    r"(?![\w-]|\.\w)(?:/[^\s<>\"\\\[\]{}]{0,2000}(?<![.,;:!?')]))?"
    r"|(?<![\w@.])@[A-Za-z0-9_]{3,30}(?![\w@])"
)
_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w+%'-][\w.+%'-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.+%-])[\w.+-]{1,64} ?[(\[]at[)\]] ?[\w.-]{1,80}\w"
)
_IBAN: Final = re.compile(rf"{_B}[A-Z]{{2}}[0-9]{{2}}(?: ?[A-Z0-9]{{1,4}}){{3,9}}{_E}", re.IGNORECASE)
_CARD: Final = re.compile(rf"{_B}[0-9](?:[ -]?[0-9]){{12,18}}{_E}")
_CARD_END: Final = re.compile(
    r"\bcards? (?:number |no\.? )?(?:ending|ends|ended)(?: in| with)?:? (?P<id>[0-9]{4})\b", re.IGNORECASE
)
_VAT: Final = re.compile(rf"{_B}[A-Z]{{2}} ?(?=[A-Z0-9]{{0,3}}[0-9])[A-Z0-9]{{8,12}}{_E}")
_ID: Final = re.compile(
    rf"{_B}(?:[0-9]{{3}}-[0-9]{{2}}-[0-9]{{4}}"
    rf"|[A-Z]{{2}} ?[0-9]{{2}} ?[0-9]{{2}} ?[0-9]{{2}} ?[A-D]){_E}"
    r"|\b(?:NHS|[Ss]ocial [Ss]ecurity|SSN|[Pp]assport|[Ll]icen[cs]e|VAT|[Nn]ational [Ii]nsurance|NI|[Ss]tudent|[Pp]atient)"
    r" (?:(?:[Nn]umber|[Nn]o\.?|ID|id)[:.]? ?(?:is |was )?)?(?P<id>(?=[A-Z]{0,9}[0-9])[A-Z0-9]{2,12}(?:[ -][0-9]{2,5}){0,3})\b"
)
_SORT_CODE: Final = re.compile(
    r"\bsort[ -]code:? ?(?:is |was |no\.? )?(?P<id>[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2})\b", re.IGNORECASE
)
_PHONE: Final = re.compile(
    r"(?<![\w.,£$€/+-])(?<![£$€] )(?:\+ ?|00 ?)?\(?[0-9](?:[ ()./-]{0,3}[0-9]){5,16}(?![\w%]|[.,][0-9])"
    r"(?: ?(?:x|ext\.?|extension) ?[0-9]{1,6}\b)?"
)
_PHONE_LABEL: Final = re.compile(
    r"\b(?:tel|phone|telephone|mobile|mob|cell|call|ring|text|fax|whatsapp|landline|hotline|helpline|direct|number|on|at)"
    r"\b[.:]? ?$",
    re.IGNORECASE,
)
_ACCOUNT_WORD: Final = r"account|acct|acc|a/c|iban|meter|mpan|mprn"
_LABELLED: Final = re.compile(
    rf"\b(?:(?P<account>{_ACCOUNT_WORD})|order|invoice|case|claim|ticket|booking|reference|ref|policy|contract|customer|client"
    r"|member|membership|tracking|parcel|consignment|incident|job|repair order|confirmation|pnr|serial|registration|reg|plate"
    r"|vin|patient|chart|student|candidate|employee|staff|po|purchase order|quote|file|docket|report|complaint|imei|loan"
    r"|reservation|room booking|shipment|waybill|awb|voucher|certificate|permit|prescription|rx|lot|batch|flight)s?\b"
    r"(?P<no>[ .:]{0,2}(?:(?:number|no|nr|ref|reference|id|code)\b|[#№]))?[.:]{0,2} ?(?:is |was )?(?P<hash>#)? ?"
    r"(?P<id>(?=[a-z]{0,10}[-/]?[0-9])[a-z0-9]{1,24}(?:[-/][a-z0-9]{1,16}){0,5})(?![\w%]|[.,:][0-9])",
    re.IGNORECASE,
)
_CODES: Final = (
    "EUR|USD|GBP|CHF|NOK|SEK|DKK|AED|ZAR|INR|CAD|AUD|NZD|JPY|SGD|HKD|PLN|CZK|MXN|CNY|BRL|TRY|HUF|RON|ILS|THB|KRW"
    "|Rs|R|kr"
)
_MARKED: Final = re.compile(
    rf"{_B}(?:(?!(?:{_CODES}|ISO|DIN|EN|BS|NO|IN|AT|ON|BY|TO|OF|MAY|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC) )"
    rf"[A-Z]{{2,4}} ?[0-9]{{4,12}}"
    rf"|[A-Z]{{2}}[0-9]{{2}} [A-Z]{{3}}"
    rf"|(?=[A-Za-z/-]{{0,20}}[0-9])[A-Za-z0-9]{{1,24}}(?:[-/][A-Za-z0-9]{{1,16}}){{0,5}}|[A-Z]{{2,5}}(?:-[A-Z0-9]{{1,8}}){{1,4}}){_E}"
)
_MEASURE: Final = re.compile(
    r"(?:[0-9]+[a-zA-Z]{1,3})+|[0-9]+(?:st|nd|rd|th)|[0-9]+-[a-z]+(?:-[a-z]+)*|[a-z]+-[0-9]+|[A-Za-z][a-z]+[0-9]{1,2}"
)
_NO_REFERENCE: Final = frozenset({"covid-19", "sars-cov-2", "h1n1"})
_POSTCODE: Final = re.compile(
    rf"{_B}(?:(?i:[A-Z]{{1,2}}[0-9][A-Z0-9]? ?[0-9][A-Z]{{2}})|[ABCEGHJ-NPRSTVXY][0-9][A-Z][ -]?[0-9][A-Z][0-9]"
    r"|(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])"
    rf",? [0-9]{{5}}(?:-[0-9]{{4}})?){_E}"
)
_STREETS: Final = (
    r"[Ss]treet|[Ss]t|[Rr]oad|[Rr]d|[Aa]venue|[Aa]ve|[Ll]ane|[Ll]n|[Rr]ow|[Dd]rive|[Dd]r|[Cc]lose|[Cc]ourt|[Cc]t|[Cc]rescent|[Cc]res"
    r"|[Ss]quare|[Ss]q|[Tt]errace|[Pp]lace|[Pp]l|[Ww]ay|[Bb]oulevard|[Bb]lvd|[Gg]ardens|[Gg]dns|[Gg]rove|[Mm]ews|[Hh]ill|[Pp]arade"
    r"|[Ww]alk|[Ww]harf|[Qq]uay|[Gg]reen|[Pp]ark|[Rr]ise|[Vv]iew|[Hh]ighway|[Hh]wy|[Pp]arkway|[Pp]kwy|[Cc]ircle|[Tt]rail|[Yy]ard"
)
_STREET: Final = re.compile(
    rf"{_B}(?:(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite)\.? ?[0-9A-Z]{{1,5}},? )?"
    rf"[0-9]{{1,5}}[A-Za-z]?(?:[-/][0-9]{{1,4}})?,? "
    rf"(?:(?:[A-Z][a-z'.-]{{0,24}}|[0-9]{{1,3}}(?:st|nd|rd|th)) ){{1,4}}(?:{_STREETS}){_E}"
    rf"(?:,? (?:[Ff]lat|[Aa]pt|[Uu]nit|[Ss]uite|#)\.? ?[0-9A-Z]{{1,5}}{_E})?"
    rf"|{_B}[0-9]{{1,4}} [a-z]{{3,20}} (?:street|road|avenue|crescent|terrace){_E}"
    rf"|{_B}[A-ZÄÖÜ][\w.-]{{2,30}}(?:stra(?:ß|ss)e|str\.|gasse|weg|platz) [0-9]{{1,4}}[a-z]?{_E}"
    rf"|{_B}[0-9]{{1,4}},? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Vv]ia|[Cc]alle) "
    rf"(?:(?:de|des|du|la|le|del|della) ){{0,2}}[A-ZÀ-Þ][\w'-]{{1,30}}"
    rf"|{_B}P\.?O\.? ?Box [0-9]{{1,6}}{_E}"
)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE_OR_SUM: Final = re.compile(
    r"(?<![\w/-])(?:(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}[/-][0-9]{2,4}|[0-9]{1,2}[/-][0-9]{1,2})(?![\w/-])"
    r"|(?<![\w:])[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m)?(?![\w:])"
    rf"|(?:[£$€¥₹]|\b(?:{_CODES})) ?[0-9]{{1,3}}(?:[, '.][0-9]{{3}}){{1,4}}(?:[.,][0-9]{{2}})?(?![0-9])"
    rf"|(?:[£$€¥₹]|\b(?:{_CODES})) ?[0-9]{{1,12}}(?:[.,][0-9]{{1,2}})?(?![0-9])"
    rf"|(?<![\w.])[0-9]{{1,12}}(?:[.,][0-9]{{1,3}}){{0,4}} ?(?:[€£$]|(?:{_CODES}|yen|dollars?|pounds?|euros?|rupees?|rand)\b|%)"
    rf"|(?<!\w)[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:[ ,]{{1,2}}[0-9]{{4}})?\b"
    rf"|\b{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:, [0-9]{{4}})?\b"
    r"|(?<![\w.,])[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![\w,])",
    re.IGNORECASE,
)


def plain_stretches(shadow: str) -> bytearray:
    """Marks dates, times, sums of money and counts, which are no telephone numbers and no references."""
    marks = bytearray(len(shadow))
    for match in _DATE_OR_SUM.finditer(shadow):
        marks[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return marks


def found_in(shadow: str, when: Literal["first", "then"], plain: bytearray | None = None) -> Iterator[Span]:
    """Details known by their form. First: links and e-mail addresses. Then the others, the surest first."""
    if when == "first":
        yield from _all(_EMAIL, "EMAIL", shadow)
        yield from _all(_LINK, "LINK", shadow)
        return
    marks = plain or bytearray(len(shadow))
    yield from _checked(shadow)
    yield from _all(_STREET, "ADDRESS", shadow)
    yield from _phones(shadow, marks)
    yield from _labelled(shadow, marks)
    yield from _all(_POSTCODE, "ADDRESS", shadow)
    yield from _marked(shadow, marks)


def _all(pattern: re.Pattern[str], kind: Kind, shadow: str) -> Iterator[Span]:
    group = "id" if "id" in pattern.groupindex else 0
    for match in pattern.finditer(shadow):
        if match[group] is None:
            yield Span(match.start(), match.end(), kind)
        else:
            yield Span(match.start(group), match.end(group), kind)


def _checked(shadow: str) -> Iterator[Span]:
    """Numbers that prove themselves: bank accounts, cards, tax numbers; and those a label names."""
    for match in _IBAN.finditer(shadow):
        if length := _iban_length(match[0]):
            yield Span(match.start(), match.start() + length, "ACCOUNT")
    for match in _CARD.finditer(shadow):
        if _checks().card(match[0]):
            yield Span(match.start(), match.end(), "CARD")
    for match in _VAT.finditer(shadow):
        if _checks().vat(match[0]):
            yield Span(match.start(), match.end(), "ID")
    yield from _all(_CARD_END, "CARD", shadow)
    yield from _all(_SORT_CODE, "ACCOUNT", shadow)
    yield from _all(_ID, "ID", shadow)


def _iban_length(candidate: str) -> int:
    """How much of a run of groups is an account number by its check digits; 0 for none of it."""
    ends = [m.end() for m in re.finditer(r"[A-Za-z0-9]+", candidate)]
    return next((end for end in reversed(ends) if end >= 15 and _checks().iban(candidate[:end])), 0)


class _Checks:
    """The check digits, loaded once where first needed: most texts hold no such number."""

    def __init__(self) -> None:
        from stdnum import iban, luhn
        from stdnum.eu import vat
        from stdnum.gb import vat as gb_vat

        self._iban, self._luhn, self._vat, self._gb_vat = iban, luhn, vat, gb_vat

    def iban(self, number: str) -> bool:
        return bool(self._iban.is_valid(number, check_country=False))

    def card(self, number: str) -> bool:
        return bool(self._luhn.is_valid(re.sub(r"[ -]", "", number)))

    def vat(self, number: str) -> bool:
        return bool(self._gb_vat.is_valid(number) if number.startswith("GB") else self._vat.is_valid(number))


@cache
def _checks() -> _Checks:
    return _Checks()


def _phones(shadow: str, plain: bytearray) -> Iterator[Span]:
    for match in _PHONE.finditer(shadow):
        start = match.start()
        while any(plain[start : match.end()]) or not _is_phone(shadow, start, match.end()):
            rest = re.compile(r"[^ ]{1,4} ").match(shadow, start, match.end())
            if not rest:
                break
            start = rest.end()
        else:
            yield Span(start, match.end(), "PHONE")


_GROUPED: Final = re.compile(
    r"(?:1[ .-])?\(?[2-9][0-9]{2}\)?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}|[2-9][0-9]{2}[-.][0-9]{4}|555 [0-9]{4}"
)


def _is_phone(shadow: str, start: int, end: int) -> bool:
    """Whether digits may be dialled: by form or label. Made-up numbers count, which no numbering plan holds."""
    number = re.split(r" ?(?:x|e)", shadow[start:end])[0].strip()
    count = sum(char.isdigit() for char in number)
    if number.startswith(("+", "00", "(+")):
        return 7 <= count <= 15
    if number.startswith(("0", "(0")):
        return 9 <= count <= 12 and number.count("-") < 4
    if _GROUPED.fullmatch(number):
        return True
    if not 6 <= count <= 15:
        return False
    parted = len(re.findall(r"[0-9]+", number)) > 1
    labelled = _PHONE_LABEL.search(shadow, max(0, start - 14), start) is not None
    return (parted and labelled) or (parted and count >= 10 and _may_be_dialled(number))


@lru_cache(maxsize=1024)
def _may_be_dialled(number: str) -> bool:
    import phonenumbers

    def possible(region: str) -> bool:
        try:
            return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
        except phonenumbers.NumberParseException:
            return False

    return any(possible(region) for region in ("GB", "US", "IE", "AU", "DE", "FR"))


def _labelled(shadow: str, plain: bytearray) -> Iterator[Span]:
    """What a label calls a number: "order 88190", "acct no. 44127"."""
    for match in _LABELLED.finditer(shadow):
        start, end = match.span("id")
        number = match["id"]
        digits = sum(char.isdigit() for char in number)
        named = bool(match["no"] or match["hash"])
        if all(plain[start:end]) and not named:
            continue
        year = re.fullmatch(r"(?:19|20)[0-9]{2}", number) is not None
        measure = _MEASURE.fullmatch(number) is not None
        if (digits >= 4 and not (year or measure)) or (named and digits >= 2) or _is_mixed(number):
            yield Span(start, end, "ACCOUNT" if match["account"] else "REFERENCE")


def _is_mixed(number: str) -> bool:
    """Whether letters and digits stand in it as in no word, measure or model: "TI-55-2091", "XK7P2Q", "HV/OG/12"."""
    plain = re.sub(r"[^A-Za-z0-9]", "", number)
    digits = sum(char.isdigit() for char in plain)
    if len(plain) < 5 or digits < 2 or number.casefold() in _NO_REFERENCE or _MEASURE.fullmatch(number):
        return False
    if digits == len(plain):
        return digits >= (6 if len(plain) < len(number) else 7)
    shouted = sum(char.isupper() for char in plain)
    return shouted + digits == len(plain) or (digits >= 3 and len(re.findall(r"[0-9]+", plain)) >= 2) or digits >= 4


def _marked(shadow: str, plain: bytearray) -> Iterator[Span]:
    """References without a label."""
    for match in _MARKED.finditer(shadow):
        if all(plain[match.start() : match.end()]):
            continue
        number = match[0]
        spaced = " " in number
        if spaced or _is_mixed(number):
            yield Span(match.start(), match.end(), "REFERENCE")


def any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Finds phrases wherever they stand, in either case, with any blank and "and" for "&"; None for no phrase."""
    found = sorted({_flexible(shadow_of(phrase)) for phrase in phrases if phrase.strip()}, key=len, reverse=True)
    return re.compile(rf"{_B}(?:{'|'.join(found)}){_E}", re.IGNORECASE) if found else None


def _flexible(phrase: str) -> str:
    words = (r"(?:&|and|\+)" if word.casefold() in ("&", "and") else re.escape(word) for word in phrase.split())
    return r"\s{1,2}".join(words)


def own_details_in(incident: Incident, companies: Iterable[str]) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The record's own reference, e-mail and address, and the companies to hide, each with what finds it."""
    reference = incident.says("reference")
    address = incident.says("customer_address")
    number = [found for found in re.findall(r"[0-9]{4,}", reference) if not re.fullmatch(r"(?:19|20)[0-9]{2}", found)]
    lines = [line.strip() for line in re.split(r"[\n,;]", address) if re.search(r"[0-9]|\S \S", line.strip())]
    phrases: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("EMAIL", (incident.says("customer_email"),)),
        ("ADDRESS", (address, *lines)),
        ("COMPANY", tuple(companies)),
        ("REFERENCE", (reference, *number)),
    )
    return tuple((kind, pattern) for kind, told in phrases if (pattern := any_of(told)))
