"""The checks no pattern can make, by the id of their rule. Each is one pure function in a module of its own."""

from collections.abc import Mapping
from typing import Final

from rubrics.checks.explanation import explanation
from rubrics.checks.unsupported_fact import unsupported_fact
from rubrics.checks.exposes_data import exposes_data
from rubrics.checks.wrong_date import wrong_date
from rubrics.context import Check

CHECKS: Final[Mapping[str, Check]] = {
    "explanation": explanation,
    "unsupported-fact": unsupported_fact,
    "exposes-data": exposes_data,
    "wrong-date": wrong_date,
}
