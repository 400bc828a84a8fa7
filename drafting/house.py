"""The rubric of this house: the rules that come with Amends, and those of the folder AMENDS_RULES names."""

import threading
from functools import cache
from pathlib import Path
from typing import Final

import rubrics
from drafting.settings import UnusableSetting, read_settings
from rubrics import Facts, Kind, Report, Rule, RuleError
from rubrics.engine import Engine


def rules() -> tuple[Rule, ...]:
    """The rules of the house.

    Raises:
        UnusableSetting: a rule file cannot be used; the hint names it, the line, and what to mend.
    """
    return engine().rules


def check(text: str, *, kind: Kind, facts: Facts | None = None) -> Report:
    """`rubrics.check` by the rules of the house; a text that was checked just before is not checked again."""
    asked = (text, kind, facts, rules_of_house := engine())
    last: _Checked | None = getattr(_thread, "last", None)
    if last is not None and last[0] == asked:
        return last[1]
    report = rubrics.check(text, kind=kind, facts=facts, rules=rules_of_house)
    _thread.last = (asked, report)
    return report


_Checked = tuple[tuple[str, Kind, Facts | None, Engine], Report]
_thread: Final = threading.local()
"""Each thread's last text checked and its report: the built-in drafter checks what it hands out, and so does whoever
takes it. Kept apart, so that no thread is handed the report on another's text.
"""


def engine() -> Engine:
    """The rules of the house, compiled once. Raises as `rules` does."""
    return engine_of(read_settings().rules)


@cache
def engine_of(folder: Path | None) -> Engine:
    """The rules that come with Amends with those of a folder.

    Raises:
        UnusableSetting: a rule file cannot be used.
    """
    try:
        return rubrics.builtin() if folder is None else Engine(rubrics.rules_of(folder), tried=True)
    except RuleError as error:
        raise UnusableSetting(f"The rules cannot be used. {error}") from None
