"""Numbers as letters write them: digits with their separators, and words ("twenty-five", "a dozen")."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from text_to_num import alpha2digit

_SMALL: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_GREAT: Final = "hundred|thousand|million"
_WORD: Final = f"(?:{_SMALL}|{_TENS}|{_GREAT})"
WORDS: Final = rf"(?:(?:half )?a dozen|(?:a (?=(?:{_GREAT})\b))?{_WORD}(?:(?:-| (?:and )?){_WORD}\b){{0,11}})"
"""Pattern of a number in words, without word boundaries at its ends."""

DIGITS: Final = r"\d{1,3}(?:[, '.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
"""Pattern of a number in digits, thousands separated or not."""

NUMBER: Final = rf"(?:{DIGITS}|\b{WORDS}\b)"
"""Pattern of a number either way."""

HOURS: Final = {word: hour for hour, word in enumerate(_SMALL.split("|")[:12], start=1)}
"""The hours of the clock in words."""

_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
ORDINALS: Final = {word: day for day, word in enumerate(_ORDINALS, start=1)} | {
    **{f"twenty-{word}": 20 + day for day, word in enumerate(_ORDINALS[:9], start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
"""Days of a month in words."""


@lru_cache(maxsize=4096)
def number_of(written: str) -> Decimal | None:
    """The value of a number as written, or None where it is none ("twenty twenty-six")."""
    plain = written.strip().casefold()
    if plain in ("a dozen", "half a dozen"):
        return Decimal(12 if plain == "a dozen" else 6)
    if not plain[:1].isdigit():
        plain = alpha2digit(plain.removeprefix("a "), "en", threshold=0)
    try:
        return Decimal(_point_of(plain)).normalize()
    except InvalidOperation:
        return None


def _point_of(digits: str) -> str:
    """The number with a point as its only separator: "1.204,50", "1,204.50" and "1 204,5" alike."""
    tail = re.search(r"[.,](\d{1,2}|\d{4,})$", digits)
    whole = re.sub(r"[, '.]", "", digits[: tail.start()] if tail else digits)
    return f"{whole}.{tail[1]}" if tail else whole
