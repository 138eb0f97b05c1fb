"""Several words one after the other, as the language of the screen parts them."""

from collections.abc import Iterable

from editor.model.words import tr


def in_row(words: Iterable[str]) -> str:
    """Words as one row of them: 甲、乙, in English a, b."""
    return tr("、").join(words)
