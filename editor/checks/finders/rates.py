"""Numbers that follow from two others in the sentence: growth, rates, means, products."""

import re
from collections.abc import Iterator
from decimal import Decimal

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import expanded, number_in
from editor.checks.terms.text import Extent, Passage

_UP = "增长|增加|提高|提升|上升|扩大|多|增幅"
_CHANGED = (
    f"(?:同比|净|累计|共|约|较?比?上年)?(?P<way>{_UP}|下降|减少|降低|回落|缩小|压减|少|降幅)了?[为达约]?"
    "(?P<rate>{阿})(?P<sort>%|个百分点|(?P=unit))"
)
_UNIT = r"(?P<unit>%|[万亿]?(?:[^\d，。；、（）%由从]{1,8}?))"
_PLUS = r"(?<![\d.,\-－−])"
"""Before a number that is whole and not less than nothing."""
_CHANGES = tuple(
    re.compile(expanded(pattern + _CHANGED))
    for pattern in (
        rf"[由从](?:[^，。；\d]{{0,12}}?\d{{4}}年)?[^，。；\d]{{0,12}}?{_PLUS}(?P<before>{{阿}}){_UNIT}(?:[增减降升提下上扩压回缩][^，。；\d]{{0,4}}?)[到至为](?:\d{{4}}年)?[^，。；\d]{{0,6}}?{_PLUS}(?P<now>{{阿}})(?P=unit)，",
        rf"{_PLUS}(?P<now>{{阿}}){_UNIT}，[^，。；\d]{{0,6}}[比较][^，。；\d]{{0,4}}(?:\d{{4}}年)?[^，。；\d]{{0,6}}的(?P<before>{{阿}})(?P=unit)",
        rf"{_PLUS}(?P<now>{{阿}}){_UNIT}，(?:上年|去年)同期[为是]?(?P<before>{{阿}})(?P=unit)，",
    )
)
_AT_OTHER_PRICES = re.compile("产值|增加值|生产总值|GDP|可比|不变价|同口径|剔除|扣除|年均")
_RATE_NAMES = "完成|检测|受检|收缴|征缴|征收|执行|整改|办结|开工|参训|参会|到会|出勤|入户|回收"
_RATES = (
    re.compile(
        expanded(
            r"(?:计划|任务|目标|应[\u4e00-\u9fff])[^，。；\d]{0,10}(?P<whole>{阿})(?P<unit>万?亿?[^\d，。；]{1,3})，[^。；\d]{0,8}(?:完成|[已实][\u4e00-\u9fff]|到位)"
            rf"[^，。；\d]{{0,8}}(?P<part>{{阿}})(?P=unit)?，[^。；\d]{{0,8}}(?:(?P<name>{_RATE_NAMES})率|完成计划的|占?(?:年度|全年)?(?:计划|目标|任务)的)[^\d，。；]{{0,3}}(?P<rate>{{阿}})%"
        )
    ),
    re.compile(
        expanded(
            r"(?<![\d.,])(?P<whole>{阿})(?P<unit>[万亿]?[^\d，。；、]{1,3})[，（]其中[^，。；、\d]{0,12}(?P<part>{阿})(?P=unit)，占(?:比|(?:总[人户]?[数量额计体]|全部[^，。；\d]{0,4}|受访[^，。；\d]{0,6})的)?[为达约]?(?P<rate>{阿})%"
        )
    ),
)
_MEAN = re.compile(
    expanded(
        "(?:(?P<each>[人户村])均|平均每(?P<of>[人户期场次个月批班组季])度?|每(?P<by>[人户期场次月批班组])平均)(?:召开|举办|开展|组织)?[约为达]{0,2}(?P<mean>{阿})(?P<unit>万?[\u4e00-\u9fff]{1,2}?)(?=[，。；、）])"
    )
)
_COUNTED = re.compile(expanded(r"(?<![\d.,第])(?P<number>{阿})(?P<big>[万亿]?)(?P<unit>[\u4e00-\u9fff])"))
_OF_YEAR = re.compile("全年|本?年度|一年来")
_PARTS_OF_YEAR = {"月": 12, "季": 4}
_PRODUCT = re.compile(
    expanded(
        r"(?<![\d.,第])(?P<count>{阿})(?P<of>[\u4e00-\u9fff])，(?:单价|每(?P=of))[^\d，。；、]{0,4}(?P<price>{阿})(?P<big>万?)元(?:[/每](?P=of))?，"
        r"(?:总价|共计?|合计|总计|小计|总金额|金额)[^\d，。；、均]{0,4}(?P<words>(?P<total>{阿})(?P<bigger>万?)元)(?![（(，]?[^（）()，。；\d]{0,4}[含另])"
    )
)
_DUE = re.compile(
    expanded(
        r"应(?P<did>[到参出][\u4e00-\u9fff]?)[^，。；\d]{0,6}(?P<due>{阿})(?P<unit>[\u4e00-\u9fff])，实(?P=did)[^，。；\d]{0,4}(?P<words>(?P<there>{阿})(?P=unit))"
    )
)
_FURTHEST = 200
"""So many characters before a number those are looked for that it follows from."""
_SIZES = {"": 1, "万": 10**4, "亿": 10**8}


