"""Whether every control of every screen is reached by the pointer: `python -m tests.screens.reaching` prints those that something else lies over."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit, QTabBar)
COVERS = ("CommentCard", "FoundList", "HistoryPopup", "OutlinePane", "PickList", "SideList", "SlotEditor")
"""What lies over other controls on purpose, until it is closed."""
_LAID = 0.0  # seconds: a window that got another size is laid out in one turn, nothing comes later
_LEAST = 4  # pixels: of what is scrolled away less is left


def in_sight(widget: QWidget) -> QRect:
    """The part of a widget that what it stands in leaves, in its window."""
    window = widget.window()
    seen = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not window and not widget.isWindow():
        seen &= QRect(above.mapTo(window, QPoint(0, 0)), above.size())
        above = above.parentWidget()
    return seen & window.rect()


def _line(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _called(widget: QWidget | None) -> str:
    return " < ".join(f"{type(one).__name__} {one.accessibleName()}".strip() for one in list(_line(widget))[:3])


def unreached(window: QWidget) -> Iterator[str]:
    """The visible controls of a window whose middle belongs to something else, each with what lies there."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisible() or widget.window() is not window:
            continue
        seen = in_sight(widget)
        if seen.width() < _LEAST or seen.height() < _LEAST:
            continue
        there = list(_line(window.childAt(seen.center())))
        if widget not in there and not any(type(one).__name__ in COVERS for one in there):
            yield f"{_called(widget)} lies under {_called(there[0] if there else None)}"


def _walk(sizes: Sequence[str]) -> Iterator[str]:
    from tests.screens.showing import SCENES  # noqa: PLC0415 - Qt reads the environment when it is loaded
    from tests.screens.studio import LOOKS, SIZES, Studio  # noqa: PLC0415 - the same

    home = Path(os.environ["HOME"])
    studio = Studio(home, home, LOOKS[:1], pause=_LAID)
    studio.furnish()
    for scene in SCENES:
        studio.reset()
        scene.make(studio)
        for name in sizes or SIZES:
            studio.frame.resize(SIZES[name])
            studio.rest()
            for window in QApplication.topLevelWidgets():
                if window.isVisible():
                    yield from (f"{scene.name}, {name}: {found}" for found in unreached(window))
    studio.end()


def main() -> None:
    """Walk every screen at the sizes that are named, or at all three."""
    from editor.cli.speaking.language import speak  # noqa: PLC0415 - after the environment

    speak("zh")
    found = 0
    for line in _walk(sys.argv[1:]):
        print(line, flush=True)
        found += 1
    print(f"{found} not reached")


if __name__ == "__main__":
    from tests.pictures import big_screen

    os.environ["QT_QPA_PLATFORM"] = big_screen()
    os.environ["QT_SCALE_FACTOR"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        main()
    sys.exit(0)
