"""Checking: the rules over a draft, a Word file or a text, without what the office and the person want left alone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from editor.checks import Checker, Finding, OwnLists, PassageReader, layout_findings, place_key, rules_of, text_of_document, text_of_inspection
from editor.composing import ComposeCache, compose
from editor.desk.opening.opening import inspect_file, is_path, open_any, word_package
from editor.desk.opening.samples import of_one_document
from editor.desk.saving.printing import composed_document
from editor.model.document.document import Document, Paragraph
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.effort import Effort, StoppedError
from editor.model.problem import Problem
from editor.model.words import tr
from editor.storage.library.entry import ENDING
from editor.storage.library.library import Library
from editor.storage.library.word_lists import WordListName, WordLists
from editor.word import read_page_setup, read_set_looks


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a file, and what there is to know of reading it."""

    findings: tuple[Finding, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class DraftRemarks:
    """What the rules say of a draft that is being written: each finding with the paragraph that was composed, whose number is the place's line.

    Blanks that wait for a value are none of it: the window counts and marks those itself.
    """

    draft: Draft = field(default_factory=Draft)
    document: Document = field(default_factory=lambda: Document(()))
    findings: tuple[Finding, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the document."""
        return tuple(self.document.paragraphs())

    def paragraph(self, finding: Finding) -> Paragraph:
        """The paragraph of a finding."""
        return self.paragraphs[finding.place.line]


class Checking:
    """The checks of one desk, with the lists of words as they are when it is made. For one thread: it knows what it found last."""

    def __init__(self, library: Library, *, hints: bool | Collection[str] = False, profile: LayoutProfile | None = None) -> None:
        """`library` has the lists of words; `hints` adds rules of class B, all or these, a `profile` the look of Word files held against it."""
        self._profile = profile
        self._library, self._lists = library, library.word_lists()
        self._own = _own(self._lists)
        self._checker = Checker(rules_of(self._own.rules(), hints=hints))
        self._composing, self._reader = ComposeCache(), PassageReader()

    def draft(self, draft: Draft) -> tuple[Finding, ...]:
        """The findings of a draft; lines are the paragraphs of its document. Raises NigaoError for more than a document may hold."""
        return tuple(self._own.wanted(self._checker.check(text_of_document(composed_document(draft), draft.template.kind))))

    def live(self, draft: Draft, cancelled: Callable[[], bool]) -> DraftRemarks:
        """What there is to say of a draft by now, also what is left alone; after an edit only what it reaches is looked at.

        Raises NigaoError, and StoppedError where `cancelled` says so; what was found until then is known the next time.
        """
        document = compose(draft, self._composing, effort=Effort(cancelled=cancelled)).document
        text = self._reader.read(document, draft.template.kind)
        found = self._checker.check(text, cancelled)
        if cancelled():
            raise StoppedError
        return DraftRemarks(draft, document, tuple(one for one in found if one.at not in text.passages[one.place.passage].holes))

    def is_wanted(self, finding: Finding) -> bool:
        """Whether a finding is to be told, and not one that the person or the office wants left alone."""
        return bool(self._own.wanted([finding]))

    def knows_lists(self) -> bool:
        """Whether the lists of words are still as they were read."""
        return _own(self._library.word_lists()) == self._own

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

    def tell_again(self, finding: Finding) -> None:
        """Tell a finding again that was left alone, here and wherever its words stand; raises NigaoError where the lists can't be written."""
        self._lists.remove(WordListName.HERE, place_key(finding))
        self._lists.remove(WordListName.ALLOWED, finding.words)
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
