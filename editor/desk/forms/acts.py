"""What a desk does with Word forms: opens them by the rule, fills them, writes what was filled."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from editor.desk.forms.kinds import FileKindOfForm
from editor.looking import is_there
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.template.field import Field
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.files.reading import FileKind, kind_of
from editor.storage.files.writing import refuse_existing, write_safely
from editor.storage.library.library import ENDING

if TYPE_CHECKING:
    from editor.desk.forms.copies import FormCopies
    from editor.desk.forms.data import Data
    from editor.desk.forms.opening import OpenForm
    from editor.word import Package

# ruff: noqa: PLC0415 - Word and the reader are loaded by the first file that may be a form
ReadAs = Literal["", "form", "sample"]


@dataclass(frozen=True, slots=True)
class FormResult:
    """What was written of a form: the fields that are still empty, and what was wrong with its code."""

    unfilled: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()


class DeskForms:
    """The acts on forms."""

    def open_form(self, name: str, read_as: ReadAs = "") -> "OpenForm | FileKindOfForm":
        """The form that a file is, by the rule or because `read_as` says so; else that it is read as a sample, as reports, templates and texts are.

        Raises NigaoError for a file that can't be read, and (exit code 2) where `read_as` wants a form of what can be none.
        """
        path = Path(name)
        if read_as == "sample" or not is_there(path):
            return FileKindOfForm.SAMPLE
        package = _package_at(path)
        if package is None:
            if read_as == "form":
                raise NigaoError(tr("“{path}”不是 Word 文件，不能按表格原样填写。", path=path), ExitCode.WRONG_USE)
            return FileKindOfForm.SAMPLE
        from editor.desk.forms.opening import open_form
        from editor.word import read_draft_json, was_written_here

        is_report = read_draft_json(package) is not None or was_written_here(package)
        return FileKindOfForm.SAMPLE if is_report and read_as != "form" else open_form(path, package, by_rule=not read_as)

    def read_form_values(self, path: Path, opened: "OpenForm") -> dict[str, object]:
        """The values of a .json, .xlsx or .csv for a form; raises NigaoError for an unreadable file and for names that no field has."""
        from editor.desk.forms.data import read_data

        blanks = {blank.span.field for blank in opened.reading.blanks}
        return read_data(path, opened.template, {field.key for field in opened.wanted}, blanks)

    def write_form(self, opened: "OpenForm", data: "Data | None", path: Path, *, final: bool = False, force: bool = True) -> FormResult:
        """Fill a form and write it as .docx, .txt, .html or .pdf (through LibreOffice), by the path's ending.

        Raises NigaoError: an existing file without `force`, a required field that a `final` copy lacks, what was filled can't be proved, the disk.
        """
        from editor.desk.forms.saving import form_bytes

        refuse_existing(path, force=force)
        if opened.locked:
            raise NigaoError(opened.locked)
        unfilled = opened.open_fields(data or {})
        if final and unfilled:
            names = in_row(field.name for field in unfilled)
            raise NigaoError(tr("没有写净稿：还有 {count} 项没填，{names}。", count=len(unfilled), names=names), ExitCode.FINDINGS)
        made, problems = form_bytes(opened, data, path.suffix.lower(), final=final)
        write_safely(path, made)
        return FormResult(tuple(unfilled), problems)

    def form_copies(self, path: Path, *, final: bool) -> "FormCopies":
        """What fills a form with one set of values after the other; raises NigaoError for a file that can't be filled."""
        from editor.desk.forms.copies import FormCopies

        opened = self.open_form(str(path), "form")
        if isinstance(opened, FileKindOfForm):
            raise NigaoError(tr("没有叫“{name}”的文件或模板。", name=path))
        return FormCopies(opened, final=final)

    def keep_form(self, opened: "OpenForm", path: Path, *, force: bool = True) -> None:
        """Write a form as a template: the Word file with the properties of its fields. Raises NigaoError as `write_form` does."""
        refuse_existing(path, force=force)
        write_safely(path, opened.kept())


def _package_at(path: Path) -> "Package | None":
    """The Word file at a path, that of another word processor through LibreOffice; None for a text or a template."""
    from editor.desk.opening.opening import read_any
    from editor.word import open_package

    if path.suffix.lower() == ENDING:
        return None
    data = read_any(path)
    return open_package(data, str(path)) if kind_of(data) in (FileKind.ZIP, FileKind.OLE) else None
