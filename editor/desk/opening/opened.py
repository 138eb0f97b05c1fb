"""What opening hands over."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from editor.model.document.own_layout import PageSetup
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.returned.change import Change
from editor.model.returned.outside import Outside
from editor.model.returned.placed import PlacedForeign
from editor.model.sample.inspection import Inspection
from editor.model.sample.pieces import SourcePiece
from editor.model.session.seen import Seen
from editor.model.session.session import FormFile, Session


class OpenedKind(StrEnum):
    """What a draft was opened from."""

    SAMPLE = "sample"
    TEMPLATE = "template"
    REPORT = "report"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft as it was opened. `kind` says from what; `path` is the Word file of a report, which saving writes again, else None.

    `name` is what the draft is called on screen, `inspection` what the reader saw in a sample, `notes` what the person should know;
    `changes` are what was changed in a report elsewhere: the draft has taken them over, but for the loose ones; `foreign` what was put in that
    no draft can hold, `outside` what in a Word file reaches outside of it or is hidden. `locked` says why nothing can be edited, and is empty as
    a rule; `digest` is that of the bytes of the file at `path`; `damaged` says that a report lost its data or its controls, and that the notes say
    what was found of it. `source` is the file that was opened, of whatever kind; `pieces` is what the file of a
    sample with several documents holds, for the others of them;
    `pages` are those of a report that another program wrote. `form` is the Word form that the draft fills in place; `is_word` says that a sample is
    a Word file, which can be filled as a form as well.
    """

    draft: Draft
    kind: OpenedKind
    name: str
    path: Path | None = None
    inspection: Inspection | None = None
    notes: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    foreign: tuple[PlacedForeign, ...] = ()
    outside: tuple[Outside, ...] = ()
    locked: str = ""
    digest: str = ""
    damaged: bool = False
    source: Path | None = None
    pieces: tuple[SourcePiece, ...] | None = None
    pages: PageSetup | None = None
    form: FormFile | None = None
    is_word: bool = False

    @property
    def wants_review(self) -> bool:
        """Whether a person looks at a sample first; one that was filled by its own controls is a report already."""
        return self.inspection is not None and not self.draft.values

    def session(self) -> Session:
        """A session on the draft: clean for a report, unsaved for all else."""
        session = Session(self.draft, self.path, self.name, self.changes, self.foreign, self.locked, form=self.form)
        if self.path is not None:
            session.files.note(self.path, Seen(self.digest, self.draft))
        return session
