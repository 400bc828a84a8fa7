"""What leaves the house: exactly the approved text."""

import re
import unicodedata

from drafting.workflow import Approved


def as_text(approved: Approved) -> bytes:
    """The approved text as UTF-8, byte for byte."""
    return approved.text.encode()


def file_name(approved: Approved, about: str) -> str:
    """A name for the download: the kind of message and whom it is about, in plain letters."""
    letters = unicodedata.normalize("NFKD", about).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-").lower()[:40]
    return "-".join(part for part in (approved.approval.kind, words) if part) + ".txt"
