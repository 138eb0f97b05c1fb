"""Addressee, signature and date: the lines around the body."""

import re
from dataclasses import dataclass

from editor.reading.blanks.labels import is_label_of_form, is_open, labels_of
from editor.reading.frame.titles import Title, is_addressee
from editor.reading.page.element_lines import is_office_alone
from editor.reading.page.lexicon import words
from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage

_B = r"[\dX×Ｘxｘ*＊_＿某〇○◯△□…—.一二三四五六七八九十零\s\u3000【】\[\]（）()]"
# A part of a date that a bracket asks for: [年份]年[月]月[日]日.
_NAMED = r"[【\[｛{<«（(][年月日][份期]?[】\]｝}>»）)]"
DATE_LINE = re.compile(
    rf"^(?:[（(](?:公章|盖章|签章|印章|章)[）)]\s*)?(?:(?:签[\u4e00-\u9fff]|承诺|填[\u4e00-\u9fff]|申[\u4e00-\u9fff]|落款)?(?:日\s*期|时\s*间)[：:]\s*)?(?P<date>(?:{_B}{{0,14}}年{_B}{{0,10}}月(?:{_B}{{0,10}}日)?|{_NAMED}年{_NAMED}月{_NAMED}日"
    rf"|(?:20|19|[X×Ｘx*_＿]{{2}})[\dX×Ｘx*_＿]{{2}}[-./][\dX×Ｘx*_＿]{{1,2}}[-./][\dX×Ｘx*_＿]{{1,2}}|(?<=日期：)[_＿]{{4,}}|[【\[（(｛{{<«$]{{1,2}}\s*[^】\]）)}}>»]{{0,8}}(?:日期|年月日|时间|[Dd]ate)\s*[】\]）)}}>»]{{1,2}}|请填写[^，。]{{0,4}}日期))\s*(?P<more>印发|[（(](?:公章|盖章|签章|印章|章)[）)])?[。]?$"
)
_BRACKETED_DATE = re.compile(r"^[（(](?P<date>[^（）()]{2,24}(?:年|月|日))[^（）()年月日]{0,12}[）)]$")
_TRAILING_DATE = re.compile(rf"^(?P<name>\S.*?\S)[\s\u3000]{{1,}}(?P<date>(?:20|19|二|X|×|x|\*|_)?{_B}{{1,10}}年{_B}{{1,8}}月(?:{_B}{{1,8}}日)?)$")
_CLOSINGS = re.compile(r"^(?:特此|此致|敬礼|以上|妥否|当否|谢谢|此复|此函|专此|请予|请审|盼复)")
_LABELS = re.compile(
    r"^(?:单位名称|署名|落款|述职人|承诺人|报告人|申请人|委托人|汇报人|发言人|证明人|倡议人|承诺单位|申请单位|授权方|证明单位|出具单位|单位|(?!联系|负责|经办|受托|法定代表)[\u4e00-\u9fff]{1,4}人)[：:（(]"
)
_OFFICER = re.compile(
    r"^(?:主任|校长|院长|经理|总经理|董事长|厂长|局长|法定代表人|授权代表|负责人|联系人|经办人|填表人|审核人|联系电话|电话|手机|传真|地址|通讯地址|邮编|邮政编码|电子邮箱|邮箱|网址)(?:签字|签名|签章)?(?:（[^（）]*）)?[：:]"
)
_SEAL = re.compile(r"[（(]?\s*(?:加盖|此处)?(?:单位|机关)?(?:印\s*章|公\s*章|盖\s*章|签\s*章|代\s*章|章)(?:处)?\s*[）)]?")
_EVENT = re.compile(r"(?:会议)?(?:时\s*间|日\s*期)\s*[：:]")
_OF_MEETING = r"地\s*点|主\s*持|出\s*席|列\s*席|缺\s*席|参\s*[加会]|请\s*假|记\s*录|议\s*[题程]|人\s*员|主\s*题"
_MEETING = re.compile(rf"(?:会议)?(?:{_OF_MEETING})[\u4e00-\u9fff\s]{{0,4}}[：:]")
_GREETED = re.compile(r"致[：:]\s*[^。；：:！？]*[^。；：:！？，,]$|(?:尊敬|亲爱)的[^，。；：！？]{2,20}$")
_HELLO = re.compile(
    r"(?P<to>(?:(?:尊敬|亲爱)的|各位)[^。；：:！]{1,24}?|(?:同志|朋友|同学|老师|乡亲)们)(?:[：:，,]\s*(?:大家|您|你|你们|您们)?(?:上午|下午|晚上)?好[！!。]?|，)$"
)
_LABELLED = re.compile(r"(?:主送(?:机关|单位)?|收件(?:人|单位)|收函单位|TO|To)[：:]\s*[^。；：:！？]{2,40}$")
_SENT_TO = re.compile(r"^(?:致[：:]\s*|致\s+|(?:主送(?:机关|单位)?|收件(?:人|单位)|收函单位|TO|To)[：:]\s*)")
_EACH = re.compile(r"各[\u4e00-\u9fff（）、，\s]{2,}$")
_ISSUE = re.compile(r"^[（(【]?(?:总?\s*第\s*[\S \u3000]{1,8}期|[〔\[［(（]?\S{2,4}[年〕\]］)）]第?\S{1,8}期|总第|增刊|\S{0,6}专刊)")
_NOT_SIGNED = re.compile(
    r"^有效期|(?:电话|手机|传真)[：:]|[。；，！？?]$|^(?:附件|抄送|联系人|联系电话|电话|地址|邮编|授权代表|法定代表人)|^[（(][^）)]*[）)]$|^(?:序号|姓\s*名|目\s*录|前\s*言|引\s*言|摘\s*要)|\S\s{2,}\S+\s{2,}\S"
)
_STOPS = ("。", "！", "!", "？", "；")
_IMPRINT = 6  # lines of 版记 above the one that says when it was printed
_FOOT = 14  # lines that may stand below the date at the end of a text


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of one document: texts and lines."""

    addressee: str | None = None
    addressee_line: int | None = None
    signature: str | None = None
    signature_lines: tuple[int, ...] = ()
    date: str | None = None
    date_line: int | None = None


def find_addressee(page: SamplePage, title: Title, noise: set[int], end: int) -> tuple[str | None, int | None]:
    """The addressee: the first line ending in a colon before the body says anything."""
    if title.addressee:
        return title.addressee, title.lines[-1]
    line, seen = title.lines[-1], 0
    while (after := page.next_full(line, noise)) is not None and after < end and seen < 5:
        text = page.bare[after]
        if is_label_of_form(page, after) or (seen and not _has_text_behind(page, after, noise, end)):
            line, seen = after, seen + 1
            continue
        longer = _wrapped(page, after, noise)
        if longer:
            return _plain_addressee(longer), after
        if is_addressee(text) or _is_greeted(text) or _LABELLED.match(text) or _is_called(page, after, noise, end):
            return _plain_addressee(text), after
        hello = _HELLO.match(text)
        if hello:
            return hello["to"], after
        if len(text) > 40 or number_of(page.lines[after]) or text.endswith(("。", "；")):
            return None, None
        line, seen = after, seen + 1
    return None, None


def _has_text_behind(page: SamplePage, line: int, noise: set[int], end: int) -> bool:
    """Whether a line is spoken to somebody: below labels, one with nothing but labels behind it is the next label."""
    after = page.next_full(line, noise)
    if after is None or after >= end or is_label_of_form(page, after):
        return False
    labels = labels_of(page.lines[after])
    is_form = bool(labels) and not page.lines[after][: labels[0].start].strip()
    return not (is_form and is_open(page.lines[after], labels[0]))


def _is_greeted(text: str) -> bool:
    """An addressee that no colon closes: behind 致：, or with 尊敬的 on a line of its own."""
    return len(text) <= 40 and bool(_GREETED.match(text))


def _plain_addressee(text: str) -> str:
    return _SENT_TO.sub("", text).rstrip("：:").strip()


def _is_called(page: SamplePage, line: int, noise: set[int], end: int) -> bool:
    """An addressee that no colon closes (各部门、各车间), right above prose, in a document that somebody else signs at its foot."""
    text, after = page.bare[line], page.next_full(line, noise)
    called = _EACH.match(text) or words("suffixes", "org").at_end(text)
    if not called or len(text) > 40 or re.search(r"[。；：:！？]", text) or after is None or after >= end:
        return False
    prose = len(page.bare[after]) > 12 and page.bare[after].endswith("。")
    return prose and find_date(page, after, end, noise)[1] is not None


def _wrapped(page: SamplePage, line: int, noise: set[int]) -> str:
    """An addressee broken over two lines."""
    after = page.next_full(line, noise)
    text = page.bare[line]
    goes_on = text.endswith(("，", "、")) or (len(text) >= 8 and "、" in text and words("suffixes", "org").at_end(text))
    if after is None or after != line + 1 or not goes_on or re.search(r"[。；：:！？]", text):
        return ""
    longer = page.bare[line] + page.bare[after]
    return longer if is_addressee(longer) else ""


def find_date(page: SamplePage, begin: int, end: int, noise: set[int], most: int = _FOOT) -> tuple[str | None, int | None]:
    """The date at the foot, from the end up over a few lines: a line that holds a date and nothing else, and is no cell of a form."""
    seen = 0
    printed: tuple[str | None, int | None] = (None, None)
    for line in range(end - 1, begin - 1, -1):
        if not page.bare[line] or line in noise:
            continue
        found = None if line in page.ruled else DATE_LINE.match(page.bare[line])
        if found and _is_of_meeting(page, line):
            found = None
        if found and found["more"] != "印发":
            return found["date"].strip(), line
        if found and printed[1] is None:
            printed = (found["date"].strip(), line)
        trailing = None if line in page.ruled else _TRAILING_DATE.match(page.bare[line])
        if trailing and len(trailing["name"]) <= 30 and not re.search(r"[。：，]|年.*月", trailing["name"]):
            return trailing["date"].strip(), line
        seen += 1
        if seen > most or (printed[1] is not None and printed[1] - line > _IMPRINT):
            break
    return printed


def _is_of_meeting(page: SamplePage, line: int) -> bool:
    """Whether a line says when a meeting was: 时间： beside 地点：, 主持：, 出席：."""
    if not _EVENT.match(page.bare[line]):
        return False
    beside = (page.last_full(line, set()), page.next_full(line, set()))
    return any(other is not None and _MEETING.match(page.bare[other]) for other in beside)


def find_signature(page: SamplePage, date: int | None, begin: int, end: int, noise: set[int]) -> tuple[str | None, tuple[int, ...]]:
    """The name above the date, beside it, or alone behind the closing words."""
    if date is not None:
        beside = _TRAILING_DATE.match(page.bare[date])
        if beside and not DATE_LINE.match(page.bare[date]):
            return beside["name"].strip(), (date,)
        above = page.last_full(date, noise)
        while above is not None and above > begin and (_OFFICER.match(page.bare[above]) or _SEAL.fullmatch(page.bare[above])):
            above = page.last_full(above, noise)
        if above is not None and above > begin and _signs(page, above):
            first = _first_signing(page, above, begin)
            return page.bare[first], (*_others_signing(page, first, begin), first)
        below = page.next_full(date, noise)
        named = below is not None and below < end and _signs(page, below) and _names_one(page.bare[below])
        return (page.bare[below], (below,)) if named and below is not None else (None, ())
    return _undated(page, begin, end, noise)


def _first_signing(page: SamplePage, last: int, begin: int) -> int:
    """Of several labelled lines to be signed one below the other (委托人：… 被授权人：…) the first."""
    first, line = last, last
    while _LABELS.match(page.bare[last]) and line - 1 > begin and (_LABELS.match(page.bare[line - 1]) or _OFFICER.match(page.bare[line - 1])):
        line -= 1
        first = line if _LABELS.match(page.bare[line]) and _signs(page, line) else first
    return first


def _others_signing(page: SamplePage, last: int, begin: int) -> range:
    """The lines of the other offices that sign jointly, right above the last one and behind the end of a paragraph."""
    first = last
    while first - 1 > begin and is_office_alone(page.bare[last]) and is_office_alone(page.bare[first - 1]) and _signs(page, first - 1):
        first -= 1
    above = page.bare[first - 1] if first else ""
    return range(first, last) if not above or above.endswith(_STOPS) or _CLOSINGS.match(above) else range(0)


def _signs(page: SamplePage, line: int) -> bool:
    """Whether a line could be a signature: short, one name, no sentence."""
    text = page.bare[line]
    if len(text) > 40 or _NOT_SIGNED.search(text) or _CLOSINGS.match(text) or number_of(page.lines[line]) or line in page.cells:
        return False
    apart = re.split(r"\s{4,}", text)
    if (len(apart) > 1 and not all(map(is_office_alone, apart))) or re.search(r"〔.*号$", text) or text.startswith(("#", "-", "|")):
        return False
    return bool(_LABELS.match(text)) or not re.search(r"[：:，。；！]", text)


def _names_one(text: str) -> bool:
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", text)
    return bool(words("suffixes", "org").at_end(plain) or _LABELS.match(text) or re.fullmatch(r"[X×Ｘ*_＿某○〇]+|[\[【{].*[\]】}]", plain))


def _undated(page: SamplePage, begin: int, end: int, noise: set[int]) -> tuple[str | None, tuple[int, ...]]:
    last = page.last_full(end, noise)
    if last is None or last <= begin or not _signs(page, last) or not _names_one(page.bare[last]):
        return None, ()
    before = page.last_full(last, noise)
    closed = before is not None and page.bare[before].endswith(("。", "！", "!", "敬礼"))
    return (page.bare[last], (last,)) if closed else (None, ())


def find_byline(page: SamplePage, title: Title, body: int, noise: set[int]) -> Elements:
    """Author and date between the title and the body, as speeches and studies have them."""
    signature: tuple[str | None, int | None] = (None, None)
    date: tuple[str | None, int | None] = (None, None)
    for line in range(title.lines[-1] + 1, body):
        text = page.bare[line]
        if not text or line in noise or line in page.ruled:
            continue
        if _ISSUE.match(text) or _is_of_meeting(page, line):
            continue
        beside = _TRAILING_DATE.match(text)
        if beside and len(beside["name"]) <= 30 and not re.search(r"[。：，]", beside["name"]) and date[1] is None and signature[1] is None:
            signature, date = (beside["name"].strip(), line), (beside["date"].strip(), line)
            continue
        dated = _BRACKETED_DATE.match(text) or DATE_LINE.match(text)
        if dated and date[1] is None:
            date = (dated["date"].strip(), line)
        elif signature[1] is None and len(text) <= 20 and _signs(page, line) and not re.search(r"^—|[：:]", text):
            signature = (text, line)
    lines = (signature[1],) if signature[1] is not None else ()
    return Elements(signature=signature[0], signature_lines=lines, date=date[0], date_line=date[1])
