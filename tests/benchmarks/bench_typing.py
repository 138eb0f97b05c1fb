"""How long a keystroke in a field takes until the page shows its character: the window with a real report and with a made one of 200 pages.

    python tests/benchmarks/bench_typing.py [KEYS]

Rows: CPU time of the window's thread and wall time at the 95th percentile, and the CPU time as a ratio to a bare QPlainTextEdit with the same text.
The bars are 16 ms and 33 ms. Each key counts only when the pages then hold the field's whole value and the pixels of the view are others than
before. Also how long it takes from the act of opening a report's Word file until its fields are painted (CPU of all threads), and from the choice
of a section (10 in turn) until its fields are. Needs a display; under a bare X server:

    xvfb-run -s '-screen 0 1600x1000x24' python tests/benchmarks/bench_typing.py
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt  # noqa: E402 - the way to the program comes first
from PySide6.QtGui import QImage, QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget  # noqa: E402

from editor.desk import Desk, with_samples  # noqa: E402
from editor.model.draft.draft import Draft  # noqa: E402
from editor.model.template.file import parse_template  # noqa: E402
from editor.qt.app.app import prepare, work_later  # noqa: E402
from editor.qt.app.main_window import MainWindow  # noqa: E402
from editor.qt.app.windows import Windows  # noqa: E402
from editor.qt.fields.field_row import FieldRow  # noqa: E402
from editor.qt.frame.frame import Frame  # noqa: E402
from editor.qt.workspace.workspace import Workspace  # noqa: E402
from editor.storage.folders import Folders  # noqa: E402

SECTIONS, FIELDS, SWITCHES = 200, 10, 10
SEED = ROOT.parent / "shared" / "cases" / "000-seed-qingkuang-baogao.txt"
PROSE = "本年度各项任务按计划推进，责任到人，进展情况每月汇总一次，"
TYPED = "年"
Spent = tuple[float, float]
Clock = Callable[[], float]


class Paints(QObject):
    """Whether a widget that `wanted` knows was painted since the filter was put in."""

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


def until_painted(act: Callable[[], object], wanted: Callable[[QObject], bool], clock: Clock = time.thread_time) -> Spent:
    """Milliseconds of CPU, by default this thread's, and of the wall clock from the act to the end of the turn in which the widget was painted."""
    settle()
    with watched(wanted) as paints:
        cpu, wall = clock(), time.perf_counter()
        act()
        while not paints.seen:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return (clock() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def settle() -> None:
    """Let the window do what is left of the turn before."""
    for _ in range(5):
        QApplication.processEvents()


def press(box: QWidget) -> None:
    """One keystroke."""
    QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, TYPED))


def is_row(widget: QObject) -> bool:
    """Whether a widget is the row of a field."""
    return isinstance(widget, FieldRow)


def on_screen(widget: QWidget) -> QImage:
    """What the display shows of a widget, as its server has it."""
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return widget.screen().grabWindow(widget.window().winId(), corner.x(), corner.y(), widget.width(), widget.height()).toImage()


def on_pages(workspace: Workspace, key: str, place: int) -> str:
    """The text that the painted pages have in one place of a field."""
    laid = workspace.pages.view.laid
    assert laid is not None
    return "".join(p.text for page in laid.pages for box in page.lines for p in box.pieces if p.field == key and p.place == place and not p.derived)


def keys_on_pages(workspace: Workspace, box: QWidget, count: int) -> list[Spent]:
    """What each of so many keystrokes in the box takes until the page shows it."""
    view, navigator, spent = workspace.pages.view.viewport(), workspace.navigator, list[Spent]()
    for _ in range(count):
        wanted, before = f"{navigator.draft.value(navigator.key)}{TYPED}", on_screen(view)
        spent.append(until_painted(lambda: press(box), lambda widget: widget is view))
        if on_pages(workspace, navigator.key, 1) != wanted or on_screen(view) == before:
            sys.exit("a key was not shown by the paint that followed it")
    return spent


