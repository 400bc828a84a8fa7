"""How it came about: clauses of ours only, or the record's own words after a colon. Source: E20, S0, LABELS (shifts-blame)."""

import re
from typing import Final

from drafting.builtin.articles import indefinite
from drafting.builtin.clauses import told, written
from drafting.builtin.harm import clean, noun_phrases
from drafting.builtin.phrases import sentence
from drafting.builtin.scene import Scene, blames
from drafting.builtin.tokens import core
from drafting.builtin.words import CUSTOMER_WORDS, MACHINES, OUTSIDERS, STAFF
from drafting.incident import Incident


def explanation(incident: Incident, scene: Scene) -> list[str]:
    """How it came about, in clauses of ours only; empty where it is not known or not ours to tell. Source: E20, S0."""
    if not incident.says("cause") or incident.cause_owner == "unknown":
        return []
    out: list[str] = []
    for group in told(incident.says("cause"), "cause", scene):
        whole = [one for one in written(group) if clean(one)]
        phrases = [clause.predicate for clause in group if clause.voice == "list"]
        dangling = not out and phrases and whole and _DANGLING.match(whole[0])
        if dangling or (not whole and phrases and not out):
            told_phrase = _cause_phrase(phrases[0]) if not dangling else ""
            whole = [told_phrase] if told_phrase and clean(told_phrase) else []
        out += [one for one in whole if one]
    as_typed = "" if out else _cause_as_typed(incident, scene)
    return out or ([as_typed] if as_typed and clean(as_typed) else [])


_DANGLING: Final = re.compile(r"(?:We|I) (?:did not )?\w+ (?:it|them)\b")


CAUSE_FRAME: Final = "How it came about: "


def _cause_as_typed(incident: Incident, scene: Scene) -> str:
    """The cause in its own words after a colon, where no clause could be made of it and it puts nothing on anybody else."""
    phrase = noun_phrases(incident.says("cause"), scene.as_rule())
    words = {core(word).removesuffix("'s") for word in phrase.split()}
    theirs = words & (
        OUTSIDERS | MACHINES | CUSTOMER_WORDS | STAFF | {"you", "your", "yours", "he", "she", "they", "me"}
    )
    if incident.cause_owner != "us" or theirs or len(words) < 3 or "(" in phrase:
        return ""
    return f"{CAUSE_FRAME}{phrase.rstrip('.')}."


def _cause_phrase(phrase: str) -> str:
    """ "no slip in it" gives "There was no slip in it"; a gap of ours is told as ours; a bare thing to blame is left out."""
    words = phrase.split()
    if core(words[0]) == "no" and len(words) > 1:
        return sentence(f"there was {phrase}")
    if core(words[-1]) in (
        "gap",
        "mix-up",
        "mistake",
        "error",
        "slip",
        "oversight",
        "typo",
        "misunderstanding",
    ) and not blames(tuple(words)):
        return sentence(f"there was {indefinite(phrase)} on our side") if "misunderstanding" not in phrase else ""
    return ""


def names_outsider(incident: Incident) -> bool:
    """Whether the record's cause lies with somebody who works for us or supplies us."""
    return incident.cause_owner == "supplier" or (
        incident.cause_owner is None and blames(tuple(incident.says("cause").split()))
    )
