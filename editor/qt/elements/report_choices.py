"""What is chosen for the whole report: its kind, its form, how it is sealed, by which layout it is printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.template.element_rules import KINDS
from editor.model.template.template import Template
from editor.model.words import tr
from editor.qt.look import theme
from editor.qt.look.labels import Words
from editor.qt.widgets.choices import Chooser


@dataclass(frozen=True, slots=True)
class _Choice:
    """A property of the template: its name on the screen, what can be chosen as (value, words), what it is by now."""

    name: str
    attribute: str
    offered: Callable[[Template], Sequence[tuple[str, str]]]


def _choices(desk: Desk) -> tuple[_Choice, ...]:
    forms = (("", tr("公文")), ("信函", tr("信函")), ("命令", tr("命令（令）")), ("纪要", tr("纪要")))
    seals = (("", tr("不加盖印章")), ("seal", tr("加盖印章")), ("stamp", tr("加盖签名章")))
    kinds = (("", tr("没有定")), *((kind, kind) for kind in KINDS))
    return (
        _Choice(tr("文种"), "kind", lambda template: _with_own(kinds, template.kind)),
        _Choice(tr("格式"), "form", lambda _template: forms),
        _Choice(tr("印章"), "seal", lambda _template: seals),
        _Choice(tr("版式"), "layout", lambda template: _with_own([(key, desk.profile(key).name) for key in desk.profiles.keys()], template.layout)),  # noqa: SIM118 - no mapping
    )


def _with_own(offered: Sequence[tuple[str, str]], own: str) -> Sequence[tuple[str, str]]:
    return offered if own in dict(offered) else (*offered, (own, own))


_SAME = {"公文": "", "none": ""}
"""What a template's file may also write."""


class ReportChoices(QWidget):
    """A list for each property. `chosen` tells the draft with another one, and what was done in words."""

    chosen = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self.choosers: dict[str, Chooser] = {}
        self._choices = _choices(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 4, 12, 4)
        column.setSpacing(6)
        for choice in self._choices:
            column.addLayout(self._line(choice))

    def _line(self, choice: _Choice) -> QHBoxLayout:
        chooser = self.choosers[choice.attribute] = Chooser()
        chooser.setFont(theme.font("body"))
        chooser.setFixedHeight(28)
        chooser.setMinimumWidth(200)
        chooser.setAccessibleName(choice.name)
        chooser.activated.connect(lambda at: self._on_chosen(choice, at))
        row, name = QHBoxLayout(), Words(choice.name, "small", "text2")
        name.setFixedWidth(120)
        row.setSpacing(6)
        row.addWidget(name)
        row.addWidget(chooser)
        row.addStretch(1)
        return row

    def show_draft(self, draft: Draft) -> None:
        """Show what a draft is by now."""
        self._draft = draft
        for choice in self._choices:
            chooser, now = self.choosers[choice.attribute], str(getattr(draft.template, choice.attribute))
            offered = choice.offered(draft.template)
            blocker = QSignalBlocker(chooser)
            if [chooser.itemText(n) for n in range(chooser.count())] != [words for _, words in offered]:
                chooser.clear()
                chooser.addItems([words for _, words in offered])
            chooser.setCurrentIndex([value for value, _ in offered].index(_SAME.get(now, now)))
            blocker.unblock()

    def _on_chosen(self, choice: _Choice, at: int) -> None:
        value, words = choice.offered(self._draft.template)[at]
        template = replace(self._draft.template, **{choice.attribute: value})
        label = tr("{name}：{value}", name=choice.name, value=words)
        if getattr(self._draft.template, choice.attribute) != value:
            self.chosen.emit(self._draft.with_template(template), label)
