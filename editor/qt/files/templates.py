"""Templates out of the window: into the person's own library, where one of the name is replaced only when that was asked, or to any file."""

from pathlib import Path

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.model.session.session import FormFile
from editor.model.template.template import Template
from editor.model.words import tr
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.message import TEMPLATE_FILES, WORD_FILES, Messages
from editor.qt.messages.outside import folder_act
from editor.storage.library.entry import ENDING, FORM_ENDING
from editor.storage.library.library import Replaceable


class TemplateActs:
    """Saves templates for one window, which knows what it wrote before."""

    def __init__(self, desk: Desk, messages: Messages) -> None:
        self._desk, self._messages = desk, messages
        self._replaced: dict[str, frozenset[str]] = {}

    def keep(self, template: Template, name: str, folder: str, *, replace: bool, form: FormFile | None = None) -> str:
        """Put a template, or the form with the fields of one, into a folder of the library; "" where that is done and told, else why not."""
        known = Replaceable(self._replaced.get(name, frozenset()), self._tell_kept)
        try:
            if form is None:
                self._desk.save_template(template, name, folder=folder, replace=replace, known=known)
            else:
                self._desk.keep_in_library(form, template, name, folder=folder, replace=replace, known=known)
        except NigaoError as error:
            # What lies there when the person is asked may be replaced, and what was written here; not what somebody makes of it later.
            self._replaced.setdefault(name, self._desk.library.digests(name))
            return error.text
        self._replaced[name] = known.digests
        self._messages.tell(Notice(NoticeKind.SAVED, tr("已存进模板库：“{name}”。", name=name), topic="saved"))
        return ""

    def _tell_kept(self, beside: Path) -> None:
        words = tr("模板在别处改过，那一份原样留在“{name}”。", name=beside.name)
        self._messages.tell(Notice(NoticeKind.INFO, words, topic="meanwhile"))

    def save_as(self, template: Template, proposed: Path, form: FormFile | None = None) -> None:
        """Write a template's file, or the form with the fields of one, to a place that the person chooses."""
        ending, files = (ENDING, TEMPLATE_FILES) if form is None else (FORM_ENDING, WORD_FILES)
        path = self._messages.ask_save_path(proposed.with_name(f"{proposed.name}{ending}"), files)
        if path is None:
            return
        try:
            if form is None:
                self._desk.write_template(path, template)
            else:
                self._desk.keep_form(self._desk.form_of(form, template), path)
        except NigaoError as error:
            self._messages.tell(notices.failed(error))
        else:
            acts: list[Act] = [folder_act(path, self._messages.tell, tr("打开文件夹"))]
            self._messages.tell(Notice(NoticeKind.SAVED, tr("模板存好了：“{name}”。", name=path.name), acts, "saved"))
