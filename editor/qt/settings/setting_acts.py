"""The acts that change settings, and the windows of the preferences and the help. Those are loaded when they are first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.qt.frame.frame import Frame
from editor.qt.frame.window_acts import LOOKS, SIZES
from editor.qt.look.theme import wear
from editor.qt.messages import notices
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.settings.help import HelpWindow
    from editor.qt.settings.preferences import Preferences


class SettingActs(QObject):
    """The preferences of one window; `workspace` gives the panes of the moment. `changed` tells the name of a setting, for all windows to follow."""

    changed = Signal(str)

    def __init__(self, frame: Frame, desk: Desk, messages: Messages, workspace: Callable[[], Workspace | None]) -> None:
        super().__init__(frame)
        self._frame, self._desk, self._messages, self._workspace = frame, desk, messages, workspace
        self.page: Preferences | None = None
        self.help: HelpWindow | None = None
        self.changed.connect(self.follow)
        frame.acts.do(frame.acts.preferences, self.show)
        frame.acts.do(frame.acts.help, self.show_help)
        frame.acts.do(frame.acts.about, self.show_about)
        for name, values, acts in (("theme", LOOKS, frame.acts.looks), ("text_size", SIZES, frame.acts.sizes)):
            for value, act in zip(values, acts, strict=True):
                frame.acts.do(act, lambda name=name, value=value: self._set(name, value))
                act.setChecked(desk.settings.text(name) == value)

    def _set(self, name: str, value: str) -> None:
        try:
            self._desk.settings.change(name, value)
        except NigaoError as error:
            self._messages.tell(notices.failed(error))
        self._on_changed(name)

    def show(self) -> None:
        """Show the preferences."""
        if self.page is None:
            from editor.qt.settings.preferences import Preferences  # noqa: PLC0415 - made when first asked for

            self.page = Preferences(self._desk, self._frame)
            self.page.changed.connect(self._on_changed)
            self.page.told.connect(self._messages.tell)
            self.page.failed.connect(lambda error: self._messages.tell(notices.failed(error)))
        self.page.show_settings()
        self.page.show()
        self.page.activateWindow()

    def show_help(self) -> None:
        """Show the help in the language of the window."""
        if self.help is None:
            from editor.qt.settings.about import about_lines  # noqa: PLC0415 - made when first asked for
            from editor.qt.settings.help import HelpWindow, help_pages  # noqa: PLC0415 - the same

            language = "zh" if tr("帮助") == "帮助" else "en"
            pages = help_pages(language, self._frame.actions(), "\n".join(about_lines(self._desk)))
            self.help = HelpWindow(pages, language, self._frame)
        self.help.show()
        self.help.activateWindow()

    def show_about(self) -> None:
        """Show the page of the help that says what this program is."""
        self.show_help()
        if self.help is not None:
            self.help.turn_to(tr("关于拟稿"))

    def tell_notes(self) -> None:
        """Say what is wrong in the file of the settings."""
        for number, note in enumerate(self._desk.settings.notes):
            self._messages.tell(Notice(NoticeKind.PROBLEM, note.text, topic=f"settings {number}"))

    def put_paper(self) -> None:
        """Give the pages at hand the paper that the person wants."""
        if (workspace := self._workspace()) is not None:
            workspace.pages.view.set_white_paper(self._desk.settings.is_on("white_paper"))

    def _on_changed(self, name: str) -> None:
        if name in ("theme", "text_size", "motion"):
            wear(self._desk.settings)
        self.changed.emit(name)

    def follow(self, name: str) -> None:
        """Show a setting as it is now; any window may have changed it."""
        settings, acts = self._desk.settings, self._frame.acts
        if name == "theme":
            acts.looks[LOOKS.index(settings.text(name))].setChecked(True)
        elif name == "text_size":
            acts.sizes[SIZES.index(settings.text(name))].setChecked(True)
        elif name == "white_paper":
            self.put_paper()
        if self.page is not None:
            self.page.show_settings()
