"""A settled document as a Word file."""

from collections.abc import Iterator
from functools import partial

from editor.model.document.document import Document, Table
from editor.model.document.profile import LayoutProfile
from editor.word.package.package import Package
from editor.word.package.seal import DRAFT_PATH
from editor.word.package.xml import Element, clean_text
from editor.word.writing.body import document_part
from editor.word.writing.furniture import app_part, core_part, draft_part, draft_properties_part, font_table_part, footer_part, settings_part
from editor.word.writing.placing import LETTER, SILENT, empty_footer_part, is_letter, is_unnumbered, letter_footer_part
from editor.word.writing.styles import character_style, styles_part
from editor.word.writing.zip import Part, parts_of, zipped


def write_docx(document: Document, profile: LayoutProfile, draft_json: str | None = None, final: bool = False) -> bytes:
    """The bytes of a Word file as `write_package` makes it, the same for the same input."""
    return zipped(write_package(document, profile, draft_json, final).parts().items())


def write_package(document: Document, profile: LayoutProfile, draft_json: str | None = None, final: bool = False) -> Package:
    """A Word file by the profile.

    Every place of a field is a content control inside a bookmark, and `draft_json` lies in a custom part;
    a `final` copy has neither, and nothing of the person.
    """
    draft_json = None if final else draft_json
    slots = {character_style(profile, run.style) for run in document.runs() if not (run.filled or final)}
    text, relations = document_part(document, profile, final=final), _relations(document, profile, draft_json)
    parts = [
        Part("word/document.xml", text, "wordprocessingml.document.main", relations),
        Part("word/styles.xml", styles_part(profile, slots, _number_styles(document)), "wordprocessingml.styles"),
        Part("word/settings.xml", settings_part(), "wordprocessingml.settings"),
        Part("word/fontTable.xml", font_table_part(profile), "wordprocessingml.fontTable"),
        Part("word/footer1.xml", footer_part(profile, even=False), "wordprocessingml.footer"),
        Part("word/footer2.xml", footer_part(profile, even=True), "wordprocessingml.footer"),
        Part("docProps/core.xml", core_part(document.title), "core-properties"),
        Part("docProps/app.xml", app_part(), "extended-properties"),
    ]
    parts += [Part(f"word/{target}", part, "wordprocessingml.footer") for _, target, part in _other_footers(document, profile)]
    if draft_json is not None:
        parts.append(Part("customXml/itemProps1.xml", draft_properties_part(), "customXmlProperties"))
        made = partial(draft_part, draft_json, _labels(document))
        parts.append(Part(DRAFT_PATH, made, "", (("rId1", "customXmlProps", "itemProps1.xml"),)))
    return Package.held(parts_of(parts))


def _other_footers(document: Document, profile: LayoutProfile) -> Iterator[tuple[str, str, Element]]:
    """The footers that only some documents have, by relationship and file: of a letter's first page, and of pages without numbers."""
    if is_letter(document):
        yield LETTER, "footer3.xml", letter_footer_part(profile)
    if is_unnumbered(document):
        yield SILENT, "footer4.xml", empty_footer_part(profile)


def _relations(document: Document, profile: LayoutProfile, draft_json: str | None) -> tuple[tuple[str, str, str], ...]:
    targets = [
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("footer", "footer1.xml"),
        ("footer", "footer2.xml"),
    ]
    if draft_json is not None:
        targets.append(("customXml", "../customXml/item1.xml"))
    others = tuple((identity, "footer", target) for identity, target, _ in _other_footers(document, profile))
    return (*((f"rId{number}", kind, target) for number, (kind, target) in enumerate(targets, start=1)), *others)


def _labels(document: Document) -> dict[str, str]:
    return {clean_text(run.field): clean_text(run.label or run.field) for run in document.runs() if run.field is not None and not run.derived}


def _number_styles(document: Document) -> set[str]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return {cell.paragraph.style for table in tables for row in table.rows for cell in row if cell.numeric}
