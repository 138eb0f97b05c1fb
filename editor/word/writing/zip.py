"""The bytes of a Word file: the parts of a python-docx package in a zip that is the same every time.

python-docx's own `save` writes the time of day into the zip; here its parts are walked in the order of their relationships and packed without one.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import CT_Types
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.opc.spec import default_content_types
from docx.package import Package

from editor.word.package.repacking import packed_anew
from editor.word.package.seal import DRAFT_PATH
from editor.word.package.xml import Element, serialized

_LAST = f"/{DRAFT_PATH}"
_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".xlsx", ".docx")  # nothing is saved by packing these again


def package_of(word: WordDocument) -> Package:
    """The package that a Word document is the main part of."""
    package = word.part.package
    assert package is not None
    return package


def files_of(package: Package) -> dict[str, bytes]:
    """The bytes of the files of a package by path, in the order in which they are packed: the draft, which seals all others, is the last."""
    return {uri.membername: data for uri, data in _members(package)}


def _members(package: Package) -> Iterator[tuple[PackURI, bytes]]:
    parts = sorted(package.iter_parts(), key=lambda part: part.partname == _LAST)
    yield CONTENT_TYPES_URI, serialized(_content_types(parts))
    yield PACKAGE_URI.rels_uri, _relationships(package.rels)
    for part in parts:
        if part.rels:
            yield part.partname.rels_uri, _relationships(part.rels)
        yield part.partname, part.blob


def _relationships(rels: Relationships) -> bytes:
    data: Any = rels.xml  # bytes, though it is annotated as a text
    return data


def _content_types(parts: Iterable[Part]) -> Element:
    """The types of the parts in their order: by ending where the ending says it, else each by itself."""
    types = {part.partname: part.content_type for part in parts}
    by_ending = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    for name, kind in types.items():
        if (name.ext, kind) in default_content_types:
            by_ending.setdefault(name.ext, kind)
    top = cast("CT_Types", CT_Types.new())
    for ending in sorted(by_ending):
        top.add_default(ending, by_ending[ending])
    for name, kind in types.items():
        if by_ending.get(name.ext) != kind:
            top.add_override(name, kind)
    return top


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these files by path, the same bytes for the same files: no time, the same on every system."""
    return packed_anew((path, data, not path.lower().endswith(_PACKED)) for path, data in files)
