"""Saving: composed, settled, written, proved, put in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.desk.saving.as_html import html_of
from editor.desk.saving.as_text import text_of
from editor.desk.saving.keeping import base_data, grafted_on, keep_old, lost_with
from editor.desk.saving.printing import Caches, PdfWriter, lay_out
from editor.layout import FontBook, Laid
from editor.model.document.document import Document
from editor.model.document.profile import LayoutProfile
from editor.model.document.single_places import single_places
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_to_json
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.returned.foreign import Foreign
from editor.model.template.field import Field
from editor.model.words import tr
from editor.storage.files.converting import Cancelled, as_pdf
from editor.storage.files.writing import refuse_existing, write_safely
from editor.word import expected_of, prove, read_foreign, write_docx


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What was written: the fields that have no value yet, what composing had to remark, the copy of the old file where it held more, and what
    other programs had put into the old file that found no place in the new one.
    """

    unfilled: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept: Path | None = None
    lost: tuple[Foreign, ...] = ()


def save_word(  # noqa: PLR0913 - what is written, how, and what it is made from
    draft: Draft,
    path: Path,
    profile: LayoutProfile,
    fonts: FontBook,
    *,
    final: bool = False,
    force: bool = True,
    base: Path | None = None,
    known: Sequence[Foreign] = (),
) -> SaveResult:
    """Write a draft's Word file, with what other programs put into the one that it was opened from; what is `known` of one that is gone is lost."""
    _refuse(draft, path, final=final, force=force)
    caches = Caches()
    document = _settled(draft, profile, fonts, caches, final=final)
    expected, source = expected_of(document, final=final), base_data(base, path, draft)
    grafted = grafted_on(write_docx(document, profile, draft_to_json(draft), final), source, expected, final=final)
    gone = () if base is None or source is not None else lost_with(base, known, final=final)
    kept = keep_old(path, source, grafted.lost)
    write_safely(path, grafted.data, lambda written: _refuse_unproved(prove(written, expected)))
    return SaveResult(draft.unfilled, caches.problems, kept, grafted.lost or gone)


def losses(draft: Draft, base: Path, profile: LayoutProfile, fonts: FontBook) -> tuple[Foreign, ...]:
    """What of a report's foreign structure would find no place if the draft were saved now."""
    data = base_data(base, base, draft)
    if data is None or not read_foreign(data):
        return ()
    document = _settled(draft, profile, fonts, Caches(), final=False)
    return grafted_on(write_docx(document, profile, draft_to_json(draft)), data, expected_of(document)).lost


def _settled(draft: Draft, profile: LayoutProfile, fonts: FontBook, caches: Caches, *, final: bool) -> Document:
    return single_places(lay_out(draft, profile, fonts, caches=caches, final=final).document).document


def export_through_office(  # noqa: PLR0913 - what is written, how, and what it is made from
    draft: Draft,
    path: Path,
    profile: LayoutProfile,
    fonts: FontBook,
    *,
    final: bool = False,
    force: bool = True,
    cancelled: Cancelled = None,
    base: Path | None = None,
) -> SaveResult:
    """Write the PDF that LibreOffice makes of a draft's Word file: exactly the pages that it prints."""
    from editor.desk.saving.as_pdf import pages_in_order  # noqa: PLC0415 - loads pypdf

    _refuse(draft, path, final=final, force=force)
    caches = Caches()
    document = _settled(draft, profile, fonts, caches, final=final)
    # Without controls, which LibreOffice would draw as the boxes of a form.
    source, expected = None if base is None else base_data(base, base, draft), expected_of(document, final=True)
    grafted = grafted_on(write_docx(document, profile, final=True), source, expected, final=True)
    pdf = as_pdf(grafted.data, cancelled)
    write_safely(path, pages_in_order(pdf, document.title))
    return SaveResult(draft.unfilled, caches.problems, lost=grafted.lost)


def _refuse(draft: Draft, path: Path, *, final: bool, force: bool) -> None:
    """Raise NigaoError where a file may not be written at a path, or not as a clean copy yet."""
    refuse_existing(path, force=force)
    if final:
        refuse_unfilled(draft)


def refuse_unfilled(draft: Draft) -> None:
    """Raise NigaoError when a required field has no value: a clean copy has no slots."""
    names = [field.name for field in draft.unfilled if field.required]
    if names:
        raise NigaoError(tr("没有写净稿：还有 {count} 项没填，{names}。", count=len(names), names="、".join(names)), ExitCode.FINDINGS)


def _refuse_unproved(problems: list[Problem]) -> None:
    if problems:
        raise NigaoError(tr("没有保存：写好的文件核对不上，{why}", why=problems[0].text), ExitCode.UNWRITABLE)


def export(
    draft: Draft, path: Path, profile: LayoutProfile, fonts: FontBook, *, final: bool = False, force: bool = True, pdf: PdfWriter | None = None
) -> SaveResult:
    """Write a draft as .txt, .html or .pdf, by the path's ending."""
    _refuse(draft, path, final=final, force=force)
    caches = Caches()
    laid = lay_out(draft, profile, fonts, caches=caches, final=final)
    ending = path.suffix.lower()
    if ending == ".pdf" and pdf is not None:
        pdf(laid, profile, path)
    else:
        write_safely(path, _text(laid, ending, profile).encode())
    return SaveResult(draft.unfilled, caches.problems)


def _text(laid: Laid, ending: str, profile: LayoutProfile) -> str:
    if ending == ".txt":
        return text_of(laid.document, profile)
    if ending in (".html", ".htm"):
        return html_of(laid.document, profile)
    raise NigaoError(tr("不会写“{ending}”文件。能写 .docx、.pdf、.html 和 .txt。", ending=ending), ExitCode.WRONG_USE)
