"""An item of the draft as an edited file has it: its markup with the text of the file, its slots where they still are."""

import re
from collections.abc import Sequence
from dataclasses import replace

from editor.merging.tables.rewriting import MarkupPiece, pieces_of, rewritten, without_front
from editor.merging.tables.tables import merged_table
from editor.merging.text.items.shared_lines import without_frame
from editor.merging.text.state.base import Base
from editor.merging.text.state.findings import Findings, swap
from editor.model.document.document import Run
from editor.model.document.grid import Grid
from editor.model.draft.flat import Item
from editor.model.returned.change import Change, ChangeKind
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.returned.lines import OurLine, TheirLine, number_in_front, plain, without_number
from editor.model.template.field import cell_of
from editor.model.template.template import Element, Prose, Section
from editor.model.typed.numerals import NUMERALS

_COUNTING = re.compile(rf"[\d{NUMERALS}①-⑳]")
_LONGEST_NUMBER = 6


def rewrite(findings: Findings, at: int, ours: OurLine, theirs: TheirLine) -> None:
    """Replace the item of this number by what the file has, where that differs and can be determined."""
    item = findings.base.items[at]
    made = item_in_file(findings, item, ours, theirs)
    if made and made != (item,):
        swap(findings, (at,), made, _kind(item, ours), ours, (ours.text, theirs.text))


def _kind(item: Item, ours: OurLine) -> ChangeKind:
    if isinstance(item, Section):
        return ChangeKind.HEADING
    if ours.table is not None:
        return ChangeKind.TABLE
    return ChangeKind.ELEMENT if isinstance(item, Element) else ChangeKind.REWRITTEN


def item_in_file(findings: Findings, item: Item, ours: OurLine, theirs: TheirLine) -> tuple[Item, ...]:
    """The item as the file has it, one for each line; nothing where it can't be determined. New rows of a table's field are added as a change."""
    if isinstance(item, Grid):
        return _table(findings, item, ours, theirs)
    if theirs.paragraph is None:
        return ()
    base, paragraph = findings.base, without_copied_paths(findings.base, theirs.paragraph)
    if isinstance(item, Section):
        return _cut_heading(base, item, ours, paragraph, theirs.behind) if theirs.behind else _heading(base, item, ours, paragraph)
    lines = markup_lines(base, paragraph.runs, base.pieces_of(ours))
    if isinstance(item, Prose):
        return tuple(Prose(line) for line in lines)
    return (Element(item.name, without_frame(item.name, " ".join(lines))),)


def _table(findings: Findings, grid: Grid, ours: OurLine, theirs: TheirLine) -> tuple[Item, ...]:
    base = findings.base
    made = merged_table(base.draft, grid, ours.table, theirs.rows, bare=base.bare) if ours.table and theirs.rows else None
    if made and made.key and made.rows != (was := base.draft.value(made.key)):
        change = Change(ChangeKind.TABLE, base.titles(ours.section), ours.text, theirs.text, (ours.section, ours.block))
        findings.add(replace(change, key=made.key, values=(was, made.rows)))
    findings.explained |= made.explained if made else frozenset()
    return (made.grid,) if made else ()


def _heading(base: Base, head: Section, ours: OurLine, paragraph: EditedParagraph) -> tuple[Item, ...]:
    """The head with its new title; text that ran on behind it still does where the full stop between them is left."""
    if not head.level:
        return ()
    number = _number_of(base, head, ours, paragraph)
    lines = markup_lines(base, without_front(paragraph.runs, len(number)), base.pieces_of(ours))
    heading, run_on = " ".join(lines).strip(), ""
    if head.run_on and "。" in heading:
        heading, stop, run_on = heading.partition("。")
        heading += stop if head.heading.endswith("。") else ""
    return (replace(head, heading=heading, run_on=run_on.strip(), numbered=bool(number)),)


def _number_of(base: Base, head: Section, ours: OurLine, paragraph: EditedParagraph) -> str:
    """The number in front of a heading; one written by hand in another form is one, too: the headings behind it are counted on."""
    text, level = paragraph.text, head.level
    number = number_in_front(text, base.draft.template.numbering, level)
    if number or not head.numbered:
        return number
    words = ours.text.removeprefix(number_in_front(ours.text, base.draft.template.numbering, level))
    front = text.removesuffix(words) if words else ""
    by_hand = front if front != text and _COUNTING.search(front) and len(front) <= _LONGEST_NUMBER else ""
    return by_hand or text[: len(text) - len(without_number(text))]


def _cut_heading(base: Base, head: Section, ours: OurLine, paragraph: EditedParagraph, behind: EditedParagraph) -> tuple[Item, ...]:
    """The head by itself, and the text that ran on behind it as a paragraph of its own."""
    number = number_in_front(paragraph.text, base.draft.template.numbering, head.level)
    pieces = base.pieces_of(ours)
    heading = " ".join(markup_lines(base, without_front(paragraph.runs, len(number)), pieces)).strip()
    made = replace(head, heading=heading, run_on="", numbered=bool(number))
    return made, *(Prose(line) for line in markup_lines(base, without_copied_paths(base, behind).runs, pieces))


def markup_lines(base: Base, runs: Sequence[EditedRun], pieces: Sequence[MarkupPiece]) -> tuple[str, ...]:
    """The markup of edited text, one for each of its lines; `pieces` are what it was composed as."""
    return rewritten(pieces, runs, base.fields, by_text=base.bare, fresh=base.fresh)


def markup_line(base: Base, runs: Sequence[EditedRun], markup: str, composed: Sequence[Run]) -> str:
    """The markup of edited text as one line; `markup` composed to the runs `composed`."""
    return " ".join(markup_lines(base, runs, pieces_of(markup, composed)))


def without_copied_paths(base: Base, paragraph: EditedParagraph) -> EditedParagraph:
    """The paragraph with the text of controls that were copied and typed over as prose: such a text is not the value of the field."""
    runs = (run if run.path and _is_value(base, run) else replace(run, path="") for run in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def _is_value(base: Base, run: EditedRun) -> bool:
    return cell_of(run.path) is not None or run.text.startswith("〔") or plain(run.text) in base.shown.get(run.path, ())
