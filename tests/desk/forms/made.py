"""Word forms made for the tests of the desk: parts by parts, in the manner of offices and of other programs' templates."""

import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from lxml import etree

from editor.desk import Desk, FileKindOfForm, OpenForm
from tests.word.papers import R, W, foreign, p, packed, parts_of

_TEXTS = ("t", "tab", "br", "cr", "sym")


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*texts: str) -> str:
    """A paragraph of texts, each a run of its own; what begins with < is XML."""
    return p(*(text if text.startswith("<w:") else run(text) for text in texts))


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each a paragraph of text or XML."""
    made = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    grid = '<w:gridCol w:w="900"/>' * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _cell(cell: str) -> str:
    return f"<w:tc><w:tcPr><w:tcW w:w='0' w:type='auto'/></w:tcPr>{cell if cell.startswith('<w:p') else para(cell)}</w:tc>"


@cache
def _plain(title: str) -> bytes:
    """An empty Word file of python-docx."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.core_properties.title = title
    document.save(buffer)
    return buffer.getvalue()


def word(body: str, header: str = "", footer: str = "", footnote: str = "", title: str = "") -> bytes:
    """A Word file that python-docx opens, with these parts."""
    parts = parts_of(_plain(title))
    top = parts["word/document.xml"].decode()
    start, end = top.index("<w:body>") + len("<w:body>"), top.index("<w:sectPr")
    references, relations, types = "", "", ""
    for kind, content in (("header", header), ("footer", footer)):
        if content:
            references += f'<w:{kind}Reference w:type="default" r:id="x{kind}"/>'
            relations += f'<Relationship Id="x{kind}" Type="{R}/{kind}" Target="{kind}9.xml"/>'
            types += _type(f"{kind}9.xml", kind)
            tag = "hdr" if kind == "header" else "ftr"
            parts[f"word/{kind}9.xml"] = f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{tag}>'.encode()
    if footnote:
        relations += f'<Relationship Id="xnotes" Type="{R}/footnotes" Target="footnotes.xml"/>'
        types += _type("footnotes.xml", "footnotes")
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{footnote}</w:footnote></w:footnotes>'.encode()
    sections = top[end:].replace(">", f">{references}", 1) if references else top[end:]
    parts["word/document.xml"] = f"{top[:start]}{body}{sections}".encode()
    _add(parts, "word/_rels/document.xml.rels", relations, "</Relationships>")
    _add(parts, "[Content_Types].xml", types, "</Types>")
    return packed(parts)


def _type(name: str, kind: str) -> str:
    return f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'


def _add(parts: dict[str, bytes], path: str, more: str, end: str) -> None:
    parts[path] = parts[path].replace(end.encode(), (more + end).encode())


def texts_of(data: bytes) -> dict[str, list[str]]:
    """The paragraphs of each part that holds text, as they are read."""
    found: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for path in archive.namelist():
            if path.startswith("word/") and path.endswith(".xml") and path.split("/")[-1].startswith(("document", "header", "footer", "footnotes")):
                found[path] = [text_of(paragraph) for paragraph in etree.fromstring(archive.read(path)).iter(f"{{{W}}}p")]
    return found


def text_of(paragraph: etree._Element) -> str:  # pyright: ignore[reportPrivateUsage]
    """The text of a paragraph, its tabs and breaks."""
    signs = {"tab": "\t", "br": "\n", "cr": "\n", "sym": "?"}
    nodes = (node for run in paragraph.iter(f"{{{W}}}r") for node in run.iterchildren(*(f"{{{W}}}{tag}" for tag in _TEXTS)))
    return "".join(node.text or "" if node.tag.endswith("}t") else signs[node.tag.rpartition("}")[2]] for node in nodes)


def opened(folder: Path, data: bytes) -> OpenForm:
    """A file opened as a form."""
    path = folder / "表.docx"
    path.write_bytes(data)
    found = Desk().open_form(str(path), "form")
    assert not isinstance(found, FileKindOfForm)
    return found


def written(folder: Path, data: bytes, values: Mapping[str, object], *, final: bool = False) -> bytes:
    """A form filled with values through the desk, as the command line does it."""
    form = opened(folder, data)
    (folder / "值.json").write_text(json.dumps(values, ensure_ascii=False), "utf-8")
    given = Desk().read_form_values(folder / "值.json", form)
    Desk().write_form(form, given, folder / "填.docx", final=final)
    return (folder / "填.docx").read_bytes()


__all__ = ["foreign", "opened", "para", "run", "table", "text_of", "texts_of", "word", "written"]
