"""What forms in the manner of offices are made of: titles, grids with merged cells, controls, merge fields, pictures, turned pages."""

import struct
import zlib
from typing import NamedTuple

from tests.desk.forms.made import para, run
from tests.word.papers import p, packed, parts_of

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
BLANK = "________"


class Box(NamedTuple):
    """A cell: its text or its paragraphs, how many columns it takes, and whether it begins ("restart") or goes on ("continue") down the rows."""

    text: str
    across: int = 1
    down: str = ""


def title(text: str) -> str:
    """A centred line of large letters."""
    return centred(run(text, '<w:b/><w:sz w:val="36"/>'))


def centred(runs: str) -> str:
    """A centred line."""
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs}</w:p>'


def grid(*rows: tuple[str | Box, ...], width: int = 9000, ruled: bool = True, height: int = 0) -> str:
    """A table; rows of the same width in columns, each as high as `height` twips at least."""
    columns = max(sum(cell.across if isinstance(cell, Box) else 1 for cell in row) for row in rows)
    line = "single" if ruled else "none"
    rules = "".join(f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    look = f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    column = f'<w:gridCol w:w="{width // columns}"/>'
    tall = f'<w:trPr><w:trHeight w:val="{height}"/></w:trPr>' if height else ""
    made = "".join(f"<w:tr>{tall}{''.join(_cell(cell, width // columns) for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{look}<w:tblGrid>{column * columns}</w:tblGrid>{made}</w:tbl>"


def _cell(cell: str | Box, width: int) -> str:
    box = cell if isinstance(cell, Box) else Box(cell)
    down = "" if not box.down else "<w:vMerge/>" if box.down == "continue" else '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    inside = box.text if box.text.startswith(("<w:p", "<w:tbl")) else "".join(map(para, box.text.split("\n")))
    end = para("") if inside.endswith("</w:tbl>") else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * box.across}" w:type="dxa"/>{span}{down}</w:tcPr>{inside}{end}</w:tc>'


def control(name: str, kind: str = "<w:text/>", text: str = "单击此处输入文字") -> str:
    """A content control of a kind in a line."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>'


def merge_field(name: str) -> str:
    """A field of a mail merge."""
    return f'<w:fldSimple w:instr=" MERGEFIELD {name} ">{run(f"«{name}»")}</w:fldSimple>'


def picture(centimetres: int = 2) -> str:
    """A line with a picture; the file gets it by `with_picture`."""
    size = centimetres * 360000
    drawn = (
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="7" name="logo.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="xpicture" xmlns:r="{_R}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    inline = (
        f'<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="{size}" cy="{size}"/>'
        '<wp:docPr id="7" name="logo"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{drawn}</a:graphicData></a:graphic></wp:inline>'
    )
    return p(f"<w:r><w:drawing>{inline}</w:drawing></w:r>")


def _png(side: int = 24) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc0\x20\x20" * side for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_picture(data: bytes) -> bytes:
    """A Word file with the picture that `picture` shows."""
    parts = parts_of(data)
    relation = f'<Relationship Id="xpicture" Type="{_R}/image" Target="media/logo.png"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation.encode())
    types = parts["[Content_Types].xml"]
    if b'Extension="png"' not in types:
        parts["[Content_Types].xml"] = types.replace(b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>')
    return packed({**parts, "word/media/logo.png": _png()})


def sideways(data: bytes) -> bytes:
    """A Word file with its page turned."""
    parts = parts_of(data)
    text = parts["word/document.xml"].decode()
    start = text.index("<w:pgSz")
    parts["word/document.xml"] = (text[:start] + LANDSCAPE + text[text.index("/>", start) + 2 :]).encode()
    return packed(parts)
