"""The libraries that are asked for are those that are used, and each has its reason written down."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator

import pytest
from packaging.markers import Marker

from tests.source import ROOT, python_files, tree

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
IMPORTED_AS = {"pyside6-essentials": "PySide6", "python-docx": "docx", "fonttools": "fontTools"}
COMES_WITH_ANOTHER = {"shiboken6"}


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ \[]", requirement)[0].lower() for requirement in requirements}


def _imported_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield node.module or ""


def _imports() -> set[str]:
    nodes = (node for path in python_files("editor") for node in ast.walk(tree(path)))
    top = {name.partition(".")[0] for node in nodes for name in _imported_by(node)}
    return top - sys.stdlib_module_names - COMES_WITH_ANOTHER - {"editor"}


def test_every_library_is_used_and_every_used_library_is_asked_for() -> None:
    asked = {IMPORTED_AS.get(name, name) for name in _names(PROJECT["project"]["dependencies"])}
    assert asked == _imports()


def test_every_library_has_its_reason_in_contributing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").lower()
    asked = _names(PROJECT["project"]["dependencies"]) | _names(PROJECT["dependency-groups"]["dev"]) | _names(PROJECT["dependency-groups"]["build"])
    assert [name for name in sorted(asked) if name not in text] == []


@pytest.mark.parametrize("name", ["requirements-dev.lock", "requirements-build.lock"])
def test_the_lock_for_running_is_part_of_the_others(name: str) -> None:
    runtime, everything = ((ROOT / "packaging" / lock).read_text("utf-8").splitlines() for lock in ("requirements.lock", name))
    assert set(runtime) <= set(everything)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_library_that_is_installed_has_its_licence_in_the_help(language: str) -> None:
    page = (ROOT / "resources" / "help" / language / "15-licences.md").read_text("utf-8").lower()
    locked = re.findall(r"^([a-z0-9-]+)==", (ROOT / "packaging" / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert [name for name in locked if name.removesuffix("6") not in page] == []


def _holds_on(marker: str, python: str) -> bool:
    return not marker or Marker(marker).evaluate({"python_full_version": python, "sys_platform": "win32"})


@pytest.mark.parametrize("python", ["3.11.2", "3.12.0", "3.13.5", "3.14.0"])
def test_every_library_is_in_its_lock_at_one_version(python: str) -> None:
    for name, requirements in (
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependency-groups"]["dev"]),
        ("requirements-build.lock", PROJECT["dependency-groups"]["build"]),
    ):
        lines = re.findall(r"^([a-z0-9-]+)==\S+ (?:; (.*) )?\\$", (ROOT / "packaging" / name).read_text("utf-8"), re.MULTILINE)
        locked = [library for library, marker in lines if _holds_on(marker, python)]
        assert _names(requirements) <= set(locked)
        assert len(locked) == len(set(locked))
