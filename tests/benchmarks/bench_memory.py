"""How much memory the window holds after an hour's simulated work, as a ratio to what it held after the first few hundred edits.

    python tests/benchmarks/bench_memory.py [EDITS] [--long] [--held]

The seed report (where it lies beside the checkout, else the shipped sample; with --long the made one of 2,000 fields) is open in the real window,
offscreen where there is no display. Each edit is a key in a field's box; every so often the section changes, a paragraph, a heading or a switch is
edited, the pages are scrolled, the report is saved, and 500 acts in all are undone, half of them redone. The bar is 1.3 after 20,000 edits.
With --held the lines of code are named that hold most of what came in between. Linux only: it reads /proc.
"""

import os
import random
import sys
import tempfile
import tracemalloc
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("QT_QPA_PLATFORM", "" if os.environ.get("DISPLAY") else "offscreen")

from bench_typing import long_report, press, seed_report, settle
from PySide6.QtWidgets import QApplication

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.template import Prose
from editor.qt.app.app import prepare
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.frame.frame import Frame
from editor.qt.workspace.workspace import Workspace
from editor.storage.folders import Folders

EDITS, UNDOS, WARM, BAR = 20_000, 500, 400, 1.3
TELLING = 12


def held() -> float:
    """Megabytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


class Person:
    """Works on a report as a person does, by a fixed chance."""

    def __init__(self, window: MainWindow, edits: int) -> None:
        workspace = window.workspace
        assert workspace is not None
        self._window, self._workspace, self._session = window, workspace, workspace.session
        self._chance = random.Random(1)
        self._every_undo = max(1, edits // UNDOS)
        self.done = self.undone = 0

    def work(self, count: int) -> None:
        """Make so many edits."""
        for _ in range(count):
            self.done += 1
            if self.done % 30 == 0:
                self._go_on()
            if self.done % 100 == 0:
                self._edit_text()
            if self.done % self._every_undo == 0:
                self._undo()
            if self.done % 1000 == 0:
                self._window.file_acts.save()
            self._type()
            QApplication.processEvents()

    def _type(self) -> None:
        rows = [row for row in self._workspace.fields.column.rows if row.field.type in ("text", "org", "project", "place")]
        if rows:
            row = self._chance.choice(rows)
            if len(str(self._session.draft.value(row.key))) > 30:
                self._session.set_value(row.key, "")
            row.box.setFocus()
            press(row.box)

    def _go_on(self) -> None:
        draft = self._session.draft
        homes = list(dict.fromkeys(draft.template.home_of[field.key] for field in draft.fields))
        self._workspace.navigator.go_to_section(self._chance.choice(homes))
        bar = self._workspace.pages.view.verticalScrollBar()
        bar.setValue(self._chance.randint(0, bar.maximum()))

    def _edit_text(self) -> None:
        """A paragraph, a heading or a switch."""
        draft = self._session.draft
        section = self._chance.choice([s for s in draft.template.sections if s.level])
        proses = [at for at, block in enumerate(section.blocks) if isinstance(block, Prose)]
        if section.optional and self.done % 300 == 0:
            self._session.edit(draft.with_switch(section.id, not draft.is_on(section.id)), "switch")
        elif proses and self.done % 200 == 0:
            at = self._chance.choice(proses)
            block = section.blocks[at]
            assert isinstance(block, Prose)
            blocks = (*section.blocks[:at], Prose(_other_end(block.text)), *section.blocks[at + 1 :])
            self._session.edit(draft.with_template(draft.template.with_section(replace(section, blocks=blocks))), "text")
        else:
            self._session.edit(draft.with_heading(section.id, _other_end(section.heading)), "heading")

    def _undo(self) -> None:
        self._session.undo()
        self.undone += 1
        if self.undone % 2:
            self._session.redo()


def _other_end(text: str) -> str:
    return text.removesuffix("。。") if text.endswith("。。") else f"{text}。"


def at_work(window: MainWindow, draft: Draft, file: Path) -> Workspace:
    """The panes of the report, with its pages on the screen."""
    window.desk.save_word(draft, file)
    window.file_acts.take(Session(draft, file, "report"))
    settle()
    assert window.workspace is not None
    return window.workspace


def tell_held(before: tracemalloc.Snapshot) -> None:
    """Print the lines that hold most of what came since."""
    for line in tracemalloc.take_snapshot().compare_to(before, "lineno")[:TELLING]:
        print(f"  {line.size_diff / 1e6:7.2f} MB  {line.traceback}")


def main(edits: int, *, is_long: bool, wants_held: bool) -> None:
    """Work, and print what is held before and after."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Folders.under(Path(folder)))
        app = prepare(desk.settings)
        frame = Frame(desk.folders)
        frame.resize(1440, 900)
        frame.show()
        windows = Windows(desk, parent=app)
        window = windows.add(frame)
        at_work(window, long_report() if is_long else seed_report(desk), Path(folder) / "report.docx")
        person = Person(window, edits)
        person.work(WARM)
        settle()
        if wants_held:
            tracemalloc.start()
        before, start = tracemalloc.take_snapshot() if wants_held else None, held()
        person.work(edits - WARM)
        window.file_acts.workers.wait()
        settle()
        print(f"start  {start:.0f} MB after {WARM} edits")
        print(f"end    {held():.0f} MB after {person.done} edits and {person.undone} undos, ratio {held() / start:.2f} (bar {BAR})")
        if before is not None:
            tell_held(before)
        window.leave()
        frame.end()
        app.processEvents()


if __name__ == "__main__":
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdigit()]
    main(numbers[0] if numbers else EDITS, is_long="--long" in words, wants_held="--held" in words)
