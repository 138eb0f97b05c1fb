"""A person at the real window: opens a report, types, saves, exports, types on and is cut off; starts again, takes what was found, saves, quits."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from editor.cli import main
from tests.proofs.scripted import Script, ScriptedPerson


class Person(ScriptedPerson):
    """The first run, which is cut off, or the second, which takes what was found."""

    def __init__(self, out: Path, *, is_first: bool) -> None:
        super().__init__()
        self._out = out
        self.begin(self._first() if is_first else self._second())

    def place_for(self, proposed: Path) -> Path:
        return self._out / f"窗口{proposed.suffix}"

    def _idle(self) -> bool:
        return not any(window.file_acts.workers.is_busy for window in self.at_work)

    def _first(self) -> Script:
        yield lambda: self.at_work
        window = self.at_work[0]
        window.report.session.set_value("单位", "江畔水务集团")
        window.file_acts.save()
        yield lambda: (self._out / "窗口.docx").exists() and self._idle()
        window.acts.export_pdf.trigger()
        yield lambda: (self._out / "窗口.pdf").exists() and self._idle()
        window.report.session.set_value("单位", "清溪县水务局")
        self.windows.flush()
        os._exit(0)

    def _second(self) -> Script:
        yield lambda: self.windows is not None and self.offers
        next(act for act in self.offers[0].acts if act.words in ("用找回的", "全部找回")).do()
        yield lambda: self.at_work
        self.at_work[0].file_acts.save()
        yield lambda: not self.at_work[0].report.session.is_dirty and self._idle()
        self.windows.quit()


def work(template: Path, out: Path, *, is_first: bool) -> int:
    """Start the program, with a template the first time, and work in it."""
    application = QApplication(["nigao", "-style", "Fusion"])
    person = Person(out, is_first=is_first)
    code = main(["--lang", "zh", "--quiet", *([str(template)] if is_first else [])])
    del person, application
    return code
