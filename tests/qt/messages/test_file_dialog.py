"""Where the system has no file dialog of its own, Qt's has the desktop and the documents at its side, by their Chinese names."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QPushButton, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from editor.qt.messages.file_dialog import ask_folder, ask_to_open, ask_to_save
from editor.qt.messages.question_dialog import QuestionDialog

Asks = Callable[[QWidget], object]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a desktop and documents, named in another language, and no downloads."""
    there = QStandardPaths.StandardLocation
    names = {there.HomeLocation: "", there.DesktopLocation: "Desktop", there.DocumentsLocation: "Dokumente", there.DownloadLocation: "gone"}
    for name in ("Desktop", "Dokumente"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(tmp_path / names[place]))
    return tmp_path


def _asked(parent: QWidget, ask: Asks, look: Callable[[QFileDialog], None]) -> object:
    """Ask, look at the dialog that opens, and let it be or take what it proposes, as `look` leaves it."""

    def seen() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            look(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, parent, seen)
    return ask(parent)


@pytest.fixture
def parent(worn: QApplication, qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    return shown


@pytest.mark.parametrize(
    "ask",
    [
        lambda parent: ask_to_save(parent, Path.cwd() / "报告.docx", "Word (*.docx)"),
        lambda parent: ask_to_open(parent, Path.cwd(), "所有文件 (*)"),
        lambda parent: ask_folder(parent, "哪个文件夹"),
    ],
)
@pytest.mark.usefixtures("places")
def test_the_side_bar_names_what_people_look_for(parent: QWidget, ask: Asks) -> None:
    shown: list[str] = []

    def look(dialog: QFileDialog) -> None:
        side_bar = dialog.findChild(QListView, "sidebar")
        assert isinstance(side_bar, QListView)
        delegate = side_bar.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        for row in range(side_bar.model().rowCount()):
            option = QStyleOptionViewItem()
            delegate.initStyleOption(option, side_bar.model().index(row, 0))
            shown.append(option.text)  # pyright: ignore[reportAttributeAccessIssue] - not in Qt's stubs

    assert not _asked(parent, ask, look)
    assert shown[1:] == ["主目录", "桌面", "文档"]


def test_what_is_proposed_is_what_enter_takes(parent: QWidget, places: Path) -> None:
    chosen = _asked(parent, lambda parent: ask_to_save(parent, places / "报告.docx", "Word (*.docx)"), lambda dialog: dialog.accept())
    assert chosen == places / "报告.docx"


def _typed(name: str) -> Callable[[QFileDialog], None]:
    """A person types a name and takes it."""

    def look(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(name)
        dialog.accept()

    return look


@pytest.mark.parametrize(
    ("typed", "taken"), [("二季度", "二季度.docx"), ("第1.2版", "第1.2版.docx"), ("稿.DOCX", "稿.DOCX"), ("稿.txt", "稿.txt.docx")]
)
def test_a_name_gets_an_ending_of_its_kind(typed: str, taken: str, parent: QWidget, tmp_path: Path) -> None:
    assert _asked(parent, lambda of: ask_to_save(of, tmp_path / "报告.docx", "Word (*.docx)"), _typed(typed)) == tmp_path / taken


@pytest.mark.parametrize(("verb", "taken"), [("替换", "第1.2版.docx"), ("换个名称", None)])
def test_the_file_that_a_name_with_a_dot_would_replace_is_asked_about(
    verb: str, taken: str | None, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    (tmp_path / "第1.2版.docx").write_bytes(b"mine")

    def answer(dialog: QuestionDialog) -> int:
        asked.append(dialog.accessibleDescription())
        QTimer.singleShot(0, parent, _let_be)
        next(button for button in dialog.findChildren(QPushButton) if button.text() == verb).click()
        return 0

    monkeypatch.setattr(QuestionDialog, "exec", answer)
    chosen = _asked(parent, lambda of: ask_to_save(of, tmp_path / "报告.docx", "Word (*.docx)"), _typed("第1.2版"))
    assert chosen == (tmp_path / taken if taken else None)
    assert [words.split()[0] for words in asked] == ["“第1.2版.docx”已经有了。"]


def _let_be() -> None:
    """The dialog that asks again proposes the name that was asked about."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        assert Path(dialog.selectedFiles()[0]).name == "第1.2版.docx"
        dialog.reject()
