"""The engine: every rule's patterns over every sentence, its exceptions for the matches, and what remains.

Pure and linear in the text: no clock, no files, no network once the rules are loaded. Source: DESIGN (engine).
"""

import gc
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from rubrics.letter import Letter, Sentence
from rubrics.matching import Match, PatternError
from rubrics.needs import Need, Needs, Signs, Way, anywhere, cuts_word, flat
from rubrics.patterns import Lexicon, Pattern, PatternSet
from rubrics.replacement import must_name_groups, replacement
from rubrics.report import ORDER, Severity
from rubrics.rules import Mark, Rule, RuleError, WindowName, Windows, shared_words
from rubrics.sieve import Sieve

_IN_SENTENCE: Final = frozenset({"in", "before", "after", "clause", "sentence"})
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

    windows: tuple[tuple[WindowName, Pattern], ...]
    says: str

    def ways(self) -> list[Way]:
        """What a sentence must show for the windows in it to be found, as alternatives."""
        needs: Needs = frozenset[Need]().union(
            *(pattern.needs for name, pattern in self.windows if name in _IN_SENTENCE)
        )
        return [tuple(map(anywhere, way)) for way in flat(needs)]

    def holds(self, place: "_Place") -> bool:
        """What the text shows is asked first: that is cheap, and mostly settles it."""
        for name, pattern in self.windows:
            signs = place.signs if name in _IN_SENTENCE else place.signs_of(name)
            if signs is not None and any(map(signs.isdisjoint, pattern.gate)):
                return False
        return all(pattern.compiled.search(place.window(name)) is not None for name, pattern in self.windows)


class _Exceptions:
    """A rule's exceptions, in order. Few can hold in any one sentence: a sieve says which."""

    def __init__(self, conditions: tuple[_Condition, ...]) -> None:
        self._conditions = conditions

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(condition.ways() for condition in self._conditions)

    def excuse(self, place: "_Place") -> str | None:
        """What the first that holds says."""
        able = range(len(self._conditions)) if place.signs is None else self._sieve.open(place.signs)
        return next((self._conditions[at].says for at in able if self._conditions[at].holds(place)), None)


class _Pattern(NamedTuple):
    rule: int
    number: int
    pattern: Pattern
    where: _Condition
    unless: tuple[_Condition, ...]
    severity: Severity
    replace: str | None


class _Place(NamedTuple):
    """A match in its letter: the windows round it."""

    letter: Letter
    nth: int
    sentence: Sentence
    start: int
    end: int
    signs: Signs | None
    """What the sentence shows; None where the match begins or ends within a word, for the windows then show other words."""

    def signs_of(self, name: WindowName) -> Signs:
        """What the text shows in which a window wider than the match's sentence lies."""
        match name:
            case "next" | "previous":
                at = self.nth + (1 if name == "next" else -1)
                return self.letter.signs_at(at) if 0 <= at < len(self.letter.sentences) else frozenset()
            case _:
                return self.letter.signs

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
                return view[slice(*self.letter.clause(self.nth, self.start, self.end))]
            case "sentence":
                return view[self.sentence.start : self.sentence.end]
            case "next":
                return self._neighbour(1)
            case "previous":
                return self._neighbour(-1)
            case "message" | "because":
                return view

    def _neighbour(self, step: int) -> bytes:
        at = self.nth + step
        if not 0 <= at < len(self.letter.sentences):
            return b""
        sentence = self.letter.sentences[at]
        return self.letter.view[sentence.start : sentence.end]


