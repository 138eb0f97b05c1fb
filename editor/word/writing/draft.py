"""The draft itself in a part of the file, under the seal that says that nobody else wrote the file since."""

import re
from collections.abc import Mapping
from functools import partial

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from editor.model.document.document import Document
from editor.word.package.draft_part import digest_of
from editor.word.package.seal import DRAFT_PATH, seal
from editor.word.package.xml import NAMESPACES, Element, clean_text, element, name, root, serialized
from editor.word.writing.zip import SealedPart, package_of

DRAFT_NAMESPACE = NAMESPACES["ng"]
STORE_ID = "{6E696761-6F00-4D64-8A11-647261667431}"
_PROPERTIES = PackURI("/customXml/itemProps1.xml")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def add_draft(word: WordDocument, draft_json: str, document: Document) -> None:
    """Put the draft into a Word document that was made of it, as custom XML that Word keeps over a save."""
    package = package_of(word)
    make = partial(_draft_part, draft_json, _labels(document))
    part = SealedPart(PackURI(f"/{DRAFT_PATH}"), CONTENT_TYPE.XML, package, make)
    properties = Part(_PROPERTIES, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, serialized(_properties_part()), package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _labels(document: Document) -> dict[str, str]:
    return {clean_text(run.field): clean_text(run.label or run.field) for run in document.runs() if run.field is not None and not run.derived}


def _draft_part(draft_json: str, fields: Mapping[str, str], digest: str) -> Element:
    """The custom part: the draft with its digest, and the label of each field by its path, so that bookmarks can be told apart when a program
    dropped the tags.

    All of it is element text, for LibreOffice drops attributes; what XML bars in the draft is escaped as JSON escapes it.
    `digest` is that of all other parts, for the seal.
    """
    draft = _NOT_IN_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", draft_json)
    known = (element("ng:field", element("ng:path", path), element("ng:label", label)) for path, label in fields.items())
    told = (element("ng:content", draft), element("ng:digest", digest_of(draft)))
    return root("ng:draft", *told, element("ng:fields", *known), element("ng:seal", seal(digest, draft)))


def _properties_part() -> Element:
    """The properties of the custom part: an id by which Word keeps it, and the schema by which we know it."""
    schema = element("ds:schemaRef", **{"ds:uri": DRAFT_NAMESPACE})
    made = root("ds:datastoreItem", element("ds:schemaRefs", schema))
    made.set(name("ds:itemID"), STORE_ID)
    return made
