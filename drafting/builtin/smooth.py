"""Small words that staff leave out: articles, "on" before a date, "for" before a duration, brackets round an amount."""

import re
from dataclasses import dataclass
from typing import Final

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.parse import core, head, known_lexicon, plural
from drafting.builtin.verbs import base_of, form_of
from drafting.builtin.words import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
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
)  # fmt: skip

_UNIT: Final = r"(?:hours?|minutes?|days?|weeks?|months?|years?|nights?|seconds?)"
_MONTH: Final = rf"(?:{'|'.join(MONTHS)})"
_DAY: Final = rf"(?:{'|'.join(WEEKDAYS)})"
_DATE: Final = re.compile(rf"^(?:\d{{1,2}}(?:[-–/]\d{{1,2}})? {_MONTH}|{_MONTH} \d{{1,2}}|{_DAY}\b)")
_TIME: Final = re.compile(r"^(?:\d{1,2}(?::\d\d)? [ap]m\b|noon\b|\d{1,2}:\d\d(?: UTC)?\b)")
_SPAN: Final = re.compile(
    rf"^(?:(?:about|approximately|nearly|over) )?\d+(?:\.\d+)? {_UNIT}\b(?! (?:later|ago|late|after|before|earlier|early|of|old|leave|notice|free))"
)
_MONEY: Final = re.compile(
    r"^(?:[£$€₹]\s?\d[\d,.]*\d|[£$€₹]\s?\d|(?:[A-Z]{3}|R) \d[\d,. ]*\d|\d[\d,.]* (?:EUR|USD|GBP))(?=$|[\s,.;])"
)
_TAKES_SPAN: Final = frozenset(
    ["lose", "miss", "take", "cost", "need", "spend", "get", "have", "want", "give", "be", "follow", "pay", "book"]
)
_PLACED: Final = PREPOSITIONS - {"up", "off", "down", "out", "over", "back", "around", "round", "through"}
_NO_SMALL_WORD: Final = frozenset(
    [
        "dated",
        "about",
        "approximately",
        "nearly",
        "almost",
        "only",
        "just",
        "called",
        "named",
        "licensed",
        "or",
        "page",
        "line",
        "room",
        "no.",
        "number",
        "until",
        "till",
        "said",
        "typed",
    ]
)
_NOUN_RUNS: Final = (
    "same day",
    "next day",
    "next morning",
    "same night",
    "next week",
    "following day",
    "same morning",
    "next street",
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
_SINGLE_SUM: Final = frozenset(
    [
        "overdraft",
        "bursary",
        "grant",
        "taxi",
        "tow",
        "ticket",
        "fine",
        "fee",
        "charge",
        "bill",
        "deposit",
        "excess",
        "voucher",
        "card",
        "gift",
        "balance",
        "penalty",
        "refund",
        "credit",
    ]
)
_VOWEL: Final = re.compile(r"[aeio]|u(?!ni|se|k)|hour|honest|8|11\b|18\b|MRI|NHS", re.IGNORECASE)
_BARE: Final = {
    "in": ["bed", "error", "person", "full", "writing", "stock", "time", "place", "transit", "hospital", "court", "church", "school", "town", "advance", "future", "fact", "tears", "storage", "branch", "use", "hand", "part", "turn", "term"],
    "on": ["time", "site", "board", "hold", "foot", "purpose", "loan", "sale", "duty", "order", "file", "record", "paper", "call", "display", "top", "request", "arrival", "leave", "stage", "parade", "line"],
    "at": ["home", "work", "school", "night", "sea", "church", "check", "university", "noon", "midnight"],
    "by": ["hand", "post", "phone", "email", "mail", "courier", "car", "bus", "train", "plane", "fax", "text", "card", "cheque", "bank", "name", "letter", "mistake", "taxi", "van", "ferry", "air", "rail", "law", "date", "check", "transfer", "delivery"],
    "to": ["school", "work", "bed", "church", "hospital", "court", "university", "town"],
    "from": ["school", "work", "home", "hospital", "university"],
    "of": ["school", "work", "stock", "date", "order", "hospital", "time"],
    "into": ["bed", "stock", "place", "hospital"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """How a record is typed and read: fields in lower case, names that occur in it, whose a bare "flight" is."""

    lower: bool = False
    names: frozenset[str] = frozenset()
    owned: str = "your"
    kin: bool = True
    """Whether "children" and the like are the reader's own."""

    def name(self, word: str) -> bool:
        """Whether a word with a capital at the start of a fragment is a name."""
        plain = word.strip(".,'\"").removesuffix("'s")
        if not word[0].isupper() or (len(plain) > 1 and plain.isupper()):
            return False
        if plain in self.names or plain in MONTHS or plain in WEEKDAYS:
            return True
        return self.lower and not known_lexicon(word) and core(word) not in MASS_NOUNS


def smooth(words: tuple[str, ...], *, own: str = "the") -> str:
    """The words with the small ones put back; `own` is the article of what may be the reader's ("flight")."""
    text = _with_small_words(_tokens(words))
    return " ".join(_with_articles(_tokens(tuple(text.split())), own)).replace("\x00", " ")


def after(word: str, rest: tuple[str, ...], *, own: str = "the") -> str:
    """The words that follow `word`, smoothed as its continuation."""
    return smooth((word, *rest), own=own).split(" ", 1)[1] if rest else ""


def _tokens(words: tuple[str, ...]) -> list[str]:
    """Words, with anything in brackets or quotation marks as one of them."""
    return re.sub(r"\([^()]*\)|\"[^\"]*\"", lambda found: found[0].replace(" ", "\x00"), " ".join(words)).split()


def _with_small_words(words: list[str]) -> str:
    out: list[str] = []
    at = 0
    while at < len(words):
        ahead = " ".join(words[at : at + 7])
        before = core(out[-1]) if out else ""
        ends = bool(out) and out[-1][-1] in ",.;:)"
        if money := _MONEY.match(ahead):
            out += _amount(money[0], out, words[at + len(money[0].split()) :], ends=ends)
            at += len(money[0].split())
            continue
        out += _small_word(before, ahead) if before and not ends else []
        out.append(words[at])
        at += 1
    return " ".join(out)


def _amount(money: str, out: list[str], following: list[str], *, ends: bool) -> list[str]:
    """An amount in its place: in brackets after its noun, with "for" or "in" before the noun it belongs to."""
    ahead = core(following[0]) if following else ""
    if (
        ahead
        and _noun(ahead)
        and following[0][0].islower()
        and ahead not in ("each", "back", "off", "towards", "value")
    ):
        run = [core(word) for word in following[:3] if _noun(core(word))]
        if run[-1] in _SINGLE_SUM or run[0] in _SINGLE_SUM:
            return (
                [*(_article_for(out) if run[-1] not in ("credit",) else []), money]
                if run[-1] != "credit"
                else [money, "of"]
            )
        return [money, "in" if run[-1].endswith("s") or run[-1] == "damage" else "for"]
    if out and not ends and _bracketed(core(out[-1]), ahead):
        return [f"({money})"]
    return [money]


def _article_for(out: list[str]) -> list[str]:
    return [] if out and core(out[-1]) in DETERMINERS | {"of"} else ["a"]


def _noun(word: str) -> bool:
    closed = word in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | ADVERBS | SUBJECTS
    return bool(word) and word.isalpha() and not closed and form_of(word) not in ("past", "either", "participle")


def _bracketed(before: str, ahead: str) -> bool:
    if ahead and not (ahead in PREPOSITIONS | CONJUNCTIONS or form_of(ahead) in ("either", "participle", "past")):
        return False
    closed = before in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | (
        ADVERBS - {"aloud"}
    ) | SUBJECTS or before in ("x", "second", "first", "further")
    return not closed and form_of(before) in ("", "base", "third") and before.replace("'", "").isalpha()


def _small_word(before: str, ahead: str) -> list[str]:
    if re.match(r"\d+(?:st|nd|rd|th)\b (?!of )", ahead) and before in ("on", "at", "in", "to", "from", "for"):
        return ["the"]
    if (
        before in _PLACED | CONJUNCTIONS | DETERMINERS | _NO_SMALL_WORD
        or before[0].isdigit()
        or (re.fullmatch(_UNIT, before) and _SPAN.match(ahead))
    ):
        return []
    if _DATE.match(ahead) and before not in {day.lower() for day in WEEKDAYS}:
        return ["on"]
    if _TIME.match(ahead):
        return ["at"]
    if (
        _SPAN.match(ahead)
        and base_of(before) not in _TAKES_SPAN
        and before not in ("every", "last", "next", "first", "than")
    ):
        return ["for"]
    if ahead.startswith("rest of "):
        return ["for", "the"]
    if re.match(r"the (?:morning|afternoon|evening) of ", ahead):
        return ["on"]
    if (
        re.match(r"same (?!day|night|morning)", ahead)
        and before.isalpha()
        and form_of(before) == ""
        and before not in ADVERBS
    ):
        return ["of"]
    return ["the"] if ahead.startswith(_NOUN_RUNS) else []


def _with_articles(words: list[str], own: str) -> list[str]:
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


def _nominal(word: str, before: str) -> bool:
    plain = core(word)
    if re.fullmatch(r"\d+-[a-z]+(?:-old)?", plain):
        return True
    if not plain or not plain[0].isalpha() or word[0] in '("“':
        return False
    if plain == "home" and core(before) in (
        "you",
        "it",
        "them",
        "sent",
        "went",
        "go",
        "drove",
        "came",
        "back",
        "taken",
    ):
        return False
    if plain == "outside" and core(before) == "by":
        return True
    if plain in DETERMINERS | CONJUNCTIONS | AUXILIARIES | SUBJECTS | PREPOSITIONS or (
        plain in ADVERBS and plain not in ADJECTIVES
    ):
        return word[0].isupper() and plain == "may"
    if plain in (
        "no.",
        "pp",
        "them",
        "him",
        "us",
        "me",
        "else",
        "ago",
        "later",
        "somebody",
        "anybody",
        "nothing",
        "anything",
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
        core(run[0]).removesuffix("'s") in FAMILY
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
        and noun not in ("door", "week", "month", "year", "time")
        and before not in ("and", "or", "not", "never")
    ):
        return "the"
    if noun not in COUNT_NOUNS or (noun in MASS_NOUNS and before in _ONE):
        return ""
    if before in ("and", "or", "not", "a", "never", "only", "than") or any(core(word).endswith("'s") for word in run):
        return ""
    if before == "by" and at > 1 and core(words[at - 2]) == noun:
        return ""
    if (
        (noun in _BARE.get(before, ()) and (end - at == 1 or before == "by"))
        or (end - at == 1 and run[0][0].isupper())
        or (end < len(words) and words[end][0].isdigit() and words[end - 1][-1] not in ",;:")
    ):
        return ""
    chosen = _chosen(run, before, own)
    followed = words[end].lower() if end < len(words) else ""
    return "the" if chosen in ("a", "an") and followed == "of" and base_of(before) not in _GIVES else chosen


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
    if own == "your" and noun in OWNED | FAMILY:
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
    words = _tokens(tuple(phrase.split()))
    first = core(words[0])
    end = _run(words, 0)
    noun = core(words[end - 1]) if end else ""
    if first == "own":
        return f"your {phrase}"
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


def subject(words: tuple[str, ...], style: Style, *, bare: str = "the") -> str:
    """A noun phrase that may open a clause: the article it lacks in front, a capital that only opened the fragment taken off."""
    plain_words = uncapitalised(words, style)
    text = smooth(plain_words)
    first, noun = core(words[0]), core(head(words))
    if (
        first in ("page", "line", "room", "gate", "table", "unit", "code") and len(words) > 1 and words[1][0].isdigit()
    ) or first in ("children's", "men's", "women's"):
        return text
    if re.match(r"\d{1,2}(?::\d\d)? [ap]m [a-z]", " ".join(plain_words)):
        return f"the {' '.join(plain_words)}"
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", first):
        return f"your {text}"
    if re.fullmatch(r"\d{1,2}:\d\d", first) and len(words) > 1 and words[1][0].isalpha():
        return f"the {text}"
    if (
        not first
        or first in DETERMINERS | SUBJECTS | PREPOSITIONS
        or not first[0].isalpha()
        or first in ("us", "them", "him")
    ):
        return text
    if _MONEY.match(text) or (any(letter.isdigit() for letter in words[0]) and "'" not in words[0]):
        return text
    named = _named(words, style) and words[0] not in MONTHS
    if (
        named
        or first in ("people", "many", "others", "only", "parents")
        or (first == "children" and not style.kin)
        or (len(words) == 1 and first in ADJECTIVES and first not in COUNT_NOUNS)
    ):
        return text
    if words[0].isupper() and words[0].rstrip(".,") in ("IT", "QC", "HR", "QA"):
        return text
    mine = (
        noun in OWNED | BODY
        and not first.endswith("'s")
        and not {"another", "other", "your"} & {core(word) for word in words}
    ) or first.removesuffix("'s") in FAMILY
    theirs = first.endswith("'s") and bare == "our"
    article = style.owned if mine else ("the" if theirs else bare)
    if first == "new" and article != "our":
        return indefinite(text) if not plural(words) else text
    return smooth((article, *plain_words))


def _named(words: tuple[str, ...], style: Style) -> bool:
    """Whether a phrase begins with a name: a known one, or a capital in a record of small letters with a verb after it."""
    plain = words[0].strip(".,'\"").removesuffix("'s")
    if not style.name(words[0]):
        return False
    if plain in style.names or plain in MONTHS or plain in WEEKDAYS:
        return True
    following = core(words[1]) if len(words) > 1 else ""
    return not plain.endswith(("ing", "tion", "ment", "ness", "ity", "day")) and (
        form_of(following) in ("either", "participle", "past") or following in AUXILIARIES | {"and"}
    )


def uncapitalised(words: tuple[str, ...], style: Style) -> tuple[str, ...]:
    """The words with the capital of the first taken off, unless it is a name or a short form."""
    if words and words[0] == "A" and len(words) > 1 and words[1][0].islower():
        return ("a", *words[1:])
    if (
        not words
        or not words[0][:1].isupper()
        or _named(words, style)
        or words[0] in ("I", "I'm")
        or not words[0][1:].replace("-", "").replace("'", "").islower()
    ):
        return words
    return (words[0][0].lower() + words[0][1:], *words[1:])


def sentence(text: str) -> str:
    """A sentence: capital, end stop, blanks tidied."""
    plain_text = " ".join(text.split()).rstrip(" ,;:.-")
    return plain_text[:1].upper() + plain_text[1:] + "." if plain_text else ""


def joined(parts: list[str]) -> str:
    """A, B and C."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def be(subject_words: tuple[str, ...]) -> str:
    """Was or were."""
    return "were" if plural(subject_words) else "was"
