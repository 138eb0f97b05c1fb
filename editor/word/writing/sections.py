"""The pages: paper, margins, page numbers, and the footers that only some documents have."""

from copy import deepcopy
from math import floor
from typing import cast

from docx.document import Document as WordDocument
from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENTATION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.document import CT_Body, CT_Document
from docx.oxml.section import CT_SectPr
from docx.section import Section
from docx.shared import Twips

from editor.model.document.document import Document, Paragraph, Table
from editor.model.document.profile import LayoutProfile, Page
from editor.word.package.xml import Element, element, find, remove, serialized
from editor.word.writing.furniture import footer_part
from editor.word.writing.placing import empty_footer_part, letter_footer_part
from editor.word.writing.zip import package_of

_LETTER, _SILENT = "rIdLetter", "rIdSilent"  # the relationships of the footers that only some documents have


def body_of(word: WordDocument) -> CT_Body:
    """The element that holds the text of a Word document, and the section at its end."""
    return cast("CT_Document", word.element).body


def lay_pages(word: WordDocument, profile: LayoutProfile) -> None:
    """Give the section of an empty document its paper, margins, footers of odd and even pages and grid of lines (GB/T 9704-2012, 5.1, 5.2, 7.5)."""
    section = body_of(word).get_or_add_sectPr()
    _set_paper(word.sections[0], profile.page)
    section.append(element("w:pgNumType", start=1))
    section.append(_grid(profile.page))
    for kind, even in ((WD_HEADER_FOOTER.PRIMARY, False), (WD_HEADER_FOOTER.EVEN_PAGE, True)):
        footer = _new_footer(word, footer_part(profile, even=even))
        section.add_footerReference(kind, word.part.relate_to(footer, RELATIONSHIP_TYPE.FOOTER))
    word.settings.odd_and_even_pages_header_footer = True


def _set_paper(section: Section, page: Page) -> None:
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENTATION.LANDSCAPE
    section.top_margin, section.right_margin = Twips(page.top), Twips(page.right)
    section.bottom_margin, section.left_margin = Twips(page.bottom), Twips(page.left)
    section.header_distance, section.footer_distance = Twips(page.header), Twips(page.footer)
    section.gutter = Twips(0)


def _grid(page: Page) -> Element:
    pitch = {"charSpace": floor((page.text_width / 20 / page.characters - 16) * 4096)} if page.grid else {}
    return element("w:docGrid", type="linesAndChars" if page.grid else "lines", linePitch=page.pitch, **pitch)


def _new_footer(word: WordDocument, top: Element) -> Part:
    package = package_of(word)
    return Part(package.next_partname("/word/footer%d.xml"), CONTENT_TYPE.WML_FOOTER, serialized(top), package)


def set_sections(word: WordDocument, profile: LayoutProfile, *, is_letter: bool, ends_silent: bool) -> None:
    """Divide a Word document that has no text yet: the first page of a letter has a footer of its own, and pages without numbers at its end are a
    section of their own, which goes on counting; that of the pages before them then stands before it.
    """
    section, body = body_of(word).get_or_add_sectPr(), body_of(word)
    silent = _without_numbers(section) if ends_silent else None
    if is_letter:
        word.part.load_rel(RELATIONSHIP_TYPE.FOOTER, _new_footer(word, letter_footer_part(profile)), _LETTER)
        section.add_footerReference(WD_HEADER_FOOTER.FIRST_PAGE, _LETTER)
        word.sections[0].different_first_page_header_footer = True
    if silent is not None:
        word.part.load_rel(RELATIONSHIP_TYPE.FOOTER, _new_footer(word, empty_footer_part(profile)), _SILENT)
        body.append(silent)


def _without_numbers(section: CT_SectPr) -> CT_SectPr:
    made = deepcopy(section)
    for kind in (WD_HEADER_FOOTER.PRIMARY, WD_HEADER_FOOTER.EVEN_PAGE):
        made.remove_footerReference(kind)
        made.add_footerReference(kind, _SILENT)
    start = find(made, "w:pgNumType")
    if start is not None:
        remove(start)
    return made


def is_letter(document: Document) -> bool:
    """Whether the document has the head of a letter: its first page then has a double line for a page number."""
    first = document.blocks[0] if document.blocks else None
    return isinstance(first, Paragraph) and first.frame == "letterhead"


def is_unnumbered(document: Document) -> bool:
    """Whether the document ends with pages that have no numbers."""
    return any(not isinstance(block, Table) and block.unnumbered for block in document.blocks)
