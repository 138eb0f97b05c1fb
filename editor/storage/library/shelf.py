"""One folder of a library. Each of its files is read once and known from then on by size and time, by the next start too; what a shared folder held
last can be used while it is away.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from editor import __version__
from editor.looking import entries_of, is_folder, is_there, read_plain_file
from editor.model.problem import NigaoError, Problem
from editor.model.text.searching import SearchedText
from editor.model.words import tr
from editor.storage.file_marks import FileMark, mark_of
from editor.storage.files.reasons import reason_of
from editor.storage.folders import private_folder
from editor.storage.library.entry import ENDING, FORM_ENDING, LibraryEntry, Origin, ReadForm, read_entry
from editor.storage.own_files import OwnFile, want

DEEPEST = 4
"""Levels of folders below the first that are looked into."""
_LARGEST, _LARGEST_COPY = 400_000_000, 50_000_000
_WRITTEN_EACH, _FEW = 1500, 20
"""So many files are read between two writings of the memory, while many are read for the first time; fewer changes than a few can wait."""
_SETTLES = 2.0
"""Seconds after which a file that is written once more has another time, on any disk."""
_MADE_BY = {"made by": __version__, "form": 1}


@dataclass(frozen=True, slots=True)
class _Known:
    """What a file held when it had that mark; `entry` is None for a Word file that is no form. One that is not settled is read again."""

    mark: FileMark
    entry: LibraryEntry | None
    is_settled: bool


Held = Mapping[str, _Known]
"""What is known of the files of a folder, by their paths in it."""


class Shelf:
    """A folder with templates. `unread` is how many of its files the last reading left for the next."""

    def __init__(self, origin: Origin, folder: Path, read_form: ReadForm, memory: Path | None) -> None:
        """`memory` is a folder for what is known from one start to the next; None: nothing is."""
        self.origin, self.folder, self.unread = origin, folder, 0
        self._read_form = read_form
        self._held: Held | None = None
        self._since_written = 0
        name = _short(str(folder))
        self._copies = memory / name if memory is not None and origin == Origin.SHARED else None
        self._file = None if memory is None else OwnFile(memory / f"{name}.jsonl", self._parsed, dict[str, _Known], _LARGEST)

    def entries(self, notes: list[Problem], most: int | None = None) -> list[LibraryEntry]:
        """The templates by name, with at most so many files read anew. What can't be read is added to `notes`; of a folder that is away the list
        has what it held last, if it is a shared one.
        """
        held = self._held
        if held is None:
            held = {} if self._file is None else self._file.read()
        files, told = self._files()
        self.unread = 0
        if not files and self._is_away(held):
            self._held = held
            notes.append(Problem(tr("没找到共享文件夹“{path}”。", path=self.folder)))
            return sorted(map(self._from_copy, _entries_of(held)), key=_name)
        notes.extend(told)
        after = dict(self._read(files, held, notes, most))
        self._held = after
        self._note_changes(sum(held.get(name) is not known for name, known in after.items()) + len(held.keys() - after.keys()), most)
        return sorted(_entries_of(after), key=_name)

    def is_reached(self) -> bool:
        """Whether the folder can be reached; a place where a disk is tied in and that holds nothing at all does not count. May take seconds."""
        return not self._is_away(self._held or {})

    def _is_away(self, held: Held) -> bool:
        is_empty = self.origin == Origin.SHARED and next(entries_of(self.folder), None) is None
        return is_empty and (bool(held) or not is_folder(self.folder))

    def _files(self) -> tuple[list[str], list[Problem]]:
        notes: list[Problem] = []

        def fail(error: OSError) -> None:
            """Note a folder that can't be read; an own one that is not there yet needs no word."""
            if not isinstance(error, FileNotFoundError):
                notes.append(Problem(tr("文件夹“{path}”读不出来（{why}）。", path=error.filename, why=reason_of(error))))

        found: list[str] = []
        for at, names in walk(self.folder, fail):
            level = "" if at == self.folder else f"{at.relative_to(self.folder).as_posix()}/"
            found += (level + name for name in names if name.endswith((ENDING, FORM_ENDING)))
        return sorted(found), notes

    def _read(self, files: list[str], held: Held, notes: list[Problem], most: int | None) -> Iterator[tuple[str, _Known]]:
        count = 0
        for name in files:
            path, known = self.folder / name, held.get(name)
            mark = mark_of(path)
            is_same = known is not None and known.mark == mark and known.is_settled
            if not is_same and count == most:
                self.unread += 1
            elif not is_same:
                count += 1
                known = self._read_anew(path, name, mark, known, notes)
            if known is not None:
                yield name, known

    def _read_anew(self, path: Path, name: str, mark: FileMark | None, known: _Known | None, notes: list[Problem]) -> _Known | None:
        try:
            entry = read_entry(path, self.folder, self.origin, self._read_form)
        except NigaoError as error:
            notes.append(Problem(error.text))
            return None
        if mark is None:
            return None
        if known is not None and known.entry == entry:
            entry = known.entry
        elif entry is not None:
            self._copy(path, name)
        return _Known(mark, entry, time.time() - mark.written / 1e9 > _SETTLES)

    # What is used while the folder is away

    def _copy_of(self, name: str) -> Path | None:
        """Where the copy of a file lies; it is called as the file, of which a template may have its name."""
        return None if self._copies is None else self._copies / _short(name) / Path(name).name

    def _copy(self, path: Path, name: str) -> None:
        if (copy := self._copy_of(name)) is None:
            return
        # What can't be copied can't be used while the folder is away; nobody waits for it now.
        with contextlib.suppress(OSError, ValueError):
            private_folder(copy.parent)
            copy.write_bytes(read_plain_file(path, _LARGEST_COPY))

    def _from_copy(self, entry: LibraryEntry) -> LibraryEntry:
        copy = self._copy_of(entry.file.relative_to(self.folder).as_posix())
        return replace(entry, kept=copy) if copy is not None and is_there(copy) else entry

    # From one start to the next

    def _note_changes(self, count: int, most: int | None) -> None:
        """Write what is known. Where somebody waits for what is new, a few changes are written by the next reading that finds none."""
        self._since_written += count
        is_done = not self.unread and (not count or self._since_written > _FEW)
        is_time = most is None or is_done or self._since_written > _WRITTEN_EACH
        if self._since_written and is_time and self._held is not None:
            self._write(self._held)

    def _write(self, held: Held) -> None:
        self._since_written = 0
        if self._file is not None:
            lines = (_MADE_BY, *(_line(name, known) for name, known in held.items()))
            self._file.write("\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode("utf-8", "surrogatepass"))

    def _parsed(self, data: bytes) -> dict[str, _Known]:
        """What is known by a file, nothing by one of another version; raises anything where it is not as it should be. Line by line, so that other
        threads get their turns.
        """
        first, *lines = data.decode("utf-8", "surrogatepass").split("\n")
        return dict(self._known(json.loads(line)) for line in lines) if json.loads(first) == _MADE_BY else {}

    def _known(self, line: list[Any]) -> tuple[str, _Known]:
        name, written, size, is_settled, entry = line
        want(isinstance(name, str), isinstance(written, int), isinstance(size, int))
        if entry is not None:
            title, kind, tags, about, fields, version, folder, text, pairs, asked = entry
            sought = SearchedText(text, int(pairs, 16))
            entry = LibraryEntry(title, self.folder / name, kind, tuple(tags), about, self.origin, fields, version, folder, sought, asked)
        return name, _Known(FileMark(written, size, (0, 0)), entry, bool(is_settled))


def _short(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _line(name: str, known: _Known) -> list[object]:
    entry, mark = known.entry, known.mark
    return [name, mark.written, mark.size, known.is_settled, entry and _said(entry)]


def _said(entry: LibraryEntry) -> list[object]:
    head = [entry.name, entry.kind, entry.tags, entry.about, entry.fields, entry.version, entry.folder]
    return [*head, entry.sought.text, f"{entry.sought.pairs:x}", entry.asked]


def _entries_of(held: Held) -> list[LibraryEntry]:
    return [known.entry for known in held.values() if known.entry is not None]


def _name(entry: LibraryEntry) -> str:
    return entry.name


def walk(folder: Path, fail: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str]]]:
    """The folder and those inside of it, a few levels deep and no hidden ones, each with the names of its files."""
    for at, folders, names in os.walk(folder, onerror=fail):
        is_deepest = len(Path(at).relative_to(folder).parts) >= DEEPEST
        folders[:] = [] if is_deepest else sorted(name for name in folders if not name.startswith("."))
        yield Path(at), names
