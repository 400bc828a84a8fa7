"""The rules' patterns: word lists worked in, what they need a text to show, and compiled when first there is need.

RE2 syntax without look-around, so time is linear in the text whatever it holds. Source: DESIGN (engine).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, cast

import re2

from rubrics.inflection import FORMS, Form, forms
from rubrics.letter import view_of
from rubrics.matching import Compiled, PatternError, compiled, options
from rubrics.needs import Needs, Runs, Way, anywhere, either, gate, spelt
from rubrics.reading import needs_of, runs_of

Lists = Mapping[str, tuple[str, ...]]

_NAME: Final = re.compile(r"\{([a-z][a-z_]*)(?::([a-z]+))?\}")
"""A word list by name, `{harm}`, or its words in one form, `{spoil:past}`."""
_PLAIN: Final = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_LETTERS: Final = re.compile(r"[a-zA-Z]+")
_TOKEN: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
_SPACE: Final = re.compile(r"(\[(?:\\.|[^\]\\])*\])|(\\.)| ([?*+])?")
"""A character class or an escape, which stay as they are, or a space with what repeats it."""


def expand(pattern: str, lists: Lists, used: set[str] | None = None, within: tuple[str, ...] = ()) -> str:
    """The pattern with each `{list}` (or `{list:form}`) replaced by its words; `used` collects the names.

    Raises:
        PatternError: a list is unknown or contains itself, or a form is unknown or asked of what is no plain word.
    """

    def words_of(match: re.Match[str]) -> str:
        name, form = match[1], match[2]
        if name not in lists or name in within:
            raise PatternError(f"{{{name}}} is no word list" if name not in lists else f"{{{name}}} contains itself")
        if used is not None:
            used.add(name)
        words = [expand(word, lists, used, (*within, name)) for word in _inflected(lists[name], name, form)]
        return "(?:" + "|".join(sorted(dict.fromkeys(words), key=len, reverse=True)) + ")"

    return _NAME.sub(words_of, pattern)


def _inflected(words: tuple[str, ...], name: str, form: str | None) -> Iterator[str]:
    """The list's words, in the form asked for. A list of lists passes the form on to each."""
    if form is None:
        yield from words
        return
    if form not in FORMS:
        raise PatternError(f"{{{name}:{form}}}: there is no form {form!r}, only {', '.join(sorted(FORMS))}")
    for word in words:
        if inner := _NAME.fullmatch(word):
            yield f"{{{inner[1]}:{form}}}"
        elif _PLAIN.fullmatch(word):
            yield from forms(word, cast(Form, form))
        else:
            raise PatternError(f"{{{name}:{form}}}: {word!r} is a pattern; only plain words have forms")


def compile_pattern(pattern: str, lists: Lists, used: set[str] | None = None) -> Compiled:
    """The pattern compiled over the byte view: letters match in either case, a space stands for any run of spaces.

    Raises:
        PatternError: RE2 refuses it, it names no known list, or it matches empty text.
    """
    made = compiled(_source(pattern, lists, used), pattern)
    if made.search(b"") is not None:
        raise PatternError(f"matches empty text: {pattern!r}")
    return made


def _source(pattern: str, lists: Lists, used: set[str] | None = None) -> bytes:
    """What RE2 is given for a pattern, its signs seen as the text's are."""
    expanded = expand(pattern, lists, used)
    return view_of(_SPACE.sub(lambda m: m[1] or m[2] or (" *" if m[3] in ("?", "*") else " +"), expanded))


class Lexicon:
    """Word lists by name; what those of `base` stand for is read once for all that build on it."""

    def __init__(self, words: Lists, base: "Lexicon | None" = None) -> None:
        self.lists: Lists = {**base.lists, **words} if base else words
        self._base = base if base and base.lists.keys().isdisjoint(words) else None
        self._read: dict[str, Runs] = {}

    def runs(self, named: str) -> Runs:
        """How the words of a `{list}` or a `{list:form}` run."""
        name, _, form = named[1:-1].partition(":")
        if self._base and name in self._base.lists:
            return self._base.runs(named)
        if named not in self._read:
            words = list(_inflected(self.lists[name], name, form or None))
            plain = spelt(word for word in words if _LETTERS.fullmatch(word))
            others = [runs_of(_seen(word), self.runs) for word in words if not _LETTERS.fullmatch(word)]
            self._read[named] = either([plain, *others] if plain[0].left else others)
        return self._read[named]


