"""Characters that nobody sees, as they come along when a name is copied from a page into a tag."""

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""They mean nothing in a tag."""
NO_BREAK = "\u2060"
"""Stands in a tag where the file breaks the line between two ideographs."""
_GONE = str.maketrans("", "", UNSEEN)


def without_unseen(text: str) -> str:
    """The text that is seen."""
    return text.translate(_GONE)
