"""The row above the outline that leads to the report's elements: how many stand in it, and whether the panel is shown."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from editor.model.acts.elements import element_rows
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.look import icons, paint, theme
from editor.qt.look.density import Density

_EDGE, _ICON, _COUNT = 12, 16, 64


class ElementsEntry(QAbstractButton):
    """Looks like a row of the outline; `is_checked` while the panel is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._count = Draft(), 0
        self.is_checked = False
        self.setText(tr("要素"))
        self.setToolTip(f"{tr('标题、落款、版头、版记、印章和版式')}  F4")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_density(Density())
        self.show_draft(session.draft)

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self.setFixedHeight(density.outline_row)

    def show_draft(self, draft: Draft) -> None:
        """Count the elements of a draft; a value that was typed changes nothing."""
        if draft.template is not self._draft.template:
            self._draft, self._count = draft, sum(row.on for row in element_rows(draft))
            self.setAccessibleName(tr("要素，写了 {count} 项", count=self._count))
            self.update()

    def show_panel(self, shown: bool) -> None:
        """Show whether the panel is shown."""
        self.is_checked = shown
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect()).adjusted(8, 0, -8, 0)
        fill = "sel" if self.is_checked else "press" if self.isDown() else "hover" if self.underMouse() else None
        paint.rounded(painter, box, 6, fill)
        token = "onsel" if self.is_checked else "text"
        left = 8 + _EDGE
        painter.drawPixmap(left, (self.height() - _ICON) // 2, icons.pixmap("doc", _ICON, "onsel" if self.is_checked else "text2"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(token))
        painter.drawText(self.rect().adjusted(left + _ICON + 8, 0, -_COUNT, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onsel" if self.is_checked else "text2"))
        count = self.rect().adjusted(0, 0, -8 - _EDGE, 0)
        painter.drawText(count, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("写了 {count} 项", count=self._count))
        if self.hasFocus():
            paint.rounded(painter, box, 6, None, "focus", 2)
