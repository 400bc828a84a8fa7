"""A segment that begins with its verb: whose act it is, and the object it leaves out."""

import re
from dataclasses import replace
from typing import Final

from drafting.builtin.active import BY_AGENT, conjoined, objectless
from drafting.builtin.doers import doer_of
from drafting.builtin.parse import Shape
from drafting.builtin.scene import Mode, Scene, Told, is_person
from drafting.builtin.smooth import after, smooth
from drafting.builtin.tokens import bare_noun, core, plural
from drafting.builtin.verbs import base_of, form_of, participle_of, past_of
from drafting.builtin.words import (
    ADJECTIVES,
    CUSTOMER_OBJECT,
    DONE_TO,
    FEELINGS,
    FINITE_AUXILIARIES,
    INTRANSITIVE,
    OBJECTLESS,
    OWN_ACTS,
)

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


def act(shape: Shape, mode: Mode, scene: Scene, before: Told | None) -> Told | None:
    if shape.verb in FINITE_AUXILIARIES:
        return _auxiliary_act(shape, mode, before)
    if form_of(shape.verb) == "third":
        does = f"{base_of(shape.verb)} {after(shape.verb, shape.rest, own='your')}"
        return Told("yours", "you", does) if mode == "impact" else None
    doer = doer_of(shape.rest)
    if doer and mode == "impact":
        return Told("yours", "you", f"were {shape.verb} {after(shape.verb, shape.rest, own='your')}")
    if doer in ("others", "outsider") or (mode == "mistake" and base_of(shape.verb) in _OF_ITSELF):
        return None
    if before and mode != "cause" and _undergone(shape, before, mode):
        return _it_was(shape, "it" if mode == "done" else before.subject, before)
    if form_of(shape.verb) == "participle" and not shape.negated and mode == "impact":
        told_rest = after(shape.verb, shape.rest, own="your")
        if base_of(shape.verb) in ("take", "drive", "give", "bite", "wake", "throw"):
            return Told("yours", "you", f"were {shape.verb} {told_rest}".strip())
        return Told("other", "it", f"was {shape.verb} {told_rest}".strip()) if shape.verb == "shown" else None
    if mode == "impact" or (mode == "mistake" and _CUSTOMERS_ACT.search(" ".join(shape.rest))):
        return _yours(shape)
    if mode == "mistake" and _sent_away(shape) and base_of(shape.verb) == "turn":
        return Told("yours", "you", _your_act(shape))
    return Told(
        "ours", scene.me, _our_act(shape, before.thing if before else "it", own="your" if mode == "mistake" else "the")
    )


_OF_ITSELF: Final = frozenset(["rot", "melt", "leak", "crack", "burst", "collapse", "shrink", "sink", "seize", "spoil"])


def _yours(shape: Shape) -> Told | None:
    """What the reader did or what was done to them; a participle before its noun ("soaked sleeping bags") stays a phrase."""
    described = (
        base_of(shape.verb) not in OWN_ACTS | CUSTOMER_OBJECT
        and shape.verb not in _SUFFERED
        and not shape.negated
        and not objectless(shape)
        and bare_noun(shape.rest[0])
        and core(shape.rest[0]) not in ADJECTIVES
    )
    plain = OWN_ACTS | CUSTOMER_OBJECT | DONE_TO | OBJECTLESS | INTRANSITIVE
    unsure = (
        base_of(shape.verb) not in plain and shape.verb not in _SUFFERED and not shape.negated and objectless(shape)
    )
    if described or unsure:
        if unsure and shape.adverbs:
            return None
        return Told("list", "", smooth((shape.verb, *shape.rest)))
    return Told("yours", "you", _your_act(shape))


def _undergone(shape: Shape, before: Told, mode: Mode) -> bool:
    """Whether the thing told of before underwent this: "the cat got out, found next day"."""
    needs_object = objectless(shape) and base_of(shape.verb) not in OBJECTLESS | (INTRANSITIVE - {"go", "turn"})
    if before.voice != "other" or not needs_object or _only_state(before.predicate):
        return False
    if not is_person(before.subject):
        return True
    return mode == "impact" and base_of(shape.verb) not in OWN_ACTS


def _only_state(predicate_before: str) -> bool:
    """Whether what was told before is how things were, not what happened: what follows need not be about the same thing."""
    words = predicate_before.split()
    return (
        words[0] in ("was", "were", "is", "are")
        and len(words) > 1
        and form_of(words[1]) not in ("either", "participle")
    )


def _it_was(shape: Shape, it: str, before: Told) -> Told:
    was = "were" if plural(tuple(before.subject.split())) else "was"
    not_ = "not" if shape.negated else ""
    words = [was, not_, *shape.adverbs, participle_of(shape.verb), after(shape.verb, shape.rest)]
    return Told("other", it, " ".join(word for word in words if word))


