"""One segment as a clause of the letter: who did it named first, nobody else made the cause. Source: LABELS, E20, E34."""

import re
from dataclasses import replace
from typing import Final

from drafting.builtin.active import active
from drafting.builtin.acts import act, predicate
from drafting.builtin.doers import doer_of, maybe_others, without_doer
from drafting.builtin.parse import Shape, parse
from drafting.builtin.phrases import be, subject
from drafting.builtin.scene import Mode, Scene, Told, acts_for_us, blames
from drafting.builtin.smooth import after, smooth
from drafting.builtin.tokens import core, head, plural
from drafting.builtin.verbs import base_of, form_of, past_of
from drafting.builtin.words import CUSTOMER_OBJECT, CUSTOMER_WORDS, FAMILY, FEELINGS, MACHINES, THING_STATES

_DONE_TO: Final = frozenset(["send", "charge", "bill", "tell", "give", "refuse", "fine"])


_OUR_THINGS: Final = frozenset(
    [
        "form",
        "system",
        "import",
        "template",
        "process",
        "script",
        "list",
        "diary",
        "screen",
        "software",
        "portal",
        "sheet",
        "queue",
        "rota",
        "spec",
        "drawing",
        "send",
        "file",
    ]
)


_THEIRS: Final = frozenset(
    [
        "press",
        "trigger",
        "activate",
        "request",
        "declare",
        "reinstate",
        "approve",
        "grant",
        "accept",
        "award",
        "release",
        "discharge",
        "report",
        "arrest",
        "injure",
        "hurt",
        "heal",
        "sleep",
        "mean",
        "know",
        "license",
        "rate",
    ]
)


_OURS_AFTER_ALL: Final = re.compile(r".*?\bbut (?=(?:we|I|our)\b)")


_STAFF_AGAIN: Final = {"they": "we", "their": "our", "he": "we", "she": "we"}


def tell(shape: Shape, mode: Mode, scene: Scene, before: Told | None) -> Told | None:
    match shape.sort:
        case "clause":
            return _clause(shape, mode, scene)
        case "passive":
            return _passive(shape, mode, scene)
        case "act":
            return act(shape, mode, scene, before)
        case "base":
            return None
        case "feeling":
            return _feeling(shape, mode)
        case "state":
            return _state(shape, mode, scene)
        case "noun":
            return _phrase(shape, mode, before)


def _phrase(shape: Shape, mode: Mode, before: Told | None) -> Told | None:
    """A noun phrase; a place after what the reader suffered is where they were."""
    if not shape.subject:
        return None
    if (
        mode == "impact"
        and before
        and before.voice == "yours"
        and core(shape.subject[0]) in ("on", "in", "at", "without")
    ):
        return Told("yours", "you", f"were {smooth(shape.subject)}")
    return Told("list", "", smooth(shape.subject))


