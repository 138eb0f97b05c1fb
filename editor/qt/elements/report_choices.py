"""What is chosen for the whole report, as lists: its kind, its form, how it is sealed, by which layout it is printed."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.desk import Desk
from editor.model.acts.report_choices import ReportChoice, choice_name, chosen, offered
from editor.model.draft.draft import Draft
from editor.qt.elements.element_look import names_width
from editor.qt.look import theme
from editor.qt.look.labels import Words
from editor.qt.widgets.choices import Chooser

_LEAST = 200


class ReportChoices(QWidget):
    """A list for each property. `picked` tells the property, the value that is wanted and its words."""

    picked = Signal(ReportChoice, str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._layouts = desk.profiles.names()
        self._offered: dict[ReportChoice, dict[str, str]] = {}
        self.choosers: dict[ReportChoice, Chooser] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 4, 12, 4)
        column.setSpacing(6)
        for choice in ReportChoice:
            column.addLayout(self._line(choice))

    def _line(self, choice: ReportChoice) -> QHBoxLayout:
        chooser = self.choosers[choice] = Chooser()
        chooser.setFont(theme.font("body"))
        chooser.setFixedHeight(28)
        chooser.setMinimumWidth(_LEAST)
        chooser.setAccessibleName(choice_name(choice))
        chooser.activated.connect(lambda at: self.picked.emit(choice, *list(self._offered[choice].items())[at]))
        row, name = QHBoxLayout(), Words(choice_name(choice), "small", "text2")
        name.setFixedWidth(names_width())
        row.setSpacing(6)
        row.addWidget(name)
        row.addWidget(chooser)
        row.addStretch(1)
        return row

    def show_draft(self, draft: Draft) -> None:
        """Show what a draft is by now."""
        own = draft.template.layout
        # A report may have a layout of its own, which goes by what it changes.
        layouts = self._layouts if own in self._layouts else {**self._layouts, own: self._desk.profile(own).name}
        for choice, chooser in self.choosers.items():
            now = offered(draft.template, choice, layouts)
            blocker = QSignalBlocker(chooser)
            if now != self._offered.get(choice):
                self._offered[choice] = now
                chooser.clear()
                chooser.addItems(list(now.values()))
            chooser.setCurrentIndex(list(now).index(chosen(draft.template, choice)))
            blocker.unblock()
