"""The package of a Word file as we write it: parts, their content types and relationships, in a zip that is the same every time.

Written with zipfile: python-docx's package starts from a template with an author, a thumbnail and theme fonts, all of which would have to go again.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from editor.word.package.seal import Digest
from editor.word.package.xml import Element, element, root, serialized

_TYPES = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".xlsx", ".docx")  # nothing is saved by packing these again
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its path in the zip, its root element, its content type after the common stem, and the parts it refers to by (id, kind, target).

    A root that is made with the digest of all that stands before it in the zip is given as a function.
    """

    path: str
    top: Element | Callable[[str], Element]
    content_type: str = ""
    relations: tuple[tuple[str, str, str], ...] = ()


_File = tuple[str, Element | Callable[[str], Element]]


def parts_of(parts: Iterable[Part]) -> dict[str, bytes]:
    """The bytes of a package with these parts by path, those that every package has first; the first given is the Word document itself."""
    parts = tuple(parts)
    main = parts[0]
    starts = [("rId1", "officeDocument", main.path)]
    starts += [(f"rId{n}", kind, part.path) for n, (kind, part) in enumerate(_properties(parts), start=2)]
    files: list[_File] = [("[Content_Types].xml", _content_types(parts)), ("_rels/.rels", _relationships(starts))]
    for part in parts:
        if part.relations:
            folder, _, file = part.path.rpartition("/")
            files.append((f"{folder}/_rels/{file}.rels", _relationships(part.relations)))
        files.append((part.path, part.top))
    return dict(_serialized(files))


def _serialized(files: Iterable[_File]) -> Iterator[tuple[str, bytes]]:
    digest = Digest()
    for path, top in files:
        data = serialized(top(digest.text) if callable(top) else top)
        digest.add(path, data)
        yield path, data


def _properties(parts: tuple[Part, ...]) -> list[tuple[str, Part]]:
    kinds = {"docProps/core.xml": "core-properties", "docProps/app.xml": "extended-properties"}
    return [(kinds[part.path], part) for part in parts if part.path in kinds]


def _content_types(parts: tuple[Part, ...]) -> Element:
    defaults = [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
    return root(
        "ct:Types",
        *(element("ct:Default", Extension=extension, ContentType=kind) for extension, kind in defaults),
        *(element("ct:Override", PartName=f"/{part.path}", ContentType=_content_type(part)) for part in parts if part.content_type),
    )


def _content_type(part: Part) -> str:
    if part.content_type == "core-properties":
        return "application/vnd.openxmlformats-package.core-properties+xml"
    return f"{_TYPES}.{part.content_type}+xml"


def _relationships(relations: Iterable[tuple[str, str, str]]) -> Element:
    return root("rel:Relationships", *(_relationship(*relation) for relation in relations))


def _relationship(identity: str, kind: str, target: str) -> Element:
    kind = _CORE if kind == "core-properties" else f"{_RELATIONS}/{kind}"
    return element("rel:Relationship", Id=identity, Type=kind, Target=target)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these files by path, the same bytes for the same files: no time, the same on every system."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files:
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if path.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every system
            archive.writestr(entry, data)
    return buffer.getvalue()
