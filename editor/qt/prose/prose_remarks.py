"""What the checks found in the text of the section in hand: underlined there, and told why to the pointer."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from editor.checks import Finding
from editor.model.acts.mending import place_of_words
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.look import theme
from editor.qt.prose.prose_chips import cursor_over
from editor.qt.prose.prose_pane import ProsePane
from editor.qt.session.live_checks import LiveChecks


class TextRemarks(QObject):
    """Follows the checks of a session and the text of its pane. Words that are written anew lose their line at once."""

    def __init__(self, prose: ProsePane, session: Session, checks: LiveChecks) -> None:
        super().__init__(prose)
        self._prose, self._session, self._checks = prose, session, checks
        self.marked: list[tuple[QTextCursor, Finding]] = []
        checks.changed.connect(self.follow)
        prose.shown.connect(self.follow)
        prose.text.edited.connect(self._drop)
        prose.text.viewport().installEventFilter(self)

    def follow(self) -> None:
        """Underline what there is to say of the text that is shown."""
        found = self._checks.findings if self._prose.isVisible() else ()
        marked = ((self._cursor(finding), finding) for finding in found if self._checks.paragraph(finding).section == self._prose.section)
        self.marked = [(cursor, finding) for cursor, finding in marked if cursor is not None and cursor.selectedText() == finding.words]
        self._paint()

    def _cursor(self, finding: Finding) -> QTextCursor | None:
        """The words of a finding in the text; None for those of a value or of a table, which stand there as one thing."""
        place = place_of_words(self._session.draft, self._checks.paragraph(finding), *finding.at)
        if place is None or place.key or place.column:
            return None
        return cursor_over(self._prose.text.document(), place.line, place.start, place.end)

    def _drop(self) -> None:
        self.marked = [(cursor, finding) for cursor, finding in self.marked if cursor.selectedText() == finding.words]
        self._paint()

    def _paint(self) -> None:
        self._prose.text.setExtraSelections([_selection(cursor, sure=finding.is_sure) for cursor, finding in self.marked])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        at = self._prose.text.cursorForPosition(event.pos()).position()
        found = [finding for cursor, finding in self.marked if cursor.selectionStart() <= at <= cursor.selectionEnd()]
        QToolTip.showText(event.globalPos(), "\n".join(map(said, found)), self._prose.text.viewport())
        return True


def said(finding: Finding) -> str:
    """Why something is underlined, in a line."""
    return tr("{title}：{why}", title=finding.title, why=finding.why)


def _selection(cursor: QTextCursor, *, sure: bool) -> QTextEdit.ExtraSelection:
    made, form = QTextEdit.ExtraSelection(), QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline if sure else QTextCharFormat.UnderlineStyle.DotLine)
    form.setUnderlineColor(theme.color("prob" if sure else "warn"))
    made.cursor, made.format = cursor, form  # pyright: ignore[reportAttributeAccessIssue]
    return made
