"""Where a line of a title or a name may end, and how much it hurts: phrases, words and names of offices stay whole (GB/T 9704-2012, 7.3.1)."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from editor.layout.lines.breaking import may_break
from editor.layout.lines.viewer import WORD
from editor.model.text.phrase_ends import phrase_end
from editor.shipped import shipped_text

# How much a break hurts: where no phrase ends, in a word, in the name of an office, in long brackets, where a phrase hardly ends.
_NO_PHRASE, _IN_WORD, _IN_NAME, _IN_BRACKETS, _DOUBTFUL = 2.5, 6.0, 3.5, 1.2, 0.15
_COUNTED_THING = 1.5  # how much a break hurts between a number and what it counts
_PAIR, _NAME = 2, 3  # characters of most words, and most characters of a name before what it ends in
_LITTLE = frozenset("关于为对与和在向至的及由将把等从到被以之暨拟经")  # little words, of which no name consists
_SURE, _LIKELY = 3000.0, 1200.0  # strengths from which a phrase certainly, and from which one probably ends: below, it is often a word that is cut
_WEAK = 1.6  # how much a break hurts where hardly a phrase ends
_BEGINS = ("关于", "暨")  # what begins a part of a title
_STAYS_BEHIND = (*"的和与及之等了", "以上", "以下", "以内", "以外")  # a line that starts with one of these reads badly
_WHOLE_OF = ("全国", "全省", "全市", "全县", "全区")
# A line that ends with one of these reads badly.
_STAYS_AHEAD = (
    *("关于", "印发", "转发", "批转", "召开", "做好", "开展", "加强", "举办", "进一步", "深入", "全面", "切实", "依法", "拟"),
    *("加快", "推进", "推动", "促进", "优化", "深化", "强化", "完善", *_WHOLE_OF),
    *"上下全各本第不对向为在以把被将由从到赴和与及或",
)
_BRACKETS = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕|\([^()]*\)")
_CALLED = re.compile("“[^“”]{1,5}”")
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
_RANGE = re.compile(r"[A-Za-z]*\d+(?:[+.]\d+)?[至到—～~-][A-Za-z]*\d+(?:[+.]\d+)?")
_MONTHS = r"\d+(?:至\d+)?月(?:\d+日)?(?:至(?:\d+月)?\d+日|至\d+月)?"
_DATED = re.compile(rf"\d+年(?:度|{_MONTHS})?|{_MONTHS}|第[一二三四五六七八九十\d]+(?:季度|阶段|年度?)")
_COUNTED = re.compile(
    r"等?第?[一二三四五六七八九十百千\d]+(?:[届次批期轮号章条个家名项起类座处所件宗辆户种周天]|部门|单位|[万亿][一-鿿])(?:单位|部门|地区)?|[一二三四五六七八九十\d]+[市县]"
)
_NOT_COUNTED = frozenset((*_WHOLE_OF, "中国", "国际"))
_LISTS = {
    "titles": ("words",),
    "suffixes": ("place", "org", "project", "meeting", "text", "person"),
    "labels": ("org",),
    "kinds": ("statutory", "business"),
}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The words of two characters and more that are known, by their first characters."""
    found: dict[str, set[str]] = {}
    for word in (word for file, sections in _LISTS.items() for word in _listed(file, sections)):
        if len(word) > 1:
            found.setdefault(word[0], set()).add(word)
    return {first: frozenset(words) for first, words in found.items()}


@cache
def _kinds(length: int) -> tuple[str, ...]:
    """What names of places, offices and works end in, for a word of so many characters: a longer one ends in it (高新技术产业开发区)."""
    return tuple(word for word in _listed("suffixes", ("place", "org", "project")) if len(word) == length or 1 < len(word) < length)


@cache
def _meetings() -> frozenset[str]:
    return frozenset(_listed("suffixes", ("meeting",)))


def _listed(file: str, sections: Iterable[str]) -> Iterator[str]:
    table = tomllib.loads(shipped_text(f"lexicons/{file}.toml"))
    return (word.partition("=")[0] for section in sections for word in table[section]["words"].split())


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
    return hurt + _NO_PHRASE * (text.startswith(_STAYS_BEHIND, at) or text[:at].endswith(_STAYS_AHEAD))


