"""What is done, promised, given and changed: sentences with a doer and a time, and nothing the record does not promise."""

import re
from dataclasses import replace
from typing import Final

from drafting.builtin.active import active, objectless
from drafting.builtin.articles import indefinite
from drafting.builtin.clauses import fragments, told, written
from drafting.builtin.dates import SAYS_A_DAY, SAYS_A_TIME, clock, date_of
from drafting.builtin.harm import clean
from drafting.builtin.parse import Shape, parse
from drafting.builtin.phrases import joined, sentence, subject, uncapitalised
from drafting.builtin.scene import Scene, Told, acts_for_us
from drafting.builtin.smooth import after, smooth
from drafting.builtin.tidy import segments
from drafting.builtin.tokens import core, head, plural
from drafting.builtin.verbs import base_of
from drafting.builtin.words import CUSTOMER_OBJECT, INTRANSITIVE, OBJECTLESS, PREPOSITIONS
from drafting.incident import Incident, Moment

_AMOUNT: Final = re.compile(r"(?:[£$€₹]\s?\d|(?:[A-Z]{3}|R) \d|\d[\d,.]* (?:EUR|USD|GBP)|\d+% of|half price)")


_PRICE: Final = re.compile(r"\s*\(?(?:[£$€₹]\s?\d[\d,.]*|\b[A-Z]{3} \d[\d,.]*)\)?")


_SENT: Final = re.compile(r"\bby (?:courier|post|email|mail|taxi|van|special delivery)\b")


_SINCE: Final = re.compile(
    r"[,;]?\s*\b(since|from|live from|as of|with effect from|decided)"
    r"\s+((?:\w+ )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?)$"
)


_FROM: Final = ("from", "live from", "as of", "with effect from")


_ONE_TIME: Final = frozenset(
    [
        "remove",
        "redirect",
        "change",
        "introduce",
        "buy",
        "hire",
        "install",
        "fit",
        "replace",
        "delete",
        "scrap",
        "bin",
        "order",
        "add",
        "rewrite",
        "update",
        "reprint",
        "set",
        "clear",
        "separate",
        "move",
        "print",
        "retrain",
        "train",
        "close",
        "switch",
        "block",
        "lock",
        "reject",
        "shut",
        "retire",
        "withdraw",
        "call",
        "tell",
        "notify",
    ]
)


_TO_COME: Final = re.compile(r"^I am (?=there|back|with|coming)")


def done(incident: Incident, scene: Scene) -> list[str]:
    """The repair that is done, in the order it was recorded."""
    out: list[str] = []
    for group in told(incident.says("fix_done"), "done", scene):
        phrases = [clause.predicate for clause in group if clause.voice == "list"]
        out += [one for phrase in phrases if clean(one := _done_phrase(phrase, scene))]
        out += [one for one in written(group) if clean(one)]
    return [one for one in out if one]


def _done_phrase(phrase: str, scene: Scene) -> str:
    words = tuple(phrase.split())
    if core(words[0]) == "back" or len(words) < 2:
        return ""
    if _SENT.search(phrase):
        return sentence(f"We sent {subject(words, scene.style)}")
    plain = " ".join(uncapitalised(words, scene.style))
    first_noun = words[: next((at for at, word in enumerate(words) if at and core(word) in PREPOSITIONS), len(words))]
    return sentence(f"There {'were' if plural(first_noun) else 'was'} {indefinite(plain)}")


def promised(incident: Incident, scene: Scene, who: str) -> list[str]:
    """The repair still to come: who does it and by when, from `fix_owner` and `fix_due`."""
    out: list[tuple[str, str]] = []
    for one in fragments(incident.says("fix_promised"), scene):
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


def _promise(shape: Shape, scene: Scene, who: str) -> list[tuple[str, str]]:
    """A segment as a whole sentence, as what somebody will do, or as what the reader will have."""
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
    if core(whole.split()[0]) == "back" and len(whole.split()) > 1:
        return f"It will be {smooth(tuple(whole.split()))}"
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
    if _AMOUNT.match(" ".join(shape.subject)) and core(shape.rest[0]) == "back":
        return f"You will have {smooth(shape.subject)} {rest}"
    return f"{subject(shape.subject, scene.style)} will be {rest}"


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
    money = bool(_AMOUNT.match(things[0])) and not things[0].startswith("half")
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
                r"\b(?:daily|every|till|until|by (?:the )?end|now|rest of)\b|\bhave (?:told|asked)|\bwill be (?:off|on|back"
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


def gift(incident: Incident, scene: Scene, *, note: bool = False) -> list[str]:
    """What is given beside the repair; in a note without its price. Source: E4, E25."""
    typed = incident.says("compensation")
    if not typed or re.match(r"none\b|no\b", typed, re.IGNORECASE) or _promised_already(typed, incident):
        return []
    for one in fragments(typed, scene):
        parts = segments(one)
        text = _PRICE.sub("", parts[0]).strip() if note and parts else (parts[0] if parts else "")
        if text:
            pieces = re.split(r" and (?=[a-z]+ of |a |\d)", text) if sort_of(text) == "state" else [text]
            return [made for piece in pieces if clean(made := _gift(parse(piece), piece, scene))]
    return []


