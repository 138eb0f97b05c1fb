"""One folder of a library. Each of its files is read once and known from then on by size and time, by the next start too; what a shared folder held
last can be used while it is away.
"""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from editor import __version__
from editor.looking import entries_of, is_folder, is_there, read_plain_file, status_of
from editor.model.problem import NigaoError, Problem
from editor.model.text.searching import NO_PAIRS, SearchedText
from editor.model.words import tr
from editor.storage.file_marks import FileMark, mark_of
from editor.storage.files.reasons import reason_of
from editor.storage.files.writing import replace_file
from editor.storage.folders import private_folder
from editor.storage.library.entry import ENDING, FORM_ENDING, LibraryEntry, Origin, ReadForm, read_entry
from editor.storage.own_files import OwnFile, is_file_name, is_number, want

DEEPEST = 4
"""Levels of folders below the first that are looked into."""
_LARGEST, _LARGEST_COPY = 400_000_000, 50_000_000
_WRITTEN_EACH, _FEW = 1500, 20
"""So many files are read between two writings of the memory, while many are read for the first time; fewer changes than a few can wait."""
_TRIED_AGAIN = 60.0
"""Seconds after which a file that could not be read is tried again though it did not change."""
_SETTLES = 2.0
"""Seconds after which a file that is written once more has another time, on any disk."""
_MADE_BY = {"made by": __version__, "form": 3}
_HIDDEN = (".", "~$")
"""What the names begin with of files that are none of a person's: hidden ones, those of Word that say who has a file open."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a file held when it had that mark; `entry` is None for a Word file that is no form. One that is not settled is read again."""

    mark: FileMark
    entry: LibraryEntry | None
    is_settled: bool


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a file could not be read when it had that mark and was `tried`; one that is not settled is tried again at once."""

    mark: FileMark | None
    why: str
    is_settled: bool
    tried: float


Files = Mapping[str, _Known]
"""What is known of the files of a folder, by their paths in it."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What a folder held, and the number of the disk that was tied in right there, 0 for none."""

    files: Files = field(default_factory=dict[str, _Known])
    disk: int = 0


