"""Files, functions and folders are small enough to be taken in at a glance."""

import ast
import statistics

from tests.house.exceptions import broken
from tests.house.measuring.house import house
from tests.house.measuring.sizes import function_lengths, functions
from tests.source import place, python_files, tree


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files("editor", "packaging", "tests")}
    assert [place(path, lines) for path, lines in lengths.items() if lines > 300] == []


def test_no_function_is_longer_than_40_lines() -> None:
    found = ((path, *one) for path in python_files("editor", "packaging", "tests") for one in functions(ast.walk(tree(path))))
    assert [f"{place(path, node.lineno)} {node.name}: {lines}" for path, node, lines in found if lines > 40] == []


def test_half_of_all_functions_have_no_more_than_8_lines() -> None:
    assert statistics.median(function_lengths(house())) <= 8


def test_a_folder_holds_no_more_than_12_modules() -> None:
    assert broken("full_folders") == []
