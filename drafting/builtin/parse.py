"""What kind of fragment a segment is: a clause, a telegraphic passive, an act with nobody named, a state, a noun phrase."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from drafting.builtin.dates import MONTHS, WEEKDAYS
from drafting.builtin.verbs import CUSTOMER_OBJECT, INTRANSITIVE, base_of, form_of, known_verb
from drafting.builtin.words import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    COUNT_NOUNS,
    CUSTOMER_WORDS,
    DETERMINERS,
    FAMILY,
    FEELINGS,
    FINITE_AUXILIARIES,
    MACHINES,
    OUTSIDERS,
    PARTICLES,
    PREDICATES,
    PREPOSITIONS,
    STAFF,
    SUBJECTS,
    THING_STATES,
)  # fmt: skip

Sort = Literal["clause", "passive", "act", "base", "state", "feeling", "noun"]
_RELATIVE: Final = frozenset(["who", "which", "that", "whose", "where", "what", "how"])
_SUBORDINATE: Final = frozenset(["while", "when", "because", "if", "until", "although", "though", "whereas", "so"])
_NOMINATIVE: Final = frozenset(["i", "we", "he", "she", "they", "you"])
_LEADING: Final = frozenset(["and", "but", "so", "then", "also", "just"])
_DEGREE: Final = frozenset(["very", "so", "too", "quite", "really", "badly", "extremely", "still"])
_OBJECT_PRONOUNS: Final = frozenset(["it", "them", "you", "him", "her", "us", "me", "this", "that", "those", "these"])


@dataclass(frozen=True, slots=True)
class Shape:
    """A segment taken apart: the words before the verb, the verb, the words after it."""

    sort: Sort
    subject: tuple[str, ...] = ()
    verb: str = ""
    rest: tuple[str, ...] = ()
    negated: bool = False
    adverbs: tuple[str, ...] = ()


def core(word: str) -> str:
    """The word itself, in lower case, without the marks round it."""
    return word.strip(".,;:()\"“”'").lower()


def parse(segment: str) -> Shape:
    """The segment's shape; a noun phrase where nothing else is sure."""
    words = tuple(segment.split())
    while words and core(words[0]) in _LEADING:
        words = words[1:]
    if not words:
        return Shape("noun")
    if feeling := _feeling(words):
        return feeling
    start = _skip_adverbs(words)
    if started := _starts_with_verb(words, start):
        return started
    at = _verb_at(words)
    if at is None:
        return _state(words) or Shape("noun", words)
    return _around(words, at)


_BODILY: Final = frozenset(["locked", "bitten", "left", "bruised", "evacuated"])


def _feeling(words: tuple[str, ...]) -> Shape | None:
    at = 1 if core(words[0]) in _DEGREE and len(words) > 1 else 0
    word = core(words[at])
    if word not in FEELINGS | THING_STATES or (
        len(words) > at + 1 and core(words[at + 1]) not in PREPOSITIONS | CONJUNCTIONS
    ):
        return None
    if word in _BODILY and len(words) == at + 1:
        return None
    return Shape("feeling", rest=words)


def _skip_adverbs(words: tuple[str, ...]) -> int:
    at = 0
    while at < len(words) - 1 and core(words[at]) in ADVERBS | {"double", "hand", "over", "under"}:
        at += 1
    return at


def _starts_with_verb(words: tuple[str, ...], start: int) -> Shape | None:
    word = core(words[start])
    lead = tuple(core(one) for one in words[:start])
    negated = bool({"not", "never"} & set(lead))
    adverbs = tuple(one for one in lead if one != "not")
    rest = words[start + 1 :]
    if word in FINITE_AUXILIARIES and word not in SUBJECTS:
        return Shape("act", verb=word, rest=rest, negated=negated, adverbs=adverbs)
    form = form_of(word)
    if word == "left" and core(rest[0] if rest else "") == "and":
        return None
    if word in ("works", "lives", "relies", "depends", "teaches") and rest and core(rest[0]) in PREPOSITIONS:
        return Shape("act", verb=word, rest=rest)
    if form in ("past", "either", "participle") and not _adjectival(words, start):
        return Shape("act", verb=word, rest=rest, negated=negated, adverbs=adverbs)
    if form == "base" and not lead and _commands(word, rest):
        return Shape("base", verb=word, rest=rest)
    return None


