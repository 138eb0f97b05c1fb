"""Blanks made of nothing but spaces."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from editor.model.template.field import FieldType
from editor.reading.blanks.brackets import names_what_follows
from editor.reading.blanks.labels import SPACE, SPREAD, LineForm, LineLabel, is_known, spread_words
from editor.reading.page.numbering import number_of
from editor.reading.page.tokens import BlankShape, BlankToken, kind_after, unit_after

_S = SPACE
_DATES = re.compile(
    rf"(?P<lead>(?<!\d)\d{{2,3}}{_S}*|(?<!{_S}){_S}*)年{_S}+月(?:{_S}+日)?|(?<=[\d年]年){_S}+月(?:{_S}+日)?|(?:^|(?<!{_S}){_S}{{2,}})月{_S}+日"
)
_YEAR = re.compile(rf"(?:19|20)\d\d{_S}*$")
# A moment of which only the parts are printed, alone in its cell or behind its label: 月  日  时  分.
_MOMENT = re.compile(rf"(?:^|(?<=[：:])){_S}*(?:年{_S}+)?月{_S}+日(?:{_S}+[时点](?:{_S}+分)?)?{_S}*$")
# Hours and minutes of which only the units are printed: 日  时至  时  分.
_HOURS = re.compile(rf"(?<=[日至到午]){_S}{{2,}}(?=[时点])|(?<=[时点]){_S}{{2,}}(?=分)")
_NUMBER_PARTS = re.compile(
    rf"(?:^|[：:\s])(?:(?P<code>[\u4e00-\u9fff]{{1,10}}){_S}*)?[〔\[（(【﹝](?P<year>{_S}{{2,}})[〕\]）)】﹞](?:{_S}*第)?(?P<count>{_S}{{2,}})号"
)
# Room for a name at the head of a line that says nothing else: 　　　　同志：.
_CALLED = re.compile(rf"{_S}{{3,}}(?=(?:同志|先生|女士|同学|老师|单位|公司|部门)[：:]?$)")
_SIGNED = re.compile(r"(?:签字|签名|签章|盖章|公章|印章|签署)[）)]?\s*[：:]$|(?:签字|签名|签章|盖章|公章|印章)[）)]$")
_GAP = re.compile(rf"(?<=\S)(?:{_S}{{2,}}|\u3000|(?<=[：:]){_S}*\t[ \t]*)(?=\S)")
_WIDE = re.compile(rf"{_S}{{2}}|[\u3000\t]")
_AT_END = re.compile(rf"(?<=\S)(?:{_S}{{2,}}|{_S}*\t[ \t]*)$")
_LABEL_AHEAD = re.compile(rf"(?:[\u4e00-\u9fffA-Za-z（）/]{{1,14}}|{SPREAD})[：:]|[\u4e00-\u9fff]{{2,8}}[（(](?:盖章|公章|签字|签名|印章|签章)[）)]")
# Places of an amount that is written letter by letter: 万  仟  佰  拾  元整.
_DIGITS = re.compile(r"(?:(?:[ \u3000]{2,}|[_＿]{2,}|[X×Ｘ]+)(?:[拾十佰百仟千]?[万亿]|[拾十佰百仟千元圆角分])){3,}[整正]?")
# Signs at the end of a line that only wait for a number: ¥, №, NO.
_WAITING_SIGN = re.compile(r"(?:[¥￥]|№|(?:^|(?<=[：:\s）)]))N[Oo][.．:：]?)$")
_ENDS_OF_SIGNS = tuple("¥￥№Oo.．:：")
_IN_CAPITALS = re.compile(r"[（(](?:人民币)?[大小]写[）)]\s*[：:]?\s*[¥￥]?$|[¥￥]$")
_ADDRESS = re.compile(r"\S[ \u3000]{2,}[省市县区州盟旗镇乡村路街巷弄号幢栋]$")
_AMOUNT_AHEAD = re.compile(r"(?:万|亿)?元(?:整)?[（(，。；]")
_INDENT = 4
_SIGNATURE = 8  # columns of a gap in which somebody signs before the year
_NUMBERED_YEAR = re.compile(r"[〔\[（(【﹝]\s*[12]\d{3}\s*[〕\]）)】﹞]$")
_CLOSERS = "”’》）)】，。、；"
_OPENERS = "“‘《（(【：:、"
# A bracket that asks for more of what a blank before it names: ____（性别：__，电话：__）.
_LABEL_INSIDE = re.compile(r"[（(][\u4e00-\u9fff]{2,8}[：:]")
_LEADING = re.compile(r"(?:[为由在向与和对于将按经至给是以从]|指定|委托|聘请|位于|称)$")
_TRAILING = re.compile(r"(?:[为的在与和向将按]|作为|担任|负责|同志|先生|女士|之间|进行|(?:有限)?公司)")


def date_gaps(line: str, number: int) -> list[BlankToken]:
    """Dates and hours of which only 年, 月, 日, 时 and 分 are printed."""
    if "月" not in line:
        return _hours(line, number)
    moment = _MOMENT.search(line)
    if moment and re.search("[时点]", moment[0]):
        start = moment.end() - len(moment[0].lstrip())
        return [BlankToken(number, start, len(line.rstrip()), moment[0].strip(), BlankShape.GAP, type=FieldType.TEXT)]
    return [*(token for match in _DATES.finditer(line) for token in _date(line, number, match)), *_hours(line, number)]


def _hours(line: str, number: int) -> list[BlankToken]:
    if "时" not in line and "点" not in line:
        return []
    return [BlankToken(number, match.start(), match.end(), match[0], BlankShape.GAP) for match in _HOURS.finditer(line)]


def _date(line: str, number: int, match: re.Match[str]) -> Iterator[BlankToken]:
    """A date of spaces, with what is signed before it; a year that is printed stays text, and so does the unit of a month without a day."""
    start, end, before = match.start(), match.end(), line[: match.start()]
    lead = match["lead"]
    if lead is not None and not lead.strip():
        if _YEAR.search(before):
            start = line.index("年", start) + 1
        elif not before.strip():
            start = match.end("lead")
        elif _SIGNED.search(before) and _columns(lead) >= _SIGNATURE:
            start = match.end("lead") - _width_of_year(lead)
            yield BlankToken(number, match.start(), start - 1, line[match.start() : start - 1], BlankShape.GAP)
    parts = "".join(c for c in "年月日" if c in line[start:end])
    if parts == "月":
        yield BlankToken(number, start, end - 1, line[start : end - 1], BlankShape.GAP)
    else:
        yield BlankToken(number, start, end, line[start:end], BlankShape.GAP, parts=parts)


def _width_of_year(lead: str) -> int:
    """How many of the spaces before 年 are those of the year: as wide as two characters."""
    return 2 if lead[-1] == "\u3000" else 4


def amounts_by_digits(line: str, number: int) -> list[BlankToken]:
    """Amounts in capitals of which only the places are printed (万  仟  佰  拾  元整), each as one blank."""
    if "拾" not in line and "佰" not in line and "仟" not in line:
        return []
    return [BlankToken(number, m.start(), m.end(), m[0], BlankShape.PROMPT, "大写金额") for m in _DIGITS.finditer(line)]


def numbers_by_parts(line: str, number: int) -> list[BlankToken]:
    """A document's number of which only brackets and 号 are printed: its year and its count, or all of it where no office's code stands before."""
    match = _NUMBER_PARTS.search(line) if "号" in line else None
    if match is None:
        return []
    if not match["code"]:
        return [
            BlankToken(number, match.start("year") - 1, match.end(), line[match.start("year") - 1 : match.end()], BlankShape.GAP, type=FieldType.TEXT)
        ]
    return [BlankToken(number, *match.span(part), match[part], BlankShape.GAP) for part in ("year", "count")]


def gaps_of(line: str, number: int, taken: list[BlankToken], form: LineForm, labels: tuple[LineLabel, ...] = ()) -> list[BlankToken]:
    """Runs of spaces that wait for a value; `labels` are those of a line of a form, where each of them has a place."""
    starts, ends = [t.start for t in taken], [t.end for t in taken]
    blank_ends = {t.end for t in taken if t.shape != BlankShape.GAP}
    called = _CALLED.match(line)
    spans = [called.span()] if called and _columns(called[0]) > _INDENT else _spans(line, form)
    found = [BlankToken(number, start, end, line[start:end], BlankShape.GAP) for start, end in spans]
    free = [t for t in found if bisect_right(ends, t.start) == bisect_left(starts, t.end) and t.start not in blank_ends]
    free += _behind_sign(line, number)
    if not labels or any(t.end >= labels[-1].end for t in (*taken, *free)):
        return free
    last = _last_column(line, labels)
    return free if last is None else [*free, BlankToken(number, last, last, "", BlankShape.GAP)]


def _behind_sign(line: str, number: int) -> Iterator[BlankToken]:
    """The blank behind a sign with which a line ends and that only waits for a number."""
    sign = _WAITING_SIGN.search(line) if line.endswith(_ENDS_OF_SIGNS) else None
    if sign and not re.search("[A-Za-z]", line[: sign.start()]):
        name = "" if line[: sign.start()].endswith(("：", ":")) else "小写金额" if sign[0] in "¥￥" else "编号"
        yield BlankToken(number, len(line), len(line), "", BlankShape.GAP, name)


def _spans(line: str, form: LineForm) -> Iterator[tuple[int, int]]:
    """The columns of the spaces in a line that wait for a value, without those inside a word."""
    if not _WIDE.search(line):
        return
    spread = spread_words(line)
    for match in _GAP.finditer(line):
        inside = any(start < match.start() and match.end() < end for start, end in spread)
        if not inside and _waits(line, match.start(), match.end(), form):
            yield match.span()
    at_end = _AT_END.search(line)
    if at_end and form != LineForm.TITLE and _waits_at_end(line[: at_end.start()], at_end[0], form):
        yield at_end.span()


def _waits_at_end(before: str, run: str, form: LineForm) -> bool:
    """Whether spaces at the end of a line wait: wide ones behind a label of a form, behind a known label, or behind the word for an amount."""
    if _columns(run) < 4:
        return False
    if _IN_CAPITALS.search(before) or (names_what_follows(before) and _columns(run) > 5):
        return True
    label = re.search(r"([\u4e00-\u9fff（）()]{2,16})\s*[：:]$", re.sub(rf"{_S}+", "", before[-32:]))
    return label is not None and (form == LineForm.LABELS or is_known(label[1]))


def _last_column(line: str, labels: tuple[LineLabel, ...]) -> int | None:
    """Where the value of the last label of a line begins, when spaces alone part it from the others and nothing stands behind it."""
    *others, last = labels
    parted = others and all(_columns(line[a.end : a.value_end]) > 3 and not re.search("[_＿]", line[a.end : a.value_end]) for a in others)
    return last.end if parted and not line[last.end :].strip() else None


def _waits(line: str, start: int, end: int, form: LineForm) -> bool:
    before, after, size = line[max(0, start - 64) : start], line[end : end + 64], _columns(line[start:end])
    if form == LineForm.TITLE:
        return size > 3 and (before.endswith(("关于", "对", "与", "给")) or after.startswith(("的", "年", "同志")))
    if _is_number_head(start, line) or before[-1] in "|\t。；！？" or after[0] in "|\t#*" or size < 2:
        return False
    if size >= 4 and _LABEL_INSIDE.match(after):
        return True
    if _LABEL_AHEAD.match(after) and not _AMOUNT_AHEAD.match(after):
        wide = 2 if form == LineForm.LABELS else 4
        by_hand = form != LineForm.LABELS and re.search(r"[章字名印][）)]\s*[：:]$", before)
        return before[-1] in "：:" and size >= wide and not by_hand
    if after[0] in _CLOSERS and not _IN_CAPITALS.search(before):
        return size >= 3 or before[-1] in _OPENERS
    return before[-1] in "“‘《" or (size > 2 and bool(_IN_CAPITALS.search(before))) or _between_words(before, after, size)


def _between_words(before: str, after: str, size: int) -> bool:
    if _AMOUNT_AHEAD.match(after):
        return size >= 3
    prose = bool(re.search(r"[，。；]", before + after))
    if unit_after(after) and (size >= 3 or prose) and not before[-1].isascii():
        return True
    named = names_what_follows(before)
    if re.match(r"[（(][^（）()]{1,12}[）)]", after) and size >= 4 and (named or not before.endswith(("）", ")"))):
        return named or not re.match(r"[（(](?:盖章|公章|签字|签名|印章|签章|[一二三四五六七八九十\d]+|[共此].+|第.+)[）)]", after)
    counts = (before[-1] in "第共约" and size >= 3) or (after[0] == "号" and _NUMBERED_YEAR.search(before))
    if counts or (kind_after(after) and size >= 4 and (prose or before[-1] in "：:" or _ADDRESS.search(before))):
        return True
    if size < 4 or not re.match(r"[\u4e00-\u9fff]", before[-1]) or not re.match(r"[\u4e00-\u9fff“]", after):
        return False
    return prose or bool(_LEADING.search(before) or _TRAILING.match(after))


def _is_number_head(start: int, line: str) -> bool:
    number = number_of(line)
    return number is not None and start <= number.end


def _columns(run: str) -> int:
    return sum(4 if c == "\t" else 2 if c in "\u3000\u2003" else 1 for c in run)
