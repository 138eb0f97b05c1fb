"""Circles: modules or folders each of which needs the others."""

from collections.abc import Iterable, Iterator

from tests.house.measuring.house import House, Module
from tests.house.measuring.imports import imports

Arrows = dict[str, set[str]]


def circles(arrows: Arrows) -> list[frozenset[str]]:
    """The largest sets in which a way leads from each to each other one, of two members and more."""
    back: Arrows = {name: set() for name in arrows}
    for name, others in arrows.items():
        for other in others:
            back.setdefault(other, set()).add(name)
    seen: set[str] = set()
    found = (frozenset(_reached(back, last, seen)) for last in reversed(list(_by_end(arrows))))
    return [circle for circle in found if len(circle) > 1]


def _by_end(arrows: Arrows) -> Iterator[str]:
    seen: set[str] = set()
    for start in arrows:
        yield from _reached(arrows, start, seen)


def _reached(arrows: Arrows, start: str, seen: set[str]) -> list[str]:
    """What is reached from `start` and was not seen before, each after all that it leads to."""
    done: list[str] = []
    way = [] if start in seen else [(start, iter(sorted(arrows.get(start, ()))))]
    seen.add(start)
    while way:
        onward = next((other for other in way[-1][1] if other not in seen), None)
        if onward is None:
            done.append(way.pop()[0])
        else:
            seen.add(onward)
            way.append((onward, iter(sorted(arrows.get(onward, ())))))
    return done


def _joined(pairs: Iterable[tuple[str, str]]) -> Arrows:
    arrows: Arrows = {}
    for start, end in pairs:
        arrows.setdefault(start, set())
        arrows.setdefault(end, set())
        if start != end:
            arrows[start].add(end)
    return arrows


def circles_of_modules(house: House) -> list[frozenset[str]]:
    """Circles of imports among modules."""
    return circles(_joined((one.importer, one.target) for one in imports(house)))


def circles_of_folders(house: House) -> list[frozenset[str]]:
    """Circles of imports among folders. A face stands by itself: it knows all of its folder, and what is below may know it no more."""
    place = {name: _place(module) for name, module in house.modules.items()}
    return circles(_joined((place[one.importer], place[one.target]) for one in imports(house)))


def _place(module: Module) -> str:
    if module.is_face:
        return f"{module.folder}/__init__.py"
    return module.folder if module.room else module.name
