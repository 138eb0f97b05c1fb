"""The lines of a saved draft and of a Word file that came back, each with a key by which the same line is found on both sides."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from editor.model.document.document import Document, GoesOn, Paragraph, Run, Table
from editor.model.draft.numbering import number_forms
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.template.template import head_or_block

_ABOVE = "\v"  # in the key of a table: a cell that goes on from the one above
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十百]+[、.．]|[（(](?:[一二三四五六七八九十百]+|\d+)[）)]|\d+[.．、)）]|[①-⑳]|"
    r"第(?:[一二三四五六七八九十百]+|\d+)(?:部分|[章节条篇编]))"
)


@dataclass(frozen=True, slots=True)
class OurLine:
    """A paragraph or a table of the composed document, and where in the draft it comes from."""

    key: str
    text: str
    section: str
    block: int
    runs: tuple[Run, ...] = ()
    table: Table | None = None
    style: str = ""
    breaks: tuple[int, ...] = ()

    @property
    def origin(self) -> tuple[str, int]:
        """The section's id and the block of the item that it comes from; `HEAD` is the section's head: its heading and the text run on behind it."""
        return self.section, head_or_block(self.block)

    @property
    def composed(self) -> Iterator[Run]:
        """The runs of the paragraph, or of the table's cells."""
        if self.table is None:
            yield from self.runs
        else:
            yield from (run for row in self.table.rows for cell in row for run in cell.paragraph.runs)


@dataclass(frozen=True, slots=True)
class TheirLine:
    """A paragraph or a table (its rows of cells) of the file; `behind` is the paragraph of what ran on behind a heading, which stands alone, `gap`
    whether a blank line stands in front.
    """

    key: str
    text: str
    paragraph: EditedParagraph | None = None
    rows: tuple[tuple[EditedParagraph, ...], ...] = ()
    behind: EditedParagraph | None = None
    gap: bool = False

    @property
    def style(self) -> str:
        """The name of the paragraph's style in the file; "" for a table."""
        return self.paragraph.style if self.paragraph else ""


def our_lines(document: Document, gone: frozenset[str] = frozenset(), *, by_text: bool = False) -> list[OurLine]:
    """The lines of a composed document that are not blank. `gone` are the paths that were emptied; `by_text`: the file has no controls."""
    lines: list[OurLine] = []
    for block in document.blocks:
        if isinstance(block, Table):
            cells = [[cell for _, cell in block.cells_of(row)] for row in range(len(block.rows))]
            keys = [[_ABOVE * (cell.goes_on == GoesOn.ABOVE) + our_key(cell.paragraph, gone, by_text=by_text) for cell in row] for row in cells]
            text = "\n".join("\t".join(cell.paragraph.text for cell in row) for row in cells)
            lines.append(OurLine(_table_key(keys), text, block.section, block.block, table=block, style="联合标志" if block.joint else ""))
        elif block.text.strip():
            key = our_key(block, gone, by_text=by_text)
            lines.append(OurLine(key, block.text, block.section, block.block, block.runs, style=block.style, breaks=block.breaks))
    return [line for line in lines if line.text.strip()]


def _table_key(keys: Iterable[Iterable[str]]) -> str:
    return "\n".join("\t".join(row) for row in keys)


def our_key(paragraph: Paragraph, gone: frozenset[str] = frozenset(), *, by_text: bool = False) -> str:
    """The paragraph without spaces, its values by their paths: a value that was changed doesn't change its paragraph."""
    if by_text:
        return plain(paragraph.text)
    return runs_key(paragraph.runs, gone)


def runs_key(runs: Iterable[Run], gone: frozenset[str] = frozenset()) -> str:
    """The runs without spaces, their values by their paths."""
    groups = groupby(runs, key=lambda run: None if run.derived else run.field)
    parts = ("".join(run.shown for run in same) if path is None else "" if path in gone else f"{{{path}}}" for path, same in groups)
    return plain("".join(parts))


def their_lines(paragraphs: Sequence[EditedParagraph]) -> list[TheirLine]:
    """The lines of the file that are not blank, each outermost table as one."""
    lines: list[TheirLine] = []
    for table, same in groupby(paragraphs, key=lambda paragraph: paragraph.table):
        if table >= 0:
            lines.append(_their_table(list(same)))
        else:
            lines += (TheirLine(their_key(paragraph), paragraph.text, paragraph) for paragraph in same)
    fronts = (None, *lines)
    return [line if _is_said(before) else replace(line, gap=True) for before, line in zip(fronts, lines, strict=False) if _is_said(line)]


def _is_said(line: TheirLine | None) -> bool:
    """Whether a line says something; none at all is no blank one."""
    return line is None or bool(line.text.strip())


def _their_table(paragraphs: list[EditedParagraph]) -> TheirLine:
    rows = tuple(tuple(row) for _, row in groupby(paragraphs, key=lambda paragraph: paragraph.row))
    cells = [[list(cell) for _, cell in groupby(row, key=lambda paragraph: paragraph.column)] for row in rows]
    keys = [[_ABOVE * cell[0].above + "".join(their_key(p) for p in cell) for cell in row] for row in cells]
    text = "\n".join("\t".join("\n".join(p.text for p in cell) for cell in row) for row in cells)
    return TheirLine(_table_key(keys), text, rows=rows)


def their_key(paragraph: EditedParagraph) -> str:
    """The paragraph without spaces, its values by their paths."""
    return their_runs_key(paragraph.runs)


def their_runs_key(runs: Iterable[EditedRun]) -> str:
    """The runs of a file without spaces, their values by their paths."""
    return plain("".join(f"{{{run.path}}}" if run.path else run.text for run in runs))


def plain(text: str) -> str:
    """The text without spaces and line breaks, which are for the eye."""
    return "".join(text.split())


def without_number(key: str) -> str:
    """The line without a heading's number, for the draft counts its headings itself."""
    return _NUMBER.sub("", key) or key


def number_in_front(text: str, style: str, level: int) -> str:
    """The heading number that a text begins with, in the form of a level (from 1) of a numbering style; "" for none."""
    forms = number_forms(style)
    if not 1 <= level <= len(forms):
        return ""
    form = forms[level - 1]
    numbers = (form.number((1,) * (level - 1) + (n,)).strip() for n in range(1, 100))
    return max((number for number in numbers if text.startswith(number)), key=len, default="")
