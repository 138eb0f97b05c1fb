"""Files dropped anywhere on the window are opened, also over text boxes, which would take their names as text."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files that a drag carries."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


class FileDrops(QObject):
    """`dropped` tells the paths of files that were let go over the program, and the window that they were let go over."""

    dropped = Signal(object, object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Drags entering and moving are drop events too; asking for the type of every event of the program would be slow.
        if not isinstance(event, QDropEvent) or not isinstance(watched, QWidget) or not (files := dropped_files(event)):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files, watched.window())
        return True
