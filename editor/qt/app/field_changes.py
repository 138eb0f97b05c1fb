"""The menu of a field, wherever it opens, is filled and tied to the report at hand; a report that is filled becomes a template too."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from editor.model.acts.outline import fields_of_section
from editor.model.template.field import name_at
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.files.templates import TemplateActs
from editor.qt.frame.window_acts import WindowActs
from editor.qt.messages.ask_bar import Question
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.workspace.field_acts import FieldActs


class FieldChanges(QObject):
    """Serves the panes of one window, those of the moment as `workspace` gives them; `of_report` does what their menus ask for."""

    def __init__(self, files: FileActs, acts: WindowActs, workspace: Callable[[], Workspace | None]) -> None:
        super().__init__(files)
        self._files, self._workspace, self._acts = files, workspace, acts
        self._templates = TemplateActs(files.desk, files.messages)
        self._made: tuple[Workspace, FieldActs] | None = None
        acts.field.aboutToShow.connect(self._fill_window_menu)
        acts.do(acts.keep_template, self.ask_template_name)
        acts.do(acts.template_as, self._save_template)

    @property
    def of_report(self) -> "FieldActs | None":
        """What the menus of the report at hand ask for; made with the first of them."""
        workspace = self._workspace()
        if workspace is not None and (self._made is None or self._made[0] is not workspace):
            self._made = workspace, self._acts_of(workspace)
        return None if workspace is None or self._made is None else self._made[1]

    def _acts_of(self, workspace: Workspace) -> "FieldActs":
        from editor.qt.workspace.field_acts import FieldActs  # noqa: PLC0415 - filling needs none of it

        acts = FieldActs(workspace.session, workspace.navigator, workspace.own, workspace.asking, workspace)
        acts.told.connect(lambda words: self._files.messages.tell(Notice(NoticeKind.INFO, words, topic="field")))
        acts.left.connect(workspace.middle.take_focus)
        return acts

    def follow(self, workspace: Workspace) -> None:
        """Serve these panes from now on."""
        workspace.asking.done.connect(workspace.middle.take_focus)
        workspace.fields.column.menu_filled.connect(self._fill)
        workspace.outline.acts.menu_filled.connect(partial(self._fill_section, workspace))
        workspace.pages_made.connect(lambda: self._follow_pages(workspace))

    def _follow_pages(self, workspace: Workspace) -> None:
        from editor.qt.pages.pages_bridge import PageMenu  # noqa: PLC0415 - comes with the pages

        menu = PageMenu(workspace.pages.view)
        menu.filled.connect(lambda shown, path, place: self._fill(shown, name_at(path), place))

    def _fill(self, menu: QMenu, name: str, place: int = 0, *, letters: bool = True) -> None:
        if (acts := self.of_report) is not None:
            acts.fill(menu, name, place, letters=letters)

    def _fill_section(self, workspace: Workspace, menu: QMenu, section: str) -> None:
        """Put the fields of a section into its menu, each with what can be done to it."""
        fields = fields_of_section(workspace.session.draft, section)
        below = menu.addMenu(tr("填写项"))
        below.setEnabled(bool(fields))
        for field in fields:
            self._fill(below.addMenu(field.name.replace("&", "&&")), field.key, letters=False)

    def _fill_window_menu(self) -> None:
        """Put what can be done to the field in hand into the window's menu."""
        workspace, menu = self._workspace(), self._acts.field
        menu.clear()
        if workspace is not None:
            self._fill(menu, workspace.navigator.key, letters=False)
        if not menu.actions():
            menu.addAction(tr("先把一项拿在手里")).setEnabled(False)

    # Templates

    def ask_template_name(self) -> None:
        """Ask for the name under which the report's template goes into the library; one that is taken is replaced by the second answer."""
        workspace = self._workspace()
        if workspace is None:
            return
        self._files.commit()
        refused: set[str] = set()

        def answer(name: str) -> str:
            folder = workspace.asking.bar.folders.currentText()
            session = workspace.session
            trouble = self._templates.keep(session.draft.template, name, folder, replace=name in refused, form=session.form)
            refused.add(name)
            return trouble

        folders = self._files.desk.library.own_folders()
        form = workspace.session.form
        name = workspace.session.draft.template.name if form is None else Path(form.name).stem
        verb, again = tr("存进模板库  Enter"), tr("换掉旧的  Enter")
        workspace.asking.ask(Question(tr("存为我的模板，叫"), verb, name, tr("写模板的名称"), again, folders=folders), answer)

    def _save_template(self) -> None:
        """Write the report's template to a file."""
        self._files.commit()
        if (workspace := self._workspace()) is not None:
            draft, form = workspace.session.draft, workspace.session.form
            name = (draft.template.name or self._files.desk.propose_name(draft)) if form is None else tr("{name}（模板）", name=Path(form.name).stem)
            self._templates.save_as(draft.template, self._files.folder() / name, form)