def sort_of(text: str) -> str:
    """The shape of a fragment."""
    return parse(text).sort


def _promised_already(typed: str, incident: Incident) -> bool:
    remedy = f"{incident.says('fix_promised')} {incident.says('fix_done')}"
    if re.fullmatch(r"\S{0,4} ?[\d,.]+", typed):
        return typed in remedy
    return "%" in typed and re.search(r"half|%|\boff\b", remedy) is not None


def _gift(shape: Shape, text: str, scene: Scene) -> str:
    giving = "I am giving" if scene.me == "I" else "we are giving"
    if shape.sort == "passive":
        return sentence(
            f"{'I' if scene.me == 'I' else 'We'} have {'not ' if shape.negated else ''}{_participle(shape, scene)}"
        )
    if _AMOUNT.match(text):
        to_others = re.search(r" to (?!you\b)", text)
        return sentence(f"On top of that {giving} {'' if to_others else 'you '}{smooth(tuple(text.split()))}")
    if shape.sort == "state":
        return sentence(
            f"{subject(shape.subject, scene.style)} {'are' if plural(shape.subject) else 'is'} {after('is', shape.rest)}"
        )
    if shape.sort in ("clause", "act", "base"):
        return " ".join(written([one for clauses in told(text, "done", scene) for one in clauses]))
    return sentence(f"On top of that {giving} you {indefinite(smooth(uncapitalised(shape.subject, scene.style)))}")


def _participle(shape: Shape, scene: Scene) -> str:
    return active(replace(shape, negated=False), " ".join(shape.rest), scene.style)


def prevention(incident: Incident, scene: Scene) -> list[str]:
    """The change against a repeat: an act, done or dated. Source: E5, S1."""
    rule = scene.as_rule()
    out: list[str] = []
    for one in _with_dates(list(fragments(incident.says("prevention"), rule))):
        out += [made for made in _changes(one, rule) if made and clean(made)]
    return out


def _with_dates(parts: list[str]) -> list[str]:
    """A part that is only "since 30 April" belongs to the one before it."""
    out: list[str] = []
    for part in parts:
        if out and re.fullmatch(r"(?:live )?(?:since|from|decided) .*\d.*", part):
            out[-1] = f"{out[-1]} {part}"
        else:
            out.append(part)
    return out


def _changes(text: str, scene: Scene) -> list[str]:
    since = _SINCE.search(text)
    body = text[: since.start()] if since else text
    when = f"{'From' if since[1] in _FROM else 'Since'} {since[2]} " if since else ""
    made = [one for segment in segments(body) if (one := _change(parse(segment), when, scene))]
    return [
        sentence(f"{when}{_lowered(one).replace(' now ', ' ', 1)}" if when and not at else one)
        for at, one in enumerate(made)
    ]


def _lowered(text: str) -> str:
    return text if text.startswith("I ") or text[1:2].isupper() else text[0].lower() + text[1:]


def _change(shape: Shape, when: str, scene: Scene) -> str:
    match shape.sort:
        case "passive":
            return _changed(shape, when, scene)
        case "clause":
            whole = " ".join([*shape.subject, *shape.adverbs, shape.verb, *shape.rest])
            clauses: list[Told] = [one for group in told(whole, "done", scene) for one in group]
            return written(clauses)[0].rstrip(".") if clauses else ""
        case "base":
            return f"We now {shape.verb} {after(shape.verb, shape.rest)}"
        case "state":
            are = "are" if plural(shape.subject) else "is"
            now = "" if core(shape.rest[0]) == "not" else " now"
            return f"{subject(shape.subject, scene.style)} {are}{now} {after('is', shape.rest)}"
        case "noun":
            return _new_rule(smooth(uncapitalised(shape.subject, scene.style)), when) if shape.subject else ""
        case _:
            return ""


def _changed(shape: Shape, when: str, scene: Scene) -> str:
    dated = bool(SAYS_A_DAY.search(" ".join(shape.rest)))
    habit = {"only", "now", "always"} & set(shape.adverbs) or re.search(
        r"\b(?:before|every|each|when|after|if)\b", " ".join(shape.rest)
    )
    if ((base_of(shape.verb) in _ONE_TIME and not when) or dated) and not shape.negated and not habit:
        return f"We {'' if dated else 'have '}{active(shape, ' '.join(shape.rest), scene.style)}"
    are = "are" if plural(shape.subject) else "is"
    adverbs = [word for word in shape.adverbs if word != "now"]
    now = "" if when or shape.negated or "only" in adverbs else "now"
    words = [
        subject(shape.subject, scene.style),
        are,
        "not" if shape.negated else now,
        *adverbs,
        shape.verb,
        after(shape.verb, shape.rest),
    ]
    return " ".join(word for word in words if word)


def _new_rule(phrase: str, when: str) -> str:
    words = tuple(phrase.split())
    if core(words[0]) in ("no", "nobody"):
        rest = words[2:] if len(words) > 2 and core(words[1]) == "more" else words[1:]
        are = "are" if core(head(rest or words)).endswith("s") else "is"
        return f"There {are} {'' if when else 'now '}{phrase}"
    have = "have had" if when.startswith("Since") else ("have" if when else "now have")
    return f"We {have} {indefinite(phrase)}"
