"""What saving hands over."""

from dataclasses import dataclass
from pathlib import Path

from editor.model.problem import Problem
from editor.model.returned.foreign import Foreign
from editor.model.returned.placed import PlacedForeign
from editor.model.template.field import Field


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What was written: the fields that have no value yet, what composing had to remark, the copy of the old file where it held more, and what
    other programs had put into the old file that found no place in the new one (`lost`) and that stands in the new one too (`foreign`).
    """

    unfilled: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept: Path | None = None
    lost: tuple[Foreign, ...] = ()
    foreign: tuple[PlacedForeign, ...] = ()
