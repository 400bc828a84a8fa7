"""A rule tried on its own examples: what they get wrong, and what of the rule none of them exercises.

Source: STYLE (rules are data: examples are the rule's tests).
"""

import re
from collections.abc import Iterator

from rubrics.engine import Engine, Hit, told
from rubrics.judge import check
from rubrics.kinds import Kind
from rubrics.letter import Letter
from rubrics.patterns import alternatives, compile_pattern
from rubrics.rules import Rule, shared_words

_BRACKETS = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def failures(rule: Rule, engine: Engine) -> Iterator[str]:
    """A sentence for each example that the rule does not mark, or leave alone, as the example says."""
    for example in rule.examples.marked:
        wanted, got = _BRACKETS.findall(example), marked(rule, bare(example), engine)
        if wanted != got:
            yield f"{bare(example)!r} should be marked at {wanted}, and is at {got}"
    for example in rule.examples.left:
        if got := marked(rule, example, engine):
            yield f"{example!r} should be left alone, and is marked at {got}"


def marked(rule: Rule, text: str, engine: Engine) -> list[str]:
    """What the rule marks in a text; for an element, the sentences it finds it in."""
    report = check(text, kind=kind_of(rule), facts=rule.examples.facts, rules=engine)
    if rule.type == "fault":
        return [finding.quote for finding in report.findings if finding.rule == rule.id]
    spans = next((spans for element, spans in report.elements.items() if element == rule.id), ())
    return [text[span.start : span.end] for span in spans]


def kind_of(rule: Rule) -> Kind:
    """The kind of message a rule's examples are judged as."""
    return "resolution-letter" if "resolution-letter" in rule.applies_to else rule.applies_to[0]


def bare(example: str) -> str:
    """The example without its brackets."""
    return _BRACKETS.sub(r"\1", example)


def unexercised(rule: Rule, engine: Engine) -> Iterator[str]:
    """A sentence for each branch of a mark, condition and exception that no example of the rule needs."""
    yield from _branches(rule)
    hits = _hits(rule, engine)
    excuses = {(hit.mark, hit.excuse) for hit in hits}
    for number, mark in enumerate(rule.patterns):
        wanted = [f"needs {told(mark.where)}"] if mark.where else []
        for says in [*wanted, *map(told, mark.unless)]:
            if (number, says) not in excuses:
                yield f"no example of the mark {mark.pattern!r} is left alone because: {says}"
    for says in map(told, rule.unless):
        if says not in {excuse for _, excuse in excuses}:
            yield f"no example is left alone because: {says}"
    softened = {hit.severity for hit in hits if hit.excuse is None}
    yield from (f"no example is softened to {soft.to}" for soft in rule.softens if soft.to not in softened)


def _branches(rule: Rule) -> Iterator[str]:
    letters = [Letter(bare(example)) for example in rule.examples.marked]
    views = [letter.view[s.start : s.end] for letter in letters for s in letter.sentences]
    lists = {**shared_words(), **rule.words}
    for branch in (branch for mark in rule.patterns for branch in alternatives(mark.pattern)):
        compiled = compile_pattern(branch, lists)
        if not any(compiled.search(view) for view in views):
            yield f"no example is marked by {branch!r}"


def _hits(rule: Rule, engine: Engine) -> list[Hit]:
    texts = [*map(bare, rule.examples.marked), *rule.examples.left]
    return [hit for text in texts for hit in engine.hits(Letter(text))[rule.id]]
