"""Pages to files: one PNG a page, or a PDF with the fonts in it. Works without a display."""

import sys
from collections.abc import Collection
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

from editor.layout import A4, FontBook, Laid, PageBox
from editor.model.document.profile import LayoutProfile, Page
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.qt.paper.fonts import PageFonts
from editor.qt.paper.looks import TWIPS_AN_INCH, PageLooks, print_looks
from editor.qt.paper.painter import PagePainter
from editor.qt.paper.pdf import finished
from editor.storage.files.meanwhile import Replaced, replace_known
from editor.storage.files.reasons import reason_of
from editor.storage.files.writing import write_safely

_METRES_AN_INCH = 0.0254
# Qt's own would hold the time of writing.
_XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt>\
</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def save_pngs(laid: Laid, _fonts: FontBook, folder: Path, dpi: float = 96) -> list[str]:
    """Write each page as page-1.png, page-2.png … into the folder, made if missing, at `dpi` dots an inch; gives the names in order.

    Raises NigaoError where the folder can't be written to.
    """
    _application()
    painter, looks = PagePainter(), print_looks(dpi)
    _make_folder(folder)
    names: list[str] = []
    for box in laid.pages:
        name = f"page-{box.number}.png"
        write_safely(folder / name, _png(page_image(painter, box, looks), dpi))
        names.append(name)
    return names


def save_pdf(laid: Laid, profile: LayoutProfile, path: Path, known: Collection[str] | None = None) -> Replaced:
    """Write the pages as a PDF with its fonts in it; the same pages give the same bytes. Raises NigaoError where it can't be written.

    With `known` digests another file at the path is put beside first.
    """
    return replace_known(path, pdf_of(laid, profile), known)


def page_image(painter: PagePainter, box: PageBox, looks: PageLooks, paper: tuple[int, int] = A4) -> QImage:
    """A page on its paper (width and height in twips) as an image in device pixels."""
    image = QImage(looks.at(paper[0]), looks.at(paper[1]), QImage.Format.Format_RGB32)
    image.fill(QColor(looks.colors.paper))
    brush = QPainter(image)
    painter.paint_page(brush, box, looks)
    brush.end()
    return image


def pdf_of(laid: Laid, profile: LayoutProfile) -> bytes:
    """The pages as the bytes of a PDF, with the document's title, a bookmark for each heading of the profile, and without dates."""
    _application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    fonts = PageFonts()
    _draw_pdf(_pdf_writer(buffer, laid.document.title, profile.page), laid, fonts)
    return finished(bytes(buffer.data().data()), laid, profile, fonts)


def _pdf_writer(buffer: QBuffer, title: str, page: Page) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    # One dot is one twip, so that layout's numbers are the drawing's.
    writer.setResolution(TWIPS_AN_INCH)
    size = QSizeF(page.width / 20, page.height / 20)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), title.encode()))
    writer.setDocumentXmpMetadata(_XMP.format(title=escape(title)).encode())
    return writer


def _draw_pdf(writer: QPdfWriter, laid: Laid, fonts: PageFonts) -> None:
    painter, looks = PagePainter(fonts), print_looks(TWIPS_AN_INCH)
    brush = QPainter(writer)
    for number, box in enumerate(laid.pages):
        if number:
            writer.newPage()
        painter.paint_page(brush, box, looks)
    brush.end()


def _png(image: QImage, dpi: float) -> bytes:
    dots = round(dpi / _METRES_AN_INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - the stubs want bytes where Qt wants a name
    return bytes(data.data())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NigaoError(tr("没能建文件夹“{path}”（{why}）。", path=folder, why=reason_of(error)), ExitCode.UNWRITABLE) from error


@cache
def _made_application() -> QGuiApplication:
    # Drawing needs no screen: on Linux the offscreen platform draws the same with and without one.
    return QGuiApplication(["nigao", *(("-platform", "offscreen") if sys.platform == "linux" else ())])


def _application() -> None:
    """Qt's fonts want an application; one is made where there is none."""
    if QGuiApplication.instance() is None:
        _made_application()
