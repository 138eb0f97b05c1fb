"""The least that a window with a tree and a form costs: Python, PySide6, first paint. Prints its seconds, by the clock and of its CPU."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QSplitter, QTreeWidget, QTreeWidgetItem, QWidget


class FirstPaint(QObject):
    """Ends the program when the window was painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's name
        if event.type() == QEvent.Type.Paint:
            print(time.time() - float(sys.argv[1]), time.process_time(), flush=True)
            QApplication.quit()
        return False


app = QApplication(sys.argv)
window, tree, form = QSplitter(Qt.Orientation.Horizontal), QTreeWidget(), QWidget()
tree.addTopLevelItems([QTreeWidgetItem([f"Section {number}"]) for number in range(12)])
rows = QFormLayout(form)
for number in range(12):
    rows.addRow(f"Field {number}", QLineEdit())
window.addWidget(tree)
window.addWidget(form)
window.resize(1440, 900)
watcher = FirstPaint()
form.installEventFilter(watcher)
window.show()
app.exec()
