"""Documents to write and Word files to read, made for the tests of the Word room."""

import io
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from editor.model.document.document import Cell, Document, Indents, Paragraph, Run, Table
from editor.model.document.profile import LayoutProfile, profile_from_data
from editor.shipped import shipped_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {"w": W, "r": R}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def profile() -> LayoutProfile:
    """The shipped profile of GB/T 9704."""
    return profile_from_data("gbt9704", tomllib.loads(shipped_text("profiles/gbt9704.toml")))


def filled(path: str, text: str, place: int = 1, style: str = "") -> Run:
    """A run that a field fills."""
    return Run(text, style, path, path, place)


def unfilled(path: str, place: int = 1, style: str = "") -> Run:
    """A run of a slot that waits for its value."""
    return Run("", style, path, path, place, filled=False)


def paragraph(style: str, *runs: Run | str) -> Paragraph:
    """A paragraph of texts and runs."""
    return Paragraph(style, tuple(Run(run) if isinstance(run, str) else run for run in runs))


def one(*runs: Run | str) -> Document:
    """A document of one body paragraph."""
    return Document((paragraph("正文", *runs),), "一段")


def report() -> Document:
    """A settled report with every element that a plain report has."""
    title = replace(paragraph("标题", "关于", filled("本单位", "江畔水务集团有限公司"), "2026年上半年供水保障情况的报告"), breaks=(12,))
    amount = Cell(paragraph("表格正文", filled("水厂[1].水量", "12.80")), numeric=True)
    numbers = Table((_row("表头", "水厂", "日供水量"), (_cell("第一水厂"), amount)))
    inside = Run("管网漏损率", "正文"), unfilled("漏损率", style="正文"), Run("%，", "正文"), Run("稳中有降", "加粗")
    signature = replace(paragraph("署名", filled("本单位", "江畔水务集团有限公司", 3)), indents=Indents(right=630))
    date = replace(paragraph("成文日期", filled("成文日期", "2026年8月3日")), indents=Indents(right=2047))
    blocks = (
        title,
        paragraph("空行"),
        paragraph("主送机关", filled("主送机关", "市水务局"), "："),
        paragraph("正文", "今年以来，", filled("本单位", "江畔水务集团有限公司", 2), "坚持“稳字当头”，完成投资", unfilled("完成投资"), "亿元。"),
        paragraph("一级标题", "一、总体情况"),
        paragraph("二级标题", "（一）供水保障。", *inside),
        paragraph("三级标题", "1.抓检修"),
        paragraph("四级标题", "（1）春季检修"),
        numbers,
        paragraph("正文", "特此报告。"),
        paragraph("空行"),
        signature,
        date,
        replace(paragraph("附件", "附件"), page_break=True),
    )
    return Document(blocks, "关于江畔水务集团有限公司2026年上半年供水保障情况的报告", template="供水保障情况报告")


def _cell(text: str, style: str = "表格正文") -> Cell:
    return Cell(paragraph(style, text))


def _row(style: str, *texts: str) -> tuple[Cell, ...]:
    return tuple(_cell(text, style) for text in texts)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by path."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def part(data: bytes, path: str) -> "etree._Element":
    """The root of one part."""
    return etree.fromstring(parts_of(data)[path])


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A package of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def changed(data: bytes, path: str, old: str, new: str) -> bytes:
    """The package with one text of one part replaced everywhere in it."""
    parts = parts_of(data)
    before = parts[path].decode()
    assert old in before, f"{old} is not in {path}"
    return packed({**parts, path: before.replace(old, new)})


def foreign(body: str, main: str = "word/document.xml", **others: str) -> bytes:
    """A Word file of another program: `body` is the XML inside w:body; keywords are further parts by their kind (styles, numbering, footnotes)."""
    declared = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    declared += ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    relations = "".join(f'<Relationship Id="r{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in others)
    folder, _, file = main.rpartition("/")
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "comments": "comments", "header": "hdr"}
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{R}/officeDocument" Target="{main}"/>'),
            main: f"<w:document {declared}><w:body>{body}</w:body></w:document>",
            f"{folder}/_rels/{file}.rels": _relations(relations),
            **{f"{folder}/{kind}.xml": f"<w:{roots[kind]} {declared}>{content}</w:{roots[kind]}>" for kind, content in others.items()},
        }
    )


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def p(*texts: str, properties: str = "") -> str:
    """The XML of a paragraph of plain runs; text that begins with < is taken as XML."""
    runs = "".join(text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def control(content: str, *, alias: str = "", tag: str = "", more: str = "") -> str:
    """The XML of a content control."""
    named = (f'<w:alias w:val="{alias}"/>' if alias else "") + (f'<w:tag w:val="{tag}"/>' if tag else "")
    return f"<w:sdt><w:sdtPr>{named}{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
