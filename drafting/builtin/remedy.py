"""What is done, promised, given and changed: sentences with a doer and a time, and nothing the record does not promise."""

import re
from dataclasses import replace
from typing import Final

from drafting.builtin.active import active
from drafting.builtin.acts import predicate
from drafting.builtin.articles import indefinite
from drafting.builtin.clauses import fragments, told, written
from drafting.builtin.dates import SAYS_A_DAY
from drafting.builtin.doers import said_by_others
from drafting.builtin.harm import clean
from drafting.builtin.parse import Shape, parse
from drafting.builtin.phrases import sentence, subject, uncapitalised
from drafting.builtin.promise import AMOUNT
from drafting.builtin.scene import Scene, Told
from drafting.builtin.smooth import after, smooth
from drafting.builtin.tidy import segments
from drafting.builtin.tokens import core, head, plural
from drafting.builtin.verbs import base_of
from drafting.builtin.words import FAMILY, PREPOSITIONS
from drafting.incident import Incident

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


def done(incident: Incident, scene: Scene) -> list[str]:
    """The repair that is done, in the order it was recorded."""
    out: list[str] = []
    firm, heard, unsure = said_by_others(incident.says("fix_done"))
    for group in told(firm, "done", scene):
        phrases = [clause.predicate for clause in group if clause.voice == "list"]
        out += [one for phrase in phrases if clean(one := _done_phrase(phrase, scene))]
        out += [one for one in written(group) if clean(one)]
    out += [one for text in heard for one in [_heard(text, scene)] if one and clean(one)]
    out += [f"Whether it was {word} is not known." for word in unsure]
    return [one for one in out if one]


def _heard(text: str, scene: Scene) -> str:
    """What the record only has from somebody else, told as that: nobody of ours saw it."""
    parts = [shape for one in fragments(text, scene) for segment in segments(one) for shape in [parse(segment)]]
    if len(parts) != 1 or parts[0].sort not in ("passive", "clause", "state"):
        return ""
    shape = parts[0]
    told_subject = subject(shape.subject, scene.style)
    if shape.sort == "clause":
        return sentence(f"As far as we have been told, {told_subject} {predicate(shape, 'done')}")
    are = "are" if plural(shape.subject) or "%" in shape.subject[0] else "is"
    words = [are, "not" if shape.negated else "now", shape.verb, after(shape.verb or "was", shape.rest)]
    return sentence(f"As far as we have been told, {told_subject} {' '.join(word for word in words if word)}")


def _done_phrase(phrase: str, scene: Scene) -> str:
    words = tuple(phrase.split())
    if core(words[0]) == "back" or len(words) < 2:
        return ""
    if _SENT.search(phrase):
        return sentence(f"We sent {subject(words, scene.style)}")
    plain = " ".join(uncapitalised(words, scene.style))
    first_noun = words[: next((at for at, word in enumerate(words) if at and core(word) in PREPOSITIONS), len(words))]
    return sentence(f"There {'were' if plural(first_noun) else 'was'} {indefinite(plain)}")


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


_REFUND: Final = re.compile(r"(?:full |partial )?refund of (?:the |your )?(.+)")
_BACK: Final = re.compile(r"(.+?) back")
_UNCHARGED: Final = re.compile(r"(.+?) (?:not|never) charged(?: for)?(.*)")
_FREE: Final = re.compile(r"(.+?) (?:for )?free((?: for| until| till) .+)?")


def _not_paid_for(text: str, scene: Scene) -> str:
    """A gift that is money given back, or a charge left off, told as that: "fee back", "stay not charged", "the map free"."""
    me = "I" if scene.me == "I" else "We"
    thing = scene.style
    if back := _REFUND.fullmatch(text) or _BACK.fullmatch(text):
        words = tuple(back[1].split())
        what = back[1] if AMOUNT.match(back[1]) else subject(words, thing)
        return sentence(f"{me} {'am' if me == 'I' else 'are'} refunding {what} as well")
    if left_off := _UNCHARGED.fullmatch(text):
        what = subject(tuple(left_off[1].split()), thing)
        return sentence(f"{me} {'am' if me == 'I' else 'are'} not charging you for {what}{left_off[2]}")
    if (free := _FREE.fullmatch(text)) and core(text) != "free" and not AMOUNT.match(text):
        what = subject(tuple(free[1].split()), thing)
        return sentence(f"{me} {'am' if me == 'I' else 'are'} giving you {what} free of charge{free[2] or ''}")
    return ""


def _gift(shape: Shape, text: str, scene: Scene) -> str:
    giving = "I am giving" if scene.me == "I" else "we are giving"
    if shape.sort == "noun" and not shape.subject:
        return ""
    text = re.sub(r"(?<=[a-z]) half price$", " at half price", text)
    if told_gift := _not_paid_for(text, scene):
        return told_gift
    if core(shape.subject[0] if shape.subject else "").endswith("'s") and core(shape.subject[0])[:-2] in FAMILY:
        return sentence(f"On top of that {giving} you your {text}")
    if shape.sort == "passive":
        return sentence(
            f"{'I' if scene.me == 'I' else 'We'} have {'not ' if shape.negated else ''}{_participle(shape, scene)}"
        )
    if AMOUNT.match(text):
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
