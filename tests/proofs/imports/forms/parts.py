"""The pieces that forms are made of: runs, paragraphs, cells and tables as Word and WPS write them, packed by python-docx."""
# ruff: noqa: E501 - a row of a form is read in one line

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_SONG = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
LINED = '<w:u w:val="single"/>'
BOLD = "<w:b/>"
_GREY = '<w:color w:val="808080"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass
class Form:
    """A form: its name and its Word file."""

    name: str
    data: bytes


@dataclass
class Cell:
    """A cell before it is XML: its paragraphs, its columns, and whether it begins ("restart") or goes on ("on") a merge over rows."""

    content: str
    columns: int = 1
    merge: str = ""
    extra: str = ""
    wrap: str = field(default="{}")


def run(text: str, look: str = "") -> str:
    """A run; tabs and line breaks are Word's own."""
    shown = '<w:t xml:space="preserve">' + text.replace("&", "&amp;").replace("<", "&lt;") + "</w:t>"
    shown = shown.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">').replace("\v", '</w:t><w:br/><w:t xml:space="preserve">')
    return f"<w:r><w:rPr>{_SONG}{look}</w:rPr>{shown}</w:r>"


def para(*runs: str, align: str = "", look: str = "", more: str = "") -> str:
    """A paragraph of runs; what is no XML yet is a run of its own."""
    inside = "".join(one if one.startswith("<") else run(one, look) for one in runs)
    justified = f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{more}{justified}</w:pPr>{inside}</w:p>"


def title(text: str) -> str:
    """The name of a form, large and centred."""
    return para(run(text, '<w:b/><w:sz w:val="36"/>'), align="center")


def lines(text: str, align: str = "") -> str:
    """The lines of a text as paragraphs."""
    return "".join(para(line, align=align) if line else "<w:p/>" for line in text.split("\n"))


def cell(text: str = "", columns: int = 1, merge: str = "", *, align: str = "", extra: str = "") -> Cell:
    """A cell of text lines, or of paragraphs that are XML already."""
    return Cell(text if text.startswith("<") else lines(text, align), columns, merge, extra)


def table(widths: Sequence[int], *rows: Iterable[Cell | str], heads: int = 0, look: str = "", height: int = 0, borders: str = "single") -> str:
    """A table of a grid in twentieths of a point; a row that is text is a cell for each word between bars."""
    drawn = "".join(f'<w:{side} w:val="{borders}" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(widths, row, height, is_head=number < heads) for number, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr>{look}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{drawn}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(widths: Sequence[int], row: Iterable[Cell | str], height: int, *, is_head: bool) -> str:
    cells = row.split("|") if isinstance(row, str) else row
    column, body = 0, ""
    for one in cells:
        made = cell(one) if isinstance(one, str) else one
        width = sum(widths[column : column + made.columns])
        column += made.columns
        body += made.wrap.format(_cell(made, width))
    look = (f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "") + ("<w:tblHeader/>" if is_head else "")
    return f"<w:tr><w:trPr>{look}</w:trPr>{body}</w:tr>"


def _cell(made: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{made.columns}"/>' if made.columns > 1 else ""
    merge = {"restart": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}.get(made.merge, "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{made.extra}<w:vAlign w:val="center"/></w:tcPr>{made.content}</w:tc>'


def control(prompt: str, name: str, kind: str = "<w:text/>") -> str:
    """A content control in a line that still shows its prompt."""
    look = f'<w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
    return f"<w:sdt>{look}<w:sdtContent>{run(prompt, _GREY)}</w:sdtContent></w:sdt>"


def word_field(code: str, shown: str = "", data: str = "") -> str:
    """A field of Word: its code between begin and separate, what it shows behind."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    middle = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return f'{begin}{middle}{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def text_box(content: str, width: int = 200, height: int = 60) -> str:
    """A run with a text box, as Word writes it for itself and for older versions."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    points = f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/><wp:docPr id="{7000 + len(content)}" name="文本框"/>'
    shape = f'<wps:spPr><a:prstGeom prst="rect"/><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/>'
    sized = shape.replace("<wps:spPr>", f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * 12700}" cy="{height * 12700}"/></a:xfrm>')
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr/>{sized}</wps:wsp></a:graphicData></a:graphic>"
    )
    old = f'<w:pict><v:shape style="width:{width}pt;height:{height}pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    new = f"<w:drawing><wp:inline>{points}{graphic}</wp:inline></w:drawing>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def document(*blocks: str, landscape: bool = False) -> DocxDocument:
    """A Word file of these blocks on A4."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(22)
    for node in parse_xml(f"<w:body {_SPACES}>{''.join(blocks)}</w:body>"):
        section._sectPr.addprevious(node)  # pyright: ignore[reportPrivateUsage]
    return made


def packed(made: DocxDocument) -> bytes:
    """The bytes of a Word file."""
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
