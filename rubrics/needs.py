r"""What a text must show before a pattern can match it, read off the pattern: RE2 is asked only where it is there.

A rule's patterns are phrases and lists of whole words, and most sentences hold the words of none of them: to look these up
costs a fraction of a search. Here are the needs of a pattern, and the ways in which its matches can run that they are put
together from; `reading` reads a pattern. What is not understood needs nothing. Source: DESIGN (engine).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from rubrics.language import FUNCTION_WORDS

WORD: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
r"""The bytes of RE2's `\w`."""
_PLAIN: Final = bytes.maketrans(b"123456789", b"000000000")
PLAIN: Final = bytes(byte if byte in WORD else 0x20 for byte in range(256)).lower().translate(_PLAIN)
"""Small letters, 0 for any digit, and a blank for what parts words."""
_HEAD: Final = 3
_TAIL: Final = 2
"""So many letters of a word's beginning or end are looked for where a pattern leaves open the rest."""

Signs = frozenset[str]
"""What a text shows: words, their beginnings (`mis*`) and ends (`*ed`), the word it starts with (`^we`), `0*` for a number,
and each character that is neither letter nor blank."""


def signs_of(view: bytes) -> Signs:
    """All that a text shows."""
    in_order = view.translate(PLAIN).decode("ascii").split()
    words = set(in_order)
    signs = {*words, *view.translate(None, WORD + b" ").decode("latin-1")}
    signs.update(["^" + word for word in in_order[:1]], [word[:_HEAD] + "*" for word in words])
    signs.update(["*" + word[-_TAIL:] for word in words], ["0*" for word in words if word[0] == "0"])
    return frozenset(signs)


def cuts_word(view: bytes, at: int) -> bool:
    """Whether the offset lies within a word, so that a window from or to it shows what the whole text does not."""
    return 0 < at < len(view) and view[at - 1] in WORD and view[at] in WORD


class Need(NamedTuple):
    """One of the signs must be there, or all needs of one of the phrases; `chance` is how often, roughly, some are."""

    signs: Signs
    phrases: "frozenset[Needs]" = frozenset()
    chance: int = 0


Needs = frozenset[Need]
"""What must all be there. None at all: always."""
Way = tuple[Signs, ...]
"""One sign of each must be there."""


@cache
def gate(needs: Needs) -> Way:
    """The needs without the order of phrases: quick to ask, and weaker."""
    return tuple(_hints(need) for need in sorted(needs, key=_chance))


def _hints(need: Need) -> Signs:
    return need.signs.union(*(gate(phrase)[0] for phrase in need.phrases))


def anywhere(signs: Signs) -> Signs:
    """The signs where what must start with a word may start later in the text."""
    return frozenset(sign.lstrip("^") or sign for sign in signs)


def flat(needs: Needs) -> Iterator[Way]:
    """The needs as alternatives, with each phrase of the rarest need one of its own."""
    if not needs:
        yield ()
        return
    first, *others = sorted(needs, key=_chance)
    rest = tuple(_hints(other) for other in others)
    if first.signs:
        yield (first.signs, *rest)
    for phrase in first.phrases:
        yield from ((*way, *rest) for way in flat(phrase))


Letters = frozenset[str]
"""The letters that a stretch can be, `*` standing for anything or nothing."""


class Run(NamedTuple):
    """How a match can run: wholly through `left` where nothing parts it into words, else from `left` to `right`."""

    left: Letters
    right: Letters
    needs: Needs = frozenset()
    parted: bool = False


Runs = tuple[Run, ...]

_NOTHING: Final = frozenset({""})
_ANYTHING: Final = frozenset({"*"})
EMPTY: Final[Runs] = (Run(_NOTHING, _NOTHING),)
ANYTHING: Final[Runs] = (Run(_ANYTHING, _ANYTHING),)
EDGE: Final[Runs] = (Run(_NOTHING, _NOTHING, parted=True),)
START: Final[Runs] = (Run(_NOTHING, frozenset({"^"}), parted=True),)
_MOST: Final = 3000
"""Beyond so many spellings letters are taken for any."""
_MANY: Final = 400
"""Beyond so many runs those of one shape are taken together."""
_LIKELIER: Final = 40
"""How much likelier a function word is in a sentence than another word."""


def spelt(words: Iterable[str]) -> Runs:
    """Any of these words, without their edges."""
    letters = frozenset(word.encode("ascii").translate(PLAIN).decode("ascii") for word in words)
    return (Run(letters, letters),)


def parted_by(characters: Signs) -> Runs:
    """One of these characters, which part words."""
    return (Run(_NOTHING, _NOTHING, frozenset({_need(characters)}), parted=True),)


def either(choices: Iterable[Runs]) -> Runs:
    """Any of these."""
    return _fewer([run for runs in choices for run in runs])


