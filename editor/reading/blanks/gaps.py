"""Blanks made of nothing but spaces."""

import re
from bisect import bisect_left, bisect_right

from editor.reading.page.numbering import number_of
from editor.reading.page.tokens import BlankShape, BlankToken, kind_after, unit_after

_S = r"[ \u3000]"
_DATES = re.compile(
    rf"(?P<lead>(?<!\d)\d{{2,3}}{_S}*|(?<!{_S}){_S}*)年{_S}+月(?:{_S}+日)?|(?<=[\d年]年){_S}+月(?:{_S}+日)?|(?<!{_S}){_S}{{2,}}月{_S}+日"
)
_GAP = re.compile(rf"(?<=\S)(?:{_S}{{2,}}|\u3000)(?=\S)")
_LABEL_AHEAD = re.compile(r"[\u4e00-\u9fffA-Za-z（）/]{1,14}[：:]|[\u4e00-\u9fff]{2,8}[（(](?:盖章|公章|签字|签名|印章|签章)[）)]")
_ADDRESS = re.compile(r"\S[ \u3000]{2,}[省市县区州盟旗镇乡村路街巷弄号幢栋]$")
_AMOUNT_AHEAD = re.compile(r"(?:万|亿)?元(?:整)?[（(，。；]")
_CLOSERS = "”’》）)】，。、；"
_OPENERS = "“‘《（(【：:、"


def date_gaps(line: str, number: int) -> list[BlankToken]:
    """Dates of which only 年, 月 and 日 are printed."""
    found: list[BlankToken] = []
    for match in _DATES.finditer(line):
        start = match.start()
        if match["lead"] is not None and not line[: match.start()].strip() and not match["lead"].strip():
            start = match.end("lead")
        text = line[start : match.end()]
        found.append(BlankToken(number, start, match.end(), text, BlankShape.GAP, parts="".join(c for c in "年月日" if c in text)))
    return found


def gaps_of(line: str, number: int, taken: list[BlankToken]) -> list[BlankToken]:
    """Runs of spaces between words that wait for a value."""
    if "  " not in line and "\u3000" not in line.strip():
        return []
    starts, ends = [t.start for t in taken], [t.end for t in taken]
    blank_ends = {t.end for t in taken if t.shape != BlankShape.GAP}
    found: list[BlankToken] = []
    for match in _GAP.finditer(line):
        overlaps = bisect_right(ends, match.start()) != bisect_left(starts, match.end())
        if not overlaps and match.start() not in blank_ends and _waits(line, match.start(), match.end()):
            found.append(BlankToken(number, match.start(), match.end(), match[0], BlankShape.GAP))
    return found


def _waits(line: str, start: int, end: int) -> bool:
    before, after, size = line[max(0, start - 64) : start], line[end : end + 64], _columns(line[start:end])
    if _is_number_head(start, line) or before[-1] in "|\t" or after[0] in "|\t#*" or size < 2:
        return False
    if _LABEL_AHEAD.match(after) and not _AMOUNT_AHEAD.match(after):
        return before[-1] in "：:" and size >= 4 and not re.search(r"[章字名印][）)]\s*[：:]$", before)
    if before[-1] in "。；！？":
        return False
    if after[0] in _CLOSERS:
        return size >= 3 or before[-1] in _OPENERS
    if before[-1] in "“‘《":
        return True
    return _between_words(before, after, size)


def _between_words(before: str, after: str, size: int) -> bool:
    if _AMOUNT_AHEAD.match(after):
        return size >= 3
    prose = bool(re.search(r"[，。；]", before + after))
    if unit_after(after) and (size >= 3 or prose) and not before[-1].isascii():
        return True
    if re.match(r"[（(][^（）()]{1,12}[）)]", after) and size >= 4 and not before.endswith(("）", ")")):
        return not re.match(r"[（(](?:盖章|公章|签字|签名|印章|签章|[一二三四五六七八九十\d]+|[共此].+|第.+)[）)]", after)
    if before[-1] in "第共约" and size >= 3:
        return True
    if kind_after(after) and size >= 4 and (prose or before[-1] in "：:" or _ADDRESS.search(before)):
        return True
    return prose and size >= 4 and bool(re.match(r"[\u4e00-\u9fff]", before[-1])) and bool(re.match(r"[\u4e00-\u9fff“]", after))


def _is_number_head(start: int, line: str) -> bool:
    number = number_of(line)
    return number is not None and start <= number.end


def _columns(run: str) -> int:
    return sum(2 if c == "\u3000" else 1 for c in run)