@contextmanager
def _undisturbed() -> Generator[None]:
    """The garbage collector paused: reading the rules makes hundreds of thousands of things, and nearly all of them stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Engine:
    """The rules compiled once; `hits` is then a pure function of the letter."""

    def __init__(self, rules: Iterable[Rule], *, tried: bool = False) -> None:
        """With `tried`, rules that the tests have tried: each pattern is compiled when a text first shows what it needs.

        Raises:
            RuleError: a rule that was not tried has a pattern or a word list that cannot be used.
        """
        self.rules = tuple(rules)
        self._patterns: list[_Pattern] = []
        self._unless: list[_Exceptions] = []
        self._softens: list[tuple[tuple[_Condition, Severity], ...]] = []
        with _undisturbed():
            self._read_all(tried=tried)

    def _read_all(self, *, tried: bool) -> None:
        words = Lexicon(shared_words())
        for number, rule in enumerate(self.rules):
            self._read(number, rule, Lexicon(rule.words, words), None if tried else set())
        needs = [mark.pattern.needs for mark in self._patterns]
        self._sieve = Sieve(list(flat(needed)) if needed else [] for needed in needs)
        self._needless = [number for number, needed in enumerate(needs) if not needed]
        self._set = PatternSet([self._patterns[number].pattern.source for number in self._needless])

    def _read(self, number: int, rule: Rule, lexicon: Lexicon, used: set[str] | None) -> None:
        at: tuple[int | str, ...] = ()
        try:
            for order, mark in enumerate(rule.patterns):
                at = ("marks", order)
                self._patterns.append(_pattern((number, order), mark, rule.severity, lexicon, used))
            at = ("unless",)
            self._unless.append(_Exceptions(tuple(_condition(windows, lexicon, used) for windows in rule.unless)))
            at = ("softens",)
            self._softens.append(tuple((_condition(soft.when, lexicon, used), soft.to) for soft in rule.softens))
        except PatternError as error:
            raise RuleError(f"{rule.id}: {error}", at) from error
        if used is not None and (unused := set(rule.words) - used):
            raise RuleError(f"{rule.id}: word list never used: {', '.join(sorted(unused))}", ("words", min(unused)))

    def hits(self, letter: Letter) -> dict[str, list[Hit]]:
        """By rule id, all that its patterns match, excused matches included, in reading order."""
        found: dict[str, list[Hit]] = {rule.id: [] for rule in self.rules}
        for index in range(len(letter.sentences)):
            view = letter.view_at(index)
            needless = [self._needless[number] for number in self._set.occurring(view)]
            for number in sorted([*needless, *self._sieve.open(letter.signs_at(index))]):
                pattern = self._patterns[number]
                for match in pattern.pattern.compiled.finditer(view):
                    if hit := self._hit(letter, index, pattern, match):
                        found[self.rules[pattern.rule].id].append(hit)
        return {rule: _in_order(hits) for rule, hits in found.items()}

    def _hit(self, letter: Letter, index: int, pattern: _Pattern, match: Match) -> Hit | None:
        start, end = match.span(pattern.pattern.marked_group)
        if start < 0:
            start, end = match.span()
        if start >= end:
            return None
        sentence, view = letter.sentences[index], letter.view_at(index)
        signs = None if cuts_word(view, start) or cuts_word(view, end) else letter.signs_at(index)
        place = _Place(letter, index, sentence, start + sentence.start, end + sentence.start, signs)
        return self._judged(place, pattern, _replacement(pattern, match, place))

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
        own = (exception.says for exception in pattern.unless if exception.holds(place))
        return next(own, None) or self._unless[pattern.rule].excuse(place)


def _replacement(pattern: _Pattern, match: Match, place: _Place) -> str | None:
    if pattern.replace is None:
        return None
    text = place.letter.text
    sentence = text[place.sentence.start : place.sentence.end]
    return replacement(pattern.replace, pattern.pattern.compiled, match, sentence, text[place.start : place.end])


def _pattern(
    place: tuple[int, int], mark: Mark, severity: Severity, lexicon: Lexicon, used: set[str] | None
) -> _Pattern:
    pattern = Pattern(mark.pattern, lexicon, used)
    if used is not None:
        must_name_groups(mark.replace or "", pattern.compiled)
    return _Pattern(
        rule=place[0],
        number=place[1],
        pattern=pattern,
        where=_condition(mark.where, lexicon, used),
        unless=tuple(_condition(windows, lexicon, used) for windows in mark.unless),
        severity=mark.severity or severity,
        replace=mark.replace,
    )


def _condition(windows: Windows, lexicon: Lexicon, used: set[str] | None) -> _Condition:
    patterns: tuple[tuple[WindowName, Pattern], ...] = tuple(
        (name, Pattern(pattern, lexicon, used)) for name, pattern in windows.items() if name != "because"
    )
    return _Condition(patterns, told(windows))


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
