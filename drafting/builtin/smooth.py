"""Small words that staff leave out: articles, "on" before a date, "for" before a duration, brackets round an amount."""

import re
from typing import Final

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.parse import core, head, known_lexicon, plural
from drafting.builtin.verbs import base_of, form_of
from drafting.builtin.words import (
    ADJECTIVES, ADVERBS, AUXILIARIES, CONJUNCTIONS, COUNT_NOUNS, DETERMINERS, FAMILY, MASS_NOUNS, OWNED, PARTICLES, PREPOSITIONS, SUBJECTS,
)  # fmt: skip

_UNIT: Final = r"(?:hours?|minutes?|days?|weeks?|months?|years?|nights?|seconds?)"
_MONTH: Final = rf"(?:{'|'.join(MONTHS)})"
_DAY: Final = rf"(?:{'|'.join(WEEKDAYS)})"
_DATE: Final = re.compile(rf"^(?:\d{{1,2}}(?:[-–/]\d{{1,2}})? {_MONTH}|{_MONTH} \d{{1,2}}|{_DAY}\b)")
_TIME: Final = re.compile(r"^(?:\d{1,2}(?::\d\d)? [ap]m\b|noon\b|\d{1,2}:\d\d(?: UTC)?\b)")
_SPAN: Final = re.compile(rf"^(?:(?:about|approximately|nearly|over) )?\d+(?:\.\d+)?(?: \d/\d)? {_UNIT}\b(?! (?:later|ago|late|after|before|earlier|early|of|old|leave|notice|free))")
_MONEY: Final = re.compile(r"^(?:[£$€₹]\s?\d[\d,.]*\d|[£$€₹]\s?\d|(?:[A-Z]{3}|R) \d[\d,. ]*\d|\d[\d,.]* (?:EUR|USD|GBP))(?=$|[\s,.;])")
_TAKES_SPAN: Final = frozenset("lose miss take cost need spend work get have want give be follow pay book".split())
_THE: Final = frozenset("wrong right correct same first last next previous whole entire main other live old new current".split())
_ONE: Final = frozenset("with without as have include contain need become get buy want".split())
_GIVES: Final = frozenset("send post add give sell charge issue install hire buy make print have set book build receive order miss lose get take find lodge see".split())
_BARE: Final = {
    "in": "bed error person full writing stock time place transit hospital court church school town person advance future fact tears storage branch use hand part turn".split(),
    "on": "time site board hold foot purpose loan sale duty order file record paper call display top request arrival leave stage parade".split(),
    "at": "home work school night sea church check university noon midnight".split(),
    "by": "hand post phone email mail courier car bus train plane fax text card cheque bank name letter mistake taxi van ferry air rail law date check".split(),
    "to": "school work bed church hospital court university town school".split(),
    "from": "school work home hospital university".split(),
    "of": "school work stock date order hospital time".split(),
    "into": "bed stock place hospital".split(),
    "out": "stock".split(),
}  # fmt: skip


def smooth(words: tuple[str, ...], *, own: bool = False) -> str:
    """The words with the small ones put back; `own` lets a bare "flight" be the reader's own."""
    text = _with_small_words(list(words))
    return " ".join(_with_articles(text.split(), own))


def _with_small_words(words: list[str]) -> str:
    out: list[str] = []
    at = 0
    while at < len(words):
        ahead = " ".join(words[at : at + 7])
        before = core(out[-1]) if out else ""
        ends = bool(out) and out[-1].endswith((",", ".", ";", ":"))
        if before and not ends and (money := _MONEY.match(ahead)) and _takes_brackets(out, words, at, money[0]):
            out.append(f"({money[0]})")
            at += len(money[0].split())
            continue
        if before and not ends:
            out += _small_word(before, ahead)
        out.append(words[at])
        at += 1
    return " ".join(out).replace("at no charge", "no charge").replace("no charge", "at no charge") if out[:2] != ["no", "charge"] else " ".join(out)


def _takes_brackets(out: list[str], words: list[str], at: int, money: str) -> bool:
    after = at + len(money.split())
    following = core(words[after]) if after < len(words) else ""
    before = core(out[-1])
    if following and not (following in PREPOSITIONS | CONJUNCTIONS or form_of(following) in ("either", "participle", "past")):
        return False
    closed = before in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | ADVERBS | SUBJECTS
    return not closed and form_of(before) in ("", "base", "third") and not before[:1].isdigit() and before.isalpha()


def _small_word(before: str, ahead: str) -> list[str]:
    if before in PREPOSITIONS - {"up", "off", "down", "out", "over", "back", "around", "round", "through"} or before in CONJUNCTIONS | DETERMINERS:
        return []
    if before in ("dated", "about", "approximately", "nearly", "almost", "only", "just", "called", "named", "licensed", "at", "or") or before.isdigit():
        return []
    if _DATE.match(ahead) and before not in {day.lower() for day in WEEKDAYS}:
        return ["on"]
    if _TIME.match(ahead) and before not in ("until", "till", "said", "typed", "said"):
        return ["at"]
    if _SPAN.match(ahead) and base_of(before) not in _TAKES_SPAN and before not in ("every", "last", "next", "first", "than"):
        return ["for"]
    if re.match(r"half way|halfway", ahead):
        return []
    if ahead.startswith(("same day", "next day", "next morning", "same night", "next week", "following day", "same morning", "next street")):
        return ["the"]
    return []


