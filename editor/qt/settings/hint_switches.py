"""The rules that only hint: which of them are on, and a window with a switch for each."""

import re
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.checks import hint_rules
from editor.model.words import in_language, tr
from editor.qt.look.labels import Lines, Words
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.choices import Switch

_SIZE = (560, 520)
_MARKED = re.compile(r"⟦([^⟦⟧→]*)(?:→([^⟦⟧]*))?⟧")
_STYLED = re.compile(r"(?m)^[\u4e00-\u9fff]{2,7}\|")


class HintSwitches(QWidget):
    """Says how many hints are on; a button opens their switches."""

    def __init__(self, tell: Callable[[tuple[str, ...]], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell, self._on = tell, frozenset[str]()
        self.window_of_switches: HintDialog | None = None
        self.choose, self._count = Button(tr("选规则…")), Words("", "small", "text3", shrinks=True)
        self.choose.setFixedHeight(28)
        self.choose.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.choose)
        row.addWidget(self._count, 1)

    def show_rules(self, names: tuple[str, ...]) -> None:
        """Show these rules as those that are on."""
        self._on = frozenset(names)
        known = [rule.name for rule in hint_rules() if rule.name in self._on]
        self._count.say(tr("开了 {count} 条，共 {all} 条；不一定错，只作提示", count=len(known), all=len(hint_rules())))
        if self.window_of_switches is not None:
            self.window_of_switches.show_rules(self._on)

    def _open(self) -> None:
        if self.window_of_switches is None:
            self.window_of_switches = HintDialog(self._on_switched, self.window())
        self.window_of_switches.show_rules(self._on)
        self.window_of_switches.show()
        self.window_of_switches.activateWindow()

    def _on_switched(self, name: str, on: bool) -> None:
        after = self._on | {name} if on else self._on - {name}
        self._tell(tuple(sorted(after)))


class HintDialog(QDialog):
    """A switch for each rule that only hints, with an example of what it finds."""

    def __init__(self, switched: Callable[[str, bool], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switches: dict[str, Switch] = {}
        self.setWindowTitle(tr("也提示的规则"))
        self.resize(*_SIZE)
        held, area, close = QWidget(), QScrollArea(), Button(tr("关闭"))
        rows = QVBoxLayout(held)
        rows.setContentsMargins(24, 16, 24, 8)
        rows.setSpacing(2)
        for rule in hint_rules():
            switch = self.switches[rule.name] = Switch(in_language(rule.name, re.sub(r"\{\w+\}", "…", rule.english)))
            switch.toggled.connect(lambda on, name=rule.name: switched(name, on))
            rows.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
            example = Lines(_example_words(rule.wrong[0]), "small", "text3")
            example.setContentsMargins(36, 0, 0, 8)
            rows.addWidget(example)
        area.setWidget(held)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.close)
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addStretch(1)
        foot.addWidget(close)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def show_rules(self, on: frozenset[str]) -> None:
        """Show which rules are on."""
        for name, switch in self.switches.items():
            blocker = QSignalBlocker(switch)
            switch.setChecked(name in on)
            blocker.unblock()


def _example_words(example: str) -> str:
    """An example of what a rule finds, in words."""
    shown = _MARKED.sub(lambda found: tr("{was} → {now}", was=found[1], now=found[2]) if found[2] else found[1], _STYLED.sub("", example))
    return tr("如：{example}", example=" / ".join(shown.split("\n")))
