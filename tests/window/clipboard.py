"""Offers cells on the clipboard as a spreadsheet does, until it is ended: `python clipboard.py "a<TAB>b<NEWLINE>c<TAB>d"`."""

import sys

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def offered(text: str) -> QMimeData:
    """The cells as text and as a table of HTML."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>" for line in text.splitlines())
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<html><body><table>{rows}</table></body></html>")
    return data


if __name__ == "__main__":
    app = QApplication([])
    app.clipboard().setMimeData(offered(sys.argv[1]))
    print("offered", flush=True)
    app.exec()
