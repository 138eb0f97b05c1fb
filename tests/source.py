"""The project's own source, as the tests about the source look at it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("editor", "resources", "tests", "packaging", ".ci")
TEXT_SUFFIXES = {".py", ".toml", ".md", ".txt", ".json", ".conf", ".svg", ".qss", ".html", ".lock", ".nigao", ""}
# What people's files may look like: given to the program, no text of its own, in encodings of all kinds.
INPUTS = tuple(ROOT / "tests" / folder for folder in ("reading/cases", "faults/incoming", "faults/safe", "faults/word"))


def python_files(*folders: str) -> Iterator[Path]:
    """The Python files in these folders of the project."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The parsed source of a Python file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def text_files(*folders: str) -> Iterator[Path]:
    """Every text file of the project, or of these folders of it, but for the inputs of the tests."""
    if not folders:
        yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT_SUFFIXES and path.name != ".git")
    for folder in folders or FOLDERS:
        yield from (path for path in _texts_under(ROOT / folder) if not any(path.is_relative_to(inputs) for inputs in INPUTS))


def input_texts() -> Iterator[Path]:
    """The inputs of the tests that are text in UTF-8."""
    for folder in INPUTS:
        yield from (path for path in _texts_under(folder) if path.parent.name != "encodings")


def _texts_under(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts:
            yield path


def place(path: Path, line: int) -> str:
    """A place in the source as an editor opens it."""
    return f"{path.relative_to(ROOT)}:{line}"
