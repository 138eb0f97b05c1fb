"""Blanks that the file itself marks: controls, empty cells, underlined spaces; highlighted words only where they ask for something."""

import re
from collections.abc import Iterator

from editor.model.sample.source import Mark, MarkKind
from editor.reading.blanks.brackets import is_prompt
from editor.reading.page.lexicon import words
from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import BlankShape, BlankToken

# Names that Word itself gives to the fields of a form.
_NUMBERED = re.compile(r"(?:Text|Check|Dropdown|文字|文本|复选|下拉)\d+")
_ASKS = re.compile(r"(?:填写|输入|选择|填入|插入|注明|写明|补充|编辑|添加)")
_HELD = re.compile(r"[（(]([\u4e00-\u9fff、/]{2,12})[）)]")
_LEAD = re.compile(rf"^.*?{_ASKS.pattern}")
_PROMPT = re.compile(
    r"^\s*(?:单击|点击)(?:或(?:点击|轻触))?此处?|^\s*(?:请(?:在此(?:处)?)?|此处|在此(?:处)?|待)(?:填写|填|输入|选择|填入|插入|注明|写明|补充|定$)"
)


def marked_blanks(page: SamplePage, line: int) -> list[BlankToken]:
    """The blanks that the file marks in a line, in order; underlined spaces are what ____ is in plain text."""
    found = [token for mark in page.marks.get(line, ()) if (token := _token(mark, page.lines[line])) is not None]
    return list(_apart(found))


def _token(mark: Mark, line: str) -> BlankToken | None:
    text = line[mark.start : mark.end]
    if mark.kind == MarkKind.WRITTEN:
        return None
    if mark.kind == MarkKind.UNDERLINE:
        return BlankToken(mark.line, mark.start, mark.end, text, BlankShape.RUN)
    if mark.kind == MarkKind.HIGHLIGHT:
        return _highlighted(mark, text)
    if mark.kind == MarkKind.CELL:
        return BlankToken(mark.line, mark.start, mark.end, text, BlankShape.MARK, re.sub(r"\s+", "", mark.name))
    named = bool(mark.name) and not _NUMBERED.fullmatch(mark.name)
    return BlankToken(mark.line, mark.start, mark.end, text, BlankShape.MARK, mark.name, type=mark.type, is_tag=named)


def _highlighted(mark: Mark, text: str) -> BlankToken | None:
    """Highlighted text that is a blank: nothing but spaces, or words that ask for a value; X, brackets and tags are found as in any text."""
    if len(text) > 1 and not text.strip():
        return BlankToken(mark.line, mark.start, mark.end, text, BlankShape.RUN)
    asks = _PROMPT.match(text) or (is_prompt(text.strip()) and text.strip().startswith(("请", "此处", "这里", "在此", "填")))
    if not asks and not _is_bracketed_label(text.strip()):
        return None
    return BlankToken(mark.line, mark.start, mark.end, text, BlankShape.PROMPT, prompt_name(text))


def _is_bracketed_label(text: str) -> bool:
    """Whether highlighted text is the name of what is wanted, in brackets: （单位名称）; 大写 and 小写 only say how an amount is written."""
    held = _HELD.fullmatch(text)
    return held is not None and bool(words("labels").meaning(held[1])) and held[1] not in ("大写", "小写")


def prompt_name(text: str) -> str:
    """What a prompt asks for: its words without 请填写 and the like."""
    return _LEAD.sub("", text.strip("（() ）")).strip("。.文字内容 ")


def _apart(tokens: list[BlankToken]) -> Iterator[BlankToken]:
    """The tokens without those that begin inside the one before."""
    end = -1
    for token in tokens:
        if token.start >= end:
            yield token
            end = token.end
