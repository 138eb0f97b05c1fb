"""How many things a sentence says there are, against those that it names: 三项工作：一是 … 四是, 青渚、石坪、白沙四个镇."""

import re
from collections.abc import Iterator

from editor.checks.terms.finding import Found
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.text.numerals import numeral_value

_SAID = Seeker(r"(?P<said>(?P<number>[两二三四五六七八九十]|(?<!\d)\d{1,2})[个点项条大类])[^。：:；，\n]{0,14}[：:](?P<rest>.*)$")
_INLINE = re.compile("(?:^|(?<=[，；。、]))([一二三四五六七八九十])是")
_MORE = re.compile("此外|另外|同时|还|再者|等")
_NAMED = Seeker(
    "(?P<names>(?:[\u4e00-\u9fff]{2,8}、)+[\u4e00-\u9fff]{2,6}?)(?P<said>(?P<number>[两三四五六七八九十])个)(?=镇|乡|县|区|街道|村|社区|市|省|单位|部门)"
)
_HEAD = re.compile(
    r"(?P<shi>[一二三四五六七八九十]{1,2})是|(?P<dun>[一二三四五六七八九十]{1,2})、|[（(](?P<bracket>[一二三四五六七八九十]{1,2})[）)]|(?P<point>\d{1,2})[.．、]|[（(](?P<digit>\d{1,2})[）)]"
)
_END = (PassageRole.SIGNATURE, PassageRole.DATE, PassageRole.LABEL, PassageRole.ATTACHMENTS)


def listed(text: CheckedText) -> Iterator[Found]:
    """Numbers of things that are not as many as are told, in the sentence or in the paragraphs below it."""
    for passage in text.of(PassageRole.BODY, PassageRole.HEADING, PassageRole.TITLE):
        for match in _SAID.within(passage.text):
            told = _told(match["rest"]) if match["rest"] else _below(text, passage)
            said = numeral_value(match["number"].replace("两", "二"))
            if told > 1 and (told > said or (told < said and not _MORE.search(match["rest"]))):
                yield Found(passage, Extent(*match.span("said")), said={"count": told})
        for match in _NAMED.within(passage.text):
            told = len(re.split("[、和及与]", match["names"]))
            if told < numeral_value(match["number"]) and "等" not in match["names"]:
                yield Found(passage, Extent(*match.span("said")), said={"count": told})


def _told(rest: str) -> int:
    """How far a series 一是, 二是 goes on in a sentence; 0 where there is none, or it begins anew."""
    values = [numeral_value(match[1]) for match in _INLINE.finditer(rest)]
    return len(values) if values == list(range(1, len(values) + 1)) else 0


def _below(text: CheckedText, passage: Passage) -> int:
    """How far the serial numbers of the paragraphs below go on; 0 where they don't begin at one."""
    style, last = "", 0
    for below in text.passages[passage.number + 1 :]:
        match = _HEAD.match(below.text)
        if below.role in _END or (not style and match is None):
            break
        sort = str(match.lastgroup) if match else ""
        if match is None or (style and sort != style):
            continue
        if numeral_value(match[sort]) != last + 1:
            break
        style, last = sort, last + 1
    return last
