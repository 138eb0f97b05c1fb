"""A person at the real window, in a child that is killed: opens, takes what was found, types, saves, exports. Says what was done and acknowledged."""

import json
import os
import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from editor.cli import main
from editor.desk import Desk
from editor.qt.app.crash import CrashDialog
from editor.qt.app.main_window import MainWindow
from editor.qt.files.report import UnsavedAnswer
from editor.qt.look.labels import Words
from editor.qt.messages.bars import Notice, NoticeKind
from tests.proofs.kills.children import Say, die
from tests.proofs.scripted import Script, ScriptedPerson

NUMBER = re.compile(r"第(\d+)次")
KEYS = ("单位", "事项", "情况")
_TAKE, _TAKE_ALL = "用找回的", "全部找回"
_LATE = 55_000  # milliseconds: soon after it the child is killed as one that hangs
_AGAIN, _PAGES = "再打开一次", "排出页面"


def number_of(values: Mapping[str, object]) -> int:
    """The number of the last edit that is in a draft's values; 0 when there is none."""
    return max((int(number) for value in values.values() for number in NUMBER.findall(str(value))), default=0)


class Person(ScriptedPerson):
    """Works in the window as chance wants it, and says what was acknowledged."""

    def __init__(self, say: Say, chance: random.Random, files: Sequence[Path], number: int, *, is_last: bool) -> None:
        super().__init__()
        self.say, self._chance, self._files, self._number, self._is_last = say, chance, files, number, is_last
        CrashDialog.exec = lambda dialog: self.say(
            "broke " + " | ".join(box.toPlainText() for box in dialog.findChildren(QPlainTextEdit)).replace("\n", " | ")
        )
        self._has_swept = False
        self._see_sweep()
        QTimer.singleShot(_LATE, self, lambda: self.say(f"waits in {self.place}"))
        self.begin(self._work())

    def _see_sweep(self) -> None:
        sweep = Desk.sweep

        def swept(desk: Desk) -> None:
            sweep(desk)
            self._has_swept = True

        Desk.sweep = swept

    def hear(self, notice: Notice) -> None:
        super().hear(notice)
        wanted = (_AGAIN, _PAGES) if self._is_last or self._chance.random() < 0.5 else (_AGAIN,)
        again = next((act for act in notice.acts if act.words in wanted), None)
        if again is not None:
            QTimer.singleShot(0, self, again.do)
        elif notice.kind == NoticeKind.PROBLEM:
            self.say(f"told {notice.text}")

    def place_for(self, proposed: Path) -> Path:
        return self._files[0].with_name(f"存到{proposed.suffix}")

    # What there is

    @property
    def _window(self) -> MainWindow:
        """The window with the newest text."""
        return max(self.at_work, key=lambda window: number_of(window.report.session.draft.values))

    # What is done

    def _work(self) -> Script:
        yield lambda: self.windows is not None
        yield lambda: self.offers or self.at_work
        yield from self._take_offers()
        self._number = max(self._number, number_of(self._window.report.session.draft.values))
        self.say("begin " + self._state())
        steps = (self._type, self._type, self._type_much, self._save, self._flush, self._flush, self._export, self._see_tick)
        for _ in range(self._chance.randint(4, 9)):
            yield from self._chance.choice(steps)()
        yield from self._end()

    def _take_offers(self) -> Script:
        for _ in range(10):
            yield lambda: True
        while self.offers:
            notice = self.offers.pop(0)
            act = next((act for act in notice.acts if act.words in (_TAKE, _TAKE_ALL)), None)
            if act is not None:
                act.do()
                # One that was joined with another, or that an older bar brought already, brings no window of its own.
                yield lambda: not self._is_busy

    @property
    def _is_busy(self) -> bool:
        return self.windows is not None and any(window.file_acts.workers.is_busy for window in self.windows.all)

    def _state(self) -> str:
        values = self._window.report.session.draft.values
        return json.dumps(dict(values), ensure_ascii=False)

    def _type(self) -> Script:
        self._number += 1
        key = self._chance.choice(KEYS)
        text = f"{key}第{self._number}次" * (self._chance.choice((1, 1, 1, 300)) if key == "情况" else 1)
        session = self._window.report.session
        self.say(f"try {self._number} " + json.dumps({**session.draft.values, key: text}, ensure_ascii=False))
        session.set_value(key, text)
        yield lambda: True

    def _type_much(self) -> Script:
        for _ in range(self._chance.randint(2, 6)):
            yield from self._type()

    def _flush(self) -> Script:
        report = self._window.report
        number, journal = number_of(report.session.draft.values), report.journal
        self.windows.flush()
        if journal.trouble is None:
            self.say(f"kept {number}")
        yield lambda: True

    def _see_tick(self) -> Script:
        """Type, and wait until the status bar says that it was kept."""
        status = self._window.frame.status
        status.show_kept("")
        yield from self._type()
        number = self._number
        yield lambda: any("已自动保存" in words.words for words in status.findChildren(Words))
        self.say(f"kept {number}")

    def _save(self) -> Script:
        window = self._window
        number, answers = number_of(window.report.session.draft.values), []
        tied = window.file_acts.saved.connect(lambda: (answers.append(True), self.say(f"saved {number}")))
        self.say(f"saving {number}")
        window.file_acts.save()
        if self._chance.random() < 0.5:
            yield lambda: answers or not window.file_acts.workers.is_busy
        else:
            yield from self._type()
            yield lambda: answers or not window.file_acts.workers.is_busy
        window.file_acts.saved.disconnect(tied)

    def _export(self) -> Script:
        window = self._window
        window.acts.export_pdf.trigger()
        if self._chance.random() < 0.5:
            yield lambda: not window.file_acts.workers.is_busy

    def _end(self) -> Script:
        """The last one of a life saves and quits as a person does, who stays longer than a start takes; the others are killed here at the latest."""
        if not self._is_last:
            die()
        yield lambda: self._has_swept
        yield lambda: not self._is_busy
        keeper = self._window
        yield from self._save()
        while others := [window for window in self.windows.all if window is not keeper]:
            others[0].close_then(others[0].frame.close, UnsavedAnswer.DROP)
            yield lambda: not self._is_busy
        # What was typed while the file was written is asked about, and saved.
        self.say(f"saving {number_of(keeper.report.session.draft.values)}")
        self.windows.quit()


def work(say: Say, chance: random.Random, files: Sequence[Path], number: int, *, is_last: bool) -> None:
    """Start the program with the first of the files that is there, and work in it; the first is where the report is saved."""
    QApplication(["nigao", "-style", "Fusion"])
    person = Person(say, chance, files, number, is_last=is_last)
    file = next(file for file in files if file.exists())
    code = main(["--lang", "zh", "--quiet", str(file)])
    del person
    say(f"exit {code}")
    os._exit(code)
