"""A draft whose every sentence knows which fields of the record it came from."""

from dataclasses import dataclass, field

from drafting.incident import FACT_FIELDS, Incident
from rubrics.report import Frozen, Span


class Sourced(Span):
    """A sentence, heading or line of a draft, and the fields it was made from; none for a sentence that is the letter's own."""

    fields: tuple[str, ...]


class Composed(Frozen):
    """A draft, where each part of it comes from, and the filled fields that nothing in it was made from."""

    text: str
    sentences: tuple[Sourced, ...]
    unused: tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    """A text under way: parts are written one after the other, each with the fields it came from."""

    text: str = ""
    sentences: list[Sourced] = field(default_factory=list[Sourced])

    def write(self, part: str, fields: tuple[str, ...] = (), *, after: str = "") -> None:
        """Adds a part, with what stands between it and the one before it; nothing where it is blank."""
        if not part:
            return
        start = len(self.text) + len(after if self.text else "")
        self.text = f"{self.text}{after if self.text else ''}{part}"
        self.sentences.append(Sourced(start=start, end=len(self.text), fields=fields))

    def composed(self, incident: Incident) -> Composed:
        """The finished draft."""
        kept = [
            part.model_copy(update={"fields": tuple(one for one in dict.fromkeys(part.fields) if incident.says(one))})
            for part in self.sentences
        ]
        used = {one for part in kept for one in part.fields}
        left = tuple(one for one in FACT_FIELDS if incident.says(one) and one not in used)
        return Composed(text=self.text, sentences=tuple(kept), unused=left)
