"""From a text to its report: elements, findings, what is missing, and the state they add up to."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from rubrics.checks import CHECKS
from rubrics.context import Context
from rubrics.engine import Engine, Hit, merged
from rubrics.kinds import ELEMENTS, Element, Kind
from rubrics.language import is_english
from rubrics.letter import Letter
from rubrics.missing import missing
from rubrics.report import Facts, Finding, Report, Span, state_of
from rubrics.rules import Rule, load_rules

_LAST: Final[tuple[Element, ...]] = ("names-mistake", "ownership", "explanation")
_ORDER: Final[tuple[Element, ...]] = (*(element for element in ELEMENTS if element not in _LAST), *_LAST)
"""In which elements are looked for: what happened is told from the rest, and how it came about from that."""
_WHATEVER_THE_LANGUAGE = frozenset({"placeholder", "unsupported-fact", "wrong-date", "exposes-data"})


@cache
def builtin() -> Engine:
    """The engine over the rules that come with Amends."""
    return Engine(load_rules(), tried=True)


def check(text: str, *, kind: Kind, facts: Facts | None = None, rules: Engine | None = None) -> Report:
    """Judges a text as a message of this kind, held against the facts it may state.

    Pure and deterministic: reads no clock and no file, takes time linear in the text. Without `facts`, or without
    `facts.written_on`, what would need them is not judged.
    """
    engine = rules or builtin()
    letter = Letter(text)
    judged = is_english(text)
    hits = {rule: tuple(hit for hit in found if hit.excuse is None) for rule, found in engine.hits(letter).items()}
    elements = _elements(letter, engine.rules, hits, kind, facts) if judged else {}
    faults = [rule for rule in engine.rules if rule.type == "fault" and kind in rule.applies_to]
    looked_for = [rule for rule in faults if judged or rule.id in _WHATEVER_THE_LANGUAGE]
    findings = _findings(letter, engine, looked_for, hits, elements, kind, facts)
    lacking = tuple(missing(letter, kind, facts, elements)) if judged else ()
    return Report(
        kind=kind,
        state=state_of([*findings, *lacking], judged=judged),
        judged=judged,
        findings=findings,
        elements=elements,
        missing=lacking,
    )


def _kept(rule: Rule, context: Context) -> Iterable[Hit]:
    return CHECKS[rule.id](context) if rule.check else context.hits


def _elements(
    letter: Letter, rules: Iterable[Rule], hits: Mapping[str, tuple[Hit, ...]], kind: Kind, facts: Facts | None
) -> dict[Element, tuple[Span, ...]]:
    """The sentences in which each element stands; an element found nowhere is left out."""
    found: dict[Element, tuple[Span, ...]] = {}
    by_id = {rule.id: rule for rule in rules if rule.type == "element"}
    for element in _ORDER:
        rule = by_id.get(element)
        if rule is None:
            continue
        kept = list(_kept(rule, Context(letter, kind, facts, rule.severity, hits[element], found, hits)))
        touched = sorted({index for hit in kept for index in letter.sentences_over(hit.start, hit.end)})
        if touched:
            found[element] = tuple(
                Span(start=letter.sentences[index].start, end=letter.sentences[index].end) for index in touched
            )
    return {element: found[element] for element in ELEMENTS if element in found}


def _findings(
    letter: Letter,
    engine: Engine,
    rules: Iterable[Rule],
    hits: Mapping[str, tuple[Hit, ...]],
    elements: Mapping[Element, tuple[Span, ...]],
    kind: Kind,
    facts: Facts | None,
) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for rule in rules:
        kept = _kept(rule, Context(letter, kind, facts, rule.severity, hits[rule.id], elements, hits))
        found += [_finding(letter.text, rule, hit) for hit in merged(kept, letter.text)]
    offered = (_with_sure_replacement(finding, letter, engine, kind) for finding in found)
    return tuple(_told_apart(sorted(offered, key=lambda f: (f.start, f.end, f.rule))))


def _with_sure_replacement(finding: Finding, letter: Letter, engine: Engine, kind: Kind) -> Finding:
    """The finding, its replacement kept only if the sentence is free of findings where it then stands."""
    if finding.replacement is None:
        return finding
    over = letter.sentences_over(finding.start, finding.end)
    start, end = letter.sentences[over[0]].start, letter.sentences[over[-1]].end
    mended = letter.text[start : finding.start] + finding.replacement + letter.text[finding.end : end]
    first, last = finding.start - start, finding.start - start + len(finding.replacement)
    hits = engine.hits(Letter(mended))
    faults = (rule.id for rule in engine.rules if rule.type == "fault" and kind in rule.applies_to)
    still = any(hit.excuse is None and hit.start < last and hit.end > first for rule in faults for hit in hits[rule])
    return finding.model_copy(update={"replacement": None}) if still else finding


def _finding(text: str, rule: Rule, hit: Hit) -> Finding:
    quote = text[hit.start : hit.end]
    return Finding(
        start=hit.start,
        end=hit.end,
        rule=rule.id,
        title=rule.title,
        severity=hit.severity,
        quote=quote,
        message=hit.message or rule.message,
        why=rule.why,
        instead=rule.instead,
        sources=rule.sources,
        fingerprint=_fingerprint(rule.id, text, hit),
        replacement=hit.replacement,
    )


def _fingerprint(rule: str, text: str, hit: Hit) -> str:
    """Rule, quote and the two words on either side: the same as long as they are. Source: DESIGN (findings)."""
    before = re.findall(r"\w+", text[max(0, hit.start - 80) : hit.start])[-2:]
    after = re.findall(r"\w+", text[hit.end : hit.end + 80])[:2]
    known = "\x1f".join([rule, *before, text[hit.start : hit.end], *after]).casefold()
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _told_apart(findings: list[Finding]) -> Iterator[Finding]:
    """The second and later finding with a fingerprint gets its number, so that each can be dismissed alone."""
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.fingerprint] = count = seen.get(finding.fingerprint, 0) + 1
        yield finding if count == 1 else finding.model_copy(update={"fingerprint": f"{finding.fingerprint}-{count}"})
