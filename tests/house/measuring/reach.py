"""What the program reaches from its first line, and what only its tests reach."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from tests.house.measuring.faces import given
from tests.house.measuring.house import PACKAGE, Function, House, Module, name_of
from tests.house.measuring.imports import Import, bound, defined, imports, origin
from tests.house.measuring.mentions import Definition, Overrides, mentions

START = f"{PACKAGE}.__main__"


@cache
def reached(house: House, more: tuple[str, ...] = ()) -> frozenset[str]:
    """The modules that the program's first module leads to, through a face only as far as the name that is asked of it.

    `more` are names whose modules count as reached too.
    """
    by_importer: dict[str, list[Import]] = {}
    for one in imports(house):
        by_importer.setdefault(one.importer, []).append(one)
    seen: set[str] = set()
    wanted = [START, *(module.name for module in house.inner if defined(module) & set(more))]
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += _led_to(house, _asked_by(house.modules[name], by_importer))
            wanted += _faces_over(house, name)
    return frozenset(seen)


def _asked_by(module: Module, by_importer: dict[str, list[Import]]) -> list[Import]:
    """What a module imports; of a face only what it needs itself, for what it gives is reached by who asks for it."""
    asked = by_importer.get(module.name, [])
    gifts = given(module)
    if not module.is_face:
        return asked
    return [one for one in asked if not one.target.startswith(f"{module.name}.") or (gifts and one.name not in gifts)]


def _faces_over(house: House, name: str) -> list[str]:
    """The faces of the folders that a module lies in: they are loaded with it."""
    parts = name.split(".")
    folders = (".".join(parts[:length]) for length in range(1, len(parts)))
    return [folder for folder in folders if folder in house.modules]


def _led_to(house: House, asked: Iterable[Import]) -> Iterator[str]:
    for one in asked:
        yield origin(house, one.target, one.name) if one.name else one.target


def unreached_modules(house: House, waiting: tuple[str, ...] = ()) -> Counter[str]:
    """The modules that tests alone reach."""
    return Counter({module.name: 1 for module in house.inner if module.name not in reached(house, waiting)})


@cache
def unreached_names(house: House, waiting: tuple[str, ...] = ()) -> Counter[str]:
    """Functions, classes, methods and constants of reached modules that nothing but themselves speaks of, as `module: Class.name`.

    Names are compared, not what they stand for: of two methods of one name, one that is called keeps the other.
    """
    live = [mentions(house, module) for module in house.inner if module.name in reached(house, waiting)]
    definitions = [made for one in live for made in one.definitions]
    overrides = Overrides(house, definitions)
    called = {made for made in definitions if _is_called_by_others(made, overrides, waiting)}
    spoken_of = _spoken_of(called, definitions, {word for one in live for word in one.loose}.union(_called_by_faces(house)))
    return Counter({f"{made.module}: {made.full_name}": 1 for made in definitions if made not in spoken_of and spoken_of.issuperset(made.chain[1:])})


def _called_by_faces(house: House) -> Iterator[str]:
    """What faces call while they are loaded; what they only give is spoken of by who takes it."""
    for face in (module for module in house.modules.values() if module.is_face):
        taken = bound(house, face)
        for call in face.nodes(ast.Call):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and (one := taken.get(call.func.id)) and one.name:
                yield f"{origin(house, one.target, one.name)}:{one.name}"


def _spoken_of(called: set[Definition], definitions: list[Definition], words: set[str]) -> set[Definition]:
    """Those that `words` speak of or others call, and whatever these speak of in turn; what stands in a class needs the class."""
    found: set[Definition] = set()
    while fresh := [
        made for made in definitions if made not in found and (made.word in words or made in called) and found.issuperset(made.chain[1:])
    ]:
        found.update(fresh)
        words = words.union(*(made.said for made in fresh))
    return found


def _is_called_by_others(made: Definition, overrides: Overrides, waiting: tuple[str, ...]) -> bool:
    if made.name == "_" or (made.name.startswith("__") and made.name.endswith("__")):
        return True
    is_registered = isinstance(made.node, Function) and any(_registers(each) for each in made.node.decorator_list)
    return is_registered or made.full_name in waiting or overrides.has(made)


def _registers(decorator: ast.expr) -> bool:
    return name_of(decorator.func if isinstance(decorator, ast.Call) else decorator) == "register"
