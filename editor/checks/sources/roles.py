"""What a paragraph is: by its style in a composed document, by its shape in a text that nobody laid out."""

import re
from collections.abc import Sequence

from editor.checks.terms.rule import lexicon
from editor.checks.terms.text import PassageRole

_HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")
_BY_STYLE = {
    "标题": PassageRole.TITLE,
    "发文字号": PassageRole.NUMBER,
    "上行文号": PassageRole.NUMBER,
    "信函文号": PassageRole.NUMBER,
    "发文机关标志": PassageRole.MARK,
    "联合标志": PassageRole.MARK,
    "联合文件": PassageRole.MARK,
    "份号": PassageRole.COPY_NUMBER,
    "密级": PassageRole.SECRECY,
    "主送机关": PassageRole.ADDRESSEE,
    "正文": PassageRole.BODY,
    "附件说明": PassageRole.ATTACHMENTS,
    "署名": PassageRole.SIGNATURE,
    "盖章署名": PassageRole.SIGNATURE,
    "联合署名": PassageRole.SIGNATURE,
    "成文日期": PassageRole.DATE,
    "盖章日期": PassageRole.DATE,
    "附注": PassageRole.NOTE,
    "附件": PassageRole.LABEL,
    "附件标题": PassageRole.ATTACHMENT_TITLE,
    "抄送机关": PassageRole.COPY_TO,
    "印发机关": PassageRole.PRINTED,
    "表格正文": PassageRole.CELL,
    "表头": PassageRole.CELL,
    "签发人": PassageRole.SIGNATORY,
}
_BY_SHAPE = (
    (
        PassageRole.NUMBER,
        re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[【（(［﹝]\s*(?:19|20)?\d\d\s*[〕\]】）)］﹞]\s*第?\s*\d+\s*号(?:[\s\u3000]+签发人[:：].*)?"),
    ),
    (PassageRole.SIGNATORY, re.compile(r"签发人[:：].{0,40}")),
    (PassageRole.SECRECY, re.compile(r"(?:绝密|机密|秘密)(?:[★☆*].{0,10}|\s*[＊·•\-－]?\s*(?:\d{1,2}(?:年|个月|天)|长期))?")),
    (PassageRole.COPY_NUMBER, re.compile(r"\d{6}")),
    (PassageRole.ATTACHMENTS, re.compile(r"附\s?件\s?(?:[:：]|\d{1,2}\s?[.．、](?!\d)).+")),
    (PassageRole.LABEL, re.compile(r"附\s?件\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s?[:：]?")),
    (PassageRole.COPY_TO, re.compile(r"(?:抄送|抄报|分送|主送)[:：].+")),
    (PassageRole.PRINTED, re.compile(r".{2,30}\d{4}年\d{1,2}月\d{1,2}日\s*(?:印发)?")),
    (PassageRole.NOTE, re.compile(r"[（(]\s*(?:联系人|此件).+[）)]")),
)
_KINDS = "|".join(lexicon("kinds.statutory"))
_TITLE = re.compile(f"[^。，；：《]{{0,40}}关于(?:[^。，]{{2,100}}|.{{2,100}}的[^，。]{{0,4}})(?:{_KINDS})[。：；，、]?")
_DATE = re.compile("(?:(?:19|20)\\d\\d|[〇零○OＯ0一二三四五六七八九]{4})年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日")


def is_shaped_as_title(text: str) -> bool:
    """Whether a line is 关于 … 的通知 by its words, also with a mark behind it."""
    return _TITLE.fullmatch(text.strip()) is not None


def is_shaped_as_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return _DATE.fullmatch(text.strip()) is not None


def is_at_end(below: Sequence[str]) -> bool:
    """Whether what follows a line is nothing, or the foot or an attachment."""
    return not below or role_of_shape(below[0]) in (PassageRole.NOTE, PassageRole.COPY_TO, PassageRole.PRINTED, PassageRole.LABEL)


def role_of_style(style: str) -> tuple[PassageRole, int]:
    """What a paragraph of a style is, and the level of a heading, else 0."""
    return (PassageRole.HEADING, _HEADINGS.index(style) + 1) if style in _HEADINGS else (_BY_STYLE.get(style, PassageRole.OTHER), 0)


def role_of_shape(text: str) -> PassageRole | None:
    """What a line outside of the body is by its words alone; None for any other line."""
    bare = text.strip()
    return next((role for role, shape in _BY_SHAPE if len(bare) < 400 and shape.fullmatch(bare)), None)
