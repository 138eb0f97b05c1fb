"""Where words end, so that a name that is too long is never cut inside of one."""

from editor.model.text.phrase_ends import phrase_end

# Characters that hardly ever begin a word.
_NEVER_FIRST = "予者们性化率额款第之的了"


def from_front(text: str, longest: int) -> str:
    """The beginning of a phrase, at most so many characters, ending where a word of an even number of characters ends."""
    if len(text) <= longest:
        return text
    return text[: next((end for end in range(longest - longest % 2, 1, -2) if phrase_end(text, end) > 0), longest)]


def from_end(text: str, longest: int) -> str:
    """The end of a phrase, at most so many characters, beginning where a word begins."""
    if len(text) <= longest:
        return text
    starts = (n for n in range(len(text) - longest, len(text) - 1) if text[n] not in _NEVER_FIRST and phrase_end(text, n) > 0)
    return text[next(starts, len(text) - longest) :]
