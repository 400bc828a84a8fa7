"""Who wrote a pasted text, from where, and about which order: found by where the words stand, never by guessing.

Where two places of the text disagree, nothing is found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from drafting.builtin.greeting import ORGANISATION
from drafting.pasted import Paste
from drafting.people_names import folded, words, words_of
from drafting.private_details import found_in, plain_stretches, shadow_of
from drafting.quotes import line_of


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the stretch of the text it rests on."""

    value: str
    start: int
    end: int


_TITLE: Final = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Dame|Lady|Lord|Captain|Capt|Major|Father|Sister)\b\.?"
_PART: Final = r"(?:[^\W\d_a-zß-ÿ](?:[\w'’-]{1,24}|\.)?|van|de|der|den|von|la|le|da|di|bin|al|ter)"
_NAME: Final = rf"(?:{_TITLE} )?(?:(?:&|and) {_TITLE} )?{_PART}(?: (?:{_PART}|&)){{0,3}}"
_LABELLED_NAME: Final = re.compile(
    r"^[>\s*-]{0,6}(?i:customer|cust|caller|client|guest|patient|member|complainant|tenant|full)(?:'s)?(?i: name)?\*{0,2} ?[:=]"
    rf" ?\*{{0,2}}[ \t]{{0,4}}(?P<name>{_NAME})(?=[ \t]*(?:$|[,;(|/.–-]))"
    rf"|^[>\s*-]{{0,6}}[Nn]ame ?: ?(?P<name2>{_NAME})[ \t]*$",
    re.MULTILINE,
)
_SELF: Final = re.compile(rf"\b[Mm]y name is (?P<name>{_NAME})")
_RANG: Final = re.compile(
    rf"(?:(?:[Cc]all|[Cc]omplaint) from|[Ss]poke to customer,?) (?P<name>{_NAME})|(?P<name2>{_NAME}) (?:rang|called"
    rf"|phoned|telephoned|came in)\b"
)
_FROM: Final = re.compile(rf"[\"']?(?P<name>{_NAME})[\"']? ?(?:<|\(|\[|$)")
_CLOSING: Final = re.compile(
    r"^[> \t]{0,6}(?:(?:yours|kind(?:est)?|best|warm(?:est)?|with(?: kind)?|many|most)\b[\w ]{0,30}|regards|sincerely"
    r"|respectfully"
    r"|thanks(?: in advance| again)?|thank you|cheers|love)[,.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED: Final = re.compile(
    rf"\s{{1,6}}(?:> ?)?(?P<name>{_NAME}|[a-z]{{3,12}})(?: \((?P<title>{_TITLE})\))?[ \t]*[,.]?[ \t]*(?=\n|$)"
)
_NOT_PEOPLE: Final = re.compile(
    r"\b(?:customer|visitor|guest|client|user|caller|me|you|sent from|team|service|support|department)\b", re.I
)
_EMAIL: Final = re.compile(r"(?<![\w.+%-])[\w+%'-][\w.+%'-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_ON_BEHALF: Final = re.compile(
    r"\b(?:(?:our|my) client|(?:act|acting|write|writing|calling) (?:for|on behalf of)|on behalf of)\b", re.I
)
_OWN_LINE: Final = re.compile(rf"^[> \t]{{0,6}}(?P<name>{_TITLE} {_NAME})[ \t]*$", re.M)
_WROTE: Final = re.compile(r"[>)\]]{0,2} (?:wrote|schrieb|writes) ?:")
_ROLE: Final = re.compile(
    r"(?:no-?reply|info|support|help(?:desk)?|service|sales|orders?|complaints?|care|contact|enquir\w+|customer\w*"
    r"|admin|office|hello|team)@",
    re.I,
)
_ADDRESS_LABEL: Final = re.compile(
    r"^[>\s*-]{0,6}(?:home |postal |customer(?:'s)? |my |our )?address ?:[ \t]{0,4}", re.I | re.M
)
_CASE: Final = re.compile(
    r"\b(?:case|ticket|complaint|claim|incident|our ref|your ref|ref(?:erence)?)\b[^\n]{0,20}$", re.IGNORECASE
)
_ORDER: Final = re.compile(
    r"\b(?:order|booking|reservation|confirmation|invoice|policy|docket|job|contract|report|repair)\b[^\n]{0,20}$",
    re.IGNORECASE,
)


