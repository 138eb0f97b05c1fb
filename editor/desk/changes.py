"""A saved report read back, with what was changed in it since, by whatever program."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.desk.field_list import listed_fields
from editor.desk.merging import merged
from editor.model.draft import Draft
from editor.model.draft_file import draft_from_json, value_to_json
from editor.model.field import Field
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.storage.files_in import read_file
from editor.word import read_draft_json


@dataclass(frozen=True, slots=True)
class TextChange:
    """Text outside the fields that stands in the file otherwise than the draft composes it; both may be empty. `section` is the section's title."""

    section: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A report's draft with the values that stand in its text, the names of the fields that were changed, and the text that was."""

    draft: Draft
    changed_fields: tuple[str, ...] = ()
    changed_texts: tuple[TextChange, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that a person fills, in document order."""
        return listed_fields(self.draft)

    def to_json(self) -> dict[str, Any]:
        """The values in the form of the command line's contract."""
        return {
            "values": {field.key: value_to_json(self.draft.value(field.key)) for field in self.fields},
            "template": self.draft.template.name,
            "changed_fields": list(self.changed_fields),
            "changed_text": [{"section": change.section, "was": change.was, "is": change.now} for change in self.changed_texts],
        }


def read_report(path: Path) -> ReadBack:
    """A saved report read back; raises NigaoError for a file that is none."""
    data, name = read_file(path), str(path)
    inner = read_draft_json(data, name)
    if inner is None:
        raise NigaoError(tr("“{path}”不是拟稿存的文稿，里面没有填写的值。", path=path))
    found = merged(draft_from_json(inner), data, name)
    texts = tuple(TextChange(change.section, change.was, change.now) for change in found.changes if not change.key)
    return ReadBack(found.draft, found.fields, texts)
