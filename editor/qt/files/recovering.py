"""What an earlier run left unsaved is offered: each draft by itself, several at once first."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from editor.looking import is_there
from editor.model.problem import NigaoError
from editor.model.returned.placed import PlacedForeign
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.messages import notices
from editor.qt.messages.bars import Act
from editor.qt.messages.message import Messages
from editor.storage.journal.file import Recovered


class Recovering:
    """Offers in one window; each draft goes where there is room for it."""

    def __init__(self, files: FileActs, messages: Messages) -> None:
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
        """Take them up once it is known what their files hold more: comments stand in the margin, and no save loses a thing unasked."""

        def done(read: object) -> None:
            for found, foreign in zip(left, cast("list[tuple[PlacedForeign, ...]]", read), strict=True):
                self._files.room(found.path).take_recovered(found, foreign)

        if any(found.path is not None for found in left):
            self._files.workers.start(lambda _work: [_foreign_of(found) for found in left], done, lambda _error: None)
        else:
            done([()] * len(left))


def _foreign_of(found: Recovered) -> tuple[PlacedForeign, ...]:
    """What the file of a draft holds that a draft can't; nothing where there is no file or it can't be read."""
    from editor.desk import foreign_in  # noqa: PLC0415 - loads Word

    try:
        return foreign_in(found.path, found.draft) if found.path is not None and is_there(found.path) else ()
    except NigaoError:
        return ()
