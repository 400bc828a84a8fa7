"""The sentences that are the letter's own: owning, sorry, asking, following up. Plain words; none of them states a fact.

Each comes in a few wordings; which one a letter gets depends on its record alone, so that letters differ and drafts do not.
"""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

OWNED: Final = (
    "That was our mistake, and {i_am} sorry.",
    "The mistake was ours, and {i_am} sorry.",
    "This was our mistake, and {i_am} sorry.",
)
OWNED_ALONE: Final = (
    "That was my mistake, and I am sorry.",
    "The mistake was mine, and I am sorry.",
    "This was my mistake, and I am sorry.",
)
ANSWERED_FOR: Final = ("This is ours to answer for, and {i_am} sorry.", "We answer for it, and {i_am} sorry.")
SUPPLIER: Final = (
    "Choosing our suppliers and checking their work is our job, so the mistake is ours.",
    "Whoever supplies us, choosing them and checking what they do is our job.",
)
NOT_KNOWN: Final = (
    "{i_do} not yet know how it came about, and {i} will not guess.",
    "How it came about {i_do} not yet know, and {i} will not guess.",
)
STILL_LOOKING: Final = ("We are still finding out how it came about.",)
NO_FIX_YET: Final = (
    "How we put this right is not settled yet; {i} will promise it only when {i} can name it.",
    "How we put this right is not settled yet.",
)
CAUSE: Final = ("It happened because {clause}", "It came about because {clause}")
INVITED: Final = (
    "What else would put this right for you?",
    "Is there anything else you would like us to do?",
    "What else would help?",
    "What else would you like from us?",
)
INVITED_FIRST: Final = (
    "What would put this right for you?",
    "What would you like us to do to put this right?",
)
REPLY: Final = (
    "A reply to this message reaches {me}.",
    "A reply to this message comes straight to {me}.",
    "You can answer this message directly: it comes to {me}.",
)
REPLY_BY_POST: Final = ("A reply to this letter reaches {me}.",)
SIGN_OFFS: Final = {
    ("en-GB", True): "Yours sincerely,",
    ("en-GB", False): "Kind regards,",
    ("en-US", True): "Sincerely,",
    ("en-US", False): "Sincerely,",
}


def rotated(wordings: Sequence[str], seed: str) -> tuple[str, ...]:
    """All the wordings, beginning with the one that the seed picks."""
    start = crc32(seed.encode()) % len(wordings)
    return (*wordings[start:], *wordings[:start])


def pick(wordings: Sequence[str], seed: str) -> str:
    """One of the wordings, the same for the same seed."""
    return wordings[crc32(seed.encode()) % len(wordings)]


def voiced(wording: str, person: bool) -> str:
    """The wording in the first person singular, or plural where a team or a company signs."""
    words = (
        {"i": "I", "i_am": "I am", "i_do": "I do", "me": "me"}
        if person
        else {"i": "we", "i_am": "we are", "i_do": "we do", "me": "us"}
    )
    text = wording.format_map(words)
    return text[0].upper() + text[1:]
