"""One segment of the record as a clause of the letter: who did it named first, small words back, the reader as "you"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from drafting.builtin.active import BY_AGENT, active, conjoined, objectless
from drafting.builtin.dates import Calendar
from drafting.builtin.parse import Shape, core, head, parse, plural
from drafting.builtin.person import Reader, to_reader
from drafting.builtin.smooth import Style, after, be, joined, sentence, smooth, subject
from drafting.builtin.tidy import plain, segments, sentences
from drafting.builtin.verbs import CUSTOMER_OBJECT, INTRANSITIVE, OBJECTLESS, base_of, form_of, participle_of, past_of
from drafting.builtin.words import (
    ADJECTIVES,
    CUSTOMER_WORDS,
    FAMILY,
    FEELINGS,
    FINITE_AUXILIARIES,
    MACHINES,
    OUTSIDERS,
    STAFF,
    THING_STATES,
)

Mode = Literal["mistake", "cause", "impact", "done"]
Voice = Literal["ours", "yours", "other", "list"]

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
    ]
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
_ELLIPSIS: Final = ("was", "were", "did", "had", "was not", "did not")
_OURS_AFTER_ALL: Final = re.compile(r".*?\bbut (?=(?:we|I|our)\b)")
_STAFF_AGAIN: Final = {"they": "we", "their": "our", "he": "we", "she": "we"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a realisation depends on: the reader, the calendar, whether the writer acts as "I", how the record is typed."""

    reader: Reader
    calendar: Calendar
    me: Literal["I", "we"]
    style: Style
    customers_part: bool = False
    sender: frozenset[str] = frozenset()
    """The names of who signs, in lower case: in the letter that is "I"."""

    def as_rule(self) -> "Scene":
        """The scene for what holds for every customer from now on: nothing in it is the reader's alone."""
        return replace(self, reader=self.reader.as_bystander(), style=replace(self.style, owned="the"))


@dataclass(frozen=True, slots=True)
class Told:
    """A clause told: its predicate and whose it is. `subject` is blank for a list of noun phrases."""

    voice: Voice
    subject: str
    predicate: str
    thing: str = "it"


def told(text: str, mode: Mode, scene: Scene) -> list[list[Told]]:
    """A field as clauses, by sentence; what cannot be told safely is left out, and what hangs on that with it."""
    out: list[list[Told]] = []
    dropped = False
    for one in fragments(text, scene):
        group: list[Told] = []
        for segment in (piece for whole in segments(one) for piece in _unjoined(whole)):
            shape = parse(segment)
            if (
                mode == "cause"
                and (dropped or not group)
                and dropped
                and (shape.sort == "act" or core(segment.split()[0]) == "it")
            ):
                continue
            clause = _told(shape, mode, scene, group[-1] if group else None)
            dropped = clause is None and shape.sort in ("clause", "passive")
            group += [clause] if clause else []
        out.append(group)
    return _its_things([group for group in out if group])


def _unjoined(segment: str) -> list[str]:
    """A segment cut at the "and" between two telegraphic passives: "spare fitted and tank filled"."""
    words = segment.split()
    for at in range(2, len(words) - 1):
        if core(words[at]) != "and" or words[at - 1][-1] in ",;":
            continue
        left, right = parse(" ".join(words[:at])), parse(" ".join(words[at + 1 :]))
        joins = (right.sort == "passive" and len(right.subject) < 5) or (
            right.sort == "act"
            and form_of(right.verb) in ("either", "participle")
            and right.verb not in FINITE_AUXILIARIES
        )
        if (left.sort in ("passive", "act") and left.rest and joins) or (
            left.sort == "passive" and right.sort == "passive" and len(right.subject) < 5
        ):
            return [" ".join(words[:at]), *_unjoined(" ".join(words[at + 1 :]))]
    return [segment]


