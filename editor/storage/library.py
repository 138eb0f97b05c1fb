"""The template library: shipped templates, the person's own, and those in shared folders."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.template import Template
from editor.model.template_file import parse_template, print_template
from editor.model.words import tr
from editor.storage.decoding import decode
from editor.storage.files_in import read_file
from editor.storage.folders import private_folder
from editor.storage.safe_writing import write_safely

Origin = Literal["own", "shared", "shipped"]
ENDING = ".nigao"
_BARRED_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 180


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A template of the library. `fields` counts its fields; `version` is made of the file's text and changes when that does."""

    name: str
    file: Path
    kind: str
    tags: tuple[str, ...]
    about: str
    origin: Origin
    fields: int
    version: str

    def to_json(self) -> dict[str, object]:
        """The entry in the form of the command line's contract."""
        return {
            "name": self.name,
            "file": str(self.file),
            "kind": self.kind,
            "tags": list(self.tags),
            "origin": self.origin,
            "fields": self.fields,
            "version": self.version,
        }


class Library:
    """The folders in the order in which one name hides another: own before shared before shipped."""

    def __init__(self, own: Path, shipped: Path, shared: Sequence[Path] = ()) -> None:
        self._own = own
        self._folders: tuple[tuple[Origin, Path], ...] = (("own", own), *(("shared", folder) for folder in shared), ("shipped", shipped))
        self.notes: tuple[Problem, ...] = ()

    def entries(self) -> list[LibraryEntry]:
        """Every template, own first, then shared and shipped, each by name. Files that can't be read are left out; `notes` names them."""
        notes: list[Problem] = []
        found = [entry for origin, folder in self._folders for entry in _entries(folder, origin, notes)]
        self.notes = tuple(notes)
        return found

    def find(self, name: str) -> LibraryEntry | None:
        """The template of that exact name, or None; raises NigaoError (exit code 2) when the best origin has two of that name."""
        named = [entry for entry in self.entries() if name in (entry.name, entry.file.stem)]
        best = [entry for entry in named if entry.origin == named[0].origin]
        exact = [entry for entry in best if entry.name == name] or best
        if len(exact) > 1:
            files = ", ".join(str(entry.file) for entry in exact)
            raise NigaoError(tr("叫“{name}”的模板不止一个：{files}。写出文件的路径。", name=name, files=files), ExitCode.WRONG_USE)
        return exact[0] if exact else None

    def save(self, template: Template, name: str, *, replace: bool = False) -> Path:
        """Put a template into the person's own folder under a name and give its file; raises NigaoError when there is one and `replace` is False."""
        path = self._own / (file_name(name) + ENDING)
        if path.exists() and not replace:
            raise NigaoError(tr("模板“{name}”已经有了。换个名称，或选择替换。", name=name), ExitCode.UNWRITABLE)
        try:
            private_folder(self._own)
        except OSError as error:
            raise NigaoError(tr("没能建文件夹“{path}”（{why}）。", path=self._own, why=error.strerror or error), ExitCode.UNWRITABLE) from error
        write_template(path, template)
        return path


def read_template(path: Path) -> tuple[Template, tuple[Problem, ...]]:
    """The template of a file, named after the file where it has no name, and what is wrong in it; raises NigaoError for what is no text."""
    decoded = decode(read_file(path), str(path))
    template, problems = parse_template(decoded.text)
    return template, (*decoded.problems, *problems)


def write_template(path: Path, template: Template) -> None:
    """Write a template's file, proved by reading it again; raises NigaoError when the disk refuses."""
    text = print_template(template)

    def prove(data: bytes) -> None:
        if parse_template(data.decode())[0] != template:
            raise NigaoError(tr("模板写出来读不回原样，没有保存。请把模板发给我们。"), ExitCode.UNWRITABLE)

    write_safely(path, text.encode(), prove)


def _entries(folder: Path, origin: Origin, notes: list[Problem]) -> Iterator[LibraryEntry]:
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except FileNotFoundError:
        if origin == "shared":
            notes.append(Problem(tr("没找到共享文件夹“{path}”。", path=folder)))
        return
    except OSError as error:
        notes.append(Problem(tr("文件夹“{path}”读不出来（{why}）。", path=folder, why=error.strerror or error)))
        return
    read = (_entry(path, origin, notes) for path in files)
    yield from sorted((entry for entry in read if entry), key=lambda entry: entry.name)


def _entry(path: Path, origin: Origin, notes: list[Problem]) -> LibraryEntry | None:
    try:
        template, _ = read_template(path)
    except NigaoError as error:
        notes.append(Problem(error.text))
        return None
    fields = sum(not field.computed for field in template.fields)
    version = hashlib.sha256(template.origin.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return LibraryEntry(template.name or path.stem, path, template.kind, template.tags, template.about, origin, fields, version)


def file_name(title: str) -> str:
    """A title as a file's name without ending: without what Windows bars, of at most 180 bytes; 未命名 when nothing is left."""
    name = _BARRED_IN_NAMES.sub("", " ".join(title.split())).strip(" .")
    while len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        name = name[:-1]
    name = name.rstrip(" .")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or tr("未命名")
