"""What is promised: who does it, and by when. Nothing the record does not promise."""

import re
from dataclasses import replace
from typing import Final

from drafting.builtin.active import active, objectless
from drafting.builtin.articles import indefinite
from drafting.builtin.clauses import fragments, told, written
from drafting.builtin.dates import SAYS_A_DAY, SAYS_A_TIME, clock, date_of
from drafting.builtin.doers import doer_named, doer_of, without_doer
from drafting.builtin.harm import clean
from drafting.builtin.parse import Shape, parse
from drafting.builtin.phrases import joined, sentence, subject, uncapitalised
from drafting.builtin.scene import Scene, acts_for_us
from drafting.builtin.smooth import after, smooth
from drafting.builtin.tidy import segments
from drafting.builtin.tokens import bare_noun, core, head
from drafting.builtin.verbs import base_of, form_of, known_verb
from drafting.builtin.words import ADJECTIVES, CUSTOMER_OBJECT, INTRANSITIVE, OBJECTLESS, PREPOSITIONS, STAFF
from drafting.incident import Incident, Moment

AMOUNT: Final = re.compile(r"(?:[£$€₹]\s?\d|(?:[A-Z]{3}|R) \d|\d[\d,.]* (?:EUR|USD|GBP)|\d+% of|half price)")


_LABELLED: Final = re.compile(r"(?:(?<=[;.] )|^)([a-z][\w ]{2,30}): ([^;.:]+)")
"""A promise with what it is for in front: "fourth medal: notice in the paper"."""
_TO_COME: Final = re.compile(r"^I am (?=there|back|with|coming)")


def promised(incident: Incident, scene: Scene, who: str) -> list[str]:
    """The repair still to come: who does it and by when, from `fix_owner` and `fix_due`."""
    out: list[tuple[str, str]] = []
    for one in fragments(_LABELLED.sub(r"\2 for the \1", incident.says("fix_promised")), scene):
        for segment in segments(one):
            out += _promise(parse(segment), scene, who)
    told_promises: list[str] = []
    for sort, pieces in _runs([(sort, piece) for sort, piece in out if clean(piece)]):
        if sort == "full":
            told_promises += pieces
        else:
            told_promises.append(f"{who} will {joined(pieces)}" if sort == "verb" else _will_have(pieces))
    return _timed(told_promises, incident, scene)


