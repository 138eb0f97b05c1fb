"""A template of the library as it is listed, and the reading of its file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.file import parse_template
from editor.model.template.template import Template
from editor.model.text.searching import SearchedText
from editor.storage.files.decoding import decode
from editor.storage.files.reading import content_digest, read_file


class Origin(StrEnum):
    """Whose a template is: the person's own, of a shared folder, of the program."""

    OWN = "own"
    SHARED = "shared"
    SHIPPED = "shipped"


ENDING, FORM_ENDING = ".nigao", ".docx"
FORM_KIND = "表格"
"""What kind of template a Word form is."""
ReadForm = Callable[[bytes, str], Template | None]
"""Gives the fields of a Word form that was kept as a template, nothing for any other Word file; the text names the file to the person."""


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A template of the library. `fields` counts those that a person fills, `asked` those of them that a new report asks for; `version` is made of
    the file's text and changes when that does.

    `folder` is where it lies in its library, "" at the top, with / between levels; it is one of the `tags` too. `sought` is all that a search
    looks into. `kept` is a copy of the file that was made while its folder could be reached, where it can't be by now.
    """

    name: str
    file: Path
    kind: str
    tags: tuple[str, ...]
    about: str
    origin: Origin
    fields: int
    version: str
    folder: str = ""
    sought: SearchedText = field(default_factory=SearchedText, repr=False, compare=False)
    asked: int = field(default=0, compare=False)
    kept: Path | None = None

    @property
    def source(self) -> Path:
        """Where its text can be read now."""
        return self.kept or self.file

    def to_json(self) -> dict[str, object]:
        """The entry in the form of the command line's contract."""
        return {
            "name": self.name,
            "file": str(self.file),
            "kind": self.kind,
            "tags": list(self.tags),
            "origin": self.origin,
            "fields": self.fields,
            "version": self.version,
        }


def read_template(path: Path) -> tuple[Template, tuple[Problem, ...]]:
    """The template of a file, named after the file where it has no name, and what is wrong in it; raises NigaoError for what is no text."""
    decoded = decode(read_file(path), str(path))
    template, problems = parse_template(decoded.text)
    return template, (*decoded.problems, *problems)


def read_entry(path: Path, top: Path, origin: Origin, read_form: ReadForm) -> LibraryEntry | None:
    """What the library lists of a file in the folder `top`, None for a Word file that is no form; raises NigaoError where it can't be read."""
    template = _form_at(path, read_form) if path.suffix == FORM_ENDING else read_template(path)[0]
    if template is None:
        return None
    fields = sum(not field.computed for field in template.fields)
    asked = sum(field.is_asked for field in Draft(template).fields) if template.sections else fields
    version = hashlib.sha256(template.origin.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    folder = "/".join(path.relative_to(top).parts[:-1])
    tags = (*template.tags, folder) if folder and folder not in template.tags else template.tags
    name = template.name or path.stem
    sought = SearchedText.of(name, template.kind, template.about, *tags, template.origin)
    return LibraryEntry(name, path, template.kind, tags, template.about, origin, fields, version, folder, sought, asked)


def _form_at(path: Path, read_form: ReadForm) -> Template | None:
    """A Word form as a template: called as its file, told by its own bytes."""
    data = read_file(path)
    template = read_form(data, str(path))
    said = "" if template is None else " ".join((content_digest(data), *(field.name for field in template.fields)))
    return None if template is None else replace(template, name=path.stem, kind=FORM_KIND, origin=said)
