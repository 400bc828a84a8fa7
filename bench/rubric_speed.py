"""How long the rubric takes: bench/rubric_speed.py.

Letters of about 190 words, made by the built-in drafter from the records in tests/data with a few faults put in, checked with
and without facts in one process: facts seen for the first time, and those of a letter that was checked before, as at each
edit of it. Beside them proselint with its own rules over the same letters, in the same run. Then the cost of a word in ever
longer texts, and three hostile texts of 1 MB. Compare figures of one run only.
"""

import itertools
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from proselint.checks import __register__
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from drafting.builtin import compose
from drafting.incident import read_incident
from drafting.writing import Task
from rubrics import Facts, builtin, check, commitments, known, mentions
from rubrics.checks import from_record

RECORDS = Path(__file__).parent.parent / "tests" / "data" / "records.jsonl"
FAULTS = (
    "We apologise for any inconvenience this may have caused.",
    "Our courier let us down, and mistakes were made.",
    "We take this very seriously and will look into it.",
    "We pride ourselves on our service and this will never happen again.",
)
READ_OF_RECORDS = (known.read_before, mentions.mentions, from_record.clauses_of, commitments.unsupported)
WORDS = 190
PASSES = 5


def main() -> None:
    """Prints the figures."""
    began = time.perf_counter()
    builtin()
    print(f"rules loaded and compiled in {time.perf_counter() - began:.2f} s")
    letters = _letters()
    words = statistics.mean(len(text.split()) for text, _ in letters)
    print(f"{len(letters)} letters of {words:.0f} words on average, one process, CPU time a letter:")
    plain = _cpu(lambda: [check(text, kind="resolution-letter") for text, _ in letters], len(letters))
    facts = _cpu(lambda: [_check_anew(*letter) for letter in letters], len(letters))
    edits = _cpu(lambda: [_check_again(*letter) for letter in letters], len(letters)) - facts
    other = _cpu(_proselint([text for text, _ in letters]), len(letters))
    print(
        f"  without facts {plain:.2f} ms ({1000 / plain:.0f} letters/s), with facts {facts:.2f} ms ({1000 / facts:.0f}),"
        f" with facts held before {edits:.2f} ms ({1000 / edits:.0f})"
    )
    print(f"  proselint {other:.2f} ms: {other / plain:.1f} times ours without facts, {other / facts:.1f} times with")
    _by_length(letters)
    _hostile()


def _letters() -> list[tuple[str, Facts]]:
    """Each letter a text of its own: none may profit from what was read for another."""
    made: list[tuple[str, Facts]] = []
    for line in RECORDS.read_text(encoding="utf-8").splitlines():
        incident = read_incident(json.loads(line)["record"])
        text = compose(Task(incident=incident, kind="resolution-letter"))
        for fault in itertools.islice(itertools.cycle(FAULTS), max(0, WORDS - len(text.split())) // 9):
            text = text.replace("\n\n", f"\n\n{fault} ", 1) if fault not in text else text
        made.append((text, incident.facts()))
    return made


def _check_anew(text: str, facts: Facts) -> None:
    """Nothing that was read of a record before is known."""
    for cached in READ_OF_RECORDS:
        cached.cache_clear()
    check(text, kind="resolution-letter", facts=facts)


def _check_again(text: str, facts: Facts) -> None:
    _check_anew(text, facts)
    check(text, kind="resolution-letter", facts=facts)


def _cpu(work: Callable[[], object], texts: int) -> float:
    """Milliseconds of CPU a text, median of several passes."""
    passes: list[float] = []
    for _ in range(PASSES):
        began = time.process_time()
        work()
        passes.append(time.process_time() - began)
    return statistics.median(passes) / texts * 1000


def _proselint(texts: list[str]) -> Callable[[], object]:
    registry = CheckRegistry()
    registry.register_many(__register__)
    return lambda: [LintFile("letter", text).lint(DEFAULT) for text in texts]


def _by_length(letters: list[tuple[str, Facts]]) -> None:
    whole = "\n\n".join(text for text, _ in letters)
    whole *= 1_000_000 // len(whole) + 1
    print("cost of a word:")
    for size in (700, 7_000, 70_000, 1_000_000):
        text = whole[:size]
        passes = _cpu(lambda text=text: check(text, kind="resolution-letter"), 1)
        print(f"  {len(text.split()):>7} words: {passes * 1000 / len(text.split()):6.1f} µs")


def _hostile() -> None:
    print("hostile texts of 1 MB:")
    texts = {
        "nested quotation marks": "“‘\"'" * 250_000,
        "sorry, 100,000 times and more": ("sorry " * 166_667)[:1_000_000],
        "unbroken letters": "a" * 1_000_000,
    }
    for name, text in texts.items():
        began = time.perf_counter()
        check(text, kind="resolution-letter")
        print(f"  {name}: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
