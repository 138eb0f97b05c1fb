"""The pages of a laid out report, shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.look import theme
from editor.qt.pages.pages_view import FieldWords, PagesView
from tests.qt.made_pages import laid_out


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[PagesView]:
    theme.put_on(qapp, "light")
    shown = PagesView(FieldWords(label=lambda path: f"“{path}”", value=VALUES.get))
    qtbot.addWidget(shown)
    shown.resize(640, 760)
    shown.show_laid(laid_out(8))
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    theme.put_on(qapp, "light")