def _adjectival(words: tuple[str, ...], at: int) -> bool:
    """Whether a participle stands before its noun: "corrected letter and a statement sent"."""
    if at + 1 >= len(words) or not _bare_noun(words[at + 1]):
        return False
    if core(words[at]) in ADJECTIVES:
        return True
    return _verb_follows(words[at + 2 :])


def _verb_follows(words: tuple[str, ...]) -> bool:
    """Whether a verb comes before anything that opens another clause."""
    for word in words:
        plain = core(word)
        if plain in _RELATIVE | _SUBORDINATE | {"and"} | SUBJECTS:
            return False
        if form_of(plain) in ("either", "participle", "past") or plain in FINITE_AUXILIARIES:
            return True
    return False


def _commands(word: str, rest: tuple[str, ...]) -> bool:
    if not rest:
        return False
    following = core(rest[0])
    if form_of(following) == "gerund":
        return False
    if word in COUNT_NOUNS:
        return following in DETERMINERS - {"no"} or following in _OBJECT_PRONOUNS or following[:1].isdigit()
    if _bare_noun(rest[0]) and following not in ADJECTIVES:
        return word in _PURE and not (word == "hire" and _verb_follows(rest[1:]))
    return following not in ("of",) and word not in ADJECTIVES | PREDICATES | PREPOSITIONS | ADVERBS


_PURE: Final = frozenset(
    [
        "send",
        "pay",
        "give",
        "provide",
        "arrange",
        "replace",
        "bring",
        "deliver",
        "write",
        "ask",
        "train",
        "hire",
        "install",
        "remove",
        "add",
        "fix",
        "repair",
        "refund",
        "reimburse",
        "keep",
        "tell",
        "buy",
        "make",
        "get",
        "do",
        "introduce",
        "stop",
        "explain",
        "confirm",
    ]
)


def _bare_noun(word: str) -> bool:
    plain = core(word)
    closed = plain in DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | AUXILIARIES | SUBJECTS | _OBJECT_PRONOUNS
    if plain in ("next", "same", "following"):
        return False
    return bool(plain) and not closed and plain[0].isalpha() and form_of(plain) not in ("past", "participle", "either")


def _verb_at(words: tuple[str, ...]) -> int | None:
    skip = False
    for at, word in enumerate(words):
        plain = core(word)
        if at and plain in _SUBORDINATE:
            return None
        if at and (plain in _RELATIVE or (plain in _NOMINATIVE and _bare_noun(words[at - 1]))):
            skip = True
            continue
        if at and _is_verb(words, at):
            if not skip:
                return at
            skip = plain in AUXILIARIES
    return None


def _is_verb(words: tuple[str, ...], at: int) -> bool:
    word, before = core(words[at]), core(words[at - 1])
    following = core(words[at + 1]) if at + 1 < len(words) else ""
    if word in FINITE_AUXILIARIES:
        return (
            words[at][0].islower()
            and not (word == "am" and before[:1].isdigit())
            and not (
                word in ("will", "can", "may", "might")
                and (not following or form_of(following) in ("either", "participle", "past") or words[at + 1][0] == "(")
            )
        )
    form = form_of(word)
    if word == "dated" and re.match(r"\d|[A-Z]", (following and words[at + 1]) or " "):
        return False
    if form_of(word) in ("either", "participle") and (
        (form_of(following) in ("either", "participle") and following not in ("cut", "put") and word != "said")
        or _later_finite(words, at)
    ):
        return False
    if (
        at == 1
        and words[0][0].isdigit()
        and word in ("missed", "had", "got", "paid", "waited", "lost")
        and len(words) > 4
    ):
        return True
    if (
        word in _SAME_FORMS
        and following not in DETERMINERS
        and (_later_verb(words, at) or (not following and word in ("cut", "set", "split", "cost", "cast")))
    ):
        return False
    if form == "past":
        return True
    if form in ("either", "participle"):
        return not (_opens_noun(before) and following and _bare_noun(following)) and before not in (
            "of",
            "as",
            "to",
            "a",
            "an",
            "the",
        )
    if form == "third":
        return _third_person(word, before, following)
    return form == "base" and _plain_present(word, before, following)


_SAME_FORMS: Final = frozenset(
    [
        "reset",
        "set",
        "cut",
        "cost",
        "hit",
        "let",
        "put",
        "read",
        "shut",
        "split",
        "spread",
        "cast",
        "left",
        "lost",
        "used",
    ]
)


