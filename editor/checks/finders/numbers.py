"""Numbers and amounts: how they are written, and whether two that say the same do (GB/T 15835-2011)."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import expanded, number_in
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage
from editor.model.text.numerals import capital_amount, chinese_number, numeral_value

_YEAR_SIGNS = "[一二][零〇○◯OＯ0０一二三四五六七八九]{3}"
_YEAR = re.compile(
    f"(?<![〇零○OＯ〇一二三四五六七八九十])(?:{_YEAR_SIGNS}(?=年|[—～至-]{_YEAR_SIGNS}(?![零〇○一二三四五六七八九十]))|(?<=[一二][零〇○OＯ0一二三四五六七八九]{{3}}[—～至-]){_YEAR_SIGNS}(?=[年）》」”]|$))"
)
_RIGHT_ZERO = str.maketrans("零○◯OＯ0０", "〇" * 7)
_FEW = re.compile(r"(?<![\d.])([1-9]?0)几|几(10)(?!\d)")
_MIXED = re.compile(
    r"(?<![\d.])(?P<whole>\d{1,2})(?:(?P<unit>[百千])(?P<rest>\d{1,2}(?:百\d{1,2})?[百十零]?\d?|零\d)|百(?=[余多]?[个名人户家元次份件条台套辆册亩米吨只头株棵间座])"
    r"|千(?=[余多]?(?:[个名人户家元次份件条台套辆册亩吨只头株棵间座]|平方|立方|公里)))"
)
_BIG = {"百": 100, "千": 1000}
_GROUPED = Seeker(
    r"(?<![\d.,，])(?:(?P<comma>\d{1,3}(?:,\d{3})+)|(?P<space>\d{1,3}(?:[ \u2009\u00a0]\d{3})+)|(?P<plain>\d{5,}))(?:\.\d+)?"
    "(?=万?亿?(?:元|人|户|个|吨|亩|平方米|立方米|公里|米|家|次|台|套|件|册|株|千瓦|辆|名|份|只|头|棵|条|处|所|间|人次))"
)
_BROKEN = re.compile(
    r"(?<![\d.,，第])(?P<digits>\d{1,3}(?:,\d+)+|\d{1,3}(?:，\d{3}){2,}|\d{1,2}，000)(?![\d,，])(?:\.\d+)?"
    "(?=[万亿]?(?:元|人|户|个|吨|亩|平方米|立方米|公里|米|家|次|台|套|件|册|株|千瓦|项|份)|[万亿])"
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d){2}")
_UNIT_RANGE = re.compile(r"(?<![\d.%\-—～~万亿年月日])(\d+(?:\.\d+)?)([～〜~∼\-—－至到])(\d+(?:\.\d+)?)([万亿])")
_BEGINS = r"(?<![\d.])(?<!\d[, \u2009\u00a0])"
"""Where a number in digits can begin: not inside of another, or a long one would be tried from each of its digits."""
_CAPITAL = "[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]"
_IN_CAPITALS = re.compile(f"(?:人民币)?[壹贰叁肆伍陆柒捌玖拾]{_CAPITAL}{{0,40}}[元圆]{_CAPITAL}{{0,12}}")
_A_CAPITAL = re.compile("[壹贰叁肆伍陆柒捌玖拾]")
_IN_DIGITS = re.compile(expanded(rf"(?:(?:¥|￥|人民币)\s*|{_BEGINS})({{阿}})\s{{0,4}}(亿元|万元|元)|[¥￥]\s*({{阿}})"))
_OF_WHOLE = re.compile(
    expanded(
        _BEGINS + r"(?P<whole>{阿})(?![年月日号时天倍级度位分点岁周小])(?P<unit>[万亿]?[\u4e00-\u9fff]{1,2}?)(?=[，,（(；]|其中)"
        r"(?P<between>[^。；\n\d]{0,12}其中[：:，]?)(?P<parts>[^。；\n]*)"
    )
)
_IN_THE_MEAN = re.compile("(?:[平人户亩日周月年]均|每|标准|最高|最低|上限|下限|起点)[^。；，]{0,8}$|(?:(?<!达)[到至]|增长|下降)了?约?$")
"""Before a number that is no whole of what follows, but a mean, or what something came to."""
_IN_AMOUNT = "一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟零〇万亿"
_CAPITALS_MEANT = {"伯": "佰", "柏": "佰", "陌": "佰", "阡": "仟", "迁": "仟", "扦": "仟", "叄": "叁"}
_HEARD_CAPITALS = re.compile(f"(?<=[壹贰叁肆伍陆柒捌玖])[{''.join(_CAPITALS_MEANT)}]")
_HALF_CAPITALS = re.compile(f"(?<![{_IN_AMOUNT}])(?:[{_IN_AMOUNT}]|{_HEARD_CAPITALS.pattern})+(?=[元圆](?!同志|先生|女士))")
_TO_CAPITALS = str.maketrans("一二三四五六七八九十百千〇", "壹贰叁肆伍陆柒捌玖拾佰仟零")
_NEAR, _TWO = 16, 2


def years_in_numerals(passage: Passage) -> Iterator[Found]:
    """Years in numerals whose zero is another sign (GB/T 15835-2011, 5.2.5)."""
    for match in _YEAR.finditer(passage.text):
        right = match[0].translate(_RIGHT_ZERO)
        if right != match[0]:
            yield Found(passage, Extent(*match.span()), right)


def a_few(passage: Passage) -> Iterator[Found]:
    """几 beside digits: 10几, 几10."""
    for match in _FEW.finditer(passage.text):
        yield Found(passage, Extent(*match.span()), f"{chinese_number(int(match[1]))}几" if match[1] else "几十")


def mixed(passage: Passage) -> Iterator[Found]:
    """Digits and numerals in one number, 3千5百; 万 and 亿 may follow digits."""
    for match in _MIXED.finditer(passage.text):
        is_part = passage.text[max(0, match.start() - 1) : match.start()] in ("万", "亿")
        yield Found(passage, Extent(*match.span()), None if is_part else _plain(match))


def _plain(match: re.Match[str]) -> str | None:
    """The number in digits, where it is a plain one of two parts."""
    rest = re.fullmatch(r"(?:(\d)百?|零(\d))", match["rest"] or "")
    if rest is None or match["unit"] is None:
        return str(int(match["whole"]) * _BIG[match[0][-1]]) if match["unit"] is None else None
    unit = _BIG[match["unit"]]
    return str(int(match["whole"]) * unit + (int(rest[1]) * unit // 10 if rest[1] else int(rest[2])))


def grouping(text: CheckedText) -> Iterator[Found]:
    """Numbers whose digits are grouped otherwise than most of the text's are: 1,000, 1 000 or 10000 (5.1.1)."""
    found = [(passage, match) for passage in text.passages for match in _GROUPED.within(passage.text)]
    ways = Counter(match.lastgroup for _, match in found)
    if len(ways) < 2:
        return
    usual = ways.most_common(1)[0][0]
    for passage, match in found:
        if match.lastgroup != usual:
            yield Found(passage, Extent(*match.span()), _regrouped(match[0], str(usual)))


