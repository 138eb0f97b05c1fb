"""Saving and exporting: as a Word file, as a PDF, as text."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from editor.composing import open_fields
from editor.desk.saving.as_html import html_of
from editor.desk.saving.as_text import text_of
from editor.desk.saving.printing import Caches, PdfWriter, lay_out
from editor.desk.saving.result import Meanwhile, SaveResult
from editor.desk.saving.word_files import PageLook, WordFiles
from editor.layout import FontBook, Laid
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError
from editor.model.returned.foreign import Foreign
from editor.model.session.seen import Seen
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.files.converting import Cancelled, as_pdf
from editor.storage.files.meanwhile import Replaced, replace_known
from editor.storage.files.writing import refuse_existing

WRITERS: Mapping[str, Callable[[Laid, LayoutProfile], bytes]] = {
    ".html": lambda laid, profile: html_of(laid.document, profile).encode(),
    ".htm": lambda laid, profile: html_of(laid.document, profile).encode(),
    ".txt": lambda laid, profile: text_of(laid.document, profile).encode(),
}
"""What makes the bytes of a file of each ending. Word files are written with proof, and PDFs are drawn by the window's painter."""
ENDINGS = (".docx", ".pdf", *WRITERS)
"""Every ending that can be written."""


def save_word(  # noqa: PLR0913 - what is written, how, and what it is made from
    files: WordFiles,
    draft: Draft,
    path: Path,
    look: PageLook,
    *,
    final: bool = False,
    force: bool = True,
    base: Path | None = None,
    known: Sequence[Foreign] = (),
    seen: Seen | None = None,
) -> SaveResult:
    """Write a draft's Word file; raises NigaoError where a file may not be written at a path, or not as a clean copy yet."""
    _refuse(draft, path, final=final, force=force)
    return files.save(draft, path, look, final=final, base=base, known=known, seen=seen)


def export_through_office(  # noqa: PLR0913 - what is written, how, and what it is made from
    files: WordFiles,
    draft: Draft,
    path: Path,
    look: PageLook,
    *,
    final: bool = False,
    force: bool = True,
    cancelled: Cancelled = None,
    base: Path | None = None,
    known: Collection[str] | None = None,
) -> SaveResult:
    """Write the PDF that LibreOffice makes of a draft's Word file: exactly the pages that it prints. `known` as `export` takes it."""
    from editor.desk.saving.as_pdf import pages_in_order  # noqa: PLC0415 - loads pypdf

    _refuse(draft, path, final=final, force=force)
    written = files.to_print(draft, look, final=final, base=base)
    pdf = pages_in_order(as_pdf(written.grafted.data, cancelled, look.fonts.replaced()), written.title)
    done = replace_known(path, pdf, known)
    return replace(_exported(draft, written.caches, done, final=final), lost=written.grafted.lost)


def _exported(draft: Draft, caches: Caches, done: Replaced, *, final: bool) -> SaveResult:
    asked = open_fields(draft, caches.composing, final=final)
    return SaveResult(asked, caches.problems, digest=done.digest, meanwhile=Meanwhile.of_copies(done.besides))


def _refuse(draft: Draft, path: Path, *, final: bool, force: bool) -> None:
    """Raise NigaoError where a file may not be written at a path, or not as a clean copy yet."""
    refuse_existing(path, force=force)
    if final:
        refuse_unfilled(draft)


def refuse_unfilled(draft: Draft) -> None:
    """Raise NigaoError where a hole would be printed: a clean copy has none."""
    names = [field.name for field in open_fields(draft, final=True)]
    if names:
        raise NigaoError(tr("没有写净稿：还有 {count} 项没填，{names}。", count=len(names), names=in_row(names)), ExitCode.FINDINGS)


def export(  # noqa: PLR0913 - what is written, how, and what it is made from
    draft: Draft,
    path: Path,
    profile: LayoutProfile,
    fonts: FontBook,
    *,
    final: bool = False,
    force: bool = True,
    pdf: PdfWriter | None = None,
    known: Collection[str] | None = None,
) -> SaveResult:
    """Write a draft as .txt, .html or .pdf, by the path's ending. With `known` digests another file at the path is put beside first."""
    _refuse(draft, path, final=final, force=force)
    caches = Caches()
    laid = lay_out(draft, profile, fonts, caches=caches, final=final)
    ending = path.suffix.lower()
    if ending == ".pdf" and pdf is not None:
        done = pdf(laid, profile, path, known)
    elif ending in WRITERS:
        done = replace_known(path, WRITERS[ending](laid, profile), known)
    else:
        raise NigaoError(tr("不会写“{ending}”文件。能写 .docx、.pdf、.html 和 .txt。", ending=ending), ExitCode.WRONG_USE)
    return _exported(draft, caches, done, final=final)
