"""批量生成: the act of the window. What it needs is loaded by the first run."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.model.words import tr
from editor.qt.batch.taking_back import TakingBack
from editor.qt.files.file_acts import FileActs
from editor.storage.library.library import file_name

if TYPE_CHECKING:
    from editor.qt.batch.running import Running


class Batching(QObject):
    """Opens the window of a run over the report at hand and does what is asked for in it."""

    def __init__(self, files: FileActs, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._window = files, window
        self.shown: Running | None = None
        self.taking_back = TakingBack(files, window)

    def open(self) -> None:
        """Show the window of a run over the report at hand."""
        self._files.commit()
        session = self._files.session
        if session is None or session.locked:
            return
        from editor.batch import BatchSettings  # noqa: PLC0415 - loaded by the first run
        from editor.qt.batch.order import BatchOrder  # noqa: PLC0415 - the same
        from editor.qt.batch.running import Running  # noqa: PLC0415 - the same

        desk, base = self._files.desk, session.path if session.foreign else None
        order = BatchOrder(desk, session.draft, base, BatchSettings(self._files.folder(), resume=True), session.form)
        folder = self._files.folder() / file_name(tr("{name}（批量）", name=order.title or desk.propose_name(session.draft)))
        order = replace(order, settings=replace(order.settings, folder=folder))
        self.shown = Running(order.as_before(), self._window)
        self.shown.begin()
