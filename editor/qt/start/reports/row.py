"""A report of the list of reports: how far it is, what it is called, where it lies, when it was open."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from editor.model.words import tr
from editor.qt.look.labels import when_words
from editor.qt.system.outside import shown_path
from editor.storage.recents import Recent, Standing


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A report of the list and what became of its file since we had it."""

    recent: Recent
    standing: Standing = Standing.THERE

    @property
    def is_there(self) -> bool:
        """Whether the file still exists."""
        return self.standing != Standing.GONE

    @property
    def title(self) -> str:
        """The report's title, else its file's name."""
        return self.recent.title or Path(self.recent.path).stem

    @property
    def place(self) -> str:
        """Kind and folder in one line."""
        return " · ".join(part for part in (self.recent.kind, shown_path(Path(self.recent.path).parent)) if part)

    @property
    def left(self) -> int:
        """How many fields have no value yet."""
        return self.recent.total - self.recent.filled

    @property
    def state(self) -> str:
        """How far the report is, in words."""
        if not self.is_there:
            return tr("文件不在了")
        if self.standing == Standing.CHANGED:
            return tr("Word 里改过")
        return tr("剩 {count} 项", count=self.left) if self.left else tr("已填完") if self.recent.total else ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        when = when_words(self.recent.when, datetime.now().astimezone())
        pinned = tr("固定在前") if self.recent.pinned else ""
        return "，".join(part for part in (self.title, self.state, pinned, self.place, when) if part)
