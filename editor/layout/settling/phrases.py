"""Where a line of a title or a name may end, and how much it hurts: phrases, words and names of offices stay whole (GB/T 9704-2012, 7.3.1)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from editor.layout.lines.breaking import may_break
from editor.layout.lines.viewer import WORD
from editor.model.text.phrase_ends import phrase_end
from editor.shipped import shipped_text

# How much a break hurts: where no phrase ends, in a word, in the name of an office, in long brackets, where a phrase hardly ends.
_NO_PHRASE, _IN_WORD, _IN_NAME, _IN_BRACKETS, _DOUBTFUL = 2.5, 6.0, 3.5, 1.2, 0.15
_SURE, _LIKELY = 3000.0, 1200.0  # strengths from which a phrase certainly, and from which one probably ends: below, it is often a word that is cut
_WEAK = 1.6  # how much a break hurts where hardly a phrase ends
_BEGINS = ("关于", "暨")  # what begins a part of a title
_STAYS_BEHIND = frozenset("的和与及之等了")  # a line that starts with one of these reads badly
# A line that ends with one of these reads badly.
_STAYS_AHEAD = ("关于", "印发", "转发", "批转", "召开", "做好", "开展", "加强", "举办", *"上下全各本第不对向为在以把被将由从和与及或")
_BRACKETS = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕|\([^()]*\)")
_LONG = 12  # characters of two brackets and what they hold, from which they may be parted where nothing else may
_ORGAN = re.compile(
    r"(?:中共|中国共产党)?(?:(?:(?![关于为对与和在向至的等及由将把])[一-鿿]){1,4}?(?:自治[区州县]|[省市县区州旗镇乡])){1,3}[一-鿿]{0,14}?"
    r"(?:人民政府办公[厅室]|人民政府|委员会办公室|委员会|市委|办公[厅室]|指挥部|领导小组|有限责任公司|有限公司|集团|公司|中心|医院|学校|学院|大学|法院|检察院|[总支大]队|[局厅委院所站处部])"
    r"(?:(?:(?![关于省市县区州和])[一-鿿]){2,8}?(?:[总支大]队|分局))?"
)
# Offices that no place names; an area and its office; the end of a firm's name with what stands before it; what is counted or dated.
_HIGHEST = re.compile(
    r"(?:国务院|全国|国家|中央|最高|教育部|财政部|省委|市委|县委|省政府|市政府|县政府)(?:(?!关于)[一-鿿]){0,12}?(?:委员会办公室|委员会|办公[厅室]|法院|检察院|领导小组|[局署部])"
)
_AREA = re.compile(r"[一-鿿]{2}(?:经济技术|高新技术产业|经济|工业)开发区(?:[一-鿿]{0,8}?(?:分局|管理委员会|管委会))?")
_FIRM = re.compile(r"[一-鿿]{4}(?:股份)?有限(?:责任)?公司")
_COUNTED = re.compile(
    r"第[一二三四五六七八九十百\d]+[季届次批期轮号章条阶年个](?:度|段)?|[一二三四五六七八九十\d]+(?:家|个|名|项|条|起|类|市|县|部门|单位)(?:单位|部门|地区)?|\d+年度?|\d+月(?:\d+日)?|[一二三四五六七八九十\d]+次(?:全体)?会议"
)
_LISTS = {"titles": ("words",), "suffixes": ("place", "org", "project", "meeting", "text"), "labels": ("org",), "kinds": ("statutory",)}


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
    if text.startswith(_BEGINS, at):
        return 0
    strength = phrase_end(text, at)
    hurt = (1 - min(strength, _SURE) / _SURE) * _DOUBTFUL if strength > 0 else _NO_PHRASE - min(strength, 0) / _SURE
    if 0 < strength < _LIKELY:
        hurt += (1 - strength / _LIKELY) * _WEAK
    return hurt + _NO_PHRASE * (text[at] in _STAYS_BEHIND or text[:at].endswith(_STAYS_AHEAD))


def _without_verb(text: str, start: int, end: int) -> int:
    """Where the name of an office begins of which the first word or two are a verb: 设立 of 设立江畔市…公司."""
    while (word := max((one for one in _words().get(text[start], ()) if text.startswith(one, start)), key=len, default="")) and (
        _ORGAN.fullmatch(text, start + len(word), end)
    ):
        start += len(word)
    return start


def _wholes(text: str) -> Iterator[tuple[tuple[int, int], float]]:
    """What should stay on a line, from where to where, and how much it hurts to part it: words, names of offices, what brackets hold."""
    for at in range(len(text)):
        longest = max((len(word) for word in _words().get(text[at], ()) if text.startswith(word, at)), default=0)
        yield (at, at + longest), _IN_WORD
    for found in _ORGAN.finditer(text):
        yield (_without_verb(text, *found.span()), found.end()), _IN_NAME
    for pattern, hurt in ((_HIGHEST, _IN_NAME), (_AREA, _IN_NAME), (_FIRM, _IN_WORD), (_COUNTED, _IN_WORD)):
        for found in pattern.finditer(text):
            yield found.span(), hurt
    for found in _BRACKETS.finditer(text):
        yield found.span(), _IN_BRACKETS if found.end() - found.start() >= _LONG else _IN_WORD
