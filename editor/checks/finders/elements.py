"""The elements of a document against its kind and against each other (GB/T 9704-2012, chapter 7; 《党政机关公文处理工作条例》)."""

import re
from collections.abc import Iterator
from itertools import takewhile

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import lexicon
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole

_UPWARD = frozenset({"请示", "报告"})
_DOWNWARD = frozenset({"通知", "通报", "函", "批复", "公告", "通告", "决定", "纪要", "公报", "决议"})
_ASKED = frozenset({"请示", "批复", "函"})
_ASKING = Seeker(
    "(?:妥否|当否|可否|是否妥当)[，,]?\\s*请[^。]{0,6}(?:批示|批复|审批|批准|指示)|请予(?:以)?(?:批准|批复|批示)|以上请示[，,]?请[^。]{0,6}(?:批示|批复|审批|批准)|特此请示"
)
_TAIL = re.compile("(?:[（(][^（）()]*[）)]|\\s)+$")
_BELOW = re.compile("(?<=[：:，、；,])[^，、；。,：:]*(?:各(?:县|市|区|乡|镇|街道|直属|下属|所属)|[属辖]各|各?(?:下属|所属|直属))[^，、；。,]*")
_LONGEST_TITLE = 40
_OFFICES = "单位|部门|机关|政府|[科处]室|机构|公司|学[校院]|大学|医院|中心|街道|社区|委员会|办公室|人员|成员|同志|[局厅委部院会]"
_TO_WHOM = re.compile(f"[^。；：:？！“”《》\\d]{{1,80}}(?:{_OFFICES})")
_FROM_WHOM = re.compile(f"(?P<office>(?:(?!关于|印发|转发|批转|规范|各)[\u4e00-\u9fff]){{2,30}}?(?:{_OFFICES}))(?=关于|印发|转发|批转)")
_OFFICE = re.compile(f"[\u4e00-\u9fff（）]{{2,40}}?(?:{_OFFICES})")
_CLOSING = re.compile("特此(?P<said>通知|通报|通告|公告|报告|请示|批复|函(?=[告复达商]))[告复达商]?(?=[。！]?$)")
_LONGEST_CLOSING = 8
_SEVERAL = re.compile("[、，；,]|(?:政府|[委局厅部]|办公室)(?:[并和及]|[\\s\u3000]+)(?=[\u4e00-\u9fff])")
_STOPS = "。，、；,;."
_OPENING = Seeker("现(?:将|就)[^。；：]{0,40}?(?P<said>通知|报告|请示)如下")
_SAY_THEIR_KIND = frozenset({"通知", "通报", "通告", "公告", "报告"})
"""特此 and the kind of document is how these close."""
_OF_ATTACHMENTS = (PassageRole.LABEL, PassageRole.ATTACHMENT_TITLE)
_WORDS_OF_MARK = re.compile("(?:文件|[（(].*[）)]|\\s)+$")


def _whole(passage: Passage, **said: object) -> Found:
    return Found(passage, Extent(0, len(passage.text)), said=said)


def statutory_kind(text: CheckedText) -> str:
    """The statutory kind that the title ends in, else ""."""
    title = _TAIL.sub("", text.title.text) if text.title else ""
    return max((kind for kind in lexicon("kinds.statutory") if title.endswith(kind)), key=len, default="")


def title_without_kind(text: CheckedText) -> Iterator[Found]:
    """A title with 关于 that ends in no kind of document."""
    title = text.title
    if title is not None and "关于" in title.text and not title.holes:
        # 情况 alone says what it is about, and not whether it is a report.
        known = tuple(kind for kind in (*lexicon("kinds.statutory"), *lexicon("kinds.business")) if not kind.endswith("情况"))
        if not _TAIL.sub("", title.text).rstrip("。，；：、 ").endswith(known):
            yield _whole(title)


def long_title(text: CheckedText) -> Iterator[Found]:
    """A title of more than forty characters; what it hands on has its own name, in 《》, and that is not counted."""
    if text.title is not None and (count := len(re.sub(r"\s|《[^《》]*》", "", text.title.text))) > _LONGEST_TITLE:
        yield _whole(text.title, count=count)