def _without_verb(text: str, start: int, end: int) -> int:
    """Where the name of an office begins of which the first word or two are a verb: 设立 of 设立江畔市…公司."""
    while (word := max((one for one in _words().get(text[start], ()) if text.startswith(one, start)), key=len, default="")) and (
        _ORGAN.fullmatch(text, start + len(word), end)
    ):
        start += len(word)
    return start


def _wholes(text: str) -> Iterator[tuple[tuple[int, int], float]]:
    """What should stay on a line, from where to where, and how much it hurts to part it: words, names, what is counted, what brackets hold."""
    pieces = _pieces(text)
    for at in range(len(text)):
        longest = max((len(word) for word in _words().get(text[at], ()) if text.startswith(word, at)), default=0)
        yield (at, at + longest), _IN_WORD
    yield from _names(text, pieces)
    for found in _ORGAN.finditer(text):
        yield (_without_verb(text, *found.span()), found.end()), _IN_NAME
    for pattern, hurt in ((_HIGHEST, _IN_NAME), (_AREA, _IN_NAME), (_FIRM, _IN_WORD), (_RANGE, _IN_WORD), (_DATED, _IN_WORD), (_COUNTED, _IN_WORD)):
        for found in pattern.finditer(text):
            yield found.span(), hurt
    yield from _counted_things(text, pieces)
    yield from _called_things(text, pieces)
    for found in _BRACKETS.finditer(text):
        yield found.span(), _IN_BRACKETS if found.end() - found.start() >= _LONG else _IN_WORD


def _pieces(text: str) -> list[tuple[int, int]]:
    """The text cut into as few known words and single characters as it can be, from where to where each."""
    best = {len(text): (0, -len(text))}  # how many pieces there are from a place on, and where the first one ends
    for at in reversed(range(len(text))):
        ends = (at + 1, *(at + len(word) for word in _words().get(text[at], ()) if text.startswith(word, at)))
        best[at] = min((best[end][0] + 1, -end) for end in ends)
    pieces, at = list[tuple[int, int]](), 0
    while at < len(text):
        pieces.append((at, -best[at][1]))
        at = -best[at][1]
    return pieces


def _names(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], float]]:
    """Names that no list knows, by what they end in (学府路, 白云机场), and short runs of characters that are no known words."""
    run = name = (0, 0)
    for before, (start, end) in zip(((0, 0), *pieces), pieces, strict=False):
        bound = end - start == 1 and phrase_end(text, start) < phrase_end(text, end)
        goes_on = name[1] == start > 0 and (bound or end - start == _PAIR)  # 滨州湾新区
        named = goes_on or run[1] > run[0]
        if (named or bound) and text[start:end].endswith(_kinds(end - start)):
            first = name[0] if goes_on else max(run[0], start - _NAME)
            name = (first if named else before[0], end)
            yield name, _IN_WORD
            run = (end, end)
        elif _is_loose(text[start:end]):
            run = (run[0], end)
        else:
            yield from _short(run)
            run = (end, end)
    yield from _short(run)


def _is_loose(piece: str) -> bool:
    """Whether a piece is a character that is part of no known word, and may be part of a name."""
    return len(piece) == 1 and "一" <= piece <= "鿿" and piece not in _LITTLE


def _short(run: tuple[int, int]) -> Iterator[tuple[tuple[int, int], float]]:
    """What of characters that are no known words is one word: two or three of them, and of four each pair; longer ones tell nothing."""
    start, end = run
    if end - start == 2 * _PAIR:
        yield from (((start, start + _PAIR), _IN_NAME), ((start + _PAIR, end), _IN_NAME))
    elif end - start <= _NAME:
        yield run, _IN_NAME


def _called_things(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], float]]:
    """What short quotes call something, with the word for it: “两新”组织, “五一”国际劳动节."""
    ends = dict(pieces)
    for found in _CALLED.finditer(text):
        if (end := ends.get(found.end(), 0)) > found.end() + 1:
            yield (found.start(), end), _COUNTED_THING


def _counted_things(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], float]]:
    """What is counted with what is counted, where that is a known word: 第二次会议, 五个乡镇, 第七次全国人口普查."""
    ends = dict(pieces)
    for found in _COUNTED.finditer(text):
        first = ends.get(found.end(), 0)
        start, end = (first, ends.get(first, 0)) if text[found.end() : first] in _NOT_COUNTED else (found.end(), first)
        if end > start + 1:
            yield (found.start(), end), _IN_WORD if text[start:end] in _meetings() else _COUNTED_THING
