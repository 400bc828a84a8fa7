"""The checks no pattern can make, by the id of their rule. Each is one pure function in a module of its own."""

from collections.abc import Mapping
from typing import Final

from rubrics.checks.explanation import explanation
from rubrics.context import Check

CHECKS: Final[Mapping[str, Check]] = {
    "explanation": explanation,
}
