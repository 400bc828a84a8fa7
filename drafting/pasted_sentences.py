"""Which sentence of a pasted text tells the mistake, and which tells what it cost: only where the words leave no doubt.

Questions, wishes, what might be, what the customer did themselves and what our own staff say are none. Patterns look a
bounded stretch ahead, so that time stays linear.
"""

import re
from collections.abc import Iterator
from typing import Final

from drafting.pasted import Line, Paste
from drafting.pasted_dates import days_named
from rubrics.letter import Letter, Sentence
from rubrics.mentions import mentions

LONGEST: Final = 400
"""A sentence longer than this tells more than the mistake, in characters."""

_DEED: Final = (
    r"(?:sent|paid|delivered|shipped|posted|gave|given|got|received|charged|billed|invoiced|debited|booked|fitted"
    r"|installed|cut|printed"
    r"|served|put|packed|dispensed|supplied|quoted|registered|entered|had|has|bore|brought|issued|arrived|came)"
)
_COMES: Final = (
    r"(?:arrived?|came|come|turn(?:ed)? up|show(?:ed|n)?(?: up)?|delivered|collected|refunded|credited|answered|replied|fixed"
    r"|repaired)"
)
_SPOILED: Final = (
    r"(?:broken|damaged|smashed|cracked|(?:stone |ice )?cold|faulty|torn|dented|leaking|scratched|spoiled|spoilt"
    r"|mou?ldy|empty|missing"
    r"|upside down|late|out of date|expired|soaked|ruined|defective|bent|chipped|shattered|crushed|raw|stale|stained|illegible)"
)
_MISTAKES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DEED}\b.{{0,60}}?\b(?:wrong|incorrect|(?:some(?:one|body) else|another (?:customer|person|patient"
        rf"|family|guest))'?s)\b",
        rf"\b(?:wrong|incorrect)\b.{{0,40}}?\b(?:arrived|came|turned up|(?:was|were|been|got) {_DEED})\b",
        r"\b(?:charged|billed|debited|invoiced|took|taken|paid out|sent|delivered)\b.{0,50}?\b(?:twice|two times"
        r"|a second time|too much)\b",
        r"\b(?:over-?|double[- ])(?:charged|billed|booked)\b",
        rf"(?:\b(?:never|still not|not|no ?one|nobody|no-one)\b|n't\b) (?:yet |ever |even |been |once |have |has "
        rf"|had ){{0,2}}{_COMES}\b",
        rf"\b(?:arrived|came|turned up|delivered)\b.{{0,30}}?\b{_SPOILED}\b",
        rf"\b(?:order|parcel|delivery|package|box|item|cake|food|meal|glass|screen|dress|book|flowers?|bouquet"
        rf"|medicine|machine|pages?"
        rf"|chapters?|room|engineer|driver|repair)s?\b.{{0,40}}?\b(?:was|were|is|are|has been|have been"
        rf"|had been) (?:all |completely |badly |very "
        rf"|already |so |an hour |two hours |a day |\w{{1,12}} (?:minutes|hours|days) ){{0,2}}{_SPOILED}\b",
        r"\b(?:was|were|been|you|they|we) (?:have |has |had |had been |been |being )?(?:left out|forgot(?:ten)?|mislaid"
        r"|mixed up|misspel(?:t|led)"
        r"|cancell?ed|turned (?:me|us|her|him|them)? ?away|gave (?:our|my|her|his|their) (?:room|table|seat|slot)"
        r"|disclosed|leaked|cut off|given away)\b",
    )
)  # fmt: skip
_COSTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:I|we|she|he|they|cust(?:omer)?|husband|wife|mother|father|daughter|son)\b(?:'ve|'d| have"
        r"| has)? ?(?:had|having) to\b.{0,60}?\b(?:buy|pay|drive|take"
        r"|wait|cancel|borrow|hire|rebook|stay|go without|spend|miss|sleep|order|use|throw)\b",
        r"\b(?:I|we|she|he|they|cust(?:omer)?)\b(?:'ve|'d| have| has)? ?(?:also |therefore |then ){0,2}(?:[\w ]{0,30} and )?"
        r"(?:missed|wasted|lost|spent)\b.{0,60}?\b(?:wedding|birthday|party|funeral|interview|appointment|flight|train|deadline"
        r"|holiday|days?|hours?|morning|afternoon|evening|weekend|wages|pay|money|sleep|job|connection|ferry|presentation|meeting"
        r"|exam|match|concert|payment|rent)\b",
        r"\b(?:I|we|she|he|they|cust(?:omer)?) (?:also |then )?spent [£$€]",
        r"(?:^|\b(?:I|we|she|he|they|cust(?:omer)?) )(?:had to take|took) (?:an? |the |half a )?(?:day|morning|afternoon) off\b",
        r"\bcost (?:me|us|her|him|them)\b",
        r"\b(?:I am|I'm|we are|we're|left me|left us|she is|he is|left her|left him)\b.{0,30}?\bout of pocket\b",
        r"\b(?:ruined|spoil(?:ed|t)) (?:my|our|her|his|their)\b",
        r"\b(?:I was|we were|she was|he was) (?:so |very |really |deeply )?(?:embarrassed|humiliated)\b",
    )
)  # fmt: skip
_UNSURE: Final = re.compile(
    r"\?|\b(?:if|unless|would|could|should|whether|(?-i:may)|might|hope|afraid|worried|will|going to|want|like|wish"
    r"|make sure|in case|sorry"
    r"|apolog\w+|please|policy|terms)\b|'ll\b",
    re.IGNORECASE,
)
_THEIR_OWN: Final = re.compile(
    r"\b(?:I|my (?:husband|wife|son|daughter|mother|father)) (?:have |had |accidentally |must have |also )?(?:ordered"
    r"|entered|typed|chose|picked|clicked|booked"
    r"|gave|sent|put|forgot|lost|cancelled|canceled|was|misread)\b",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"[> ]{0,4}(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^\n.!?]{0,40}$", re.I | re.M
)
_NOT_SO: Final = re.compile(
    r"\b(?:not|never|n't) (?:the )?(?:wrong|damaged|broken|late|charged|missing)|\bnothing (?:was|is)\b", re.I
)


