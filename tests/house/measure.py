"""The table of the house: sizes, tree, names, tests, for one checkout or several side by side.

python -m tests.house.measure [ROOT …] [--coverage [ROOM …]]
"""

import argparse
import statistics
from collections.abc import Mapping
from pathlib import Path

from tests.house.covering import coverage_of, own_tests
from tests.house.measuring.circles import circles_of_folders, circles_of_modules
from tests.house.measuring.faces import lonely_modules, past_faces
from tests.house.measuring.house import House, Module, house
from tests.house.measuring.names import set_from_outside, twice_named
from tests.house.measuring.reach import unreached_modules
from tests.house.measuring.sizes import folder_sizes, function_lengths, lines_of, source_lines
from tests.source import ROOT

Column = Mapping[str, str]


def column(looked_at: House, rooms: list[str]) -> Column:
    """What is measured of a house, in the order of the table; a dash for a room that it does not have."""
    return {**_sizes(looked_at), **_tree(looked_at), **_tests(looked_at, rooms)}


def _sizes(looked_at: House) -> Column:
    folders = sorted(folder_sizes(looked_at).values())
    lengths = function_lengths(looked_at)
    return {
        "modules (without faces)": str(len(looked_at.inner)),
        "folders": str(len(folders)),
        "modules a folder: median, max": f"{statistics.median(folders):g}, {folders[-1]}",
        "lines of source": str(source_lines([*looked_at.modules.values()])),
        "longest module, lines": str(max(module.lines for module in looked_at.modules.values())),
        "functions": str(len(lengths)),
        "lines a function: median, p95, max": f"{statistics.median(lengths):g}, {lengths[len(lengths) * 95 // 100]}, {lengths[-1]}",
    }


def _tree(looked_at: House) -> Column:
    ways = past_faces(looked_at)
    return {
        "circles of modules": str(len(circles_of_modules(looked_at))),
        "circles of folders": str(len(circles_of_folders(looked_at))),
        "imports past a face": str(len(ways)),
        "modules imported past a face": str(len({way.partition(" -> ")[2] for way in ways})),
        "class names twice": str(len(twice_named(looked_at))),
        "attributes set on a class from outside": str(len(set_from_outside(looked_at))),
        "modules under 40 lines with one importer": str(len(lonely_modules(looked_at))),
        "modules that tests alone reach": str(len(unreached_modules(looked_at))),
    }


def _tests(looked_at: House, rooms: list[str]) -> Column:
    root, modules = looked_at.root, [*looked_at.modules.values()]
    shares = {room: _share(own_tests(root, room), [module for module in modules if module.room == room]) for room in rooms}
    everything = _share([*(root / "tests").rglob("*.py")], modules)
    return {"tests ÷ source, lines": everything, **{f"  {room}": share for room, share in shares.items()}}


def _share(tests: list[Path], modules: list[Module]) -> str:
    return f"{lines_of(tests) / source_lines(modules):.2f}" if modules else "–"


def _covered(looked_at: House, rooms: list[str]) -> Column:
    shares = {room: coverage_of(looked_at.root, room) if room in looked_at.rooms else None for room in rooms}
    said = {f"  {room} ": "–" if share is None else f"{share:.0f} %" for room, share in shares.items()}
    return {"covered by own tests": "", **said}


def table(columns: Mapping[str, Column]) -> str:
    """The columns side by side, each under its name; a dash where one has no such row."""
    rows = [
        ["", *columns],
        *([row, *(one.get(row, "–") for one in columns.values())] for row in dict.fromkeys(r for c in columns.values() for r in c)),
    ]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) for row in rows
    )


def main() -> None:
    """Print the table that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("roots", nargs="*", type=Path, default=[ROOT], metavar="ROOT", help="a checkout; this one when none is named")
    parser.add_argument("--coverage", nargs="*", metavar="ROOM", help="run the tests of these rooms, of all when none is named; takes minutes")
    wanted = parser.parse_args()
    houses = [house(root.resolve()) for root in wanted.roots]
    rooms = sorted({room for one in houses for room in one.rooms})
    columns: dict[str, Column] = {}
    for one in houses:
        covered: Column = {} if wanted.coverage is None else _covered(one, wanted.coverage or rooms)
        columns[str(one.root)] = {**column(one, rooms), **covered}
    print(table(columns))


if __name__ == "__main__":
    main()
