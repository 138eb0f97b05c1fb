"""Files dropped anywhere on the window are opened, also over text boxes, which would take their names as text."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def dropped_file(event: QDropEvent) -> Path | None:
    """The first local file that a drag carries, or None."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)


class FileDrops(QObject):
    """`dropped` tells the path of a file that was let go over the program."""

    dropped = Signal(object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(watched, QWidget):
            return False
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) or (path := dropped_file(event)) is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True
