"""A settled document as a Word file."""

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from editor.model.document.document import Document, Table
from editor.model.document.profile import LayoutProfile
from editor.word.package.package import Package
from editor.word.package.xml import Element, clean_text, find, serialized
from editor.word.writing.base import empty_document
from editor.word.writing.body import blocks_of
from editor.word.writing.cells import CellStyle, cell_styles
from editor.word.writing.draft import add_draft
from editor.word.writing.furniture import prompt_part
from editor.word.writing.sections import body_of, set_sections
from editor.word.writing.style_names import character_style
from editor.word.writing.styles import slot_styles
from editor.word.writing.zip import files_of, package_of, zipped


def write_docx(document: Document, profile: LayoutProfile, draft_json: str | None = None, final: bool = False) -> bytes:
    """The bytes of a Word file as `write_package` makes it, the same for the same input."""
    return zipped(write_package(document, profile, draft_json, final).parts().items())


def write_package(document: Document, profile: LayoutProfile, draft_json: str | None = None, final: bool = False) -> Package:
    """A Word file by the profile.

    Every place of a field is a content control inside a bookmark, and `draft_json` lies in a custom part;
    a `final` copy has neither, and nothing of the person.
    """
    word, blocks = empty_document(profile), blocks_of(document, profile, final=final)
    body_of(word)[:0] = blocks
    slots = {character_style(profile, run.style) for run in document.runs() if not (run.filled or final)}
    _add_styles(word, (*slot_styles(profile, slots), *cell_styles(profile, _cell_styles(document))))
    _set_title(word, document.title)
    if not final:
        _add_prompt(word)
    if draft_json is not None and not final:
        add_draft(word, draft_json, document)
    set_sections(word, document, profile, blocks)
    return Package.held(files_of(package_of(word)))


def _add_prompt(word: WordDocument) -> None:
    data = serialized(prompt_part())
    part = Part(PackURI("/word/glossary/document.xml"), CONTENT_TYPE.WML_DOCUMENT_GLOSSARY, data, package_of(word))
    word.part.relate_to(part, RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT)


def _add_styles(word: WordDocument, styles: Iterable[Element]) -> None:
    """Add the styles that only this document needs, before that of tables."""
    last = word.styles.element[-1]
    for style in styles:
        last.addprevious(style)


def _set_title(word: WordDocument, title: str) -> None:
    """Set the title of a Word document; python-docx's own property refuses one of more than 255 characters."""
    properties = package_of(word).part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    node = find(properties.element, "dc:title") if isinstance(properties, XmlPart) else None
    if node is not None:
        node.text = clean_text(title)


def _cell_styles(document: Document) -> set[CellStyle]:
    tables = (block for block in document.blocks if isinstance(block, Table) and not block.joint)
    return {style for table in tables for row in table.rows for cell in row if (style := CellStyle.of(cell)).is_own}
