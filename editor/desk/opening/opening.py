"""Opening: what a file is decides what becomes of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor.composing import check_template
from editor.desk.opening.opened import Opened, OpenedKind
from editor.looking import is_taken
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.sample.source import SourceText
from editor.model.words import tr
from editor.storage.files.decoding import decode
from editor.storage.files.reading import FileKind, content_digest, kind_of, read_file
from editor.storage.library.entry import ENDING, Origin, read_template
from editor.storage.library.library import Library

if TYPE_CHECKING:
    from editor.desk.opening.samples import Inspected
    from editor.word import Package

# ruff: noqa: PLC0415 - the reader and the Word room are loaded when a file wants them


def open_any(library: Library, name: str, document: int = 0, encoding: str | None = None) -> Opened:
    """The draft of the file of that name, else of the template of that name."""
    if is_path(name):
        return open_file(Path(name), document, encoding, library=library)
    return _open_named(library, name)


def is_path(name: str) -> bool:
    """Whether a name is that of a file, and not of a template of the library."""
    path = Path(name)
    return is_taken(path) or bool(path.suffix) or path.parent != Path()


def _open_named(library: Library, name: str) -> Opened:
    """A new draft from a template of the library."""
    entry = library.find(name)
    if entry is None:
        raise NigaoError(tr("没有叫“{name}”的文件或模板。", name=name))
    return _open_template(entry.source, is_proved=entry.origin == Origin.SHIPPED)


AsForm = Callable[[Path, "Package"], Opened | None]
"""What opens a Word file as a form that is filled in place, and gives nothing for one that is none."""


def open_file(
    path: Path,
    document: int = 0,
    encoding: str | None = None,
    cancelled: Callable[[], bool] | None = None,
    library: Library | None = None,
    as_form: AsForm | None = None,
) -> Opened:
    """The draft of a file; a report that lost its inner data is a draft of its template where the library has that."""
    if path.suffix.lower() == ENDING:
        return _open_template(path)
    data = read_any(path, cancelled)
    if kind_of(data) in (FileKind.ZIP, FileKind.OLE):
        opened = _open_word(path, data, document, cancelled, (library, as_form))
        return replace(opened, digest=content_digest(data))
    return _read_text(data, path, document, encoding, cancelled)


def _open_word(path: Path, data: bytes, document: int, cancelled: Callable[[], bool] | None, by: tuple[Library | None, AsForm | None]) -> Opened:
    from editor.desk.opening.untouched import open_untouched
    from editor.word import open_package, read_outside

    package, (library, as_form) = open_package(data, str(path)), by
    opened = open_untouched(path, package) or (as_form(path, package) if as_form is not None else None)
    if opened is None:
        from editor.desk.opening.word_in import open_word

        opened = open_word(path, package, document, cancelled, library)
    return replace(opened, outside=read_outside(package), is_word=opened.kind == OpenedKind.SAMPLE)


def read_any(path: Path, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The bytes of a file; those of a .docx for the file of another word processor."""
    data = read_file(path)
    if kind_of(data) == FileKind.TEXT:
        return data
    from editor.storage.files.converting import as_docx, foreign_kind

    return as_docx(data, path, cancelled) if foreign_kind(data) else data


def _read_text(data: bytes, path: Path, document: int, encoding: str | None, cancelled: Callable[[], bool] | None = None) -> Opened:
    from editor.desk.opening.samples import read_sample

    decoded = decode(data, str(path), encoding)
    opened = read_sample(decoded.source(str(path)), path.stem, document, cancelled)
    return replace(opened, notes=(*decoded.problems, *opened.notes))


def inspect_file(path: Path, document: int = 0, encoding: str | None = None) -> "Inspected":
    """What the reader sees in a file, whatever it was made by, and what the person should know of it."""
    from editor.desk.opening.samples import inspect_sample

    if path.suffix.lower() == ENDING:
        raise NigaoError(tr("“{path}”是模板，不是范文。用 fields 看它的填写项，用 check 看它哪里写错了。", path=path))
    data = read_any(path)
    if kind_of(data) in (FileKind.ZIP, FileKind.OLE):
        from editor.desk.values.outside_words import outside_problems
        from editor.word import open_package, read_outside, read_pieces, read_source

        package = open_package(data, str(path))
        seen, notes = inspect_sample(read_source(package), document, read_pieces(package))
        return seen, (*outside_problems(read_outside(package)), *notes)
    decoded = decode(data, str(path), encoding)
    seen, notes = inspect_sample(decoded.source(str(path)), document)
    return seen, (*decoded.problems, *notes)


def word_package(path: Path) -> "Package | None":
    """A Word file by its parts; None for a text. Raises NigaoError as `inspect_file` does."""
    from editor.word import open_package

    data = read_any(path)
    return open_package(data, str(path)) if kind_of(data) in (FileKind.ZIP, FileKind.OLE) else None


def open_pasted(html: str, text: str, name: str = "") -> Opened:
    """The draft of a pasted sample of which the clipboard held a page too."""
    from editor.desk.pasting.html import source_of

    return _open_source(source_of(html, text, name), name)


def _open_source(source: SourceText, name: str) -> Opened:
    if not any(line.strip() for line in source.lines):
        raise NigaoError(tr("没有可读的文字。先复制范文，再粘贴。"))
    from editor.desk.opening.samples import read_sample

    return read_sample(source, name or tr("粘贴的范文"))


def _open_template(path: Path, *, is_proved: bool = False) -> Opened:
    """A new draft from a template; what is wrong in its code is told, but for one that comes with the program: the tests have looked through it."""
    template, problems = read_template(path)
    template = replace(template, name=template.name or path.stem)
    found = () if is_proved else check_template(template)
    notes = sorted((*problems, *found), key=lambda problem: (problem.line or 0, problem.column or 0))
    return Opened(Draft(template), OpenedKind.TEMPLATE, template.name, notes=tuple(notes))
