"""The head over the pages: where one is, how they are shown, which fonts stand in."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.look import theme
from editor.qt.pages.page_pane import PagesPane
from tests.qt.made_pages import colors_of, laid_out


def test_the_head_says_which_page_of_how_many_and_which_fonts_stand_in(qtbot: QtBot, qapp: QApplication) -> None:
    theme.put_on(qapp, "light")
    pane = PagesPane()
    qtbot.addWidget(pane)
    pane.resize(640, 760)
    pane.show_laid(laid_out(8))
    pane.show()
    assert pane.head.number.text() == f"第 1 页，共 {pane.view.page_count} 页"
    replaced = [piece.face for box in laid_out(8).pages[0].lines for piece in box.pieces if piece.face.standing_in_for]
    assert pane.head.fonts.isVisible() == bool(replaced)
    assert all(face.family in pane.head.fonts.toolTip() for face in replaced)


def test_the_head_steers_the_pages(qtbot: QtBot, qapp: QApplication) -> None:
    theme.put_on(qapp, "light")
    pane = PagesPane()
    qtbot.addWidget(pane)
    pane.resize(640, 760)
    pane.show_laid(laid_out(8))
    pane.show()
    pane.head.after.click()
    assert pane.view.current_page == 2
    pane.head.mode.parts[0].click()
    assert pane.view.mode == "page"
    pane.view.set_zoom(1.5)
    assert pane.head.mode.number == -1
    pane.head.tint.click()
    assert theme.current().colors["fill"] not in colors_of(pane.view)


@pytest.mark.parametrize("width", [320, 380, 440, 520, 640])
def test_nothing_in_the_head_is_cut_when_it_is_narrow(qtbot: QtBot, qapp: QApplication, width: int) -> None:
    theme.put_on(qapp, "light")
    pane = PagesPane()
    qtbot.addWidget(pane)
    pane.show_laid(laid_out(8))
    pane.resize(width, 500)
    pane.show()
    row = pane.head.layout()
    assert row is not None
    assert row.sizeHint().width() <= width
