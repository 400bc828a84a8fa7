"""How long the built-in drafter takes: bench/drafter_speed.py [incidents.jsonl].

Letters from the records in tests/data, or in the file named, drafted and checked with facts in one process, on one core. In
every round each record has another customer and reference, so that nothing is drafted or checked twice. Then the memory that
the rounds left behind. Compare figures of one run only.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from drafting import house
from drafting.builtin import compose
from drafting.builtin.case import case_of
from drafting.builtin.plan import letter
from drafting.errors import UnusableIncident
from drafting.incident import Incident, read_incident
from drafting.writing import Task

RECORDS = Path(__file__).parent.parent / "tests" / "data" / "records.jsonl"
ROUNDS = 8
KIND = "resolution-letter"


def main() -> None:
    """Prints the figures."""
    records = _records(Path(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
    _drafted_and_checked(list(_incidents(records, 0)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    planned, drafted, checked = (
        max(_a_second(work, list(_incidents(records, place * ROUNDS + number))) for number in range(1, ROUNDS + 1))
        for place, work in enumerate((_planned, _drafted, _drafted_and_checked))
    )
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"planned             {planned:6.0f} letters a second (no check)")
    print(f"drafted             {drafted:6.0f} letters a second (with the drafter's own checks)")
    print(f"drafted and checked {checked:6.0f} letters a second")
    print(f"memory grew by {grown / 1024:.1f} MB over {3 * ROUNDS * len(records)} drafts")


def _records(path: Path) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    records: list[dict[str, Any]] = [line.get("record", line) for line in lines]
    return [record for record in records if _usable(record)]


def _usable(record: dict[str, Any]) -> bool:
    try:
        read_incident(record).require()
    except UnusableIncident:
        return False
    return True


def _incidents(records: list[dict[str, Any]], number: int) -> Iterator[Incident]:
    for at, record in enumerate(records):
        yield read_incident({**record, "reference": f"R{number}-{at}", "industry": f"trade {number}"})


def _a_second(work: Callable[[list[Incident]], None], incidents: list[Incident]) -> float:
    start = time.perf_counter()
    work(incidents)
    return len(incidents) / (time.perf_counter() - start)


def _planned(incidents: list[Incident]) -> None:
    for incident in incidents:
        letter(case_of(Task(incident=incident, kind=KIND)), full=True)


def _drafted(incidents: list[Incident]) -> None:
    for incident in incidents:
        compose(Task(incident=incident, kind=KIND))


def _drafted_and_checked(incidents: list[Incident]) -> None:
    for incident in incidents:
        text = compose(Task(incident=incident, kind=KIND))
        house.check(text, kind=KIND, facts=incident.facts())


if __name__ == "__main__":
    main()
