"""The pages of a form as LibreOffice prints them: a picture of each, over which the places of its fields are known."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import FloatObject

from editor.desk.forms.opening import OpenForm
from editor.layout import A4, Face, Laid, Line, LineBox, PageBox, Piece
from editor.model.document.document import Document, Paragraph, Run
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType, cell_of, cell_path, is_filled
from editor.storage.files.converting import Cancelled, as_marked_pdf
from editor.storage.files.office import StandingOffice
from editor.word import form_end, form_stem

_TWIPS = 20  # a point
_HEIGHT, _LEAST = 273.0, 600.0  # twips: of a line of 10.5 points, and of the mark of a place that is empty
_WHITE = (255, 255, 255, 255)
_NO_FACE = Face("", 0, "", bold=False, standing_in_for=None)
_ASCENT = 0.8  # of a line: where its baseline is


class _Spot(NamedTuple):
    """A place of a field on a page, from 0, in twips."""

    page: int
    left: float
    top: float


def form_pages(opened: OpenForm, draft: Draft, office: StandingOffice, cancelled: Cancelled = None) -> Laid:
    """The pages of a form with the values of a draft, as LibreOffice prints them; raises NigaoError where it can't."""
    return _pages_of(as_marked_pdf(opened.shown(draft), office, cancelled), draft, opened.form.source.lines)


def pdf_of_pages(laid: Laid) -> bytes:
    """Pages that LibreOffice printed as a PDF of their own."""
    writer, made = PdfWriter(), io.BytesIO()
    for page in laid.pages:
        if isinstance(page.picture, PrintedPage):
            writer.add_page(PdfReader(io.BytesIO(page.picture.pdf)).pages[page.picture.number])
    writer.write(made)
    return made.getvalue()


def _pages_of(pdf: bytes, draft: Draft, lines: tuple[str, ...]) -> Laid:
    reader = PdfReader(io.BytesIO(pdf))
    sizes = [(float(page.mediabox.width) * _TWIPS, float(page.mediabox.height) * _TWIPS) for page in reader.pages]
    places = dict(_spots(reader, sizes))
    boxes: dict[int, list[LineBox]] = {}
    for (path, place), (start, end) in _paired(places, draft).items():
        boxes.setdefault(start.page, []).append(_box(path, place, start, end, filled=_has_value(draft, path)))
    empty = LineBox(0, 0, None, Line(0, 0, ()))
    papers = [(round(width), round(height)) for width, height in sizes] or [A4]
    own = (None if paper == papers[0] else paper for paper in papers)
    pages = tuple(
        PageBox(at + 1, tuple(boxes.get(at, ())), (), empty, PrintedPage(pdf, at), paper) for at, paper in zip(range(len(sizes)), own, strict=False)
    )
    document = Document(tuple(Paragraph("正文", (Run(line),)) for line in (lines or ("",))))
    return Laid(document, pages, papers[0])


def _spots(reader: PdfReader, sizes: list[tuple[float, float]]) -> Iterator[tuple[str, _Spot]]:
    """Where each bookmark stands."""
    for name, found in reader.named_destinations.items():
        number = reader.get_destination_page_number(found)
        if number is not None and isinstance(found.left, FloatObject | int) and isinstance(found.top, FloatObject | int):
            yield _plain(name), _Spot(number, float(found.left) * _TWIPS, sizes[number][1] - float(found.top) * _TWIPS)


def _plain(name: str) -> str:
    """The name of a bookmark as it was: LibreOffice writes signs that are no letters as codes."""
    return name.lstrip("/").replace("5F", "_")


def _paired(places: Mapping[str, _Spot], draft: Draft) -> dict[tuple[str, int], tuple[_Spot, _Spot]]:
    """The beginning and the end of each place of each field, by the path and the number of the place."""
    paths = {form_stem(path): path for path in _paths(draft)}
    found: dict[tuple[str, int], tuple[_Spot, _Spot]] = {}
    for name, start in places.items():
        stem, _, number = name.rpartition("_")
        if stem in paths and number.isdecimal():
            found[paths[stem], int(number)] = (start, places.get(form_end(name), start))
    return found


def _paths(draft: Draft) -> Iterator[str]:
    """The paths of the fields and of the cells of their rows."""
    for field in draft.template.fields:
        yield field.key
        if field.type == FieldType.ROWS:
            yield from (cell_path(field.key, row, column.key) for row in range(_MOST_ROWS) for column in field.columns)


_MOST_ROWS = 300


def _box(path: str, place: int, start: _Spot, end: _Spot, *, filled: bool) -> LineBox:
    is_one_line = (end.page, end.top) == (start.page, start.top) and end.left > start.left
    right = end.left if is_one_line else start.left + _LEAST
    piece = Piece(" ", (start.left, right), _NO_FACE, _HEIGHT / 1.3, False, "000000", 0, 0, path, place, filled, False)
    return LineBox(start.top, 0, None, Line(_HEIGHT, _HEIGHT * _ASCENT, (piece,)))


def _has_value(draft: Draft, path: str) -> bool:
    cell = cell_of(path)
    if path in draft.template.by_key or cell is None:
        return is_filled(draft.value(path))
    value = draft.value(cell.key)
    return not isinstance(value, str) and cell.row < len(value) and bool(value[cell.row].get(cell.column))


@dataclass(frozen=True, slots=True, eq=False)
class PrintedPage:
    """A page, from 0, of a PDF; drawn in one thread alone."""

    pdf: bytes
    number: int

    def drawn(self, width: int, height: int) -> bytes:
        """The page in that many pixels, as `PagePicture` says it."""
        from pypdfium2 import PdfBitmap, PdfDocument, raw  # noqa: PLC0415 - loaded by the first page that is seen

        document = PdfDocument(self.pdf)
        page = document[self.number]
        scale = min(width / page.get_width(), height / page.get_height())
        inner = round(page.get_width() * scale), round(page.get_height() * scale)
        bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx, stride=4 * width)
        bitmap.fill_rect(_WHITE, 0, 0, width, height)
        corner = (width - inner[0]) // 2, (height - inner[1]) // 2
        raw.FPDF_RenderPageBitmap(bitmap, page, *corner, *inner, 0, raw.FPDF_ANNOT)
        made = bytes(cast("bytes", bitmap.buffer))
        bitmap.close()
        document.close()
        return made
