"""Watches the Word file of the report at hand. When another program changed it, a bar asks which one to go on with, and both are kept;
a file with another name is followed; of one that is gone the draft here is the only copy left, and is treated as such.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from editor.desk import SaveResult
from editor.looking import is_taken
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.seen import Seen
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.busy import Busy, WorkKind
from editor.qt.messages.message import Messages
from editor.qt.messages.workers import Work
from editor.storage.file_marks import FileLook, FileMark, look, mark_of
from editor.storage.files.meanwhile import kept_beside, names_beside, put_beside
from editor.storage.files.reading import bytes_at, content_digest, read_file

# Programs write a file in several steps: the question comes when they are done.
SETTLED_AFTER = 800
_AGAIN = 3000


class FileWatch(QObject):
    """Follows the session at hand of the acts on files. `moved` tells that its file has another name, is gone, or came back."""

    moved = Signal()

    def __init__(self, files: FileActs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._messages = files, messages
        self._busy = Busy(files.workers, messages, self)
        self._path: Path | None = None
        self._known: FileMark | None = None
        self._look: Work | None = None
        self._held: Draft | None = None
        self._gone = QTimer(self, interval=_AGAIN)
        self._gone.timeout.connect(self.check)
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
        self._gone.stop()
        session = self._files.session
        self._path = session.path if session is not None else None
        self._known = mark_of(self._path) if self._path is not None else None
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        if self._path is not None:
            self._watcher.addPaths([str(self._path), str(self._path.parent)])

    def check(self) -> None:
        """See whether the file is the one that the session knows. While the program itself is at work, that is found out later.

        Looking is done away from the window: a folder on the network may take its time.
        """
        path, known = self._path, self._known
        if path is None or (self._look is not None and not self._look.cancelled()):
            return
        if self._files.workers.is_busy:
            self._settled.start()
            return
        self._look = self._files.workers.start(lambda _work: look(path, known), partial(self._on_seen, path, known), self._on_failed, self._on_looked)

    def _on_looked(self) -> None:
        self._look = None

    def _on_seen(self, path: Path, known: FileMark | None, seen: object) -> None:
        assert isinstance(seen, FileLook)
        session = self._files.session
        if session is None or session.path != path or path != self._path:
            return
        if known != self._known or self._files.workers.is_busy:
            self._settled.start()
        elif seen.mark is None:
            self._on_missing(path, seen)
        elif seen.mark != known:
            self._ask(path, seen.mark)
        elif self._gone.isActive():
            self._on_back()

    def _on_missing(self, path: Path, seen: FileLook) -> None:
        if seen.renamed is not None:
            self._files.move_to(seen.renamed)
            self._follow()
            words = tr("文件已改名为“{name}”，接着存进新名字。", name=seen.renamed.name)
        elif self._gone.isActive():
            return
        else:
            session = self._files.session
            self._held = session.saved if session is not None else None
            self._files.lose_file()
            self._gone.start()
            safety = self._files.report.safety() if self._files.report is not None else ""
            gone = tr("“{name}”不在了：改了名、挪走或删了。{safety}", name=path.name, safety=safety)
            away = tr("“{name}”所在的文件夹连不上了。{safety}", name=path.name, safety=safety)
            words = gone if seen.has_folder else away
        acts = [] if seen.renamed else [Act(tr("存到别处"), self._files.save_as)]
        self._messages.tell(Notice(NoticeKind.INFO if seen.renamed else NoticeKind.PROBLEM, words, acts, "disk"))
        self.moved.emit()

    def _on_back(self) -> None:
        """The file is there again as it was: a disk was put in again, a line works again."""
        self._gone.stop()
        self._messages.clear("disk")
        self._watcher.addPaths([str(self._path), str(self._path.parent)] if self._path is not None else [])
        if self._files.session is not None:
            self._files.session.saved = self._held
        self.moved.emit()

    def _ask(self, path: Path, mark: FileMark) -> None:
        self._gone.stop()
        self._known = mark
        self._watcher.addPath(str(path))
        acts = [Act(tr("用文件里的"), lambda: self._take_theirs(path)), Act(tr("用本机的"), lambda: self._keep_ours(path))]
        self._messages.tell(Notice(NoticeKind.RECOVERY, tr("“{name}”刚被别的程序改过。选一份接着写，另一份另存。", name=path.name), acts, "disk"))

    def _take_theirs(self, path: Path) -> None:
        """Open the file as it is now; what is here and not in the file goes into one beside it."""
        session = self._files.session
        self._files.commit()
        if session is None or not self._files.has_work:
            self._files.open_again(path)
            return
        draft, made = session.draft, free_name(path, tr("本机"))

        def done(result: object) -> None:
            written, copy = cast("tuple[SaveResult, Path]", result)
            # What was typed is in the copy now: opening the file takes nothing away.
            session.files.note(copy, Seen(written.digest, draft))
            session.mark_saved(copy, draft)
            self._files.open_again(path)
            self._messages.tell(Notice(NoticeKind.INFO, tr("这里的内容已存为“{name}”。", name=copy.name), topic="kept"))

        def act(_work: Work) -> tuple[SaveResult, Path]:
            return self._files.desk.save_word(draft, made, base=path, seen=Seen()), _only_copy(path, made)

        self._busy.run(WorkKind.COPY, act, tr("正在保存"), done, self._on_failed)

    def _keep_ours(self, path: Path) -> None:
        """Go on with what is here; the file as it is now is kept in one beside it, since the next save takes its place."""
        try:
            there = read_file(path)
            copy = put_beside(path, there, tr("另一份"))
        except NigaoError:
            self._messages.tell(Notice(NoticeKind.PROBLEM, tr("没能另存“{name}”：请换个地方保存。", name=path.name), topic="kept"))
            return
        if (report := self._files.report) is not None:
            files = report.session.files
            files.note(path, replace(files.at(path), digest=content_digest(there)))
            report.stand_apart()
            self.moved.emit()
        self._messages.tell(Notice(NoticeKind.INFO, tr("文件里的内容已另存为“{name}”。", name=copy.name), topic="kept"))

    def _on_failed(self, error: NigaoError) -> None:
        self._messages.tell(notices.failed(error))


def _only_copy(path: Path, made: Path) -> Path:
    """The copy that was made; where an earlier one has the same content that one, and this one goes."""
    try:
        earlier = kept_beside(path, bytes_at(made), apart_from=made)
        if earlier is not None:
            made.unlink()
    except (NigaoError, OSError):
        return made
    return earlier or made


def free_name(path: Path, word: str) -> Path:
    """A name beside a file that no file has yet: 报告（本机）.docx, 报告（本机 2）.docx."""
    return next(name for name in names_beside(path, word) if not is_taken(name))
