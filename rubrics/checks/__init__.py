"""The checks no pattern can make, by the id of their rule. Each is one pure function in a module of its own."""

from collections.abc import Mapping
from typing import Final

from rubrics.checks.apology import apology
from rubrics.checks.buried_apology import buried_apology
from rubrics.checks.exposes_data import exposes_data
from rubrics.checks.from_record import FROM_RECORD
from rubrics.checks.over_apologizes import over_apologizes
from rubrics.checks.ownership import ownership
from rubrics.checks.token_first import token_first
from rubrics.checks.unsupported_fact import unsupported_fact
from rubrics.checks.wrong_date import wrong_date
from rubrics.checks.wrong_length import wrong_length
from rubrics.context import Check

CHECKS: Final[Mapping[str, Check]] = {
    "apology": apology,
    "buried-apology": buried_apology,
    "over-apologizes": over_apologizes,
    "ownership": ownership,
    "token-first": token_first,
    "wrong-length": wrong_length,
    **FROM_RECORD,
    "unsupported-fact": unsupported_fact,
    "exposes-data": exposes_data,
    "wrong-date": wrong_date,
}
