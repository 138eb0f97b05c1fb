"""Takes a picture of the whole screen: `python picture.py FILE.png`."""

import sys

from PySide6.QtWidgets import QApplication

if __name__ == "__main__":
    app = QApplication([])
    app.primaryScreen().grabWindow(0).save(sys.argv[1])
