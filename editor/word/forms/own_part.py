"""By what a filled form is known again: bookmarks around its values, and a part with its fields, its values and what was filled as it was before."""

import hashlib
import re
import zlib
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.model.problem import NigaoError
from editor.word.package.marks import FORM_START
from editor.word.package.package import Package, once
from editor.word.package.relations import relations_path
from editor.word.package.repacking import repacked
from editor.word.package.xml import Element, element, find, get, name, root, serialized
from editor.word.reading.visible import EventKind, Walker

_TYPES = "[Content_Types].xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_KINDS = ("footnotes", "endnotes", "header", "footer")
_LIMIT = 100_000_000
_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What a Word file says of the form that it is: the properties of its fields as the header of a template file, the values as JSON text, the parts
    as they were before they were filled; `is_as_written` says that nobody changed what was filled since.
    """

    header: str = ""
    values: str = ""
    parts: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    is_as_written: bool = True


@once
def read_kept_form(package: Package) -> KeptForm | None:
    """What is known of a form that was filled or kept here; None for another file."""
    top = _own_part(package)
    if top is None:
        return None
    texts = {tag: node.text or "" for tag in ("header", "values", "digest") if (node := find(top, f"ng:{tag}")) is not None}
    parts = dict(filter(None, (_part_in(node) for node in top.iterchildren(name("ng:part")))))
    written = {path: package.part(path) for path in parts if path in package}
    is_same = len(written) == len(parts) and texts.get("digest", "").strip() == _digest(written)
    return KeptForm(texts.get("header", ""), texts.get("values", ""), parts, is_same)


def unfilled(package: Package, kept: KeptForm) -> bytes:
    """The bytes of the form as it was before it was filled."""
    return repacked(package.data, package.entries, kept.parts) if kept.parts else package.data


def own_parts(package: Package, header: str, values: str, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that keep the properties and the values of a form beside the parts that were `changed`: the part itself, and what leads to it."""
    path = _path_of(package)
    parts = [
        element("ng:part", element("ng:path", one), element("ng:data", b64encode(zlib.compress(package.part(one), 1)).decode()))
        for one in sorted(changed)
        if one in package
    ]
    said = (("ng:header", header), ("ng:values", values), ("ng:digest", _digest(changed)))
    made = {path: serialized(root("ng:form", *(element(tag, text) for tag, text in said), *parts))}
    return made if path in package else {**made, **_led_to(package, path)}


def can_be_kept(package: Package) -> bool:
    """Whether what leads to our part can be read: a form of which that is damaged could be opened, and not written again."""
    try:
        _leading(package)
    except NigaoError:
        return False
    return True


def own_path(package: Package) -> str:
    """The path of our part, "" for none."""
    path = _path_of(package)
    return path if path in package else ""


def _own_part(package: Package) -> Element | None:
    path = _path_of(package)
    return package.optional(path) if path in package else None


def _path_of(package: Package) -> str:
    """Where our part lies, or can lie."""
    for path in package.paths:
        is_xml = path.startswith("customXml/") and path.endswith(".xml")
        if is_xml and (top := package.optional(path)) is not None and top.tag == name("ng:form"):
            return path
    number = next(number for number in range(1, 10_000) if f"customXml/item{number}.xml" not in package)
    return f"customXml/item{number}.xml"


def _led_to(package: Package, path: str) -> dict[str, bytes]:
    """The relationships of the document with one to our part, and the types with that of XML; not a byte of what they say is changed."""
    listed, known, types = _leading(package)
    number = next(number for number in range(1, 100_000) if f'"rIdF{number}"'.encode() not in known)
    target = "../" * package.main.count("/") + path
    made = {listed: _with_last(known, "Relationship", f'Id="rIdF{number}" Type="{_KIND}" Target="{target}"')}
    if not re.search(rb"Extension\s*=\s*[\"']xml[\"']", types, re.IGNORECASE):
        made[_TYPES] = _with_last(types, "Override", f'PartName="/{path}" ContentType="application/xml"')
    return made


def _leading(package: Package) -> tuple[str, bytes, bytes]:
    """Where the relationships of the document lie, these, and the types of all parts; raises NigaoError where they are damaged."""
    listed = relations_path(package.main)
    return listed, package.part(listed) if listed in package else _RELATIONS + b"</Relationships>", package.part(_TYPES)


def _with_last(data: bytes, tag: str, said: str) -> bytes:
    """An XML text with one more empty element at its end."""
    end = re.search(rb"</((?:\w+:)?)(?:Relationships|Types)\s*>\s*$", data)
    if end is None:
        bare = re.search(rb"<((?:\w+:)?)Relationships\b([^>]*)/>\s*$", data)
        if bare is None:
            return data
        prefix = bare[1]
        pieces = (prefix, bare[2], prefix, tag.encode(), said.encode(), prefix)
        return data[: bare.start()] + b"<%sRelationships%s><%s%s %s/></%sRelationships>" % pieces
    return data[: end.start()] + b"<" + end[1] + tag.encode() + b" " + said.encode() + b"/>" + data[end.start() :]


def _digest(parts: Mapping[str, bytes]) -> str:
    made = hashlib.sha256()
    for path in sorted(parts):
        made.update(f"{path} {len(parts[path])}\n".encode())
        made.update(parts[path])
    return made.hexdigest()


def _part_in(node: Element) -> tuple[str, bytes] | None:
    path, data = find(node, "ng:path"), find(node, "ng:data")
    if path is None or data is None:
        return None
    try:
        unpacker = zlib.decompressobj()
        return path.text or "", unpacker.decompress(b64decode(data.text or ""), _LIMIT)
    except (Error, zlib.error, ValueError):
        return None


def filled_texts(package: Package) -> dict[str, tuple[str, ...]]:
    """The texts between the bookmarks of a filled form by the stem of their names, in the order of the file."""
    found: dict[str, list[str]] = {}
    for path in dict.fromkeys((package.main, *(one for kind in _KINDS for one in package.related(kind)))):
        for stem, text in _texts_in(package, path):
            found.setdefault(stem, []).append(text)
    return {stem: tuple(texts) for stem, texts in found.items()}


def _texts_in(package: Package, path: str) -> list[tuple[str, str]]:
    top = package.optional(path)
    opened: dict[str, tuple[str, list[str]]] = {}
    found: list[tuple[str, str]] = []
    for event in Walker().events(top) if top is not None else ():
        if event.kind == EventKind.BOOKMARK and get(event.node, "w:name").startswith(FORM_START):
            opened[get(event.node, "w:id")] = (get(event.node, "w:name").rpartition("_")[0], [])
        elif event.kind == EventKind.BOOKMARK_END and get(event.node, "w:id") in opened:
            stem, texts = opened.pop(get(event.node, "w:id"))
            found.append((stem, "".join(texts)))
        elif event.kind == EventKind.TEXT:
            for _, texts in opened.values():
                texts.append(event.text)
    return found
