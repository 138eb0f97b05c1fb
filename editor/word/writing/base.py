"""What stands around the text of a file: the empty document by a layout profile, and all parts but text, title and draft of the files of one kind.

Both are made once, and kept. Nothing of a person, a time or a theme is in them.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.package import Package
from docx.parts.document import DocumentPart

from editor.model.document.profile import LayoutProfile
from editor.word.package.seal import DRAFT_PATH, Digest
from editor.word.package.xml import Element, clean_text, element, escaped, find, root, serialized
from editor.word.writing.cells import CellStyle, cell_styles
from editor.word.writing.draft import SealedDraft, add_draft_part
from editor.word.writing.furniture import app_part, core_part, font_table_part, prompt_part, settings_part
from editor.word.writing.sections import lay_pages, set_sections
from editor.word.writing.styles import slot_styles, styles_part
from editor.word.writing.zip import files_of, package_of, zipped

_TEXT, _TITLE = "word/document.xml", "docProps/core.xml"
_HERE = "<w:body>"
_SECTION_ENDS = "</w:sectPr>"
_ANY_TITLE = "\ue000"


class ShellKind(NamedTuple):
    """What of a document decides about the parts around its text: the looks of its slots and cells, whether it is for somebody else to keep, has a
    draft, is a letter, ends with pages without numbers.
    """

    slots: frozenset[str]
    cells: frozenset[CellStyle]
    is_final: bool
    has_draft: bool
    is_letter: bool
    ends_silent: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """The parts around a text, cut where the text, the title and the draft come in. `section` ends the pages with numbers where others follow."""

    files: tuple[tuple[str, bytes], ...]
    text: tuple[bytes, bytes]
    title: tuple[str, str]
    section: str

    def around(self, text: bytes, title: str, draft: SealedDraft | None) -> dict[str, bytes]:
        """The bytes of all files by path, with this text, title and draft, which stands last and has the digest of all others."""
        own = {_TEXT: text.join(self.text), _TITLE: escaped(clean_text(title)).join(self.title).encode()}
        made = {path: own.get(path, data) for path, data in self.files}
        if draft is not None:
            digest = Digest()
            for path, data in made.items():
                digest.add(path, data)
            made[DRAFT_PATH] = draft(digest.text)
        return made


@lru_cache(maxsize=32)
def shell_of(profile: LayoutProfile, kind: ShellKind) -> Shell:
    """The shell of the files of a kind by a profile."""
    word = _empty_document(profile)
    last = word.styles.element[-1]
    for style in (*slot_styles(profile, kind.slots), *cell_styles(profile, kind.cells)):
        last.addprevious(style)  # before that of tables
    _set_title(word)
    if not kind.is_final:
        _add_prompt(word)
    if kind.has_draft:
        add_draft_part(word)
    set_sections(word, profile, is_letter=kind.is_letter, ends_silent=kind.ends_silent)
    files = files_of(package_of(word))
    before, found, after = files[_TEXT].decode().partition(_HERE)
    section, ends, rest = after.partition(_SECTION_ENDS) if kind.ends_silent else ("", "", after)
    title = files[_TITLE].decode().partition(_ANY_TITLE)
    kept = tuple((path, data) for path, data in files.items() if not (kind.has_draft and path == DRAFT_PATH))
    return Shell(kept, ((before + found).encode(), rest.encode()), (title[0], title[2]), section + ends)


def _add_prompt(word: WordDocument) -> None:
    data = serialized(prompt_part())
    part = Part(PackURI("/word/glossary/document.xml"), CONTENT_TYPE.WML_DOCUMENT_GLOSSARY, data, package_of(word))
    word.part.relate_to(part, RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT)


def _set_title(word: WordDocument) -> None:
    """Set the place of the title of a Word document; python-docx's own property refuses one of more than 255 characters."""
    properties = package_of(word).part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    node = find(properties.element, "dc:title") if isinstance(properties, XmlPart) else None
    if node is not None:
        node.text = _ANY_TITLE


def _empty_document(profile: LayoutProfile) -> WordDocument:
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
