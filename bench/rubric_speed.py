"""How long the rubric takes: loading the rules, then judging texts: bench/rubric_speed.py TEXTS.jsonl [...].

Each line is an object with `text` and `message_type`; with `incident`, facts are held against it too. Prints
milliseconds a text, median of five passes over all; compare figures of one run only.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from drafting.incident import read_incident
from rubrics import builtin, check


def main(paths: list[str]) -> None:
    """Loads the rules, then judges every text of the files five times."""
    began = time.perf_counter()
    engine = builtin()
    print(f"rules loaded and compiled in {time.perf_counter() - began:.2f} s: {len(engine.rules)} rules")
    cases = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
    for told, with_facts in (("without facts", False), ("with facts", True)):
        passes = [_pass(cases, with_facts) for _ in range(5)]
        print(f"{told}: {statistics.median(passes) / len(cases) * 1000:.2f} ms a text, {len(cases)} texts")


def _pass(cases: list[dict[str, object]], with_facts: bool) -> float:
    began = time.perf_counter()
    for case in cases:
        facts = read_incident(case["incident"]).facts() if with_facts and case.get("incident") else None
        check(str(case["text"]), kind=case.get("message_type") or "resolution-letter", facts=facts)  # pyright: ignore[reportArgumentType]
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1:])
