"""The template library: shipped templates, the person's own, and those in shared folders."""

import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from editor.looking import is_taken
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.template.file import parse_template, print_template
from editor.model.template.file_text import section_lines
from editor.model.template.template import Section, Template
from editor.model.words import tr
from editor.storage.files.meanwhile import Replaced, replace_known
from editor.storage.files.reading import bytes_at, content_digest
from editor.storage.files.reasons import reason_of
from editor.storage.folders import private_folder
from editor.storage.library.entry import ENDING, FORM_ENDING, LibraryEntry, Origin, ReadForm
from editor.storage.library.shelf import DEEPEST, Shelf, walk
from editor.storage.library.word_lists import WordLists

_BARRED_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 180
_NAME_LINE = re.compile(r"^name\s*=.*$", re.MULTILINE)


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


def _no_form(_data: bytes, _name: str) -> Template | None:
    return None


class Library:
    """The folders in the order in which one name hides another: own before shared before shipped."""

    def __init__(self, own: Path, shipped: Path, shared: Sequence[Path] = (), read_form: ReadForm = _no_form, memory: Path | None = None) -> None:
        """`read_form` knows the Word forms that lie among the templates; in `memory`, a folder, is kept what the files held."""
        self._own = own
        folders = ((Origin.OWN, own), *((Origin.SHARED, folder) for folder in shared), (Origin.SHIPPED, shipped))
        self._shelves = tuple(Shelf(origin, folder, read_form, memory) for origin, folder in folders)
        self.notes: tuple[Problem, ...] = ()

    def entries(self, most: int | None = None) -> list[LibraryEntry]:
        """Every template, own first, then shared and shipped, each by name. Files that can't be read are left out; `notes` names them.

        With `most` at most so many files of a folder are read anew; `unread` tells how many are left for the next time.
        """
        notes: list[Problem] = []
        found = [entry for shelf in self._shelves for entry in shelf.entries(notes, most)]
        self.notes = tuple(notes)
        return found

    @property
    def unread(self) -> int:
        """How many files the last reading left unread."""
        return sum(shelf.unread for shelf in self._shelves)

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
        return WordLists(self._own, [shelf.folder for shelf in self._shelves if shelf.origin == Origin.SHARED])

    def shared_folders(self) -> list[tuple[Path, bool]]:
        """The shared folders, each with whether it can be reached now; a folder on the network may take seconds to answer."""
        return [(shelf.folder, shelf.is_reached()) for shelf in self._shelves if shelf.origin == Origin.SHARED]

    def own_folders(self) -> list[str]:
        """The folders of the person's own templates, with / between levels, by name."""
        found = (at.relative_to(self._own).as_posix() for at, _ in walk(self._own, lambda _error: None))
        return sorted(folder for folder in found if folder != ".")

    def digests(self, name: str) -> frozenset[str]:
        """What tells the person's own templates of a name from what somebody makes of them later."""
        return frozenset(content_digest(bytes_at(entry.file)) for entry in self._own_shelf.entries([]) if entry.name == name)

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
        old = [entry.file for entry in self._own_shelf.entries([]) if entry.name == name]
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

    @cached_property
    def _own_shelf(self) -> Shelf:
        return next(shelf for shelf in self._shelves if shelf.origin == Origin.OWN)


def _take_away(old: Path) -> None:
    """Take away the template whose place another one took, in another folder; raises NigaoError where it stays."""
    try:
        old.unlink(missing_ok=True)
    except OSError as error:
        text = tr("新的模板已存好，旧的“{path}”删不掉（{why}）。请自己删掉它。", path=old, why=reason_of(error))
        raise NigaoError(text, ExitCode.UNWRITABLE) from error


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


def _folder_parts(folder: str) -> list[str]:
    """The levels of a folder that a person typed, each a name that any system allows; none leads out of the library."""
    levels = (level.strip(" .") for level in re.split(r"[/\\]", folder))
    return [file_name(level) for level in levels if level][:DEEPEST]


def file_name(title: str) -> str:
    """A title as a file's name without ending: without what Windows bars, of at most 180 bytes; 未命名 when nothing is left."""
    name = _BARRED_IN_NAMES.sub("", " ".join(title.split())).strip(" .")[:_LONGEST_NAME]
    while len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        name = name[:-1]
    name = name.rstrip(" .")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or tr("未命名")
