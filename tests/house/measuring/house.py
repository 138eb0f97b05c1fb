"""A checkout as the house tests look at it: the modules of `editor/`, each parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar, cast

from tests.source import ROOT, tree

PACKAGE = "editor"
Node = TypeVar("Node", bound=ast.AST)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of the program. `name` is dotted; a folder's `__init__.py`, its face, has the folder's name."""

    name: str
    path: Path
    folder: str

    @property
    def is_face(self) -> bool:
        """Whether this is the `__init__.py` of a folder."""
        return self.path.name == "__init__.py"

    @property
    def room(self) -> str:
        """The first folder below `editor/`; empty for what lies in `editor/` itself."""
        return (*self.folder.split("/"), "")[1]

    @property
    def package(self) -> str:
        """The dotted name of the folder that the file lies in."""
        return self.folder.replace("/", ".")

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed source."""
        return tree(self.path)

    @cached_property
    def _nodes(self) -> dict[type[ast.AST], list[ast.AST]]:
        found: dict[type[ast.AST], list[ast.AST]] = {}
        for node in ast.walk(self.tree):
            found.setdefault(type(node), []).append(node)
        return found

    def nodes(self, *kinds: type[Node]) -> Iterator[Node]:
        """Every node of these kinds, kind by kind."""
        return (cast("Node", node) for kind in kinds for node in self._nodes.get(kind, ()))

    @cached_property
    def lines(self) -> int:
        """The number of lines, empty ones too."""
        return len(self.path.read_text("utf-8").splitlines())


class House:
    """The modules of one checkout by dotted name."""

    def __init__(self, root: Path) -> None:
        self.root = root
        found = (_module(root, path) for path in sorted((root / PACKAGE).rglob("*.py")))
        self.modules = {module.name: module for module in found}

    @property
    def inner(self) -> list[Module]:
        """Every module but the faces of folders."""
        return [module for module in self.modules.values() if not module.is_face]

    @property
    def rooms(self) -> list[str]:
        """The names of the rooms."""
        return sorted({module.room for module in self.modules.values()} - {""})


def _module(root: Path, path: Path) -> Module:
    folder = path.parent.relative_to(root)
    parts = folder.parts if path.name == "__init__.py" else (*folder.parts, path.stem)
    return Module(".".join(parts), path, folder.as_posix())


@cache
def house(root: Path = ROOT) -> House:
    """The house of a checkout, this one unless another is named."""
    return House(root.resolve())


def name_of(node: ast.AST) -> str:
    """The last name of a name or an attribute: `block` of `ours.block`; empty for all else."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
