"""One segment of the record as a clause of the letter: who did it named first, small words back, the reader as "you"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from drafting.builtin.dates import Calendar
from drafting.builtin.parse import Shape, core, head, parse, plural
from drafting.builtin.person import Reader, to_reader
from drafting.builtin.smooth import be, joined, particle, sentence, smooth, subject
from drafting.builtin.tidy import plain, segments, sentences
from drafting.builtin.verbs import CUSTOMER_OBJECT, INTRANSITIVE, OBJECTLESS, base_of, form_of, participle_of, past_of
from drafting.builtin.words import ADVERBS, CONJUNCTIONS, CUSTOMER_WORDS, FINITE_AUXILIARIES, MACHINES, OUTSIDERS, PREPOSITIONS, STAFF

Mode = Literal["mistake", "cause", "impact", "done"]
Voice = Literal["ours", "yours", "other", "list"]

_THEIRS: Final = frozenset("reinstate approve grant accept award release discharge report arrest injure hurt heal sleep mean know call license".split())
_BY_AGENT: Final = re.compile(r"\s*\bby (?:us|our (?:\w+ )?(?:staff|team)|(?:the |a |an |our )?(?:\w+ )?(?:staff|team|" + "|".join(sorted(STAFF | OUTSIDERS)) + r"))\b")
_CUSTOMERS_ACT: Final = re.compile(r"\band (?:was|were)\b")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a realisation depends on: the reader, the calendar, whether the writer acts as "I", how the record is typed."""

    reader: Reader
    calendar: Calendar
    me: Literal["I", "we"]
    lower: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A clause told: its predicate and whose it is. `subject` is blank for a list of noun phrases."""

    voice: Voice
    subject: str
    predicate: str


def told(text: str, mode: Mode, scene: Scene) -> list[list[Told]]:
    """A field as clauses, by sentence; what cannot be told safely is left out."""
    out: list[list[Told]] = []
    for one in fragments(text, scene):
        before: list[Told] = []
        for segment in segments(one):
            clause = _told(parse(segment), mode, scene, before[-1] if before else None)
            if clause:
                before.append(clause)
        out.append(before)
    return [clauses for clauses in out if clauses]


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
        if groups and groups[-1][0].subject == clause.subject and len(groups[-1]) < 3:
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
            return Told("list", "", smooth(shape.subject)) if shape.subject else None


def _clause(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    first = core(shape.subject[0])
    outsider = blames(shape.subject)
    if mode == "cause" and (outsider or first in ("you", "he", "she", "they") or core(head(shape.subject)) in CUSTOMER_WORDS):
        return None
    if first == "nobody" and mode in ("mistake", "cause"):
        return Told("ours", "we", f"did not {base_of(shape.verb)} {smooth(shape.rest)}")
    if first in ("i", "we"):
        return Told("ours", "I" if first == "i" else "we", _predicate(shape, mode))
    if acts_for_us(shape.subject) and mode in ("mistake", "cause", "done"):
        return Told("ours", scene.me, _predicate(shape, mode, ours=True))
    if first == "you":
        return Told("yours", "you", _predicate(shape, mode))
    owned = "your" if mode != "cause" else "our"
    return Told("other", subject(shape.subject, lower=scene.lower, owned=owned, bare="our" if _our_machine(shape, mode) else "the"), _predicate(shape, mode))


def _our_machine(shape: Shape, mode: Mode) -> bool:
    return mode == "cause" or core(head(shape.subject)) in MACHINES


def blames(words: tuple[str, ...]) -> bool:
    """Whether a noun phrase puts somebody outside us in the place of the cause. Source: LABELS (shifts-blame)."""
    plain_words = {core(word).removesuffix("'s") for word in words}
    return bool(plain_words & OUTSIDERS)


def acts_for_us(words: tuple[str, ...]) -> bool:
    """Whether a subject is somebody of ours, who is "we" in the letter. Source: LABELS (shifts-blame), E20."""
    owner = core(words[0])
    return core(head(words)) in STAFF and owner not in ("your", "another", "you") and not any(core(word).endswith("'s") for word in words) and "of" not in words


def _predicate(shape: Shape, mode: Mode, *, ours: bool = False) -> str:
    verb = shape.verb
    if ours and verb in ("was", "is", "has"):
        verb = {"was": "were", "is": "are", "has": "have"}[verb]
    elif form_of(verb) == "participle" and verb not in FINITE_AUXILIARIES:
        verb = past_of(verb)
    own = mode == "impact"
    return " ".join([*shape.adverbs, verb, smooth(shape.rest, own=own) if shape.rest else ""]).strip() if not shape.negated else " ".join(
        [*(word for word in shape.adverbs if word != "never"), verb, "not" if "never" not in shape.adverbs else "never", smooth(shape.rest, own=own)]
    ).strip()


def _passive(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    theirs = base_of(shape.verb) in _THEIRS or core(shape.subject[0]) in ("nobody", "no", "none")
    if mode == "impact" or theirs:
        return _was(shape, scene)
    rest = " ".join(shape.rest)
    return Told("ours", scene.me, active(shape, rest, scene))


def _was(shape: Shape, scene: Scene) -> Told:
    adverbs = [*(["not"] if shape.negated and "never" not in shape.adverbs else []), *shape.adverbs]
    told_subject = subject(shape.subject, lower=scene.lower)
    return Told("other", told_subject, " ".join([be(shape.subject), *adverbs, shape.verb, smooth(shape.rest)]).strip())


def active(shape: Shape, rest: str, scene: Scene, *, future: bool = False) -> str:
    """The predicate of "we" for a telegraphic passive: "pouch recovered 3 March" gives "recovered the pouch on 3 March"."""
    rest = _BY_AGENT.sub("", " " + rest).strip()
    words = tuple(rest.split())
    verbs, words = _conjoined(shape.verb, words)
    object_ = subject(shape.subject, lower=scene.lower)
    object_ = object_[:1].lower() + object_[1:] if object_.startswith(("The ", "Your ")) else object_
    told_verb = " and ".join(base_of(one) if future or shape.negated else past_of(one) for one in verbs)
    if shape.negated and "never" in shape.adverbs:
        told_verb = f"never {past_of(shape.verb)}"
    elif shape.negated:
        told_verb = f"did not {told_verb}" if not future else f"will not {told_verb}"
    elif shape.adverbs:
        told_verb = f"{' '.join(shape.adverbs)} {told_verb}" if shape.adverbs[0] not in ("again", "now") else told_verb
    if particle(words) and (len(object_.split()) > 4 or len(words) == 1 or core(words[1]) not in PREPOSITIONS - {"at"}):
        return f"{told_verb} {words[0]} {object_} {smooth(('x', *words[1:]))[2:]}".strip()
    return f"{told_verb} {_after(object_, words)}".strip()


def _after(object_: str, words: tuple[str, ...]) -> str:
    """The object and what follows, small words between them put back."""
    if not words:
        return object_
    return f"{object_} {smooth(('thing', *words))[6:]}" if not object_.endswith("thing") else f"{object_} {smooth(words)}"


def _conjoined(verb: str, words: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    if len(words) > 1 and core(words[0]) == "and" and form_of(core(words[1])) in ("either", "participle"):
        return [verb, core(words[1])], words[2:]
    return [verb], words


def _act(shape: Shape, mode: Mode, scene: Scene, before: Told | None) -> Told | None:
    if shape.verb in FINITE_AUXILIARIES:
        return _auxiliary_act(shape, mode, before)
    if before and before.voice == "other" and _objectless(shape) and base_of(shape.verb) not in OBJECTLESS | INTRANSITIVE:
        was = "was" if not plural(tuple(before.subject.split())) else "were"
        return Told("other", before.subject, " ".join([was, "not" if shape.negated else "", *shape.adverbs, participle_of(shape.verb), smooth(shape.rest)]))
    if form_of(shape.verb) == "participle" and not shape.negated:
        return None if mode == "impact" else Told("ours", scene.me, _our_act(shape, mode))
    if mode == "impact" or mode == "mistake" and _CUSTOMERS_ACT.search(" ".join(shape.rest)):
        return Told("yours", "you", _your_act(shape))
    return Told("ours", scene.me, _our_act(shape, mode))


def _auxiliary_act(shape: Shape, mode: Mode, before: Told | None) -> Told | None:
    thing = shape.verb in ("has", "is") or mode == "cause"
    if thing and before is None:
        return None
    verb = {"was": "were", "has": "have", "is": "are"}.get(shape.verb, shape.verb) if not thing else shape.verb
    words = ["not" if shape.negated else "", *shape.adverbs]
    if thing or mode == "mistake" and before and before.voice == "other":
        return Told("other", before.subject if before and before.voice == "other" else "it", " ".join([shape.verb, *words, smooth(shape.rest)]))
    if mode in ("done",):
        return None
    return Told("yours", "you", " ".join([verb, *words, smooth(shape.rest, own=True)]))


def _your_act(shape: Shape) -> str:
    rest = _CUSTOMERS_ACT.sub(lambda found: "and were", smooth(shape.rest, own=True))
    passive = {"turned", "refused", "evicted", "stranded", "evacuated", "charged", "told", "forced", "sent"}
    if shape.verb in passive and _objectless(shape) or shape.verb in ("turned", "sent") and shape.rest and core(shape.rest[0]) in ("back", "away", "home"):
        return " ".join(["were", *shape.adverbs, shape.verb, rest]).strip()
    if shape.negated:
        return f"did not {base_of(shape.verb)} {rest}".strip()
    return " ".join([*shape.adverbs, past_of(shape.verb), rest]).strip()


def _our_act(shape: Shape, mode: Mode) -> str:
    verbs, rest = _conjoined(shape.verb, shape.rest)
    object_ = ""
    if _objectless(shape) and base_of(shape.verb) not in OBJECTLESS | INTRANSITIVE:
        object_ = "you" if base_of(shape.verb) in CUSTOMER_OBJECT else "it"
    following = smooth(("x", object_ or "x", *rest)).split(" ", 2)[2:] if rest else []
    told_rest = following[0] if following else ""
    if not object_:
        told_rest = smooth((shape.verb, *rest)).split(" ", 1)[1] if rest else ""
    verb = " and ".join(past_of(one) for one in verbs)
    if shape.negated:
        verb = f"never {verb}" if "never" in shape.adverbs else f"did not {base_of(shape.verb)}"
    adverbs = [word for word in shape.adverbs if word != "never"]
    return " ".join(word for word in [*adverbs, verb, object_, told_rest] if word)


def _objectless(shape: Shape) -> bool:
    _, rest = _conjoined(shape.verb, shape.rest)
    if not rest:
        return True
    first = core(rest[0])
    if particle(rest):
        return len(rest) == 1 or core(rest[1]) in PREPOSITIONS
    opens_time = bool(re.match(r"\d{1,2} [A-Z]|\d{1,2}(?::\d\d)? [ap]m|(?:same|next|following) (?:day|night|morning|week)", " ".join(rest[:2])))
    return first in PREPOSITIONS | CONJUNCTIONS | ADVERBS or opens_time


def _feeling(shape: Shape, mode: Mode) -> Told | None:
    if mode != "impact":
        return None
    text = smooth(shape.rest, own=True)
    things = {"irreplaceable", "unrepeatable", "unusable", "ruined", "useless", "unreadable", "illegible", "inedible"}
    return Told("other", "what you lost", f"is {text}") if core(shape.rest[0]) in things else Told("yours", "you", f"were {text}")


def _state(shape: Shape, mode: Mode, scene: Scene) -> Told | None:
    if mode == "cause" and blames(shape.subject):
        return None
    owned = "our" if mode == "cause" else "your"
    told_subject = subject(shape.subject, lower=scene.lower, owned=owned)
    return Told("other", told_subject, f"{be(shape.subject)} {smooth(('was', *shape.rest))[4:]}")
