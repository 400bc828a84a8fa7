"""One segment of the record as a clause of the letter: who did it named first, small words back, the reader as "you"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from drafting.builtin.clause import tell
from drafting.builtin.parse import parse
from drafting.builtin.person import to_reader
from drafting.builtin.phrases import joined, sentence
from drafting.builtin.scene import Mode, Scene, Told
from drafting.builtin.tidy import plain, segments, sentences
from drafting.builtin.tokens import core
from drafting.builtin.verbs import form_of
from drafting.builtin.words import FINITE_AUXILIARIES

_ELLIPSIS: Final = ("was", "were", "did", "had", "was not", "did not")


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
            clause = tell(shape, mode, scene, group[-1] if group else None)
            dropped = clause is None and shape.sort in ("clause", "passive")
            if mode == "impact" and clause and clause.subject == "it" and group and group[-1].voice == "list":
                phrase = group.pop().predicate
                lead = re.match(r"(?:the|a|an|your|our|no|\d)\b", phrase)
                clause = replace(clause, subject=phrase if lead else f"the {phrase}")
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
    for (at, phrase), (then, clause) in pairwise(flat):
        if (
            phrase.voice == "list"
            and clause.voice in ("ours", "other")
            and then - at < 2
            and re.search(r"\bit\b", clause.predicate)
            and len(phrase.predicate.split()) < 6
            and not phrase.predicate.endswith("ing")
            and phrase.predicate.split()[0] not in ("ours", "theirs", "yours")
        ):
            lead = re.match(r"(?:the|a|an|your|our|no|\d)\b", phrase.predicate)
            thing = phrase.predicate if lead else f"the {phrase.predicate}"
            if not phrase.predicate.lower().startswith("no "):
                thing = re.sub(r"^the new ", "the ", thing)
                groups[then] = [
                    replace(one, predicate=re.sub(r"\bit\b", thing, one.predicate, count=1)) if one is clause else one
                    for one in groups[then]
                ]
                groups[at] = [one for one in groups[at] if one is not phrase]
    return [group for group in groups if group]


def fragments(text: str, scene: Scene) -> Iterator[str]:
    """The field's own sentences in plain words, said to the reader; one whose persons are unsure is tried segment by segment."""
    for one in sentences(_with_currency(plain(text, scene.calendar), scene)):
        whole = to_reader(one, scene.reader)
        if whole is not None:
            yield whole
            continue
        sure = [part for segment in segments(one) if (part := to_reader(segment, scene.reader)) is not None]
        if sure:
            yield ", ".join(sure)


_BARE_SUM: Final = re.compile(
    r"\b(refund(?:ed)?|repa(?:y|id)|pa(?:y|id)|return(?:ed)?|including(?: the)?) (\d[\d,.]*\d)\b(?! ?(?:x|%|\w+s\b))"
)


def _with_currency(text: str, scene: Scene) -> str:
    """A sum typed without its currency with the one that the record gives it elsewhere: "refund 64" of a $64 charge."""
    known = dict(scene.sums)
    return _BARE_SUM.sub(lambda found: f"{found[1]} {known.get(found[2].replace(',', ''), found[2])}", text)


def written(clauses: list[Told]) -> list[str]:
    """Clauses as sentences; neighbours with one subject share it. Lists are left to their frames."""
    groups: list[list[Told]] = []
    for clause in clauses:
        if clause.voice == "list":
            continue
        if groups and clause.predicate in _ELLIPSIS:
            last = groups[-1][-1]
            groups[-1][-1] = replace(last, predicate=f"{last.predicate}, and {clause.subject} {clause.predicate}")
        elif groups and groups[-1][0].subject == clause.subject and len(groups[-1]) < 3 and _short(groups[-1], clause):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return [sentence(f"{group[0].subject} {joined([_agreeing(one) for one in group])}") for group in groups]


def _short(group: list[Told], clause: Told) -> bool:
    return len(group) < 2 or sum(len(one.predicate.split()) for one in (*group, clause)) < 18


def _agreeing(clause: Told) -> str:
    if clause.subject not in ("you", "we"):
        return clause.predicate
    return re.sub(r"\b(and|but|then) was\b", r"\1 were", clause.predicate)