def behind(first: Runs, second: Runs) -> Runs:
    """The one, and then the other."""
    if first is EMPTY or second is EMPTY:
        return second if first is EMPTY else first
    if len(first) * len(second) > _MANY:
        first, second = _grouped(first, _shape), _grouped(second, _shape)
    return _fewer([_joined(a, b) for a in first for b in second])


def repeated(runs: Runs) -> Runs:
    """One or more times: it begins and ends as one of the runs does."""
    if all(run.parted for run in runs):
        return (_together(runs),)
    if any(run.parted for run in runs):
        return ANYTHING
    return behind(runs, ANYTHING)


def at_edges(runs: Runs) -> bool:
    """Whether each begins where a word cannot go on."""
    return all(run.parted and run.left == _NOTHING for run in runs)


def _joined(a: Run, b: Run) -> Run:
    left = a.left if a.parted else _spelt(a.left, b.left)
    right = b.right if b.parted else _spelt(a.right, b.right)
    needs = a.needs | b.needs if a.needs and b.needs else a.needs or b.needs
    if a.parted and b.parted:
        whole = _spelt(a.right, b.left)
        if None not in (shown := frozenset(map(_shown, whole))):
            needs |= {_need(shown)}
    return Run(left, right, needs, a.parted or b.parted)


def _spelt(first: Letters, second: Letters) -> Letters:
    if len(first) * len(second) > _MOST:
        return _ANYTHING
    if first is _NOTHING or second is _NOTHING:
        return second if first is _NOTHING else first
    return frozenset((a + b).replace("**", "*") for a in first for b in second)


@cache
def _shown(word: str) -> str | None:
    """The sign of a text that holds the word; None for nothing in particular."""
    if "*" not in word:
        return word.removesuffix("^") or None
    head, tail = word[: word.index("*")].removeprefix("^"), word[word.rindex("*") + 1 :]
    if len(head) >= _HEAD:
        return head[:_HEAD] + "*"
    if head.startswith("0"):
        return "0*"
    return "*" + tail[-_TAIL:] if len(tail) >= _TAIL else None


@cache
def _need(signs: Signs) -> Need:
    return Need(signs, chance=sum(map(_likely, signs)))


@cache
def _likely(sign: str) -> int:
    if sign in FUNCTION_WORDS or not (sign.isalpha() or "*" in sign or "^" in sign):
        return _LIKELIER
    return 3 if "*" in sign or "^" in sign else 1


def _fewer(runs: list[Run]) -> Runs:
    """The runs, those that begin and end alike taken together."""
    if len(runs) == 1:
        return (runs[0],)
    return _grouped(runs, lambda run: (run.left, run.right) if run.parted else None)


def _grouped(runs: Iterable[Run], key: Callable[[Run], object]) -> Runs:
    groups: dict[object, list[Run]] = {}
    for run in runs:
        groups.setdefault(key(run), []).append(run)
    return tuple(_together(group) for group in groups.values())


def _shape(run: Run) -> object:
    ends = (None if end == _NOTHING else "" in end for end in (run.left, run.right))
    return run.parted, *ends, bool(run.needs)


def _together(runs: Sequence[Run]) -> Run:
    """One run that any of these is an instance of."""
    if len(runs) == 1:
        return runs[0]
    left = _any_of([run.left for run in runs])
    if not runs[0].parted:
        return Run(left, left)
    return Run(left, _any_of([run.right for run in runs]), shared([run.needs for run in runs]), parted=True)


def _any_of(choices: list[Letters]) -> Letters:
    letters = choices[0] if all(some is choices[0] for some in choices) else frozenset[str]().union(*choices)
    return _NOTHING if letters == _NOTHING else letters if len(letters) <= _MOST else _ANYTHING


def shared(choices: Sequence[Needs]) -> Needs:
    """What is needed whichever it is: what all of them need, and that one has what else it needs."""
    common = choices[0].intersection(*choices[1:])
    rest = [needs - common for needs in choices] if common else choices
    return common | {_one_of(rest)} if all(rest) else common


def _one_of(choices: Sequence[Needs]) -> Need:
    """That one of these is met. A phrase is told by its rarest word alone where that is a single one, and no common one."""
    rarest = [min(needs, key=_chance) for needs in choices]
    single = [need for need, needs in zip(rarest, choices, strict=True) if len(needs) == 1 or need.chance == 1]
    phrases = frozenset(needs for need, needs in zip(rarest, choices, strict=True) if len(needs) > 1 < need.chance)
    signs = frozenset[str]().union(*(need.signs for need in single))
    chance = sum(map(_likely, signs)) + sum(min(map(_chance, needs)) for needs in phrases)
    return Need(signs, phrases.union(*(need.phrases for need in single)), chance)


_chance: Final = attrgetter("chance")
