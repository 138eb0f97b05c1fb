"""`python -m tests.proofs.forms.beside FOLDER`: every form of offices, filled with sample values, as LibreOffice prints it beside the empty one."""

import sys
import tempfile
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from editor.desk import Desk, OpenForm, with_samples
from editor.storage.files.converting import as_marked_pdf
from editor.storage.files.office import StandingOffice
from editor.storage.folders import Folders
from tests.desk.forms.office import OFFICE_FORMS

_DOTS, _GAP = 60, 8


def _pages(pdf: bytes) -> list[QImage]:
    found: list[QImage] = []
    for page in pypdfium2.PdfDocument(pdf):
        bitmap = page.render(scale=_DOTS / 72, prefer_bgrx=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
        found.append(QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy())
    return found


def _side_by_side(pages: list[QImage]) -> QImage:
    made = QImage(sum(page.width() + _GAP for page in pages), max(page.height() for page in pages), QImage.Format.Format_RGB32)
    made.fill(QColor("#888888"))
    painter, left = QPainter(made), 0
    for page in pages:
        painter.drawImage(left, 0, page)
        left += page.width() + _GAP
    painter.end()
    return made


def main(folder: Path) -> None:
    """Write a picture for each form: its empty pages, then the filled ones."""
    app = QGuiApplication(["beside", "-platform", "offscreen"])
    folder.mkdir(parents=True, exist_ok=True)
    office = StandingOffice({})
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Folders.under(Path(home)))
        for name, make in OFFICE_FORMS.items():
            path = Path(home) / f"{name}.docx"
            path.write_bytes(make())
            opened = desk.open_form(str(path), "form")
            assert isinstance(opened, OpenForm)
            filled = opened.filled(dict(with_samples(opened.draft).values))
            pages = [_pages(as_marked_pdf(data, office)) for data in (path.read_bytes(), filled)]
            _side_by_side([page for one in pages for page in one]).save(str(folder / f"{name}.png"))
            print(name, len(pages[0]), len(pages[1]), flush=True)
    office.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
