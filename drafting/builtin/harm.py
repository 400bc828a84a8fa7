"""What went wrong, how it came about, what it cost: each as sentences to choose from, the best first."""

import re
from typing import Final

from drafting.builtin.articles import indefinite
from drafting.builtin.clauses import fragments, told, written
from drafting.builtin.dates import SAYS_A_DAY, date_of
from drafting.builtin.person import to_reader
from drafting.builtin.phrases import joined, sentence, uncapitalised
from drafting.builtin.scene import Scene
from drafting.builtin.smooth import smooth
from drafting.builtin.tidy import plain, sentences
from drafting.builtin.tokens import core, plural
from drafting.builtin.verbs import form_of
from drafting.builtin.words import (
    CONJUNCTIONS,
    COUNT_NOUNS,
    DETERMINERS,
    FAMILY,
    FINITE_AUXILIARIES,
    MASS_NOUNS,
    OWNED,
    PREPOSITIONS,
)
from drafting.incident import Incident

_TOPIC: Final = re.compile(r"[A-Za-z' -]{3,40}:")


_VALUED: Final = frozenset(["sentimental"])


_EVENTS: Final = frozenset(
    [
        "party",
        "wedding",
        "funeral",
        "exam",
        "interview",
        "election",
        "concert",
        "match",
        "meeting",
        "birthday",
        "christening",
        "anniversary",
        "conference",
        "dinner",
        "ceremony",
        "flight",
        "appointment",
    ]
)


