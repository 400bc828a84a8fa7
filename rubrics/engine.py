"""The engine: every rule's patterns over every sentence, its exceptions for the matches, and what remains.

Pure and linear in the text: no clock, no files, no network once the rules are loaded. Source: DESIGN (engine).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from rubrics.letter import Letter, Sentence
from rubrics.patterns import Compiled, Match, PatternError, PatternSet, compile_pattern, source_of
from rubrics.replacement import must_name_groups, replacement
from rubrics.report import ORDER, Severity
from rubrics.rules import Mark, Rule, RuleError, WindowName, Windows, shared_words

QUOTED: Final = "quoted: mentioned, not used"


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the text that a rule marks, or would have marked but for `excuse`.

    `mark` is the number of the rule's mark that matched, from 0; None for a hit of a check.
    """

    start: int
    end: int
    severity: Severity
    excuse: str | None = None
    message: str | None = None
    replacement: str | None = None
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class _Condition:
    """Windows that all have to be found: for the match to count, or to be excused, or softened."""

    windows: tuple[tuple[WindowName, Compiled], ...]
    says: str

    def holds(self, place: "_Place") -> bool:
        return all(pattern.search(place.window(name)) is not None for name, pattern in self.windows)


@dataclass(frozen=True, slots=True)
class _Pattern:
    rule: int
    number: int
    compiled: Compiled
    marked_group: int
    where: _Condition
    unless: tuple[_Condition, ...]
    severity: Severity
    replace: str | None


@dataclass(frozen=True)
class _Place:
    """A match in its letter: the windows round it."""

    letter: Letter
    index: int
    start: int
    end: int
    sentence: Sentence = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", self.letter.sentences[self.index])

    def window(self, name: WindowName) -> bytes:
        view = self.letter.view
        match name:
            case "in":
                return view[self.start : self.end]
            case "before":
                return view[self.sentence.start : self.start]
            case "after":
                return view[self.end : self.sentence.end]
            case "clause":
                return view[slice(*self.letter.clause(self.index, self.start, self.end))]
            case "sentence":
                return view[self.sentence.start : self.sentence.end]
            case "next":
                return self._neighbour(1)
            case "previous":
                return self._neighbour(-1)
            case "message" | "because":
                return view

    def _neighbour(self, step: int) -> bytes:
        at = self.index + step
        if not 0 <= at < len(self.letter.sentences):
            return b""
        sentence = self.letter.sentences[at]
        return self.letter.view[sentence.start : sentence.end]


