"""A control for each setting, made from its declaration: choices, a switch, a text, a list of layouts, of folders, of rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import theme
from editor.qt.look.labels import Words
from editor.qt.messages.file_dialog import ask_folder
from editor.qt.settings.hint_switches import HintSwitches
from editor.qt.system.outside import shown_path
from editor.qt.widgets.buttons import Button, IconButton
from editor.qt.widgets.choices import Chooser, Switch
from editor.qt.widgets.segment import Segment, SegmentChoice
from editor.storage.settings import Setting, SettingValue

Told = Callable[[SettingValue], object]


@dataclass(frozen=True, slots=True)
class SettingBox:
    """A control and what shows a value in it without telling; `fills` says that it takes the whole width."""

    widget: QWidget
    show: Callable[[SettingValue], None]
    fills: bool = False


def box_of(setting: Setting, layouts: Sequence[tuple[str, str]], tell: Told) -> SettingBox:
    """The control of a setting; `layouts` are keys and names, `tell` hears of each value that the person gives."""
    if setting.source == "layouts":
        made = _layouts(layouts, tell)
    elif setting.source == "folders":
        folders = FolderList(tell)
        made = SettingBox(folders, lambda value: folders.show_folders(cast("tuple[str, ...]", value)), fills=True)
    elif setting.source == "hints":
        hints = HintSwitches(tell)
        made = SettingBox(hints, lambda value: hints.show_rules(cast("tuple[str, ...]", value)), fills=True)
    elif setting.choices:
        made = _segment(setting, tell)
    elif isinstance(setting.default, bool):
        made = _switch(tell)
    else:
        made = _text(setting, tell)
    made.widget.setAccessibleName(setting.describe())
    return made


def _segment(setting: Setting, tell: Told) -> SettingBox:
    made = Segment(tuple(SegmentChoice(word) for word in setting.words()))
    made.chosen.connect(lambda number: tell(setting.choices[number]))
    for part in made.parts:
        part.setAccessibleName(f"{setting.describe()}，{part.text()}")
    return SettingBox(made, lambda value: made.choose(setting.choices.index(str(value))))


def _switch(tell: Told) -> SettingBox:
    made = Switch("")
    made.toggled.connect(tell)

    def show(value: SettingValue) -> None:
        blocker = QSignalBlocker(made)
        made.setChecked(value is True)
        blocker.unblock()

    return SettingBox(made, show)


def _text(setting: Setting, tell: Told) -> SettingBox:
    made = TextBox("")
    made.setFixedHeight(32)
    made.setFont(theme.font("body"))
    made.setPlaceholderText(setting.remark())
    made.editingFinished.connect(lambda: tell(made.text().strip()))
    return SettingBox(made, lambda value: made.setText(str(value)), fills=True)


def _layouts(layouts: Sequence[tuple[str, str]], tell: Told) -> SettingBox:
    made = Chooser()
    made.setFont(theme.font("body"))
    made.setFixedHeight(32)
    for key, name in layouts:
        made.addItem(name, key)
    made.activated.connect(lambda at: tell(made.itemData(at)))
    return SettingBox(made, lambda value: made.setCurrentIndex(made.findData(value)), fills=True)


class FolderList(QWidget):
    """Folders one below the other, each with a way to take it off; a button adds one."""

    def __init__(self, tell: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._folders: tuple[str, ...] = ()
        self.rows: list[QWidget] = []
        self.add = Button(tr("加共享夹…"))
        self.add.setFixedHeight(28)
        self.add.clicked.connect(self._ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(Words(tr("里面的模板，大家都能用"), "small", "text3", shrinks=True), 1)
        self._column.addLayout(foot)

    def show_folders(self, folders: tuple[str, ...]) -> None:
        """Show these folders instead."""
        self._folders = folders
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(folder) for folder in folders]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(at, row)

    def _row(self, folder: str) -> QWidget:
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        path = Words(shown_path(Path(folder)), "small", "text2", shrinks=True)
        path.setToolTip(folder)
        drop = IconButton("close", tr("不用“{folder}”了", folder=folder))
        drop.setFixedSize(28, 28)
        drop.clicked.connect(lambda: self._tell(tuple(other for other in self._folders if other != folder)))
        layout.addWidget(path, 1)
        layout.addWidget(drop)
        return holder

    def _ask(self) -> None:
        if (folder := ask_folder(self, tr("共享模板在哪个文件夹"))) is not None:
            self.add_folder(str(folder))

    def add_folder(self, folder: str) -> None:
        """Add a folder, once."""
        name = str(Path(folder))
        if name not in self._folders:
            self._tell((*self._folders, name))
