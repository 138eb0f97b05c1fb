"""Draws the program's icon in the sizes and forms that systems ask for, from the one SVG. Run with the Python of the build: icons.py FOLDER."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "nigao.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# What the desktop shows: the program, and a template file.
NAMES = ("apps/nigao", "mimetypes/application-x-nigao-template")


def main(folder: Path) -> None:
    """Write hicolor/SIZExSIZE/… for Linux, nigao.ico for Windows and nigao.icns for macOS into the folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    for name in NAMES:
        for size in SIZES:
            _save(_drawn(size), folder / "hicolor" / f"{size}x{size}" / f"{name}.png")
        scalable = folder / "hicolor" / "scalable" / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(DRAWING), str(scalable))
    for ending, size in (("ico", 256), ("icns", 512)):
        _save(_drawn(size), folder / f"nigao.{ending}")
    del app


def _drawn(size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def _save(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise SystemExit(f"{path} could not be drawn.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
