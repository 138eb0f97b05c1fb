"""Where pages of several sizes lie on the desk, and how much of it they take."""

import pytest
from PySide6.QtCore import QPointF, QSizeF
from pytestqt.qtbot import QtBot

from editor.layout import A4, Laid, Line, LineBox, PageBox
from editor.model.document.document import Document, Paragraph, Run
from editor.qt.paper.canvas import PageCanvas
from editor.qt.paper.grid import GAP, MARGIN, TOP, PageGrid, PageMode

UPRIGHT, LYING = QSizeF(200, 300), QSizeF(300, 200)
SHORT_VIEW = QSizeF(100, 100)


def test_pages_of_two_sizes_lie_below_each_other_in_the_middle_of_the_widest() -> None:
    grid = PageGrid((UPRIGHT, LYING, UPRIGHT), 1, SHORT_VIEW)
    assert [(grid.rect(at).left() - MARGIN, grid.rect(at).top() - TOP) for at in range(3)] == [(50, 0), (0, 300 + GAP), (50, 500 + 2 * GAP)]
    assert (grid.size.width(), grid.size.height()) == (300 + 2 * MARGIN, 800 + 2 * GAP + 2 * TOP)
    assert list(grid.between(330 + GAP, 500 + GAP)) == [1]
    assert list(grid.between(0, 5000)) == [0, 1, 2]
    assert grid.at(QPointF(MARGIN + 10, TOP + 10)) is None
    assert grid.at(QPointF(MARGIN + 60, TOP + 10)) == 0
    assert grid.nearest(9999) == 2


def test_two_pages_side_by_side_share_the_height_of_their_row() -> None:
    grid = PageGrid((UPRIGHT, LYING, LYING), 2, SHORT_VIEW)
    assert grid.rect(1).center().y() == grid.rect(0).center().y()
    assert grid.rect(2).top() == TOP + 300 + GAP
    assert list(grid.between(TOP, TOP + 1)) == [0, 1]


def test_a_desk_without_pages_takes_no_room() -> None:
    grid = PageGrid((), 1, SHORT_VIEW)
    assert (grid.size.height(), list(grid.between(0, 100)), grid.at(QPointF(5, 5)), grid.nearest(50)) == (0, [], None, 0)


@pytest.mark.parametrize("mode", [PageMode.WIDTH, PageMode.PAGE, PageMode.SPREAD])
def test_the_window_shows_a_turned_page_on_turned_paper_and_all_pages_fit(qtbot: QtBot, mode: PageMode) -> None:
    canvas, empty = PageCanvas(), LineBox(0, 0, None, Line(0, 0, ()))
    qtbot.addWidget(canvas)
    canvas.resize(640, 400)
    papers = (None, (A4[1], A4[0]), (A4[1], 2 * A4[0]))
    pages = tuple(PageBox(at + 1, (), (), empty, None, paper) for at, paper in enumerate(papers))
    canvas.show_laid(Laid(Document((Paragraph("正文", (Run("字"),)),)), pages))
    canvas.set_mode(mode)
    rects = [canvas._grid.rect(at) for at in range(3)]  # pyright: ignore[reportPrivateUsage]
    assert [rect.width() > rect.height() for rect in rects] == [False, True, False]
    assert all(rect.right() <= canvas.viewport().width() for rect in rects)
    assert rects[0].width() == pytest.approx(rects[1].height(), abs=1)
