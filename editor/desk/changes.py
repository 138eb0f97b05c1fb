"""A saved report read back, with what was changed in it since, by whatever program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from editor.composing import compose
from editor.desk.field_list import listed_fields
from editor.desk.read_back import changed_texts, with_shown
from editor.model.document import Paragraph
from editor.model.draft import Draft
from editor.model.draft_file import draft_from_json, value_to_json
from editor.model.field import Field
from editor.model.outline import section_title
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.storage.files_in import read_file
from editor.word import read_draft_json, read_paragraphs, read_values


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
    stored = draft_from_json(inner)
    shown = read_values(data, file=name)
    draft = with_shown(stored, shown)
    keys = dict.fromkeys(path.split("[")[0] if path not in stored.template.by_key else path for path in changed_texts(stored, shown))
    lines = [text for text in read_paragraphs(data, name) if text.strip()]
    return ReadBack(draft, tuple(key for key in keys if key in stored.template.by_key), tuple(_changes(draft, lines)))


def _changes(draft: Draft, lines: Sequence[str]) -> Iterator[TextChange]:
    paragraphs = [paragraph for paragraph in compose(draft).document.paragraphs() if paragraph.text.strip()]
    ours, theirs = [_plain(paragraph.text) for paragraph in paragraphs], [_plain(line) for line in lines]
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            place = paragraphs[min(a1, len(paragraphs) - 1)] if paragraphs else Paragraph("")
            yield TextChange(_section_of(draft, place), "\n".join(p.text for p in paragraphs[a1:a2]), "\n".join(lines[b1:b2]))


def _plain(text: str) -> str:
    return "".join(text.split())


def _section_of(draft: Draft, paragraph: Paragraph) -> str:
    section = draft.template.by_id.get(paragraph.section)
    return draft.numbers.get(section.id, "") + section_title(draft, section) if section else ""
