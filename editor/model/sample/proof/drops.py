"""What a template may leave away since composing writes it again (numbers, words of elements), and what a field may stand for."""

import re
from collections.abc import Collection

from editor.model.sample.proof.units import SLOT, TemplateUnit, UnitKind

_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,5}(?:部分|[篇编章节条])[:：、]?|[一二三四五六七八九十百零〇\d]{1,5}[、.．，）)]|"
    r"[（(][一二三四五六七八九十百\d]{1,4}[）)][、.．]?|[①-⑳][、.．]?|[壹贰叁肆伍陆柒捌玖拾][、.．]|\d{1,2}(?:[.．]\d{1,2}){1,4}[.．、]?|[A-H][.．、]|\d{1,2})"
)
_MARKUP = re.compile(r"(?:[#>\-+•●■*·]+|\*\*|__)+")
_RULE = re.compile(r"(?::?-{2,}:?)+")
_ATTACHMENT_LABEL = re.compile(r"[【\[（(]?附件[一二三四五六七八九十\d]{0,3}[】\]）)]?[:：]?")
_ELEMENT_WORDS = re.compile(
    r"(?:附件?|抄送|主送|分送|签发人|印发|印制|致|出席|请假|列席|密级(?:和保密期限)?|份号|(?:紧急|缓急)程度|缓急|平急|(?:发文字|文)号|年|月|日|[\d〇○零一二三四五六七八九十XxＸ×]{2,4}年)?"
    r"[一二三四五六七八九十\d]{0,3}[:：。，、.．（()）\[\]]*(?:\d{1,2}[.．、])?"
)
_BRACKETS = ("（", "）", "(", ")")
_SIGNER_LABEL = re.compile(r"[（(]?签发人?[:：]?[）)]?")
_END = re.compile(r"[:：。，,；;]+")
_HINT = re.compile(r"[\[【（({<《「“\"『〔].*?[\]】）)}>》」”\"』〕]")
_PROMPT = re.compile(r"[XxＸ×某○〇＿_*…·□☐☑]|请|填|输入|点击|单击|选择|此处|\$\{|\{\{")
_WORD = re.compile(r"[\u4e00-\u9fff]")
_PARTS = frozenset("年月日时分至自第号")
# The places of an amount that is written letter by letter: a field for the amount brings its own.
_PLACES = re.compile(r"(?:人民币)?[拾十佰百仟千万亿]{2,}[元圆]?(?:角分?|分)?[整正]?")
_FEW = 3
_ELEMENTS = frozenset((UnitKind.ATTACHMENT, UnitKind.ELEMENT))


def shorter(letters: str) -> tuple[str, ...]:
    """The letters of a heading or an element as a template has them: without marks, number, or punctuation at the end."""
    lead = _MARKUP.match(letters)
    bare = letters[lead.end() if lead else 0 :].replace("**", "")
    number = _NUMBER.match(bare)
    plain = bare[number.end() if number else 0 :]
    return tuple(dict.fromkeys(text for one in (bare, plain) for text in (one, one.rstrip("：:。")) if text))


def names_signers(part: str) -> bool:
    """Whether a part of a piece is 签发人： and nothing else, which composing writes before the first of the signatories, wherever it stood."""
    return bool(_SIGNER_LABEL.fullmatch(part))


def names_attachment(piece: str) -> bool:
    """Whether a piece says 附件 with its number and nothing else, which composing writes above the title of an attachment."""
    return bool(_ATTACHMENT_LABEL.fullmatch(piece))


def may_drop(part: str, units: Collection[TemplateUnit], *, at_start: bool, at_end: bool) -> bool:
    """Whether a part of a piece, at its start, at its end or inside, is written again by what composes these lines, or is a mark and no text."""
    if _RULE.fullmatch(part) or (_MARKUP.fullmatch(part) and (at_start or "■" not in part)):
        return True
    is_element = any(unit.kind in _ELEMENTS for unit in units)
    bare = part.replace("**", "").lstrip("#")
    is_number = at_start and any(unit.numbered for unit in units) and _NUMBER.fullmatch(bare)
    is_end = (is_element or any(unit.kind == UnitKind.HEADING for unit in units)) and _END.fullmatch(bare)
    if is_element and part in _BRACKETS:
        return True
    return bool(is_number or is_end or (is_element and (at_start or at_end) and _ELEMENT_WORDS.fullmatch(bare)))


def is_prompt(text: str) -> bool:
    """Whether text asks for a value and says nothing of its own, so that a field may stand for it."""
    if _PROMPT.search(text) or SLOT in text or _PLACES.fullmatch("".join(text.split())):
        return True
    return sum(1 for letter in _WORD.findall(_HINT.sub("", text)) if letter not in _PARTS) <= _FEW
