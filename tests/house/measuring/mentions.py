"""What is defined in the program and where each name is spoken of, so that what nobody speaks of is found."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from tests.house.measuring.house import PACKAGE, House, Module, name_of
from tests.house.measuring.imports import Import, bound, origin, taken_of_module

_SPEAKS_BY_STRING = {"getattr", "setattr", "hasattr", "attrgetter", "methodcaller", "invokeMethod"}


@dataclass(eq=False)
class Definition:
    """A function, class, constant, method or signal; `owner` is the class that it stands in, `said` the words that its own text says.

    A word is `module:name` for what stands at the top of a module and `.name` for what stands in some class.
    """

    module: str
    name: str
    node: ast.AST
    owner: "Definition | None" = None
    said: set[str] = field(default_factory=set)

    @property
    def full_name(self) -> str:
        """The name with the classes that it stands in."""
        return ".".join(made.name for made in reversed(self.chain))

    @property
    def word(self) -> str:
        """The word that speaks of it."""
        return f".{self.name}" if self.owner else f"{self.module}:{self.name}"

    @property
    def chain(self) -> list["Definition"]:
        """The definition and all that it stands in."""
        return [self, *(self.owner.chain if self.owner else [])]


@cache
def mentions(house: House, module: Module) -> "Mentions":
    """The mentions of a module, read once."""
    return Mentions(house, module)


class Mentions:
    """The definitions of a module, and what it says outside of them."""

    def __init__(self, house: House, module: Module) -> None:
        self._house, self._module = house, module
        self.definitions: list[Definition] = []
        self.loose: set[str] = set()
        for node in module.tree.body:
            self._read(node, None)

    def _read(self, node: ast.AST, owner: Definition | None) -> None:
        made = self._made(node, owner)
        if made is not None:
            self.definitions.append(made)
        here = made or owner
        (here.said if here else self.loose).update(self._said(node))
        if made is None and owner and isinstance(owner.node, ast.ClassDef) and isinstance(node, ast.Name):
            owner.said.add(f".{node.id}")  # the body of a class speaks of its methods without a dot
        for child in ast.iter_child_nodes(node):
            # A decorator is said by the place where the function stands, not by the function.
            is_beside = made is not None and child in getattr(node, "decorator_list", [])
            self._read(child, owner if is_beside else here)

    def _made(self, node: ast.AST, owner: Definition | None) -> Definition | None:
        if owner is not None and not isinstance(owner.node, ast.ClassDef):
            return None
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                return Definition(self._module.name, name, node, owner)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if owner is None or _is_signal(value):
                return Definition(self._module.name, name, node, owner)
            case ast.AnnAssign(target=ast.Name(id=name)) if owner is None:
                return Definition(self._module.name, name, node, owner)
            case _:
                return None

    def _said(self, node: ast.AST) -> Iterator[str]:
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                yield self._word(name)
            case ast.Attribute(attr=name):
                yield f".{name}"
                if one := taken_of_module(self._house, self._module, node):
                    yield _word_for(self._house, one)
            case ast.MatchClass(kwd_attrs=names):
                yield from (f".{name}" for name in names)
            case ast.Call(func=func, args=args) if name_of(func) in _SPEAKS_BY_STRING:
                yield from (f".{arg.value}" for arg in args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
            case ast.Constant(value=str(text)):
                yield from map(self._word, _names_in(text))
            case _:
                return

    def _word(self, name: str) -> str:
        one = bound(self._house, self._module).get(name)
        return _word_for(self._house, one) if one and one.name else f"{self._module.name}:{name}"


def _word_for(house: House, one: Import) -> str:
    return f"{origin(house, one.target, one.name)}:{one.name}"


def _is_signal(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and name_of(value.func) == "Signal"


def _names_in(text: str) -> Iterator[str]:
    """The names in a string that may be a type written ahead: `"Desk | None"`."""
    if re.fullmatch(r"[\w.\[\], |]+", text) and text.isascii():
        yield from re.findall(r"[A-Za-z_]\w*", text)


class Overrides:
    """Which methods answer to a class of a library, so that nobody in the program needs to call them."""

    def __init__(self, house: House, definitions: list[Definition]) -> None:
        self._bases: dict[str, list[ast.expr]] = {}
        for node in (made.node for made in definitions if isinstance(made.node, ast.ClassDef)):
            self._bases.setdefault(node.name, []).extend(node.bases)
        self._asked = _asked_of_libraries(house)
        self._known: dict[str, frozenset[str]] = {}

    def has(self, made: Definition) -> bool:
        """Whether a class above the method's own, in a library, has an attribute of its name."""
        return made.owner is not None and made.name in self._above(made.owner.name)

    def _above(self, name: str) -> frozenset[str]:
        if name not in self._known:
            self._known[name] = frozenset()  # a class that stands on one of its own name
            self._known[name] = frozenset(each for base in self._bases.get(name, []) for each in self._of_base(base))
        return self._known[name]

    def _of_base(self, base: ast.expr) -> frozenset[str]:
        named = base.value if isinstance(base, ast.Subscript) else base
        inner = self._above(name_of(named))
        return inner | frozenset(each for found in self._asked.get(ast.unparse(named).split(".")[0], ()) for each in _attributes(found, named))


def _asked_of_libraries(house: House) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for module in house.modules.values():
        for node in module.nodes(ast.ImportFrom):
            if node.module and not node.level and node.module.split(".")[0] != PACKAGE:
                for alias in node.names:
                    found.setdefault(alias.asname or alias.name, set()).add((node.module, alias.name))
        for node in module.nodes(ast.Import):
            for alias in node.names:
                found.setdefault(alias.asname or alias.name.split(".")[0], set()).add((alias.name, ""))
    return found


def _attributes(found: tuple[str, str], named: ast.expr) -> list[str]:
    home, name = found
    path = [name, *ast.unparse(named).split(".")[1:]]
    thing: object = import_module(home)
    for part in filter(None, path):
        thing = getattr(thing, part, None)
    return dir(thing) if isinstance(thing, type) else []