def _its_things(groups: list[list[Told]]) -> list[list[Told]]:
    """A bare noun phrase taken up by "it" in the clause after it put in place of that word."""
    flat = [(at, clause) for at, group in enumerate(groups) for clause in group]
    for (at, phrase), (then, clause) in zip(flat, flat[1:], strict=False):
        if (
            phrase.voice == "list"
            and clause.voice in ("ours", "other")
            and then - at < 2
            and re.search(r"\bit\b", clause.predicate)
            and len(phrase.predicate.split()) < 8
        ):
            lead = re.match(r"(?:the|a|an|your|our|no|\d)\b", phrase.predicate)
            thing = phrase.predicate if lead else f"the {phrase.predicate}"
            if not phrase.predicate.lower().startswith("no "):
                groups[then] = [
                    replace(one, predicate=re.sub(r"\bit\b", thing, one.predicate, count=1)) if one is clause else one
                    for one in groups[then]
                ]
                groups[at] = [one for one in groups[at] if one is not phrase]
    return [group for group in groups if group]


def fragments(text: str, scene: Scene) -> Iterator[str]:
    """The field's own sentences in plain words, said to the reader; one whose persons are unsure is tried segment by segment."""
    for one in sentences(plain(text, scene.calendar)):
        whole = to_reader(one, scene.reader)
        if whole is not None:
            yield whole
            continue
        sure = [part for segment in segments(one) if (part := to_reader(segment, scene.reader)) is not None]
        if sure:
            yield ", ".join(sure)


def written(clauses: list[Told]) -> list[str]:
    """Clauses as sentences; neighbours with one subject share it. Lists are left to their frames."""
    groups: list[list[Told]] = []
    for clause in clauses:
        if clause.voice == "list":
            continue
        if groups and clause.predicate in _ELLIPSIS:
            last = groups[-1][-1]
            groups[-1][-1] = replace(last, predicate=f"{last.predicate}, and {clause.subject} {clause.predicate}")
        elif groups and groups[-1][0].subject == clause.subject and len(groups[-1]) < 3:
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return [sentence(f"{group[0].subject} {joined([one.predicate for one in group])}") for group in groups]


def _told(shape: Shape, mode: Mode, scene: Scene, before: Told | None) -> Told | None:
    match shape.sort:
        case "clause":
            return _clause(shape, mode, scene)
        case "passive":
            return _passive(shape, mode, scene)
        case "act":
            return _act(shape, mode, scene, before)
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
        return Told("ours", "I", _predicate(shape, mode))
    if first in ("i", "we") and len(shape.subject) == 1:
        return Told("ours", "I" if first == "i" else "we", _predicate(shape, mode))
    if acts_for_us(shape.subject) and mode in ("mistake", "cause", "done"):
        rest = tuple(_STAFF_AGAIN.get(word, word) for word in shape.rest)
        return Told("ours", scene.me, _predicate(replace(shape, rest=rest), mode, ours=True))
    if first == "you" and len(shape.subject) == 1:
        return (
            None
            if re.match(r"(?:are|were) \d+$", f"{shape.verb} {' '.join(shape.rest)}")
            else Told("yours", "you", _predicate(shape, mode))
        )
    if mode == "cause" and shape.verb in ("was", "were") and _undergone(shape):
        return _passive(
            Shape("passive", shape.subject, core(shape.rest[0]), shape.rest[1:], shape.negated, shape.adverbs),
            mode,
            scene,
        )
    if base_of(shape.verb) == "say" and shape.rest and form_of(core(shape.rest[0])) == "either":
        return None
    style = replace(scene.style, owned="the") if mode == "cause" else scene.style
    noun = core(head(shape.subject))
    bare = "our" if (mode == "cause" and noun in _OUR_THINGS) or noun in MACHINES else "the"
    if mode == "cause" and re.search(r"\byours?\b", " ".join(shape.rest)):
        return None
    return Told("other", subject(shape.subject, style, bare=bare), _predicate(shape, mode))


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
    return _told(parse(whole[ours.end() :]), mode, scene, None) if ours else None


def blames(words: tuple[str, ...]) -> bool:
    """Whether a noun phrase puts somebody outside us in the place of the cause. Source: LABELS (shifts-blame)."""
    plain_words = {core(word).removesuffix("'s") for word in words}
    return bool(plain_words & OUTSIDERS)


