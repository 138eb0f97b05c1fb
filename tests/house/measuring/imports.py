"""Who imports what inside the house: imports of functions and of `TYPE_CHECKING` count like all others."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.house.measuring.house import PACKAGE, House, Module, name_of

_ASKING = (ast.Import, ast.ImportFrom, ast.Call)


@dataclass(frozen=True)
class Import:
    """One module asks for another of the house; `name` is what it takes from it, empty for the module as a whole."""

    importer: str
    target: str
    name: str = ""


@cache
def imports(house: House) -> tuple[Import, ...]:
    """Every import inside the house, and every `module.name` of a module that was imported as a whole."""
    return tuple(dict.fromkeys(one for module in house.modules.values() for one in _imports_of(house, module)))


@cache
def bound(house: House, module: Module) -> dict[str, Import]:
    """What each imported name of a module stands for, by the name that it has there."""
    return {alias: one for node in module.nodes(*_ASKING) for one, alias in _asked_inside(house, module, node)}


def _imports_of(house: House, module: Module) -> Iterator[Import]:
    for node in module.nodes(*_ASKING):
        yield from (one for one, _ in _asked_inside(house, module, node))
    for node in module.nodes(ast.Attribute):
        if one := taken_of_module(house, module, node):
            yield one


def taken_of_module(house: House, module: Module, node: ast.Attribute) -> Import | None:
    """What `module.name` takes when `module` was imported as a whole; None for any other attribute."""
    whole = bound(house, module).get(_dotted(node.value))
    return None if whole is None or whole.name else Import(module.name, *_taken(house, whole.target, node.attr))


def _asked_inside(house: House, module: Module, node: ast.AST) -> Iterator[tuple[Import, str]]:
    for target, name, alias in _asked(node, module):
        whole = f"{target}.{name}" if name else target
        if whole in house.modules and not (name and name in _given_by(house.modules[target])):
            yield Import(module.name, whole), alias or whole
        elif target in house.modules:
            yield Import(module.name, target, name), alias


@cache
def _given_by(face: Module) -> frozenset[str]:
    """The names that a face takes from its modules: they stand before a module of the same name."""
    asked = face.nodes(ast.ImportFrom) if face.is_face else ()
    return frozenset(alias.name for node in asked for alias in node.names if node.module != face.name)


def _taken(house: House, whole: str, name: str) -> tuple[str, str]:
    return (f"{whole}.{name}", "") if f"{whole}.{name}" in house.modules else (whole, name)


def _dotted(node: ast.AST) -> str:
    """A name or a name with dots as it is written; empty for all else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name) if before := _dotted(value):
            return f"{before}.{name}"
        case _:
            return ""


def _asked(node: ast.AST, module: Module) -> Iterator[tuple[str, str, str]]:
    """Module, name and the name that it gets here, of each thing that a statement or a call imports."""
    match node:
        case ast.Import(names=names):
            yield from ((alias.name, "", alias.asname or "") for alias in names)
        case ast.ImportFrom(names=names):
            home = _home(node, module)
            yield from ((home, alias.name, alias.asname or alias.name) for alias in names)
        case ast.Call(func=func, args=[ast.Constant(value=str(text)), *_]) if name_of(func) == "import_module":
            yield text if not text.startswith(".") else f"{module.package}{text}", "", ""
        case _:
            return


def _home(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    above = module.package.split(".")[: len(module.package.split(".")) - node.level + 1]
    return ".".join((*above, *filter(None, (node.module,))))


@cache
def _passed_on(house: House) -> dict[tuple[str, str], Import]:
    return {(one.importer, one.name or one.target.rpartition(".")[2]): one for one in imports(house) if one.target.startswith(PACKAGE)}


@cache
def defined(module: Module) -> frozenset[str]:
    """The names that a module makes itself, at its top."""
    return frozenset(_made_by(module.tree))


def _made_by(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from filter(None, map(name_of, targets))
            case ast.AnnAssign(target=target):
                yield name_of(target)
            case ast.If() | ast.Try():
                yield from _made_by(node)
            case _:
                pass


def origin(house: House, target: str, name: str) -> str:
    """The module that a name comes from when it is asked of `target`, which may only pass it on, as a face does."""
    seen = {target}
    while name not in defined(house.modules[target]):
        onward = _passed_on(house).get((target, name))
        if onward is None or onward.target in seen:
            break
        target = onward.target
        seen.add(target)
        if not onward.name:
            break
    return target


@cache
def importers(house: House) -> dict[str, frozenset[str]]:
    """Who asks for each module, by itself or through a face; faces are no askers of their own."""
    asked: dict[str, set[str]] = {name: set() for name in house.modules}
    for one in imports(house):
        if not house.modules[one.importer].is_face:
            asked[origin(house, one.target, one.name) if one.name else one.target].add(one.importer)
    return {name: frozenset(who - {name}) for name, who in asked.items()}