def telling_mistake(paste: Paste) -> tuple[int, int] | None:
    """The first sentence that surely tells a mistake of ours."""
    return next((span for span in _told(paste, _MISTAKES, own=True)), None)


def telling_cost(paste: Paste, but: tuple[int, int] | None) -> tuple[int, int] | None:
    """The first sentence that surely tells what the mistake cost them, beside the one that tells the mistake."""
    return next((span for span in _told(paste, _COSTS, own=False) if span != but), None)


def _told(paste: Paste, patterns: "tuple[re.Pattern[str], ...]", *, own: bool) -> Iterator[tuple[int, int]]:
    letter = Letter(paste.text)
    for start, end in (span for sentence in letter.sentences for span in _said(paste, sentence)):
        if not 15 <= end - start <= LONGEST or paste.by_staff_turn(start):
            continue
        words = letter.plain[start:end]
        match = next((found for pattern in patterns if (found := pattern.search(words))), None)
        if match is None or _UNSURE.search(words[: match.end() + 30] if own else words[: match.end()]):
            continue
        if own and (_THEIR_OWN.search(words[: match.start() + 12]) or _NOT_SO.search(words)):
            continue
        yield start, end


def _said(paste: Paste, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The sentence without who speaks or what a head is called; parted where another speaks or a greeting ends."""
    start, line = sentence.start, paste.line_at(sentence.start)
    for other in paste.lines_in(sentence.start + 1, sentence.end):
        if other.said > other.start or other.head or (line and _GREETING.match(paste.text, line.said, line.end)):
            yield _trimmed(paste, start, min(other.start, sentence.end), line)
            start = other.start
        line = other
    yield _trimmed(paste, start, sentence.end, paste.line_at(start))


def _trimmed(paste: Paste, start: int, end: int, line: Line | None) -> tuple[int, int]:
    start = max(start, line.said) if line else start
    while start < end and paste.text[start] in "> -*•\t":
        start += 1
    return start, start + len(paste.text[start:end].rstrip())


_SET_OR_DUE: Final = re.compile(
    r"\b(?:order(?:ed)?|bought|booked|booking|placed|purchased|paid|requested|due|promised|supposed|expected"
    r"|scheduled|should|told|said|meant|needed"
    r"|rang|called|wrote|emailed|wedding|birthday|appointment|party|funeral|dated)\b",
    re.IGNORECASE,
)
_CAME_ABOUT: Final = re.compile(
    rf"\b(?:{_COMES}|charged|billed|debited|took|taken|sent|came|given|gave|served|cancelled|fitted|printed|received"
    rf"|got|installed|put|shipped|posted|supplied|cut|packed|dispensed|issued|entered|happened)\b",
    re.IGNORECASE,
)


def day_of(paste: Paste, start: int, end: int) -> tuple[str, str] | None:
    """The day and the clock time (blank if unsaid) on which the sentence says that it came about.

    None where it names another day too, or a day on which something was ordered, due or said.
    """
    days = paste.days_in(start, end)
    words = paste.text[start:end]
    named = days_named(words)
    if len(days) != 1 or len(named) != 1:
        return None
    before, behind = words[: named[0].start], words[named[0].end :]
    verbs = sorted([*_SET_OR_DUE.finditer(before), *_CAME_ABOUT.finditer(before)], key=lambda found: found.start())
    nearest = (
        verbs[-1]
        if verbs
        else min(
            [*_SET_OR_DUE.finditer(behind), *_CAME_ABOUT.finditer(behind)],
            key=lambda found: found.start(),
            default=None,
        )
    )
    if nearest is None or _SET_OR_DUE.fullmatch(nearest[0]):
        return None
    minutes = {mention.minutes for mention in mentions(words) if mention.minutes}
    sure = minutes.pop() if len(minutes) == 1 else ()
    return days[0].isoformat(), f"{sure[0] // 60:02}:{sure[0] % 60:02}" if len(sure) == 1 else ""
