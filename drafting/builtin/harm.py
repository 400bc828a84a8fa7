"""What went wrong, how it came about, what it cost: each as sentences to choose from, the best first."""

import re
from typing import Final

from drafting.builtin.clauses import Scene, Told, blames, fragments, told, written
from drafting.builtin.dates import SAYS_A_DAY, date_of
from drafting.builtin.parse import core
from drafting.builtin.smooth import joined, sentence, smooth
from drafting.builtin.words import COUNT_NOUNS, FAMILY, MASS_NOUNS, OWNED
from drafting.incident import Incident

_EVENTS: Final = frozenset("party wedding funeral exam interview election concert match meeting birthday christening anniversary conference dinner ceremony".split())
_LEFTOVER: Final = re.compile(r"[→=+@<>*]|\bw/|\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)


def clean(text: str) -> bool:
    """Whether a sentence shows no trace of the telegram it came from: symbols, or the customer in the third person."""
    return not _LEFTOVER.search(text) and text.count("(") == text.count(")") and text.count('"') % 2 == 0


def sentences_of(text: str, mode: str, scene: Scene) -> list[str]:
    """All clauses of a field as sentences, lists left out."""
    clauses: list[list[Told]] = told(text, mode, scene)  # pyright: ignore[reportArgumentType]
    return [one for group in clauses for one in written(group) if clean(one)]


def mistake(incident: Incident, scene: Scene) -> list[str]:
    """What went wrong, with its day: sentences in order. A colon frame where no clause could be made of it."""
    told_sentences = sentences_of(incident.says("what_happened"), "mistake", scene)
    if not told_sentences:
        phrase = noun_phrases(incident.says("what_happened"), scene)
        return [sentence(f"What went wrong: {phrase}")] if phrase else []
    return [dated(told_sentences[0], incident, scene), *told_sentences[1:]]


def dated(text: str, incident: Incident, scene: Scene) -> str:
    """The sentence with the day of the mistake in front, unless it tells a day itself."""
    moment = incident.moment("when_happened")
    if not moment or SAYS_A_DAY.search(text) or text.startswith(("I was", "It ")):
        return text
    day = scene.calendar.day(date_of(moment))
    comma = "," if scene.calendar.locale == "en-US" else ""
    first = text if text.startswith("I ") or text[1:2].isupper() or text[0].isdigit() else text[0].lower() + text[1:]
    return f"On {day}{comma} {first}"


def noun_phrases(text: str, scene: Scene) -> str:
    """A field as a list of noun phrases in plain words, blame and house talk left out."""
    phrases = [phrase for one in fragments(text, scene) for phrase in [smooth(tuple(one.split()))] if clean(phrase)]
    return ", ".join(phrase.rstrip(".,;") for phrase in phrases)


def impact(incident: Incident, scene: Scene) -> list[str]:
    """What it cost the customer, sentence by sentence."""
    out: list[str] = []
    for group in told(incident.says("impact"), "impact", scene):
        out += [one for one in written(group) if clean(one)]
        phrases = [clause.predicate for clause in group if clause.voice == "list"]
        out += [one for phrase in [phrases] if phrase and clean(one := listed(phrase, incident))]
    return out


def listed(phrases: list[str], incident: Incident) -> str:
    """Noun phrases of harm as a sentence: an event has its time, a loss is what the mistake meant."""
    first = phrases[0].split()
    if core(first[0]) in _EVENTS and len(first) > 1 and len(phrases) == 1:
        verb = "is" if incident.message_type == "first-response" else "was"
        return sentence(f"Your {first[0].lower()} {verb} {' '.join(first[1:])}")
    return sentence(f"For you that meant {joined([with_article(phrase) for phrase in phrases])}")


def with_article(phrase: str) -> str:
    """A noun phrase with the article that a single thing needs: "$64 overdraft" gives "a $64 overdraft"."""
    words = phrase.split()
    first = core(words[0])
    head = core(next((word for at, word in enumerate(words) if at + 1 == len(words) or not words[at + 1][0].isalpha() or core(words[at + 1]) in ("in", "of", "at", "for", "from", "on", "to", "with")), words[-1]))
    if phrase[0].isupper() and not words[0].isupper():
        phrase = phrase[0].lower() + phrase[1:]
    if first in OWNED | FAMILY:
        return f"your {phrase}"
    single = head in COUNT_NOUNS and head not in MASS_NOUNS and not first.isdigit() and first not in ("no", "a", "an", "the", "your", "two")
    return f"{'an' if first[0] in 'aeiou' else 'a'} {phrase}" if single else phrase


def explanation(incident: Incident, scene: Scene) -> list[str]:
    """How it came about, in clauses of ours only; empty where it is not known or not ours to tell. Source: E20, S0."""
    if not incident.says("cause") or incident.cause_owner == "unknown":
        return []
    return sentences_of(incident.says("cause"), "cause", scene)


def names_outsider(incident: Incident) -> bool:
    """Whether the record's cause lies with somebody who works for us or supplies us."""
    return incident.cause_owner == "supplier" or blames(tuple(incident.says("cause").split())) and incident.cause_owner != "us"
