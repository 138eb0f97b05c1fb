"""The paragraphs of a report as a Word file gives them, made without a file, to be edited by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from editor.composing import compose
from editor.merging.text.text import TextChanges, text_changes
from editor.model.document.document import GoesOn, Paragraph, Run
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun


def paragraphs_of(draft: Draft, *, bare: bool = False) -> list[EditedParagraph]:
    """What an untouched file of the draft holds, in reading order; a `bare` file has no controls."""
    found: list[EditedParagraph] = []
    tables = 0
    for block in compose(draft).document.blocks:
        if isinstance(block, Paragraph):
            found.append(EditedParagraph(_runs(block.runs, bare)))
            continue
        cells = ((n, m, cell) for n, row in enumerate(block.rows) for m, cell in enumerate(row) if cell.goes_on != GoesOn.LEFT)
        found += (EditedParagraph(_runs(cell.paragraph.runs, bare), 0, tables, n, m, cell.columns) for n, m, cell in cells)
        tables += 1
    return found


def _runs(runs: Sequence[Run], bare: bool) -> tuple[EditedRun, ...]:
    return tuple(EditedRun(run.shown, "" if bare or run.derived or run.field is None else run.field) for run in runs)


def text(words: str, level: int = 0) -> EditedParagraph:
    """A paragraph that was typed in."""
    return EditedParagraph((EditedRun(words),), level)


def at(lines: Sequence[EditedParagraph], words: str) -> int:
    """The number of the first paragraph with these words."""
    return next(number for number, line in enumerate(lines) if words in line.text)


def retyped(lines: list[EditedParagraph], was: str, now: str) -> None:
    """Type over words that stand in one run, in the first paragraph that has them so."""
    number = next(n for n, line in enumerate(lines) if any(was in run.text for run in line.runs))
    runs = tuple(replace(run, text=run.text.replace(was, now)) for run in lines[number].runs)
    lines[number] = replace(lines[number], runs=runs)


def compared(draft: Draft, lines: Sequence[EditedParagraph], fresh: Mapping[str, str] | None = None) -> TextChanges:
    """The changes of the text of an edited file."""
    return text_changes(draft, compose(draft).document, lines, str, frozenset(), fresh or {})
