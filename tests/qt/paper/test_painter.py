from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from editor.layout import Laid, LineBox
from editor.qt.paper.looks import PageColors, PageLooks, print_looks
from editor.qt.paper.marks import SlotMark
from editor.qt.paper.output import page_image
from editor.qt.paper.painter import PagePainter, mark_rect
from editor.qt.paper.pixmaps import PagePixmaps
from tests.qt.made_pages import UNIT, laid_out

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.needs("font:Noto Sans CJK SC")]
COLORS = PageColors(ink="#111111", red="#D0021B")
LOOKS = PageLooks(96 / 1440, colors=COLORS, tint=True)


def _image(laid: Laid, looks: PageLooks, page: int = 0) -> QImage:
    return page_image(PagePainter(), laid.pages[page], looks)


def _marks(laid: Laid, path: str, page: int = 0) -> list[tuple[LineBox, SlotMark]]:
    painter = PagePainter()
    return [(box, mark) for box in laid.pages[page].lines for mark in painter.marks.of(box.line) if mark.field == path]


def _most(image: QImage, rect: QRect) -> str:
    """The commonest colour within a rectangle: what lies behind the letters."""
    pixels = Counter(image.pixel(x, y) for y in range(rect.top(), rect.bottom() + 1) for x in range(rect.left(), rect.right() + 1))
    return QColor(pixels.most_common(1)[0][0]).name().upper()


def _color_of(image: QImage, box: LineBox, mark: SlotMark, looks: PageLooks) -> str:
    return _most(image, mark_rect(box, mark, looks))


def _has_color(image: QImage, color: str) -> bool:
    wanted = QColor(color).rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(0, image.width(), 2))


def test_the_same_pages_are_drawn_with_the_same_pixels() -> None:
    assert _image(laid_out(), LOOKS) == _image(laid_out(), LOOKS)


def test_each_line_of_the_layout_leaves_ink_on_its_band_and_nothing_is_drawn_beside_them() -> None:
    laid, looks = laid_out(), print_looks(96)
    image = _image(laid, looks)
    boxes = [box for box in (*laid.pages[0].lines, laid.pages[0].footer) if box.text.strip()]
    inked = {y for y in range(image.height()) if any(image.pixelColor(x, y).lightness() < 128 for x in range(image.width()))}
    bands = [range(looks.at(box.baseline - 1.0 * box.pieces[0].size), looks.at(box.baseline + 0.3 * box.pieces[0].size)) for box in boxes]
    rules = {looks.at(rule.top) + step for rule in laid.pages[0].rules if rule.top == rule.bottom for step in (-1, 0, 1)}
    columns = [range(looks.at(rule.top), looks.at(rule.bottom) + 1) for rule in laid.pages[0].rules if rule.left == rule.right]
    assert all(inked & set(band) for band in bands)
    assert inked <= set().union(*bands, *columns, rules)


def test_an_unfilled_slot_is_yellow_on_the_screen_and_on_paper_with_and_without_tint() -> None:
    laid = laid_out()
    ((box, mark),) = _marks(laid, "成活率0")
    for looks in (LOOKS, replace(LOOKS, tint=False), print_looks(96)):
        assert _color_of(_image(laid, looks), box, mark, looks) == "#FFE487"


def test_the_tint_of_filled_slots_can_be_switched_off() -> None:
    laid = laid_out()
    ((box, mark),) = _marks(laid, "棵数0")
    plain = replace(LOOKS, tint=False)
    assert _color_of(_image(laid, LOOKS), box, mark, LOOKS) == COLORS.fill
    assert _color_of(_image(laid, plain), box, mark, plain) == "#FFFFFF"


def test_paper_shows_no_tint_and_no_glow() -> None:
    image = _image(laid_out(), print_looks(96))
    assert not _has_color(image, COLORS.fill)
    assert not _has_color(image, COLORS.glow)


def test_the_field_in_hand_glows_in_every_place() -> None:
    laid, looks = laid_out(), replace(LOOKS, field=UNIT)
    image, marks = _image(laid, looks), _marks(laid, UNIT)
    assert {mark.place for _, mark in marks} >= {1, 2}
    assert {_color_of(image, box, mark, looks) for box, mark in marks} == {COLORS.glow}


def test_the_slot_that_is_edited_has_a_frame_and_its_other_places_have_none() -> None:
    laid, looks = laid_out(), replace(LOOKS, field=UNIT, place=2)
    image = _image(laid, looks)
    for box, mark in _marks(laid, UNIT):
        rect = mark_rect(box, mark, looks)
        framed = image.pixelColor(rect.center().x(), rect.top()).name().upper() == COLORS.edge
        assert framed == (mark.place == 2)


