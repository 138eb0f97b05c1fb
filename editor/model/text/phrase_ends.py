"""Where phrases of Chinese text end, by the model of budoux, and how surely: it itself answers with yes or no alone."""

from collections.abc import Mapping
from functools import cache, lru_cache

# What the model looks at around a place: the name of a feature, and from where to where it reaches in three characters on both sides.
_FEATURES = (
    *(("UW1", 0, 1), ("UW2", 1, 2), ("UW3", 2, 3), ("UW4", 3, 4), ("UW5", 4, 5), ("UW6", 5, 6)),
    *(("BW1", 1, 3), ("BW2", 2, 4), ("BW3", 3, 5), ("TW1", 0, 3), ("TW2", 1, 4), ("TW3", 2, 5), ("TW4", 3, 6)),
)
_REACH = 3
_OUTSIDE = "\0"  # stands for a character beyond the text; no feature knows it


@cache
def _model() -> tuple[Mapping[str, Mapping[str, int]], float]:
    """The weights of the features, and the sum from which a phrase ends."""
    import budoux  # noqa: PLC0415  (only a title of more than one line or a name that is too long needs it)

    weights = budoux.load_default_simplified_chinese_parser().model
    return weights, sum(sum(one.values()) for one in weights.values()) / 2


@lru_cache(maxsize=8192)
def _strength(near: str) -> float:
    weights, bar = _model()
    return sum(weights.get(name, {}).get(near[start:end], 0) for name, start, end in _FEATURES) - bar


def phrase_end(text: str, at: int) -> float:
    """How surely a phrase ends before the character at `at`: more than 0 where one does, 3000 and more where that is certain."""
    before, after = text[max(0, at - _REACH) : at], text[at : at + _REACH]
    return _strength(before.rjust(_REACH, _OUTSIDE) + after.ljust(_REACH, _OUTSIDE))
