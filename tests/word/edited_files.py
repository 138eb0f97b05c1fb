"""Written reports as another program leaves them: pictures, comments, notes and more put into their XML by hand."""

import zlib
from collections.abc import Mapping
from struct import pack

from tests.word.papers import R, W, packed, parts_of

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES = {
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT, _RELS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"


def png(width: int = 40, height: int = 40, color: tuple[int, int, int] = (200, 40, 40)) -> bytes:
    """A picture of one colour."""
    rows = (b"\0" + bytes(color) * width) * height
    chunks = ((b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)


def edited(written: bytes, *changes: tuple[str, str], more: Mapping[str, bytes | str] | None = None) -> bytes:
    """The file with texts of its document replaced once each, all namespaces declared, and further parts."""
    parts: dict[str, bytes | str] = dict(parts_of(written))
    document = parts_of(written)[_DOCUMENT].decode()
    known = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items() if f"xmlns:{prefix}=" not in document)
    document = document.replace("<w:document ", f"<w:document{known} ", 1)
    for old, new in changes:
        assert old in document, f"{old} is not in the document"
        document = document.replace(old, new, 1)
    return packed({**parts, _DOCUMENT: document, **(more or {})})


def with_part(data: bytes, path: str, content: bytes | str, kind: str, identity: str, content_type: str = "") -> bytes:
    """The file with a part under word/ that its document refers to."""
    parts: dict[str, bytes | str] = dict(parts_of(data))
    relation = f'<Relationship Id="{identity}" Type="{R}/{kind}" Target="{path}"/></Relationships>'
    parts[_RELS] = parts_of(data)[_RELS].decode().replace("</Relationships>", relation)
    ending = path.rpartition(".")[2]
    stated = f'<Override PartName="/word/{path}" ContentType="{content_type or f"{_OFFICE}.{kind}+xml"}"/>'
    if ending != "xml" and f'Extension="{ending}"' in parts_of(data)[_TYPES].decode():
        stated = ""
    elif ending != "xml":
        stated = f'<Default Extension="{ending}" ContentType="{content_type}"/>'
    types = parts_of(data)[_TYPES].decode()
    first = types.index("<Override")
    parts[_TYPES] = types[:first] + stated + types[first:] if ending != "xml" else types.replace("</Types>", f"{stated}</Types>")
    return packed({**parts, f"word/{path}": content})


def with_link(data: bytes, identity: str, address: str) -> bytes:
    """The file with a relationship to a place outside."""
    parts: dict[str, bytes | str] = dict(parts_of(data))
    relation = f'<Relationship Id="{identity}" Type="{R}/hyperlink" Target="{address}" TargetMode="External"/></Relationships>'
    return packed({**parts, _RELS: parts_of(data)[_RELS].decode().replace("</Relationships>", relation)})


def with_picture(data: bytes, identity: str = "rId41", path: str = "media/image1.png", content: bytes | None = None) -> bytes:
    """The file with a picture's part."""
    return with_part(data, path, png() if content is None else content, "image", identity, "image/png")


def drawing(identity: str = "rId41", number: int = 1, words: str = "红方块") -> str:
    """The XML of a picture in the line."""
    size = '<wp:extent cx="720000" cy="720000"/>'
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{identity}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    graphic = f'<a:graphic><a:graphicData uri="{_NAMES["pic"]}">{picture}</a:graphicData></a:graphic>'
    return f'<w:drawing><wp:inline>{size}<wp:docPr id="{number}" name="图片 {number}" descr="{words}"/>{graphic}</wp:inline></w:drawing>'


def picture_run(identity: str = "rId41", number: int = 1, words: str = "红方块") -> str:
    """The XML of a run with a picture."""
    return f"<w:r>{drawing(identity, number, words)}</w:r>"


def picture_paragraph(identity: str = "rId41", number: int = 1, words: str = "红方块", properties: str = '<w:jc w:val="center"/>') -> str:
    """The XML of a paragraph that holds nothing but a picture."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{picture_run(identity, number, words)}</w:p>"


def with_notes(data: bytes, kind: str, *texts: str, author: str = "王科长") -> bytes:
    """The file with comments, footnotes or endnotes of these texts, numbered from 1."""
    said = f' w:author="{author}" w:initials="王"' if kind == "comment" else ""
    types = {"separator": -1, "continuationSeparator": 0} if kind != "comment" else {}
    lines = "".join(f'<w:{kind} w:type="{type_}" w:id="{n}"><w:p><w:r><w:{type_}/></w:r></w:p></w:{kind}>' for type_, n in types.items())
    notes = "".join(
        f'<w:{kind} w:id="{number}"{said}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>' for number, text in enumerate(texts, start=1)
    )
    return with_part(data, f"{kind}s.xml", f'<w:{kind}s xmlns:w="{W}">{lines}{notes}</w:{kind}s>', f"{kind}s", f"rId{kind}")


def reference(kind: str, number: int = 1) -> str:
    """The XML of a run that refers to a comment or note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def text_run(text: str, look: str = "") -> str:
    """The XML of a run of text."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def commented(text: str, number: int = 1) -> str:
    """The XML of text with a comment on it; both stand outside runs."""
    return f'<w:commentRangeStart w:id="{number}"/>{text}<w:commentRangeEnd w:id="{number}"/>{reference("comment", number)}'


def text_box(words: str = "框里的字", number: int = 1) -> str:
    """The XML of a run with a text box for newer programs, and for older ones."""
    content = f"<w:txbxContent><w:p>{text_run(words)}</w:p></w:txbxContent>"
    shape = '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1500000" cy="600000"/></a:xfrm>'
    shape += '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    graphic = f'<a:graphicData uri="{_NAMES["wps"]}"><wps:wsp>{shape}<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>'
    inline = f'<wp:inline><wp:extent cx="1500000" cy="600000"/><wp:docPr id="{number}" name="文本框"/><a:graphic>{graphic}</a:graphic></wp:inline>'
    older = f'<w:pict><v:shape style="width:118pt;height:47pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    choice = f'<mc:Choice Requires="wps"><w:drawing>{inline}</w:drawing></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"


def field_code(code: str, shown: str) -> str:
    """The XML of a complex field with its result."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f'{marks[0]}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{marks[1]}{text_run(shown)}{marks[2]}'


def with_header(data: bytes, content: str, identity: str = "rId90", path: str = "header1.xml", kind: str = "header") -> bytes:
    """The file with a header (or footer) in its last section."""
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in {"w": W, "r": R, **_NAMES}.items())
    made = with_part(data, path, f"<w:{tag}{declared}>{content}</w:{tag}>", kind, identity)
    document = parts_of(made)[_DOCUMENT].decode()
    end = document.index(">", document.rindex("<w:sectPr")) + 1
    reference_ = f'<w:{kind}Reference w:type="default" r:id="{identity}"/>'
    return packed({**parts_of(made), _DOCUMENT: document[:end] + reference_ + document[end:]})
