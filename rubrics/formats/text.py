"""Findings for a person at a terminal: each line that holds one, underlined; then what each says.

Under a line `^` marks an error, `~` a warning, `-` a suggestion. Colours come on a terminal only.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from rubrics.formats.checked import Checked
from rubrics.report import ORDER, Finding, Severity

_WIDTH: Final = 88
_SIGN: Final[Mapping[Severity, str]] = {"error": "^", "warning": "~", "suggestion": "-"}
_STYLE: Final[Mapping[Severity, str]] = {"error": "bold red", "warning": "yellow", "suggestion": "cyan"}


def as_text(checked: Iterable[Checked], *, colour: bool = False) -> str:
    """The texts one after the other; with `colour`, in the escape sequences of a terminal."""
    out = StringIO()
    console = Console(file=out, force_terminal=colour, color_system="standard" if colour else None, soft_wrap=True)
    for one in checked:
        for line in _told(one):
            console.print(line, highlight=False, markup=False)
    return out.getvalue().rstrip("\n")


def _told(one: Checked) -> Iterator[Text]:
    yield Text(f"{one.name}: {one.report.state}" + ("" if one.report.judged else " (not judged: not in English)"))
    for number in sorted({one.at(finding.start)[0] for finding in one.report.findings}):
        yield from _underlined(one, number)
    for finding in one.report.findings:
        yield from _finding(one, finding)
    for item in one.report.missing:
        told = Text(f"{one.name}: ").append(item.severity, _STYLE[item.severity])
        yield told.append(f" missing {item.element}: {item.message}")


def _finding(one: Checked, finding: Finding) -> Iterator[Text]:
    line, column = one.at(finding.start)
    told = Text(f"{one.name}:{line}:{column}: ").append(finding.severity, _STYLE[finding.severity])
    yield told.append(f" {finding.rule}: “{' '.join(finding.quote.split())}” {finding.message}")
    yield Text(f"    Why: {finding.why}")
    yield Text(f"    Instead: {finding.instead}")
    if finding.replacement is not None:
        yield Text(f"    Could read: “{finding.replacement}”")


def _underlined(one: Checked, number: int) -> Iterator[Text]:
    """A line of the text, folded at blanks, its findings underlined."""
    start, end = one.line(number)
    signs = [" "] * (end - start)
    for finding in sorted(one.report.findings, key=lambda f: -ORDER[f.severity]):
        for at in range(max(finding.start, start), min(finding.end, end)):
            signs[at - start] = _SIGN[finding.severity]
    for begin, stop in _folds(one.text[start:end]):
        gutter = f"{number:>4} | " if begin == 0 else "     | "
        shown = one.text[start + begin : start + stop].replace("\t", " ")
        yield Text(gutter).append(shown)
        yield Text("     | ").append(_marks(shown, signs[begin:stop]))


def _marks(shown: str, signs: list[str]) -> Text:
    """The line below: a sign as wide as the character above it."""
    line = Text()
    for char, sign in zip(shown, signs, strict=True):
        style = next((_STYLE[severity] for severity, mark in _SIGN.items() if mark == sign), "")
        line.append(sign * cell_len(char), style)
    line.rstrip()
    return line


def _folds(line: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while len(line) - begin > _WIDTH:
        blank = line.rfind(" ", begin + 1, begin + _WIDTH)
        stop = blank + 1 if blank > 0 else begin + _WIDTH
        yield begin, stop
        begin = stop
    yield begin, len(line)
