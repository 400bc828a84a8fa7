"""What is done, promised, given and changed: sentences with a doer and a time, and nothing the record does not promise."""

import re
from typing import Final

from drafting.builtin.clauses import Scene, Told, active, fragments, told, written
from drafting.builtin.dates import SAYS_A_DAY, SAYS_A_TIME, clock, date_of
from drafting.builtin.harm import clean, with_article
from drafting.builtin.parse import Shape, core, parse, plural
from drafting.builtin.smooth import joined, sentence, smooth, subject
from drafting.builtin.tidy import segments
from drafting.builtin.verbs import base_of
from drafting.incident import Incident, Moment

_AMOUNT: Final = re.compile(r"(?:[£$€₹]\s?\d|(?:[A-Z]{3}|R) \d|\d[\d,.]* (?:EUR|USD|GBP)|\d+% of)")
_SENT: Final = re.compile(r"\bby (?:courier|post|email|mail|taxi|van|special delivery)\b")
_SINCE: Final = re.compile(r"[,;]?\s*\b(since|from|live from|as of|with effect from|decided)\s+((?:\w+ )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?)$")
_ONE_TIME: Final = frozenset(
    "remove redirect change introduce buy hire install fit replace delete scrap bin order add rewrite update reprint set clear separate move print retrain train"
    " close switch block lock reject shut retire withdraw".split()
)


def done(incident: Incident, scene: Scene) -> list[str]:
    """The repair that is done, in the order it was recorded."""
    out: list[str] = []
    for group in told(incident.says("fix_done"), "done", scene):
        out += [one for one in written(group) if clean(one)]
        phrases = [clause.predicate for clause in group if clause.voice == "list"]
        out += [one for phrase in phrases if clean(one := _done_phrase(phrase, scene))]
    return out


def _done_phrase(phrase: str, scene: Scene) -> str:
    if phrase.startswith("no charge"):
        return sentence("There was " + phrase)
    if _SENT.search(phrase) and core(phrase.split()[0]) not in ("by",):
        return sentence(f"We sent {subject(tuple(phrase.split()), lower=scene.lower)}")
    return sentence(f"Done: {phrase}")


def promised(incident: Incident, scene: Scene, who: str) -> list[str]:
    """The repair still to come: who does it and by when, from `fix_owner` and `fix_due`."""
    out: list[str] = []
    for one in fragments(incident.says("fix_promised"), scene):
        verbs: list[str] = []
        things: list[str] = []
        for segment in segments(one):
            shape = parse(segment)
            if full := _full_promise(shape, scene):
                out.append(full)
            elif verb := _will(shape, scene):
                verbs.append(verb)
            elif shape.sort == "noun" and shape.subject:
                things.append(with_article(smooth(shape.subject)))
        out += [f"{who} will {joined(verbs)}"] if verbs else []
        out += [_will_have(things)] if things else []
    return [sentence(due(one, incident, scene)) for one in out if clean(one)]


def _full_promise(shape: Shape, scene: Scene) -> str:
    if shape.sort == "clause":
        clause = written([one for group in told(" ".join([*shape.subject, *shape.adverbs, shape.verb, *shape.rest]), "done", scene) for one in group])
        return clause[0].rstrip(".") if clause else ""
    if shape.sort == "state":
        return f"{subject(shape.subject, lower=scene.lower)} will be {smooth(('x', *shape.rest))[2:]}"
    return ""


def _will(shape: Shape, scene: Scene) -> str:
    if shape.sort == "passive":
        return active(shape, " ".join(shape.rest), scene, future=True)
    if shape.sort == "act" and not shape.negated:
        return f"{base_of(shape.verb)} {smooth(('x', *shape.rest))[2:]}".strip()
    if shape.sort == "base":
        return f"{shape.verb} {smooth((shape.verb, *shape.rest)).split(' ', 1)[1]}"
    return ""


def _will_have(things: list[str]) -> str:
    if _AMOUNT.match(things[0]):
        return f"We will pay you {joined(things)}"
    return f"You will have {joined(things)}"


def due(text: str, incident: Incident, scene: Scene) -> str:
    """The promise with the day, and the time, it is due by, where it does not tell them itself."""
    moment = incident.moment("fix_due")
    if not moment or scene.calendar.past(moment) or SAYS_A_DAY.search(text) or "daily" in text or "every" in text:
        return text
    told_day = scene.calendar.day(date_of(moment), weekday=True)
    if SAYS_A_TIME.search(text):
        return f"{text} on {told_day}"
    return f"{text} by {by(moment, scene)}"