class Pattern:
    """A pattern of a rule: what it needs is read, and it is compiled, when first asked for."""

    def __init__(self, told: str, lexicon: Lexicon, used: set[str] | None = None) -> None:
        self._told = told
        self._lexicon = lexicon
        if used is not None:
            self.compiled = compile_pattern(told, lexicon.lists, used)

    @cached_property
    def compiled(self) -> Compiled:
        """The pattern as RE2 has it."""
        return compile_pattern(self._told, self._lexicon.lists)

    @property
    def source(self) -> bytes:
        """What RE2 is given."""
        return _source(self._told, self._lexicon.lists)

    @cached_property
    def marked_group(self) -> int:
        """The group that narrows what is marked; 0, the whole match, where there is none."""
        return self.compiled.groupindex.get(b"mark", 0)

    @cached_property
    def needs(self) -> Needs:
        """What a text must show for a match to begin at its start, or anywhere."""
        return needs_of(runs_of(_seen(self._told), self._lexicon.runs))

    @cached_property
    def gate(self) -> Way:
        """What must show in a text for the pattern to match in a part of it, wherever the part starts."""
        return tuple(map(anywhere, gate(self.needs)))


def _seen(pattern: str) -> str:
    return view_of(pattern).decode("latin-1")


class PatternSet:
    """A few small patterns asked at once which of them occur: RE2 runs them as one.

    Time grows with what many patterns together can be in the midst of: hundreds of them take longer than one by one.
    """

    def __init__(self, sources: list[bytes]) -> None:
        self._set = re2.Set.SearchSet(options())
        for source in sources:
            self._set.Add(source)
        self._set.Compile()
        self._empty = not sources

    def occurring(self, text: bytes) -> list[int]:
        """Indexes of the patterns that occur in the text, ascending."""
        return [] if self._empty else sorted(self._set.Match(text) or [])


def alternatives(pattern: str) -> list[str]:
    """The pattern once for each of the alternatives it consists of: those at its top, or in its group `mark`.

    >>> alternatives(r"\\b(?P<mark>by (?:a|b)|in c)\\b")
    ['\\\\b(?P<mark>by (?:a|b))\\\\b', '\\\\b(?P<mark>in c)\\\\b']
    """
    whole = _split(pattern)
    if len(whole) > 1:
        return [one for alternative in whole for one in alternatives(alternative)]
    opening = pattern.find("(?P<mark>")
    if opening < 0:
        return [pattern]
    begin = opening + len("(?P<mark>")
    end = begin + len(_up_to_closing(pattern[begin:]))
    return [pattern[:begin] + one + pattern[end:] for one in _split(pattern[begin:end])]


def _split(pattern: str) -> list[str]:
    """The alternatives at the top of a pattern."""
    parts: list[str] = []
    rest = pattern
    while True:
        part = _up_to_closing(rest, bar=True)
        parts.append(part)
        if len(part) == len(rest):
            return parts
        rest = rest[len(part) + 1 :]


def _up_to_closing(pattern: str, *, bar: bool = False) -> str:
    """The pattern up to the bracket that closes what it stands in; with `bar`, up to the next bar at its level."""
    depth = 0
    for token in _TOKEN.finditer(pattern):
        match token[0]:
            case "(":
                depth += 1
            case ")" if depth == 0:
                return pattern[: token.start()]
            case ")":
                depth -= 1
            case "|" if depth == 0 and bar:
                return pattern[: token.start()]
            case _:
                pass
    return pattern


def literally(phrase: str) -> str:
    """A pattern for a plain phrase: its words whole, in either case, with any blanks between them.

    >>> literally("reach out")
    '\\\\breach out\\\\b'
    """
    escaped = re.sub(r"[^\w ]", lambda found: "\\" + found[0], " ".join(phrase.split()))
    left = r"\b" if phrase[:1].isalnum() else ""
    right = r"\b" if phrase[-1:].isalnum() else ""
    return left + escaped + right
