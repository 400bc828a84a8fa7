"""The command line: `amends check`, `amends draft`, `amends run`."""

import json
import sys

from drafting.incident import read_incident
from rubrics import check


def main() -> int:
    """Checks a JSON object a line."""
    for line in sys.stdin:
        record = json.loads(line)
        incident = record.get("incident")
        facts = read_incident(incident).facts() if incident else None
        report = check(record["text"], kind=record.get("message_type") or "resolution-letter", facts=facts)
        print(json.dumps({"id": record["id"], **report.model_dump(mode="json")}))
    return 0
