"""How many things a sentence says there are, against those that it names: 三项工作：一是 … 四是, 青渚、石坪、白沙四个镇."""

import re
from collections.abc import Iterator

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import lexicon
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.text.numerals import numeral_value

_NUMERALS = "一二三四五六七八九十"
_SAID = Seeker(
    f"(?P<said>(?<![第前十百\\d{_NUMERALS}两几述这那])(?P<number>[两{_NUMERALS}]|\\d{{1,2}})[个点项条大])(?:方面的?)?[\u4e00-\u9fff]{{0,2}}"
    "(?:工作|任务|措施|举措|方面|意见|要求|建议|问题|原因|特点|做法)(?:如下|以下)?[：:](?P<rest>.*)$"
)
"""What counts things, and the list begins right behind it."""
_INLINE = re.compile("(?:^|(?<=[，；。、：]))([一二三四五六七八九十])是")
_MORE = re.compile("此外|另外|同时|还|再者|等")
_QUOTED = Seeker("“(?P<said>(?P<number>[三四五六七八九])个[\u4e00-\u9fff]{1,4})”（(?P<items>[^（）。；、]+(?:、[^（）。；、]+)+)）")
_NAMED = Seeker(f"(?<![第前百\\d{_NUMERALS}两几])(?P<said>(?P<number>[{_NUMERALS}])个)(?=镇|乡|县|区|街道|村|社区|市|省|单位|部门)")
_NAMES = re.compile(
    f"(?:^|(?<=[^\u4e00-\u9fff、]))[\u4e00-\u9fff]{{2,16}}、(?:[\u4e00-\u9fff]{{2,5}}、)+[\u4e00-\u9fff]{{2,5}}(?<![和及与的各])(?<![两{_NUMERALS}][市县区镇乡省村])$"
)
_FURTHEST = 100
"""So far before their number names are looked for."""
_HEAD = re.compile(
    r"(?P<shi>[一二三四五六七八九十]{1,2})是|[（(](?P<bracket>[一二三四五六七八九十]{1,2})[）)]|(?P<point>\d{1,2})[.．、]|[（(](?P<digit>\d{1,2})[）)]"
)
_SECTION = re.compile("[一二三四五六七八九十]{1,2}、")
_END = (PassageRole.SIGNATURE, PassageRole.DATE, PassageRole.LABEL, PassageRole.ATTACHMENTS)


def listed(text: CheckedText) -> Iterator[Found]:
    """Numbers of things that are not as many as are told, in the sentence or in the paragraphs below it."""
    for passage in text.of(PassageRole.BODY, PassageRole.HEADING, PassageRole.TITLE):
        for match in _SAID.within(passage.text):
            told = _told(match["rest"]) if match["rest"] else _below(text, passage)
            said = numeral_value(match["number"].replace("两", "二"))
            is_less = told < said and not _MORE.search(match["rest"]) and not (match["rest"] and _goes_on(text, passage))
            if told > 1 and (told > said or is_less):
                yield Found(passage, Extent(*match.span("said")), said={"count": told})
        for match in _QUOTED.within(passage.text):
            items = match["items"].split("、")
            if len({item[-2:] for item in items}) == 1 and len(items) != numeral_value(match["number"]):
                yield Found(passage, Extent(*match.span("said")), said={"count": len(items)})
        for match in _NAMED.within(passage.text):
            told = _named(passage.text[max(0, match.start() - _FURTHEST) : match.start()])
            if told and told == numeral_value(match["number"]) - 1:
                yield Found(passage, Extent(*match.span("said")), said={"count": told})


def _named(before: str) -> int:
    """How many names stand at the end of some text; 0 where it is no list, an open one, or one of common words: 走访、座谈、调研."""
    match = _NAMES.search(before)
    names = re.split("[、和及与]", match[0]) if match is not None and "等" not in match[0] else []
    return 0 if any(name in lexicon("titles.words") for name in names[1:]) else len(names)


def _goes_on(text: CheckedText, passage: Passage) -> bool:
    """Whether the series may go on in the paragraph below."""
    below = text.passages[passage.number + 1 : passage.number + 2]
    return any(_HEAD.match(one.text) for one in below)


def _told(rest: str) -> int:
    """How far a series 一是, 二是 goes on in a sentence; 0 where there is none, or it begins anew."""
    values = [numeral_value(match[1]) for match in _INLINE.finditer(rest)]
    return len(values) if values == list(range(1, len(values) + 1)) else 0


def _below(text: CheckedText, passage: Passage) -> int:
    """How far the serial numbers of the paragraphs below go on, but for those of sections; 0 where they don't begin at one."""
    style, last = "", 0
    for below in text.passages[passage.number + 1 :]:
        match = _HEAD.match(below.text)
        if below.role in _END or _SECTION.match(below.text) or (not style and match is None):
            break
        sort = str(match.lastgroup) if match else ""
        if match is None or (style and sort != style):
            continue
        if numeral_value(match[sort]) != last + 1:
            break
        style, last = sort, last + 1
    return last