def acts_for_us(words: tuple[str, ...]) -> bool:
    """Whether a subject is somebody of ours, who is "we" in the letter. Source: LABELS (shifts-blame), E20."""
    owner = core(words[0])
    plain_head = core(head(words)) in STAFF and owner not in ("your", "another", "you", "two", "three", "both")
    return plain_head and not any(core(word).endswith("'s") for word in words) and "of" not in words


def _predicate(shape: Shape, mode: Mode, *, ours: bool = False) -> str:
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
    if mode == "impact" or theirs or _by_others(shape):
        return _was(shape, scene)
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


def _by_others(shape: Shape) -> bool:
    """Whether the record names somebody else as the doer: "inspected by an outside shop"."""
    rest = " ".join(shape.rest)
    return re.match(
        r"by (?!\d|us\b|our\b|[A-Z]|noon|midnight|hand|mistake|post|email|courier|phone|one line|\w+ transfer)", rest
    ) is not None and not BY_AGENT.match(" " + rest)


def _was(shape: Shape, scene: Scene) -> Told:
    adverbs = [*(["not"] if shape.negated and "never" not in shape.adverbs else []), *shape.adverbs]
    told_subject = subject(shape.subject, scene.style)
    verb = "were" if told_subject == "you" or shape.subject[-1].lower() == "police" else be(shape.subject)
    return Told(
        "yours" if told_subject == "you" else "other",
        told_subject,
        " ".join([verb, *adverbs, shape.verb, after(shape.verb, shape.rest)]).strip(),
    )


def _act(shape: Shape, mode: Mode, scene: Scene, before: Told | None) -> Told | None:
    if shape.verb in FINITE_AUXILIARIES:
        return _auxiliary_act(shape, mode, before)
    if form_of(shape.verb) == "third":
        return (
            Told("yours", "you", f"{base_of(shape.verb)} {after(shape.verb, shape.rest, own='your')}")
            if mode == "impact"
            else None
        )
    if _by_others(shape):
        return None
    other = before is not None and before.voice == "other" and mode != "cause"
    if (
        before
        and other
        and objectless(shape)
        and base_of(shape.verb) not in OBJECTLESS | (INTRANSITIVE - {"go"})
        and not _person(before.subject)
    ):
        was = "were" if plural(tuple(before.subject.split())) else "was"
        words = [
            was,
            "not" if shape.negated else "",
            *shape.adverbs,
            participle_of(shape.verb),
            after(shape.verb, shape.rest),
        ]
        it = "it" if mode == "done" else before.subject
        return Told("other", it, " ".join(word for word in words if word))
    if form_of(shape.verb) == "participle" and not shape.negated:
        return (
            Told("other", "it", f"was {shape.verb} {after(shape.verb, shape.rest)}".strip())
            if mode == "impact" and shape.verb == "shown"
            else (
                None if mode == "impact" else Told("ours", scene.me, _our_act(shape, before.thing if before else "it"))
            )
        )
    if mode == "impact" or (mode == "mistake" and _CUSTOMERS_ACT.search(" ".join(shape.rest))):
        return Told("yours", "you", _your_act(shape))
    return Told(
        "ours", scene.me, _our_act(shape, before.thing if before else "it", own="your" if mode == "mistake" else "the")
    )


def _person(told_subject: str) -> bool:
    return bool({core(word) for word in told_subject.split()} & (FAMILY | STAFF))


def _auxiliary_act(shape: Shape, mode: Mode, before: Told | None) -> Told | None:
    thing = shape.verb in ("has", "is") or mode == "cause"
    if mode == "cause" and before and before.voice == "ours":
        return Told("ours", before.subject, _predicate(shape, mode, ours=True))
    if (thing and before is None) or mode == "done":
        return None
    if thing or (mode == "mistake" and before and before.voice == "other"):
        return Told("other", before.subject if before and before.voice == "other" else "it", _predicate(shape, mode))
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
    rest = after("was", shape.rest, own="your" if set(core(word) for word in shape.subject) & FAMILY else "the")
    verb = "were" if told_subject == "you" else be(shape.subject)
    return Told("yours" if told_subject == "you" else "other", told_subject, f"{verb} {rest}")
