"""One input of this folder, and what the command line makes of it."""

# ruff: noqa: ANN401 - what JSON holds may be anything

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from editor.cli import main
from tests.desk.word_parts import Element, w
from tests.source import ROOT

FOLDER = ROOT / "tests" / "faults"
FOLDERS = tuple(FOLDER / name for name in ("incoming", "safe", "word"))
# The exit codes of work that was done, with and without something to tell.
DONE = (0, 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its first column from 0, how many it spans, and its text."""

    column: int
    span: int
    text: str


@dataclass(frozen=True)
class Written:
    """A file that was written; all is empty where none was."""

    path: Path

    @property
    def is_there(self) -> bool:
        """Whether anything was written."""
        return self.path.is_file()

    @cached_property
    def document(self) -> Element:
        """The root of a Word file's text."""
        return self.part("word/document.xml")

    def part(self, name: str) -> Element:
        """The root of a part of a Word file, or of an empty one."""
        if not self.is_there:
            return etree.Element(w("document"))
        with zipfile.ZipFile(self.path) as archive:
            return etree.fromstring(archive.read(name))

    @property
    def lines(self) -> list[str]:
        """The paragraphs, those of cells too, without blanks around them."""
        if self.path.suffix == ".docx":
            return [text_of(paragraph).strip() for paragraph in self.document.iter(w("p"))]
        return [line.strip() for line in self.path.read_text("utf-8").splitlines()] if self.is_there else []

    @property
    def text(self) -> str:
        """All the lines."""
        return "\n".join(self.lines)

    @property
    def tables(self) -> list[list[list[Cell]]]:
        """The tables, one in a cell too: rows of cells."""
        return [[list(_cells(row)) for row in table.iterchildren(w("tr"))] for table in self.document.iter(w("tbl"))]

    def styled(self, *styles: str) -> list[str]:
        """The paragraphs outside tables in these styles, in their order."""
        body = self.document.find(w("body"))
        return [text_of(p) for p in (() if body is None else body.iterchildren(w("p"))) if style_of(p) in styles]

    def has_in_order(self, *words: str) -> bool:
        """Whether all the words stand in the text, each first found behind the one before."""
        at = [self.text.find(word) for word in words]
        return -1 not in at and at == sorted(at)


def _cells(row: Element) -> Iterator[Cell]:
    column = 0
    for cell in row.iterchildren(w("tc")):
        spanned = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        span = 1 if spanned is None else int(spanned.get(w("val"), "1"))
        yield Cell(column, span, "".join(text_of(p) for p in cell.iter(w("p"))))
        column += span


def text_of(paragraph: Element) -> str:
    """The text of a paragraph, with its tabs."""
    found = (node for node in paragraph.iter(w("t"), w("tab")) if node.tag == w("t") or node.getparent().tag == w("r"))
    return "".join(node.text or "" if node.tag == w("t") else "\t" for node in found)


def style_of(paragraph: Element) -> str:
    """The style's id of a paragraph."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


class Tried:
    """One input, the exit code of the last command that it was given to, and what that said on standard error."""

    def __init__(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = input_of(name)
        self.code, self.said = 0, ""
        self._capsys = capsys

    def run(self, command: str, *arguments: str | Path) -> str:
        """What a command prints."""
        self._capsys.readouterr()
        self.code = main([command, *map(str, arguments)])
        out, self.said = self._capsys.readouterr()
        return out

    def run_limited(self, command: str, *arguments: str | Path) -> None:
        """Run a command in a process of its own that can't take all memory and time."""
        given = [sys.executable, "-m", "tests.faults.limited", command, *map(str, arguments)]
        done = subprocess.run(given, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, encoding="utf-8")
        self.code, self.said = done.returncode, done.stderr

    def json(self, command: str, path: Path | None = None) -> Any:
        """What a command prints of the input, or of another file, as data."""
        out = self.run(command, path or self.path, "--json")
        assert self.code in DONE, self.said
        return json.loads(out)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The fields of the input."""
        return self.json("fields")

    @property
    def template(self) -> str:
        """The template that the input becomes."""
        self.run("import", self.path, "-o", "a.nigao", "--force")
        assert self.code in DONE, self.said
        return Path("a.nigao").read_text("utf-8")

    def filled(self, out: str = "a.docx", values: Path | None = None) -> Written:
        """The input filled with values, or with samples."""
        self.run("fill", self.path, *(("--values", values) if values else ("--sample",)), "-o", out, "--force")
        return Written(Path(out))

    def saved_again(self, *arguments: str) -> Written:
        """The input as it is, written by the program."""
        self.run("fill", self.path, *arguments, "-o", "a.docx", "--force")
        assert self.code in DONE, self.said
        return Written(Path("a.docx"))

    def saved_over(self) -> list[Written]:
        """The input saved under its own name, and what was kept beside it."""
        shutil.copy(self.path, "a.docx")
        self.run("fill", "a.docx", "-o", "a.docx", "--force")
        assert self.code in DONE, self.said
        return [Written(path) for path in sorted(Path().glob("*.docx"), key=lambda path: (path.name != "a.docx", path.name))]

    def names_or_has(self, written: Written, *words: str) -> bool:
        """Whether each of the words stands in what was written or is named on standard error."""
        return all(word in written.text or word in self.said for word in words)


def input_of(name: str) -> Path:
    """The input of that name."""
    return next(path for folder in FOLDERS if (path := folder / name).is_file())
