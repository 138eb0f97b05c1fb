"""Steps back and forth: each shows where it happened; a section that was deleted is offered back in a bar."""

from PySide6.QtCore import QObject, Qt

from editor.model.acts.happened import Happened, where_changed
from editor.model.acts.prose import line_of_block
from editor.model.session.session import SessionChange
from editor.model.template.template import HEADING
from editor.model.words import tr
from editor.qt.app.stage import OpenReport, Review, Stage, Start
from editor.qt.frame.window_acts import WindowActs
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.workspace.workspace import Workspace

_TOPIC = "deleted"


class Undoing(QObject):
    """Undo and redo of what the stage holds."""

    def __init__(self, stage: Stage, acts: WindowActs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._undo, self._messages = stage, acts.undo, messages
        acts.do(acts.undo, lambda: self._step(back=True))
        acts.do(acts.redo, lambda: self._step(back=False))

    def _step(self, *, back: bool) -> None:
        match self._stage.state:
            case Start():
                return
            case Review(screen):
                screen.session.step(back=back)
            case OpenReport(report, workspace):
                workspace.fields.commit()
                before, held = report.session.draft, workspace.navigator.section
                (report.session.undo if back else report.session.redo)()
                if (at := where_changed(before, report.session.draft, held)) is not None:
                    show_happened(workspace, at)

    def follow(self, workspace: Workspace) -> None:
        """Offer back what is deleted in the outline of these panes."""
        workspace.outline.acts.deleted.connect(self._offer_back)

    def _offer_back(self, words: str) -> None:
        self._messages.tell(Notice(NoticeKind.INFO, words, [Act(tr("撤销"), self._undo.trigger)], topic=_TOPIC))

    def go_on(self, change: SessionChange) -> None:
        """Something was done: what the last step back was about is shown no more, and the bar's undo would mean another act. A value that no pane
        changed is taken to, where it is in another section.
        """
        self._messages.clear(_TOPIC)
        if (workspace := self._stage.workspace) is None:
            return
        workspace.put_out()
        key = next(iter(change.keys)) if change.who is None and len(change.keys) == 1 else ""
        if key in change.after.template.by_key and workspace.fields.column.row_of(key) is None:
            workspace.navigator.go_to_field(key)


def show_happened(workspace: Workspace, at: Happened) -> None:
    """Take the person to a place that a step back or forth changed, so that it is seen."""
    if at.key:
        if not workspace.fields.is_in_hand(at.key):
            workspace.navigator.go_to_field(at.key)
        if at.row is not None:
            workspace.fields.show_row(at.key, at.row)
        return
    if at.section != workspace.navigator.section:
        workspace.navigator.go_to_section(at.section)
    if workspace.fields.hasFocus():
        workspace.fields.focus_field()
    if at.block is not None and (workspace.fields.text.shown is not None or not workspace.pages_place.isVisible()):
        _show_in_text(workspace, at.section, at.block)
    elif workspace.preview.is_behind:
        workspace.preview.laid_out.connect(lambda _laid: _light_up(workspace, at), Qt.ConnectionType.SingleShotConnection)
    else:
        _light_up(workspace, at)


def _show_in_text(workspace: Workspace, section: str, block: int) -> None:
    workspace.fields.show_text(on=True)
    workspace.fields.text.put_caret(line_of_block(workspace.session.draft.template.by_id[section], block), 0)


def _light_up(workspace: Workspace, at: Happened) -> None:
    if workspace.pages_place.isVisible():
        workspace.found.show_block(at.section, HEADING if at.block is None else at.block)
