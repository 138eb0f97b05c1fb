"""Which branches of some sources no test of some folders takes."""

import ast
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Missing:
    """A line that is never run, or whose other way is never taken: its file, its number, its text, and the function or class that it stands in
    ("" at the top of the file).
    """

    file: str
    number: int
    line: str
    inside: str


def missing_branches(root: Path, sources: list[str], tests: list[str]) -> tuple[list[Missing], int]:
    """What the tests miss of the sources, and how many branches these have.

    Tests that fail still count; how they ended is said on the error stream.
    """
    with tempfile.TemporaryDirectory() as folder:
        data, report = Path(folder, "data"), Path(folder, "report.json")
        there = [each for each in tests if (root / each).exists()]
        options = ["--branch", f"--source={','.join(sources)}", f"--data-file={data}"]
        run = _coverage(root, folder, "run", *options, "-m", "pytest", "-q", "--continue-on-collection-errors", "-p", "no:cacheprovider", *there)
        print((run.stdout.strip() or run.stderr.strip()).splitlines()[-1], file=sys.stderr)
        _coverage(root, folder, "json", "-q", f"--data-file={data}", "-o", str(report))
        told = json.loads(report.read_text("utf-8"))
    found = [each for file, of in sorted(told["files"].items()) for each in _missing(root, file, of)]
    return found, int(told["totals"]["num_branches"])


def _missing(root: Path, file: str, told: dict[str, Any]) -> list[Missing]:
    """One for each line that always goes the same way, one for each run of lines that are never reached for another reason."""
    lines = (root / file).read_text("utf-8").splitlines()
    unrun: set[int] = set(told["missing_lines"])
    forks = {start: end for start, end in told["missing_branches"] if start not in unrun}
    firsts = {number for number in unrun if _before(number, told["executed_lines"]) > _before(number, [*unrun])} - {*forks.values()}
    inside = insides(root / file)
    return [Missing(file, number, lines[number - 1].strip(), inside.get(number, "")) for number in sorted(firsts.union(forks))]


def insides(path: Path) -> dict[int, str]:
    """The functions and classes of a file that its lines stand in, by number: `Class.function`; none for a line at its top."""
    found: dict[int, str] = {}
    waiting: list[tuple[ast.AST, str]] = [(ast.parse(path.read_text("utf-8")), "")]
    for node, inside in waiting:
        for child in ast.iter_child_nodes(node):
            name = inside
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                name = f"{inside}.{child.name}".lstrip(".")
                found |= dict.fromkeys(range(child.lineno, (child.end_lineno or child.lineno) + 1), name)
            waiting.append((child, name))
    return found


def _before(number: int, numbers: list[int]) -> int:
    return max((each for each in numbers if each < number), default=0)


def _coverage(root: Path, folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coverage", *arguments]
    apart = {"PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_STORAGE_DIRECTORY": folder, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=root, env=os.environ | apart, capture_output=True, text=True, encoding="utf-8", check=False)
