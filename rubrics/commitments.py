"""Acts a letter may say were done or promised only where the record holds them: refunds, gifts, reports, reviews.

Source: LABELS (unsupported-fact: a commitment), E30.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rubrics.known import Known
from rubrics.letter import Letter
from rubrics.patterns import Compiled, compile_pattern
from rubrics.rules import shared_words


class Act(NamedTuple):
    """A commitment: how a letter asserts it, the words of a record that support it, and its name for staff."""

    name: str
    asserted: str
    supported: str


class Claimed(NamedTuple):
    """A commitment found in a letter that its record does not hold."""

    start: int
    end: int
    act: Act


_WE: Final = r"\b(?:we|i)(?:'ve|'ll| have| will|'m| am| are|'re| had)?(?: (?:also|now|already|therefore|since|gladly|happily|both))*"
_DONE: Final = r"\b(?:has|have|is|was|are|were|will)(?: (?:also|now|already|be|been|being))*"
_TELL: Final = r"(?:reported|reporting|report|notified|notifying|notify|informed|informing|inform|told|alerted|contacted|referred|called in|written to|wrote to|gone to|went to|engaged|hired|appointed|commissioned|brought in|instructed)"
_GIVING: Final = r"(?:added|adding|add|enclosed|enclosing|enclose|attached|issued|issuing|issue|sent|sending|send|given|giving|give|credited|crediting|credit|offer|offering|offered|applied|applying|apply|included|including|include|posted|arranged)"

_FIX_FIELDS: Final = ("fix_done", "fix_promised", "compensation", "prevention", "follow_up_by", "follow_up_when", "what_happened", "discovered_how", "cause", "impact")

ACTS: Final = (
    Act(
        "a refund",
        rf"(?:{_WE} (?:refund(?:ed|ing)?|reimburs(?:e|ed|ing)|repa(?:y|id|ying))\b|\b(?:full|partial|complete) refund\b[^.?]*{_DONE}|{_DONE} (?:refunded|reimbursed|repaid)\b|{_WE} (?:issued|issue|issuing|sent|processed|processing|process|arranged|authorised|authorized|making) (?:you )?(?:a|the|your) (?:\w+ )?refund)",
        r"refund|repa[iy]|reimburs|credit|return|money back|back to|paid|pay|waive|[$£€]|charge|bill|deduct|written off|transfer|\d",
    ),
    Act(
        "a voucher, gift or credit",
        rf"(?:{_WE} {_GIVING} (?:\w+ ){{0,4}}(?:voucher|gift card|coupon|gift certificate|store credit|loyalty points|bonus points|points|hamper)|\b(?:voucher|gift card|coupon|gift certificate|hamper) (?:is|has been|was|will be) (?:enclosed|attached|sent|added|on its way))",
        r"voucher|gift|coupon|credit|points|certificate|card|token|hamper|[$£€]",
    ),
    Act(
        "something free of charge",
        r"(?:\b(?:is|are|will be|comes?) (?:on us|on the house)\b|\b(?:a|one|two|three|six|your|the|next|first)(?: \w+)? free (?:months?|years?|weeks?|nights?|meals?|services?|sessions?|lessons?|classes|visits?|upgrade|delivery|treatment|tickets?)\b|\b(?:months?|years?|sessions?|nights?) (?:free|on us)\b|\bcomplimentary (?:\w+ )?(?:month|night|meal|service|session|upgrade|ticket|treatment|dessert|dinner|stay)\b)",
        r"free|complimentary|gratis|on us|our cost|our expense|waive|no charge|no cost|without charge|upgrade|credit|refund|no bill|[$£€] ?0\b|on the house|at no|for nothing|compliments",
    ),
    Act(
        "a discount",
        rf"(?:{_WE} (?:\w+ ){{0,4}}(?:discount|\d+(?: )?% off)\b|\b(?:a|your) (?:\w+ )?discount (?:has been|is|was|will be|of)\b)",
        r"discount|off|reduc|credit|voucher|[%]|rebate|half price",
    ),
    Act(
        "a report to the police",
        rf"(?:{_TELL}\b[^.?]*\bpolice\b|\bpolice\b[^.?]*\b{_TELL}\b)",
        r"police|crime",
    ),
    Act(
        "a report to a regulator",
        rf"(?:{_TELL}\b[^.?]*\b(?:regulator|ombudsman|health department|data protection authority|information commissioner|ico|watchdog|inspectorate|trading standards)\b)",
        r"regulat|ombuds|health dep|authorit|commission|\bico\b|watchdog|inspect|trading standards|data protection|\bcqc\b|\bfca\b|board",
    ),
    Act(
        "an outside review",
        rf"(?:{_TELL} (?:\w+ ){{0,4}}(?:auditors?|outside (?:firm|experts?|consultants?)|independent (?:\w+ )?(?:firm|experts?|auditors?|consultants?|inspectors?)|consultants?|lawyers?|solicitors?)\b|\bindependent (?:audit|investigation|inspection|review)\b[^.?]*{_DONE}|\b(?:auditor|external audit)\b[^.?]*\b(?:will|has|is)\b)",
        r"audit|independent|outside|external|consult|inspect|expert|lawyer|solicitor|check|review",
    ),
    Act(
        "a dismissal",
        r"\b(?:been|was|were|have|has) (?:dismissed|fired|sacked|let go|suspended|disciplined|removed from (?:his|her|their) (?:post|job|position|duties))\b",
        r"dismiss|fired|sack|let go|suspend|disciplin|left us|no longer|removed",
    ),
    Act(
        "training of staff",
        r"(?:\b(?:staff|team|drivers?|everyone|employees|colleagues|crew|agents?|handlers?)\b[^.?;]*\b(?:have|has|were|was|will be)(?: been| all| now| already)* (?:re-?)?trained\b|\b(?:we|i) (?:have |'ve )?(?:re-?)?trained\b)",
        r"train|course|workshop|taught|teach|brief|coach|refresher",
    ),
    Act(
        "a donation",
        rf"{_WE} (?:\w+ )?(?:donated|donating|donate|given (?:\w+ )?to charity|making a donation)\b|\bdonation\b[^.?]*{_DONE}",
        r"donat|charit",
    ),
)

_UNLESS: Final = (
    r"\?|\bif\b|\bwould\b|\b(?:not|n't|never|no|cannot|unable|without|nor|neither|unless|instead of|normally|usually|subject to|policy)\b"
    r"|\bcould\b|\bmay\b|\bmight\b|\byou (?:asked|told|wanted|had asked)\b"
)


@cache
def _compiled() -> tuple[tuple[Act, Compiled, re.Pattern[str]], ...]:
    return tuple(
        (act, compile_pattern(act.asserted, shared_words()), re.compile(act.supported, re.IGNORECASE)) for act in ACTS
    )


@cache
def _not_asserted() -> Compiled:
    return compile_pattern(_UNLESS, shared_words())


def unheld(letter: Letter, known: Known) -> Iterator[Claimed]:
    """Commitments the letter asserts and no field of the record supports."""
    record = " \n ".join(known.facts.fields.get(field, "") for field in _FIX_FIELDS)
    for sentence in letter.body:
        view = letter.view[sentence.start : sentence.end]
        for act, asserted, supported in _compiled():
            match = asserted.search(view)
            if match is None or supported.search(record) is not None:
                continue
            start, end = match.span()
            if _not_asserted().search(view) is None and not letter.quoted(sentence.start + start, sentence.start + end):
                yield Claimed(sentence.start + start, sentence.start + end, act)