def _later_finite(words: tuple[str, ...], at: int) -> bool:
    """Whether a finite verb follows, so that this participle only describes its noun: "an address typed by hand is read back"."""
    if at + 1 < len(words) and core(words[at + 1]) in DETERMINERS | _OBJECT_PRONOUNS:
        return False
    for place in range(at + 1, len(words)):
        plain = core(words[place])
        if plain in _SUBORDINATE | _RELATIVE | SUBJECTS | CONJUNCTIONS or words[place - 1][-1] in ",;":
            return False
        if plain in ("is", "are", "was", "were", "can", "must", "cannot"):
            return True
        if form_of(plain) == "third" and core(words[place - 1]) == "now":
            return True
    return False


def _later_verb(words: tuple[str, ...], at: int) -> bool:
    """Whether another verb follows with no joint between, so that this word only stands before its noun."""
    for word in words[at + 1 :]:
        plain = core(word)
        if plain in _SUBORDINATE | _RELATIVE | PREPOSITIONS | CONJUNCTIONS or word[-1] in ",;":
            return False
        if form_of(plain) in ("either", "participle", "past") or plain in FINITE_AUXILIARIES:
            return True
    return False


def _opens_noun(before: str) -> bool:
    return before in DETERMINERS | PREPOSITIONS | ADJECTIVES | {"and"} or before.endswith("'s") or before[:1].isdigit()


def _third_person(word: str, before: str, following: str) -> bool:
    if (
        before in DETERMINERS | PREPOSITIONS | ADJECTIVES | CONJUNCTIONS
        or before.endswith("'s")
        or before[:1].isdigit()
    ):
        return False
    if before in ADVERBS | SUBJECTS:
        return True
    if base_of(word) in COUNT_NOUNS or base_of(word) in _NOUN_VERBS:
        return (
            following in DETERMINERS | _OBJECT_PRONOUNS | {"daily", "weekly", "each", "any", "with", "in"}
            or len(following) == 1
        )
    return True


_NOUN_VERBS: Final = frozenset(
    [
        "work",
        "hire",
        "fine",
        "quote",
        "charge",
        "visit",
        "wait",
        "walk",
        "wash",
        "pay",
        "paint",
        "name",
        "mark",
        "cash",
        "time",
        "iron",
        "fuel",
        "pass",
        "hope",
        "help",
        "need",
        "fix",
        "label",
        "show",
    ]
)


def _plain_present(word: str, before: str, following: str) -> bool:
    if before in _NOMINATIVE | {"now"}:
        return True
    if words_before_unit(before):
        return False
    plural = before in ("people", "children", "staff") or (
        before.endswith("s") and not before.endswith(("ss", "'s", "us"))
    )
    noun_too = word in COUNT_NOUNS or word in _NOUN_VERBS or word in ADJECTIVES | PREDICATES
    return plural and not noun_too and before not in DETERMINERS


def words_before_unit(before: str) -> bool:
    """Whether a word measures time or is owned, so that what follows is a noun: "4 hours numb", "2 days' leave"."""
    return before in ("hours", "days", "weeks", "minutes", "months", "years", "nights") or before.endswith("s'")


def _around(words: tuple[str, ...], at: int) -> Shape:
    adverb_start = at
    while adverb_start > 1 and core(words[adverb_start - 1]) in ADVERBS - {"here", "there", "today"}:
        adverb_start -= 1
    adverbs = tuple(core(word) for word in words[adverb_start:at])
    subject, verb, rest = words[:adverb_start], core(words[at]), words[at + 1 :]
    negated = bool({"not", "never"} & set(adverbs))
    told = tuple(word for word in adverbs if word != "not")
    if verb in PREDICATES and not rest and not negated and form_of(verb) == "either":
        return Shape("state", subject, rest=words[at:])
    if (
        verb in FEELINGS
        and (verb not in ("left", "hurt", "stuck") or (verb == "stuck" and not rest))
        and not (rest and _object(rest))
    ):
        return Shape("state", subject, rest=words[at:])
    if (
        form_of(verb) in ("either", "participle")
        and verb not in FINITE_AUXILIARIES
        and not _active(subject, verb, rest, negated)
    ):
        return Shape("passive", subject, verb, rest, negated, told)
    return Shape("clause", subject, verb, rest, negated, told)


