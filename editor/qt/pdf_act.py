"""The two ways to a PDF, as works away from the window: our own pages, or those that LibreOffice prints."""

from collections.abc import Callable
from pathlib import Path

from editor.desk import Desk, SaveResult
from editor.model.draft.draft import Draft
from editor.qt.workers import Work


def pdf_act(desk: Desk, draft: Draft, path: Path, base: Path | None = None, *, through_office: bool) -> Callable[[Work], SaveResult]:
    """The work that writes a draft's PDF to a path, through LibreOffice with what the Word file `base` holds more; it raises NigaoError where that
    can't be done.
    """
    if through_office:
        return lambda work: desk.export_through_office(draft, path, cancelled=work.cancelled, base=base)
    from editor.qt.output import save_pdf  # noqa: PLC0415 - loaded by the first export

    return lambda _work: desk.export(draft, path, pdf=save_pdf)
