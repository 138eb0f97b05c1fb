"""A report that may only be looked at: the window says why, and nothing in it takes an edit. Into a form values alone are filled."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.fields.fields_column import FieldsColumn
from editor.qt.files.file_acts import FileActs
from editor.qt.frame.window_acts import WindowActs
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.workspace.workspace import Workspace


class Locking(QObject):
    """Follows the session at hand; `workspace` gives its panes."""

    def __init__(
        self, files: FileActs, messages: Messages, acts: WindowActs, workspace: Callable[[], Workspace | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._files, self._messages, self._acts, self._workspace = files, messages, acts, workspace
        self._locked: list[QAction] = []

    def follow(self, session: Session) -> None:
        """Lock the panes of a session that may only be looked at, and what could be done to it, of a form what would change its text; open the acts
        again for any other.
        """
        self._messages.clear("locked")
        for act in self._locked:
            act.setEnabled(True)
        self._locked = []
        workspace = self._workspace()
        if not session.is_fixed or workspace is None:
            return
        acts = self._acts
        of_file = [acts.save, *acts.outputs, acts.take_sheets] if session.locked else []
        self._locked = [*of_file, acts.replace_text, acts.rename, acts.text, *([acts.elements] if session.form is not None else [])]
        for act in self._locked:
            act.setEnabled(False)
        workspace.outline.lock()
        workspace.fields.head.lock()
        if not session.locked:
            return
        column = workspace.fields.column
        workspace.navigator.section_changed.connect(lambda _section: lock_editors(column))
        lock_editors(column)
        self._messages.tell(Notice(NoticeKind.RECOVERY, session.locked, [Act(tr("另存一份"), self._files.save_as)], "locked"))


def lock_editors(column: FieldsColumn) -> None:
    """Make every editor of the fields one to read: texts stay texts that can be selected, all else takes no more clicks but the way on."""
    for box in column.findChildren(QWidget):
        if isinstance(box, QLineEdit | QPlainTextEdit):
            box.setReadOnly(True)
        elif isinstance(box, QAbstractItemView):
            box.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        elif isinstance(box, QAbstractButton | QComboBox) and box is not column.next:
            box.setEnabled(False)
