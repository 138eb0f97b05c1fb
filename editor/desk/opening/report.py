"""A saved report read back, with what was changed in it since, by whatever program."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.desk.opening.opened import OpenedKind
from editor.desk.opening.page_changes import with_page_changes
from editor.desk.opening.untouched import open_untouched
from editor.desk.opening.word_in import open_word
from editor.desk.values.field_list import listed_fields
from editor.desk.values.outside_words import outside_problems
from editor.model.document.profile import ProfileOf
from editor.model.draft.draft import Draft
from editor.model.draft.file import value_to_json
from editor.model.draft.refusals import is_let_stand
from editor.model.problem import NigaoError, Problem
from editor.model.returned.placed import PlacedForeign, comments_of, tracked_count
from editor.model.template.field import Field
from editor.model.words import tr
from editor.storage.files.reading import read_file
from editor.storage.library.library import Library
from editor.word import open_package, read_outside, was_written_here


@dataclass(frozen=True, slots=True)
class TextChange:
    """Text outside the fields that stands in the file otherwise than the draft composes it; both may be empty. `section` is the section's title."""

    section: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A report's draft with the values that stand in its text, the names of the fields that were changed, and the text that was.

    `foreign` is what was put in that a draft can't hold, `notes` what there is to know of the file; `damaged` is that of `Opened`.
    """

    draft: Draft
    changed_fields: tuple[str, ...] = ()
    changed_texts: tuple[TextChange, ...] = ()
    foreign: tuple[PlacedForeign, ...] = ()
    notes: tuple[Problem, ...] = ()
    damaged: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that a person fills, in document order."""
        return listed_fields(self.draft)

    def to_json(self) -> dict[str, Any]:
        """The values in the form of the command line's contract."""
        return {
            "values": {field.key: value_to_json(self.draft.value(field.key)) for field in self.fields},
            **({"as_is": as_is} if (as_is := [f.key for f in self.fields if is_let_stand(self.draft, f.key)]) else {}),
            "template": self.draft.template.name,
            "changed_fields": list(self.changed_fields),
            "changed_text": [{"section": change.section, "was": change.was, "is": change.now} for change in self.changed_texts],
            "comments": [_comment_json(placed) for placed in comments_of(self.foreign)],
            "tracked": tracked_count(self.foreign),
        }


def _comment_json(placed: PlacedForeign) -> dict[str, str]:
    return {"author": placed.thing.author, "text": placed.thing.text, "marked": placed.thing.marked, "paragraph": placed.line}


def read_report(path: Path, library: Library | None = None, profile_of: ProfileOf | None = None) -> ReadBack:
    """A saved report read back, damaged ones as far as they can be, with the template of the library that has their fields, and with what was changed
    of its pages where `profile_of` gives the layouts; raises NigaoError for a file that is none.
    """
    package = open_package(read_file(path), str(path))
    opened = open_untouched(path, package)
    if opened is None:
        opened = open_word(path, package, library=library)
        opened = opened if profile_of is None else with_page_changes(opened, profile_of)
    if opened.kind != OpenedKind.REPORT and not (opened.draft.values and was_written_here(package)):
        raise NigaoError(tr("“{path}”不是拟稿存的文稿，里面没有填写的值。", path=path))
    fields = tuple(dict.fromkeys(change.key for change in opened.changes if change.key))
    texts = tuple(TextChange(change.section, change.was, change.now) for change in opened.changes if not change.key)
    notes = (*outside_problems(read_outside(package)), *opened.notes)
    return ReadBack(opened.draft, fields, texts, opened.foreign, notes, opened.damaged)
