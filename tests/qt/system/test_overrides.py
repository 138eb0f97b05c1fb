"""A mistake in what Qt calls is reported and nothing more: the widget draws nothing, the program goes on."""

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

import editor.qt  # noqa: F401 - from its import on overrides are guarded


def _of_the_system() -> None:
    datetime.datetime.fromtimestamp(1e13)  # noqa: DTZ006 - fails anyway


def _of_a_call() -> None:
    len()  # type: ignore[call-arg]


def _of_ours() -> None:
    raise OverflowError


MISTAKES: list[Callable[[], None]] = [_of_the_system, _of_a_call, _of_ours]


class _Widget(QWidget):
    def __init__(self, mistake: Callable[[], None]) -> None:
        super().__init__()
        self.mistake = mistake

    def event(self, event: QEvent) -> bool:
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        _painter = QPainter(self)
        self.mistake()


class _Delegate(QStyledItemDelegate):
    mistake: Callable[[], None] = staticmethod(_of_ours)

    def paint(self, _painter: QPainter, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.mistake()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        return QSize(90, 20)


class _Model(QStringListModel):
    mistake: Callable[[], None] = staticmethod(_of_ours)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.mistake()
        return super().data(index, role)


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """The mistakes that were reported."""
    told: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, trace: (told.append(kind), __import__("traceback").clear_frames(trace)))
    return told


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_list_whose_rows_and_data_fail_is_drawn_without_them(
    qtbot: QtBot, reported: list[type[BaseException]], mistake: Callable[[], None]
) -> None:
    outer = _Widget(lambda: None)
    shown = QListView(outer)
    model, delegate = _Model(["a", "b", "c"]), _Delegate(shown)
    shown.setModel(model)
    shown.setItemDelegate(delegate)
    qtbot.addWidget(outer)
    outer.show()
    qtbot.waitExposed(outer)
    reported.clear()
    delegate.mistake = model.mistake = mistake
    shown.viewport().update()
    QApplication.sendEvent(outer, QEvent(QEvent.Type.UpdateRequest))
    qtbot.waitUntil(lambda: bool(reported), timeout=5000)
    assert model.index(0).data() is None
    assert outer.isVisible()
