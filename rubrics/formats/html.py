"""A page that needs nothing else: the letter with its findings marked, and what each of them says.

Every word of the letter is escaped: it is shown, never rendered, run or fetched.
"""

from collections.abc import Iterable
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rubrics.formats.checked import Checked
from rubrics.kinds import RULE_OF_KIND
from rubrics.report import ORDER, Finding
from rubrics.rules import titles

_STATES: Final = {"ready": "Ready", "decide": "Needs a decision", "blocked": "Blocked: an error is open"}


def as_html(checked: Iterable[Checked]) -> str:
    """One page over all the texts."""
    return _page().render(checked=list(checked), states=_STATES, titles=titles(), kinds=RULE_OF_KIND, marked=marked)


def marked(text: str, findings: Iterable[Finding]) -> str:
    """The text as HTML with every finding in a `mark`.

    Where findings overlap, the gravest shows, and of its like the shortest.
    """
    found = sorted(findings, key=lambda finding: finding.start)
    cuts = sorted({0, len(text), *(f.start for f in found), *(f.end for f in found)})
    pieces: list[str] = []
    over: list[Finding] = []
    coming = 0
    for start, end in pairwise(cuts):
        over = [finding for finding in over if finding.end > start]
        while coming < len(found) and found[coming].start <= start:
            over.append(found[coming])
            coming += 1
        pieces.append(_piece(text[start:end], over))
    return "".join(pieces)


def _piece(quote: str, over: list[Finding]) -> str:
    if not over:
        return escape(quote)
    top = min(over, key=lambda finding: (ORDER[finding.severity], finding.end - finding.start))
    title = escape(top.message, quote=True)
    return f'<mark class="am-{top.severity}" title="{title}" data-rule="{top.rule}">{escape(quote)}</mark>'


@cache
def _page() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True).get_template(
        "page.html.jinja"
    )
