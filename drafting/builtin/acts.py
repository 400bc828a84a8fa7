"""A segment that begins with its verb: whose act it is, and the object it leaves out."""

import re
from typing import Final

from drafting.builtin.active import BY_AGENT, conjoined, objectless
from drafting.builtin.parse import Shape
from drafting.builtin.scene import Mode, Scene, Told, is_person
from drafting.builtin.smooth import after
from drafting.builtin.tokens import core, plural
from drafting.builtin.verbs import base_of, form_of, participle_of, past_of
from drafting.builtin.words import ADJECTIVES, CUSTOMER_OBJECT, FINITE_AUXILIARIES, INTRANSITIVE, OBJECTLESS

_CUSTOMERS_ACT: Final = re.compile(r"\band (?:was|were)\b")


_SUFFERED: Final = frozenset(
    [
        "turned",
        "refused",
        "evicted",
        "stranded",
        "evacuated",
        "charged",
        "told",
        "forced",
        "sent",
        "fined",
        "billed",
        "bitten",
        "moved",
        "bumped",
        "removed",
        "rejected",
        "accused",
    ]
)


def predicate(shape: Shape, mode: Mode, *, ours: bool = False) -> str:
    verb = shape.verb
    if ours and verb in ("was", "is", "has", "does"):
        verb = {"was": "were", "is": "are", "has": "have", "does": "do"}[verb]
    elif ours and form_of(verb) == "third":
        verb = base_of(verb)
    elif form_of(verb) == "participle" and verb not in FINITE_AUXILIARIES and base_of(verb) != verb:
        verb = past_of(verb)
    rest = after(shape.verb, shape.rest, own="your" if mode == "impact" else "the")
    adverbs = [word for word in shape.adverbs if word != "never"]
    negation = [] if not shape.negated else ["never" if "never" in shape.adverbs else "not"]
    words = [*negation, *adverbs, verb, rest] if "never" in negation else [*adverbs, verb, *negation, rest]
    return " ".join(word for word in words if word)


def by_others(shape: Shape) -> bool:
    """Whether the record names somebody else as the doer: "inspected by an outside shop"."""
    rest = " ".join(shape.rest)
    return re.match(
        r"by (?!\d|us\b|our\b|[A-Z]|noon|midnight|hand|mistake|post|email|courier|phone|one line|\w+ transfer)", rest
    ) is not None and not BY_AGENT.match(" " + rest)


def act(shape: Shape, mode: Mode, scene: Scene, before: Told | None) -> Told | None:
    if shape.verb in FINITE_AUXILIARIES:
        return _auxiliary_act(shape, mode, before)
    if form_of(shape.verb) == "third":
        does = f"{base_of(shape.verb)} {after(shape.verb, shape.rest, own='your')}"
        return Told("yours", "you", does) if mode == "impact" else None
    if by_others(shape):
        return None
    if before and mode != "cause" and _undergone(shape, before):
        return _it_was(shape, "it" if mode == "done" else before.subject, before)
    if form_of(shape.verb) == "participle" and not shape.negated and mode == "impact":
        was_shown = f"was {shape.verb} {after(shape.verb, shape.rest)}".strip()
        return Told("other", "it", was_shown) if shape.verb == "shown" else None
    if mode == "impact" or (mode == "mistake" and _CUSTOMERS_ACT.search(" ".join(shape.rest))):
        return Told("yours", "you", _your_act(shape))
    return Told(
        "ours", scene.me, _our_act(shape, before.thing if before else "it", own="your" if mode == "mistake" else "the")
    )


def _undergone(shape: Shape, before: Told) -> bool:
    """Whether the thing told of before underwent this: "the dog ran off, caught at noon"."""
    needs_object = objectless(shape) and base_of(shape.verb) not in OBJECTLESS | (INTRANSITIVE - {"go"})
    return before.voice == "other" and needs_object and not is_person(before.subject)


def _it_was(shape: Shape, it: str, before: Told) -> Told:
    was = "were" if plural(tuple(before.subject.split())) else "was"
    not_ = "not" if shape.negated else ""
    words = [was, not_, *shape.adverbs, participle_of(shape.verb), after(shape.verb, shape.rest)]
    return Told("other", it, " ".join(word for word in words if word))


def _auxiliary_act(shape: Shape, mode: Mode, before: Told | None) -> Told | None:
    thing = shape.verb in ("has", "is") or mode == "cause"
    if mode == "cause" and before and before.voice == "ours":
        return Told("ours", before.subject, predicate(shape, mode, ours=True))
    if (thing and before is None) or mode == "done":
        return None
    if thing or (mode == "mistake" and before and before.voice == "other"):
        return Told("other", before.subject if before and before.voice == "other" else "it", predicate(shape, mode))
    verb = {"was": "were", "has": "have", "is": "are"}.get(shape.verb, shape.verb)
    words = [verb, "not" if shape.negated else "", *shape.adverbs, after(shape.verb, shape.rest, own="your")]
    return Told("yours", "you", " ".join(word for word in words if word))


def _your_act(shape: Shape) -> str:
    rest = _CUSTOMERS_ACT.sub("and were", after(shape.verb, shape.rest, own="your"))
    sent_back = (
        shape.verb in ("turned", "sent", "moved")
        and bool(shape.rest)
        and core(shape.rest[0]) in ("back", "away", "home", "out")
    )
    charged = (
        base_of(shape.verb) in ("overcharge", "undercharge", "underpay", "charge", "bill", "fine")
        and bool(shape.rest)
        and bool(re.match(r"[£$€₹]|[A-Z]{3}$|twice", shape.rest[0]))
    )
    if charged or (shape.verb in _SUFFERED and (objectless(shape) or sent_back)):
        return " ".join(word for word in ["were", *shape.adverbs, shape.verb, rest] if word)
    if shape.negated:
        return f"did not {base_of(shape.verb)} {rest}".strip()
    return " ".join(word for word in [*shape.adverbs, past_of(shape.verb), rest] if word)


def _our_act(shape: Shape, thing: str = "it", *, own: str = "the") -> str:
    verbs, rest = conjoined(shape.verb, tuple(BY_AGENT.sub("", " " + " ".join(shape.rest)).split()))
    object_ = ""
    if objectless(shape) and base_of(shape.verb) not in OBJECTLESS | INTRANSITIVE:
        object_ = "you" if base_of(shape.verb) in CUSTOMER_OBJECT else thing
    elif base_of(shape.verb) == "leave" and len(rest) == 1 and core(rest[0]) in ADJECTIVES:
        object_ = thing
    if re.search(r"\b(?:another|other|someone|somebody)\b", " ".join(rest)):
        own = "the"
    verb = " and ".join(past_of(one) for one in verbs)
    if shape.negated:
        verb = f"never {verb}" if "never" in shape.adverbs else f"did not {base_of(shape.verb)}"
    adverbs = [word for word in shape.adverbs if word != "never"]
    told_rest = after(object_ or shape.verb, rest, own=own)
    return " ".join(word for word in [*adverbs, verb, object_, told_rest] if word)
