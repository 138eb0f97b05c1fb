"""Where a line of a title or a name may end, and how much it hurts: phrases, words and names of offices stay whole (GB/T 9704-2012, 7.3.1)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from editor.layout.lines.breaking import may_break
from editor.layout.lines.viewer import WORD
from editor.shipped import shipped_text

# How much a break hurts: where no phrase ends, in a word, in the name of an office, in long brackets, where a phrase hardly ends.
_NO_PHRASE, _IN_WORD, _IN_NAME, _IN_BRACKETS, _DOUBTFUL = 2.5, 6.0, 3.5, 1.2, 0.15
_SURE = 3000.0  # a strength from which a phrase certainly ends
_STAYS_BEHIND = frozenset("的和与及之等了")  # a line that starts with one of these reads badly
# A line that ends with one of these reads badly.
_STAYS_AHEAD = ("关于", "印发", "转发", "批转", "召开", "做好", "开展", "加强", "举办", *"上下全各本第不对向为在以把被将由从和与及或")
# What the model of phrases looks at around a place: the name of a feature, and from where to where it reaches.
_FEATURES = (
    *(("UW1", -3, -2), ("UW2", -2, -1), ("UW3", -1, 0), ("UW4", 0, 1), ("UW5", 1, 2), ("UW6", 2, 3)),
    *(("BW1", -2, 0), ("BW2", -1, 1), ("BW3", 0, 2), ("TW1", -3, 0), ("TW2", -2, 1), ("TW3", -1, 2), ("TW4", 0, 3)),
)
_BRACKETS = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕|\([^()]*\)")
_LONG = 12  # characters of two brackets and what they hold, from which they may be parted where nothing else may
_ORGAN = re.compile(
    r"(?:中共|中国共产党)?(?:(?:(?![关于为对与和在向至的等及由将把])[一-鿿]){1,4}?(?:自治[区州县]|[省市县区州旗镇乡])){1,3}[一-鿿]{0,14}?"
    r"(?:人民政府办公[厅室]|人民政府|委员会办公室|委员会|市委|办公[厅室]|指挥部|领导小组|有限责任公司|有限公司|集团|公司|中心|医院|学校|学院|大学|法院|检察院|[局厅委院所站处部])"
)
_LISTS = {"titles": ("words",), "suffixes": ("place", "org", "project", "meeting", "text"), "labels": ("org",), "kinds": ("statutory",)}


@cache
def _model() -> Mapping[str, Mapping[str, int]]:
    import budoux  # noqa: PLC0415  (only a title of more than one line needs it)

    return budoux.load_default_simplified_chinese_parser().model


def _strength(text: str, at: int) -> float:
    """How surely a phrase ends before the character at `at`, 0 or less where none does: what budoux itself only answers with yes or no."""
    model = _model()
    inside = ((name, at + start, at + end) for name, start, end in _FEATURES if at + start >= 0 and at + end <= len(text))
    found = sum(model.get(name, {}).get(text[start:end], 0) for name, start, end in inside)
    return found - sum(sum(weights.values()) for weights in model.values()) / 2


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The words of two characters and more that are known, by their first characters."""
    found: dict[str, set[str]] = {}
    for file, sections in _LISTS.items():
        table = tomllib.loads(shipped_text(f"lexicons/{file}.toml"))
        for word in (word for section in sections for word in table[section]["words"].split() if len(word) > 1):
            found.setdefault(word[0], set()).add(word)
    return {first: frozenset(words) for first, words in found.items()}


def line_ends(text: str) -> dict[int, float]:
    """The offsets before which a line may end, with how much that hurts: nothing where a phrase surely ends, 6 and more inside a word."""
    hurts = {at: _hurt(text, at) for at in range(1, len(text)) if may_break(text, at, WORD) and not text[at - 1].isdigit()}
    for (start, end), hurt in _wholes(text):
        for at in range(start + 1, end):
            if at in hurts:
                hurts[at] += hurt
    return hurts


def _hurt(text: str, at: int) -> float:
    strength = _strength(text, at)
    hurt = (1 - min(strength, _SURE) / _SURE) * _DOUBTFUL if strength > 0 else _NO_PHRASE
    return hurt + _NO_PHRASE * (text[at] in _STAYS_BEHIND or text[:at].endswith(_STAYS_AHEAD))


def _wholes(text: str) -> Iterator[tuple[tuple[int, int], float]]:
    """What should stay on a line, from where to where, and how much it hurts to part it: words, names of offices, what brackets hold."""
    for at in range(len(text)):
        longest = max((len(word) for word in _words().get(text[at], ()) if text.startswith(word, at)), default=0)
        yield (at, at + longest), _IN_WORD
    for found in _ORGAN.finditer(text):
        yield found.span(), _IN_NAME
    for found in _BRACKETS.finditer(text):
        yield found.span(), _IN_BRACKETS if found.end() - found.start() >= _LONG else _IN_WORD