def by(moment: Moment, scene: Scene) -> str:
    """Friday 6 March; 1 pm on Friday 6 March."""
    day = scene.calendar.day(date_of(moment), weekday=True)
    hour, minute = getattr(moment, "hour", 0), getattr(moment, "minute", 0)
    return f"{clock(hour, minute)} on {day}" if hour or minute else day


def gift(incident: Incident, scene: Scene, *, note: bool = False) -> list[str]:
    """What is given beside the repair; in a note without its price. Source: E4, E25."""
    typed = incident.says("compensation")
    if not typed or re.match(r"none\b|no\b", typed, re.IGNORECASE):
        return []
    for one in fragments(typed, scene):
        first = segments(one)[:1]
        if not first:
            continue
        text = re.sub(r"\s*(?:[£$€₹]\s?\d[\d,.]*|\b[A-Z]{3} \d[\d,.]*)", "", first[0]).strip() if note else first[0]
        if text:
            return [made for made in [_gift(parse(text), text, scene)] if clean(made)]
    return []


def _gift(shape: Shape, text: str, scene: Scene) -> str:
    if shape.sort == "passive":
        verb = active(shape, " ".join(shape.rest), scene)
        return sentence(f"We have {verb}" if not shape.negated else f"We {verb}")
    if shape.sort == "state":
        return sentence(f"{subject(shape.subject, lower=scene.lower)} {'are' if plural(shape.subject) else 'is'} {smooth(('x', *shape.rest))[2:]}")
    if shape.sort in ("clause", "act", "base"):
        group = [one for clauses in told(text, "done", scene) for one in clauses]
        return " ".join(written(group))
    return sentence(f"On top of that we are giving you {with_article(smooth(shape.subject))}")


def prevention(incident: Incident, scene: Scene) -> list[str]:
    """The change against a repeat: an act, done or dated. Source: E5, S1."""
    out: list[str] = []
    for one in _with_dates(list(fragments(incident.says("prevention"), scene))):
        out += [made for made in _changes(one, scene) if made and clean(made)]
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
    when = ""
    if since:
        when = f"{'From' if since[1] in ('from', 'live from', 'as of', 'with effect from') else 'Since'} {since[2]} "
    made = [_change(parse(segment), when, scene) for segment in segments(body)]
    return [sentence(f"{when}{one[0].lower() + one[1:] if when and not one.startswith('I ') else one}") for one in made if one]


def _change(shape: Shape, when: str, scene: Scene) -> str:
    if shape.sort == "passive":
        return _changed(shape, when, scene)
    if shape.sort == "clause":
        clauses: list[Told] = [one for group in told(" ".join([*shape.subject, *shape.adverbs, shape.verb, *shape.rest]), "done", scene) for one in group]
        return written(clauses)[0].rstrip(".") if clauses else ""
    if shape.sort == "base":
        return f"We now {shape.verb} {smooth((shape.verb, *shape.rest)).split(' ', 1)[1]}"
    if shape.sort == "state":
        return f"{subject(shape.subject, lower=scene.lower)} {'are' if plural(shape.subject) else 'is'} now {smooth(('x', *shape.rest))[2:]}"
    if shape.sort == "noun" and shape.subject:
        return _new_rule(smooth(shape.subject), when)
    return ""


def _changed(shape: Shape, when: str, scene: Scene) -> str:
    one_time = base_of(shape.verb) in _ONE_TIME and not when
    if one_time and not shape.negated and not {"only", "now", "always"} & set(shape.adverbs):
        dated = SAYS_A_DAY.search(" ".join(shape.rest))
        return f"We {'' if dated else 'have '}{active(shape, ' '.join(shape.rest), scene)}"
    are = "are" if plural(shape.subject) else "is"
    adverbs = [word for word in shape.adverbs if word != "now"]
    now = "" if when or shape.negated or "only" in adverbs else "now"
    words = [subject(shape.subject, lower=scene.lower), are, "not" if shape.negated else now, *adverbs, shape.verb, smooth(("x", *shape.rest))[2:]]
    return " ".join(word for word in words if word)


def _new_rule(phrase: str, when: str) -> str:
    if phrase.lower().startswith(("no ", "nobody")):
        return f"There {'are' if phrase.split()[1].rstrip(',').endswith('s') else 'is'} {'' if when else 'now '}{phrase[0].lower() + phrase[1:]}"
    have = "have had" if when.startswith("Since") else ("have" if when else "now have")
    return f"We {have} {with_article(phrase)}"


