"""The parts of two packages: those of the old file that something refers to are carried into the new one, under names and ids of their own."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from editor.word.package.package import Package
from editor.word.package.relations import Relation, relations_part, relations_path
from editor.word.package.xml import Element, as_transitional, element, get, name, root, serialized

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
_NUMBER = re.compile(r"\d*$")
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


class Target:
    """The package that parts are put into: its files by path, those that were put in last; the relationships of its document."""

    def __init__(self, written: Package, avoided: frozenset[str]) -> None:
        self.main = written.main
        self.files = written.parts()
        self._avoided = avoided
        self._types = written.tree(_TYPES)
        self.relations = dict(written.relations(self.main))
        self._own = frozenset(self.relations)
        self._added: dict[str, bytes] = {}
        self._added_types: dict[str, str] = {}

    def free_path(self, path: str) -> str:
        """The path, or where it is taken one with another number that neither package has; it is taken from now on. A target has no spaces."""
        path = path.replace(" ", "%20")
        if path in self.files or path in self._added:
            stem, ending = posixpath.splitext(path)
            stem = _NUMBER.sub("", stem)
            names = (f"{stem}{number}{ending}" for number in range(1, 100_000))
            path = next(p for p in names if p not in self.files and p not in self._added and p not in self._avoided)
        self._added[path] = b""
        return path

    def add(self, path: str, data: bytes, content_type: str) -> None:
        """Put in a part under a path that was free; parts that are no XML have their type by their ending, as far as that goes."""
        self._added[path] = data
        ending = path.rpartition(".")[2].lower()
        known = {**_types_of(self._types), **self._added_types}
        is_alone = ending in ("xml", "rels") or known.get(ending, content_type) != content_type
        self._added_types[f"/{path}" if is_alone else ending] = content_type

    def add_relations(self, part: str, relations: Mapping[str, Relation]) -> None:
        """Put in the relationships of a part."""
        if relations:
            self._added[relations_path(part)] = relations_part(relations, part)

    def identities(self, wanted: Mapping[str, Relation]) -> dict[str, str]:
        """Give relationships (by the ids of the old file) to the document: their ids in the new one, the old ones where they are free."""
        kept = {identity: identity for identity in wanted if identity not in self.relations}
        numbers = (f"rId{number}" for number in range(1, 1_000_000))
        free = (identity for identity in numbers if identity not in self.relations and identity not in wanted)
        ids = {identity: kept.get(identity) or next(free) for identity in wanted}
        for identity, relation in wanted.items():
            self.relations[ids[identity]] = relation._replace(identity=ids[identity])
        return ids

    def finished(self) -> dict[str, bytes]:
        """All files, in an order that follows from their names."""
        added = {identity: relation for identity, relation in self.relations.items() if identity not in self._own}
        if added:
            ordered = {key: added[key] for key in sorted(added, key=_by_number)}
            own = {key: relation for key, relation in self.relations.items() if key in self._own}
            self.files[relations_path(self.main)] = relations_part({**own, **ordered}, self.main)
        if self._added:
            self.files[_TYPES] = serialized(self._content_types())
        return {**self.files, **{path: self._added[path] for path in sorted(self._added)}}

    def _content_types(self) -> Element:
        """Those of the file as it was, and those that came along, each kind in the order of its names."""
        added = sorted((key, kind) for key, kind in self._added_types.items() if _types_of(self._types).get(key) != kind)
        defaults = [element("ct:Default", Extension=key, ContentType=kind) for key, kind in added if not key.startswith("/")]
        overrides = [element("ct:Override", PartName=key, ContentType=kind) for key, kind in added if key.startswith("/")]
        own = list(self._types)
        first = next(at for at, node in enumerate(own) if node.tag == name("ct:Override"))
        return root("ct:Types", *own[:first], *defaults, *own[first:], *overrides)


def _by_number(identity: str) -> tuple[int, str]:
    digits = _NUMBER.search(identity)
    return int(digits[0]) if digits and digits[0] else 0, identity


def _types_of(top: Element | None) -> dict[str, str]:
    """The content types of a package by part (/path) and by ending."""
    nodes = () if top is None else top
    return {get(node, "PartName") or get(node, "Extension").lower(): get(node, "ContentType") for node in nodes}