def asks_in_report(text: CheckedText) -> Iterator[Found]:
    """Words that ask for a decision in a kind that can't ask for one (《条例》第十五条)."""
    kind = statutory_kind(text)
    if kind in _DOWNWARD | {"报告"}:
        for passage, at in _askings(text):
            # A letter may ask for a decision, but not for the instruction of a superior.
            if kind != "函" or passage.text[at.start : at.end].endswith("批示"):
                yield Found(passage, at, said={"kind": kind})


def asks_twice(text: CheckedText) -> Iterator[Found]:
    """A second request in a 请示: one matter to a document (《条例》第十五条)."""
    if statutory_kind(text) == "请示":
        yield from (Found(passage, at) for passage, at in list(_askings(text))[1:])


def _askings(text: CheckedText) -> Iterator[tuple[Passage, Extent]]:
    return ((passage, Extent(*match.span())) for passage in text.of(PassageRole.BODY) for match in _ASKING.within(passage.text))


def addressees(text: CheckedText) -> Iterator[Found]:
    """More than one addressee of a 请示 (《条例》第十五条)."""
    if statutory_kind(text) == "请示":
        yield from (_whole(passage) for passage in text.of(PassageRole.ADDRESSEE) if _SEVERAL.search(passage.text))


def copied_below(text: CheckedText) -> Iterator[Found]:
    """Offices below that a 请示 is copied to (《条例》第十五条)."""
    if statutory_kind(text) == "请示":
        for passage in text.of(PassageRole.COPY_TO):
            yield from (Found(passage, Extent(*match.span())) for match in _BELOW.finditer(passage.text))


def no_addressee(text: CheckedText) -> Iterator[Found]:
    """A kind that goes to somebody, and nobody is named (GB/T 9704-2012, 7.3.2)."""
    kind = statutory_kind(text)
    if text.title is not None and kind in _ASKED and any(text.of(PassageRole.SIGNATURE)) and not any(text.of(PassageRole.ADDRESSEE)):
        yield _whole(text.title, kind=kind)


def addressee_colon(text: CheckedText) -> Iterator[Found]:
    """An addressee without its colon (7.3.2): offices alone on the line below the title of a kind that is sent, which are not those that sign."""
    told = [passage for passage in text.of(PassageRole.ADDRESSEE) if not re.search("[：:]\\s*$", passage.text)]
    signed = {passage.text for passage in text.of(PassageRole.SIGNATURE)}
    if statutory_kind(text) and text.title is not None and not any(text.of(PassageRole.ADDRESSEE)):
        below = text.passages[text.title.number + 1 : text.title.number + 3]
        bodies = [one for one in below[:1] if one.role == PassageRole.BODY and one.text not in signed]
        told = [one for one in bodies if _TO_WHOM.fullmatch(_bare(one)) and (signed or (len(below) > 1 and _bare(one) != one.text))]
    for one in told:
        start = min(len(_bare(one)), len(one.text) - 1)
        yield from () if one.holes else (Found(one, Extent(start, len(one.text)), f"{one.text[start:].rstrip(_STOPS)}："),)


def _bare(passage: Passage) -> str:
    """The words of a line without the stop behind them."""
    return passage.text.rstrip(_STOPS)


def closing_of_other_kind(text: CheckedText) -> Iterator[Found]:
    """特此报告 in a 请示: closing words of another kind than that of the title."""
    kind = statutory_kind(text)
    if kind in _SAY_THEIR_KIND | _ASKED:
        for passage in text.of(PassageRole.BODY):
            match = _CLOSING.search(passage.text) if "特此" in passage.text[-_LONGEST_CLOSING:] else None
            if match is not None and match["said"] != kind:
                yield Found(passage, Extent(*match.span()), f"特此{kind}" if kind in _SAY_THEIR_KIND else None, {"kind": kind})
            for opening in _OPENING.within(passage.text):
                if opening["said"] != kind:
                    yield Found(passage, Extent(*opening.span("said")), said={"kind": kind})


