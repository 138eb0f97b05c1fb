"""The desk: one object that knows the folders and opens, fills, saves and recovers drafts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from editor.desk.forms.acts import DeskForms, ReadAs, kept_template
from editor.desk.journals import DeskJournals
from editor.desk.opening.opened import Opened
from editor.desk.saving.result import Meanwhile, SaveResult
from editor.looking import files_in, is_folder
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.effort import Effort
from editor.model.template.template import Template
from editor.model.words import tr
from editor.shipped import shipped_path
from editor.storage.files.writing import refuse_existing
from editor.storage.folders import Folders
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.library import Library, Replaceable
from editor.storage.library.state import LibraryState, TemplateChoices
from editor.storage.library.value_history import ValueHistory
from editor.storage.recents import Recents
from editor.storage.settings import Settings

if TYPE_CHECKING:
    from editor.desk.opening.samples import Inspected
    from editor.desk.opening.taken_up import TakenUp
    from editor.desk.profiles import Profiles
    from editor.desk.saving.printing import Caches, PdfWriter
    from editor.desk.saving.word_files import PageLook, WordFiles
    from editor.layout import FontBook, Laid, Viewer
    from editor.model.returned.foreign import Foreign
    from editor.model.session.seen import Seen
    from editor.model.template.field import Value
    from editor.storage.journal.file import Recovered

# ruff: noqa: PLC0415 - each room is loaded by the first act that needs it: `fields` and `--version` answer without Word, fonts and jinja2


class Desk(DeskForms, DeskJournals):
    """The acts of the person. One for the whole program; the methods that open, compose, lay out and save may be called from any thread."""

    def __init__(self, folders: Folders | None = None) -> None:
        """`folders` are the person's own unless others are given."""
        self.folders = folders or Folders.of_person()
        self.settings, self.library_state = Settings(self.folders.settings_file), LibraryState(self.folders.library_file)
        self.recents, self.value_history = Recents(self.folders.recents_file), ValueHistory(self.folders.values_file)
        self.column_choices, self.run_choices = TemplateChoices(self.folders.columns_file), TemplateChoices(self.folders.runs_file)
        self._fonts: dict[str, FontBook] = {}
        self._library: tuple[tuple[str, ...], Library] | None = None

    @cached_property
    def profiles(self) -> "Profiles":
        """The shipped layout profiles and the person's own."""
        from editor.desk.profiles import Profiles

        return Profiles(self.folders.profiles)

    def _noted(self, opened: Opened) -> Opened:
        """What was opened, with what was changed of its pages, and a remark where its layout is not the one it names."""
        if opened.pages is not None:
            from editor.desk.opening.page_changes import with_page_changes

            opened = with_page_changes(opened, self.profile)
        problem = self.profiles.problem(opened.draft.template.layout)
        return opened if problem is None else replace(opened, notes=(*opened.notes, problem))

    @property
    def library(self) -> Library:
        """The template library with the shared folders that the settings name by now."""
        folders, names = self.folders, self.settings.texts("shared_folders")
        if self._library is None or self._library[0] != names:
            self._library = names, Library(folders.templates, shipped_path("templates"), list(map(Path, names)), kept_template, folders.shelves)
        return self._library[1]

    def open(
        self, path: Path, *, document: int = 0, encoding: str | None = None, cancelled: Callable[[], bool] | None = None, read_as: ReadAs = ""
    ) -> Opened:
        """The draft of any file: a text or foreign Word file is read, or filled in place as a form, a template starts a new draft, a report goes on.

        `document` (from 0) chooses one of several in a sample, `encoding` overrules the guess, `cancelled` is asked during long work, `read_as`
        overrules the rule that tells forms from samples. Raises NigaoError with one sentence for what can't be opened.
        """
        from editor.desk.opening.opening import open_file

        return replace(self._noted(open_file(path, document, encoding, cancelled, self.library, self.as_form(read_as))), source=path)

    def open_pasted(self, html: str, text: str, name: str = "") -> Opened:
        """The draft of a sample pasted as HTML, as plain text where that tells as much; raises NigaoError when there is no text in either."""
        from editor.desk.opening.opening import open_pasted

        return open_pasted(html, text, name)

    def open_any(self, name: str, *, document: int = 0, encoding: str | None = None) -> Opened:
        """The draft of a file when one of that name exists, else of the template of that name: what the command line calls FILE."""
        from editor.desk.opening.opening import open_any

        return self._noted(open_any(self.library, name, document, encoding))

    def inspect(self, path: Path, *, document: int = 0, encoding: str | None = None) -> "Inspected":
        """What the reader sees in a text or Word file of any kind, and what there is to know of it; raises NigaoError as `open` does."""
        from editor.desk.opening.opening import inspect_file

        return inspect_file(path, document, encoding)

    def templates(self) -> list[LibraryEntry]:
        """The library: own, shared and shipped templates."""
        return self.library.entries()

    def save_template(self, template: Template, name: str, *, folder: str = "", replace: bool = False, known: Replaceable | None = None) -> Path:
        """Put a template into a folder of the person's own and give its file; raises NigaoError where one is there and `replace` is False.

        With `known` only those templates are replaced that the person was asked about; others are kept.
        """
        from dataclasses import replace as changed

        return self.library.save(changed(template, name=name), name, folder=folder, replace=replace, known=known)

    def write_template(self, path: Path, template: Template, *, force: bool = True) -> None:
        """Write a template's file anywhere; raises NigaoError for an existing file without `force` and where the disk refuses."""
        from editor.storage.library.library import write_template

        refuse_existing(path, force=force)
        write_template(path, template)

    def write_sheet(
        self, draft: Draft, path: Path, *, force: bool = True, known: Collection[str] | None = None, by_document: bool = False
    ) -> "SaveResult":
        """Write an .xlsx to fill in, with the draft's values: a row a field, or a document. `known` as `export`; raises as `write_template`."""
        from editor.desk.values.sheet_out import sheet_of
        from editor.storage.files.meanwhile import replace_known

        refuse_existing(path, force=force)
        done = replace_known(path, sheet_of(draft, by_document=by_document), known)
        return SaveResult(draft.unfilled, digest=done.digest, meanwhile=Meanwhile.of_copies(done.besides))

    def read_values(self, path: Path, template: Template) -> "dict[str, Value]":
        """The values of a .json, .xlsx or .csv by field key; raises NigaoError for an unreadable file and for names that no field has."""
        from editor.desk.values.values_in import read_values_file

        return read_values_file(path, template)

    def profile(self, key: str) -> LayoutProfile:
        """The layout profile of that key, the person's own or a shipped one, or that of GB/T 9704 where there is none that can be used."""
        return self.profiles.profile(key)

    def fonts(self, key: str) -> "FontBook":
        """The faces that this machine has for the fonts of a layout profile."""
        from editor.layout import FontBook

        if key not in self._fonts:
            self._fonts[key] = FontBook.of(self.profile(key), self.folders.cache / "fonts")
        return self._fonts[key]

    def lay_out(self, draft: Draft, viewer: "Viewer | None" = None, caches: "Caches | None" = None, effort: Effort | None = None) -> "Laid":
        """The settled document of a draft with its pages, as a viewer breaks lines (None: Word). One `Caches` for one draft makes edits quick.

        Raises NigaoError for more than a document may hold, and StoppedError where it takes more than the `effort` that is given.
        """
        from editor.desk.saving.printing import lay_out

        key = draft.template.layout
        return lay_out(draft, self.profile(key), self.fonts(key), viewer, caches, effort=effort)

    def save_word(
        self,
        draft: Draft,
        path: Path,
        *,
        final: bool = False,
        force: bool = True,
        base: Path | None = None,
        known: "Sequence[Foreign]" = (),
        seen: "Seen | None" = None,
    ) -> "SaveResult":
        """Write the Word file: composed, settled, proved, then put in place of the old one in one step.

        What other programs put into the report `base` that the draft was opened from is written again where it stood; without one, what stands in
        a report of the same template at `path`. What is `known` of a base that is gone or can't be read is lost.
        `seen` is what lay at the path when it was last looked at: what somebody wrote there since is merged into the draft or kept beside, and
        the result says so. Without it what is there may be replaced.
        Raises NigaoError: a field that did not arrive, a required field that a `final` copy lacks, an existing file without `force`, the disk.
        """
        from editor.desk.saving.saving import save_word

        return save_word(self._word_files, draft, path, self._look(draft), final=final, force=force, base=base, known=known, seen=seen)

    def losses(self, draft: Draft, base: Path) -> "tuple[Foreign, ...]":
        """The foreign content (pictures, comments …) of the report `base` that saving the draft now would drop; raises NigaoError."""
        return self._word_files.losses(draft, base, self._look(draft))

    def lost_with(self, base: Path, known: "Sequence[Foreign]") -> "tuple[Foreign, ...]":
        """What of the things that are `known` of a report can't be written again since its file is gone or can't be read; nothing where it can."""
        return self._word_files.lost_with(base, known)

    @cached_property
    def _word_files(self) -> "WordFiles":
        from editor.desk.saving.word_files import WordFiles

        return WordFiles(self.profile)

    def _look(self, draft: Draft) -> "PageLook":
        from editor.desk.saving.word_files import PageLook

        return PageLook(self.profile(draft.template.layout), self.fonts(draft.template.layout))

    def export(
        self,
        draft: Draft,
        path: Path,
        *,
        final: bool = False,
        force: bool = True,
        pdf: "PdfWriter | None" = None,
        known: Collection[str] | None = None,
    ) -> "SaveResult":
        """Write a .txt, .html or .pdf (with the window's `pdf` writer) by the path's ending; raises NigaoError as `save_word` does.

        `known` are the digests of what may be written over, where that is not any file: another one is put beside first, and the result says so.
        """
        from editor.desk.saving.saving import export

        key = draft.template.layout
        return export(draft, path, self.profile(key), self.fonts(key), final=final, force=force, pdf=pdf, known=known)

    def export_text(self, draft: Draft, path: Path) -> None:
        """Write a draft as plain text without laying it out; raises NigaoError as `write_template` does, and for more than a document may hold."""
        from editor.desk.saving.as_text import text_of
        from editor.desk.saving.printing import composed_document
        from editor.storage.files.writing import write_safely

        write_safely(path, text_of(composed_document(draft), self.profile(draft.template.layout)).encode())

    @property
    def prints_through_office(self) -> bool:
        """Whether `export_through_office` can do its work on this machine."""
        from editor.storage.files.converting import can_print

        return can_print()

    def export_through_office(
        self,
        draft: Draft,
        path: Path,
        *,
        final: bool = False,
        force: bool = True,
        cancelled: Callable[[], bool] | None = None,
        base: Path | None = None,
        known: Collection[str] | None = None,
    ) -> "SaveResult":
        """Write the .pdf that LibreOffice makes of the Word file, with the pictures and notes of the report `base`, away from the network.

        `known` as `export` takes it. Raises NigaoError as `save_word` does, and without LibreOffice.
        """
        from editor.desk.saving.saving import export_through_office

        look, files = self._look(draft), self._word_files
        return export_through_office(files, draft, path, look, final=final, force=force, cancelled=cancelled, base=base, known=known)

    def propose_name(self, draft: Draft) -> str:
        """The title as a file name without ending; the template's name where there is no title yet."""
        from editor.desk.saving.printing import proposed_name

        return proposed_name(draft)

    def sweep(self) -> None:
        """Take away what killed programs left: in the program's own folders, where the person's reports of late lie, among the temporary files."""
        from editor.storage.files.strays import sweep, sweep_cache, sweep_conversions
        from editor.storage.journal.locks import sweep_locks

        own, library = self.folders, [folder for folder in files_in(self.folders.templates, deep=True) if is_folder(folder)]
        reports = [Path(recent.path).parent for recent in self.recents.all()]
        for folder in dict.fromkeys((own.config, own.state, own.journals, own.profiles, own.templates, *library, own.documents, *reports)):
            sweep(folder)
        sweep_locks(own.journals)
        sweep_cache(own.cache / "fonts")
        sweep_conversions()

    def take_up(self, found: "Recovered") -> "TakenUp":
        """The session that goes on from a draft that was left, joined with what was done to its file since; raises NigaoError."""
        from editor.desk.opening.taking import take_up

        return take_up(self.with_parts(found), self.open, self._word_file)

    def take_into(self, found: "Recovered", draft: Draft) -> Meanwhile:
        """A draft that was left, joined with one at hand of the same file; what has no room is put beside as a Word file. Raises NigaoError."""
        from editor.desk.saving.meanwhile import met

        assert found.path is not None
        return met(found.path, self._word_file(found.draft), found.seen, draft, tr("找回的"))

    def _word_file(self, draft: Draft) -> bytes:
        from editor.desk.saving.word_files import written_file

        return written_file(draft, self._look(draft), None, final=False).grafted.data
