"""The dialog that asks for files and folders: the system's own where it has one, else Qt's with the places that people look for."""

import re
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.looking import is_folder, is_taken
from editor.model.words import tr
from editor.qt.messages.question_dialog import QuestionDialog

_Places = QStandardPaths.StandardLocation
_ENDING = re.compile(r"\*(\.\w+)")
_URL = Qt.ItemDataRole.UserRole + 1  # where the side bar keeps what a row stands for


def ask_to_save(parent: QWidget, proposed: Path, kinds: str) -> Path | None:
    """Where to save, with an ending of these kinds as `with_ending` gives it; what is there is asked about. None when the person let it be."""
    dialog = _dialog(parent, tr("存到哪里"), proposed.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(proposed.suffix)  # so that the file is asked about that will be replaced
    dialog.selectFile(proposed.name)
    chosen = next(iter(_answers(dialog)), None)
    if chosen is None:
        return None
    path = with_ending(chosen, kinds)
    # The dialog takes what stands behind a dot for an ending (第1.2版), and asked about another file then.
    return path if path == chosen or not is_taken(path) or _may_replace(parent, path) else ask_to_save(parent, path, kinds)


def with_ending(path: Path, kinds: str) -> Path:
    """A path that ends as files of these kinds do: behind another ending, or none, the first of theirs is put."""
    endings = _ENDING.findall(kinds)
    return path if path.suffix.lower() in endings else path.with_name(f"{path.name}{endings[0]}")


def _may_replace(parent: QWidget, path: Path) -> bool:
    verbs = (tr("替换"), tr("换个名称"))
    dialog = QuestionDialog(tr("“{path}”已经有了。", path=path.name), tr("替换以后，那里原来的内容就没有了。"), verbs, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer == 0


def ask_to_open(parent: QWidget, folder: Path, kinds: str) -> list[Path]:
    """What to open; nothing when the person let it be."""
    dialog = _dialog(parent, tr("打开哪个文件"), folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    # The endings are for the dialog: a person reads the words before them.
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    return _answers(dialog)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Which folder; None when the person let it be."""
    dialog = _dialog(parent, title, Path.home(), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_answers(dialog)), None)


def _answers(dialog: QFileDialog) -> list[Path]:
    chosen = [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
    dialog.deleteLater()
    return chosen


def _dialog(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kinds)
    places = _places()
    dialog.setSidebarUrls([QUrl("file:"), *(QUrl.fromLocalFile(path) for path in places)])
    side_bar = dialog.findChild(QListView, "sidebar")
    if isinstance(side_bar, QListView):
        side_bar.setItemDelegate(_PlaceNames(places, side_bar))
    return dialog


def _places() -> dict[str, str]:
    """The folders that people look for, with what they call them; those that are there."""
    wanted = (
        (_Places.HomeLocation, tr("主目录")),
        (_Places.DesktopLocation, tr("桌面")),
        (_Places.DocumentsLocation, tr("文档")),
        (_Places.DownloadLocation, tr("下载")),
    )
    found: dict[str, str] = {}
    for place, words in wanted:
        path = QStandardPaths.writableLocation(place)
        if path and is_folder(Path(path)):
            found.setdefault(path, words)
    return found


class _PlaceNames(QStyledItemDelegate):
    """Calls the folders of the side bar by what they are; Qt would show the names that they have on the disk."""

    def __init__(self, places: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._places = places

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        url = index.data(_URL)
        if isinstance(url, QUrl) and (words := self._places.get(url.toLocalFile())):
            option.text = words  # pyright: ignore[reportAttributeAccessIssue] - not in Qt's stubs
