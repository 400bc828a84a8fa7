"""Why a text was judged as it was: each place a rule looked at, and what came of it.

Source: DESIGN (engine: a dropped match keeps its reason for `explain`).
"""

from typing import Literal

from rubrics.engine import Engine, Hit
from rubrics.judge import builtin, check
from rubrics.kinds import Kind
from rubrics.letter import Letter
from rubrics.report import Facts, Report, Span
from rubrics.rules import Rule

Outcome = Literal["marked", "excused", "passed over"]


class Look(Span):
    """A stretch that a rule looked at.

    `outcome` is marked, excused (by the exception `because` tells), or passed over: matched, but not counted by the
    part of the rule that is written in code, or not judged in this kind of message. `pattern` is the mark that matched,
    None where code found it.
    """

    rule: str
    quote: str
    outcome: Outcome
    because: str | None
    pattern: str | None


def explain(text: str, *, kind: Kind, facts: Facts | None = None, rules: Engine | None = None) -> tuple[Look, ...]:
    """All that the rules looked at in a text, in reading order. Pure, like `check`."""
    engine = rules or builtin()
    report = check(text, kind=kind, facts=facts, rules=engine)
    hits = engine.hits(Letter(text))
    looks: list[Look] = []
    for rule in engine.rules:
        spans = _spans(rule, report)
        looks += [_look(text, rule, hit, _outcome(rule, hit, spans, kind)) for hit in hits[rule.id]]
        seen = [hit for hit in hits[rule.id] if hit.excuse is None]
        looks += [_by_code(text, rule, span) for span in spans if not any(_share(span, hit) for hit in seen)]
    return tuple(sorted(looks, key=lambda look: (look.start, look.end, look.rule)))


def _spans(rule: Rule, report: Report) -> list[Span]:
    if rule.type == "fault":
        return [finding for finding in report.findings if finding.rule == rule.id]
    return [span for element, spans in report.elements.items() if element == rule.id for span in spans]


def _outcome(rule: Rule, hit: Hit, spans: list[Span], kind: Kind) -> tuple[Outcome, str | None]:
    if hit.excuse is not None:
        return "excused", hit.excuse
    if any(_share(span, hit) for span in spans):
        return "marked", None
    if kind not in rule.applies_to:
        return "passed over", f"not judged in a {kind}"
    return "passed over", "the whole message, or the record, says otherwise"


def _look(text: str, rule: Rule, hit: Hit, outcome: tuple[Outcome, str | None]) -> Look:
    return Look(
        start=hit.start,
        end=hit.end,
        rule=rule.id,
        quote=text[hit.start : hit.end],
        outcome=outcome[0],
        because=outcome[1],
        pattern=None if hit.mark is None else rule.patterns[hit.mark].pattern,
    )


def _by_code(text: str, rule: Rule, span: Span) -> Look:
    quote = text[span.start : span.end]
    return Look(start=span.start, end=span.end, rule=rule.id, quote=quote, outcome="marked", because=None, pattern=None)


def _share(span: Span, hit: Hit) -> bool:
    return span.start < hit.end and hit.start < span.end
