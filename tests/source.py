"""The project's own source, as the tests about the source look at it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("editor", "resources", "tests", "packaging", ".ci")
TEXT_SUFFIXES = {".py", ".toml", ".md", ".txt", ".json", ".conf", ".svg", ".qss", ".html", ".lock", ""}


def python_files(*folders: str) -> Iterator[Path]:
    """The Python files in these folders of the project."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The parsed source of a Python file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def text_files() -> Iterator[Path]:
    """Every text file that belongs to the project."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT_SUFFIXES and path.name != ".git")
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts:
                yield path


def place(path: Path, line: int) -> str:
    """A place in the source as an editor opens it."""
    return f"{path.relative_to(ROOT)}:{line}"
