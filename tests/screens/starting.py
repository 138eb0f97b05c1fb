"""The start page and what belongs to it."""

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from editor.qt.start.library.cards_model import ENTRY_ROLE
from editor.qt.start.start_page import StartPage
from tests.screens.studio import Scene, Studio, wait_until


def start_page(studio: Studio) -> StartPage:
    """The start page with its pictures of pages."""
    studio.window.show_start()
    page = studio.frame.findChild(StartPage)
    assert page is not None
    page.search("")
    page.refresh()
    studio.rest()
    wait_until(lambda: page.library.cards.cards.rowCount() > 0)
    QTest.qWait(300)
    studio.rest()
    return page


def empty(studio: Studio) -> None:
    """As on the first day."""
    start_page(studio)


def used(studio: Studio) -> None:
    """With reports and templates."""
    start_page(studio).focus_first()


def as_list(studio: Studio) -> None:
    """The library as a list."""
    page = start_page(studio)
    page.library.head.form.parts[1].click()
    page.library.cards.setCurrentIndex(page.library.cards.cards.index(1))
    page.library.cards.setFocus()


def _index_of(page: StartPage, name: str) -> QModelIndex:
    cards = page.library.cards.cards
    return next(cards.index(row) for row in range(cards.rowCount()) if cards.index(row).data() == name)


def card_menu(studio: Studio) -> None:
    """The menu of a template of one's own."""
    page = start_page(studio)
    page.library.head.form.parts[0].click()
    studio.rest()
    cards, index = page.library.cards, _index_of(page, "年度工作总结")
    cards.setFocus()
    cards.setCurrentIndex(index)
    studio.rest()
    cards.menu_of(index).popup(cards.viewport().mapToGlobal(cards.visualRect(index).center() - QPoint(90, 30)))


def dragging(studio: Studio) -> None:
    """A file hangs over the window."""
    start_page(studio).drop.show_drag(dragged=True)


def nothing_found(studio: Studio) -> None:
    """A search in vain."""
    page = start_page(studio)
    page.drop.show_drag(dragged=False)
    page.search("没有这样的模板")


def looked_inside(studio: Studio) -> QWidget:
    """The pages of a template."""
    page = start_page(studio)
    library = page.library
    index = _index_of(page, "专项资金请示")
    library.cards.setCurrentIndex(index)
    library.cards.looked.emit(index.data(ENTRY_ROLE))
    peek = library.peek
    assert peek is not None
    wait_until(lambda: bool(peek.sheets.pages))
    return peek


BEFORE = (Scene("start-empty", empty),)
SCENES = (
    Scene("start", used, ("wide", "low", "small")),
    Scene("start-list", as_list),
    Scene("start-menu", card_menu),
    Scene("start-drag", dragging),
    Scene("start-none", nothing_found),
    Scene("start-inside", looked_inside),
)
