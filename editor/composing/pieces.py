"""Pieces: what units gave, with the places of fields counted on through the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from editor.composing.language.language import Language
from editor.composing.language.limits import Size, document_error, line_error, size_of
from editor.composing.language.scope import Budget, Scope
from editor.composing.plan.between import BesideElements
from editor.composing.plan.inline import with_value
from editor.composing.plan.plan import Shape, Unit
from editor.composing.shapes import Block, blocks_of
from editor.model.acts.outline import numbered_title
from editor.model.document.document import Cell, Paragraph, Run, Table, holes_in
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError, Problem
from editor.model.template.field import FieldType, Value

_NAMED = 30


@dataclass(slots=True)
class ComposedUnit:
    """The blocks of one unit. `raw` counts places within the unit, `blocks` within the document: `offsets` are the places before, by path."""

    unit: Unit
    raw: tuple[Block, ...]
    counts: Mapping[str, int]
    values: Mapping[str, Value]
    problems: tuple[Problem, ...]
    size: Size
    holes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    offsets: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of its one paragraph; none of a piece that is more or something else."""
        block = self.raw[0] if len(self.raw) == 1 else None
        return block.runs if isinstance(block, Paragraph) else ()

    def is_fresh(self, draft: Draft) -> bool:
        """Whether all that was read still has the value that was read."""
        return all(draft.value(key) == value for key, value in self.values.items())

    def twin(self) -> "ComposedUnit":
        """The same piece, to be placed by another document."""
        return replace(self)

    def take_over(self, old: "ComposedUnit") -> None:
        """Go on with the old piece's blocks where they come out the same: whoever knows them by identity need not look again."""
        if self.raw == old.raw:
            self.raw, self.blocks, self.offsets = old.raw, old.blocks, old.offsets

    def place(self, offsets: Mapping[str, int]) -> None:
        """Count the places on from those of the pieces before; nothing is made anew where they stay the same."""
        if not self.blocks or offsets != self.offsets:
            self.offsets = offsets
            self.blocks = tuple(_placed(block, offsets) for block in self.raw) if any(offsets.values()) else self.raw


def refilled(old: ComposedUnit, draft: Draft, language: Language) -> ComposedUnit | None:
    """The piece of a unit of the same template with other values where values stood; None where more than these may differ: the text is worked out of
    them, or a value comes or goes, or has lines of its own.
    """
    if not is_plain(old, draft, language):
        return None
    values = {key: draft.value(key) for key in old.values}
    changed = {key for key, value in values.items() if value != old.values[key]}
    if not changed <= {run.field for run in old.runs if run.filled} or not all(is_line(values[key]) for key in changed):
        return None
    runs = tuple([with_value(old.runs, at, draft, values) if run.field in changed else run for at, run in enumerate(old.runs)])
    size, paragraphs = size_of(runs), [replace(block, runs=runs) for block in old.raw if isinstance(block, Paragraph)]
    return ComposedUnit(old.unit, tuple(paragraphs), old.counts, values, (), size, old.holes) if size.fits_line else None


def is_plain(piece: ComposedUnit, draft: Draft, language: Language) -> bool:
    """Whether a piece is one paragraph of words and values, nothing of which is worked out."""
    unit = piece.unit
    if len(piece.raw) != 1 or piece.problems or draft.unjoined or unit.shape != Shape.PROSE or unit.items:
        return False
    program, by_key = language.program(unit.markups[0]), draft.template.by_key
    fields = [by_key[key] for key in program.keys]
    return program.has_no_code and not any(field.computed or field.type == FieldType.ROWS for field in fields)


def is_line(value: Value) -> bool:
    """Whether a value is a text of one line without signs that do not print; room as wide as a character, as in names of two, is none of them."""
    return isinstance(value, str) and value != "" and (value.isprintable() or value.replace("\u3000", "").isprintable())


def _placed(block: Block, offsets: Mapping[str, int]) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_placed_cell(cell, offsets) for cell in row) for row in block.rows))
    return _placed_paragraph(block, offsets)


def _placed_cell(cell: Cell, offsets: Mapping[str, int]) -> Cell:
    return replace(cell, paragraph=_placed_paragraph(cell.paragraph, offsets))


def _placed_paragraph(paragraph: Paragraph, offsets: Mapping[str, int]) -> Paragraph:
    if not any(offsets.get(run.field) for run in paragraph.runs if run.field):
        return paragraph
    return replace(paragraph, runs=tuple(_placed_run(run, offsets) for run in paragraph.runs))


def _placed_run(run: Run, offsets: Mapping[str, int]) -> Run:
    return replace(run, place=run.place + offset) if run.field and (offset := offsets.get(run.field)) else run


def piece_of(unit: Unit, draft: Draft, language: Language, budget: Budget) -> ComposedUnit:
    """Compose one unit of a draft; raises NigaoError where it is more than a document may hold."""
    scope, before = Scope(draft, language, budget).bound_to(unit.items), budget.size
    raw = blocks_of(unit, scope)
    if budget.excess or budget.refused:
        raise _error(unit, draft, budget)
    values = {key: draft.value(key) for key in scope.read}
    return ComposedUnit(unit, raw, dict(scope.places), values, tuple(scope.problems), budget.size - before, holes_in(raw))


def _error(unit: Unit, draft: Draft, budget: Budget) -> NigaoError:
    place, size = place_of(unit, draft), size_of(budget.excess)
    if budget.refused:
        return document_error(budget.refused, place)
    return document_error(budget.size + size, place) if size.fits_line else line_error(budget.excess, place)


def place_of(unit: Unit, draft: Draft) -> str:
    """What the section of a unit is called in a sentence."""
    title = numbered_title(draft, unit.section) or unit.style
    return title if len(title) <= _NAMED else title[:_NAMED] + "…"


def in_place(pieces: Sequence[ComposedUnit]) -> tuple[Block, ...]:
    """The blocks of all pieces in the order of the page: text between elements beside the one that it belongs to, all else as it comes."""
    if not [piece for piece in pieces if piece.unit.beside]:
        return tuple(chain.from_iterable([piece.blocks for piece in pieces]))
    blocks: list[Block] = []
    between: dict[BesideElements, list[Block]] = {}
    ends: dict[BesideElements, int] = {}
    for piece in pieces:
        if piece.unit.beside is None:
            blocks += piece.blocks
        else:
            between.setdefault(piece.unit.beside, []).extend(piece.blocks)
            ends.setdefault(piece.unit.beside, len(blocks))
    added = 0
    for beside, text in between.items():
        at = _place_beside(beside, blocks)
        at = ends[beside] + added if at is None else at
        blocks[at:at] = text
        added += len(text)
    return tuple(blocks)


def _place_beside(beside: BesideElements, blocks: Sequence[Block]) -> int | None:
    """Where text stands that is beside an element; None where none of its elements is printed."""
    for place in beside.elements:
        found = [n for n, block in enumerate(blocks) if (block.section, block.block) == place and (isinstance(block, Table) or block.text.strip())]
        if found:
            return found[0] if beside.in_front else found[-1] + 1
    return None