_LEFTOVER: Final = re.compile(r"[→=+@<>*]|\b\d{4}-\d\d-\d\d\b|\bw/|\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)


_NO_DATE: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b(?: (?:does not|doesn't) exist)?")
"""A date in figures that no calendar holds: every other one has been written out by then."""


_LATER: Final = re.compile(r"(.*?\b(\w+)) ((?:at|on) .*|(?:\d+|a|two) \w+ later)")


_AGE: Final = re.compile(r"(\w+(?: and \w+)?) (?:for )?(\d+ (?:months?|years?|weeks?))(?: old)?")


_SOMEBODY: Final = frozenset(["somebody", "someone", "nobody", "everybody", "everyone"])


def clean(text: str) -> bool:
    """Whether a sentence shows no trace of the telegram it came from: symbols, or the customer in the third person."""
    return not _LEFTOVER.search(text) and text.count("(") == text.count(")") and text.count('"') % 2 == 0


MISTAKE_FRAME: Final = "What went wrong"
"""How a mistake begins of which no clause could be made: its own words follow a colon."""


def mistake(incident: Incident, scene: Scene) -> list[str]:
    """What went wrong, with its day: sentences in order."""
    first, *more = mistake_undated(incident, scene) or [""]
    return [dated(first, incident, scene), *more] if first else []


def mistake_undated(incident: Incident, scene: Scene) -> list[str]:
    """What went wrong: sentences in order. A colon frame, which tells the day, where no clause could be made of it."""
    groups = told(incident.says("what_happened"), "mistake", scene)
    topic = _TOPIC.match(incident.says("what_happened")) is not None
    out: list[str] = []
    for at, group in enumerate(groups):
        phrases = [clause.predicate for clause in group if clause.voice == "list"]
        whole = [one for one in written(group) if clean(one)]
        last = at + 1 == len(groups)
        if (
            phrases
            and not whole
            and not out
            and (last or len(phrases[0].split()) > 4)
            and not (topic and (last or at == 0))
        ):
            whole = [one for one in [_there_was(phrases, scene)] if clean(one)]
        elif phrases and whole:
            whole += [one for one in [_there_was(phrases[:1], scene)] if clean(one) and _short_thing(phrases[0])]
        out += [one for one in whole if one]
    if not out or (len(out) == 1 and len(out[0].split()) <= 3 and len(groups) > 1):
        return _named_plainly(incident, scene)
    return out


def _short_thing(phrase: str) -> bool:
    words = phrase.split()
    return len(words) <= 4 and core(words[-1]) in COUNT_NOUNS and words[0][0].isalpha()


def _named_plainly(incident: Incident, scene: Scene) -> list[str]:
    phrase = noun_phrases(incident.says("what_happened"), scene)
    moment = incident.moment("when_happened")
    day = f" on {scene.calendar.day(date_of(moment))}" if moment and not SAYS_A_DAY.search(phrase) else ""
    if not phrase:
        typed = ", ".join(
            to_reader(one, scene.reader, loose=True) or one
            for one in sentences(plain(incident.says("what_happened"), scene.calendar))
        )
        phrase = smooth(uncapitalised(tuple(typed.split()), scene.style))
    return [sentence(f"{MISTAKE_FRAME}{day}: {phrase}")] if phrase else []


def _there_was(phrases: list[str], scene: Scene) -> str:
    """A bare noun phrase as what happened: "outage" gives "There was an outage"."""
    words = uncapitalised(tuple(phrases[0].split()), scene.style)
    if core(words[0]) in ("wrong", "missing", "late", "no", "incorrect", "broken") or len(phrases) > 1:
        return ""
    return sentence(f"there {'were' if plural(words) else 'was'} {indefinite(' '.join(words))}")


def dated(text: str, incident: Incident, scene: Scene) -> str:
    """The sentence with the day of the mistake in front, unless it tells a day itself."""
    moment = incident.moment("when_happened")
    if SAYS_A_DAY.search(text) or text.startswith(("I was", "It ", MISTAKE_FRAME)):
        return text
    if not moment:
        typed = incident.says("when_happened")
        return (
            f"On {_typed_day(typed)}, {inner(text, scene)}"
            if re.match(r"(?:the )?\d+(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+", typed)
            else text
        )
    day = scene.calendar.day(date_of(moment))
    comma = "," if scene.calendar.locale == "en-US" or text[0].isdigit() else ""
    return f"On {day}{comma} {inner(text, scene)}"


def _typed_day(typed: str) -> str:
    named = re.fullmatch(r"((?:the )?\d+(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+(?: \d{4})?), an? (\w+day)", typed)
    text = f"{named[2]}, {named[1]}" if named else typed
    return re.sub(r"(?:, | )(?=\d+(?:st|nd|rd|th) of)", " the ", text) if named else text


def inner(text: str, scene: Scene) -> str:
    """A sentence as it stands within another: its first letter small, unless that is a name's."""
    first = text.split()[0]
    keeps = (
        first in ("I", "I'm")
        or scene.style.name(first)
        or (not first[1:].replace("'", "").replace("-", "").islower() and len(first) > 1)
    )
    return text if keeps else text[0].lower() + text[1:]


def noun_phrases(text: str, scene: Scene) -> str:
    """A field as it stands, in plain words and with the small ones put back."""
    phrases = [
        phrase
        for one in fragments(text, scene)
        for phrase in [smooth(uncapitalised(tuple(one.split()), scene.style))]
        if clean(phrase)
    ]
    whole = ", ".join(phrase.rstrip(".,;") for phrase in phrases)
    return indefinite(whole) if whole and " " in whole and "," not in whole else whole


def impact(incident: Incident, scene: Scene) -> list[str]:
    """What it cost the customer, sentence by sentence; what stays a list comes last, in one sentence."""
    out: list[str] = []
    phrases: list[str] = []
    child = _child(incident, scene)
    text = incident.says("impact")
    if scene.reader.number == "one":
        text = re.sub(r"^their\b", "your", re.sub(r"^they\b", "you", text))
    for group in told(text, "impact", scene):
        aged = [clause for clause in group if clause.voice == "list" and re.match(r"\d+-year-old", clause.predicate)]
        child = child or ("your child" if aged else "")
        for one in written([clause for clause in group if clause not in aged]):
            out += [said for said in [_of_child(one, child)] if clean(said)]
        phrases += [clause.predicate for clause in group if clause.voice == "list" and clause not in aged]
    out, phrases = _bodily(out, phrases, child)
    told_phrases = [_told_phrase(phrase, incident) for phrase in phrases]
    out += [sentence(one) for one in told_phrases if one.strip() and clean(one)]
    left = [phrase for phrase, one in zip(phrases, told_phrases, strict=True) if not one and clean(phrase)]
    slight = all(len(phrase.split()) < 3 and core(phrase.split()[-1]) in MASS_NOUNS for phrase in left)
    return out + ([_list_of(left, scene, seen=bool(_SEEN.match(text)))] if left and not (out and slight) else [])


_BODILY_HARM: Final = frozenset(
    [
        "ache",
        "bite",
        "blister",
        "blisters",
        "bruise",
        "bruises",
        "bruising",
        "bump",
        "burn",
        "burns",
        "concussion",
        "cut",
        "cuts",
        "eyes",
        "fever",
        "forehead",
        "graze",
        "grazes",
        "headache",
        "headaches",
        "knee",
        "lip",
        "lips",
        "nosebleed",
        "rash",
        "sprain",
        "stitches",
        "swelling",
        "wrist",
    ]
)


def _bodily(out: list[str], phrases: list[str], child: str) -> tuple[list[str], list[str]]:
    """What the body suffered, said of whose it was; "ok by 5" only of a child who is surely meant."""
    hurt = [phrase for phrase in phrases if len(phrase.split()) < 4 and core(phrase.split()[-1]) in _BODILY_HARM]
    well = [phrase for phrase in phrases if core(phrase.split()[0]) in ("ok", "okay", "fine", "well", "safe", "better")]
    left = [
        phrase for phrase in phrases if phrase not in hurt and phrase not in well and not re.match(r"\d{1,3}$", phrase)
    ]
    who = child or "you"
    told_hurt = [sentence(f"{who} had {joined([indefinite(phrase) for phrase in hurt])}")] if hurt else []
    told_well = [sentence(f"{child} was {joined(well)}")] if well and child else []
    return [*told_hurt, *out, *told_well], left


_CHILDS: Final = re.compile(r"^You (?=(?:will|would|did|could) not|cannot)|^You were ")


def _child(incident: Incident, scene: Scene) -> str:
    """ "your child" where it happened to the child of the family written to."""
    named = re.search(r"\b(child|kid|son|daughter|baby|boy|girl)\b", incident.says("what_happened"))
    if called := re.match(
        r"([A-ZÀ-Þ][\w'-]+)['’]s (?:mum|mom|dad|mother|father|parents?|guardian)\b", incident.customer_name
    ):
        return called[1] if called[1] in incident.what_happened else ""
    return "your child" if named and scene.reader.family else ""


def _of_child(text: str, child: str) -> str:
    if not child:
        return text
    return _CHILDS.sub(
        lambda found: (
            f"{child[0].upper()}{child[1:]} was " if found[0].endswith("were ") else f"{child[0].upper()}{child[1:]} "
        ),
        text,
    ).replace(" and were ", " and ")


def _told_phrase(phrase: str, incident: Incident) -> str:
    """A noun phrase of harm as a clause, where its shape says which: an event and its time, what was missing, whose it was."""
    words = phrase.split()
    first = core(words[0])
    later = _LATER.fullmatch(phrase)
    if first[:1].isdigit() and phrase.lower() in incident.says("what_happened").lower():
        return " "
    if re.search(r"\b(?:other|another) (?:customer|client|patient|guest|tenant)", phrase):
        return " "
    if len(words) == 1 and first in _VALUED:
        return f"I know it had {first} value"
    if later and core(later[2]) in _EVENTS and first not in DETERMINERS and len(later[1].split()) < 5:
        verb = "is" if incident.kind() == "first-response" else "was"
        return f"your {later[1][0].lower()}{later[1][1:]} {verb} {later[3]}"
    if age := _AGE.fullmatch(phrase):
        return f"your {age[1]} are {age[2]} old" if first in FAMILY and first.endswith("s") else ""
    if first in FAMILY and core(words[-1]) in _BODILY_HARM:
        start = 2 if len(words) > 2 and words[1].startswith("(") else 1
        return f"your {' '.join(words[:start])} had {' '.join(words[start:])}"
    if (
        core(words[-1]) in ("wedding", "birthday", "anniversary", "honeymoon")
        and len(words) < 4
        and first not in DETERMINERS
    ):
        return f"it was your {phrase}" if not first.endswith("'s") else ""
    if first == "no" and len(words) > 1:
        return f"you had {phrase[0].lower()}{phrase[1:]}"
    if first.removesuffix("'s") in FAMILY and first.endswith("'s"):
        return f"it was your {phrase}"
    return ""


_SEEN: Final = re.compile(r"(?:DATA|GDPR|PRIVACY)\b(?! (?:lost|plan))", re.IGNORECASE)


LIST_FRAME: Final = "For you that meant "
COLON_FRAME: Final = "What this meant for you: "


_COST: Final = re.compile(r"(?:the )?([a-z-]+(?: [a-z-]+)?) \(((?:[£$€₹]|[A-Z]{3} )[\d,.]*\d)\)")


def _list_of(phrases: list[str], scene: Scene, *, seen: bool = False) -> str:
    """What is left of the harm: told plainly where each phrase is surely one, after a colon where not."""
    bare = [" ".join(uncapitalised(tuple(phrase.split()), scene.style)) for phrase in phrases]
    if seen:
        return sentence(f"What could be seen: {joined(bare)}")
    if len(bare) == 1 and (cost := _COST.fullmatch(bare[0])) and core(cost[1].split()[-1]) in COUNT_NOUNS:
        return sentence(f"it cost you {cost[2]} for the {cost[1]}")
    whole = [_harm_phrase(phrase) for phrase in bare]
    if len(bare) > 2 and all(len(phrase.split()) < 3 for phrase in bare):
        return sentence(f"{COLON_FRAME}{joined(bare)}")
    sure = all(_sure(phrase) for phrase in whole)
    return sentence(f"{LIST_FRAME}{joined(whole)}") if sure else sentence(f"{COLON_FRAME}{joined(whole)}")


def _harm_phrase(phrase: str) -> str:
    first = core(phrase.split()[0])
    if re.match(r"\d+(?:st|nd|rd|th) ", phrase) or (first in OWNED | FAMILY and first != "family"):
        return f"your {phrase}"
    return indefinite(phrase)


def _sure(phrase: str) -> bool:
    words = [core(word) for word in phrase.split()]
    verbs = [word for word in words if form_of(word) in ("past", "either", "participle") or word in FINITE_AUXILIARIES]
    if verbs or words[-1] in PREPOSITIONS | CONJUNCTIONS or words[0] in PREPOSITIONS | _SOMEBODY:
        return False
    marked = (
        words[0] in DETERMINERS or re.match(r"[£$€₹]|[A-Z]{1,3} \d|\d+ (?:[a-z]+ )?(?:[a-z]+s|x)\b", phrase) is not None
    )
    return (marked or (words[0].endswith("s") and len(words) < 4)) and len(words) < 14


_CALLED_OFF: Final = re.compile(
    r"((?:Your|The) .+?) (?:was|were) ((?:cancelled|canceled|postponed|rebooked|rearranged|rescheduled|repeated|cut short)\b.*)"
)
_LOST: Final = re.compile(r"((?:Your|The|\d+) .+?) (?:was|were) lost(\b.*)")
_BEFELL: Final = re.compile(r"(Your|The|A|An) (.+?) (?:was|were) (\w+(?:ed|en|own|ent|ost|ut|eft)\b.*)")


def as_suffered(text: str) -> str:
    """The same harm with the reader as its subject: "Your lesson was cancelled" gives "You had your lesson cancelled"."""
    if called_off := _CALLED_OFF.fullmatch(text):
        return f"{called_off[1]} had to be {called_off[2]}"
    if lost := _LOST.fullmatch(text):
        what = lost[1][0].lower() + lost[1][1:]
        tail = re.sub(r" ((?:[£$€₹]|[A-Z]{1,3} )[\d,.]*\d)(?=\.)", r" (\1)", lost[2])
        return f"You lost {what}{tail}"
    found = _BEFELL.fullmatch(text)
    return f"You had {found[1].lower()} {found[2]} {found[3]}" if found and " so " not in text else ""


def plain_sentences(text: str, scene: Scene) -> list[str]:
    """A field's own sentences in plain words, still about the customer, for a text that is not written to them."""
    told = sentences(_NO_DATE.sub("a date that does not exist", plain(text, scene.calendar))) if text else []
    return [smooth(uncapitalised(tuple(one.split()), scene.style)) for one in told]