def no_signatory(text: CheckedText) -> Iterator[Found]:
    """A document to a superior with a number and without 签发人 (7.2.6)."""
    numbers = list(text.of(PassageRole.NUMBER))
    signed = any(text.of(PassageRole.SIGNATORY)) or any("签发人" in passage.text for passage in numbers)
    if statutory_kind(text) in _UPWARD and numbers and not signed:
        yield _whole(numbers[0], kind=statutory_kind(text))


def signatory(text: CheckedText) -> Iterator[Found]:
    """签发人 on a document that does not go to a superior (7.2.6)."""
    kind = statutory_kind(text)
    for passage in text.of(PassageRole.NUMBER, PassageRole.SIGNATORY):
        if kind in _DOWNWARD and (at := passage.text.find("签发人")) >= 0:
            yield Found(passage, Extent(at, len(passage.text)), said={"kind": kind})


def other_issuer(text: CheckedText) -> Iterator[Found]:
    """A signature that is no short form of the office in the red head or in the title, nor the other way round."""
    signed = list(text.of(PassageRole.SIGNATURE))
    issuer = _issuer(text)
    if issuer and len(signed) == 1 and not signed[0].holes:
        name = re.sub(r"\s", "", signed[0].text)
        # A person may sign with a post and a name, as the mayor does a bill.
        if _OFFICE.fullmatch(name) and not (_is_short_for(name, issuer) or _is_short_for(issuer, name)):
            yield _whole(signed[0], other=issuer)


def _issuer(text: CheckedText) -> str:
    """The one office of the red head, else that which the title begins with; "" for none or several."""
    marks = list(text.of(PassageRole.MARK))
    if marks:
        return _WORDS_OF_MARK.sub("", marks[0].text) if len(marks) == 1 and not marks[0].holes else ""
    title = text.title
    found = _FROM_WHOM.match(title.text) if title is not None and not title.holes else None
    return found["office"] if found is not None else ""


def _is_short_for(short: str, name: str) -> bool:
    """Whether all characters of a short form stand in the name in their order."""
    signs = iter(name)
    return all(sign in signs for sign in short)


def no_date(text: CheckedText) -> Iterator[Found]:
    """A signature without a date of issue (7.3.5)."""
    own = takewhile(lambda passage: passage.role not in _OF_ATTACHMENTS, text.passages)
    begun = max((passage.number for passage in own if passage.role == PassageRole.HEADING), default=-1)
    # A name before a heading is no signature, but the head of a bulletin or of minutes.
    signed = [passage for passage in text.of(PassageRole.SIGNATURE) if passage.number > begun]
    near = (
        passage
        for passage in text.passages
        if signed and 0 <= passage.number - signed[0].number <= len(signed) and passage.role != PassageRole.PRINTED
    )
    is_dated = any(text.of(PassageRole.DATE)) or any(re.search("年.*月", passage.text) for passage in near)
    if signed and not is_dated:
        yield _whole(signed[-1])


def printed_without_word(text: CheckedText) -> Iterator[Found]:
    """A day of printing without 印发 (7.4.3); a line that has text below it belongs to the head of a bulletin or of minutes."""
    last = max((passage.number for passage in text.of(PassageRole.BODY, PassageRole.HEADING)), default=-1)
    for passage in text.of(PassageRole.PRINTED):
        if passage.number > last and re.search(r"\d日$", passage.text):
            yield Found(passage, Extent(len(passage.text) - 1, len(passage.text)), "日印发")


def no_copy_number(text: CheckedText) -> Iterator[Found]:
    """A secret document without 份号 (《条例》第九条)."""
    if not any(text.of(PassageRole.COPY_NUMBER)):
        yield from (_whole(passage) for passage in text.of(PassageRole.SECRECY) if not passage.holes)


def no_contact(text: CheckedText) -> Iterator[Found]:
    """A 请示 that names nobody to ask (7.3.6, custom)."""
    if (
        text.title is not None
        and statutory_kind(text) == "请示"
        and not any("联系" in passage.text for passage in text.of(PassageRole.NOTE, PassageRole.BODY))
    ):
        yield _whole(text.title)
