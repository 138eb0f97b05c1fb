"""The preferences: what the settings declare, in groups, each in force at once where it can be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.look.labels import Words
from editor.qt.messages.outside import open_outside
from editor.qt.settings.setting_boxes import SettingBox, box_of
from editor.qt.system.outside import shown_path
from editor.qt.widgets.buttons import Button
from editor.storage.files.reasons import reason_of
from editor.storage.folders import private_folder
from editor.storage.settings import SETTINGS, Group, Setting, SettingValue

_GROUPS: tuple[Group, ...] = ("look", "fill", "checks", "new", "library")
_WIDE, _LABEL = 640, 176


def _group_words(group: Group) -> str:
    return {"look": tr("界面"), "fill": tr("填写"), "checks": tr("校核"), "new": tr("新文稿"), "library": tr("模板与数据")}[group]


class Preferences(QDialog):
    """A window beside the work. `changed` tells the name of a setting that the person changed, `failed` why it could not be kept, `told` what
    there is to tell else.
    """

    changed = Signal(str)
    failed = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, desk.settings
        self.boxes: dict[str, SettingBox] = {}
        self._row, self._grid = 0, QGridLayout()
        self.clear, self.folder = Button(tr("清空用过的内容")), Button(tr("打开文件夹"))
        self.setWindowTitle(tr("设置"))
        self.setMinimumWidth(_WIDE)
        self._build()
        self.show_settings()

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _LABEL)
        self._grid.setColumnStretch(1, 1)
        for group in _GROUPS:
            self._head(_group_words(group))
            for setting in SETTINGS:
                if setting.group == group:
                    self._add_setting(setting)
            if group == "fill":
                self.clear.clicked.connect(self._on_clear)
                self._add("", self.clear)
        self._add_folder()
        self._add_foot()

    def _add_foot(self) -> None:
        close = Button(tr("关闭"))
        close.clicked.connect(self.close)
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addWidget(Words(tr("改了就生效，不用保存。"), "small", "text3"))
        foot.addStretch(1)
        foot.addWidget(close)
        column.setContentsMargins(24, 16, 24, 16)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addSpacing(16)
        column.addLayout(foot)

    def _head(self, words: str) -> None:
        self._grid.setRowMinimumHeight(self._row, 40 if self._row else 28)
        self._grid.addWidget(Words(words, "title"), self._row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        self._row += 1

    def _add_setting(self, setting: Setting) -> None:
        profiles = self._desk.profiles
        layouts = [(key, profiles.profile(key).name) for key in profiles.keys()] if setting.source == "layouts" else []  # noqa: SIM118 - no dict
        box = box_of(setting, layouts, lambda value: self._change(setting.name, value))
        self.boxes[setting.name] = box
        self._add(setting.describe(), box.widget, "" if box.fills else setting.remark(), fills=box.fills)

    def _add(self, label: str, control: QWidget, remark: str = "", *, fills: bool = False) -> None:
        row, is_tall = QHBoxLayout(), control.sizePolicy().verticalPolicy() != control.sizePolicy().Policy.Fixed and fills
        row.setSpacing(12)
        if isinstance(control, Button):
            control.setFixedHeight(28)
        row.addWidget(control, int(fills))
        if remark:
            row.addWidget(Words(remark, "small", "text3"))
        if not fills:
            row.addStretch(1)
        self._grid.addWidget(Words(label), self._row, 0, Qt.AlignmentFlag.AlignTop if is_tall and label else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(row, self._row, 1)
        self._row += 1

    def _add_folder(self) -> None:
        path = Words(shown_path(self._desk.folders.data), "small", "text2", shrinks=True)
        path.setToolTip(str(self._desk.folders.data))
        self.folder.clicked.connect(self._on_folder)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(path, 1)
        row.addWidget(self.folder)
        self.folder.setFixedHeight(28)
        holder.setFixedHeight(32)
        self._add(tr("数据文件夹"), holder, fills=True)

    def show_settings(self) -> None:
        """Show what is in force by now: a menu or another window may have changed it."""
        for name, box in self.boxes.items():
            box.show(self._settings.value(name))
        self.clear.setText(tr("清空用过的内容"))
        self.clear.setEnabled(True)

    def _change(self, name: str, value: SettingValue) -> None:
        if value == self._settings.value(name):
            return
        try:
            self._settings.change(name, value)
        except NigaoError as error:
            self.failed.emit(error)
        self.boxes[name].show(self._settings.value(name))
        self.changed.emit(name)

    def _on_clear(self) -> None:
        self._desk.value_history.clear()
        self.clear.setText(tr("已清空"))
        self.clear.setEnabled(False)

    def _on_folder(self) -> None:
        folder = self._desk.folders.data
        try:
            open_outside(private_folder(folder), self.told.emit)
        except OSError as error:
            self.failed.emit(NigaoError(tr("打不开文件夹“{path}”（{why}）。", path=folder, why=reason_of(error))))
