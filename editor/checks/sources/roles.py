"""What a paragraph is: by its style in a composed document, by its shape in a text that nobody laid out."""

import re

from editor.checks.text import Role

_HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")
_BY_STYLE = {
    "标题": Role.TITLE,
    "发文字号": Role.NUMBER,
    "上行文号": Role.NUMBER,
    "信函文号": Role.NUMBER,
    "发文机关标志": Role.MARK,
    "联合标志": Role.MARK,
    "联合文件": Role.MARK,
    "份号": Role.COPY_NUMBER,
    "密级": Role.SECRECY,
    "主送机关": Role.ADDRESSEE,
    "正文": Role.BODY,
    "附件说明": Role.ATTACHMENTS,
    "署名": Role.SIGNATURE,
    "盖章署名": Role.SIGNATURE,
    "联合署名": Role.SIGNATURE,
    "成文日期": Role.DATE,
    "盖章日期": Role.DATE,
    "附注": Role.NOTE,
    "附件": Role.LABEL,
    "附件标题": Role.ATTACHMENT_TITLE,
    "抄送机关": Role.COPY_TO,
    "印发机关": Role.PRINTED,
    "表格正文": Role.CELL,
    "表头": Role.CELL,
    "签发人": Role.SIGNATORY,
}
_BY_SHAPE = (
    (Role.NUMBER, re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[【（(［﹝]\s*(?:19|20)?\d\d\s*[〕\]】）)］﹞]\s*第?\s*\d+\s*号(?:[\s\u3000]+签发人[:：].*)?")),
    (Role.SIGNATORY, re.compile(r"签发人[:：].{0,40}")),
    (Role.SECRECY, re.compile(r"(?:绝密|机密|秘密)(?:[★☆*].{0,10})?")),
    (Role.COPY_NUMBER, re.compile(r"\d{6}")),
    (Role.ATTACHMENTS, re.compile(r"附\s?件\s?[:：].+")),
    (Role.LABEL, re.compile(r"附\s?件\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s?[:：]?")),
    (Role.COPY_TO, re.compile(r"(?:抄送|抄报|分送|主送)[:：].+")),
    (Role.PRINTED, re.compile(r".{2,30}\d{4}年\d{1,2}月\d{1,2}日\s*(?:印发)?")),
    (Role.NOTE, re.compile(r"[（(]\s*(?:联系人|此件).+[）)]")),
)


def role_of_style(style: str) -> tuple[Role, int]:
    """What a paragraph of a style is, and the level of a heading, else 0."""
    return (Role.HEADING, _HEADINGS.index(style) + 1) if style in _HEADINGS else (_BY_STYLE.get(style, Role.OTHER), 0)


def role_of_shape(text: str) -> Role | None:
    """What a line outside of the body is by its words alone; None for any other line."""
    bare = text.strip()
    return next((role for role, shape in _BY_SHAPE if len(bare) < 400 and shape.fullmatch(bare)), None)
