"""The parts of two packages: those of the old file that something refers to are carried into the new one, under names and ids of their own."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as DocxPackage

from editor.word.package.package import Package
from editor.word.package.relations import Relation
from editor.word.package.xml import Element, as_transitional, get
from editor.word.writing.zip import files_of

_KINDS = frozenset(
    (
        *("image", "hyperlink", "chart", "chartUserShapes", "package", "oleObject", "header", "footer", "footnotes", "endnotes", "comments"),
        *("commentsExtended", "commentsIds", "commentsExtensible", "people", "numbering", "chartStyle", "chartColorStyle", "themeOverride"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "chartEx", "hdphoto", "theme"),
    )
)
_OUTSIDE = frozenset(("hyperlink", "image"))
_OF_CHARTS = _OUTSIDE | {"oleObject", "package"}
REFERENCE = re.compile(r"\{http://schemas\.openxmlformats\.org/officeDocument/2006/relationships\}\w+")
_NUMBER = re.compile(r"\d{0,9}$")
_TYPES = "[Content_Types].xml"
_DEPTH = 8


def references(node: Element, *, deep: bool = True) -> Iterator[tuple[Element, str, str]]:
    """The attributes of a node, and of all below it, that name relationships: the element, the attribute, the id."""
    for child in node.iter("*") if deep else (node,):
        for key, value in child.attrib.items():
            if value and REFERENCE.fullmatch(str(key)):
                yield child, str(key), str(value)


class Source:
    """The package that parts are taken from. Macros, ActiveX controls, templates and other documents are never taken, nothing is fetched."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._types = _types_of(package.optional(_TYPES))

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relationships of a part by id."""
        return self.package.relations(part)

    def can_take(self, relation: Relation | None, depth: int = 0, outside: frozenset[str] = _OUTSIDE) -> bool:
        """Whether what a relationship leads to is there and harmless, with all that it refers to itself; `outside` are the kinds that may lead out of
        the package: links, pictures, and the sheet that a chart was made from, which nobody opens.
        """
        if relation is None or relation.word not in _KINDS or depth > _DEPTH:
            return False
        if relation.outside:
            return relation.word in outside
        further = self.relations(relation.target).values() if self.package.has(relation) else (None,)
        return all(self.can_take(other, depth + 1, _outside_of(relation)) for other in further)

    def taken_by(self, relation: Relation) -> list[Relation]:
        """The relationships of a part that can be taken."""
        return [other for other in self.relations(relation.target).values() if self.can_take(other, 1, _outside_of(relation))]

    def has_all(self, node: Element, part: str = "") -> bool:
        """Whether everything that an element of a part (the document) refers to can be taken."""
        known = self.relations(part or self.package.main)
        return all(self.can_take(known.get(identity)) for _, _, identity in references(node))

    def content_type(self, path: str) -> str:
        """The content type of a part."""
        return self._types.get(f"/{path}") or self._types.get(path.rpartition(".")[2].lower(), "application/octet-stream")

    def data(self, path: str) -> bytes:
        """The bytes of a part, XML in the transitional namespaces."""
        data = self.package.part(path)
        return as_transitional(data) if path.endswith(".xml") else data


def _outside_of(relation: Relation) -> frozenset[str]:
    return _OF_CHARTS if relation.word == "chart" else _OUTSIDE


class GraftTarget:
    """The package that parts are put into, as one of python-docx: it holds what its document refers to, directly or by other parts."""

    def __init__(self, written: Package, avoided: frozenset[str]) -> None:
        self._package, self._avoided, whole = DocxPackage(), avoided, Source(written)
        paths = (path for path in written.paths if path != _TYPES and not path.endswith(".rels"))
        self._parts = {path: self._part(path, written.part(path), whole.content_type(path)) for path in paths}
        self._main = self._parts[written.main]
        for path, source in (("", self._package), *self._parts.items()):
            self._relate(source, whole.relations(path).values())

    def _part(self, path: str, data: bytes, content_type: str) -> Part:
        return Part(PackURI(f"/{path}"), content_type, data, self._package)

    def _relate(self, source: Part | DocxPackage, relations: Iterable[Relation]) -> None:
        for identity, kind, target, outside in relations:
            source.load_rel(kind, target if outside else self._parts[target], identity, outside)

    def add(self, path: str, data: bytes, content_type: str) -> str:
        """Put in a part; gives its path, which is another where that one is taken."""
        path = self._free(path)
        self._parts[path] = self._part(path, data, content_type)
        return path

    def _free(self, path: str) -> str:
        """The path, or where it is taken one with another number that neither package has. A target has no spaces."""
        path = path.replace(" ", "%20")
        if path not in self._parts:
            return path
        stem, ending = posixpath.splitext(path)
        names = (f"{_NUMBER.sub('', stem)}{number}{ending}" for number in count(1))
        return next(path for path in names if path not in self._parts and path not in self._avoided)

    def relate(self, path: str, relations: Iterable[Relation]) -> None:
        """Give a part that was put in its relationships, to parts that were put in too."""
        self._relate(self._parts[path], relations)

    def identities(self, wanted: Mapping[str, Relation]) -> dict[str, str]:
        """Give relationships (by the ids of the old file) to the document: their ids in the new one, the old ones where they are free."""
        taken = frozenset(self._main.rels)
        free = (identity for identity in map("rId{}".format, count(1)) if identity not in taken and identity not in wanted)
        ids = {identity: next(free) if identity in taken else identity for identity in wanted}
        renamed = (relation._replace(identity=ids[identity]) for identity, relation in wanted.items())
        self._relate(self._main, sorted(renamed, key=lambda relation: _by_number(relation.identity)))
        return ids

    def files(self) -> dict[str, bytes]:
        """The bytes of all files by path, in the order in which they are packed."""
        return files_of(self._package)


def _by_number(identity: str) -> tuple[int, str]:
    digits = _NUMBER.search(identity)
    return int(digits[0]) if digits and digits[0] else 0, identity


def _types_of(top: Element | None) -> dict[str, str]:
    """The content types of a package by part (/path) and by ending."""
    nodes = () if top is None else top
    return {get(node, "PartName") or get(node, "Extension").lower(): get(node, "ContentType") for node in nodes}