def customer_name(paste: Paste) -> Found | None:
    """The customer as the text names them: labelled, in its head, where they sign, where they say it, or who rang."""
    text = paste.text
    if _ON_BEHALF.search(text):
        return None
    labelled = [_name(match, text) for match in _LABELLED_NAME.finditer(text)]
    if labelled:
        return _agreed(labelled)
    told = [_name(match, text) for match in _SELF.finditer(text)]
    if paste.is_note:
        told += [_name(match, text) for match in _RANG.finditer(text[:600])]
    elif paste.is_chat:
        told += [Found(line.who, line.start, line.end) for line in paste.lines if line.who and line.side == "them"]
    else:
        told += [*_senders(paste), *_signatures(text)]
    return _agreed([found for found in told if _is_person(found.value)])


def _name(match: "re.Match[str]", text: str) -> Found:
    name = match["name"] or match.groupdict().get("name2") or ""
    return Found(_tidied(name), *_around(text, match.start(), match.end()))


def _tidied(name: str) -> str:
    plain = re.sub(r"[’']s$", "", " ".join(name.split())).rstrip(",;")
    return plain.title() if plain.islower() else plain


def _senders(paste: Paste) -> Iterator[Found]:
    for line in paste.lines:
        address = _EMAIL.search(paste.text, line.said, line.end)
        if line.head != "from" or (address and address[0].casefold().split("@")[1] in _our_domains(paste)):
            continue
        if match := _FROM.match(paste.text, line.said, line.end):
            yield Found(_tidied(match["name"]), *line_of(paste.text, line.start, line.end))


def _signatures(text: str) -> Iterator[Found]:
    for closing in _CLOSING.finditer(text):
        match = _SIGNED.match(text, closing.end())
        if match:
            name = _tidied(match["name"])
            if match["title"] and not re.match(_TITLE, name):
                name = f"{match['title']} {name}"
            yield Found(name, line_of(text, closing.start(), closing.end())[0], match.end())
    for match in _OWN_LINE.finditer(text, max(0, len(text) - 400)):
        yield Found(_tidied(match["name"]), match.start("name"), match.end("name"))


def _is_person(name: str) -> bool:
    """Whether it is a name by its title or by a list of names, and no firm or role."""
    if ORGANISATION.search(name) or _NOT_PEOPLE.search(name):
        return False
    parts = words_of(shadow_of(name))
    known = any((part.first or part.last) and not part.among("places") for part in parts)
    return bool(re.match(_TITLE, name)) or known


def _agreed(found: list[Found]) -> Found | None:
    """The fullest of them, if all can be the same person."""
    if not found:
        return None
    best = max(found, key=lambda one: (bool(re.match(_TITLE, one.value)), len(one.value)))
    parts = _parts(best.value)
    alike = all(_same(_parts(one.value), parts) for one in found)
    return best if alike and not (len(parts) == 1 and parts & words()["ordinary"]) else None


def _parts(name: str) -> frozenset[str]:
    return frozenset(folded(word.text) for word in words_of(re.sub(_TITLE, "", name)))


