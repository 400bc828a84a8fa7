"""Whether the record holds what the letter states. Source: LABELS (unsupported-fact), S3, E30."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from rubrics.commitments import unheld
from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.known import Known, closest, known_of, said
from rubrics.letter import Letter
from rubrics.mentions import Mention, MentionKind, folded, mentions_in

_IDIOM: Final = re.compile(
    r"\b(?:a (?:hundred|thousand|million) (?:times|apologies|thanks|ways)|in two minds"
    r"|two (?:of (?:us|you|them)|things|ways|words|sides|halves|wrongs)|the two|both|or (?:two|three)\b"
    r"|one hundred per ?cent|hundred per ?cent|at sixes|one in a (?:hundred|thousand|million)"
    r"|zero|at one|second to none|nine to five|in one piece|24 hours a day|round the clock|360|101)\b",
    re.IGNORECASE,
)
_SMALLEST: Final = 2
"""Smaller numbers ("one", "none") are words of the language more than facts."""
_HUNDRED: Final = 100
_LEAST_IDENTITY: Final = 10_000
"""A number this large may be an invoice's or an account's: its digits in a row are looked for in the record."""
_NEAR: Final = 300
"""How far round a mention, in characters, its sentence is read: a sentence without end would cost its length squared."""
_NOUN: Final[Mapping[MentionKind, str]] = {
    "day": "date", "time": "time", "money": "amount", "percent": "percentage", "duration": "length of time",
    "quantity": "number", "share": "share", "reference": "reference", "phone": "telephone number", "email": "email address",
    "person": "name", "relative": "date",
}  # fmt: skip


def unsupported_fact(context: Context) -> Iterator[Hit]:
    """A hit for each mention and each commitment that the record does not support; none without a record."""
    yield from context.hits
    if context.facts is None or not context.facts.given:
        return
    known = known_of(context.facts)
    for mention in mentions_in(context.letter):
        if _passed_over(context.letter, mention) or _in_these_words(context.letter, known, mention):
            continue
        if not _SUPPORTED[mention.kind](known, mention):
            message, mended = _message(context.letter, known, mention), _mended(known, mention)
            yield Hit(mention.start, mention.end, context.severity, message=message, replacement=mended)
    for claim in unheld(context.letter, known):
        yield Hit(claim.start, claim.end, context.severity, message=f"The record holds nothing of {claim.act}.")


def _passed_over(letter: Letter, mention: Mention) -> bool:
    """Whether a mention is no statement of fact: an idiom, or a name where the letter is addressed or signed."""
    if mention.kind == "person":
        return any(s.part == "sign-off" and s.start <= mention.start < s.end for s in letter.sentences)
    around = letter.plain[max(0, mention.start - 6) : mention.end + 14]
    if mention.kind in ("quantity", "percent", "duration"):
        return _idiomatic(mention, around)
    return False


def _in_these_words(letter: Letter, known: Known, mention: Mention) -> bool:
    """Whether the record says the very same words."""
    words = folded(letter.plain[mention.start : mention.end]).removeprefix("the ").rstrip(".,")
    return re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w])(?![.,]\d)", known.text) is not None


def _idiomatic(mention: Mention, around: str) -> bool:
    number = mention.number or Decimal(0)
    if mention.kind == "percent":
        return number == _HUNDRED
    if mention.kind == "duration":
        return bool(_IDIOM.search(around))
    return number < _SMALLEST or bool(_IDIOM.search(around))


def _day(known: Known, mention: Mention) -> bool:
    return known.holds_day(mention.days)


def _relative(known: Known, mention: Mention) -> bool:
    """Without the letter's own date "tomorrow" is not judged."""
    written = known.facts.written_on
    if written is None or not known.dates - {written} or mention.number is None:
        return True
    return any((date - written).days == mention.number for date in known.dates) or mention.number < 0


def _time(known: Known, mention: Mention) -> bool:
    return any(minute in known.minutes for minute in mention.minutes)


def _money(known: Known, mention: Mention) -> bool:
    same = not known.currencies or not mention.unit or mention.unit in known.currencies
    return same and mention.number in known.amounts and not known.other_currency(mention)


def _percent(known: Known, mention: Mention) -> bool:
    return mention.number in known.percentages


def _number(known: Known, mention: Mention) -> bool:
    number = mention.number or Decimal(0)
    return number in known.counts or (number >= _LEAST_IDENTITY and f"{number:f}" in known.digits)


def _share(known: Known, mention: Mention) -> bool:
    """A third of the panels, where the record counts four of twelve."""
    share = mention.number or Decimal(0)
    return any(part == whole * share for part, whole in known.parts)


def _duration(known: Known, mention: Mention) -> bool:
    counted = Decimal(mention.key)
    if counted < _SMALLEST or counted in known.loose:
        return True
    return mention.number is not None and (mention.unit, mention.number) in known.spans


def _reference(known: Known, mention: Mention) -> bool:
    return mention.key.casefold() in re.sub(r"[^a-z0-9]", "", known.text)


def _phone(known: Known, mention: Mention) -> bool:
    return mention.key[-6:] in re.sub(r"[^0-9]", "", known.text)


def _email(known: Known, mention: Mention) -> bool:
    return mention.key in known.text


def _person(known: Known, mention: Mention) -> bool:
    names = re.findall(r"\w+", folded(mention.key))
    return any(re.search(rf"\b{re.escape(name)}", known.text) for name in names if len(name) > 1)


_SUPPORTED: Final[Mapping[MentionKind, Callable[[Known, Mention], bool]]] = {
    "day": _day, "relative": _relative, "time": _time, "money": _money, "percent": _percent, "quantity": _number, "share": _share,
    "duration": _duration, "reference": _reference, "phone": _phone, "email": _email, "person": _person,
}  # fmt: skip


def _message(letter: Letter, known: Known, mention: Mention) -> str:
    """What the record says instead, and in which field."""
    if mention.kind == "person":
        return "No one of this name is in the record."
    rival = closest(known, mention, _fields_meant(letter, mention))
    return said(rival) if rival else f"The record holds no such {_NOUN[mention.kind]}."


def _mended(known: Known, mention: Mention) -> str | None:
    """What the record says in its place, where it can mean nothing else: its only reference, number or address."""
    if mention.kind not in ("reference", "phone", "email"):
        return None
    stated = list(known.of_kind(mention.kind))
    return stated[0].quote if len(stated) == 1 else None


def _fields_meant(letter: Letter, mention: Mention) -> tuple[str, ...]:
    """The fields a sentence about the future is about: whoever calls follows up, the rest is the repair."""
    over = letter.sentences_over(mention.start, mention.end)
    if not over:
        return ()
    sentence = letter.sentences[over[0]]
    words = letter.plain[max(sentence.start, mention.start - _NEAR) : min(sentence.end, mention.end + _NEAR)]
    if not re.search(r"\b(?:will|shall|to be)\b|'ll\b", words, re.IGNORECASE):
        return ()
    if re.search(
        r"\b(?:call|ring|phone|telephone|write|email|text|visit|speak|check|in touch)\b", words, re.IGNORECASE
    ):
        return ("follow_up_when", "follow_up_by")
    return ("fix_due", "fix_promised")
