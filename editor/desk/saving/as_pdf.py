"""PDF files put in order: the document's title and language, nothing of the program that drew them, of the person or of the time."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject


def in_order(writer: PdfWriter, title: str) -> bytes:
    """The bytes of a PDF that says its title, its language and the program's name; the same pages give the same bytes."""
    writer.metadata = {"/Title": title, "/Creator": "nigao"}
    writer.root_object[NameObject("/Lang")] = TextStringObject("zh-CN")
    writer.create_viewer_preferences().display_doctitle = True
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def pages_in_order(pdf: bytes, title: str) -> bytes:
    """Another program's PDF in order: its pages and bookmarks, without its own words about itself and its numbers of chance."""
    writer = PdfWriter()
    writer.append(io.BytesIO(pdf))
    writer.pdf_header = pdf[:8].decode("ascii")
    return in_order(writer, title)


def join_pdfs(file: BinaryIO, paths: Sequence[Path]) -> None:
    """Write one PDF of many, one after the other, with the title of the first."""
    writer = PdfWriter()
    for path in paths:
        writer.append(path)
    about = PdfReader(paths[0]).metadata
    file.write(in_order(writer, about.title or "" if about is not None else ""))
