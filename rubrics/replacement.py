"""The words that can stand in place of a fault, made from a mark's `replace` template. Source: DESIGN (findings)."""

import re
from typing import Final

from rubrics.matching import Compiled, Match, PatternError

_GROUP: Final = re.compile(r"\\(?:(\d)|g<([a-z_]+)>)")
_ARTICLE: Final = re.compile(r"\b(an?)( +)(?=(\w))", re.IGNORECASE)
_VOWEL_SOUND: Final = re.compile(r"(?!uni|use|one\b|eu)[aeiou]|hour|honest|honou?r", re.IGNORECASE)


def must_name_groups(template: str, pattern: Compiled) -> None:
    """Makes sure that each group the template asks for is one of the pattern's.

    Raises:
        PatternError: it asks for another.
    """
    for number, name in _GROUP.findall(template):
        if name.encode() not in pattern.groupindex if name else int(number) > pattern.groups:
            raise PatternError(f"replace: the pattern has no group {name or number}")


def replacement(template: str, pattern: Compiled, match: Match, text: str, marked: str) -> str:
    """The template with the match's groups put in as they stand in the sentence, its article and first letter made to fit."""

    def group(reference: re.Match[str]) -> str:
        start, end = match.span(int(reference[1]) if reference[1] else pattern.groupindex[reference[2].encode()])
        return "" if start < 0 else text[start:end]

    filled = re.sub(r"  +", " ", _GROUP.sub(group, template)).strip()
    filled = _ARTICLE.sub(lambda found: _agreeing(found, filled), filled)
    return filled[:1].upper() + filled[1:] if marked[:1].isupper() else filled


def _agreeing(article: re.Match[str], text: str) -> str:
    wanted = "an" if _VOWEL_SOUND.match(text, article.end()) else "a"
    return (wanted.capitalize() if article[1][0].isupper() else wanted) + article[2]
