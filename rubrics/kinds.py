"""The kinds of message: what each must hold, how long it is, and which faults are judged in it. Source: LABELS."""

from typing import Final, Literal, NamedTuple, get_args

Kind = Literal["first-response", "resolution-letter", "handwritten-note", "call-points", "internal-review"]
Element = Literal[
    "apology", "ownership", "names-mistake", "impact", "explanation", "fix", "prevention", "invitation", "follow-up"
]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
ELEMENTS: Final[tuple[Element, ...]] = get_args(Element)

WEIGHTS: Final[dict[Element, int]] = {
    "apology": 2,
    "ownership": 3,
    "names-mistake": 2,
    "impact": 2,
    "explanation": 2,
    "fix": 3,
    "prevention": 2,
    "invitation": 1,
    "follow-up": 1,
}
"""How much each element counts for the reader. Source: E1 (owning first, repair second), S2, S3."""


class KindRule(NamedTuple):
    """What a kind of message must hold, and its length: `unit` counted from `least` to `most`, both included."""

    title: str
    purpose: str
    must_hold: tuple[Element, ...]
    least: int
    most: int
    unit: Literal["words", "lines"]
    for_customer: bool


RULE_OF_KIND: Final[dict[Kind, KindRule]] = {
    "first-response": KindRule(
        "First response", "Minutes after the mistake is found",
        ("apology", "ownership", "names-mistake", "impact", "fix", "follow-up"), 60, 150, "words", True,
    ),
    "resolution-letter": KindRule(
        "Resolution letter", "After the fix, in writing", ELEMENTS, 120, 350, "words", True,
    ),
    "handwritten-note": KindRule(
        "Handwritten note", "Copied by hand, with or without a small gift",
        ("apology", "ownership", "names-mistake", "impact"), 0, 90, "words", True,
    ),
    "call-points": KindRule(
        "Call points", "Read from while speaking, before the email",
        ("apology", "ownership", "impact", "fix", "invitation", "follow-up"), 0, 7, "lines", False,
    ),
    "internal-review": KindRule(
        "Internal review", "For our own meeting; never sent",
        ("names-mistake", "explanation", "prevention"), 60, 400, "words", False,
    ),
}  # fmt: skip
