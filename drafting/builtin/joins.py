"""Sentences that belong together said as one: a shared subject said once, two short ones with "and". Nothing is added."""

import re
from dataclasses import dataclass
from typing import Final

from drafting.builtin.harm import inner
from drafting.builtin.scene import Scene
from drafting.builtin.slots import Role

_JOINED: Final = frozenset[Role](["mistake", "impact", "cause", "repair", "promise", "gift", "change"])
_SHARED: Final = re.compile(
    r"(?P<subject>We|I|You|Your [a-z]+|[A-Z][a-z]+(?= (?:had|was|is|has|will)\b))"
    r" (?P<help>(?:will|have|had|are giving|am giving|are|am|were|did)\b )?(?P<rest>.+)\."
)
_LONG: Final = 13
_LONGEST: Final = 24
_CLAUSES: Final = re.compile(
    r"\b(?:because|but|so|who|which|that|when|if|while|until|unless|although|than|whether|where|after|before)\b|[,:;\"]"
)
_SET: Final = re.compile(r"(?:I am|We are|I|We) (?:\w+ ){0,2}(?:sorry|writing|write)\b|Nobody\b|No\b|Two of us\b")
"""Sentences whose frame would take in what is joined to them."""
_APART: Final = re.compile(
    r"(?:On|Since|From|By|After|Two of us|Nobody|What|This|It (?:should|was our|is)|There (?:is|are) now)\b"
    r"|.*\b(?:ok|recovered|safe)\b|.* was [£$€₹]"
)
"""Sentences that stand better alone: with a day in front, or in contrast to what was said before."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the letter, the places it came from, and the fields."""

    text: str
    role: Role
    slots: tuple[int, ...]
    fields: tuple[str, ...]


def joined(pieces: list[Piece], scene: Scene, apart: frozenset[int]) -> list[Piece]:
    """The pieces of a paragraph, neighbours joined where that is surely right; places in `apart` stay by themselves."""
    out: list[Piece] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before and len(before.slots) == 1 and not apart & {*before.slots, *piece.slots}:
            text = _as_one(before, piece, scene)
            if text:
                fields = (*before.fields, *piece.fields)
                out[-1] = Piece(text, piece.role, (*before.slots, *piece.slots), fields)
                continue
        out.append(piece)
    return out


def _as_one(one: Piece, other: Piece, scene: Scene) -> str:
    if one.role != other.role or one.role not in _JOINED or not one.text.endswith(".") or not other.text.endswith("."):
        return ""
    words, more = len(one.text.split()), len(other.text.split())
    if words > _LONG or more > _LONG or words + more > _LONGEST or _SET.match(one.text):
        return ""
    if ". " in one.text or ". " in other.text:
        return ""
    return _with_one_subject(one.text, other.text) or _with_and(one, other, scene)


def _with_one_subject(one: str, other: str) -> str:
    """ "We took the keys. We changed the code." as "We took the keys and changed the code."; helping verbs said once."""
    first, second = _SHARED.fullmatch(one), _SHARED.fullmatch(other)
    if not first or not second or first["subject"] != second["subject"] or " and " in first["rest"] + second["rest"]:
        return ""
    if _CLAUSES.search(first["rest"]):
        return ""
    one_of_us = first["subject"] in ("We", "I", "You")
    if not one_of_us and not re.match(r"(?:had|was|is|has|will|could|did)\b", second["help"] or second["rest"]):
        return ""
    same = first["help"] == second["help"] and first["help"] not in ("did ", "had ", "have ")
    rest = second["rest"] if same else f"{second['help'] or ''}{second['rest']}"
    return f"{one[:-1]} and {rest}."


def _with_and(one: Piece, other: Piece, scene: Scene) -> str:
    """Two short sentences with ", and" between them, where the first has but one clause."""
    cause = one.role == "cause"
    told = re.sub(r"^.{0,40}?\b(?:because|is that) ", "", one.text) if cause else one.text
    if _CLAUSES.search(told[:-1]) or _CLAUSES.search(other.text[:-1]) or _APART.match(other.text):
        return ""
    if " and " in one.text and " and " in other.text:
        return ""
    return f"{one.text[:-1]}, and {inner(other.text, scene)}"
