"""An office at work on one report: windows of one or two machines, a person at Word, and the folder that they share."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QFileSystemWatcher, QTimer

from editor.desk import Desk
from editor.model.draft.file import draft_to_json
from editor.model.template.template import Prose
from editor.qt.app.main_window import MainWindow
from editor.qt.frame.frame import Frame
from editor.qt.messages.bars import NoticeKind
from editor.storage.files.reading import content_digest
from tests.proofs.orders.texts import Texts, said_in
from tests.qt.desk_fake import FakeMessages, OneWindow

_PATIENCE = 30_000


class BrokenPromiseError(Exception):
    """Something was lost, or not said."""


def until(is_done: Callable[[], bool], what: str) -> None:
    """Let the windows work until something is so."""
    clock, loop, tick = QElapsedTimer(), QEventLoop(), QTimer(interval=2)
    clock.start()
    tick.timeout.connect(lambda: loop.quit() if is_done() or clock.elapsed() > _PATIENCE else None)
    tick.start()
    if not is_done():
        loop.exec()
    tick.stop()
    if not is_done():
        raise BrokenPromiseError(f"no end of: {what}")


@dataclass
class Person:
    """Somebody at a window. `seen` is the digest of the file as the window read or wrote it last, `read` the texts that stood in it."""

    name: str
    desk: Desk
    texts: Texts
    messages: FakeMessages = field(default_factory=lambda: FakeMessages(answer=0))
    seen: str = ""
    read: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        frame = Frame(self.desk.folders)
        self.window = MainWindow(frame, self.desk, OneWindow(), self.messages)
        for watcher in self.window.watch.findChildren(QFileSystemWatcher):
            # Folders on the network tell nothing.
            watcher.blockSignals(True)

    def rest(self) -> None:
        """Wait until the window has done all that it was told to."""
        until(lambda: not self.window.file_acts.workers.is_busy, f"the work of {self.name}")

    def open(self, path: Path) -> None:
        """Open the report in the place of what is at hand."""
        self.rest()
        self.window.leave()
        self.window.file_acts.open_again(path)
        self.rest()
        if self.window.file_acts.session is None:
            raise BrokenPromiseError(f"{self.name} can't open {path.name}: {self.messages.told}")
        self._look()

    def _look(self) -> None:
        session = self.window.file_acts.session
        path = session.path if session is not None else None
        if path is not None and path.is_file():
            self.seen, self.read = content_digest(path.read_bytes()), self._texts_in(path)

    def _texts_in(self, path: Path) -> frozenset[str]:
        """The texts that count and stand in a file."""
        return frozenset(text for text in self.texts.wanted if text in said_in(path)) if path.is_file() else frozenset()

    @property
    def path(self) -> Path:
        """The file of the report at hand."""
        session = self.window.file_acts.session
        assert session is not None
        assert session.path is not None
        return session.path

    def type(self, dice: random.Random) -> None:
        """Add a text of one's own to a field or to a paragraph; nothing where the window shows a sample that was taken for a report."""
        session = self.window.file_acts.session
        if session is None:
            return
        text, draft = self.texts.new(self.name), session.draft
        sections = [s for s in draft.template.sections if any(isinstance(block, Prose) for block in s.blocks)]
        if sections and dice.random() < 0.4:
            section = dice.choice(sections)
            blocks = tuple(Prose(block.text + text) if isinstance(block, Prose) else block for block in section.blocks[:1]) + section.blocks[1:]
            blocks = blocks if blocks != section.blocks else (*section.blocks, Prose(text))
            session.edit(draft.with_template(draft.template.with_section(replace(section, blocks=blocks))), "写")
        else:
            key = dice.choice([f.key for f in draft.fields if f.key in ("本单位", "工作体会", "投入资金")][:2] or [draft.fields[0].key])
            session.seal()
            session.set_value(key, f"{draft.value(key)}{text}")
        session.seal()

    def undo(self, *, back: bool = True) -> None:
        """Take the last step back, or bring it again; what the person typed in it is taken back too."""
        session = self.window.file_acts.session
        if session is None:
            return
        before = draft_to_json(session.draft)
        (session.undo if back else session.redo)()
        after = draft_to_json(session.draft)
        mine = {text for text in self.texts.wanted if text.startswith(self.name)}
        self.texts.take_back(text for text in mine if text in before and text not in after)
        self.rest()

    def save(self, path: Path | None = None) -> None:
        """Save, to another path where one is given; what was changed elsewhere must be told, and green must be true."""
        self.rest()
        session, acts = self.window.file_acts.session, self.window.acts
        if session is None:
            return
        target = path or self.path
        there = content_digest(target.read_bytes()) if target.is_file() else ""
        # What the window saw may have come back, or may stand there in other bytes: then there is nothing to tell.
        known, texts = (self.seen, session.files.at(target).digest), self._texts_in(target)
        is_new = not there or bool((texts ^ self.read) & {*self.texts.wanted} if target == session.path else texts)
        changed = is_new and (there not in known if target == session.path else bool(there) and there != known[1])
        self.messages.told.clear()
        self.messages.asked.clear()
        self.messages.save_path = path
        (acts.save if path is None else acts.save_as).trigger()
        self.rest()
        self._judge(target, session_text=draft_to_json(session.draft), changed=changed)
        self._look()

    def _judge(self, target: Path, *, session_text: str, changed: bool) -> None:
        said = [notice.text for notice in self.messages.told if notice.kind != NoticeKind.SAVED]
        is_green = any(notice.kind == NoticeKind.SAVED for notice in self.messages.told)
        if changed and not said and not self.messages.asked:
            raise BrokenPromiseError(f"{self.name} saved {target.name} over what somebody wrote, and nothing was said")
        if not is_green and not said:
            raise BrokenPromiseError(f"{self.name} saved {target.name}, and nothing was said at all")
        lost = [text for text in self.texts.wanted if text in session_text and is_green and text not in said_in(target)]
        if lost:
            raise BrokenPromiseError(f"green, but {target.name} lacks {lost}")

    def answer_bar(self, number: int) -> None:
        """Come back to the window: where its bar asks about the file, press one of its buttons."""
        self.rest()
        self.window.watch.check()
        self.rest()
        question = next((notice for notice in self.messages.told if notice.topic == "disk" and len(notice.acts) > 1), None)
        if question is not None:
            question.acts[number].do()
            self.rest()
            self._look()

    def end(self) -> None:
        """Close the window; what is in no file is saved."""
        self.rest()
        if self.window.file_acts.session is not None and self.window.file_acts.has_work:
            self.save()
        self.window.leave()
        self.window.file_acts.workers.wait()
