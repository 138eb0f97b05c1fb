"""Numbers that follow from others in the sentence: totals, shares, differences of per cents, hours, anniversaries."""

import re
from collections.abc import Iterator
from decimal import Decimal

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import expanded, number_in
from editor.checks.terms.text import Extent, Passage

_POINTS = re.compile(
    expanded(
        r"(?<![\d.,])(?=(?P<one>{阿})%(?P<between>[^。；%]{0,16})(?<![\d.,])(?P<other>{阿})%，?(?:[\d一二三四五六七八九十两]{1,3}年[来间]?|同比|累计|共|[较比](?:上年|去年|同期)|约|净)?"
        r"(?:提高|上升|下降|降低|增加|回落|增长)了?(?P<rate>(?P<change>{阿})%)(?!的))"
    )
)
_FROM = re.compile("[由从][^，。；]{0,6}$")
_CHANGED = re.compile("(?:增长|下降|上升|提高|降低|增加|减少)了?$")
_HOURS = re.compile(
    r"(?<!\d)(?P<from>\d{1,2})(?:时|[:：])(?P<from_minutes>[0-5]\d)?分?[至到—～-](?P<to>\d{1,2})(?:时|[:：])(?P<to_minutes>[0-5]\d)?分?"
    r"[^。；\d]{0,4}?(?:时长|共计?|历时)[为约]?(?P<length>(?P<count>\d+(?:\.\d+)?)个?(?P<unit>小时|分钟))"
)
_STRETCH = re.compile(r"\d(?:时|[:：]\d\d)(?:[0-5]?\d分)?[至到—～-](?:次日|[上下]午|晚上?)?\d")
_COUNTED = re.compile("[。；]|小时|分钟")
_DAY_AT_MOST = 40
"""So many characters the stretches of one day take at most."""
_ANNIVERSARY = re.compile(
    r"(?:成立|创建|建立|始建|创办|建成|创刊|诞生)于(?P<begun>\d{4})年[^。；\d]{0,8}，[^。；\d]{0,4}(?P<now>\d{4})年[^。；\d]{0,6}"
    r"(?:建[馆校院厂]|成立|创刊|创办|诞生)[^。；\d]{0,4}(?P<words>(?P<count>\d{1,3})周年)"
)
_SHARES = re.compile(
    r"(?:[^，。；、：]{0,14}占(?:比)?[^，。；\d]{0,8}\d+(?:\.\d+)?%[，、；]?){3,}|分别占(?:[^，。；]{0,12}的)?(?:\d+(?:\.\d+)?%[、和，及]?)+"
)
_SHARED = re.compile("([^，。；、：]{1,14})占[^分别]")
_COMMON = frozenset("占比的人数者率、，")
_STRUCTURE = re.compile(r"(?<=结构)[^。；]{0,40}")
_RATIO = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){2}")
_WHOLE = re.compile(
    expanded(
        r"(?P<all>共计?|合计|总计|总|全)?[^，。；：\d]{0,12}(?P<whole>(?<![\d.,第])(?P<number>{阿})(?P<unit>[万亿]?[\u4e00-\u9fff]{1,2}?))(?:(?<=个)[\u4e00-\u9fff]{1,5})?"
        r"[：:，,]?(?:其中|包括|分别)[：:，,]?(?P<parts>[^。；\n]+)"
    )
)
_ADDED = re.compile(
    expanded(
        r"，[^，。；：\d]{0,6}(?:合计|共计|总计|累计|共)[^，。；：\d]{0,6}(?P<whole>(?P<number>{阿})(?P<unit>[万亿]?[\u4e00-\u9fff]{1,2}?))(?=[，。；）])"
    )
)
_SUMS = re.compile("其中|包括|分别|[合共总累]计|，共")
_GONE = re.compile("退休|退出|减少|调出|转出|离职|扣除|注销")
_NEAR = 12
_TWO, _ENOUGH, _NEAR_WHOLE = 2, 3, Decimal("0.2")
"""So many parts, or a sum so near, and the parts are meant to be all."""


def points(passage: Passage) -> Iterator[Found]:
    """A difference of two per cents that is told in per cent."""
    ends: set[int] = set()
    for match in _POINTS.finditer(passage.text):
        if (
            _are_compared(match)
            and abs(number_in(match["one"]) - number_in(match["other"])) == number_in(match["change"])
            and match.end("rate") not in ends
        ):
            ends.add(match.end("rate"))
            yield Found(passage, Extent(*match.span("rate")), f"{match['change']}个百分点")


