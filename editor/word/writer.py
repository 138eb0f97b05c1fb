"""A settled document as a Word file."""

from editor.model.document import Document, Table
from editor.model.profile import LayoutProfile
from editor.word.body import document_part
from editor.word.furniture import app_part, core_part, draft_part, draft_properties_part, font_table_part, footer_part, settings_part
from editor.word.package import Part, packed
from editor.word.styles import character_style, styles_part
from editor.word.xml import clean_text


def write_docx(document: Document, profile: LayoutProfile, draft_json: str | None = None, final: bool = False) -> bytes:
    """The bytes of a Word file by the profile, the same for the same input.

    Every place of a field is a content control inside a bookmark, and `draft_json` lies in a custom part;
    a `final` copy has neither, and nothing of the person.
    """
    draft_json = None if final else draft_json
    slots = {character_style(profile, run.style) for run in document.runs() if not (run.filled or final)}
    parts = [
        Part("word/document.xml", document_part(document, profile, final=final), "wordprocessingml.document.main", _relations(draft_json)),
        Part("word/styles.xml", styles_part(profile, slots, _number_styles(document)), "wordprocessingml.styles"),
        Part("word/settings.xml", settings_part(), "wordprocessingml.settings"),
        Part("word/fontTable.xml", font_table_part(profile), "wordprocessingml.fontTable"),
        Part("word/footer1.xml", footer_part(profile, even=False), "wordprocessingml.footer"),
        Part("word/footer2.xml", footer_part(profile, even=True), "wordprocessingml.footer"),
        Part("docProps/core.xml", core_part(document.title), "core-properties"),
        Part("docProps/app.xml", app_part(), "extended-properties"),
    ]
    if draft_json is not None:
        parts.append(Part("customXml/item1.xml", draft_part(draft_json, _labels(document)), "", (("rId1", "customXmlProps", "itemProps1.xml"),)))
        parts.append(Part("customXml/itemProps1.xml", draft_properties_part(), "customXmlProperties"))
    return packed(parts)


def _relations(draft_json: str | None) -> tuple[tuple[str, str, str], ...]:
    targets = [
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("footer", "footer1.xml"),
        ("footer", "footer2.xml"),
    ]
    if draft_json is not None:
        targets.append(("customXml", "../customXml/item1.xml"))
    return tuple((f"rId{number}", kind, target) for number, (kind, target) in enumerate(targets, start=1))


def _labels(document: Document) -> dict[str, str]:
    return {clean_text(run.field): clean_text(run.label or run.field) for run in document.runs() if run.field is not None and not run.derived}


def _number_styles(document: Document) -> set[str]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return {cell.paragraph.style for table in tables for row in table.rows for cell in row if cell.numeric}