def changes(passage: Passage) -> Iterator[Found]:
    """What grew from one number to another, and by what these two don't make, but for what rounding takes; values at other prices are left alone."""
    for pattern in _CHANGES:
        for match in pattern.finditer(passage.text):
            before, now, is_share = number_in(match["before"]), number_in(match["now"]), match["unit"] == "%"
            grown = (now - before) if match["way"] in _UP.split("|") else before - now
            is_relative = match["sort"] == "%"
            clause = _since("。", passage.text, match.start()) + match[0]
            if not before or (is_share and match["sort"] != "个百分点") or (is_relative and _AT_OTHER_PRICES.search(clause)):
                continue
            error = _rounded(match["unit"], match["before"], match["now"])
            right, error = (grown * 100 / before, error * 100 / before) if is_relative else (grown, error)
            yield from _other(passage, match, right, error, match["sort"])


def rates(passage: Passage) -> Iterator[Found]:
    """计划 … 完成 … 完成率, 共 … 其中 … 占: a rate that the two numbers before don't make, but for what rounding takes."""
    for pattern in _RATES:
        for match in pattern.finditer(passage.text):
            whole = number_in(match["whole"])
            if whole and _is_of(match):
                error = _rounded(match["unit"], match["whole"], match["part"]) * 100 / whole
                yield from _other(passage, match, number_in(match["part"]) * 100 / whole, error, "%")


def _since(ends: str, text: str, at: int) -> str:
    """What stands before a place since the last of some signs, as far as numbers are of one thing."""
    before = text[max(0, at - _FURTHEST) : at]
    return before[max(map(before.rfind, ends)) + 1 :]


def _is_of(match: re.Match[str]) -> bool:
    """Whether a rate is of what was done: 开工率 is not, where 任务 and 完成 alone are spoken of."""
    name = match.groupdict().get("name") or "完成"
    return name in ("完成", "执行") or any(sign in match.string[match.start() : match.start("name")] for sign in name)


def _rounded(unit: str, *numbers: str) -> Decimal:
    """By how much numbers may be off together that were rounded, as such with decimals or in 万 may be; what is counted is not."""
    places = max(len(number.partition(".")[2]) for number in numbers)
    return len(numbers) * Decimal(1).scaleb(-places) / 2 if places or unit[0] in "万亿" else Decimal(0)


def _other(passage: Passage, match: re.Match[str], right: Decimal, error: Decimal, sort: str) -> Iterator[Found]:
    """A match with another `rate` than is right, by a step of its last digit or more; it may be cut or rounded."""
    step = Decimal(1).scaleb(-len(match["rate"].partition(".")[2]))
    if abs(right - number_in(match["rate"])) >= step + error:
        yield Found(passage, Extent(match.start("rate"), match.end("rate") + len(sort)), said={"right": f"{right.quantize(step):f}{sort}"})


def means(passage: Passage) -> Iterator[Found]:
    """人均, 平均每期: a mean of the one sum and the one number of those that the sentence names, which these don't make."""
    for match in _MEAN.finditer(passage.text):
        sentence = _since("。；：\n", passage.text, match.start())
        found = [(one["unit"], number_in(one["number"]) * _SIZES[one["big"]], one) for one in _COUNTED.finditer(sentence)]
        of, unit = match["each"] or match["of"] or match["by"], match["unit"].lstrip("万")
        counts = [value for sort, value, _ in found if sort == of]
        sums = [(value, one) for sort, value, one in found if sort == unit[0] and sort != of]
        if of in _PARTS_OF_YEAR:
            counts = [Decimal(_PARTS_OF_YEAR[of])] if _OF_YEAR.search(sentence) else []
        if len(counts) == len(sums) == 1 and counts[0]:
            size = _SIZES[match["unit"][: len(match["unit"]) - len(unit)]]
            total, written = sums[0]
            step = Decimal(1).scaleb(-len(match["mean"].partition(".")[2]))
            error = _rounded(written["big"] or "个", written["number"]) * _SIZES[written["big"]] / counts[0] / size
            right = total / counts[0] / size
            if abs(right - number_in(match["mean"])) >= step + error and _is_near(right, number_in(match["mean"])):
                yield Found(passage, Extent(match.start("mean"), match.end("unit")), said={"right": f"{right.quantize(step):f}{match['unit']}"})


def _is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are of one size, so that one may be meant for the other."""
    return one > 0 and other > 0 and max(one, other) <= 2 * min(one, other)


def products(passage: Passage) -> Iterator[Found]:
    """So many, each at so much, and a total that is not the product."""
    for match in _PRODUCT.finditer(passage.text):
        right = number_in(match["count"]) * number_in(match["price"]) * _SIZES[match["big"]] / _SIZES[match["bigger"]]
        step = Decimal(1).scaleb(-len(match["total"].partition(".")[2]))
        if abs(right - number_in(match["total"])) >= step:
            yield Found(passage, Extent(*match.span("words")), said={"right": f"{right.normalize():f}{match['bigger']}元"})


def more_than_due(passage: Passage) -> Iterator[Found]:
    """More that came than were due: 应到150人，实到165人."""
    for match in _DUE.finditer(passage.text):
        if number_in(match["there"]) > number_in(match["due"]):
            yield Found(passage, Extent(*match.span("words")), said={"due": match["due"] + match["unit"]})