def _runs(pieces: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Neighbours of one sort together."""
    out: list[tuple[str, list[str]]] = []
    for sort, piece in pieces:
        if out and out[-1][0] == sort:
            out[-1][1].append(piece)
        else:
            out.append((sort, [piece]))
    return out


def _described(shape: Shape) -> bool:
    """Whether the verb form only describes what is to come: "recovered files on a new drive"."""
    return (
        shape.sort == "act"
        and not shape.negated
        and not shape.adverbs
        and shape.verb.endswith("ed")
        and bool(shape.rest)
        and bare_noun(shape.rest[0])
        and core(shape.rest[0]) not in ADJECTIVES
    )


def _promise(shape: Shape, scene: Scene, who: str) -> list[tuple[str, str]]:
    """A segment as a whole sentence, as what somebody will do, or as what the reader will have."""
    if _described(shape):
        return [("thing", smooth(("the", shape.verb, *shape.rest)))]
    if going := _going_on(shape):
        return [("full", f"We will {going}")]
    if full := _full_promise(shape, scene, who):
        return [("full", full)]
    if shape.sort == "passive" and "and" in shape.subject:
        at = shape.subject.index("and")
        if any(core(word) in PREPOSITIONS - {"of"} for word in shape.subject[:at]):
            return [
                ("thing", _thing(shape.subject[:at], scene)),
                *_promise(replace(shape, subject=shape.subject[at + 1 :]), scene, who),
            ]
    if verb := _will(shape, scene):
        return [("verb", verb)]
    return [("thing", _thing(shape.subject, scene))] if shape.sort == "noun" and shape.subject else []


def _thing(words: tuple[str, ...], scene: Scene) -> str:
    return indefinite(smooth(uncapitalised(words, scene.style), own="your"))


def _timed(promises: list[str], incident: Incident, scene: Scene) -> list[str]:
    """The promises as sentences; the first that tells no time of its own gets the recorded one."""
    ends = any(re.search(r"\bby (?:the )?end of\b", one) for one in promises)
    timed = [one if ends else due(one, incident, scene) for one in promises]
    moment = incident.moment("fix_due")
    told_day = scene.calendar.day(date_of(moment)) if moment else " "
    said = any(told_day in one for one in promises)
    hour = next(
        (
            at
            for at, (one, new) in enumerate(zip(promises, timed, strict=True))
            if one != new and SAYS_A_TIME.search(one)
        ),
        None,
    )
    first = (
        hour
        if hour is not None
        else next((at for at, (one, new) in enumerate(zip(promises, timed, strict=True)) if one != new), None)
    )
    return [
        sentence(new if at == first and not said else one)
        for at, (one, new) in enumerate(zip(promises, timed, strict=True))
    ]


def _full_promise(shape: Shape, scene: Scene, who: str) -> str:
    whole = " ".join([*shape.subject, *shape.adverbs, shape.verb, *shape.rest]).strip()
    if not whole:
        return ""
    if core(whole.split()[0]) == "back" and len(whole.split()) > 1:
        return f"{'The service' if scene.outage else 'It'} will be {smooth(tuple(whole.split()))}"
    if shape.sort == "passive" and doer_of(shape.rest) in ("others", "outsider") and not shape.negated:
        if name := doer_named(shape.rest):
            left = replace(shape, rest=without_doer(shape.rest))
            return f"{name} will {active(left, ' '.join(left.rest), scene.style, future=True)}"
        return f"{subject(shape.subject, scene.style)} will be {shape.verb} {after(shape.verb, shape.rest)}"
    if shape.sort == "clause":
        if shape.rest == ("each",):
            who = "We" if acts_for_us(shape.subject) else subject(shape.subject, scene.style)
            return f"{who} will {base_of(shape.verb)} each of you"
        if acts_for_us(shape.subject) and shape.verb not in ("will", "can"):
            return f"We will {base_of(shape.verb)} {after(shape.verb, shape.rest)}"
        group = written([one for clauses in told(whole, "done", scene) for one in clauses])
        return _TO_COME.sub("I will be ", group[0].rstrip(".")) if group else ""
    if shape.sort == "state":
        return _state_to_come(shape, scene)
    if (
        shape.sort == "act"
        and base_of(shape.verb) in ("tell", "inform", "ask", "advise")
        and shape.rest
        and core(shape.rest[0]) == "you"
    ):
        return f"{who} {'have' if who in ('I', 'We') else 'has'} {shape.verb} {after(shape.verb, shape.rest)}".replace(
            "you do not", "you not to"
        )
    return ""


def _state_to_come(shape: Shape, scene: Scene) -> str:
    rest = after("be", shape.rest, own="your")
    if AMOUNT.match(" ".join(shape.subject)) and core(shape.rest[0]) == "back":
        return f"You will have {smooth(shape.subject)} {rest}"
    if core(shape.rest[0]) == "back" and core(head(shape.subject)) in _SUPPLIES:
        return f"We will have {subject(shape.subject, scene.style)} {rest}"
    if core(shape.rest[0]) in ("off", "closed", "shut") and len(shape.rest) == 1:
        return f"{subject(shape.subject, scene.style)} is to be {rest}"
    return f"{subject(shape.subject, scene.style)} will be {rest}"


def _going_on(shape: Shape) -> str:
    """What one of ours is doing just now, as a promise: "driver collecting what is left"."""
    words = (*shape.subject, *shape.adverbs, *([shape.verb] if shape.verb else []), *shape.rest)
    if len(words) < 3 or core(words[0]) not in STAFF or form_of(core(words[1])) != "gerund":
        return ""
    stem = core(words[1])[:-3]
    base = next((one for one in (stem, stem + "e", stem[:-1]) if known_verb(one)), "")
    return f"{base} {after(base, words[2:])}" if base else ""


_SUPPLIES: Final = frozenset(
    ["broadband", "electricity", "gas", "heating", "internet", "line", "phone", "power", "service", "supply", "water"]
)


def _will(shape: Shape, scene: Scene) -> str:
    if shape.sort == "passive":
        return active(shape, " ".join(shape.rest), scene.style, future=True)
    if shape.sort in ("act", "base") and not shape.negated:
        missing = (
            objectless(shape)
            and base_of(shape.verb) not in (OBJECTLESS - {"drive", "check", "test", "tell"}) | INTRANSITIVE
            and (shape.sort == "act" or core(shape.rest[0] if shape.rest else "") not in ("for", "to"))
        )
        object_ = ("you" if base_of(shape.verb) in CUSTOMER_OBJECT else "it") if missing and shape.sort == "act" else ""
        rest = after(object_ or shape.verb, shape.rest, own="your")
        return " ".join(word for word in [base_of(shape.verb), object_, rest] if word)
    return ""


def _will_have(things: list[str]) -> str:
    money = bool(AMOUNT.match(things[0])) and not things[0].startswith("half")
    if money:
        return f"We will pay you {joined(things)}"
    to_others = any(re.search(r"\bto (?:all|every|each)\b", thing) for thing in things)
    return f"There will be {joined(things)}" if to_others else f"You will have {joined(things)}"


def due(text: str, incident: Incident, scene: Scene) -> str:
    """The promise with the day, and the time, it is due by, where it does not tell them itself."""
    moment = incident.moment("fix_due")
    if (
        not moment
        or scene.calendar.past(moment)
        or SAYS_A_DAY.search(text)
        or re.search(
            (
                r"\b(?:daily|every|till|until|by (?:the )?end|now|rest of)\b|\bhave (?:told|asked)|\bis to be\b"
                r"|\bwill be (?:off|on|back"
                r"|closed|shut)\b"
            ),
            text,
        )
    ):
        return text
    told_day = scene.calendar.day(date_of(moment), weekday=True)
    if said := SAYS_A_TIME.search(text):
        same = clock(getattr(moment, "hour", 0), getattr(moment, "minute", 0)) == said[0]
        return f"{text} on {told_day}" if same and text.endswith(said[0]) else text
    return f"{text} by {by(moment, scene)}"


def by(moment: Moment, scene: Scene) -> str:
    """Friday 6 March; 1 pm on Friday 6 March."""
    day = scene.calendar.day(date_of(moment), weekday=True)
    hour, minute = getattr(moment, "hour", 0), getattr(moment, "minute", 0)
    return f"{clock(hour, minute)} on {day}" if hour or minute else day
