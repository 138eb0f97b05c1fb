"""How long a keystroke in a field takes until the page is painted with its character: the window with a real report and with a made one of 200 pages.

    python tests/benchmarks/bench_typing.py [KEYS]

Rows: CPU time of the window's thread and wall time at the 95th percentile, and the CPU time as a ratio to a bare QPlainTextEdit with the same text.
The bars are 16 ms and 33 ms. Also how long opening and a change of section take until a field is painted. Needs a display.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt  # noqa: E402 - the way to the program comes first
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget  # noqa: E402

from editor.desk import Desk  # noqa: E402
from editor.desk.sample_values import with_samples  # noqa: E402
from editor.model.draft import Draft  # noqa: E402
from editor.model.session import Session  # noqa: E402
from editor.model.template_file import parse_template  # noqa: E402
from editor.qt.app import load_later, prepare  # noqa: E402
from editor.qt.field_row import FieldRow  # noqa: E402
from editor.qt.frame import Frame  # noqa: E402
from editor.qt.main_window import MainWindow  # noqa: E402
from editor.storage.folders import Folders  # noqa: E402

SECTIONS, FIELDS = 200, 10
REAL = ROOT.parent / "shared" / "cases" / "000-seed-qingkuang-baogao.txt"
PROSE = "本年度各项任务按计划推进，责任到人，进展情况每月汇总一次，"
Spent = tuple[float, float]


class Paints(QObject):
    """Whether a widget that `wanted` knows was painted since `clear`."""

    def __init__(self, wanted: Callable[[QObject], bool]) -> None:
        super().__init__()
        self._wanted, self.seen = wanted, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.seen = self.seen or (event.type() == QEvent.Type.Paint and self._wanted(watched))
        return False


@contextmanager
def watched(wanted: Callable[[QObject], bool]) -> Iterator[Paints]:
    """Paints while the block runs."""
    app, paints = QApplication.instance(), Paints(wanted)
    assert app is not None
    app.installEventFilter(paints)
    yield paints
    app.removeEventFilter(paints)


def until_painted(act: Callable[[], object], wanted: Callable[[QObject], bool]) -> Spent:
    """Milliseconds of this thread's CPU and of the clock from the act to the end of the turn in which the widget was painted."""
    settle()
    with watched(wanted) as paints:
        cpu, wall = time.thread_time(), time.perf_counter()
        act()
        while not paints.seen:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def settle() -> None:
    """Let the window do what is left of the turn before."""
    for _ in range(5):
        QApplication.processEvents()


def keys(box: QWidget, page: QWidget, count: int) -> list[Spent]:
    """What each of so many keystrokes in the box takes until the page is painted."""

    def press() -> None:
        QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "年"))

    return [until_painted(press, lambda widget: widget is page) for _ in range(count)]


def at95(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def long_report() -> Draft:
    """A filled report of 200 sections with ten fields each, about a page a section."""
    lines = ["+++", 'name = "长报告"', "+++", ""]
    for section in range(SECTIONS):
        lines += [f"# 第{section}项工作", ""]
        lines += [f"{PROSE * 2}由{{{{ 单位{section * FIELDS + n} }}}}负责落实。" for n in range(FIELDS)]
    template, problems = parse_template("\n\n".join(lines))
    assert not problems, problems
    return with_samples(Draft(template))


def typed_in(window: MainWindow) -> QWidget:
    """The box of a text field in the section in hand, with the focus in it."""
    workspace = window.workspace
    assert workspace is not None
    row = next(row for row in workspace.fields.column.rows if row.isVisible() and row.field.type in ("text", "org"))
    workspace.navigator.go_to_field(row.key)
    row.box.setFocus()
    settle()
    return row.box


def measure(name: str, window: MainWindow, draft: Draft, count: int, bar: int) -> None:
    """Open a report, type in it, change the section, and print what each takes."""

    def is_row(widget: QObject) -> bool:
        return isinstance(widget, FieldRow)

    opening = until_painted(lambda: window.desk_acts.take(Session(draft, None, name)), is_row)
    workspace = window.workspace
    assert workspace is not None
    settle()
    places = (draft.template.places_of[field.key] for field in draft.template.ordered_fields)
    sections = list(dict.fromkeys(there[0].section for there in places if there))
    middle = sections[len(sections) // 2 :][:5]
    switches = [until_painted(lambda to=to: workspace.navigator.go_to_section(to), is_row) for to in middle]
    laid = workspace.preview.laid
    assert laid is not None
    spent = keys(typed_in(window), workspace.pages.view.viewport(), count)
    bare = bare_keys("\n".join(p.text for p in laid.document.paragraphs()), count)
    cpu, wall, of_bare = at95([c for c, _ in spent]), at95([w for _, w in spent]), at95([c for c, _ in bare])
    print(f"{name}: {len(draft.fields)} fields, {len(laid.pages)} pages")
    print(f"  keystroke  cpu {cpu:.1f} ms (bar {bar}), wall {wall:.1f} ms, ratio to a bare box {cpu / of_bare:.1f} ({of_bare:.1f} ms)")
    print(f"  opening    {opening[1]:.0f} ms (bar 300)")
    print(f"  section    {max(w for _, w in switches):.0f} ms (bar 50), each {[round(w) for _, w in switches]}")
    window.desk_acts.drop()
    window.close_workspace()


def bare_keys(text: str, count: int) -> list[Spent]:
    """The same keystrokes in a plain box with the same text."""
    box = QPlainTextEdit(text)
    box.resize(900, 900)
    box.show()
    spent = keys(box, box.viewport(), count)
    box.close()
    return spent


def main(count: int) -> None:
    """Measure both reports in one window."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Folders.under(Path(folder)))
        app = prepare(desk.settings)
        frame = Frame(desk.folders)
        frame.resize(1440, 900)
        frame.show()
        window = MainWindow(frame, desk)
        load_later()
        sample = REAL if REAL.exists() else next((ROOT / "resources" / "samples").glob("*.txt"))
        real = with_samples(desk.open(sample).draft)
        measure("report", window, replace(real), count, 16)
        measure("200 pages", window, long_report(), count, 33)
        frame.end()
        app.processEvents()


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