class Shelf:
    """A folder with templates. `unread` is how many of its files the last reading left for the next."""

    def __init__(self, origin: Origin, folder: Path, read_form: ReadForm, memory: Path | None) -> None:
        """`memory` is a folder for what is known from one start to the next; None: nothing is."""
        self.origin, self.folder, self.unread = origin, folder, 0
        self._read_form = read_form
        self._held: _Held | None = None
        self._refused: dict[str, _Refused] = {}
        self._since_written = 0
        name = _short(str(folder))
        self._copies = memory / name if memory is not None and origin == Origin.SHARED else None
        self._file = None if memory is None else OwnFile(memory / f"{name}.jsonl", self._parsed, _Held, _LARGEST)

    def entries(self, notes: list[Problem], most: int | None = None) -> list[LibraryEntry]:
        """The templates by name, with at most so many files read anew. What can't be read is added to `notes`; of a folder that is away the list
        has what it held last, if it is a shared one.
        """
        held = self._held
        if held is None:
            held = _Held() if self._file is None else self._file.read()
        disk = _disk_at(self.folder) if self.origin == Origin.SHARED else 0
        files, told = self._files()
        after = _Held(dict(sorted(self._read(files, held.files, most))), disk)
        # A folder may have gone while its files were read.
        if len(after.files) < len(files) or not held.files.keys() <= after.files.keys() or not files:
            away = self._away(held) or next((one for one in told if not files and self.origin == Origin.SHARED), None)
            if away is not None:
                notes.append(away)
                return self._last(held)
        notes.extend((*told, *(Problem(self._refused[name].why) for name in files if name in self._refused)))
        self._held = after
        changed = sum(held.files.get(name) is not known for name, known in after.files.items())
        self._note_changes(changed + len(held.files.keys() - after.files.keys()) + (held.disk != disk), most)
        return sorted(_entries_of(after.files), key=_name)

    def is_reached(self) -> bool:
        """Whether the folder can be reached; a place where a disk was tied in and nothing lies now does not count. May take seconds."""
        return self._away(self._held or _Held()) is None

    def _away(self, held: _Held) -> Problem | None:
        """Why a shared folder is not where it was, None for one that is there, be it empty."""
        if self.origin != Origin.SHARED or next(entries_of(self.folder), None) is not None:
            return None
        notes: list[Problem] = []
        if next(walk(self.folder, _telling(notes)), None) is None:
            return notes[0] if notes and is_folder(self.folder) else Problem(tr("没找到共享文件夹“{path}”。", path=self.folder))
        if held.files and held.disk and _disk_at(self.folder) != held.disk:
            return Problem(tr("共享文件夹“{path}”是空的，先用上次读到的。", path=self.folder))
        return None

    def _last(self, held: _Held) -> list[LibraryEntry]:
        """The templates of a folder that is away, as they were read last."""
        self._held, self._refused, self.unread = held, {}, 0
        if self._since_written:
            self._write(held)
        return sorted(map(self._from_copy, _entries_of(held.files)), key=_name)

    def _files(self) -> tuple[list[str], list[Problem]]:
        notes: list[Problem] = []
        found: list[str] = []
        for at, names in walk(self.folder, _telling(notes)):
            level = "" if at == self.folder else f"{at.relative_to(self.folder).as_posix()}/"
            found += (level + name for name in names if name.endswith((ENDING, FORM_ENDING)) and not name.startswith(_HIDDEN))
        return sorted(found), notes

    def _read(self, files: list[str], held: Files, most: int | None) -> Iterator[tuple[str, _Known]]:
        """What is known of the files; those that were never read come first, so that no other keeps them waiting."""
        count = self.unread = 0
        before, top = self._refused, str(self.folder)
        self._refused = {name: before[name] for name in files if name in before}
        for name in sorted(files, key=lambda name: name in held or name in before):
            known = held.get(name)
            # As a text: thousands of files are asked every second.
            mark = mark_of(f"{top}/{name}")
            is_due = _is_due(mark, known, before.get(name))
            if is_due and count == most:
                self.unread += 1
            elif is_due:
                count += 1
                known = self._read_anew(self.folder / name, name, mark, known)
            if known is not None:
                yield name, known

    def _read_anew(self, path: Path, name: str, mark: FileMark | None, known: _Known | None) -> _Known | None:
        is_settled = mark is None or abs(time.time() - mark.written / 1e9) > _SETTLES
        try:
            entry = read_entry(path, self.folder, self.origin, self._read_form)
        except NigaoError as error:
            self._refused[name] = _Refused(mark, error.text, is_settled, time.monotonic())
            return None
        self._refused.pop(name, None)
        if mark is None:
            return None
        is_same = known is not None and known.entry == entry
        if entry is not None and not (is_same and self._has_copy(name)):
            self._copy(path, name)
        return _Known(mark, known.entry if known is not None and is_same else entry, is_settled)

    # What is used while the folder is away

    def _copy_of(self, name: str) -> Path | None:
        """Where the copy of a file lies; it is called as the file, of which a template may have its name."""
        return None if self._copies is None else self._copies / _short(name) / Path(name).name

    def _copy(self, path: Path, name: str) -> None:
        if (copy := self._copy_of(name)) is None:
            return
        # What can't be copied can't be used while the folder is away; nobody waits for it now.
        with contextlib.suppress(OSError, ValueError):
            data = read_plain_file(path, _LARGEST_COPY)
            private_folder(copy.parent)
            replace_file(copy, data, private=True)

    def _has_copy(self, name: str) -> bool:
        """Whether there is a copy of a file where there should be one."""
        copy = self._copy_of(name)
        return copy is None or is_there(copy)

    def _drop_copies(self, files: Files) -> None:
        """Take away the copies of templates that are gone."""
        if self._copies is not None:
            wanted = {_short(name) for name, known in files.items() if known.entry is not None}
            for entry in entries_of(self._copies):
                if entry.name not in wanted:
                    shutil.rmtree(self._copies / entry.name, ignore_errors=True)

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

    def _write(self, held: _Held) -> None:
        self._since_written = 0
        if self._file is not None:
            lines = ({**_MADE_BY, "disk": held.disk}, *(_line(name, known) for name, known in held.files.items()))
            self._file.write("\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode("utf-8", "surrogatepass"))
            if not self.unread:
                self._drop_copies(held.files)

    def _parsed(self, data: bytes) -> _Held:
        """What is known by a file, nothing by one of another version; raises anything where it is not as it should be. Line by line, so that other
        threads get their turns.
        """
        first, *lines = data.decode("utf-8", "surrogatepass").split("\n")
        head: dict[str, Any] = json.loads(first)
        if not head.items() >= _MADE_BY.items():
            return _Held()
        want(isinstance(head["disk"], int))
        return _Held(dict(self._known(json.loads(line)) for line in lines), head["disk"])

    def _known(self, line: list[Any]) -> tuple[str, _Known]:
        name, written, size, is_settled, entry = line
        want(is_file_name(name), isinstance(written, int), isinstance(size, int), isinstance(is_settled, bool))
        want(not (path := PurePath(name)).anchor, ".." not in path.parts)
        if entry is not None:
            title, kind, tags, about, fields, version, folder, text, pairs, asked = entry
            want(isinstance(tags, list), is_number(fields), is_number(asked))
            want(all(isinstance(said, str) for said in (title, kind, *tags, about, version, folder, text)))
            sought = SearchedText(text, bytes.fromhex(pairs))
            want(len(sought.pairs) == len(NO_PAIRS))
            entry = LibraryEntry(title, self.folder / name, kind, tuple(tags), about, self.origin, fields, version, folder, sought, asked)
        return name, _Known(FileMark(written, size, (0, 0)), entry, is_settled)


def _short(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _line(name: str, known: _Known) -> list[object]:
    entry, mark = known.entry, known.mark
    return [name, mark.written, mark.size, known.is_settled, entry and _said(entry)]


def _said(entry: LibraryEntry) -> list[object]:
    head = [entry.name, entry.kind, entry.tags, entry.about, entry.fields, entry.version, entry.folder]
    return [*head, entry.sought.text, entry.sought.pairs.hex(), entry.asked]


def _entries_of(files: Files) -> list[LibraryEntry]:
    return [known.entry for known in files.values() if known.entry is not None]


def _name(entry: LibraryEntry) -> str:
    return entry.name


def _is_due(mark: FileMark | None, known: _Known | None, refused: _Refused | None) -> bool:
    """Whether a file is to be read anew."""
    if refused is not None:
        return refused.mark != mark or not refused.is_settled or time.monotonic() - refused.tried > _TRIED_AGAIN
    return known is None or known.mark != mark or not known.is_settled


def _disk_at(folder: Path) -> int:
    """The number of the disk that is tied in right at a folder, 0 for none."""
    here, above = status_of(folder), status_of(folder / "..")
    return here.st_dev if here is not None and above is not None and here.st_dev != above.st_dev else 0


def _telling(notes: list[Problem]) -> Callable[[OSError], None]:
    def tell(error: OSError) -> None:
        """Note a folder that can't be read; an own one that is not there yet needs no word."""
        if not isinstance(error, FileNotFoundError):
            notes.append(Problem(tr("文件夹“{path}”读不出来（{why}）。", path=error.filename, why=reason_of(error))))

    return tell


def walk(folder: Path, fail: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str]]]:
    """The folder and those inside of it, a few levels deep and no hidden ones, each with the names of its files."""
    for at, folders, names in os.walk(folder, onerror=fail):
        is_deepest = len(Path(at).relative_to(folder).parts) >= DEEPEST
        folders[:] = [] if is_deepest else sorted(name for name in folders if not name.startswith("."))
        yield Path(at), names
