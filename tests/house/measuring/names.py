"""Class names that stand twice, and attributes that are set on a class from outside."""

import ast
from collections import Counter
from collections.abc import Iterator

from tests.house.measuring.house import House, Module, name_of


def classes(house: House) -> Counter[str]:
    """How often each public class name is given in the program."""
    nodes = (node for module in house.modules.values() for node in module.nodes(ast.ClassDef))
    return Counter(node.name for node in nodes if not node.name.startswith("_"))


def twice_named(house: House) -> Counter[str]:
    """Public class names that mean more than one class, with the number of classes."""
    return Counter({name: number for name, number in classes(house).items() if number > 1})


def set_from_outside(house: House) -> Counter[str]:
    """Attributes that are set on a class elsewhere than in its own body."""
    known = frozenset(classes(house))
    return Counter(f"{module.name}: {found}" for module in house.modules.values() for found in _set_in(module, known))


def _set_in(module: Module, known: frozenset[str]) -> Iterator[str]:
    bodies = {node.name: range(node.lineno, (node.end_lineno or 0) + 1) for node in module.nodes(ast.ClassDef)}
    for node in module.nodes(ast.Assign, ast.Delete, ast.AugAssign, ast.AnnAssign, ast.Call):
        yield from (what for owner, what in _settings(node) if _is_class(owner, known) and node.lineno not in bodies.get(owner, ()))


def _settings(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The owner of each attribute that this statement sets or deletes, and how it is written."""
    match node:
        case ast.Assign(targets=targets) | ast.Delete(targets=targets):
            pass
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            targets = [target]
        case ast.Call(func=ast.Name(id="setattr" | "delattr"), args=[owner, *_]):
            yield name_of(owner), ast.unparse(node)
            return
        case _:
            return
    single = (one for target in targets for one in ast.walk(target))
    yield from ((name_of(one.value), ast.unparse(one)) for one in single if isinstance(one, ast.Attribute) and not isinstance(one.ctx, ast.Load))


def _is_class(name: str, known: frozenset[str]) -> bool:
    return name in known or (name[:1].isupper() and not name.isupper())
