"""What the commands `rules` and `explain` do: the rules listed, shown and tried, and one text's judgement explained."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import rubrics
from drafting import house
from drafting.reading import UnusableInput, facts_of, json_of, kind_named, read_text
from rubrics import Rule
from rubrics.explain import Look, explain
from rubrics.letter import Letter
from rubrics.trial import failures, unexercised

_FAILED: Final = 1


def list_rules() -> int:
    """`amends rules`: a line a rule."""
    rules = house.rules()
    width = max(len(rule.id) for rule in rules)
    for rule in sorted(rules, key=lambda rule: (rule.type == "element", rule.id)):
        print(f"{rule.id:{width}}  {rule.type if rule.type == 'element' else rule.severity:10}  {rule.title}")
    return 0


def show_rule(identity: str) -> int:
    """`amends rules show ID`: what it marks, why, what to write instead, and its examples."""
    rule = next((rule for rule in house.rules() if rule.id == identity), None)
    if rule is None:
        raise UnusableInput(f"there is no rule {identity!r}; `amends rules` lists them")
    print("\n".join(_shown(rule)))
    return 0


def _shown(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}"
    yield f"{rule.type}, {rule.severity}; judged in {', '.join(rule.applies_to)}; source: {', '.join(rule.sources)}"
    yield from ("", rule.message, f"Why: {rule.why}", f"Instead: {rule.instead}", "", "Marked:")
    yield from (f"  {example}" for example in rule.examples.marked)
    yield from ("", "Left alone:")
    yield from (f"  {example}" for example in rule.examples.left)


def test_rules(folder: str | None) -> int:
    """`amends rules test [FOLDER]`: every rule tried on its own examples; returns 1 if one fails."""
    engine = house.engine_of(Path(folder)) if folder else house.engine()
    own = {path.stem for path in Path(folder).glob("*.yaml")} if folder else set[str]()
    tried = [rule for rule in engine.rules if not own or rule.id in own]
    told = [f"{rule.id}: {failure}" for rule in tried for failure in failures(rule, engine)]
    builtin = {rule.id for rule in rubrics.load_rules()}
    notes = [f"{r.id}: {note}" for r in tried if not (own and r.id in builtin) for note in unexercised(r, engine)]
    print("\n".join([*told, *notes]) or "all that they mark and leave alone is as their examples say")
    print(f"{len(tried)} rules tried, {len(told)} examples failed, {len(notes)} branches without an example")
    return _FAILED if told or notes else 0


def explain_text(args: argparse.Namespace) -> int:
    """`amends explain`: sentence by sentence, which rule looked where and what came of it."""
    text = read_text(args.file)
    facts = facts_of(json_of(read_text(args.incident)) if args.incident else None, args.on)
    looks = explain(text, kind=kind_named(args.kind), facts=facts, rules=house.engine())
    if args.rule and args.rule not in {rule.id for rule in house.rules()}:
        raise UnusableInput(f"there is no rule {args.rule!r}; `amends rules` lists them")
    chosen = [look for look in looks if args.rule in (None, look.rule)]
    print("\n".join(_explained(text, chosen)) or "no rule looked at anything here")
    return 0


def _explained(text: str, looks: list[Look]) -> Iterator[str]:
    for number, sentence in enumerate(Letter(text).sentences, 1):
        here = [look for look in looks if sentence.start <= look.start < sentence.end]
        if not here:
            continue
        yield f"{number}. {' '.join(text[sentence.start : sentence.end].split())}"
        for look in here:
            yield f"   {look.rule}: {look.outcome} “{' '.join(look.quote.split())}”"
            if look.because:
                yield f"      because: {look.because}"
            if look.pattern:
                yield f"      by: {look.pattern}"