class Engine:
    """The rules compiled once; `hits` is then a pure function of the letter."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._patterns: list[_Pattern] = []
        self._unless: list[tuple[_Condition, ...]] = []
        self._softens: list[tuple[tuple[_Condition, Severity], ...]] = []
        sources: list[bytes] = []
        for number, rule in enumerate(self.rules):
            sources += self._compile(number, rule)
        self._set = PatternSet(sources)

    def _compile(self, number: int, rule: Rule) -> list[bytes]:
        lists = {**shared_words(), **rule.words}
        used: set[str] = set()
        at: tuple[int | str, ...] = ()
        try:
            for order, mark in enumerate(rule.patterns):
                at = ("marks", order)
                self._patterns.append(_pattern((number, order), mark, rule.severity, lists, used))
            at = ("unless",)
            self._unless.append(tuple(_condition(windows, lists, used) for windows in rule.unless))
            at = ("softens",)
            self._softens.append(tuple((_condition(soft.when, lists, used), soft.to) for soft in rule.softens))
        except PatternError as error:
            raise RuleError(f"{rule.id}: {error}", at) from error
        if unused := set(rule.words) - used:
            raise RuleError(f"{rule.id}: word list never used: {', '.join(sorted(unused))}", ("words", min(unused)))
        return [source_of(mark.pattern, lists) for mark in rule.patterns]

    def hits(self, letter: Letter) -> dict[str, list[Hit]]:
        """By rule id, all that its patterns match, excused matches included, in reading order."""
        found: dict[str, list[Hit]] = {rule.id: [] for rule in self.rules}
        for index, sentence in enumerate(letter.sentences):
            view = letter.view[sentence.start : sentence.end]
            for number in self._set.occurring(view):
                pattern = self._patterns[number]
                rule = self.rules[pattern.rule]
                found[rule.id] += self._matches(letter, index, view, pattern)
        return {rule: _in_order(hits) for rule, hits in found.items()}

    def _matches(self, letter: Letter, index: int, view: bytes, pattern: _Pattern) -> Iterator[Hit]:
        offset = letter.sentences[index].start
        for match in pattern.compiled.finditer(view):
            start, end = match.span(pattern.marked_group)
            if start < 0:
                start, end = match.span()
            place = _Place(letter, index, start + offset, end + offset)
            if start < end:
                yield self._judged(place, pattern, _replacement(pattern, match, place))

    def _judged(self, place: _Place, pattern: _Pattern, instead: str | None) -> Hit:
        severity = pattern.severity
        for exception, to in self._softens[pattern.rule]:
            if exception.holds(place):
                severity = to
        excuse = self._excuse(place, pattern)
        return Hit(place.start, place.end, severity, excuse, replacement=instead, mark=pattern.number)

    def _excuse(self, place: _Place, pattern: _Pattern) -> str | None:
        """Why the match does not count: a condition it needs and has not, or the first exception that holds."""
        if not self.rules[pattern.rule].mention and place.letter.quoted(place.start, place.end):
            return QUOTED
        if not pattern.where.holds(place):
            return f"needs {pattern.where.says}"
        exceptions = (*pattern.unless, *self._unless[pattern.rule])
        return next((exception.says for exception in exceptions if exception.holds(place)), None)


def _replacement(pattern: _Pattern, match: Match, place: _Place) -> str | None:
    if pattern.replace is None:
        return None
    text = place.letter.text
    sentence = text[place.sentence.start : place.sentence.end]
    return replacement(pattern.replace, pattern.compiled, match, sentence, text[place.start : place.end])


def _pattern(
    place: tuple[int, int], mark: Mark, severity: Severity, lists: dict[str, tuple[str, ...]], used: set[str]
) -> _Pattern:
    compiled = compile_pattern(mark.pattern, lists, used)
    must_name_groups(mark.replace or "", compiled)
    return _Pattern(
        rule=place[0],
        number=place[1],
        compiled=compiled,
        marked_group=compiled.groupindex.get(b"mark", 0),
        where=_condition(mark.where, lists, used),
        unless=tuple(_condition(windows, lists, used) for windows in mark.unless),
        severity=mark.severity or severity,
        replace=mark.replace,
    )


def _condition(windows: Windows, lists: dict[str, tuple[str, ...]], used: set[str]) -> _Condition:
    compiled: tuple[tuple[WindowName, Compiled], ...] = tuple(
        (name, compile_pattern(pattern, lists, used)) for name, pattern in windows.items() if name != "because"
    )
    return _Condition(compiled, told(windows))


def told(windows: Windows) -> str:
    """The condition in the words of its `because`, else as its windows and patterns."""
    return windows.get("because") or " and ".join(f"{name}: {pattern}" for name, pattern in windows.items())


def _in_order(hits: list[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def merged(hits: Iterable[Hit], text: str) -> list[Hit]:
    """Hits in reading order, those that overlap joined into one, as grave as the gravest of them."""
    result: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if result and hit.start < result[-1].end:
            result[-1] = _joined(result[-1], hit, text)
        else:
            result.append(hit)
    return result


def _joined(first: Hit, second: Hit, text: str) -> Hit:
    """Both as one; where one of them offers words in its place, they are offered with the rest of the other round them."""
    end = max(first.end, second.end)
    offers = [hit for hit in (first, second) if hit.replacement is not None]
    instead = first.replacement if end == first.end else None
    return Hit(
        start=first.start,
        end=end,
        severity=first.severity if ORDER[first.severity] <= ORDER[second.severity] else second.severity,
        message=first.message or second.message,
        replacement=_within(offers[0], first.start, end, text) if len(offers) == 1 else instead,
        mark=first.mark,
    )


def _within(offer: Hit, start: int, end: int, text: str) -> str:
    return f"{text[start : offer.start]}{offer.replacement}{text[offer.end : end]}"