def broken_groups(passage: Passage) -> Iterator[Found]:
    """Digits that commas group otherwise than by three: 5,00万元, 1，200，000元. What may be a list of numbers is none (5.1.1)."""
    for match in _BROKEN.finditer(passage.text):
        parts = re.split("[,，]", match["digits"])
        is_grouped = all(len(part) == len("000") for part in parts[1:])
        if is_grouped != ("，" in match["digits"]) or (not is_grouped and _is_list(parts)):
            continue
        yield Found(passage, Extent(*match.span()))


def _is_list(parts: list[str]) -> bool:
    """Whether numbers may be told one behind the other: they grow, none begins with a zero, and none is many times the one before."""
    return len(parts) > _TWO and all(int(one) < int(other) <= int(one) * 10 and other[0] != "0" for one, other in pairwise(parts))


def unit_ranges(passage: Passage) -> Iterator[Found]:
    """Ranges of which only the end has its 万 or 亿; 5000至1万 is whole, for its beginning is the larger number (5.1.3)."""
    for match in _UNIT_RANGE.finditer(passage.text):
        low, sign, high, unit = match.groups()
        if Decimal(low) < Decimal(high) and not _YEARS.fullmatch(low + high):
            yield Found(passage, Extent(*match.span()), f"{low}{unit}{sign if sign in '至到' else '～'}{high}{unit}")


