"""The list of what is known to go wrong, the page about the inputs and the inputs themselves tell of the same files."""

import re

from tests.faults.known import KNOWN
from tests.faults.trying import FOLDER, FOLDERS

INPUTS = {path.name for folder in FOLDERS for path in folder.iterdir()}


def test_the_list_names_inputs_that_are_there() -> None:
    assert sorted(KNOWN.keys() - INPUTS) == []


def test_the_page_tells_what_is_right_for_each_input() -> None:
    told = set(re.findall(r"`([^`]+\.\w+)`", (FOLDER / "README.md").read_text("utf-8")))
    assert sorted(INPUTS - told) == []


def test_each_input_of_the_list_has_a_test() -> None:
    tests = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("test_*.py"))
    assert [name for name in KNOWN if f'"{name}"' not in tests] == []
