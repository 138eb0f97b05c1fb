"""Whether the window stays alive while a report of 2,000 fields on 283 pages is saved.

    python tests/benchmarks/bench_saving.py [SAVES]

Types a value and saves, so many times, and prints how long each save takes, the longest times for which the window answered nothing, and the most
CPU time that the window's own thread spent in one turn, in milliseconds. The bar is 100; beside other work the clock says more than the truth.
Needs a display; under a bare X server: xvfb-run python tests/benchmarks/bench_saving.py.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_big_sample import Heart
from bench_typing import is_row, long_report, settle, until_painted
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from editor.desk import Desk
from editor.qt.app.app import prepare
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.frame.frame import Frame
from editor.storage.folders import Folders

_REST = 1.5  # seconds


def turn_while(wanted: Callable[[], bool]) -> float:
    """Turn the window's events as long as wanted; the most CPU time of this thread in one turn, in milliseconds."""
    longest = 0.0
    while wanted():
        before = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, time.thread_time() - before)
    return longest * 1000


def rest(seconds: float) -> float:
    """Turn the window's events for a while; the longest turn as `turn_while` gives it."""
    end = time.monotonic() + seconds
    return turn_while(lambda: time.monotonic() < end)


def save(window: MainWindow, number: int) -> None:
    """Edit, save, and print what that took."""
    session, done = window.file_acts.session, list[bool]()
    assert session is not None
    session.set_value(session.draft.fields[number].key, f"新{number}")
    heart = Heart()
    rest(_REST)
    heart.told()
    told = window.file_acts.saved.connect(lambda: done.append(True))
    began = time.perf_counter()
    window.file_acts.save()
    longest = turn_while(lambda: not done)
    seconds = time.perf_counter() - began
    longest = max(longest, rest(_REST / 3))
    print(f"saved in {seconds:.2f} s, longest gaps {heart.told()} ms, longest turn of the window's thread {longest:.0f} ms CPU")
    window.file_acts.saved.disconnect(told)
    heart.deleteLater()


def main(saves: int) -> None:
    """Save the long report so many times."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Folders.under(Path(folder)))
        app = prepare(desk.settings)
        frame = Frame(desk.folders)
        frame.show()
        windows = Windows(desk, parent=app)
        window = windows.add(frame)
        file = Path(folder) / "report.docx"
        desk.save_word(long_report(), file)
        until_painted(lambda: window.file_acts.open_path(file), is_row)
        settle()
        for number in range(saves):
            save(window, number)
        window.leave()
        frame.end()
        app.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