def _regrouped(number: str, way: str) -> str:
    whole, point, part = re.sub(r"[,\s]", "", number).partition(".")
    return {"comma": f"{int(whole):,}", "space": f"{int(whole):,}".replace(",", " "), "plain": whole}[way] + point + part


def amounts(passage: Passage) -> Iterator[Found]:
    """Amounts in capitals beside the same amount in digits that say something else; the digits are told, for nobody knows which is meant."""
    written = list(_IN_CAPITALS.finditer(passage.text)) if _A_CAPITAL.search(passage.text) else []
    digits = list(_IN_DIGITS.finditer(passage.text)) if written else []
    starts, ends = [one.start() for one in digits], [one.end() for one in digits]
    for capitals in written:
        around = digits[bisect_left(ends, capitals.start() - _NEAR) : bisect_right(starts, capitals.end() + _NEAR)]
        near = [match for match in around if _is_beside(match, capitals, passage.text)]
        if len(near) == 1 and (value := _capitals_value(capitals[0])) is not None and value != _digits_value(near[0]):
            yield Found(passage, Extent(*near[0].span()), said={"other": capitals[0]})


def half_capitals(passage: Passage) -> Iterator[Found]:
    """Amounts that are partly in capitals and partly in plain numerals."""
    for match in _HALF_CAPITALS.finditer(passage.text):
        right = _HEARD_CAPITALS.sub(lambda sign: _CAPITALS_MEANT[sign[0]], match[0]).translate(_TO_CAPITALS)
        # Two digits alone are no amount, but may be a name: 陆一元.
        if right != match[0] and re.search("[拾佰仟万亿]", right) and re.search("[壹贰叁肆伍陆柒捌玖拾佰仟]", match[0]):
            yield Found(passage, Extent(*match.span()), right)


def _is_beside(digits: re.Match[str], capitals: re.Match[str], text: str) -> bool:
    first, second = sorted((digits, capitals), key=lambda match: match.start())
    between = text[first.end() : second.start()]
    return (
        second.start() - first.end() <= _NEAR
        and re.fullmatch("[（(]?(?:大写|小写|金额[为是]?|即|人民币|[:：，,（()）¥￥\\s])*[）)]?", between) is not None
    )


def _digits_value(match: re.Match[str]) -> Decimal:
    unit = {"万元": 10**4, "亿元": 10**8}.get(match[2] or "", 1)
    return number_in(match[1] or match[3]) * unit


def _capitals_value(text: str) -> Decimal | None:
    """The amount that capitals say; None where they are no amount that could be written back."""
    whole, _, part = text.removeprefix("人民币").replace("圆", "元").partition("元")
    total, rest = 0, whole
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        before, found, behind = rest.partition(sign)
        total, rest = (total + numeral_value(before) * size, behind) if found else (total, rest)
    cents = sum(
        numeral_value(found[0]) * size for sign, size in (("角", 10), ("分", 1)) if (found := re.search(f"[壹贰叁肆伍陆柒捌玖](?={sign})", part))
    )
    amount = Decimal(total + numeral_value(rest)) + Decimal(cents) / 100
    return amount if capital_amount(amount).removesuffix("整") == f"人民币{whole}元{part}".removesuffix("整").removesuffix("正") else None


def parts_of_whole(passage: Passage) -> Iterator[Found]:
    """其中: a part in the unit of the whole that is larger than the whole."""
    for match in _OF_WHOLE.finditer(passage.text):
        if _IN_THE_MEAN.search(passage.text[max(0, match.start() - _NEAR) : match.start()]):
            continue
        whole, unit = number_in(match["whole"]), match["unit"]
        for part in re.finditer(expanded(rf"(?<![\d.第])({{阿}}){unit}(?!次|均|以[上下内外]|级|档)"), match["parts"]):
            at = match.start("parts")
            if number_in(part[1]) > whole:
                yield Found(passage, Extent(at + part.start(), at + part.end()), said={"whole": match["whole"] + unit})
                break
