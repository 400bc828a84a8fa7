"""Whether a text is in English: the share of its words that English cannot do without."""

import re
from typing import Final

_WORDS: Final = (
    "the a an and or but of to in on at by for with from is are was were be been am have has had will would can could may"
    " we you i it he she they our your my me us them his her their its that this these those there here not no do does did"
    " so as if what who which when where how all any each one more than then before after now into out up about sorry"
)
FUNCTION_WORDS: Final = frozenset(_WORDS.split())
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENOUGH_WORDS: Final = 12
_LEAST_SHARE: Final = 0.2


def is_english(text: str) -> bool:
    """True unless a text of some length holds hardly any of English's function words."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    if len(words) < _ENOUGH_WORDS:
        return True
    return sum(word.split("'")[0] in FUNCTION_WORDS for word in words) / len(words) >= _LEAST_SHARE