def _with_articles(words: list[str], own: bool) -> list[str]:
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
    while end < len(words) and _nominal(words[end], words[end - 1] if end else "", end == at):
        end += 1
        if words[end - 1][-1] in ",.;:)":
            break
    return end


def _nominal(word: str, before: str, first: bool) -> bool:
    plain = core(word)
    if not plain or not plain[0].isalpha() or word[0] in "(\"“":
        return False
    if plain in DETERMINERS | CONJUNCTIONS | AUXILIARIES | SUBJECTS or plain in PREPOSITIONS or plain in ADVERBS and plain not in ADJECTIVES:
        return False
    if plain in ("no.", "pp", "no", "them", "him", "us", "me", "else", "ago", "later", "each", "somebody", "anybody", "nothing", "anything"):
        return False
    form = form_of(plain)
    if form in ("past",) or form in ("either", "participle") and plain not in ADJECTIVES:
        return False
    return not (first and form in ("base", "third") and plain not in COUNT_NOUNS | ADJECTIVES and core(before) in SUBJECTS | {"to", "will", "not"})


def _article(words: list[str], at: int, end: int, own: bool) -> str:
    noun = core(words[end - 1])
    before = core(words[at - 1]) if at else ""
    if at and words[at - 1][-1] in ",;:" or not words[end - 1][0].islower() or noun not in COUNT_NOUNS:
        return ""
    if not at or before in DETERMINERS | ADJECTIVES or before[:1].isdigit() or before.endswith(("'s", "s'")) or before in ("and", "or", "to", "not"):
        return ""
    if any(core(word).endswith("'s") or core(word) in ("own",) for word in words[at:end]):
        first = core(words[at])
        return "" if words[at][0].isupper() or first in FAMILY else ("your" if first == "own" else "the")
    if end - at == 1 and noun in _BARE.get(before, ()) or not words[at][0].islower() and end - at == 1:
        return ""
    return _chosen(words[at:end], before, own)


def _chosen(run: list[str], before: str, own: bool) -> str:
    first, noun = core(run[0]), core(run[-1])
    if first in _THE and first not in ("new", "old"):
        return "the"
    if own and noun in OWNED | FAMILY:
        return "your"
    verb = form_of(before) not in ("", "gerund")
    if before in _ONE or verb and base_of(before) in _GIVES:
        return "an" if first[0] in "aeiou" and not first.startswith(("uni", "use", "one", "eu")) or first.startswith("hour") else "a"
    return "the"


def subject(words: tuple[str, ...], *, lower: bool, owned: str = "your", bare: str = "the") -> str:
    """A noun phrase that may open a clause: the article it lacks in front, a capital that only opened the fragment taken off.

    `lower` says that the record's fields begin in lower case, so that a capital is a name's own.
    """
    text = smooth((uncapitalised(words, lower=lower)))
    first, noun = core(words[0]), core(head(words))
    if not first or first in DETERMINERS | SUBJECTS | PREPOSITIONS or not first[0].isalpha() or first in ("you", "your", "us", "them", "him"):
        return text
    if _name(words[0], lower) or first in ("people", "children", "many", "others", "only"):
        return text
    family = first.removesuffix("'s") in FAMILY
    mine = noun in OWNED and not first.endswith("'s") or family
    return f"{owned if mine else bare} {text}".strip()


def uncapitalised(words: tuple[str, ...], *, lower: bool) -> tuple[str, ...]:
    """The words with the capital of the first taken off, unless it is a name or a short form."""
    if not words or not words[0][:1].isupper() or _name(words[0], lower) or words[0] in ("I", "I'm") or not words[0][1:].islower():
        return words
    return (words[0][0].lower() + words[0][1:], *words[1:])


def _name(word: str, lower: bool) -> bool:
    if not word[0].isupper() or known_lexicon(word) or core(word) in MASS_NOUNS:
        return False
    return lower or word.rstrip(".,").endswith("'s") or word in MONTHS or word in WEEKDAYS


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A sentence: capital, end stop, blanks tidied."""
    plain_text = " ".join(text.split()).rstrip(" ,;:.-")
    return capital(plain_text) + "." if plain_text else ""


def joined(parts: list[str]) -> str:
    """A, B and C."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def be(subject_words: tuple[str, ...]) -> str:
    """Was or were."""
    return "were" if plural(subject_words) else "was"


def particle(rest: tuple[str, ...]) -> bool:
    """Whether what follows the verb begins with its particle: "cut off at noon"."""
    return bool(rest) and core(rest[0]) in PARTICLES and (len(rest) == 1 or core(rest[0]) not in ("on", "in", "through", "over", "around", "round") or core(rest[1]) in PREPOSITIONS)
