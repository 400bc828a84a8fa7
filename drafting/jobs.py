"""Drafts being written in this process, a thread each: whoever looks again finds them, and a second click starts none."""

import logging
import threading
from collections.abc import Generator
from typing import Final

from drafting.errors import AmendsError
from drafting.writing import Notice, SetAside

log: Final = logging.getLogger("amends")

Key = tuple[str, str]
"""A case and a kind of message."""


class Job:
    """One draft being written. `text` is what there is of it, `says` what to tell whoever waits, `hint` why it failed."""

    def __init__(self, steps: Generator[str | Notice | SetAside]) -> None:
        self.text = ""
        self.says = ""
        self.hint = ""
        self._steps = steps
        self._over = threading.Event()
        self._stop = threading.Event()
        threading.Thread(target=self._run, name="amends-draft", daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._over.is_set()

    def wait(self, seconds: float) -> bool:
        """Waits for its end, so long at most; whether it came."""
        return self._over.wait(seconds)

    def stop(self) -> None:
        """Ends it, and the request behind it, within a moment. What has been written is kept."""
        self._stop.set()

    def _run(self) -> None:
        try:
            for step in self._steps:
                if self._stop.is_set():
                    break
                self._heard(step)
        except AmendsError as error:
            self.hint = error.hint
        except Exception:
            log.exception("draft.failed")
            self.hint = "The draft could not be written: something is wrong with Amends itself. Your text is kept."
        finally:
            self._steps.close()
            self._over.set()

    def _heard(self, step: str | Notice | SetAside) -> None:
        if isinstance(step, str):
            self.text, self.says = step, ""
        elif isinstance(step, Notice):
            self.says = step.says
        else:
            self.text, self.says = "", f"{step.why} Another writer takes over."


_jobs: Final[dict[Key, Job]] = {}
_lock: Final = threading.Lock()


def start(key: Key, steps: Generator[str | Notice | SetAside]) -> Job:
    """The job of this key: the one that runs, else a new one over these steps."""
    with _lock:
        job = _jobs.get(key)
        if job is None or job.over:
            job = _jobs[key] = Job(steps)
        return job


def running(key: Key) -> Job | None:
    """The job of this key, until somebody has taken note of its end."""
    return _jobs.get(key)


def noted(key: Key) -> None:
    """Lets go of a job that has ended."""
    with _lock:
        if (job := _jobs.get(key)) and job.over:
            del _jobs[key]
