"""Qt's own words are Chinese where ours are: keys in menus as they stand on the keyboard, columns and side bar of the file dialog."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from editor.qt.system.qt_words import speak_qt


@pytest.fixture
def speaking(worn: QApplication) -> Iterator[None]:
    before, locale = set(worn.findChildren(QTranslator)), QLocale()
    speak_qt(worn)
    yield
    for translator in set(worn.findChildren(QTranslator)) - before:
        worn.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("Alt+Up", "Alt+↑"),
        ("Alt+Down", "Alt+↓"),
        ("Ctrl+Left", "Ctrl+←"),
        ("Right", "→"),
        ("Return", "Enter"),
        ("Shift+Return", "Shift+Enter"),
        ("Space", "空格"),
        ("F8", "F8"),
    ],
)
def test_a_key_is_shown_as_it_stands_on_the_keyboard(key: str, shown: str) -> None:
    sequence = QKeySequence(key)
    assert sequence.toString(QKeySequence.SequenceFormat.NativeText) == shown
    assert QKeySequence(sequence.toString()) == sequence


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize(
    ("context", "words", "shown"),
    [
        ("QFileDialog", "Look in:", "查找范围："),
        ("QAbstractFileIconProvider", "Folder", "文件夹"),
        ("QFileSystemModel", "Size", "大小"),
        ("QPlatformTheme", "Cancel", "取消"),
        ("QShortcut", "No key of that name", "No key of that name"),
    ],
)
def test_what_qt_says_is_chinese_and_what_nobody_translated_stays(context: str, words: str, shown: str) -> None:
    assert QCoreApplication.translate(context, words) == shown
