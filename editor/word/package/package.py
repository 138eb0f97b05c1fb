"""A Word file that was opened once: its parts, unpacked and parsed when they are asked for, and what its readers worked out of it."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar
from urllib.parse import unquote
from zipfile import ZipInfo

from lxml import etree

from editor.model.problem import NigaoError
from editor.word.package.hiding import mark_hidden
from editor.word.package.relations import Relation, relations_in, relations_path
from editor.word.package.store import Held, Store, damaged
from editor.word.package.xml import Element, as_it_was_named, as_transitional, parsed

T = TypeVar("T")
MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_STYLES, _PART = re.compile(rb"<[^>]*[./]styles\+xml[^>]*>"), re.compile(rb"PartName\s*=\s*[\"']([^\"']*)")


@dataclass(frozen=True, eq=False)
class Package:
    """An opened Word file. `name` is what the person calls it, `main` the path of the document part, `data` the bytes of the file.

    Its trees are shared by all who read it: who changes one takes a copy (`copied`), or a package of its own (`apart`). With `exact`, trees keep
    comments and processing instructions, so that they can be written again.
    """

    name: str
    store: Store
    main: str = MAIN
    exact: bool = False
    data: bytes = field(default=b"", repr=False)
    _trees: dict[str, Element] = field(default_factory=dict, repr=False)
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict, repr=False)
    _known: dict[object, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def held(cls, parts: Mapping[str, bytes]) -> "Package":
        """A package that was made here, from the bytes of its parts."""
        return cls("", Held(parts))

    def __contains__(self, path: str) -> bool:
        """Whether there is a part at a path."""
        return path in self.store

    @property
    def entries(self) -> tuple[ZipInfo, ...]:
        """The parts as they lie in the zip, in the order of the file; none for a package that was made here."""
        return self.store.entries

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts, in the order of the file."""
        return self.store.paths

    def part(self, path: str) -> bytes:
        """The bytes of a part; raises NigaoError for one that is damaged, missing or too large."""
        return self.store.part(path)

    def parts(self) -> dict[str, bytes]:
        """The bytes of every part by path; raises NigaoError as `part` does."""
        return {path: self.part(path) for path in self.paths}

    def tree(self, path: str) -> Element:
        """The root of a part in the transitional namespaces; the same object each time. Raises NigaoError for one that is no XML."""
        if path not in self._trees:
            try:
                self._trees[path] = parsed(as_transitional(self.part(path)), exact=self.exact)
            except (etree.XMLSyntaxError, ValueError, LookupError) as error:
                raise damaged(self.name) from error
            if path.endswith(".xml") and not self.exact and self.hides_by_style and (styles := self.first("styles")) is not None:
                mark_hidden(self._trees[path], styles)
        return self._trees[path]

    @cached_property
    def hides_by_style(self) -> bool:
        """Whether the styles hide text; it is marked in the trees then, where they are not `exact`. Nothing is parsed to know it."""
        try:
            listed = _STYLES.findall(self.part(_TYPES)) if _TYPES in self else []
            named = {path.decode("utf-8", "replace").lstrip("/") for found in listed for path in _PART.findall(found)}
            return any(b"vanish" in self.part(path) for path in self.paths if path in named or path.endswith("styles.xml"))
        except NigaoError:
            return False

    def optional(self, path: str) -> Element | None:
        """The root of a part, or None when the package has no such part or its XML is damaged."""
        try:
            return self.tree(path) if path in self else None
        except NigaoError:
            return None

    def copied(self, path: str) -> Element:
        """The root of a copy of a part, for who changes it; raises NigaoError as `tree` does."""
        return deepcopy(self.tree(path).getroottree()).getroot()

    def with_main(self, main: str, data: bytes, *, exact: bool) -> "Package":
        """The same file once it is known which part is the document, with what was parsed to find that out."""
        return Package(self.name, self.store, main, exact, data, {} if exact else dict(self._trees))

    def apart(self) -> "Package":
        """The same file with trees of its own, for who changes them."""
        return Package(self.name, self.store, self.main, self.exact, self.data)

    def with_parts(self, parts: Mapping[str, bytes], trees: Mapping[str, Element]) -> "Package":
        """A package of these parts, made of this one, whose trees it shares where the parts are the same; `trees` are those of the others that are
        known already.
        """
        same = {path: tree for path, tree in self._trees.items() if path not in trees and parts.get(path) == self.part(path)}
        return Package(self.name, Held(parts), self.main, _trees={**same, **trees})

    def as_it_was_named(self, path: str, data: bytes) -> bytes:
        """The bytes of a part made from its tree, in the namespaces that the part has: those of a Strict file where it was one."""
        return as_it_was_named(data, self.part(path))

    def relations(self, path: str) -> Mapping[str, Relation]:
        """The relationships of a part by id ("" for those of the package)."""
        if path not in self._relations:
            top = self.optional(relations_path(path))
            self._relations[path] = {relation.identity: self._resolved(relation) for relation in relations_in(top, path)}
        return self._relations[path]

    def _resolved(self, relation: Relation) -> Relation:
        """A relationship by the path that its part has: some programs write a target with %20 for a part whose name has a space."""
        plain = unquote(relation.target)
        is_by_plain = not relation.outside and relation.target not in self and plain in self
        return relation._replace(target=plain) if is_by_plain else relation

    def has(self, relation: Relation) -> bool:
        """Whether a relationship leads to a part of the package."""
        return not relation.outside and relation.target in self

    def related(self, word: str) -> list[str]:
        """The paths of the parts that the document refers to by relationships of this kind, the last word of the type, and the package has."""
        return [relation.target for relation in self.relations(self.main).values() if relation.word == word and self.has(relation)]

    def first(self, word: str) -> Element | None:
        """The root of the first part of this kind that the document refers to; None for none, and for a damaged one."""
        return next((self.optional(path) for path in self.related(word)), None)

    def once(self, work: "Callable[[Package], T]") -> T:
        """What is worked out of the package by `work`, which is done the first time alone."""
        if work not in self._known:
            self._known[work] = work(self)
        return self._known[work]


def once(work: Callable[[Package], T]) -> Callable[[Package], T]:
    """A function of a package alone, which does its work once for each: several readers stand on what others found."""

    @wraps(work)
    def known(package: Package) -> T:
        """What was worked out."""
        return package.once(work)

    return known
