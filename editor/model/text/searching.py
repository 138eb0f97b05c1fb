"""Finds texts by words."""

from collections.abc import Sequence


def has_words(words: Sequence[str], *texts: str) -> bool:
    """Whether all words (casefolded) stand somewhere in the texts."""
    whole = "\n".join(texts).casefold()
    return all(word in whole for word in words)
