"""A telegraphic passive turned round: "pouch recovered 3 March" becomes "recovered the pouch on 3 March". Source: E34, S4."""

import re
from typing import Final

from drafting.builtin.articles import indefinite
from drafting.builtin.parse import Shape
from drafting.builtin.phrases import Style, subject
from drafting.builtin.smooth import MONEY, after
from drafting.builtin.tokens import core, head
from drafting.builtin.verbs import base_of, form_of, past_of
from drafting.builtin.words import ADVERBS, CONJUNCTIONS, PARTICLES, PREPOSITIONS, STAFF

BY_AGENT: Final = re.compile(
    r"\s*\bby (?:us|our (?:\w+ ){0,2}\w+|(?:the |a |an )?(?:\w+ )?(?:staff|team|"
    + "|".join(sorted(STAFF))
    + r"))(?=$|[,.;]| (?:on|at|and|for|in|before|after|without|instead|over|from|to|during|by|until|till)\b)"
)


_OWED: Final = frozenset(
    [
        "bill",
        "bills",
        "fine",
        "fines",
        "fee",
        "fees",
        "cost",
        "costs",
        "claim",
        "claims",
        "amount",
        "refund",
        "invoice",
        "deposit",
        "charge",
        "charges",
        "rent",
        "salary",
        "wages",
        "balance",
        "expenses",
        "tax",
        "penalty",
        "compensation",
        "excess",
        "interest",
        "wage",
        "pay",
    ]
)


def active(shape: Shape, rest: str, style: Style, *, future: bool = False) -> str:
    """The predicate of "we" for a passive with its "was" left out; the bare form of the verb where `future`."""
    words = tuple(BY_AGENT.sub("", " " + rest).split())
    verbs, words = conjoined(shape.verb, words)
    object_ = subject(shape.subject, style)
    if (
        base_of(verbs[-1]) in ("give", "offer", "supply")
        and not {"to", "your"} & {core(word) for word in (*words, *shape.subject)}
        and object_.startswith(("the ", "your "))
        and not words[:1]
    ):
        object_ = f"you {indefinite(object_.split(' ', 1)[1])}"
    verb = _verb(shape, verbs, future=future)
    if special := _in_its_place(shape, verb, verbs, object_, words):
        return special
    words = tuple(re.sub(r"^but never (\w+ed)$", r"but never \1 it", " ".join(words)).split())
    if (
        base_of(verbs[-1]) == "pay"
        and object_[0].isalpha()
        and not re.search(r"[£$€₹]\s?\d", object_)
        and not {core(word) for word in shape.subject} & _OWED
        and not re.match(r"[A-Z]{1,3} \d", object_)
    ):
        verb += " for"
    if _particle(words):
        if len(words) == 1 or len(object_.split()) > 4 or core(words[1]) not in PREPOSITIONS:
            return f"{verb} {words[0]} {object_} {after('thing', words[1:])}".strip()
        return f"{verb} {object_} {words[0]} {after(words[0], words[1:])}".strip()
    last = shape.subject[-1].rstrip(",")
    if words and core(words[0]) in ("in", "both") and _DAY_OR_HOUR.match(" ".join(words[1:3])):
        return f"{verb} {object_} {words[0]} {after('thing', words[1:])}".strip()
    return f"{verb} {object_} {after('thing' if last[-1] == ')' or last[-1].isdigit() else last, words)}".strip()


def _in_its_place(shape: Shape, verb: str, verbs: list[str], object_: str, words: tuple[str, ...]) -> str:
    """The predicate where more than the object moves: "written to", a sum after its verb, "called and fixed 4 families"."""
    if (
        words
        and base_of(verbs[-1])
        in ("write", "speak", "talk", "reply", "respond", "look", "listen", "apologise", "apologize", "pay")
        and core(words[0]) in ("to", "for", "at")
        and (len(words) == 1 or _DAY_OR_HOUR.match(" ".join(words[1:3])))
    ):
        return f"{verb} {words[0]} {object_} {after('thing', words[1:])}".strip()
    if words and (sum_ := MONEY.match(" ".join(words))):
        left = words[len(sum_[0].split()) :]
        owed_for = base_of(verbs[-1]) == "pay" and not {core(word) for word in shape.subject} & _OWED
        told_sum = f"{sum_[0]} for {object_}" if owed_for else f"{object_} ({sum_[0]})"
        return f"{verb} {told_sum} {after('thing', left)}".strip()
    if len(verbs) > 1 and base_of(verbs[0]) in _REACH and core(head(shape.subject)) in _PEOPLE:
        first_verb, second_verb = verb.split(" and ")
        return f"{first_verb} {object_} and {second_verb} theirs {after('thing', words)}".strip()
    if base_of(verbs[-1]) == "pay" and (owed := _OWED_FOR.fullmatch(object_)):
        return f"{verb} {owed[2]} for {owed[1]} {after('thing', words)}".strip()
    return ""


_REACH: Final = frozenset(["call", "contact", "ring", "phone", "visit", "email", "write"])
_PEOPLE: Final = frozenset(
    ["families", "customers", "clients", "owners", "people", "households", "tenants", "residents", "guests"]
)
_OWED_FOR: Final = re.compile(
    r"((?:the|your) (?!(?:[a-z-]+ )*(?:"
    + "|".join(sorted(_OWED))
    + r") )[a-z -]+?) \(?((?:[£$€₹]|[A-Z]{1,3} )[\d.,]*\d)\)?"
)


def _verb(shape: Shape, verbs: list[str], *, future: bool) -> str:
    told = " and ".join(base_of(one) if future or shape.negated else past_of(one) for one in verbs)
    adverbs = [word for word in shape.adverbs if word not in ("never", "now")]
    if "never" in shape.adverbs:
        told = f"never {past_of(shape.verb)}"
    elif shape.negated:
        told = f"did not {told}"
    return " ".join([*adverbs, told])


def _particle(words: tuple[str, ...]) -> bool:
    """Whether what follows the verb begins with its particle: "cut off at noon", not "taken off the board"."""
    if not words or core(words[0]) not in PARTICLES - {"on", "in"}:
        return False
    return len(words) == 1 or core(words[1]) in PREPOSITIONS or not words[1][0].isalpha()


def conjoined(verb: str, words: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """The verbs of "printed and couriered to you", and what follows them."""
    if len(words) > 1 and core(words[0]) == "and" and form_of(core(words[1])) in ("either", "participle"):
        return [verb, core(words[1])], words[2:]
    return [verb], words


_DAY_OR_HOUR: Final = re.compile(
    r"\d{1,2} [A-Z]|[A-Z][a-z]+ \d|\d{1,2}(?::\d\d)? [ap]m|(?:same|next|following) (?:day|night|morning|week)|\d+ (?:minutes"
    r"|hours|days|weeks|months)"
)


def objectless(shape: Shape) -> bool:
    """Whether the verb has no object after it."""
    _, rest = conjoined(shape.verb, shape.rest)
    if not rest:
        return True
    first = core(rest[0])
    if form_of(first) == "gerund" and base_of(shape.verb) in ("find", "leave"):
        return True
    if _particle(rest):
        return len(rest) == 1 or core(rest[1]) in PREPOSITIONS
    if first == "over" and base_of(shape.verb) in ("hand", "take", "knock", "pass") and len(rest) > 1:
        return False
    if first in ("off", "out", "up", "away", "down") and core(" ".join(rest[1:2])) not in PREPOSITIONS:
        return False
    return first in (PREPOSITIONS | CONJUNCTIONS | ADVERBS) - {"double", "hand"} or bool(
        _DAY_OR_HOUR.match(" ".join(rest[:2]))
    )
