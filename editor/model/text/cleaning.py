"""Text without characters that no page and no Word file can hold."""

import re
from functools import lru_cache

_LINE_ENDS = re.compile("\r\n?|\x85")
# Controls of both kinds except tab and line feed, lone surrogates and the two non-characters (XML 1.0, 2.2).
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


# An expression may name one long value hundreds of times, in each of hundreds of rows.
@lru_cache(maxsize=4)
def clean_text(text: str) -> tuple[str, bool]:
    """The text with line ends as line feeds and without control characters, and whether any were taken out."""
    if text.isprintable():
        return text, False
    whole = _LINE_ENDS.sub("\n", text)
    clean = _UNWRITABLE.sub("", whole)
    return clean, len(clean) != len(whole)
