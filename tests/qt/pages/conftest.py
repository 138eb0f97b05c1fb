"""The pages of a laid out report, shown."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.look import theme
from editor.qt.pages.pages_view import FieldWords, PagesView
from tests.qt.made_pages import UNIT, laid_out

VALUES = {UNIT: "蓝桥镇人民政府", "成文日期": "2026年3月12日", "棵数0": "1200", "成活率0": "", "棵数1": "1200", "成活率1": ""}


@pytest.fixture
def values() -> Mapping[str, str]:
    """What the fields of the report hold; a test may ask for other values."""
    return VALUES


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, values: Mapping[str, str]) -> Iterator[PagesView]:
    theme.put_on(qapp, "light")
    shown = PagesView(FieldWords(label=lambda path: f"“{path}”", value=values.get))
    qtbot.addWidget(shown)
    shown.resize(640, 760)
    shown.show_laid(laid_out(8))
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    theme.put_on(qapp, "light")
