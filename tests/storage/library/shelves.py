"""Shared folders with templates, and starts of a program that reads them."""

import os
from pathlib import Path

from editor.model.problem import NigaoError
from editor.model.template.template import Template
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.library import Library

TEXT = '+++\nname = "{name}"\nkind = "报告"\n+++\n@标题 关于{{{{ 事项 }}}}的报告\n\n{text}\n'
LONG_AGO = 1_600_000_000
SHELF = "editor.storage.library.shelf"


def start(shared: Path) -> Library:
    """The library of a program that was started just now."""
    home = shared.parent
    return Library(home / "own", home / "shipped", [shared], _form, home / "memory")


def _form(data: bytes, name: str) -> Template | None:
    if data == b"broken":
        raise NigaoError(name)
    return Template("") if data == b"form" else None


def put(shared: Path, name: str, text: str = "甲", *, when: float = LONG_AGO) -> Path:
    """A template in the shared folder, written at a moment (seconds since 1970)."""
    path = shared / f"{name}.nigao"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(name=name, text=text), "utf-8")
    os.utime(path, (when, when))
    return path


def refuse(shared: Path, name: str, *, when: float = LONG_AGO) -> Path:
    """A file in the shared folder that can't be read as what it is called."""
    path = shared / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"broken" if path.suffix == ".docx" else b"")
    os.utime(path, (when, when))
    return path


def memory_of(shared: Path) -> Path:
    """The one memory with more than a head: that of the shared folder."""
    return next(file for file in (shared.parent / "memory").glob("*.jsonl") if len(file.read_text("utf-8").split("\n")) > 1)


def copies(shared: Path) -> list[str]:
    return sorted(path.name for path in (shared.parent / "memory").rglob("*.nigao"))


def found(library: Library, words: str) -> list[str]:
    return [entry.name for entry in library.entries() if words in entry.sought.text]


def only(library: Library) -> LibraryEntry:
    (entry,) = library.entries()
    return entry
