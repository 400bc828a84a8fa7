"""Time to a draft's first words through Amends, less that of the same request made with httpx alone. Loopback only.

    python bench/first_token.py [REQUESTS]

Prints the medians, in milliseconds, of the two taken in turns: the prompt built, names hidden, litellm, the first words
restored and unwrapped, against a plain POST with the same body.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from drafting import gateway
from drafting.incident import read_incident
from drafting.model_writer import ModelWriter
from drafting.settings import Settings
from drafting.writing import Task
from tests.conftest import RECORD
from tests.wire.conftest import LETTER, MODEL
from tests.wire.provider import provider, says

WARM_UP = 10


def main() -> None:
    """Measures and prints."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    gateway.ready()
    with provider() as there:
        there.will(says(LETTER, pause_s=0.001))
        settings = Settings(model=MODEL, api_base=there.base)
        task = Task(incident=read_incident(RECORD), kind="resolution-letter")
        _through_amends(settings, task)
        body = there.bodies[-1]
        with httpx.Client(base_url=there.base) as client:
            ours, bare = _in_turns(
                requests, lambda: _through_amends(settings, task), lambda: _through_httpx(client, body)
            )
    print(
        f"first words, median of {requests}: Amends {ours:.1f} ms, httpx alone {bare:.1f} ms, difference {ours - bare:.1f} ms"
    )


def _in_turns(times: int, *measured: Callable[[], float]) -> list[float]:
    """The median of each in milliseconds, taken in turns so that a busy machine slows both."""
    taken = [[one() for one in measured] for _ in range(times + WARM_UP)][WARM_UP:]
    return [statistics.median(column) * 1000 for column in zip(*taken, strict=True)]


def _through_amends(settings: Settings, task: Task) -> float:
    began = time.perf_counter()
    steps = ModelWriter(MODEL, settings).write(task)
    next(step for step in steps if isinstance(step, str) and step)
    taken = time.perf_counter() - began
    steps.close()
    return taken


def _through_httpx(client: httpx.Client, body: dict[str, object]) -> float:
    began = time.perf_counter()
    with client.stream("POST", "/chat/completions", json=body) as answer:
        for line in answer.iter_lines():
            if line.startswith("data: {") and json.loads(line[6:])["choices"][0]["delta"].get("content"):
                break
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
