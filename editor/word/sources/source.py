"""Any Word file as source text."""

from dataclasses import replace

from editor.model.sample.source import SourceText
from editor.word.package.package import Package
from editor.word.reading.reader import Reader
from editor.word.sources.beside import left_out_of_parts
from editor.word.sources.pictures import left_out_of_text


def read_source(package: Package) -> SourceText:
    """The source text of any Word file: paragraphs, also those in controls, tables, text boxes and insertions; footnotes follow the text.

    Deletions, field codes, hidden text and comments are left out, and so are tables of contents, headers, footers and pictures, which are listed;
    numbers that Word makes by itself stand in front of their lines.
    """
    reader = Reader(package)
    reader.read_all()
    source = reader.source
    return replace(source, left_out=(*left_out_of_text(package, reader.spots), *source.left_out, *left_out_of_parts(package)))