def _are_compared(match: re.Match[str]) -> bool:
    """Whether the two per cents are of one thing: 由 one 到 the other, or one 比 the other."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    is_way = re.search("[到至]", match["between"]) is not None and _FROM.search(before) is not None
    return (is_way or re.search("[比较]", match["between"]) is not None) and not _CHANGED.search(before)


def durations(passage: Passage) -> Iterator[Found]:
    """Hours that are not those from the beginning to the end that are told before them; of several stretches together nothing is said."""
    for match in _HOURS.finditer(passage.text):
        if _STRETCH.search(_COUNTED.split(passage.text[max(0, match.start() - _DAY_AT_MOST) : match.start()])[-1]):
            continue
        minutes = _minutes(match, "to") - _minutes(match, "from")
        per_unit = 60 if match["unit"] == "小时" else 1
        if minutes > 0 and Decimal(match["count"]) * per_unit != minutes:
            yield Found(passage, Extent(*match.span("length")), said={"right": f"{round(minutes / per_unit, 2):g}{match['unit']}"})


def _minutes(match: re.Match[str], side: str) -> int:
    return int(match[side]) * 60 + int(match[f"{side}_minutes"] or 0)


def anniversaries(passage: Passage) -> Iterator[Found]:
    """An anniversary that is not the years from the foundation to the year that is named."""
    for match in _ANNIVERSARY.finditer(passage.text):
        years = int(match["now"]) - int(match["begun"])
        if years != int(match["count"]):
            yield Found(passage, Extent(*match.span("words")), said={"right": f"{years}周年"})


def shares(passage: Passage) -> Iterator[Found]:
    """Shares that should be the whole and don't add up to it, with what rounding leaves."""
    for match in _SHARES.finditer(passage.text):
        parts = [(one, Decimal(one[1])) for one in re.finditer(r"(\d+(?:\.\d+)?)%", match[0])]
        names = [set(name) - _COMMON for name in _SHARED.findall(match[0])]
        if not names or set.intersection(*names):
            yield from _other_whole(
                passage, [part for _, part in parts], Extent(match.start() + parts[0][0].start(), match.start() + parts[-1][0].end())
            )
    for around in _STRUCTURE.finditer(passage.text):
        for match in _RATIO.finditer(passage.text, *around.span()):
            yield from _other_whole(passage, [Decimal(part) for part in re.split("[:：∶]", match[0])], Extent(*match.span()))


def _other_whole(passage: Passage, parts: list[Decimal], at: Extent) -> Iterator[Found]:
    total = sum(parts, Decimal(0))
    if len(parts) > 1 and abs(total - 100) > Decimal("0.1") * len(parts) and abs(total - 100) <= 100 * _NEAR_WHOLE / 2:
        yield Found(passage, at, said={"sum": total})


def totals(passage: Passage) -> Iterator[Found]:
    """Amounts that are listed behind 共 … 其中, or before 合计, and don't make the total."""
    if not _SUMS.search(passage.text):
        return
    for match in _WHOLE.finditer(passage.text):
        yield from _other_total(passage, match, match["parts"], is_all=match["all"] is not None)
    begin = 0
    for match in _ADDED.finditer(passage.text):
        begin = max(begin, *(passage.text.rfind(stop, begin, match.start()) for stop in "。；：\n"))
        yield from _other_total(passage, match, passage.text[begin : match.start()], is_all=True)
        begin = match.end()


def _other_total(passage: Passage, match: re.Match[str], listed: str, *, is_all: bool) -> Iterator[Found]:
    parts = [number_in(one) for one in re.findall(expanded(rf"(?<![\d.,第])({{阿}}){match['unit']}(?!次|均|以)"), listed)]
    whole, total = number_in(match["number"]), sum(parts, Decimal(0))
    if not _GONE.search(listed) and len(parts) >= (_TWO if is_all else _ENOUGH) and total != whole and abs(total - whole) <= whole * _NEAR_WHOLE:
        yield Found(passage, Extent(*match.span("whole")), said={"sum": f"{total}{match['unit']}"})
