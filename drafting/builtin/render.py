"""A plan written out with the wordings chosen so far: paragraphs, joined sentences, and where each place stands."""

from dataclasses import dataclass, field

from drafting.builtin.joins import Piece, joined
from drafting.builtin.scene import Scene
from drafting.builtin.slots import Plan
from drafting.builtin.sourced import Sheet
from rubrics import RULE_OF_KIND, Kind


@dataclass(slots=True)
class Draft:
    """A plan under way: the wording chosen for each place, the places kept from joining, and the text as it stands."""

    plan: Plan
    scene: Scene
    kind: Kind
    chosen: list[int]
    apart: set[int] = field(default_factory=set[int])
    sheet: Sheet = field(default_factory=Sheet)
    spans: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list[tuple[int, int, tuple[int, ...]]])
    """Where each sentence of the body stands, and from which places it was made."""

    @property
    def text(self) -> str:
        return self.sheet.text

    def write(self) -> None:
        """Writes the plan out, its least needed places left out one by one while it is too long."""
        rule = RULE_OF_KIND[self.kind]
        self._write()
        while rule.unit == "words" and len(self.text.split()) > rule.most and self._shorten():
            self._write()

    def _shorten(self) -> bool:
        slots = self.plan.slots
        spare = [at for at, slot in enumerate(slots) if "" in slot.options and slot.options[self.chosen[at]]]
        if not spare:
            return False
        least = min(spare, key=lambda at: (slots[at].keep, -at))
        self.chosen[least] = slots[least].options.index("")
        return True

    def _write(self) -> None:
        self.sheet, self.spans = Sheet(), []
        self.sheet.write(*self.plan.subject)
        self.sheet.write(*self.plan.greeting, after="\n\n")
        for pieces in self._paragraphs():
            for at, piece in enumerate(joined(pieces, self.scene, frozenset(self.apart))):
                self.sheet.write(piece.text, piece.fields, after=" " if at else "\n\n")
                part = self.sheet.sentences[-1]
                self.spans.append((part.start, part.end, piece.slots))
        for at, line in enumerate(self.plan.closing):
            self.sheet.write(*line, after="\n" if at else "\n\n")

    def _paragraphs(self) -> list[list[Piece]]:
        paragraphs: dict[int, list[Piece]] = {}
        seen: set[str] = set()
        suffered = False
        for at, slot in enumerate(self.plan.slots):
            said = slot.options[self.chosen[at]]
            if said and said not in seen:
                seen.add(said)
                if slot.role == "impact":
                    said, suffered = said if suffered else said.replace(" also meant ", " meant ", 1), True
                paragraphs.setdefault(slot.paragraph, []).append(Piece(said, slot.role, (at,), slot.fields))
        return [pieces for _, pieces in sorted(paragraphs.items())]
