"""Where one clause of a sentence ends and the next begins: by punctuation, and by joining words before a new subject.

A heuristic without a parser: a comma alone parts nothing (it may stand in a list or round an aside), a comma or "and"
before what can be a subject does. Source: DESIGN (engine: named windows).
"""

import re
from typing import Final

_SUBJECT: Final = (
    r"(?:we|i|you|he|she|it|they|there|this|that|these|those|the|a|an|our|my|your|his|her|their|its|nobody|no one|everyone"
    r"|someone|somebody|nothing|none|both|each|all|one|please)\b"
)
_BOUNDARY: Final = re.compile(
    r"[;:()?!]+|\s-+\s"
    r"|,?\s(?:but|because|so that|although|though|even though|whereas|while|which|who|unless|until|if|when|as soon as|yet"
    rf"|since|whereupon|except that)\b|(?:,|,?\s(?:and|so|or|then|and so|and then|nor))\s(?={_SUBJECT})",
    re.IGNORECASE,
)


def clause_starts(plain: str, start: int, end: int) -> tuple[int, ...]:
    """Offsets at which the clauses of the sentence begin; a joining word belongs to the clause it opens."""
    starts = [start]
    for match in _BOUNDARY.finditer(plain, start, end):
        at = match.end() if plain[match.start()] in ";:()?!" else match.start() + 1
        if at - starts[-1] > 1:
            starts.append(at)
    return tuple(starts)
