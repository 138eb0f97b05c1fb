"""What an earlier run left unsaved is offered: each draft by itself, several at once first."""

from collections.abc import Sequence
from functools import partial

from editor.model.words import tr
from editor.qt import notices
from editor.qt.bars import Act
from editor.qt.desk_acts import DeskActs
from editor.qt.message import Messages
from editor.storage.journal_file import Recovered


class Recovering:
    """Offers in one window; each draft goes where there is room for it."""

    def __init__(self, files: DeskActs, messages: Messages) -> None:
        self._files, self._messages = files, messages

    def offer(self) -> None:
        """Offer all that was left."""
        found = self._files.desk.recover()
        if len(found) > 1:
            acts = [Act(tr("全部找回"), partial(self._take, found)), Act(tr("逐份看"), partial(self._offer_each, found))]
            self._messages.tell(notices.several_recovered(len(found), acts))
        else:
            self._offer_each(found)

    def _offer_each(self, left: Sequence[Recovered]) -> None:
        for found in left:
            acts = [Act(tr("用找回的"), partial(self._take, [found])), Act(tr("不用"), found.forget)]
            self._messages.tell(notices.recovered(found, acts))

    def _take(self, left: Sequence[Recovered]) -> None:
        for found in left:
            self._files.room(found.path).take_recovered(found)
