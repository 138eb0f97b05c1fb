"""The habits of the house that no linter knows."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source import ROOT, place, python_files, text_files, tree

CASES = ROOT.parent / "shared" / "cases"
# Put together here, so that this file does not hold what it looks for.
ELSEWHERE = [
    "(?<![\\w.}])/" + "(?:work|root|home/[a-z]+|opt|Users/[a-z]+)/",
    "py" + "pi\\.org|python" + "hosted|npm" + "js\\.org|deb\\.deb" + "ian",
    "(?i)\\bsub" + "agent|\\blanguage " + "model\\b|\\bchat" + "gpt",
]


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield f"{place(path, node.lineno)} {node.name}", node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files("editor", "packaging", "tests")}
    assert [place(path, lines) for path, lines in lengths.items() if lines > 300] == []


def test_no_function_is_longer_than_40_lines() -> None:
    functions = [function for path in python_files("editor", "packaging", "tests") for function in _functions(path)]
    assert [f"{where}: {lines}" for where, lines in functions if lines > 40] == []


def test_half_of_all_functions_have_no_more_than_8_lines() -> None:
    assert statistics.median(lines for path in python_files("editor") for _, lines in _functions(path)) <= 8


def test_the_numbers_of_headings_and_of_text_that_runs_on_have_names() -> None:
    literals = re.compile(r"\bblock: int = -|\.?\bblock (?:==|!=|<|<=|>|>=) -|block=-|max\(\w*\.?block, -|\.id, -[12][,)]")
    places = (path for path in python_files("editor") if path != ROOT / "editor" / "model" / "template" / "template.py")
    lines = ((path, number, line) for path in places for number, line in enumerate(path.read_text("utf-8").splitlines(), 1))
    assert [f"{place(path, number)} {line.strip()}" for path, number, line in lines if literals.search(line)] == []


@pytest.mark.parametrize("pattern", ELSEWHERE, ids=["paths of one machine", "hosts", "how it was made"])
def test_the_project_speaks_of_itself_alone(pattern: str) -> None:
    found = re.compile(pattern)
    lines = ((path, number, line) for path in text_files() for number, line in enumerate(path.read_text("utf-8").splitlines(), 1))
    assert [f"{place(path, number)} {line[:80]}" for path, number, line in lines if found.search(line)] == []


def test_no_sentence_of_a_test_text_is_in_the_project() -> None:
    if not CASES.is_dir():
        pytest.skip("the test texts do not lie beside this checkout")
    ours = "\n".join(re.sub(r"\s", "", path.read_text("utf-8")) for path in text_files())
    theirs = (sentence for path in CASES.glob("*.txt") for sentence in re.split(r"[。；！？\n\s]", path.read_text("utf-8")))
    assert [sentence for sentence in theirs if len(re.findall(r"[\u4e00-\u9fff]", sentence)) >= 14 and sentence in ours] == []
