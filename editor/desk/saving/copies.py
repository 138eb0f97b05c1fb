"""Many files of one draft that differ in some of its values: what they share is opened, composed and laid out once."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from editor.composing import TextStand
from editor.desk.saving.printing import Caches
from editor.desk.saving.word_files import PageLook, written_file
from editor.layout import FontBook, Laid
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.storage.files.reading import bytes_at
from editor.word import Package, package_in

Values = Mapping[str, Value]
DrawPdf = Callable[[Laid, LayoutProfile], bytes]
"""Draws laid out pages as the bytes of a PDF; the window gives it."""


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """The bytes of a copy's files by ending, and what there is to remark."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


class CopyStyle(Enum):
    """What a copy is: a report that can be opened and filled again, one without controls and data that may still have holes, a clean copy."""

    REPORT = auto()
    PLAIN = auto()
    FINAL = auto()


class Copies(Protocol):
    """Makes files of one draft or Word form, one set of values after the other. For one thread."""

    @property
    def template(self) -> Template:
        """The fields."""
        ...

    def holes(self, values: Values) -> tuple[Field, ...]:
        """The fields that a person would be asked for with these values, in document order."""
        ...

    def made(self, values: Values, endings: Collection[str]) -> MadeCopy:
        """The proved files with these values (.docx, .pdf); raises NigaoError where one can't be made."""
        ...


class ReportCopies:
    """The copies of a draft, laid out by its profile."""

    def __init__(self, draft: Draft, look: PageLook, base: Package | None, style: CopyStyle, pdf: DrawPdf | None) -> None:
        """With what other programs put into the report `base` that the draft was opened from."""
        self._draft, self._look, self._base, self._pdf = draft, look, base, pdf
        self._final, self._plain = style is CopyStyle.FINAL, style is not CopyStyle.REPORT
        self._caches = Caches()
        self._stand = TextStand(self._caches.composing)
        self._last: tuple[Values, Draft] | None = None

    @property
    def template(self) -> Template:
        """The draft's own."""
        return self._draft.template

    def _with(self, values: Values) -> Draft:
        """The draft with these values; the same one for the same, which is composed already."""
        if self._last is None or self._last[0] is not values:
            self._last = values, self._draft.with_values(values)
        return self._last[1]

    def holes(self, values: Values) -> tuple[Field, ...]:
        """The fields that would print a hole, told by the composed text."""
        draft = self._with(values)
        return self._stand(draft).fields(draft)

    def made(self, values: Values, endings: Collection[str]) -> MadeCopy:
        """The Word file, and the pages as this program draws them."""
        written = written_file(self._with(values), self._look, self._base, final=self._final, to_print=self._plain, caches=self._caches)
        written.refuse_unproved()
        files = {".docx": written.grafted.data}
        if ".pdf" in endings and self._pdf is not None:
            files[".pdf"] = self._pdf(written.laid, self._look.profile)
        return MadeCopy(files, written.problems)


def copies_of(draft: Draft, profile: LayoutProfile, fonts: FontBook, *, base: Path | None, style: CopyStyle, pdf: DrawPdf | None) -> Copies:
    """What makes the files of a draft, with what other programs put into the report `base`; raises NigaoError where that can't be read."""
    package = package_in(bytes_at(base)) if base is not None else None
    return ReportCopies(draft, PageLook(profile, fonts), package, style, pdf)
