"""The empty document that every file by a layout profile starts as: its styles, fonts and pages, and nothing of a person, a time or a theme."""

import io
from functools import lru_cache
from typing import cast

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart

from editor.model.document.profile import LayoutProfile
from editor.word.package.xml import Element, element, root, serialized
from editor.word.writing.furniture import app_part, core_part, font_table_part, settings_part
from editor.word.writing.sections import lay_pages
from editor.word.writing.styles import styles_part
from editor.word.writing.zip import files_of, zipped


def empty_document(profile: LayoutProfile) -> WordDocument:
    """A Word document by the profile that has no text yet."""
    return docx.Document(io.BytesIO(base_of(profile)))


@lru_cache(maxsize=8)
def base_of(profile: LayoutProfile) -> bytes:
    """The bytes of the empty document, made once for each profile and kept."""
    package = Package()
    text = root("w:document", element("w:body"), prefixes=("r",))
    main = _related(package, package, "/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, RELATIONSHIP_TYPE.OFFICE_DOCUMENT, text)
    _related(package, main, "/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles_part(profile))
    _related(package, main, "/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings_part())
    _related(package, main, "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, font_table_part(profile))
    _related(package, package, "/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core_part())
    _related(package, package, "/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, app_part())
    word = cast("DocumentPart", main).document
    lay_pages(word, profile)
    return zipped(files_of(package).items())


def _related(package: Package, source: Package | Part, path: str, content_type: str, kind: str, top: Element) -> Part:
    """A new part of the package that `source` refers to."""
    part = PartFactory(PackURI(path), content_type, kind, serialized(top), package)
    source.relate_to(part, kind)
    return part
