"""The faces of rooms and folders, and the ways past them; small modules that serve a single neighbour."""

import ast
from collections import Counter
from collections.abc import Iterator

from tests.house.measuring.house import House, Module
from tests.house.measuring.imports import importers, imports, origin

OPEN_ROOMS = frozenset({"model", "storage", ""})
SMALL = 40


def past_faces(house: House) -> Counter[str]:
    """Imports of a module below the face of another room, but for the rooms whose modules are all open."""
    found: Counter[str] = Counter()
    for start, end in sorted({(one.importer, one.target) for one in imports(house)}):
        here, there = house.modules[start], house.modules[end]
        if there.room not in OPEN_ROOMS | {here.room} and end.count(".") > 1:
            found[f"{start} -> {end}"] = 1
    return found


def given(module: Module) -> list[str]:
    """The names in the `__all__` of a face."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return [str(name) for name in ast.literal_eval(node.value)]
    return []


def faceless_rooms(house: House) -> Counter[str]:
    """The rooms whose face gives no names, but for the rooms whose modules are all open."""
    faces = {module.room: module for module in house.modules.values() if module.is_face and module.package.count(".") == 1}
    return Counter(room for room in house.rooms if room not in OPEN_ROOMS and (room not in faces or not given(faces[room])))


def unused_gifts(house: House) -> Counter[str]:
    """Names that a face gives and no module outside its folder takes."""
    return Counter({f"{face.name}: {name}": 1 for face in house.modules.values() if face.is_face for name in _left_over(house, face)})


def _left_over(house: House, face: Module) -> Iterator[str]:
    outside = {
        (origin(house, one.target, one.name), one.name)
        for one in imports(house)
        if one.name and not house.modules[one.importer].package.startswith(face.name)
    }
    yield from (name for name in given(face) if (origin(house, face.name, name), name) not in outside)


def lonely_modules(house: House) -> Counter[str]:
    """Modules under 40 lines that a single other module asks for."""
    asked = importers(house)
    return Counter({module.name: 1 for module in house.inner if module.lines < SMALL and len(asked[module.name]) == 1})
