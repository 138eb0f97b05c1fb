"""Brackets that wait for a value: around nothing, around a placeholder, or around the name of what belongs there."""

import re
from dataclasses import dataclass
from enum import StrEnum

from editor.model.text.unseen import without_unseen
from editor.reading.page.lexicon import is_said, words
from editor.reading.page.tokens import BlankShape, BlankToken

_PAIRS = re.compile(
    r"\{\{\s*(?P<double>(?:[^{}%]|%(?!\})){1,40}?)\s*\}\}|[$#]\{\s*(?P<dollar>[^{}]{1,40}?)\s*\}|\{(?P<brace>[^{}]{0,30})\}|｛(?P<wide>[^｛｝]{0,30})｝|«\s*(?P<merge>[^«»]{1,40}?)\s*»|【(?P<lens>[^【】{}]{0,30})】"
    r"|\[\[(?P<wiki>[^\[\]]{1,30})\]\]|\[(?P<square>[^\[\]{}]{0,30})\]|［(?P<full>[^［］{}]{0,30})］|〔(?P<shell>[^〔〕{}]{0,20})〕|<(?P<angle>[^<>]{1,20})>|＜(?P<angles>[^＜＞]{1,20})＞"
    r"|（(?P<round>[^（）【】\[\]{}«»<>＜＞]{0,40})）|\((?P<half>[^()<>＜＞]{0,40})\)"
)
_REMAINDER = re.compile(r"%\s*\w")
_FILLER = re.compile(r"[\s\u3000]*(?:[X×Ｘxｘ*_＿某○〇.…/\-—、\s\u3000])*[\s\u3000]*$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_YEAR = re.compile(r"[\d〇○零一二三四五六七八九]{4}年?")
_SENTENCE = re.compile(r"[。；，！？“”]")
_ASIDE = re.compile(
    r"^(?:注|备注|声明|摘要|关键词|提示|来源|导语|导读|编者按|答|问|附|例|略|下同|签字|签名|盖章|公章|印章|章|试行|草案|存根|续|上|下|左|右|甲|乙|以下简称|简称|(?:人民币)?[大小]写|大写金额|小写金额|一|二|三|注意|说明|重要|紧急|"
    r"图|表|公式|参考文献)\d{0,3}$|^见|^无?固定期限$|为期限$|^适用于|(?:示范文本|范本|样本|文本)$|以下简称|简称|盖章|签章|公章|签字|签名"
)
_PROMPT = re.compile(
    r"^(?:(?:此处|这里|在此|请|可|应|待|自行|按|根据|结合|简要|简单|详细|具体|重点|如实|实际|本单位|工作|情况)*)\s*(?:填写|填入|填|输入|插入|写明|写上|写(?![作稿手实意生字])|注明|说明|选择|补充|替换|添加|"
    r"介绍|概述|简述|列出|列举|描述)"
)
# A placeholder right before a round bracket: the bracket is its hint.
_HINTED = re.compile(r"[X×Ｘxｘ*＊〇○某]$")
_RUN = re.compile(r"[X×Ｘ*＊_＿〇○]{2}")
_ROOM = re.compile(r"\d+个?字(?:以内|左右|以上)?|不超过\d+字")
_SEALED = "签字|签名|签章|盖章|公章|印章|章|手印|签字或盖章|盖章或签字|签字盖章"
_ASIDE_ALONE = re.compile(rf"(?:亲笔|本人)?(?:{_SEALED})|[大小]写|.{{0,6}}(?:下同|略|如有|可选|必填|选填)")
_TELLING = 4
# A bracket that is all of a value: behind it in the line the next one is too, without a colon (父亲：（姓名），工作单位（单位全称）).
_VALUE_BEFORE = re.compile(r"[：:][（(][^（）()]{2,16}[）)][，、；\s]")
# Words and a placeholder in one bracket (【去年同期XX】): the placeholder alone is the blank.
_WORDS_AROUND_RUN = re.compile(r"[\u4e00-\u9fff]{2}[^\u4e00-\u9fff]*(?:[XxＸ×_*]{2}|[X×])|[XxＸ×_*]{2}[^\u4e00-\u9fff]*[\u4e00-\u9fff]{2}")
_BLANK_BEHIND = re.compile(r"[：:]?\s*[¥￥]?\s*(?:[_＿]{2}|[X×Ｘ*]{2}[^\u4e00-\u9fffA-Za-z])|[：:]?(?: {4}|\u3000{2})[ \u3000]*(?:[（(]|$)")
_NAMES_NEXT = re.compile(r"(?:^|[，。；：\s])[（(]([^（）()]{2,10})[）)][：:]?$")
_HTML = re.compile(r"^/?(?:br|b|i|u|p|a|hr|div|span|td|tr|th|table|li|ul|ol|em|strong|img|h\d|font|center|html|body|sup|sub)\b|[/=]", re.IGNORECASE)


class BracketKind(StrEnum):
    """The pair of brackets, by its name in the pattern above; the wide ones are those of Chinese type."""

    DOUBLE_BRACE = "double"
    DOLLAR_BRACE = "dollar"
    BRACE = "brace"
    WIDE_BRACE = "wide"
    MERGE = "merge"
    LENS = "lens"
    DOUBLE_SQUARE = "wiki"
    SQUARE = "square"
    WIDE_SQUARE = "full"
    SHELL = "shell"
    ANGLE = "angle"
    WIDE_ANGLE = "angles"
    WIDE_ROUND = "round"
    ROUND = "half"


ROUND = (BracketKind.WIDE_ROUND, BracketKind.ROUND)
_BRACES = (BracketKind.BRACE, BracketKind.WIDE_BRACE)
_ANGLES = (BracketKind.ANGLE, BracketKind.WIDE_ANGLE)
_TAGS = (BracketKind.DOUBLE_BRACE, BracketKind.DOLLAR_BRACE, BracketKind.MERGE)
_ALWAYS = (BracketKind.DOUBLE_BRACE, BracketKind.DOLLAR_BRACE, BracketKind.MERGE, BracketKind.DOUBLE_SQUARE)


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets in a line: which pair, what it holds, where it stands."""

    kind: BracketKind
    inner: str
    start: int
    end: int


def brackets_of(line: str) -> list[Bracket]:
    """The innermost pairs of brackets of a line."""
    return [Bracket(BracketKind(m.lastgroup), without_unseen(m[m.lastgroup or 0] or "").strip(), m.start(), m.end()) for m in _PAIRS.finditer(line)]


def names_field(inner: str) -> bool:
    """Whether a bracket's text names something to be filled in."""
    return 0 < len(inner) <= 20 and bool(words("labels").at_end(inner)) and not _SENTENCE.search(inner) and not _ASIDE.search(inner)


def is_field_or_aside(inner: str) -> bool:
    """Whether a bracket's text is a field's name, a prompt, a remark's head (注, 备注 …) or nothing but a placeholder."""
    return names_field(inner) or is_prompt(inner) or bool(_ASIDE.search(inner) or _FILLER.match(inner))


def is_prompt(inner: str) -> bool:
    """Whether a bracket's text tells the reader to fill something in."""
    return bool(_PROMPT.match(inner)) and len(inner) <= 40


def names_what_follows(before: str) -> bool:
    """Whether a text ends in a round bracket at the head of its clause that names a field, whose value goes behind it."""
    found = _NAMES_NEXT.search(before)
    return found is not None and names_field(found[1])


def slot_of(line: str, number: int, bracket: Bracket, known: frozenset[str]) -> BlankToken | None:
    """The bracket as a blank, or None; `known` are names that brackets of this document certainly ask for."""
    name = _asked_name(line, bracket, known)
    if name is None:
        return None
    return BlankToken(
        number, bracket.start, bracket.end, line[bracket.start : bracket.end], BlankShape.BRACKET, name, is_tag=bool(name) and bracket.kind in _TAGS
    )


def _asked_name(line: str, bracket: Bracket, known: frozenset[str]) -> str | None:
    inner, kind = bracket.inner, bracket.kind
    if kind in _ALWAYS:
        return inner if re.match(r"[\w\u4e00-\u9fff]", inner) and not _REMAINDER.search(inner) else None
    if kind in ROUND:
        return _asked_in_round(line, bracket)
    if kind in _ANGLES and (_HTML.match(inner) or not re.fullmatch(r"[\u4e00-\u9fff（）/、]{1,16}", inner)):
        return None
    if _FILLER.match(inner):
        return _asked_by_filler(line, bracket)
    if kind in _BRACES:
        return inner if re.fullmatch(r"[\w\u4e00-\u9fff/（）()·.-]{1,20}", inner) and not inner.isdigit() else None
    return inner if _is_named(line, bracket, known) else None


def _asked_by_filler(line: str, bracket: Bracket) -> str | None:
    """Brackets around nothing or around X: a blank, but for a year in a document's number and for a box to tick."""
    year = re.match(r"[\s\u3000]*[^\s\u3000]*\d|.*年", bracket.inner)
    number = bracket.kind == BracketKind.SHELL or re.match(r"\s*[第]?\s*[\dX×Ｘx*_＿\s]{0,6}号", line[bracket.end : bracket.end + 16])
    boxed = bracket.kind == BracketKind.SQUARE and bracket.inner in ("", "x", "X") and bracket.end - bracket.start <= 3
    tick = boxed and line[max(0, bracket.start - 1) : bracket.start].strip() == "" and re.match(r"\s*\w", line[bracket.end : bracket.end + 8])
    return None if year or number or tick or bracket.inner in ("/", "-", "…", "……") else ""


def _is_named(line: str, bracket: Bracket, known: frozenset[str]) -> bool:
    inner = bracket.inner
    if _WORDS_AROUND_RUN.search(inner):
        return False
    if not _HAN.search(inner) or _YEAR.fullmatch(inner) or _SENTENCE.search(inner) or _ASIDE.search(inner) or line.startswith("(", bracket.end):
        return is_prompt(inner)
    if inner in known or is_prompt(inner):
        return True
    if is_said("adverts", "spans", line[bracket.start : bracket.end]):
        return False
    alone = line.strip() == line[bracket.start : bracket.end]
    heads = bracket.start < 8 and not line[: bracket.start].strip() and not re.match(r"\s*(?:[（(]|[：:，。]|$)", line[bracket.end : bracket.end + 8])
    if alone or (heads and bracket.kind == BracketKind.LENS):
        return names_field(inner)
    return len(inner) <= 15


def _asked_in_round(line: str, bracket: Bracket) -> str | None:
    """Round brackets ask only when they say so, hold nothing, or name a thing where a word is missing."""
    inner, near = bracket.inner, line[max(0, bracket.start - 80) : bracket.start]
    before = near.rstrip()
    if before and re.search(r"[ \u3000]{2,}$", near):
        return None
    if _BLANK_BEHIND.match(line, bracket.end) or _HINTED.search(near):
        return None
    alone = line.strip() == line[bracket.start : bracket.end]
    if is_prompt(inner) or (alone and _ROOM.search(inner)) or _asks_behind_label(line, bracket, near):
        return inner
    if not inner:
        return "" if not re.search(r"[A-Za-z]$", before) else None
    if not names_field(inner) or not re.search(r"(?:^|[，。、：:；“《由为在于向与至])$", before[-1:] or ""):
        return None
    return inner


def _asks_behind_label(line: str, bracket: Bracket, near: str) -> bool:
    """Whether a round bracket says what to fill in: all that stands behind a label, the label once more, or how long it may be."""
    inner, said = bracket.inner, re.search(r"([\u4e00-\u9fff]{2,8})([：:]?)$", near)
    if not said or _ASIDE_ALONE.fullmatch(inner):
        return False
    ends = not line[bracket.end :].strip() or line[bracket.end] in "，。；、 \u3000"
    asks = bool(said[2]) or (_VALUE_BEFORE.search(near) is not None and names_field(inner))
    return bool(_ROOM.search(inner)) or said[1].endswith(inner) or (asks and ends and len(inner) >= _TELLING)


def hint_behind(text: str) -> re.Match[str] | None:
    """The bracket right behind a blank that says what belongs there."""
    found = re.match(r"[（(\[【]([^（）()\[\]【】]{1,16})[）)\]】]", text)
    return found if found and not _RUN.search(found[1]) and (names_field(found[1]) or is_prompt(found[1])) else None
