"""What a desk does with Word forms: opens them by the rule, fills them, writes what was filled."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from editor.desk.forms.kinds import FileKindOfForm
from editor.desk.opening.opened import Opened, OpenedKind
from editor.desk.saving.result import Meanwhile, SaveResult
from editor.looking import is_there
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.session.session import FormFile
from editor.model.template.field import Field
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.files.reading import FileKind, content_digest, kind_of
from editor.storage.files.writing import refuse_existing, write_safely
from editor.storage.library.entry import ENDING, FORM_ENDING

if TYPE_CHECKING:
    from editor.desk.forms.copies import FormCopies
    from editor.desk.forms.data import Data
    from editor.desk.forms.opening import OpenForm
    from editor.desk.opening.opening import AsForm
    from editor.layout import FontBook, Laid
    from editor.model.draft.draft import Draft
    from editor.model.template.template import Template
    from editor.storage.files.converting import Cancelled
    from editor.storage.files.meanwhile import Replaced
    from editor.storage.files.office import StandingOffice
    from editor.storage.journal.file import Recovered
    from editor.storage.library.library import Library, Replaceable
    from editor.word import Package

# ruff: noqa: PLC0415 - Word and the reader are loaded by the first file that may be a form
ReadAs = Literal["", "form", "sample"]


@dataclass(frozen=True, slots=True)
class FormResult:
    """What was written of a form: the fields that are still empty, and what was wrong with its code."""

    unfilled: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()


class DeskForms(ABC):
    """The acts on forms."""

    @property
    @abstractmethod
    def library(self) -> "Library":
        """The template library."""

    def _named(self, name: str) -> Path | None:
        """The Word form of that name in the library, which no file has."""
        from editor.desk.opening.opening import is_path

        entry = None if is_path(name) else self.library.find(name)
        return entry.source if entry is not None and entry.file.suffix == FORM_ENDING else None

    @abstractmethod
    def fonts(self, key: str) -> "FontBook":
        """The faces that this machine has for the fonts of a layout profile."""

    def as_form(self, read_as: ReadAs) -> "AsForm":
        """What opens a Word file as a form, by the rule or because `read_as` says so, and gives nothing for a sample and a report."""

        def opened(path: Path, package: "Package") -> Opened | None:
            found = _form_in(path, package, read_as)
            return (
                None
                if isinstance(found, FileKindOfForm)
                else self._opened(found, FormFile(package.data, path.name, found.is_kept and not found.is_filled))
            )

        return opened

    def _opened(self, found: "OpenForm", file: FormFile) -> Opened:
        """A new draft of a form, or the one that its filled copy holds."""
        self._forms[content_digest(file.data)] = found
        notes = found.problems
        if found.changed:
            notes = (Problem(tr("在别处改过的填写项：{names}。", names=in_row(found.changed))), *notes)
        path = found.path if found.is_filled else None
        kind = OpenedKind.TEMPLATE if file.is_template else OpenedKind.FORM
        return Opened(found.draft, kind, found.path.stem, path, notes=notes, locked=found.locked, form=file)

    @cached_property
    def _forms(self) -> "dict[str, OpenForm]":
        """The forms that are open, by the digests of their files: each is read and compiled once."""
        return {}

    def form_of(self, file: FormFile, template: "Template | None" = None) -> "OpenForm":
        """The form of a session, with the fields of its template; raises NigaoError for a file that is none."""
        digest = content_digest(file.data)
        found = self._forms.get(digest)
        if found is None:
            from editor.desk.forms.opening import open_form
            from editor.word import open_package

            made = open_form(Path(file.name), open_package(file.data, file.name), by_rule=False)
            assert not isinstance(made, FileKindOfForm)
            found = made
        self._forms[digest] = found = found if template is None else found.over(template)
        return found

    def form_pages(self, file: FormFile, draft: "Draft", cancelled: "Cancelled" = None) -> "Laid":
        """The pages of a form with the values of a draft as LibreOffice prints them; one that was started stays for the next time.

        Raises NigaoError where it is not here, can't be kept from the network, or `cancelled` says so.
        """
        from editor.desk.forms.pages import form_pages

        return form_pages(self.form_of(file, draft.template), draft, self._office, cancelled)

    def save_form_pages(self, laid: "Laid", path: Path) -> "Replaced":
        """Write pages of a form, as LibreOffice printed them, as a PDF; raises NigaoError for the disk."""
        from editor.desk.forms.pages import pdf_of_pages
        from editor.storage.files.meanwhile import replace_known

        return replace_known(path, pdf_of_pages(laid), None)

    @cached_property
    def _office(self) -> "StandingOffice":
        from editor.model.document.profile import DEFAULT_PROFILE
        from editor.storage.files.office import StandingOffice

        return StandingOffice(self.fonts(DEFAULT_PROFILE).replaced())

    def lost_otherwise(self, path: Path, *, is_form: bool) -> tuple[str, ...]:
        """What a Word file that is read as a form would lose as a sample, or the other way round, a sentence for each; raises NigaoError."""
        from editor.desk.opening.opening import inspect_file
        from editor.desk.values.left_out_words import left_out_sentences

        seen, _ = inspect_file(path)
        if is_form:
            look = tr("字体、字号、边距、行高、列宽、底纹和页面方向，按公文格式重排")
            return look, *left_out_sentences(seen)
        none = () if seen.slots else (tr("里面没有找到能填的空位"),)
        return *none, tr("改正文、改章节"), tr("公文要素：版头、落款、版记和印章"), tr("公文版式：字体、字号、边距照原文件")

    def with_parts(self, found: "Recovered") -> "Recovered":
        """A draft that was left, with the parts of its form, which its journal knows as text alone; raises NigaoError as `form_of` does."""
        if found.form is None:
            return found
        sections = self.form_of(found.form).template.sections
        return replace(found, draft=found.draft.with_template(replace(found.draft.template, sections=sections)))

    def save_form(self, file: FormFile, draft: "Draft", path: Path, *, final: bool = False, known: Collection[str] | None = None) -> SaveResult:
        """Write a form that is filled with the values of a draft, by the path's ending; with `known` digests another file there is put beside first.

        Raises NigaoError as `write_form` does.
        """
        from editor.storage.files.meanwhile import replace_known

        opened = self.form_of(file, draft.template)
        unfilled, made, problems = _made(opened, opened.data_of(draft), path.suffix.lower(), final=final)
        done = replace_known(path, made, known)
        return SaveResult(unfilled, problems, digest=done.digest, meanwhile=Meanwhile.of_copies(done.besides))

    def refuse_open_form(self, file: FormFile, draft: "Draft") -> None:
        """Raise NigaoError where a clean copy of a form would have fields that are still empty, as `save_form` does."""
        opened = self.form_of(file, draft.template)
        _refuse(opened.open_fields(opened.data_of(draft) or {}))

    def open_form(self, name: str, read_as: ReadAs = "") -> "OpenForm | FileKindOfForm":
        """The form that a file is, by the rule or because `read_as` says so; else that it is read as a sample, as reports, templates and texts are.

        Raises NigaoError for a file that can't be read, and (exit code 2) where `read_as` wants a form of what can be none.
        """
        path = self._named(name) or Path(name)
        package = _package_at(path) if read_as != "sample" and is_there(path) else None
        if package is None and read_as == "form" and is_there(path):
            raise NigaoError(tr("“{path}”不是 Word 文件，不能按表格原样填写。", path=path), ExitCode.WRONG_USE)
        return FileKindOfForm.SAMPLE if package is None else _form_in(path, package, read_as)

    def read_form_values(self, path: Path, opened: "OpenForm") -> dict[str, object]:
        """The values of a .json, .xlsx or .csv for a form; raises NigaoError for an unreadable file and for names that no field has."""
        from editor.desk.forms.data import read_data

        blanks = {blank.span.field for blank in opened.reading.blanks}
        return read_data(path, opened.template, opened.coded, blanks)

    def write_form(self, opened: "OpenForm", data: "Data | None", path: Path, *, final: bool = False, force: bool = True) -> FormResult:
        """Fill a form and write it as .docx, .txt, .html or .pdf (through LibreOffice), by the path's ending.

        Raises NigaoError: an existing file without `force`, a required field that a `final` copy lacks, what was filled can't be proved, the disk.
        """
        refuse_existing(path, force=force)
        unfilled, made, problems = _made(opened, data, path.suffix.lower(), final=final)
        write_safely(path, made)
        return FormResult(unfilled, problems)

    def keep_in_library(
        self, file: FormFile, template: "Template", name: str, *, folder: str = "", replace: bool = False, known: "Replaceable | None" = None
    ) -> Path:
        """Put a form with the properties of its fields into the library; raises NigaoError as `save_template` does."""
        return self.library.save_form(self.form_of(file, template).kept(), name, folder=folder, replace=replace, known=known)

    def form_copies(self, path: Path, *, final: bool) -> "FormCopies":
        """What fills a form with one set of values after the other; raises NigaoError for a file that can't be filled."""
        from editor.desk.forms.copies import FormCopies

        opened = self.open_form(str(path), "form")
        if isinstance(opened, FileKindOfForm):
            raise NigaoError(tr("没有叫“{name}”的文件或模板。", name=path))
        return FormCopies(opened, opened.values, final=final)

    def filled_form_copies(self, file: FormFile, draft: "Draft", *, final: bool) -> "FormCopies":
        """The same for the form of a session, over the values of its draft; raises NigaoError as `form_of` does."""
        from editor.desk.forms.copies import FormCopies

        opened = self.form_of(file, draft.template)
        return FormCopies(opened, opened.data_of(draft) or {}, final=final)

    def keep_form(self, opened: "OpenForm", path: Path, *, force: bool = True) -> None:
        """Write a form as a template: the Word file with the properties of its fields. Raises NigaoError as `write_form` does."""
        refuse_existing(path, force=force)
        write_safely(path, opened.kept())


