"""The draft itself in a part of the file, under the seal that says that nobody else wrote the file since."""

import re
from collections.abc import Callable
from functools import partial

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from editor.model.document.document import Document
from editor.word.package.draft_part import digest_of
from editor.word.package.seal import DRAFT_PATH, seal
from editor.word.package.xml import DECLARATION, NAMESPACES, Element, clean_text, element, escaped, name, root, serialized
from editor.word.writing.zip import package_of

DRAFT_NAMESPACE = NAMESPACES["ng"]
STORE_ID = "{6E696761-6F00-4D64-8A11-647261667431}"
_PROPERTIES = PackURI("/customXml/itemProps1.xml")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def add_draft_part(word: WordDocument) -> None:
    """Put an empty part for a draft into a Word document, as custom XML that Word keeps over a save."""
    package = package_of(word)
    part = Part(PackURI(f"/{DRAFT_PATH}"), CONTENT_TYPE.XML, package=package)
    properties = Part(_PROPERTIES, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, serialized(_properties_part()), package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


SealedDraft = Callable[[str], bytes]
"""The bytes of the custom part under the seal over a digest of all other parts."""


class DraftText:
    """The custom part: the draft with its digest, and the label of each field by its path, so that bookmarks can be told apart when a program
    dropped the tags.

    All of it is element text, for LibreOffice drops attributes; what XML bars in the draft is escaped as JSON escapes it.
    """

    def __init__(self, document: Document) -> None:
        """That of a document; the same for all in which the same fields stand."""
        named = {run.field: run.label for run in document.runs() if run.field is not None and not run.derived}
        labels = {clean_text(path): clean_text(label or path) for path, label in named.items()}
        known = "".join([f"<field><path>{escaped(path)}</path><label>{escaped(label)}</label></field>" for path, label in labels.items()])
        self._fields = f"<fields>{known}</fields>" if known else "<fields/>"

    def of(self, draft_json: str) -> SealedDraft:
        """The part with the draft that the document was made of."""
        draft = _NOT_IN_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", draft_json)
        return partial(self._sealed, draft)

    def _sealed(self, draft: str, digest: str) -> bytes:
        told = f"<content>{escaped(draft)}</content><digest>{digest_of(draft)}</digest>{self._fields}<seal>{seal(digest, draft)}</seal>"
        return f'{DECLARATION}<draft xmlns="{DRAFT_NAMESPACE}">{told}</draft>'.encode()


def _properties_part() -> Element:
    """The properties of the custom part: an id by which Word keeps it, and the schema by which we know it."""
    schema = element("ds:schemaRef", **{"ds:uri": DRAFT_NAMESPACE})
    made = root("ds:datastoreItem", element("ds:schemaRefs", schema))
    made.set(name("ds:itemID"), STORE_ID)
    return made
