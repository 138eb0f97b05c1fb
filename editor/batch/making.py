"""What the documents of a run are made from, so that each process can open it by itself."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from editor.desk import Copies, CopyStyle, Desk, DrawPdf, copies_of
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_to_json
from editor.model.session.session import FormFile
from editor.storage.files.reading import content_digest, read_file


class BatchSource(Protocol):
    """A draft or a Word form; goes from process to process."""

    @property
    def name(self) -> str:
        """What the documents are of."""
        ...

    @property
    def stamp(self) -> str:
        """A digest of all that the documents have in common."""
        ...

    def copies(self, desk: Desk, style: CopyStyle, pdf: DrawPdf | None) -> Copies:
        """What makes the documents; raises NigaoError where it can't be opened any more."""
        ...


@dataclass(frozen=True)
class DraftSource:
    """A draft with the values that are the same in all documents, and the report that it was opened from."""

    draft: Draft
    base: Path | None = None

    @property
    def name(self) -> str:
        """The name of the template."""
        return self.draft.template.name

    @property
    def stamp(self) -> str:
        """The digest of the draft and of the bytes of its report."""
        base = content_digest(read_file(self.base)) if self.base is not None else ""
        return hashlib.sha256((draft_to_json(self.draft) + base).encode("utf-8", "surrogatepass")).hexdigest()

    def copies(self, desk: Desk, style: CopyStyle, pdf: DrawPdf | None) -> Copies:
        """Laid out by the draft's profile."""
        key = self.draft.template.layout
        return copies_of(self.draft, desk.profile(key), desk.fonts(key), base=self.base, style=style, pdf=pdf)


@dataclass(frozen=True)
class FormSource:
    """The file of a Word form, which is filled in place."""

    path: Path

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.stem

    @property
    def stamp(self) -> str:
        """The digest of its bytes."""
        return content_digest(read_file(self.path))

    def copies(self, desk: Desk, style: CopyStyle, pdf: DrawPdf | None) -> Copies:  # noqa: ARG002 - its pages are drawn by LibreOffice
        """Filled in place."""
        return desk.form_copies(self.path, final=style is not CopyStyle.REPORT)


@dataclass(frozen=True)
class FilledFormSource:
    """A form that is open, with the values that are the same in all documents."""

    form: FormFile
    draft: Draft

    @property
    def name(self) -> str:
        """The name of the file."""
        return Path(self.form.name).stem

    @property
    def stamp(self) -> str:
        """The digest of the form and of these values."""
        return hashlib.sha256(self.form.data + draft_to_json(self.draft).encode("utf-8", "surrogatepass")).hexdigest()

    def copies(self, desk: Desk, style: CopyStyle, pdf: DrawPdf | None) -> Copies:  # noqa: ARG002 - its pages are drawn by LibreOffice
        """Filled in place, over these values."""
        return desk.filled_form_copies(self.form, self.draft, final=style is not CopyStyle.REPORT)


def stamp_of(source: BatchSource, *settings: object) -> str:
    """The digest of a source and of how its documents are written."""
    return hashlib.sha256(json.dumps([source.stamp, *map(str, settings)]).encode()).hexdigest()
