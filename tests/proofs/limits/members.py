"""Inputs that are far beyond what an office writes, made by a size: each kind of length that a person or a program can bring."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_SENTENCE = "全市各级各部门认真贯彻落实会议精神，扎实推进各项工作。"
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}<w:sectPr/></w:body></w:document>"""
_TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""


@dataclass(frozen=True, slots=True)
class Member:
    """A kind of input: the ending of its file, what makes the bytes of a size, the size that is tried, and the values to fill in."""

    ending: str
    data: Callable[[int], bytes]
    size: int
    values: Callable[[int], Mapping[str, object]] | None = None


def long(count: int) -> str:
    """A text of so many characters."""
    return (_SENTENCE * (count // len(_SENTENCE) + 1))[:count]


def _text(*lines: str) -> bytes:
    return ("\n".join(("关于某项工作的报告", "", *lines)) + "\n").encode()


def _template(*lines: str, header: str = "") -> bytes:
    return f'+++\nformat = 1\nname = "长"\n{header}+++\n@标题 报告\n\n'.encode() + ("\n".join(lines) + "\n").encode()


def _word(lines: Sequence[str]) -> bytes:
    made = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" if line else "<w:p/>" for line in ("关于某项工作的报告", *lines))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", _DOCUMENT.format(body))
    return made.getvalue()


def _fields(count: int, kind: str = "text") -> str:
    return "".join(f'[fields."值{n}"]\ntype = "{kind}"\nsample = "乙"\n' for n in range(count))


_ROWS = '[fields."表"]\ntype = "rows"\ncolumns = [' + ", ".join(f'{{key = "列{n}"}}' for n in range(10)) + "]\n"
_ROW = "| " + " | ".join(f"{{{{ 表.列{n} }}}}" for n in range(10)) + " |"
_BLANKS = "本单位____共有____人参加____会议。"
_LOOP = "{% for a in 表 %}"


def _rows(count: int) -> Mapping[str, object]:
    return {"表": [{f"列{column}": f"第{row}行" for column in range(10)} for row in range(count)]}


MEMBERS: Mapping[str, Member] = {
    "title": Member(".nigao", lambda n: f'+++\nname = "长"\n+++\n@标题 {long(n)}\n\n正文。\n'.encode(), 64_000),
    "title-text": Member(".txt", lambda n: f"{long(n)}\n\n各区县：\n正文。\n".encode(), 64_000),
    "title-word": Member(".docx", lambda n: _word([long(n)]), 64_000),
    "paragraph": Member(".nigao", lambda n: _template(long(n)), 1_000_000),
    "paragraph-text": Member(".txt", lambda n: _text(long(n)), 1_000_000),
    "paragraph-word": Member(".docx", lambda n: _word([long(n)]), 1_000_000),
    "latin": Member(".txt", lambda n: _text("a" * n), 100_000),
    "dashes": Member(".nigao", lambda n: _template("—" * n), 100_000),
    "tabs": Member(".nigao", lambda n: _template("字\t" * n), 50_000),
    "equal-lines": Member(".txt", lambda n: _text(*[_BLANKS] * n), 10_000),
    "equal-lines-word": Member(".docx", lambda n: _word([_BLANKS] * n), 10_000),
    "some-and-some": Member(".txt", lambda n: _text("某某" * n), 50_000),
    "crosses": Member(".txt", lambda n: _text("X" * n), 100_000),
    "fields": Member(".nigao", lambda n: _template(*(f"由{{{{ 值{k} }}}}办。" for k in range(n)), header=_fields(n)), 2000),
    "fields-in-one": Member(".nigao", lambda n: _template("".join(f"由{{{{ 值{k} }}}}办" for k in range(n)), header=_fields(n)), 2000),
    "places": Member(".nigao", lambda n: _template("由{{ 值0 }}办" * n, header=_fields(1)), 4000),
    "too-many-places": Member(".nigao", lambda n: _template("由{{ 值0 }}办" * n, header=_fields(1)), 20_000),
    "cell": Member(".nigao", lambda n: _template("| 甲 | 乙 |", f"| {{{{ 值0 }}}} | {long(n)} |", header=_fields(1)), 100_000),
    "table": Member(".nigao", lambda _n: _template(_ROW, header=_ROWS), 1000, _rows),
    "loops": Member(".nigao", lambda _n: _template(_LOOP * 4 + "{{ a.列0 }}" + "{% endfor %}" * 4, header=_ROWS), 20, _rows),
    "repeats": Member(".nigao", lambda _n: _template("# 甲 {每 a in 表}", "## 乙 {每 b in 表}", "### 丙 {每 c in 表}", header=_ROWS), 100, _rows),
    "headings": Member(".md", lambda n: "\n\n".join("#" * k + " 标题\n\n正文" for k in range(1, n)).encode(), 1000),
    "headings-text": Member(".txt", lambda n: _text(*(".".join("1" * k) + " 标题" for k in range(1, n))), 1000),
    "value": Member(".nigao", lambda _n: _template("由{{ 值0 }}办", header=_fields(1)), 350_000, lambda n: {"值0": long(n)}),
    "value-of-lines": Member(
        ".nigao", lambda _n: _template("{{ 值0 }}", header=_fields(1, "longtext")), 7000, lambda n: {"值0": (long(49) + "\n") * n}
    ),
    "value-everywhere": Member(".nigao", lambda _n: _template("由{{ 值0 }}办\n" * 200, header=_fields(1)), 350_000, lambda n: {"值0": long(n)}),
    "empty-lines": Member(".txt", lambda n: _text(*[""] * n, "正文。"), 100_000),
    "empty-paragraphs": Member(".docx", lambda n: _word([""] * n), 100_000),
    "too-many-paragraphs": Member(".docx", lambda n: _word([""] * n), 300_000),
    "report": Member(".txt", lambda n: _text(*[long(600)] * n), 500),
}


def values_of(member: Member, size: int) -> str | None:
    """The values to fill in as JSON; None where samples will do."""
    return None if member.values is None else json.dumps(member.values(size), ensure_ascii=False)
