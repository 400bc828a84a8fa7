"""One JSON object a text. Its schema is `report.schema.json` beside this file."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pydantic import ConfigDict

from rubrics.formats.checked import Checked
from rubrics.kinds import Element
from rubrics.report import Finding, Frozen, Missing, Report, Span, State

SCHEMA: Final = Path(__file__).parent / "report.schema.json"


class Told(Frozen):
    """What programs are told of a text, by its id. Offsets count code points; `end` is exclusive."""

    model_config = ConfigDict(title="amends check --format json: one text")

    id: str
    state: State
    judged: bool
    findings: tuple[Finding, ...]
    elements: Mapping[Element, tuple[Span, ...]]
    missing: tuple[Missing, ...]


def as_json_lines(checked: Iterable[Checked]) -> str:
    """An object a line."""
    return "\n".join(json.dumps({"id": one.name, **told(one.report)}) for one in checked)


def told(report: Report) -> dict[str, object]:
    """The report's part of the object."""
    dumped = report.model_dump(mode="json")
    return {name: dumped[name] for name in Told.model_fields if name != "id"}


def schema() -> str:
    """The JSON schema of the object, as the file holds it."""
    return json.dumps(Told.model_json_schema(mode="serialization"), indent=2) + "\n"
