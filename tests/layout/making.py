"""Short ways to say a document."""

from editor.layout import Laid
from editor.model.document.document import Cell, Document, Paragraph, Run, Table


def body(text: str) -> Paragraph:
    return Paragraph("正文", (Run(text),))


def plain(text: str) -> Paragraph:
    """A paragraph without an indent on its first line, so that 28 characters fill it."""
    return Paragraph("主送机关", (Run(text),))


def styled(style: str, text: str) -> Paragraph:
    return Paragraph(style, (Run(text),))


def document(*blocks: Paragraph | Table) -> Document:
    return Document(blocks)


def report(lines: int) -> Document:
    """A title, as many full lines of text, and a signature with its date."""
    return document(
        styled("标题", "情况报告"),
        *(plain("字" * 28) for _ in range(lines)),
        Paragraph("空行"),
        styled("署名", "某某县人民政府"),
        styled("成文日期", "2026年8月3日"),
    )


def table(rows: int, columns: int = 2) -> Table:
    head = tuple(Cell(styled("表头", "项目")) for _ in range(columns))
    return Table((head, *(tuple(Cell(styled("表格正文", f"第{row}行")) for _ in range(columns)) for row in range(rows))))


def texts(laid: Laid) -> list[list[str]]:
    """The text of each line, page by page, without the page numbers."""
    return [[box.text for box in page.lines] for page in laid.pages]