def _clause(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    first = core(shape.subject[0])
    if _not_ours_to_tell(shape, mode, scene):
        return _part_of_ours(shape, mode, scene)
    if (
        mode == "impact"
        and base_of(shape.verb) in _DONE_TO
        and form_of(shape.verb) == "either"
        and shape.subject[0][0].isdigit()
    ):
        return _was(shape, scene)
    if first == "nobody" and mode in ("mistake", "cause"):
        return Told("ours", scene.me, f"did not {base_of(shape.verb)} {after(shape.verb, shape.rest)}")
    if mode in ("mistake", "cause", "done") and {core(word) for word in shape.subject} <= scene.sender:
        return Told("ours", "I", predicate(shape, mode))
    if first in ("i", "we") and len(shape.subject) == 1:
        return Told("ours", "I" if first == "i" else "we", predicate(shape, mode))
    if acts_for_us(shape.subject) and mode in ("mistake", "cause", "done"):
        if scene.supplied and first != "our" and mode != "done":
            chosen = subject(shape.subject, replace(scene.style, owned="the"))
            return Told("other", f"{chosen} we chose", predicate(shape, mode)) if mode == "cause" else None
        rest = tuple(_STAFF_AGAIN.get(word, word) for word in shape.rest)
        return Told("ours", scene.me, predicate(replace(shape, rest=rest), mode, ours=True))
    if first == "you" and len(shape.subject) == 1:
        aged = re.match(r"(?:are|were) \d+$", f"{shape.verb} {' '.join(shape.rest)}")
        return None if aged else Told("yours", "you", predicate(shape, mode))
    return _of_a_thing(shape, mode, scene)


def _of_a_thing(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    """A clause about neither us nor the reader, where it makes nothing of the reader's the cause."""
    if mode == "cause" and shape.verb in ("was", "were") and _undergone(shape):
        return _passive(
            Shape("passive", shape.subject, core(shape.rest[0]), shape.rest[1:], shape.negated, shape.adverbs),
            mode,
            scene,
        )
    if mode == "done" and base_of(shape.verb) == "turn" and not (shape.rest and core(shape.rest[0]) in ("up", "out")):
        return _passive(replace(shape, sort="passive"), mode, scene)
    if base_of(shape.verb) == "say" and shape.rest and form_of(core(shape.rest[0])) == "either":
        return None
    style = replace(scene.style, owned="the") if mode == "cause" else scene.style
    noun = core(head(shape.subject))
    bare = "our" if (mode == "cause" and noun in _OUR_THINGS) or noun in MACHINES else "the"
    if mode == "cause" and re.search(r"\byours?\b", " ".join(shape.rest)):
        return None
    return Told("other", subject(shape.subject, style, bare=bare), predicate(shape, mode))


def _undergone(shape: Shape) -> bool:
    """Whether a finite passive leaves its doer out: "the certificate was scanned to one side only"."""
    if (
        not shape.rest
        or form_of(core(shape.rest[0])) not in ("either", "participle")
        or core(shape.rest[0]) in FEELINGS
    ):
        return False
    return (
        base_of(core(shape.rest[0])) not in _THEIRS
        and "by" not in shape.rest
        and core(shape.rest[0]) not in ("used to", "supposed", "meant")
    )


def _not_ours_to_tell(shape: Shape, mode: Mode, scene: Scene) -> bool:
    """Whether a clause makes somebody else the cause. Source: LABELS (shifts-blame), E20."""
    first = core(shape.subject[0])
    theirs = first in ("you", "your") or core(head(shape.subject)) in CUSTOMER_WORDS
    if mode == "cause":
        return blames(shape.subject) or theirs or first in ("he", "she", "they")
    machine = core(head(shape.subject)) in MACHINES and first != "our"
    return mode == "mistake" and ((scene.customers_part and theirs) or machine)


def _part_of_ours(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    """Our own part where a sentence about somebody else ends in it: "…, but we should have asked"."""
    whole = " ".join([*shape.subject, *shape.adverbs, shape.verb, *shape.rest])
    ours = _OURS_AFTER_ALL.match(whole)
    return tell(parse(whole[ours.end() :]), mode, scene, None) if ours else None


def _passive(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    unhurt = core(shape.subject[0]) == "no" and base_of(shape.verb) in ("hurt", "harm", "injure", "damage")
    theirs = base_of(shape.verb) in _THEIRS or core(shape.subject[0]) in ("nobody", "none", "you") or unhurt
    if mode == "cause" and blames(shape.subject):
        return None
    if (
        mode == "impact"
        and core(head(shape.subject)) in _CHECKERS
        and not shape.rest
        and base_of(shape.verb) not in CUSTOMER_OBJECT
    ):
        return Told("other", f"a {smooth(shape.subject)}", f"{past_of(shape.verb)} you")
    doer = doer_of(shape.rest)
    if doer in ("outsider", "others"):
        told_of = shape if mode in ("done", "impact") else replace(shape, rest=without_doer(shape.rest))
        return _was(told_of, scene)
    if mode == "impact" or theirs or (mode == "done" and maybe_others(shape.subject, base_of(shape.verb))):
        return _was(shape, scene)
    if doer == "us":
        shape = replace(shape, rest=without_doer(shape.rest))
    if acts_for_us(shape.subject) and not shape.negated:
        return _was(shape, scene) if mode == "done" else None
    recurring = core(head(shape.subject)).endswith(("refill", "subscription", "renewal", "membership", "policy"))
    if (
        recurring
        and base_of(shape.verb) in ("charge", "bill")
        and shape.rest
        and core(shape.rest[0]) == "for"
        and core(shape.subject[0]) != "you"
    ):
        return Told(
            "other",
            f"our {smooth(shape.subject)[0].lower()}{smooth(shape.subject)[1:]}",
            f"{past_of(shape.verb)} you {smooth(shape.rest)}",
        )
    many = "them" if plural(shape.subject) else "it"
    style = replace(scene.style, owned="the") if mode == "cause" else scene.style
    return Told("ours", scene.me, active(shape, " ".join(shape.rest), style), many)


_CHECKERS: Final = frozenset(["paramedic", "paramedics", "doctor", "gp", "nurse", "vet", "ambulance", "police"])


def _was(shape: Shape, scene: Scene) -> Told:
    adverbs = [*(["not"] if shape.negated and "never" not in shape.adverbs else []), *shape.adverbs]
    told_subject = subject(shape.subject, scene.style)
    verb = "were" if told_subject == "you" or shape.subject[-1].lower() == "police" else be(shape.subject)
    return Told(
        "yours" if told_subject == "you" else "other",
        told_subject,
        " ".join([verb, *adverbs, shape.verb, after(shape.verb, shape.rest)]).strip(),
    )


def _feeling(shape: Shape, mode: Mode) -> Told | None:
    if mode != "impact":
        return None
    text = smooth((shape.rest[0].lower(), *shape.rest[1:]), own="your")
    return (
        Told("other", "what you lost", f"is {text}")
        if core(shape.rest[0]) in THING_STATES
        else Told("yours", "you", f"were {text}")
    )


def _state(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    if mode == "cause" and (
        blames(shape.subject) or {"you", "your"} & {core(word) for word in (*shape.subject, *shape.rest)}
    ):
        return None
    style = replace(scene.style, owned="the") if mode == "cause" else scene.style
    told_subject = subject(shape.subject, style)
    if mode == "done" and core(shape.rest[0]) == "free":
        return Told("ours", scene.me, f"gave you {told_subject} {' '.join(('free', 'of', 'charge', *shape.rest[1:]))}")
    rest = after("was", shape.rest, own="your" if {core(word) for word in shape.subject} & FAMILY else "the")
    verb = "were" if told_subject == "you" else be(shape.subject)
    return Told("yours" if told_subject == "you" else "other", told_subject, f"{verb} {rest}")