def _auxiliary_act(shape: Shape, mode: Mode, before: Told | None) -> Told | None:
    if mode == "cause" and before and before.voice == "ours":
        return Told("ours", before.subject, predicate(shape, mode, ours=True))
    thing = shape.verb in ("has", "is", "should") or mode == "cause" or not _said_of_a_person(shape)
    if mode == "done" or (thing and before is None and mode != "impact"):
        return None
    if thing or (mode == "mistake" and before and before.voice == "other"):
        if mode == "mistake" and before and before.voice == "ours" and before.thing == "them":
            verb = {"was": "were", "is": "are", "has": "have"}.get(shape.verb, shape.verb)
            return Told("other", "they", predicate(replace(shape, verb=verb), mode))
        return Told("other", before.subject if before and before.voice == "other" else "it", predicate(shape, mode))
    verb = {"was": "were", "has": "have", "is": "are"}.get(shape.verb, shape.verb)
    words = [verb, "not" if shape.negated else "", *shape.adverbs, after(shape.verb, shape.rest, own="your")]
    return Told("yours", "you", " ".join(word for word in words if word))


_PERSONS: Final = FEELINGS | frozenset(
    [
        "able",
        "alone",
        "asleep",
        "at",
        "away",
        "due",
        "half",
        "home",
        "in",
        "late",
        "locked",
        "on",
        "pregnant",
        "ready",
        "so",
        "still",
        "too",
        "trying",
        "unable",
        "under",
        "unwell",
        "up",
        "very",
        "without",
    ]
)


def _said_of_a_person(shape: Shape) -> bool:
    """Whether a verb with nobody before it can only be the reader's: "had to wait", "was stranded", not "was for a party"."""
    following = core(" ".join(shape.rest[:1]))
    if shape.verb in ("was", "were", "are", "been", "be"):
        return following in _PERSONS or form_of(following) == "gerund"
    return not (following in ("be", "been") and core(" ".join(shape.rest[1:2])) not in _PERSONS)


def _sent_away(shape: Shape) -> bool:
    return (
        shape.verb in ("turned", "sent", "moved")
        and bool(shape.rest)
        and core(shape.rest[0]) in ("back", "away", "home", "out")
    )


def _your_act(shape: Shape) -> str:
    rest = _CUSTOMERS_ACT.sub("and were", after(shape.verb, shape.rest, own="your"))
    charged = (
        base_of(shape.verb) in ("overcharge", "undercharge", "underpay", "charge", "bill", "fine")
        and bool(shape.rest)
        and bool(re.match(r"[£$€₹]|[A-Z]{3}$|twice", shape.rest[0]))
    )
    named = shape.verb == "called" and bool(shape.rest) and core(shape.rest[0]) in ("a", "an")
    done_to = charged or named or (shape.verb in _SUFFERED and (objectless(shape) or _sent_away(shape)))
    if done_to or (
        base_of(shape.verb) not in OWN_ACTS | CUSTOMER_OBJECT | OBJECTLESS | INTRANSITIVE and not shape.negated
    ):
        return " ".join(word for word in ["were", *shape.adverbs, participle_of(shape.verb), rest] if word)
    if shape.negated:
        return f"did not {base_of(shape.verb)} {rest}".strip()
    return " ".join(word for word in [*shape.adverbs, past_of(shape.verb), rest] if word)


def _our_act(shape: Shape, thing: str = "it", *, own: str = "the") -> str:
    verbs, rest = conjoined(shape.verb, tuple(BY_AGENT.sub("", " " + " ".join(shape.rest)).split()))
    object_ = ""
    if objectless(shape) and base_of(shape.verb) not in OBJECTLESS | INTRANSITIVE:
        carried = base_of(shape.verb) in ("carry", "take", "drop", "drive") and "your" in rest
        object_ = "you" if carried or base_of(shape.verb) in CUSTOMER_OBJECT else thing
    elif (
        shape.verb in ("labelled", "labeled", "marked", "sent")
        and (len(rest) == 1 or core(rest[0]) == "tracked")
        and not rest[0][0].isdigit()
    ) or (base_of(shape.verb) == "leave" and len(rest) == 1 and core(rest[0]) in ADJECTIVES):
        object_ = thing
    if re.search(r"\b(?:another|other|someone|somebody)\b", " ".join(rest)):
        own = "the"
    verb = " and ".join(past_of(one) for one in verbs)
    if shape.negated:
        verb = f"never {verb}" if "never" in shape.adverbs else f"did not {base_of(shape.verb)}"
    adverbs = [word for word in shape.adverbs if word != "never"]
    told_rest = after(object_ or shape.verb, rest, own=own)
    return " ".join(word for word in [*adverbs, verb, object_, told_rest] if word)
