"""A text that was checked, with its name and its report; and where in it an offset stands."""

import bisect
import re
from dataclasses import dataclass
from functools import cached_property

from rubrics.report import Report


@dataclass(frozen=True)
class Checked:
    """`name` is the file's, or `-` for standard input."""

    name: str
    text: str
    report: Report

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, in code points."""
        line = bisect.bisect_right(self._line_starts, offset) - 1
        return line + 1, offset - self._line_starts[line] + 1

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line (from 1), its break left out."""
        starts = self._line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return starts[number - 1], starts[number - 1] + len(self.text[starts[number - 1] : end].rstrip("\r\n"))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]
