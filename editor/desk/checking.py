"""Checking: the rules over a draft, a Word file or a text, without what the office and the person want left alone."""

from dataclasses import dataclass
from pathlib import Path

from editor.checks import Checker, Finding, OwnLists, layout_findings, place_key, rules_of, text_of_document, text_of_inspection
from editor.desk.opening.opening import inspect_file, is_path, open_any, word_package
from editor.desk.opening.samples import of_one_document
from editor.desk.saving.printing import composed_document
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.words import tr
from editor.storage.library.library import ENDING, Library
from editor.storage.library.word_lists import WordListName, WordLists
from editor.word import read_page_setup, read_set_looks


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a file, and what there is to know of reading it."""

    findings: tuple[Finding, ...]
    notes: tuple[Problem, ...] = ()


class Checking:
    """The checks of one desk, with the lists of words as they are when it is made. For one thread: it knows what it found last."""

    def __init__(self, library: Library, *, hints: bool = False, profile: LayoutProfile | None = None) -> None:
        """`library` has the lists of words; `hints` adds the rules of class B, a `profile` the look of Word files held against it."""
        self._profile = profile
        self._library, self._lists = library, library.word_lists()
        self._own = _own(self._lists)
        self._checker = Checker(rules_of(self._own.rules(), hints=hints))

    def draft(self, draft: Draft) -> tuple[Finding, ...]:
        """The findings of a draft; lines are the paragraphs of its document. Raises NigaoError for more than a document may hold."""
        return tuple(self._own.wanted(self._checker.check(text_of_document(composed_document(draft), draft.template.kind))))

    def file(self, name: str, *, document: int = 0, encoding: str | None = None) -> Checked:
        """The findings of what the command line calls FILE; those of a template are of a draft that nothing is filled in. Raises NigaoError."""
        if not is_path(name) or Path(name).suffix.lower() == ENDING:
            opened = open_any(self._library, name)
            return Checked(self.draft(opened.draft), (*self._lists.notes, *opened.notes, *self._without_look()))
        seen, notes = inspect_file(Path(name), document, encoding)
        text = text_of_inspection(*of_one_document(seen))
        found = tuple(self._own.wanted(self._checker.check(text)))
        package = None if self._profile is None else word_package(Path(name))
        if package is None or self._profile is None:
            return Checked(found, (*self._lists.notes, *notes, *self._without_look()))
        looks = layout_findings(text, read_page_setup(package), read_set_looks(package), self._profile)
        return Checked((*found, *looks), (*self._lists.notes, *notes))

    def _without_look(self) -> tuple[Problem, ...]:
        """That a look was to be checked which nothing but a Word file has."""
        return (Problem(tr("只有 Word 文件有版式，这里只校核了文字。")),) if self._profile is not None else ()

    def ignore_here(self, finding: Finding) -> None:
        """Leave a single place alone from now on, as long as its sentence stays; raises NigaoError where that can't be kept."""
        self._lists.add(WordListName.HERE, place_key(finding))
        self._own = _own(self._lists)

    def ignore_everywhere(self, finding: Finding) -> None:
        """Leave the words of a finding alone wherever they stand; raises NigaoError where that can't be kept."""
        self._lists.add(WordListName.ALLOWED, finding.words)
        self._own = _own(self._lists)


def _own(lists: WordLists) -> OwnLists:
    return OwnLists(
        lists.entries(WordListName.FORBIDDEN),
        lists.pairs(WordListName.PREFERRED),
        lists.entries(WordListName.NAMES),
        lists.entries(WordListName.ORDER),
        frozenset(lists.entries(WordListName.ALLOWED)),
        frozenset(lists.entries(WordListName.HERE)),
    )
