"""The pages of the shipped templates on contact sheets: `python tests/template_sheets.py FOLDER [NAME…] [--dpi 48] [--across 5]`.

Each template is filled with its own sample values. A sheet holds as many whole templates as fit into three rows; its name says which.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
_GAP = 8
_ROWS = 3


def main(given: Sequence[str]) -> None:
    """Draw the sheets that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="names of templates; all without any")
    parser.add_argument("--dpi", type=int, default=48)
    parser.add_argument("--across", type=int, default=5)
    asked = parser.parse_args(given)
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - needs the platform of the environment

    QGuiApplication([])
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["NIGAO_HOME"] = home
        for names, pages in _sheets(asked, Path(home)):
            _draw(pages, asked.folder / f"{names[0]}-{names[-1]}.png", asked.across)
            print(*names)


def _sheets(asked: argparse.Namespace, home: Path) -> Iterator[tuple[list[str], list[Path]]]:
    """The templates of each sheet, with the pictures of their pages."""
    names: list[str] = []
    pages: list[Path] = []
    for name, drawn in _pages(asked.names, home, asked.dpi):
        if pages and len(pages) + len(drawn) > asked.across * _ROWS:
            yield names, pages
            names, pages = [], []
        names, pages = [*names, name], [*pages, *drawn]
    if pages:
        yield names, pages


def _pages(names: Sequence[str], home: Path, dpi: int) -> Iterator[tuple[str, list[Path]]]:
    from editor.desk import Desk, with_samples  # noqa: PLC0415 - looks for its folders when it is made
    from editor.qt import save_pngs  # noqa: PLC0415 - loads Qt

    desk = Desk()
    for entry in desk.templates():
        if names and entry.name not in names:
            continue
        draft = with_samples(desk.open(entry.file).draft)
        folder = home / entry.name
        folder.mkdir()
        drawn = save_pngs(desk.lay_out(draft), desk.fonts(draft.template.layout), folder, dpi)
        yield entry.name, [folder / name for name in drawn]


def _draw(pages: Sequence[Path], sheet: Path, across: int) -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - the same
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - the same

    images = [QImage(str(page)) for page in pages]
    width, height = images[0].width() + _GAP, images[0].height() + _GAP
    columns = min(across, len(images))
    whole = QImage(columns * width + _GAP, -(-len(images) // columns) * height + _GAP, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    for at, image in enumerate(images):
        painter.drawImage(_GAP + at % columns * width, _GAP + at // columns * height, image)
    painter.end()
    whole.save(str(sheet))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(sys.argv[1:])
