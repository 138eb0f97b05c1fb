"""What saving hands over."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.returned.change import Change
from editor.model.returned.foreign import Foreign
from editor.model.returned.placed import PlacedForeign
from editor.model.template.field import Field


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What somebody else had done to the file that was to be saved over. Nothing, as a rule.

    `draft` has what was changed there too, and was written; `changes` says what that is, `theirs` are the bytes of the file as it was there.
    `beside` is where those lie where the draft has no room for all of it; then the file may be another report or none (`is_other`). `is_gone`
    says that there was no file any more. `earlier` are the copies of what lay there at first, where somebody wrote the file again since.
    """

    draft: Draft | None = None
    changes: tuple[Change, ...] = ()
    theirs: bytes = b""
    beside: Path | None = None
    is_other: bool = False
    is_gone: bool = False
    earlier: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return self.draft is not None or self.is_gone or bool(self.copies)

    @property
    def copies(self) -> tuple[Path, ...]:
        """Every copy that was put beside, the last one last."""
        return self.earlier if self.beside is None else (*self.earlier, self.beside)

    @classmethod
    def of_copies(cls, besides: Sequence[Path]) -> "Meanwhile":
        """What is told of other files that lay there and were put beside, the last one last."""
        return cls(beside=besides[-1], is_other=True, earlier=tuple(besides[:-1])) if besides else cls()


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What was written: the fields that have no value yet, what composing had to remark, the copy of the old file where it held more, and what
    other programs had put into the old file that found no place in the new one (`lost`) and that stands in the new one too (`foreign`). `digest`
    is that of what was written, `meanwhile` what became of the old file since it was last seen.
    """

    unfilled: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept: Path | None = None
    lost: tuple[Foreign, ...] = ()
    foreign: tuple[PlacedForeign, ...] = ()
    digest: str = ""
    meanwhile: Meanwhile = Meanwhile()
