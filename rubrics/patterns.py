"""The rules' patterns compiled: word lists worked in, RE2's filter to say which occur, RE2 to say where.

RE2 syntax without look-around, so time is linear in the text whatever it holds. Source: DESIGN (engine).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Protocol, cast

import re2

from rubrics.inflection import FORMS, Form, forms
from rubrics.letter import view_of

Lists = Mapping[str, tuple[str, ...]]

_NAME: Final = re.compile(r"\{([a-z][a-z_]*)(?::([a-z]+))?\}")
"""A word list by name, `{harm}`, or its words in one form, `{spoil:past}`."""
_PLAIN: Final = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_TOKEN: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
_SPACE: Final = re.compile(r"(\[(?:\\.|[^\]\\])*\])|(\\.)| ([?*+])?")
"""A character class or an escape, which stay as they are, or a space with what repeats it."""


class PatternError(ValueError):
    """A pattern RE2 cannot compile, that names an unknown word list, or that matches empty text."""


class Match(Protocol):
    """What a compiled pattern finds; offsets in bytes of the view, which are code points of the text."""

    def span(self, group: int = 0) -> tuple[int, int]:
        """Start and end of a group; (-1, -1) where it took no part."""
        ...


class Compiled(Protocol):
    """A compiled RE2 pattern over bytes."""

    groupindex: Mapping[bytes, int]
    groups: int

    def search(self, text: bytes) -> Match | None:
        """The first match."""
        ...

    def finditer(self, text: bytes) -> Iterator[Match]:
        """Every match, none overlapping the one before."""
        ...


def _options() -> "re2.Options":
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.log_errors = False
    options.never_nl = False
    options.dot_nl = True
    return options


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
    compiled = _compile(source_of(pattern, lists, used), pattern)
    if compiled.search(b"") is not None:
        raise PatternError(f"matches empty text: {pattern!r}")
    return compiled


def source_of(pattern: str, lists: Lists, used: set[str] | None = None) -> bytes:
    """What RE2 is given for a pattern, its signs seen as the text's are."""
    expanded = expand(pattern, lists, used)
    spaced = _SPACE.sub(lambda m: m[1] or m[2] or (" *" if m[3] in ("?", "*") else " +"), expanded)
    return view_of(spaced)


def _compile(source: bytes, pattern: str) -> Compiled:
    try:
        return cast(Compiled, re2.compile(source, _options()))
    except re2.error as error:
        raise PatternError(f"RE2 refuses {pattern!r}: {error}") from error


class PatternSet:
    """Many patterns asked at once which of them occur.

    RE2's filter looks for the literal words that a pattern cannot match without, all in one pass, and runs only the
    patterns whose words are there: with hundreds of patterns, five times faster on new text than one set of them all.
    """

    def __init__(self, sources: list[bytes]) -> None:
        self._filter = re2.Filter()
        for source in sources:
            self._filter.Add(source, _options())
        if sources:
            self._filter.Compile()
        self._empty = not sources

    def occurring(self, text: bytes) -> list[int]:
        """Indexes of the patterns that occur in the text, ascending."""
        return [] if self._empty else sorted(self._filter.Match(text) or [])


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