def at95(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def seed_report(desk: Desk) -> Draft:
    """The seed sample filled, where it lies beside the checkout; else the shipped sample."""
    if not SEED.exists():
        print(f"no {SEED.name} beside the checkout: the shipped sample instead")
    return with_samples(desk.open(SEED if SEED.exists() else next((ROOT / "resources" / "samples").glob("*.txt"))).draft)


def long_report() -> Draft:
    """A filled report of 200 sections with ten fields each, about a page a section."""
    lines = ["+++", 'name = "长报告"', "+++", ""]
    for section in range(SECTIONS):
        lines += [f"# 第{section}项工作", ""]
        lines += [f"{PROSE * 2}由{{{{ 单位{section * FIELDS + n} }}}}负责落实。" for n in range(FIELDS)]
    template, problems = parse_template("\n\n".join(lines))
    assert not problems, problems
    return with_samples(Draft(template))


def text_box(workspace: Workspace) -> QWidget:
    """The box of a text field in the section in hand, with the focus in it and its place on the page in sight."""
    row = next(row for row in workspace.fields.column.rows if row.isVisible() and row.field.type in ("text", "org"))
    workspace.navigator.go_to_field(row.key)
    row.box.setFocus()
    settle()
    return row.box


def switches(workspace: Workspace) -> list[Spent]:
    """What the choice of each of ten sections with fields takes, those at the start and in the middle of the report."""
    draft = workspace.session.draft
    homes = dict.fromkeys(draft.template.home_of[field.key] for field in draft.fields)
    others = [home for home in homes if home != workspace.navigator.section]
    chosen = list(dict.fromkeys([*others[:5], *others[len(others) // 2 :]]))[:SWITCHES]
    return [until_painted(lambda to=to: workspace.navigator.go_to_section(to), is_row) for to in chosen]


def measure(name: str, window: MainWindow, draft: Draft, count: int, bar: int) -> None:
    """Save a report, open its file, change the section, type, and print what each takes."""
    file = window.desk.folders.settings_file.parent / f"{name}.docx"
    file.parent.mkdir(parents=True, exist_ok=True)
    window.desk.save_word(draft, file)
    opening = until_painted(lambda: window.file_acts.open_path(file), is_row, time.process_time)
    workspace = window.workspace
    assert workspace is not None
    settle()
    changes = switches(workspace)
    laid, spent = workspace.preview.laid, keys_on_pages(workspace, text_box(workspace), count)
    assert laid is not None
    bare = bare_keys("\n".join(p.text for p in laid.document.paragraphs()), count)
    cpu, wall, of_bare = at95([c for c, _ in spent]), at95([w for _, w in spent]), at95([c for c, _ in bare])
    print(f"{name}: {len(draft.fields)} fields in {len(draft.template.places)} slots, {len(laid.pages)} pages")
    print(f"  keystroke  cpu {cpu:.1f} ms (bar {bar}), wall {wall:.1f} ms, ratio to a bare box {cpu / of_bare:.1f} ({of_bare:.1f} ms)")
    print(f"  opening    cpu {opening[0]:.0f} ms, wall {opening[1]:.0f} ms (bar 300)")
    print(f"  section    cpu {max(c for c, _ in changes):.0f} ms, wall {max(w for _, w in changes):.0f} ms (bar 50)")
    print(f"             each, cpu {[round(c) for c, _ in changes]}, wall {[round(w) for _, w in changes]}")
    window.leave()


def bare_keys(text: str, count: int) -> list[Spent]:
    """The same keystrokes in a plain box with the same text."""
    box = QPlainTextEdit(text)
    box.resize(900, 900)
    box.show()
    spent = [until_painted(lambda: press(box), lambda widget: widget is box.viewport()) for _ in range(count)]
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
        windows = Windows(desk, parent=app)
        window = windows.add(frame)
        work_later(desk)
        measure("report", window, seed_report(desk), count, 16)
        measure("200 pages", window, long_report(), count, 33)
        frame.end()
        app.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
