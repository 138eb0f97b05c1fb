"""Watches the Word file of the report at hand: when another program changed it, a bar asks which one to go on with; both are kept."""

import shutil
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt import notices
from editor.qt.bars import Act, Notice
from editor.qt.busy import Busy
from editor.qt.desk_acts import DeskActs
from editor.qt.message import Messages

# Programs write a file in several steps: the question comes when they are done.
SETTLED_AFTER = 800
_Mark = tuple[int, int] | None


class FileWatch(QObject):
    """Follows the session at hand of the acts on files."""

    def __init__(self, files: DeskActs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._messages = files, messages
        self._busy = Busy(files.workers, messages, self)
        self._path: Path | None = None
        self._known: _Mark = None
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, interval=SETTLED_AFTER, singleShot=True)
        self._settled.timeout.connect(self.check)
        self._watcher.fileChanged.connect(lambda _path: self._settled.start())
        self._watcher.directoryChanged.connect(lambda _path: self._settled.start())
        files.opened.connect(lambda _session: self._follow())
        files.saved.connect(self._follow)

    def _follow(self) -> None:
        """The file is as the session knows it; watch it, and its folder, since saving often puts a new file in its place."""
        self._messages.clear("disk")
        session = self._files.session
        self._path = session.path if session is not None else None
        self._known = _mark_of(self._path)
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        if self._path is not None:
            self._watcher.addPaths([str(self._path), str(self._path.parent)])

    def check(self) -> None:
        """Ask when the file is another one than the session knows. While the program itself is at work, that is found out later."""
        if self._files.workers.is_busy:
            self._settled.start()
            return
        path, session = self._path, self._files.session
        mark = _mark_of(path)
        if path is None or session is None or session.path != path or mark is None or mark == self._known:
            return
        self._known = mark
        self._watcher.addPath(str(path))
        acts = [Act(tr("用文件里的"), lambda: self._take_theirs(path)), Act(tr("用本机的"), lambda: self._keep_ours(path))]
        self._messages.tell(Notice("recovery", tr("“{name}”刚被别的程序改过。选一份接着写，另一份另存。", name=path.name), acts, "disk"))

    def _take_theirs(self, path: Path) -> None:
        """Open the file as it is now; what is here and not in the file goes into one beside it."""
        session = self._files.session
        self._files.committing.emit()
        if session is None or not self._files.has_work:
            self._files.open_again(path)
            return
        draft, copy = session.draft, free_name(path, tr("本机"))

        def done(_result: object) -> None:
            # What was typed is in the copy now: opening the file takes nothing away.
            session.mark_saved(copy, draft)
            self._files.open_again(path)
            self._messages.tell(Notice("info", tr("这里的内容已存为“{name}”。", name=copy.name), topic="kept"))

        self._busy.run("copy", lambda _work: self._files.desk.save_word(draft, copy), tr("正在保存"), done, self._on_failed)

    def _keep_ours(self, path: Path) -> None:
        """Go on with what is here; the file as it is now is kept in one beside it, since the next save takes its place."""
        copy = free_name(path, tr("另一份"))
        try:
            shutil.copyfile(path, copy)
        except OSError:
            self._messages.tell(Notice("problem", tr("没能另存“{name}”：请换个地方保存。", name=path.name), topic="kept"))
            return
        session = self._files.session
        if session is not None:
            session.saved = None
        self._messages.tell(Notice("info", tr("文件里的内容已另存为“{name}”。", name=copy.name), topic="kept"))

    def _on_failed(self, error: NigaoError) -> None:
        self._messages.tell(notices.failed(error))


def free_name(path: Path, word: str) -> Path:
    """A name beside a file that no file has yet: 报告（本机）.docx, 报告（本机 2）.docx."""
    number, found = 1, path.with_name(f"{path.stem}（{word}）{path.suffix}")
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}（{word} {number}）{path.suffix}")
    return found


def _mark_of(path: Path | None) -> _Mark:
    """What tells a file from its later self: when it was written (nanoseconds) and its size in bytes."""
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found is not None else None
