"""How long functions and how full folders are."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.measuring.house import Function, House, Module

FOLDER_LIMIT = 12


def functions(nodes: Iterable[ast.AST]) -> Iterator[tuple[Function, int]]:
    """The functions among these nodes, each with its number of lines."""
    for node in nodes:
        if isinstance(node, Function) and node.end_lineno:
            yield node, node.end_lineno - node.lineno + 1


def function_lengths(house: House) -> list[int]:
    """The lengths of all functions of the program, shortest first."""
    return sorted(lines for module in house.modules.values() for _, lines in functions(module.nodes(ast.FunctionDef, ast.AsyncFunctionDef)))


def folder_sizes(house: House) -> Counter[str]:
    """How many modules lie in each folder itself, its face not counted."""
    return Counter(module.folder for module in house.inner)


def full_folders(house: House) -> Counter[str]:
    """The folders with more modules than a person takes in at a glance."""
    return Counter({folder: number for folder, number in folder_sizes(house).items() if number > FOLDER_LIMIT})


def lines_of(files: Iterable[Path]) -> int:
    """The lines of these files, empty ones too."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in files)


def source_lines(modules: list[Module]) -> int:
    """The lines of these modules."""
    return sum(module.lines for module in modules)
