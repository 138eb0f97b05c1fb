"""The relationships of parts (ECMA-376, part 2, 9.3): how one part of a package refers to another, or to a place outside."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from editor.word.package.xml import Element, get, name


class Relation(NamedTuple):
    """A relationship: its id, its full type, its target as a path in the package, or as it stands for one outside."""

    identity: str
    kind: str
    target: str
    outside: bool = False

    @property
    def word(self) -> str:
        """The last word of the type."""
        return self.kind.rpartition("/")[2]


def relations_path(part: str) -> str:
    """The path of the relationships of a part ("" for the package itself)."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def relations_in(top: Element | None, part: str) -> Iterator[Relation]:
    """The relationships in the root of a relationships part, which are those of `part`; none for None."""
    nodes = () if top is None else top.iter(name("rel:Relationship"))
    return (_relation(node, posixpath.dirname(part)) for node in nodes)


def _relation(node: Element, folder: str) -> Relation:
    target, outside = get(node, "Target"), get(node, "TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(get(node, "Id"), get(node, "Type"), target, outside)
