"""Where words end, so that a name that is too long is never cut inside of one."""

from collections.abc import Mapping
from functools import cache, lru_cache

# What the model of phrases looks at around a place: the name of a feature, and from where to where it reaches in three characters on both sides.
_FEATURES = (
    *(("UW1", 0, 1), ("UW2", 1, 2), ("UW3", 2, 3), ("UW4", 3, 4), ("UW5", 4, 5), ("UW6", 5, 6)),
    *(("BW1", 1, 3), ("BW2", 2, 4), ("BW3", 3, 5), ("TW1", 0, 3), ("TW2", 1, 4), ("TW3", 2, 5), ("TW4", 3, 6)),
)


@cache
def _model() -> tuple[Mapping[str, Mapping[str, int]], float]:
    """The weights of the model of phrases, and the sum from which a phrase ends."""
    import budoux  # noqa: PLC0415  (only a name that is too long needs it)

    weights = budoux.load_default_simplified_chinese_parser().model
    return weights, sum(sum(one.values()) for one in weights.values()) / 2


@lru_cache(maxsize=8192)
def _parts(near: str) -> bool:
    """Whether a word ends in the middle of six characters; blanks stand for those beyond the text."""
    weights, bar = _model()
    return sum(weights.get(name, {}).get(near[start:end], 0) for name, start, end in _FEATURES) > bar


def _ends_at(text: str, at: int) -> bool:
    return _parts(text[max(0, at - 3) : at].rjust(3) + text[at : at + 3].ljust(3))


# Characters that hardly ever begin a word.
_NEVER_FIRST = "予者们性化率额款第之的了"


def from_front(text: str, longest: int) -> str:
    """The beginning of a phrase, at most so many characters, ending where a word of an even number of characters ends."""
    if len(text) <= longest:
        return text
    return text[: next((end for end in range(longest - longest % 2, 1, -2) if _ends_at(text, end)), longest)]


def from_end(text: str, longest: int) -> str:
    """The end of a phrase, at most so many characters, beginning where a word begins."""
    if len(text) <= longest:
        return text
    starts = (n for n in range(len(text) - longest, len(text) - 1) if text[n] not in _NEVER_FIRST and _ends_at(text, n))
    return text[next(starts, len(text) - longest) :]