def kept_template(data: bytes, name: str) -> "Template | None":
    """The fields of a Word form that was kept as a template; nothing for any other Word file. Raises NigaoError, which names it, for what is none."""
    from editor.model.template.file import with_header
    from editor.model.template.template import Template
    from editor.word import open_package, read_kept_form

    kept = read_kept_form(open_package(data, name))
    return None if kept is None or kept.parts else with_header(Template(), kept.header)


def _form_in(path: Path, package: "Package", read_as: ReadAs) -> "OpenForm | FileKindOfForm":
    """The form that a Word file is; a report of our own is one only where a person says so."""
    from editor.desk.forms.opening import open_form
    from editor.word import read_draft_json, was_written_here

    is_report = read_draft_json(package) is not None or was_written_here(package)
    is_other = read_as == "sample" or (is_report and read_as != "form")
    return FileKindOfForm.SAMPLE if is_other else open_form(path, package, by_rule=not read_as)


def _made(opened: "OpenForm", data: "Data | None", ending: str, *, final: bool) -> tuple[tuple[Field, ...], bytes, tuple[Problem, ...]]:
    """The fields that are still empty, the bytes of a filled form as a file of that ending, and what its code could not work out."""
    from editor.desk.forms.saving import form_bytes

    if opened.locked:
        raise NigaoError(opened.locked)
    unfilled = tuple(opened.open_fields(data or {}))
    if final:
        _refuse(unfilled)
    return unfilled, *form_bytes(opened, data, ending, final=final)


def _refuse(unfilled: Sequence[Field]) -> None:
    """Raise NigaoError (exit code 1) where a clean copy would have fields that are still empty."""
    if unfilled:
        names = in_row(field.name for field in unfilled)
        raise NigaoError(tr("没有写净稿：还有 {count} 项没填，{names}。", count=len(unfilled), names=names), ExitCode.FINDINGS)


def _package_at(path: Path) -> "Package | None":
    """The Word file at a path, that of another word processor through LibreOffice; None for a text or a template."""
    from editor.desk.opening.opening import read_any
    from editor.word import open_package

    if path.suffix.lower() == ENDING:
        return None
    data = read_any(path)
    return open_package(data, str(path)) if kind_of(data) in (FileKind.ZIP, FileKind.OLE) else None
