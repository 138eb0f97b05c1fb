"""Qt's own words in the language of the program: its translation, and in front of it what that lacks or says otherwise than we do."""

from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from editor.model.words import tr

# In menus and tooltips stands what is on the keys, as on our own buttons.
_KEYS: Mapping[str, str] = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}


class QtWords(QTranslator):
    """What Qt says otherwise than its translation has it, by its context and its English."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = {
            **{("QShortcut", key): sign for key, sign in _KEYS.items()},
            ("QAbstractFileIconProvider", "Folder"): tr("文件夹"),
            ("QAbstractFileIconProvider", "Drive"): tr("磁盘"),
            ("QFileSystemModel", "Size"): tr("大小"),
        }

    def isEmpty(self) -> bool:
        # Qt asks an empty one nothing.
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002, N803 - as Qt calls it
        # None, not "", leaves it to Qt's own translation.
        return self._words.get((context, sourceText))  # pyright: ignore[reportReturnType]


def speak_qt(app: QApplication) -> None:
    """Let Qt's own dialogs and the keys in menus speak the language of the program's words."""
    if tr("拟稿") != "拟稿":
        QLocale.setDefault(QLocale(QLocale.Language.English))
    else:
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        translator = QTranslator(app)
        if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
    app.installTranslator(QtWords(app))