def _active(subject: tuple[str, ...], verb: str, rest: tuple[str, ...], negated: bool) -> bool:
    """Whether "subject verb rest" is an active clause, not a passive with its "was" left out. Source: the records' own style."""
    if core(subject[0]) in SUBJECTS - {"nobody", "none", "no-one", "this", "that"}:
        return True
    if form_of(verb) == "participle":
        return False
    if base_of(verb) in INTRANSITIVE and not (rest and _object(rest)):
        return True
    if negated or (base_of(verb) == "stand" and rest[:1] == ("down",)):
        return False
    if rest and core(rest[0]).startswith("mid-"):
        return False
    if rest and core(rest[0]) == "by":
        return False
    counted = subject[0][0].isdigit() or core(subject[0]) in ("two", "three", "four", "some", "many", "several")
    if (
        base_of(verb) in ("ask", "stand", "wait", "complain", "walk")
        and counted
        and not (rest and core(rest[0]) in ("down", "by"))
    ):
        return True
    if base_of(verb) == "leave" and not rest and core(head(subject)) in _PEOPLE:
        return True
    if rest and subject[0][0].isdigit() and verb in ("missed", "had", "got", "paid", "waited", "lost"):
        return True
    if base_of(verb) == "say":
        return not (rest and core(rest[0]) in ("aloud", "out", "loud"))
    if base_of(verb) == "leave" and rest and re.match(r"at \d|early|late", " ".join(rest[:2])):
        return True
    agent = (
        core(head(subject)) in STAFF | OUTSIDERS | MACHINES | FAMILY | CUSTOMER_WORDS | _PEOPLE
        or core(subject[0]) == "nobody"
    )
    if core(head(subject)) in MACHINES and not (rest and _object(rest)):
        return False
    if agent and not rest and base_of(verb) == "recover":
        return True
    if rest and _object(rest):
        return agent or core(rest[0]) in (_OBJECT_PRONOUNS | DETERMINERS) - {"every", "each", "no"}
    return (
        agent
        and bool(rest)
        and base_of(verb) not in CUSTOMER_OBJECT
        and base_of(verb) != "leave"
        and base_of(verb) != "interrupt"
    )


_PEOPLE: Final = frozenset(
    [
        "platform",
        "bank",
        "insurer",
        "company",
        "shop",
        "garage",
        "hospital",
        "school",
        "lab",
        "laboratory",
        "cat",
        "dog",
        "horse",
        "beagle",
        "puppy",
        "kitten",
        "registrar",
        "photographer",
        "vicar",
        "priest",
        "principal",
        "paramedic",
        "doctor",
        "gp",
        "police",
        "employer",
        "landlord",
        "solicitor",
        "attendant",
        "guard",
        "many",
        "some",
        "others",
        "people",
        "guests",
        "children",
        "pupils",
        "students",
        "passengers",
        "residents",
        "students",
        "boy",
        "girl",
        "man",
        "woman",
        "men",
        "women",
        "us",
    ]
)


def _object(rest: tuple[str, ...]) -> bool:
    first = core(rest[0])
    if first in PARTICLES - {"on", "in", "through", "around", "round", "over", "down", "off"} and len(rest) > 1:
        first = core(rest[1])
    if re.match(r"[£$€₹]|[A-Z]{3}$", rest[0]):
        return False
    if len(rest) > 1 and words_before_unit(core(rest[1])) and core(rest[1])[-2:] != "s'":
        return False
    if first == "the" and len(rest) > 1 and core(rest[1]) in ("same", "next", "following"):
        return False
    if first in _OBJECT_PRONOUNS or first in DETERMINERS - {"no"} or (rest[0][0].isdigit() and not _date_like(rest)):
        return True
    return (
        _bare_noun(rest[0])
        and first not in ADJECTIVES | PREDICATES
        and not known_gerund(first)
        and not _calendar_word(rest[0])
    )


def _calendar_word(word: str) -> bool:
    return word.strip(".,") in (*MONTHS, *WEEKDAYS)


def known_gerund(word: str) -> bool:
    """Whether a word is an -ing form, which opens no object here ("left leaking")."""
    return form_of(word) == "gerund"


def _date_like(rest: tuple[str, ...]) -> bool:
    joined = " ".join(rest[:2])
    return bool(
        re.match(
            r"\d{1,2}(?:[-/]\d{1,2})? [A-Z][a-z]+|\d{1,2}(?:[:.]\d\d)?(?: [ap]m)?$|\d{1,2}(?::\d\d)? [ap]m|\d+ (?:hours?|days?|weeks?|minutes?|months?|years?|mm|cm|times?)",
            joined,
        )
    )


