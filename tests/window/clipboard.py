"""Offers cells on the clipboard as a spreadsheet does, until it is ended: `python clipboard.py "a<TAB>b<NEWLINE>c<TAB>d"`."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def offered(text: str) -> QMimeData:
    """The cells as text and as a table of HTML."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>" for line in text.splitlines())
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<html><body><table>{rows}</table></body></html>")
    return data


@contextmanager
def copied(cells: str, display: str) -> Generator[None]:
    """Another program offers cells on the clipboard."""
    command = [sys.executable, str(Path(__file__)), cells]
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    other = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == "offered\n"
        yield
    finally:
        other.kill()
        other.wait(10)
        other.stdout.close()


if __name__ == "__main__":
    app = QApplication([])
    app.clipboard().setMimeData(offered(sys.argv[1]))
    print("offered", flush=True)
    app.exec()
