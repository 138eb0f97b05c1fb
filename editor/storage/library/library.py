"""The template library: shipped templates, the person's own, and those in shared folders."""

import hashlib
import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from editor.looking import is_folder, is_taken
from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.template.file import parse_template, print_template
from editor.model.template.file_text import section_lines
from editor.model.template.template import Section, Template
from editor.model.words import tr
from editor.storage.files.decoding import decode
from editor.storage.files.meanwhile import Replaced, replace_known
from editor.storage.files.reading import bytes_at, content_digest, read_file
from editor.storage.files.reasons import reason_of
from editor.storage.folders import private_folder
from editor.storage.library.word_lists import WordLists


class Origin(StrEnum):
    """Whose a template is: the person's own, of a shared folder, of the program."""

    OWN = "own"
    SHARED = "shared"
    SHIPPED = "shipped"


ENDING, FORM_ENDING = ".nigao", ".docx"
FORM_KIND = "表格"
"""What kind of template a Word form is."""
_BARRED_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 180
_DEEPEST = 4
_NAME_LINE = re.compile(r"^name\s*=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A template of the library. `fields` counts those that a person fills, `asked` those of them that a new report asks for; `version` is made of
    the file's text and changes when that does.

    `folder` is where it lies in its library, "" at the top, with / between levels; it is one of the `tags` too. `text` is the file's text.
    """

    name: str
    file: Path
    kind: str
    tags: tuple[str, ...]
    about: str
    origin: Origin
    fields: int
    version: str
    folder: str = ""
    text: str = field(default="", repr=False, compare=False)
    asked: int = field(default=0, compare=False)

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


@dataclass(slots=True)
class Replaceable:
    """What a person agreed to replace: the digests of it, after a save that of what was written. `told` hears where something else is kept that lies
    there by then.
    """

    digests: frozenset[str]
    told: Callable[[Path], None]

    def note(self, done: Replaced) -> None:
        """Go on from what was written, which alone may be replaced from now on, and tell what was kept."""
        self.digests = frozenset({done.digest})
        for beside in done.besides:
            self.told(beside)


Write = Callable[[Path, Collection[str] | None], Replaced]
ReadForm = Callable[[bytes], Template | None]
"""Gives the fields of a Word form that was kept as a template, nothing for any other Word file."""


def _no_form(_data: bytes) -> Template | None:
    return None


class Library:
    """The folders in the order in which one name hides another: own before shared before shipped."""

    def __init__(self, own: Path, shipped: Path, shared: Sequence[Path] = (), read_form: ReadForm = _no_form) -> None:
        """`read_form` knows the Word forms that lie among the templates."""
        self._own, self._read_form = own, read_form
        self._folders: tuple[tuple[Origin, Path], ...] = (
            (Origin.OWN, own),
            *((Origin.SHARED, folder) for folder in shared),
            (Origin.SHIPPED, shipped),
        )
        self.notes: tuple[Problem, ...] = ()

    def entries(self) -> list[LibraryEntry]:
        """Every template, own first, then shared and shipped, each by name. Files that can't be read are left out; `notes` names them."""
        notes: list[Problem] = []
        found = [entry for origin, folder in self._folders for entry in self._entries(folder, origin, notes)]
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

    def word_lists(self) -> WordLists:
        """The office's lists of words for the checks."""
        return WordLists(self._own, [folder for origin, folder in self._folders if origin == Origin.SHARED])

    def shared_folders(self) -> list[tuple[Path, bool]]:
        """The shared folders, each with whether it can be reached now; a folder on the network may take seconds to answer."""
        return [(folder, is_folder(folder)) for origin, folder in self._folders if origin == Origin.SHARED]

    def own_folders(self) -> list[str]:
        """The folders of the person's own templates, with / between levels, by name."""
        found = (at.relative_to(self._own).as_posix() for at, _ in _walk(self._own, lambda _error: None))
        return sorted(folder for folder in found if folder != ".")

    def digests(self, name: str) -> frozenset[str]:
        """What tells the person's own templates of a name from what somebody makes of them later."""
        return frozenset(content_digest(bytes_at(entry.file)) for entry in self._entries(self._own, Origin.OWN, []) if entry.name == name)

    def save(self, template: Template, name: str, *, folder: str = "", replace: bool = False, known: Replaceable | None = None) -> Path:
        """Put a template into a folder of the person's own under a name and give its file.

        Raises NigaoError when one of that name lies in any of them and `replace` is False; with it the new one takes the old one's place. One that
        is not among those `known` by then is kept: under another name where it would be written over.
        """
        return self._save(name, folder, ENDING, lambda path, agreed: write_template(path, template, agreed), (replace, known))

    def save_form(self, data: bytes, name: str, *, folder: str = "", replace: bool = False, known: Replaceable | None = None) -> Path:
        """Put a Word form into a folder of the person's own, as `save` does with a template."""
        return self._save(name, folder, FORM_ENDING, lambda path, agreed: replace_known(path, data, agreed), (replace, known))

    def _save(self, name: str, folder: str, ending: str, write: Write, how: tuple[bool, Replaceable | None]) -> Path:
        place, (replace, known) = self._own.joinpath(*_folder_parts(folder)), how
        path = place / (file_name(name) + ending)
        old = [entry.file for entry in self._entries(self._own, Origin.OWN, []) if entry.name == name]
        if (old or is_taken(path)) and not replace:
            raise NigaoError(tr("模板“{name}”已经有了。换个名称，或选择替换。", name=name), ExitCode.UNWRITABLE)
        try:
            private_folder(place)
        except OSError as error:
            raise NigaoError(tr("没能建文件夹“{path}”（{why}）。", path=place, why=reason_of(error)), ExitCode.UNWRITABLE) from error
        agreed = None if known is None else known.digests
        done = write(path, agreed)
        if known is not None:
            known.note(done)
        for moved in old:
            if moved != path and (agreed is None or content_digest(bytes_at(moved)) in agreed):
                _take_away(moved)
        return path

    def _entries(self, folder: Path, origin: Origin, notes: list[Problem]) -> Iterator[LibraryEntry]:
        def fail(error: OSError) -> None:
            """Note a folder that can't be read; an own one that is not there yet needs no word."""
            if not isinstance(error, FileNotFoundError):
                notes.append(Problem(tr("文件夹“{path}”读不出来（{why}）。", path=error.filename, why=reason_of(error))))
            elif origin == Origin.SHARED:
                notes.append(Problem(tr("没找到共享文件夹“{path}”。", path=folder)))

        files = sorted(at / name for at, names in _walk(folder, fail) for name in names if name.endswith((ENDING, FORM_ENDING)))
        read = (self._entry(path, folder, origin, notes) for path in files)
        yield from sorted((entry for entry in read if entry), key=lambda entry: entry.name)

    def _entry(self, path: Path, top: Path, origin: Origin, notes: list[Problem]) -> LibraryEntry | None:
        try:
            template = self._form_at(path) if path.suffix == FORM_ENDING else read_template(path)[0]
        except NigaoError as error:
            notes.append(Problem(error.text))
            return None
        if template is None:
            return None
        fields = sum(not field.computed for field in template.fields)
        asked = sum(field.is_asked for field in Draft(template).fields) if template.sections else fields
        version = hashlib.sha256(template.origin.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        folder = "/".join(path.relative_to(top).parts[:-1])
        tags = (*template.tags, folder) if folder and folder not in template.tags else template.tags
        name, text = template.name or path.stem, template.origin
        return LibraryEntry(name, path, template.kind, tags, template.about, origin, fields, version, folder, text, asked)

    def _form_at(self, path: Path) -> Template | None:
        """A Word form as a template: called as its file, told by its own bytes."""
        data = read_file(path)
        template = self._read_form(data)
        said = "" if template is None else " ".join((content_digest(data), *(field.name for field in template.fields)))
        return None if template is None else replace(template, name=path.stem, kind=FORM_KIND, origin=said)


def _take_away(old: Path) -> None:
    """Take away the template whose place another one took, in another folder; raises NigaoError where it stays."""
    try:
        old.unlink(missing_ok=True)
    except OSError as error:
        text = tr("新的模板已存好，旧的“{path}”删不掉（{why}）。请自己删掉它。", path=old, why=reason_of(error))
        raise NigaoError(text, ExitCode.UNWRITABLE) from error


def read_template(path: Path) -> tuple[Template, tuple[Problem, ...]]:
    """The template of a file, named after the file where it has no name, and what is wrong in it; raises NigaoError for what is no text."""
    decoded = decode(read_file(path), str(path))
    template, problems = parse_template(decoded.text)
    return template, (*decoded.problems, *problems)


def write_template(path: Path, template: Template, known: Collection[str] | None = None) -> Replaced:
    """Write a template's file, proved by reading it again; raises NigaoError when the disk refuses.

    Where `known` has the digests of what may be written over, another file is put beside first under a name of its own.
    """
    text = print_template(template)

    def prove(data: bytes) -> None:
        """Read what was written and refuse it where it says something else."""
        read = parse_template(data.decode())[0]
        if _header(read, template.name) != _header(template, template.name) or not _is_same_text(read.sections, template.sections):
            raise NigaoError(tr("模板写出来读不回原样，没有保存。请把模板发给我们。"), ExitCode.UNWRITABLE)

    return replace_known(
        path, text.encode("utf-8", "replace"), known, prove, lambda there: _renamed(there, tr("{name}（另一份）", name=template.name))
    )


def _renamed(data: bytes, name: str) -> bytes:
    """A template's file with another name in its header, so that no two of one name lie in a library; as it is where that would change more."""
    try:
        text = data.decode()
        changed = _NAME_LINE.sub(lambda _: f"name = {json.dumps(name, ensure_ascii=False)}", text, count=1)
        was, now = (parse_template(one)[0] for one in (text, changed))
    except (ValueError, NigaoError):
        return data
    return changed.encode() if replace(was, name=name) == now else data


def _header(template: Template, name: str) -> Template:
    """What the header of a template says, under a name where it has none."""
    return replace(template, name=template.name or name, sections=())


def _is_same_text(read: Sequence[Section], wanted: Sequence[Section]) -> bool:
    """Whether two texts are written in the same lines: those of the same sections are, but for their ids, which a file does not know."""
    is_same = len(read) == len(wanted) and all(replace(one, id=other.id) == other for one, other in zip(read, wanted, strict=True))
    return is_same or [line for line, _ in section_lines(read)] == [line for line, _ in section_lines(wanted)]


def _walk(folder: Path, fail: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str]]]:
    """The folder and those inside of it, a few levels deep and no hidden ones, each with the names of its files."""
    for at, folders, names in os.walk(folder, onerror=fail):
        is_deepest = len(Path(at).relative_to(folder).parts) >= _DEEPEST
        folders[:] = [] if is_deepest else sorted(name for name in folders if not name.startswith("."))
        yield Path(at), names


def _folder_parts(folder: str) -> list[str]:
    """The levels of a folder that a person typed, each a name that any system allows; none leads out of the library."""
    levels = (level.strip(" .") for level in re.split(r"[/\\]", folder))
    return [file_name(level) for level in levels if level][:_DEEPEST]


def file_name(title: str) -> str:
    """A title as a file's name without ending: without what Windows bars, of at most 180 bytes; 未命名 when nothing is left."""
    name = _BARRED_IN_NAMES.sub("", " ".join(title.split())).strip(" .")[:_LONGEST_NAME]
    while len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        name = name[:-1]
    name = name.rstrip(" .")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or tr("未命名")