def head(subject: tuple[str, ...]) -> str:
    """The noun a subject is about: its last word before the first preposition."""
    last = ""
    for word in subject:
        if core(word) in PREPOSITIONS and last:
            break
        last = word
    return last


def plural(subject: tuple[str, ...]) -> bool:
    """Whether a subject takes "were"."""
    words = [core(word) for word in subject]
    if "and" in words or (
        words
        and words[0] in ("both", "all", "many", "some", "two", "three", "four", "five", "six", "several", "others")
    ):
        return True
    noun = core(head(subject))
    if words and re.fullmatch(r"[\d,]+", words[0]) and words[0] != "1":
        return True
    return noun in ("children", "people", "men", "women", "you", "we", "they", "twins", "staff") or (
        noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "'s"))
        and noun not in ("canapés'", "news", "gas", "bus", "glass")
    )


def _state(words: tuple[str, ...]) -> Shape | None:
    """A noun phrase with a predicate and no verb: "neighbour away", "wife and baby in the car"."""
    if "or" in (core(word) for word in words):
        return None
    if len(words) > 1 and words_before_unit(core(words[1])) and words[0][0].isdigit():
        return None
    for at in range(1, len(words)):
        word = core(words[at])
        if (
            word in ("late", "early", "short")
            and at > 2
            and words_before_unit(core(words[at - 1]))
            and _closes(words, at)
        ):
            return Shape("state", words[: at - 2], rest=words[at - 2 :])
        if word == "not" and not words[at - 1][-1] == "," and at + 1 < len(words):
            return Shape("state", words[:at], rest=words[at:])
        if (
            word == "same"
            and _bare_noun(words[at - 1])
            and at + 1 < len(words)
            and not any(core(one) == "the" for one in words[:at])
        ):
            return Shape("state", words[:at], rest=words[at:])
        if (
            word in ("running", "hanging", "lying", "standing", "going", "coming", "ringing", "sticking", "falling")
            and at + 2 == len(words)
            and core(words[at + 1]) in PARTICLES
        ):
            return Shape("state", words[:at], rest=words[at:])
        if form_of(word) == "gerund" and at + 1 < len(words) and core(head(words[:at])) in FAMILY:
            return Shape("state", words[:at], rest=words[at:])
        if " ".join(words[at:]) in ("on the line", "at risk", "at stake", "in danger", "in distress", "in tears"):
            return Shape("state", words[:at], rest=words[at:])
        if word in _DEGREE and at + 1 < len(words) and core(words[at + 1]) in PREDICATES | FEELINGS | ADJECTIVES:
            return Shape("state", words[:at], rest=words[at:])
        if word in PREDICATES | FEELINGS and _closes(words, at):
            return Shape("state", words[:at], rest=words[at:])
        if word in ("in", "on", "at") and core(head(words[:at])) in FAMILY | CUSTOMER_WORDS | {"owners", "you"}:
            return Shape("state", words[:at], rest=words[at:])
    return None


def _closes(words: tuple[str, ...], at: int) -> bool:
    before = core(words[at - 1])
    if before in DETERMINERS | PREPOSITIONS | ADJECTIVES | CONJUNCTIONS or before.endswith("'s"):
        return False
    if at + 1 == len(words):
        return True
    following = core(words[at + 1])
    if core(words[at]) in PREPOSITIONS:
        return following[:1].isdigit() or following in ("at", "since", "for", "until", "by")
    return following in PREPOSITIONS | CONJUNCTIONS | ADVERBS or following[:1].isdigit()


def known_lexicon(word: str) -> bool:
    """Whether the lists hold the word, so that a capital at its start is only the start of a sentence."""
    plain = core(word)
    single = plain[:-1] if plain.endswith("s") else plain
    return any(one in group for one in (plain, single) for group in _LISTS) or known_verb(base_of(plain))


_LISTS: Final = (
    COUNT_NOUNS,
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    CONJUNCTIONS,
    SUBJECTS - {"i"},
    STAFF,
    FAMILY,
    CUSTOMER_WORDS,
    FEELINGS,
    PREDICATES,
    MACHINES,
    OUTSIDERS,
)