def _same(some: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both can be the same person's: each part of the shorter is in the longer, be it as an initial."""
    fewer, more = sorted((some, other), key=len)
    return all(any(one == part or (1 in (len(one), len(part)) and one[0] == part[0]) for one in more) for part in fewer)


def _our_domains(paste: Paste) -> set[str]:
    """Where mail is addressed to us: the domains behind To and Cc."""
    return {
        match[0].casefold().split("@")[1]
        for line in paste.lines
        if line.head in ("to", "cc")
        for match in _EMAIL.finditer(paste.text[line.said : line.end])
    }


def customer_email(paste: Paste) -> Found | None:
    """The one address in the text that is neither ours nor a department's."""
    text, ours = paste.text, _our_domains(paste)
    if _ON_BEHALF.search(text):
        return None
    found: dict[str, Found] = {}
    for match in _EMAIL.finditer(text):
        address = match[0].rstrip(".'")
        line = paste.line_at(match.start())
        if (
            _WROTE.match(text, match.end())
            or _ROLE.match(address)
            or address.casefold().split("@")[1] in ours
            or (line and line.side == "us")
        ):
            continue
        found.setdefault(address.casefold(), Found(address, *_around(text, match.start(), match.end())))
    return next(iter(found.values())) if len(found) == 1 else None


def reference(paste: Paste) -> Found | None:
    """The one case number of the text; where it has none, its one order, booking or invoice number."""
    ranks: dict[int, dict[str, Found]] = {1: {}, 2: {}, 3: {}}
    for start, end in _references(paste.text):
        line = paste.line_at(start)
        rank = _rank(paste.text, start, line.head if line else "")
        if rank:
            value = paste.text[start:end]
            ranks[rank].setdefault(re.sub(r"\W", "", value).casefold(), Found(value, *_around(paste.text, start, end)))
    first = ranks[1] or ranks[2] or ranks[3]
    return next(iter(first.values())) if len(first) == 1 else None


def _references(text: str) -> Iterator[tuple[int, int]]:
    shadow = shadow_of(text)
    taken = {at for match in _EMAIL.finditer(shadow) for at in range(*match.span())}
    for span in found_in(shadow, "then", plain_stretches(shadow)):
        if span.kind == "REFERENCE" and span.start not in taken:
            yield span.start, span.end


def _rank(text: str, start: int, head: str) -> int:
    before = text[text.rfind("\n", 0, start) + 1 : start][-40:]
    if _CASE.search(before):
        return 1
    if _ORDER.search(before):
        return 2
    return 3 if head == "subject" else 0


def customer_address(paste: Paste) -> Found | None:
    """The one postal address that stands by a label, or in lines of its own beside the name or the letter's head."""
    text = paste.text
    shadow = shadow_of(text)
    spans = sorted((s.start, s.end) for s in found_in(shadow, "then", plain_stretches(shadow)) if s.kind == "ADDRESS")
    labelled = [found for label in _ADDRESS_LABEL.finditer(text) if (found := _block(text, label.end(), spans))]
    own_lines = [found for found in _blocks(text, spans) if found]
    chosen = labelled or own_lines
    return chosen[0] if len({found.value.casefold() for found in chosen}) == 1 else None


def _blocks(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Found]:
    """Addresses whose street begins a line and whose postcode ends one, at most four lines below."""
    every = list(spans)
    until = 0
    for start, _ in every:
        line_start = text.rfind("\n", 0, start) + 1
        if start >= until and not text[line_start:start].strip(" >\t") and (found := _block(text, start, every)):
            until = found.end
            yield found


def _block(text: str, start: int, spans: Iterable[tuple[int, int]]) -> Found | None:
    ends = [end for begin, end in spans if start <= begin < start + 160]
    if len(ends) < 2 and not any(
        re.search(r"[A-Z]{1,2}\d|\d{5}", text[b:e]) for b, e in spans if start <= b < start + 160
    ):
        return None
    end = ends[-1] if ends else start
    value = text[start:end]
    sound = value.count("\n") <= 4 and "\n\n" not in value and not re.search(r"[.!?] |[.!?]\n", value)
    behind = text[end : text.find("\n", end) if "\n" in text[end:] else len(text)]
    if not ends or not sound or behind.strip(" ,.>\t"):
        return None
    lines = [line.strip(" >,\t") for line in value.split("\n")]
    return Found("\n".join(lines), start, end)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """A short stretch of the line round a detail, by which a reader knows it again."""
    first, last = line_of(text, start, end)
    if last - first <= 120:
        return first, last
    left = first if start - first <= 50 else text.rfind(" ", 0, max(start - 30, first)) + 1
    right = text.find(" ", min(end + 30, last))
    return max(left, first), right if end <= right < last else last
