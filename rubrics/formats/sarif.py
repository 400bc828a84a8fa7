"""SARIF 2.1.0, the form in which code-scanning tools and editors read findings. Source: OASIS SARIF 2.1.0."""

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Final
from urllib.parse import quote

from rubrics.formats.checked import Checked
from rubrics.report import Finding, Missing, Severity

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "suggestion": "note"}

Json = dict[str, object]


def as_sarif(checked: Iterable[Checked]) -> str:
    """One log of one run over all the texts."""
    texts = list(checked)
    run: Json = {
        "tool": {"driver": {"name": "amends", "version": version("amends"), "rules": _rules(texts)}},
        "columnKind": "unicodeCodePoints",
        "results": [result for one in texts for result in _results(one)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rules(texts: list[Checked]) -> list[Json]:
    """The rules that found something, each once."""
    found = {finding.rule: finding for one in texts for finding in one.report.findings}
    rules: list[Json] = [
        {
            "id": rule,
            "shortDescription": {"text": finding.title},
            "fullDescription": {"text": finding.message},
            "help": {"text": f"{finding.why} Instead: {finding.instead}"},
            "properties": {"sources": list(finding.sources)},
        }
        for rule, finding in sorted(found.items())
    ]
    lacking = sorted({item.element for one in texts for item in one.report.missing})
    return [*rules, *({"id": f"missing-{element}"} for element in lacking)]


def _results(one: Checked) -> list[Json]:
    where: Json = {"artifactLocation": {"uri": "stdin" if one.name == "-" else quote(one.name.replace("\\", "/"))}}
    found = [_found(one, finding, where) for finding in one.report.findings]
    return [*found, *(_lacking(lacking, where) for lacking in one.report.missing)]


def _found(one: Checked, finding: Finding, where: Json) -> Json:
    region = _region(one, finding)
    result: Json = {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": f"{finding.message} Instead: {finding.instead}"},
        "locations": [{"physicalLocation": {**where, "region": {**region, "snippet": {"text": finding.quote}}}}],
        "partialFingerprints": {"amends/v1": finding.fingerprint},
    }
    if finding.replacement is not None:
        change: Json = {"deletedRegion": region, "insertedContent": {"text": finding.replacement}}
        result["fixes"] = [{"artifactChanges": [{**where, "replacements": [change]}]}]
    return result


def _region(one: Checked, finding: Finding) -> Json:
    (start_line, start_column), (end_line, end_column) = one.at(finding.start), one.at(finding.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _lacking(lacking: Missing, where: Json) -> Json:
    return {
        "ruleId": f"missing-{lacking.element}",
        "level": _LEVEL[lacking.severity],
        "message": {"text": lacking.message},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"amends/v1": lacking.fingerprint},
    }
