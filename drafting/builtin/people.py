"""Who signs, who repairs, who follows up and how they are reached: names, numbers and addresses as recorded."""

import re
from dataclasses import dataclass
from typing import Final

from drafting.builtin.words import STAFF
from drafting.incident import Incident

_PHONE: Final = re.compile(r"\+?\(?\d[\d ()\-.]{5,}\d")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ROLE: Final = re.compile(
    r"^(?:(?:the|our) )?(?:(?:ops|operations|depot|head|store|shop|branch|office|general|site|duty|team|lead|chief"
    r"|senior|deputy|assistant|area|practice|ward|centre|center|booking|head of [a-z]+|matron|duty|case|account|claims|"
    r"manager|mgr|gm|dpo|ceo|coo|md|director|coach|leiter|supervisor|owner|partner|dr)\.?\s+)+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"\s*[,(]?\s*\b(?:mgr|manager|rph|ops|lead|owner|md|gm|phd|direct|mobile|tel|cell|ext)\b\.?\)?\s*$", re.IGNORECASE
)
_TEAM: Final = re.compile(
    r"\b(?:[Tt]eam|[Dd]esk|[Oo]ffice|[Dd]epartment|[Dd]ept|[Hh]otline|[Hh]elpline|line|box|[Ss]upport|[Ss]ervices?"
    r"|[Oo]ps|[Oo]perations|ground|IT|HR|[Rr]epairs|[Aa]ccounts|[Oo]rders"
    r"|[Ee]veryone|[Ss]taff|[Rr]eception|[Ww]orkshop|[Tt]ext|[Ee]mail|[Pp]hone|[Ll]etter|every|[Cc]are|[Rr]elations"
    r"|[Bb]illing|[Cc]laims|[Mm]anagement)\b"
)
_TITLE: Final = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sr|Mx)\.?\s+")


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or desk as recorded: the name, and how it is reached."""

    name: str
    phone: str
    email: str
    team: bool


def contact_of(typed: str) -> Contact:
    """The name, number and address in a field such as "Lynn Pask 0113 496 0000"."""
    email = found[0] if (found := _EMAIL.search(typed)) else ""
    rest = typed.replace(email, " ") if email else typed
    phone = found[0].strip() if (found := _PHONE.search(rest)) else ""
    name = re.split(r"[,;(]", rest.replace(phone, " ") if phone else rest)[0]
    name = _TRAILING.sub("", _ROLE.sub("", " ".join(name.split()).strip(" ,;:-()")))
    return Contact(name.strip(" ,;:-"), phone, email, not _is_person(name))


def _is_person(name: str) -> bool:
    return bool(name) and name[0].isupper() and not _TEAM.search(name)


def same_person(one: str, other: str) -> bool:
    """Whether two names mean one person: they share a first name or surname, and nothing speaks against it."""
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        return mine[0] in theirs or theirs[0] in mine
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    return mine[-1] == theirs[-1] and mine[0][0] == theirs[0][0]


def _parts(name: str) -> list[str]:
    return [part.strip(".,").lower() for part in _TITLE.sub("", name).split() if part.strip(".,")]


def signs_as_person(incident: Incident) -> bool:
    """Whether a person signs, who is "I", or a team, a role or the company, which is "we"."""
    name = incident.says("sender_name")
    company = incident.says("company")
    return not (
        _TEAM.search(name)
        or (company and name.lower() in company.lower() and not incident.says("sender_title"))
        or name.lower().startswith(("the ", "duty"))
    )


_MINE: Final = re.compile(r"\b(?:I|me|my|im|I'm)\b")
_FOUND_OUT: Final = re.compile(r"\bI (?:checked|looked|asked|investigated|found|spoke|think)\b")


def acts_alone(incident: Incident) -> bool:
    """Whether the one who signs made the mistake: the record tells of it as "I"."""
    if not signs_as_person(incident):
        return False
    cause = _FOUND_OUT.sub("", incident.says("cause"))
    told = set(re.findall(r"[a-z]+", f"{cause} {incident.says('what_happened')}".lower()))
    if told & STAFF - {"somebody", "someone", "team"}:
        return False
    return bool(_MINE.search(cause) or _MINE.search(incident.says("what_happened"))) and not re.match(
        r"[Ww]e\b", incident.says("what_happened")
    )