def test_the_field_in_hand_is_underlined_in_every_place() -> None:
    laid, looks = laid_out(), replace(LOOKS, field=UNIT)
    image = _image(laid, looks)
    for box, mark in _marks(laid, UNIT):
        rect = mark_rect(box, mark, looks)
        assert image.pixelColor(rect.center().x(), rect.bottom()).name().upper() == COLORS.edge


def test_a_rows_field_in_hand_glows_in_each_of_its_cells() -> None:
    laid, looks = laid_out(), replace(LOOKS, field="明细")
    image = _image(laid, looks)
    ((box, mark),) = _marks(laid, "明细[1].1")
    assert _color_of(image, box, mark, looks) == COLORS.glow


def test_the_edges_of_a_mark_are_whole_pixels_at_any_zoom() -> None:
    for zoom in (0.37, 0.76, 1.25, 2.0):
        looks = PageLooks(zoom * 96 / 1440, colors=COLORS, tint=True)
        laid = laid_out()
        ((box, mark),) = _marks(laid, "成活率0")
        rect, image = mark_rect(box, mark, looks), _image(laid, looks)
        assert _most(image, QRect(rect.left(), rect.top(), rect.width(), 1)) == "#FFE487"
        assert _most(image, QRect(rect.left(), rect.top() - 1, rect.width(), 1)) == "#FFFFFF"


def test_drawing_only_the_lines_that_changed_gives_the_pixels_of_a_whole_drawing() -> None:
    before, after = laid_out(), laid_out(unit="青石镇人民政府")
    looks = replace(LOOKS, field=UNIT, place=1)
    kept = PagePixmaps(PagePainter())
    kept.refresh(before.pages[0], LOOKS, 794, 1123)
    drawn = kept.refresh(after.pages[0], looks, 794, 1123)
    whole = PagePixmaps(PagePainter())
    whole.refresh(after.pages[0], looks, 794, 1123)
    assert kept.pixmap(after.pages[0]).toImage() == whole.pixmap(after.pages[0]).toImage()
    assert sum(band.height() for band in drawn) < 1123


def test_a_page_that_did_not_change_is_not_drawn_again() -> None:
    laid, kept = laid_out(), PagePixmaps(PagePainter())
    assert kept.refresh(laid.pages[0], LOOKS, 794, 1123) != []
    assert kept.refresh(laid.pages[0], LOOKS, 794, 1123) == []


def test_dark_paper_is_dimmed_and_keeps_its_yellow() -> None:
    dark = PageLooks(96 / 1440, colors=PageColors(paper="#E2DFD7", ink="#161512", slot="#FFE487"), tint=True)
    image = _image(laid_out(), dark)
    assert image.pixelColor(2, 2).name().upper() == "#E2DFD7"
    assert _has_color(image, "#FFE487")


def test_a_face_that_the_machine_does_not_have_bold_is_drawn_bolder() -> None:
    laid = laid_out()
    box = next(box for box in laid.pages[0].lines if box.text.startswith("到月底"))
    bold = box.line._replace(pieces=tuple(piece._replace(bold=True, face=replace(piece.face, bold=False)) for piece in box.pieces))
    page = laid.pages[0]._replace(lines=(box._replace(line=bold),))
    plain = laid.pages[0]._replace(lines=(box,))
    looks = print_looks(96)
    assert _darkness(page_image(PagePainter(), page, looks)) > 1.05 * _darkness(page_image(PagePainter(), plain, looks))


def _darkness(image: QImage) -> int:
    return sum(255 - image.pixelColor(x, y).lightness() for y in range(0, 1123, 2) for x in range(0, 794, 2))


@pytest.mark.parametrize("dpi", [150, 330])
def test_letters_of_any_size_are_drawn(dpi: int) -> None:
    laid = laid_out()
    small, large = (_image(laid, replace(LOOKS, scale=at / 1440, tint=False)) for at in (96, dpi))
    share = _inked(large) / _inked(small)
    assert 0.7 < share < 1.4


def _inked(image: QImage) -> float:
    """The share of the page that is dark."""
    step = max(1, image.width() // 400)
    dark = [QColor(image.pixel(x, y)).lightness() < 110 for y in range(0, image.height(), step) for x in range(0, image.width(), step)]
    return sum(dark) / len(dark)
