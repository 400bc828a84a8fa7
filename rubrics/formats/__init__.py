"""A report written out: for a terminal, for programs, for code-scanning tools, and as a page with the letter marked."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from rubrics.formats.checked import Checked
from rubrics.formats.html import as_html
from rubrics.formats.json_lines import as_json_lines
from rubrics.formats.sarif import as_sarif
from rubrics.formats.text import as_text

FORMATS: Final[Mapping[str, Callable[[Iterable[Checked]], str]]] = {
    "text": as_text,
    "json": as_json_lines,
    "sarif": as_sarif,
    "html": as_html,
}
"""By name, what writes out the texts that were checked."""

__all__ = ["FORMATS", "Checked", "as_html", "as_json_lines", "as_sarif", "as_text"]
