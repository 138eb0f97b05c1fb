"""The preferences: what the settings declare, grouped, each in force at once where it can be."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt import theme
from editor.qt.buttons import Button
from editor.qt.chooser import Chooser
from editor.qt.labels import Words
from editor.qt.open_outside import open_outside
from editor.qt.segment import Choice, Segment
from editor.qt.switch import Switch
from editor.qt.undo_keys import TextBox
from editor.storage.folders import private_folder
from editor.storage.settings import SETTINGS, SettingValue

_LABELS = {setting.name: setting.describe for setting in SETTINGS}
_CHOICES = {setting.name: setting.choices for setting in SETTINGS}
_WIDE, _LABEL = 600, 176


class Preferences(QDialog):
    """A window beside the work. `changed` tells the name of a setting that the person changed, `failed` why it could not be kept."""

    changed = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, desk.settings
        self._row = 0
        self._grid = QGridLayout()
        self.setWindowTitle(tr("设置"))
        self.setMinimumWidth(_WIDE)
        self._build()

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _LABEL)
        self._grid.setColumnStretch(1, 1)
        self._build_look()
        self._build_filling()
        self._build_data()
        close = Button(tr("关上"))
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

    def _build_look(self) -> None:
        self._head(tr("界面"))
        self.language = self._segment("language", (tr("随电脑"), "中文", "English"), tr("下次打开时换语言"))
        self.look = self._segment("theme", (tr("随电脑"), tr("浅色"), tr("深色")))
        self.text_size = self._segment("text_size", (tr("小"), tr("中"), tr("大")))
        self.paper = self._switch("white_paper")

    def _build_filling(self) -> None:
        self._head(tr("填写"))
        self.history = self._switch("own_history")
        self.clear = Button(tr("清空用过的内容"))
        self.clear.setFixedHeight(28)
        self.clear.clicked.connect(self._on_clear)
        self._add("", self.clear, tr("只记在本机，密级文件不记"))
        self.issuer = TextBox(self._settings.text("issuer"))
        self.issuer.setFixedHeight(32)
        self.issuer.setPlaceholderText(tr("写单位全称"))
        self.issuer.editingFinished.connect(lambda: self._change("issuer", self.issuer.text().strip()))
        self._labelled("issuer", self.issuer)
        self.layouts = self._layouts()
        self._labelled("layout", self.layouts)

    def _build_data(self) -> None:
        self._head(tr("数据"))
        folder = Words(str(self._desk.folders.data), "small", "text2", shrinks=True)
        folder.setToolTip(str(self._desk.folders.data))
        self.folder = Button(tr("打开文件夹"))
        self.folder.setFixedHeight(28)
        self.folder.clicked.connect(self._on_folder)
        row = QHBoxLayout()
        row.addWidget(folder, 1)
        row.addWidget(self.folder)
        self._grid.addWidget(Words(tr("模板与数据"), "body", "text"), self._row, 0)
        self._grid.addLayout(row, self._row, 1)

    def _head(self, words: str) -> None:
        self._grid.setRowMinimumHeight(self._row, 40 if self._row else 28)
        self._grid.addWidget(Words(words, "title"), self._row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        self._row += 1

    def _add(self, label: str, control: QWidget, remark: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(control)
        if remark:
            row.addWidget(Words(remark, "small", "text3"))
        if not isinstance(control, TextBox | QComboBox):
            row.addStretch(1)
        self._grid.addWidget(Words(label), self._row, 0)
        self._grid.addLayout(row, self._row, 1)
        self._row += 1

    def _labelled(self, name: str, control: QWidget, remark: str = "") -> None:
        control.setAccessibleName(_LABELS[name]())
        self._add(_LABELS[name](), control, remark)

    def _segment(self, name: str, words: Sequence[str], remark: str = "") -> Segment:
        choices, label = _CHOICES[name], _LABELS[name]()
        made = Segment(tuple(Choice(word) for word in words))
        made.choose(choices.index(self._settings.text(name)))
        made.chosen.connect(lambda number: self._change(name, choices[number]))
        for part in made.parts:
            part.setAccessibleName(f"{label}，{part.text()}")
        self._labelled(name, made, remark)
        return made

    def _switch(self, name: str) -> Switch:
        made = Switch("")
        made.setChecked(self._settings.is_on(name))
        made.toggled.connect(lambda on: self._change(name, on))
        self._labelled(name, made)
        return made

    def _layouts(self) -> QComboBox:
        made, profiles = Chooser(), self._desk.profiles
        made.setFont(theme.font("body"))
        made.setFixedHeight(32)
        for key in profiles.keys():  # noqa: SIM118 - not a dictionary
            made.addItem(profiles.profile(key).name, key)
        made.setCurrentIndex(made.findData(self._settings.text("layout")))
        made.activated.connect(lambda at: self._change("layout", made.itemData(at)))
        return made

    def show_settings(self) -> None:
        """Show what is in force by now: a menu may have changed it."""
        for name, shown in (("theme", self.look), ("text_size", self.text_size), ("language", self.language)):
            shown.choose(_CHOICES[name].index(self._settings.text(name)))
        for name, switch in (("white_paper", self.paper), ("own_history", self.history)):
            blocker = QSignalBlocker(switch)
            switch.setChecked(self._settings.is_on(name))
            blocker.unblock()

    def _change(self, name: str, value: SettingValue) -> None:
        if value == self._settings.value(name):
            return
        try:
            self._settings.change(name, value)
        except NigaoError as error:
            self.failed.emit(error)
        self.changed.emit(name)

    def _on_clear(self) -> None:
        self._desk.value_history.clear()
        self.clear.setText(tr("已清空"))
        self.clear.setEnabled(False)

    def _on_folder(self) -> None:
        try:
            open_outside(private_folder(self._desk.folders.data))
        except OSError as error:
            self.failed.emit(NigaoError(tr("打不开文件夹“{path}”（{why}）。", path=self._desk.folders.data, why=error.strerror or error)))
