"""Whether a text is in English: the share of its words that English cannot do without."""

import re
from typing import Final

_FUNCTION_WORDS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "we",
        "you",
        "i",
        "it",
        "our",
        "your",
        "my",
        "me",
        "us",
        "that",
        "this",
        "there",
        "not",
        "no",
        "do",
        "did",
        "so",
        "as",
        "if",
        "what",
        "who",
        "which",
        "when",
        "how",
        "all",
        "any",
        "one",
        "more",
        "than",
        "then",
        "sorry",
    ]
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENOUGH_WORDS: Final = 12
_LEAST_SHARE: Final = 0.2


def is_english(text: str) -> bool:
    """True unless a text of some length holds hardly any of English's function words."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    if len(words) < _ENOUGH_WORDS:
        return True
    return sum(word.split("'")[0] in _FUNCTION_WORDS for word in words) / len(words) >= _LEAST_SHARE
