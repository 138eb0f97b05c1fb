"""Dates: days that no calendar has, weekdays of other days, the order of dates."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from editor.checks.terms.finding import Found
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.text.numerals import chinese_number, numeral_value

_DAY = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,3})日"
    r"(?:(?:\s?[（(]?(?:星期|周|礼拜)|[，,]\s?(?:星期|礼拜|周(?=.(?:[，。；、\s\d召举在前后起至]|[上下]午|$))))(?P<weekday>[一二三四五六日天]))?"
)
"""A day with what it is of the week; behind a comma 周一 may be a name as well: 周一鸣."""
_MONTH = re.compile(r"(?<![\d.])(?:(?:(?:19|20)\d\d|今|明|去|当|本)年(?P<month>\d{1,2})月|(?P<alone>\d{1,2})月(?=[底初末份]|[上中下]旬))")
_NUMERAL = "〇零○一二三四五六七八九"
_NUMERALS = re.compile(f"[{_NUMERAL}]{{4}}年[一二三四五六七八九十]{{1,3}}月[一二三四五六七八九十]{{1,3}}日")
_PARTS = re.compile(
    f"(?<![\\d{_NUMERAL}])(?P<year>\\d{{4}}|[{_NUMERAL}]{{4}})年(?P<month>\\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?:(?P<day>\\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日|(?![初一二三四五六七八九十廿革]))"
)
# Behind a month without 日: 八月十五 and 三月三 are of the farmers' calendar, 十月革命 a name.
_RANGE = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日?(?:[（(][^（）()\d]{1,6}[）)])?(?:起?[至到]|[—～~－-]|(?:开班|开幕|开始|启动|开工)[、，](?=(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[^，。；\d]{0,8}(?:结业|闭幕|结束|竣工|完工)))"
    r"(?P<until>(?:(?P<year2>\d{4})年)?(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日)(?:[（(][^（）()\d]{1,6}[）)])?"
    r"(?:[^。；\d]{0,8}?(?:共计?|为期|历时|合计|总计|会期|展期|训期|假期|公示期)\s?(?P<days>(?P<count>\d{1,3})天(?!半)))?"
)
_HALF = re.compile(
    f"(?<![{_NUMERAL}\\d、])(?P<year>(?=[\\d{_NUMERAL}]{{4}}年)(?=\\d*[{_NUMERAL}])(?=[{_NUMERAL}]*\\d)[\\d{_NUMERAL}]{{4}}年)(?!人民币)"
    r"|(?<!\d)(?P<day>\d{1,2}月(?=\d?[一二三四五六七八九十])[一二三四五六七八九十\d]{1,3}日(?![游谈内]))"
    r"|第(?P<article>\d+[一二三四五六七八九十百]+)(?=[条章款项届次])"
    r"|(?P<decade>\d\d世纪(?:19|20)\d0年代)"
    r"|(?<!\d)(?P<cut>(?:19|20)\d\d[—～－~-]\d\d年)"
)
_DIGITS = "〇一二三四五六七八九"
_ZEROS = str.maketrans("零○", "〇〇")
_QUARTER = re.compile(r"第?(?P<quarter>[一二三四])季度[（(](?P<months>(?P<first>\d{1,2})月?[至到—～-](?P<last>\d{1,2})月)")
_THIRD = re.compile(r"(?P<third>[上中下])旬[（(](?P<days>(?:\d{1,2}月)?(?P<first>\d{1,2})日?[至到—～-](?P<last>\d{1,2})日)")
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_OTHER_DAYS = re.compile("工作日|报到|集中|每|休息|工期|预计|有效")
_SEVERAL = re.compile("批|累计|[各两]期|轮")
_OTHER_YEAR = re.compile("[次翌来明闰]年|下一?年度|以后|每年")
_TURN_OF_YEAR = 10
_WEEK = "一二三四五六日"
_LEAP_YEAR = 2024


def impossible(passage: Passage) -> Iterator[Found]:
    """Days and months that the calendar does not have; without a year 2月29日 may be right."""
    for match in _DAY.finditer(passage.text):
        if _date_of(match) is None or (not match["year"] and _is_of_plain_year(match)):
            at = match.start("year") if match["year"] else match.start("month")
            yield Found(passage, Extent(at, passage.text.index("日", match.start("day")) + 1))
    for match in _MONTH.finditer(passage.text):
        group = str(match.lastgroup)
        if not 1 <= int(match[group]) <= 12 and not _DAY.match(passage.text, match.start()):
            yield Found(passage, Extent(match.start(group), match.end()))


def _is_of_plain_year(match: re.Match[str]) -> bool:
    """Whether 2月29日 stands where the one year that is named has none."""
    return (match["month"], match["day"]) == ("2", "29") and _is_plain_year(match.string)


@lru_cache(maxsize=16)
def _is_plain_year(text: str) -> bool:
    """Whether the one year that a text names has no 29 February, and no other year is meant."""
    years = set(re.findall(r"(?<!\d)((?:19|20)\d\d)年", text))
    return len(years) == 1 and _OTHER_YEAR.search(text) is None and _day(years.pop(), "2", "29") is None


def weekdays(passage: Passage) -> Iterator[Found]:
    """A weekday beside a date of that it is not the weekday."""
    for match in _DAY.finditer(passage.text):
        found = _date_of(match) if match["year"] and match["weekday"] else None
        if found is not None and _WEEK[found.weekday()] != match["weekday"].replace("天", "日"):
            yield Found(passage, Extent(*match.span("weekday")), _WEEK[found.weekday()])


def _date_of(match: re.Match[str]) -> date | None:
    return _day(match["year"] or _LEAP_YEAR, match["month"], match["day"])


def _day(year: str | int, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def backwards(passage: Passage) -> Iterator[Found]:
    """The end of a range of days that is before its beginning. From autumn to a month before it the next year may be meant."""
    for match, first, last in _ranges(passage):
        same_month = match["month2"] in (None, match["month"])
        if last < first and (match["year2"] or same_month or int(match["month"]) < _TURN_OF_YEAR):
            yield Found(passage, Extent(*match.span("until")), said={"first": f"{first.month}月{first.day}日"})


def day_counts(passage: Passage) -> Iterator[Found]:
    """The number of days behind a range that has another number of days; both its ends count, and such as are no days of it are not meant."""
    for match, first, last in _ranges(passage):
        days = (last - first).days + 1
        # Without a year February may have 28 days too.
        may_be_fewer = not (match["year"] or match["year2"]) and first <= date(_LEAP_YEAR, 2, 29) <= last
        right = {days, days - 1} if may_be_fewer else {days}
        if match["count"] and days > 0 and int(match["count"]) not in right and not _are_others(match):
            said = "或".join(f"{one}天" for one in sorted(right))
            yield Found(passage, Extent(*match.span("days")), None if may_be_fewer else said, {"right": said})


def _are_others(match: re.Match[str]) -> bool:
    """Whether the days that are counted may be others than those of the range, or of several ranges."""
    before = match.string[: match.start()].rpartition("。")[2]
    return bool(_OTHER_DAYS.search(match[0]) or _SEVERAL.search(before))


def _ranges(passage: Passage) -> Iterator[tuple[re.Match[str], date, date]]:
    """Ranges of days with their ends; the end is in the year, and in the month, of the beginning where it names none."""
    for match in _RANGE.finditer(passage.text):
        first = _date_of(match)
        last = _day(match["year2"] or match["year"] or _LEAP_YEAR, match["month2"] or match["month"], match["day2"])
        if first is not None and last is not None:
            yield match, first, last


def half_in_numerals(passage: Passage) -> Iterator[Found]:
    """A date that is partly in digits and partly in numerals (GB/T 15835-2011, 4.3.3)."""
    for match in _PARTS.finditer(passage.text):
        parts = [(part, sign) for part, sign in zip((match["year"], match["month"], match["day"]), "年月日", strict=True) if part]
        # 六七月 is no month, but about one.
        if len({part.isdigit() for part, _ in parts}) > 1 and all(_is_one_number(part) for part, sign in parts if sign != "年"):
            yield Found(passage, Extent(*match.span()), "".join(_in_digits(part) + sign for part, sign in parts))


def _is_one_number(part: str) -> bool:
    return part.isdigit() or chinese_number(numeral_value(part)) == part


def _in_digits(part: str) -> str:
    return part if part.isdigit() else str(numeral_value(part))


def half_dates(passage: Passage) -> Iterator[Found]:
    """Years, days and articles that are partly in digits and partly in numerals, and years that are cut short (4.3.3, 5.1.4)."""
    for match in _HALF.finditer(passage.text):
        sort = str(match.lastgroup)
        yield Found(passage, Extent(*match.span(sort)), _WHOLE[sort](match[sort]))


def _day_in_digits(written: str) -> str:
    month, day = written.removesuffix("日").split("月")
    tens, ten, ones = day.rpartition("十")
    return f"{month}月{(numeral_value(tens or '一') * 10 if ten else 0) + numeral_value(ones)}日"


def _year_behind(first: int, cut: int) -> int:
    """The next year after the first that ends in these two digits."""
    return first + (cut - first) % 100


_WHOLE: dict[str, Callable[[str], str]] = {
    "year": lambda written: "".join(_DIGITS[int(sign)] if sign.isdigit() else sign for sign in written).translate(_ZEROS),
    "day": _day_in_digits,
    "article": lambda written: "".join(chinese_number(int(part)) if part.isdigit() else part for part in re.split(r"(\d+)", written)),
    "decade": lambda written: written[:4] + written[6:],
    "cut": lambda written: f"{written[:4]}—{_year_behind(int(written[:4]), int(written[5:7]))}年",
}


def parts_of_year(passage: Passage) -> Iterator[Found]:
    """Months beside a quarter, and days beside a third of a month, that are others than its own."""
    for match in _QUARTER.finditer(passage.text):
        quarter = numeral_value(match["quarter"])
        if not quarter * 3 - 2 <= int(match["first"]) <= int(match["last"]) <= quarter * 3:
            yield Found(passage, Extent(*match.span("months")))
    for match in _THIRD.finditer(passage.text):
        least, most = _THIRDS[match["third"]]
        if not least <= int(match["first"]) <= int(match["last"]) <= most:
            yield Found(passage, Extent(*match.span("days")))


def in_numerals(passage: Passage) -> Iterator[Found]:
    """A date of issue in numerals (GB/T 9704-2012, 7.3.5.4)."""
    for match in _NUMERALS.finditer(passage.text):
        parts = re.split("[年月日]", match[0])
        yield Found(passage, Extent(*match.span()), "".join(_in_digits(part) + sign for part, sign in zip(parts, "年月日", strict=False)))


def printed_before(text: CheckedText) -> Iterator[Found]:
    """A day of printing that is before that of issue (GB/T 9704-2012, 7.4.3)."""
    issued = next((found for passage in text.of(PassageRole.DATE) if (found := _first(passage)) is not None), None)
    for passage in text.of(PassageRole.PRINTED):
        match = _DAY.search(passage.text)
        printed = _first(passage)
        if match and issued is not None and printed is not None and printed < issued:
            yield Found(passage, Extent(match.start(), match.end()), said={"issued": f"{issued.year}年{issued.month}月{issued.day}日"})


def _first(passage: Passage) -> date | None:
    match = _DAY.search(passage.text)
    return _date_of(match) if match is not None and match["year"] else None
