"""No control of any screen lies under something that nobody sees: at three sizes the pointer reaches the middle of each."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.reaching import unreached

ROOT = Path(__file__).resolve().parents[2]


def test_every_control_of_every_screen_is_reached_in_a_small_window() -> None:
    # The other two sizes are walked by the command without a name.
    command = [sys.executable, "-m", "tests.screens.reaching", "small"]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.splitlines() == ["0 not reached"]


def test_a_label_over_a_box_is_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, box, button = QVBoxLayout(window), QLineEdit(), QPushButton("存")
    box.setAccessibleName("名称")
    column.addWidget(box)
    column.addWidget(button)
    window.show()
    assert list(unreached(window)) == []
    QLabel(window).resize(640, 480)
    window.findChildren(QLabel)[0].show()
    assert [found.partition(" < ")[0] for found in unreached(window)] == ["QLineEdit 名称", "QPushButton"]


def test_what_is_scrolled_away_is_not_asked_for(qtbot: QtBot) -> None:
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inner.resize(100, 3000)
    QPushButton("下", inner).move(QPoint(0, 2900))
    area.setWidget(inner)
    area.resize(120, 100)
    area.show()
    assert list(unreached(area)) == []
