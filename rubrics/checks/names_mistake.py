"""What went wrong, where no word says that it was wrong: the events a letter tells of that are nothing else.

"Your bag came into Oslo two days after you did" holds no word for a mistake. A letter of apology tells of few things: a
repair, a change, what it cost the customer, and what happened. A sentence in the past tense about the customer or us that
is none of the others is what happened. Source: LABELS (names-mistake: in words specific to this case).
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rubrics.context import Context
from rubrics.engine import Hit
from rubrics.kinds import Element
from rubrics.letter import Sentence
from rubrics.patterns import Compiled, compile_pattern
from rubrics.rules import shared_words

_OTHERWISE: Final[tuple[Element, ...]] = ("fix", "prevention", "follow-up", "invitation")
"""Elements that tell of other acts than the mistake."""
_OF_REPAIR: Final[tuple[Element, ...]] = ("fix", "prevention")
_OF_US: Final = (
    "disputes-claim", "policy-shield", "form-letter", "presumes-forgiveness", "self-praise", "sales-pitch", "absolute-promise",
    "vague-fix", "token-first", "hostile-tone", "burdens-customer", "drama", "over-apologizes", "placeholder",
)  # fmt: skip
"""Faults whose sentences speak of something else than what happened."""


def names_mistake(context: Context) -> Iterator[Hit]:
    """The rule's own hits where they tell of it, and each sentence whose event is no repair, cost, courtesy or other fault."""
    for hit in context.hits:
        sentence = context.letter.sentences[context.letter.sentences_over(hit.start, hit.end)[0]]
        if not _of_something_else(context, sentence):
            yield hit
    for sentence in context.letter.body:
        view = context.letter.view[sentence.start : sentence.end]
        tells = _event().search(view) is not None and _about().search(view) is not None
        if tells and _else().search(view) is None and not _taken(context, sentence, view):
            yield Hit(sentence.start, sentence.end, context.severity)


def _of_something_else(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence with words of a mistake tells of a repair, doubts the customer, or is sorry for their feelings."""
    view = context.letter.view[sentence.start : sentence.end]
    if any(span.start == sentence.start for element in _OF_REPAIR for span in context.elements.get(element, ())):
        return _amiss().search(view) is None
    if _marked(context, sentence, ("disputes-claim", "absolute-promise")):
        return True
    return _marked(context, sentence, ("conditional-apology",)) and _erring().search(view) is None


def _marked(context: Context, sentence: Sentence, rules: tuple[str, ...]) -> bool:
    hits = (hit for rule in rules for hit in context.marked.get(rule, ()))
    return any(hit.start < sentence.end and sentence.start < hit.end for hit in hits)


def _taken(context: Context, sentence: Sentence, view: bytes) -> bool:
    """Whether another element or a fault has the sentence."""
    if any(span.start == sentence.start for element in _OTHERWISE for span in context.elements.get(element, ())):
        return True
    if any(span.start == sentence.start for span in context.elements.get("impact", ())) and not _ours().search(view):
        return True
    return _marked(context, sentence, _OF_US)


@cache
def _erring() -> Compiled:
    return compile_pattern(r"\b{us_actor}(?:'d|'ve| have)?(?: {between})* {erring_past}\b", shared_words())


@cache
def _amiss() -> Compiled:
    return compile_pattern(
        r"\b{us_actor}(?:'d|'ve| have)?(?: {between})* {erring_past}\b|\b(?:wrong|wrongly|missed|lost|late|damaged|broken|failed"
        r"|without|never|not|[a-z]+n't|twice|mistakes?|errors?|fault|mix-up|instead|should have|but|because|when)\b",
        shared_words(),
    )


@cache
def _event() -> Compiled:
    return compile_pattern(r"\b{told}\b", shared_words())


@cache
def _about() -> Compiled:
    return compile_pattern(
        r"\b(?:you|yours?|we|i|ours?|us|my|me|he|she|his|her|they|their|mr|mrs|ms|dr)\b", shared_words()
    )


@cache
def _ours() -> Compiled:
    """An act of ours, or one told in the passive."""
    return compile_pattern(r"\b{us_actor}(?:'d)? (?:\w+ )?{told}\b|\b(?:was|were|been) \w+ed\b|\bour\b", shared_words())


@cache
def _else() -> Compiled:
    """Signs of a repair, a promise, a courtesy, a feeling, a question, a condition, or of nothing in particular."""
    return compile_pattern(
        r"\?\W*$|\b(?:if|will|shall|would|could|may|might|can|whether)\b|'(?:ll|ve)\b|\b(?:we|i|he|she|they) have\b"
        r"|\b(?:has|have) been\b|\b{us_actor}(?: {between})* {mended_past}\b|\bbeen (?:re[a-z]+|credited|issued|sent)\b"
        r"|\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|at noon|now|effective|no longer|already|yesterday)\b"
        r"|\bsince (?:the|mon|tue|wed|thu|fri|sat|sun)|\b(?:next|new|replacement|again|in future|henceforth|refund[a-z]*)\b"
        r"|\b(?:thank|thanks|glad|hope|pleased|delighted|confident|trust|grateful|please|kindly|assure|promise|guarantee)\b"
        r"|\b(?:enclosed|attached|regret|appreciate|experience|impression|offence|upset|disappointed|disappointment)\b"
        r"|\bwhat happened\b|\bi was (?:worried|concerned|sorry|sad[a-z]*|ashamed|shocked)\b|\b(?:came|come) across\b"
        r"|\b(?:is|are|deserve|owe you|you have) (?:an|our|my) apolog|\bgot (?:it|this|everything) (?:\w+ )?(?:wrong|right)\b"
        r"|\b(?:some|certain|a) (?:extent|degree)\b|\b(?:arguably|with hindsight|a sense in which|of our (?:own )?staff)\b"
        r"|\b(?:you|your \w+) (?:had |have |has )?(?:waited|stood|missed|lost|slept|spent|queued|paid|ate|drove|sat)\b[^,;]*$"
        r"|\b(?:it|this|that) (?:cost|took up|took you|spoiled|ruined)\b|\bhad to\b|\bmeant (?:a lot|so much)\b"
        r"|\b(?:this letter|you ask|apologi[sz]ed|procedure|process) (?:is|about|to|for|was)\b",
        shared_words(),
    )
