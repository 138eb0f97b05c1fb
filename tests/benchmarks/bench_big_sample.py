"""Whether the window stays alive while a big sample is read, and how soon 停下 ends the reading.

    python tests/benchmarks/bench_big_sample.py [MEGABYTES] [SECONDS]

Reads a made text of 20 MB in the program's own window (offscreen where there is no display), stops it after so many seconds (0: reads it to the
end and shows the review), and prints the longest times for which the window answered nothing, in milliseconds. The bar is 100.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.desk import Desk
from editor.model.words import tr
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.frame.frame import Frame
from editor.qt.look import theme
from editor.qt.widgets.buttons import Button
from editor.storage.folders import Folders

_BEAT = 5
_PROSE = "第{n}季度各项工作按照年初确定的目标有序推进，计划投资X万元，有关单位加强协调，及时解决施工中遇到的困难，并于X月底前报送进展情况。"
_PLAIN = "各有关单位认真落实会议要求，明确责任分工，细化工作措施，加强督促检查，工程质量和施工安全总体平稳。" * 3


def sample(megabytes: float) -> str:
    """A text of so many million bytes: headings, prose with a few blanks, prose without."""
    lines, size, n = ["关于项目建设情况的报告", "XX市发展和改革局："], 0, 0
    while size < megabytes * 1e6:
        n += 1
        block = [f"（{'一二三四五六七八九十'[n % 10]}）推进第{n}批项目", _PROSE.format(n=n), _PLAIN, _PLAIN]
        lines += block
        size += sum(len(line.encode()) + 1 for line in block)
    return "\n".join(lines)


class Heart(QObject):
    """Beats every few milliseconds and notes the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self.gaps: list[float] = []
        timer = QTimer(self)
        timer.setInterval(_BEAT)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def told(self) -> str:
        """The three longest times between beats so far, in milliseconds; then forgets them."""
        longest, self.gaps = sorted(self.gaps, reverse=True)[:3], []
        return ", ".join(f"{gap:.0f}" for gap in longest)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _stop(window: MainWindow, heart: Heart, seconds: float) -> None:
    _wait(int(seconds * 1000))
    print(f"reading {seconds:.0f} s: longest gaps {heart.told()} ms")
    began = time.perf_counter()
    next(button for button in window.frame.findChildren(Button) if button.text() == tr("停下")).click()
    print(f"the bar is gone after {(time.perf_counter() - began) * 1000:.0f} ms")
    window.file_acts.workers.wait()
    print(f"the reading has ended after {(time.perf_counter() - began) * 1000:.0f} ms")


def _to_the_end(window: MainWindow, heart: Heart) -> None:
    began, loop = time.perf_counter(), QEventLoop()
    for signal in (window.stage.changed, window.file_acts.failed):
        signal.connect(loop.quit)
    loop.exec()
    print(f"read and shown in {time.perf_counter() - began:.1f} s")
    _wait(2000)
    print(f"longest gaps, showing included, {heart.told()} ms")


def main(megabytes: float, seconds: float) -> None:
    """Read the sample and print what was measured."""
    app = QApplication([])
    app.setStyle("Fusion")
    theme.put_on(app, "light")
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "sample.txt"
        file.write_text(sample(megabytes), "utf-8")
        desk = Desk(Folders.under(Path(name)))
        frame = Frame(desk.folders)
        frame.show()
        windows = Windows(desk, parent=app)
        window = windows.add(frame)
        _wait(1500)
        heart = Heart()
        window.file_acts.open_path(file)
        if seconds:
            _stop(window, heart, seconds)
        else:
            _to_the_end(window, heart)
        window.leave()
        frame.close()


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    main(*given, *(20.0, 10.0)[len(given) :])
