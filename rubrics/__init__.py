"""The rubric: judges any text against the facts it may state. Knows no incident, no database and no model."""

from rubrics.house import rules_of
from rubrics.judge import builtin, check
from rubrics.kinds import ELEMENTS, KINDS, RULE_OF_KIND, WEIGHTS, Element, Kind
from rubrics.report import Facts, Finding, Missing, Report, Severity, Span, State, state_of
from rubrics.rules import Rule, RuleError, load_rules, titles

__all__ = [
    "ELEMENTS",
    "KINDS",
    "RULE_OF_KIND",
    "WEIGHTS",
    "Element",
    "Facts",
    "Finding",
    "Kind",
    "Missing",
    "Report",
    "Rule",
    "RuleError",
    "Severity",
    "Span",
    "State",
    "builtin",
    "check",
    "load_rules",
    "rules_of",
    "state_of",
    "titles",
]
