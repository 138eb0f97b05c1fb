"""The paragraphs of a document as markup: noise cut out, broken lines joined, blanks as slots, each with its role."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from editor.model.document.grid import Grid
from editor.model.sample.inspection import CodeSpan, HeadingSpan, Inspection, SlotSpan, Span, is_repairable
from editor.model.sample.source_table import CellPart, SourceTable
from editor.model.template.markup import joined_markup
from editor.reading.template.codes import closes, keys_by_name, lines_of_tags, with_keys, without_tag_rows
from editor.reading.template.slot_code import pieces_of
from editor.reading.template.tables import between, grid_of, title_row

_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_{}]+?)(?<=\S)\1|(\*\*)(?=\S)((?:[^*_{}]|\{\{[^{}]*\}\})+?)(?<=\S)\3")
_STRONG = re.compile(r"__(?=[^\s_])((?:[^_{}]|\{\{[^{}]*\}\})+?)(?<=[^\s_])__")
_ITALIC = re.compile(r"(?<![*A-Za-z0-9])\*(?=[^\s*])((?:[^*{}]|\{\{[^{}]*\}\})+?)(?<=[^\s*])\*(?![*A-Za-z0-9])")
_MARKDOWN = (".md", ".markdown")
_RULE = re.compile(r"[ \u3000]*(?:-{3}|\*{3})[ \u3000]*")
_BULLET = re.compile(r"^(?:#{1,6}\s+|[-*+•·●■]\s+|>\s*)")


class LineRole(StrEnum):
    """What a paragraph of a sample's document is."""

    TITLE = "title"
    CAPTION = "caption"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    BODY = "body"
    ROW = "row"
    SIGNATURE = "signature"
    DATE = "date"
    ATTACHMENT = "attachment"
    NOTE = "note"
    ELEMENT = "element"


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A paragraph of the document: the source's line it begins on, its role, its markup, and the heading or the table that it is.

    `element` is the name of an element that has no role of its own here (发文字号, 抄送机关 …).
    """

    number: int
    role: LineRole
    markup: str
    heading: HeadingSpan | None = None
    run_on: str = ""
    element: str = ""
    grid: Grid | None = None


class _Markup:
    """Turns columns of a source line into markup."""

    def __init__(self, seen: Inspection) -> None:
        self.lines = seen.source.lines
        self.is_markdown = seen.source.name.lower().endswith(_MARKDOWN)
        self.tables = seen.source.tables
        self.headings = {heading.line: heading for heading in reversed(seen.headings)}
        self.slots = {number: list(group) for number, group in groupby(seen.slots, key=lambda s: s.line)}
        cut = [span for span in seen.noise_spans if not is_repairable(span)]
        self.marks = {(mark.line, mark.start, mark.end): mark for mark in seen.source.marks}
        self.keys = keys_by_name(seen) if seen.codes else dict[str, str]()
        self.codes = {number: list(group) for number, group in groupby(seen.codes, key=lambda c: c.line)}
        self.cuts = {number: list(group) for number, group in groupby(sorted(cut, key=lambda s: (s.line, s.start)), key=lambda s: s.line)}

    def of(self, number: int, start: int = 0, end: int | None = None) -> str:
        """The markup of a line's columns, without the blanks around it."""
        return _BULLET.sub("", self._whole(number, start, end))

    def of_cell(self, part: CellPart) -> str:
        """The markup of a stretch of a line in a cell, in which nothing is a bullet."""
        return self._whole(*part)

    def _whole(self, number: int, start: int, end: int | None) -> str:
        text = self.lines[number]
        end = len(text) if end is None else end
        pieces: list[tuple[str, bool]] = []
        for span in self._spans(number):
            if start <= span.start and span.end <= end:
                code, behind = self._pieces(span, text)
                pieces += [(text[start : span.start], False), *code]
                start = min(behind, end)
        plain = joined_markup([*pieces, (text[start:end], False)])
        if "**" in plain or "__" in plain:
            plain = _BOLD.sub(lambda bold: bold[2] or bold[4], plain)
        plain = plain.strip()
        return _ITALIC.sub(r"\1", _STRONG.sub(r"\1", plain)) if self.is_markdown else plain

    def _spans(self, number: int) -> list[Span]:
        """The spans of a line that are no text, in order: what closes before what opens, and both before what stands behind."""
        spans = [*self.slots.get(number, ()), *self.codes.get(number, ()), *self.cuts.get(number, ())]
        return sorted(spans, key=lambda span: (span.start, _order(span)))

    def _pieces(self, span: Span, text: str) -> tuple[list[tuple[str, bool]], int]:
        """What stands for a span, and where the line goes on behind it."""
        if isinstance(span, SlotSpan):
            return pieces_of(span, text, self.marks.get((span.line, span.start, span.end)))
        code = with_keys(span.markup, self.keys) if isinstance(span, CodeSpan) else ""
        return ([(code, True)] if code else []), span.end


def _order(span: Span) -> int:
    if span.start < span.end:
        return 3
    return (1 if closes(span) else 2) if isinstance(span, CodeSpan) else 0


def document_range(seen: Inspection) -> range:
    """The lines of the inspected document: those from its title to the next document's."""
    starts = seen.documents
    if len(starts) < 2:
        return range(len(seen.source.lines))
    first = seen.title_lines[0] if seen.title_lines else starts[0]
    begin = max((n for n in starts if n <= first), default=0)
    return range(begin, min((n for n in starts if n > begin), default=len(seen.source.lines)))


def paragraph_at(seen: Inspection, number: int) -> TemplateLine | None:
    """The paragraph that begins on a line; None for a line that goes on one, is empty, noise or in a table."""
    line = next(lines_of(seen, range(number, len(seen.source.lines))), None)
    return line if line is not None and line.number == number and line.role != LineRole.ROW and number not in seen.joined else None


def lines_of(seen: Inspection, lines: range | None = None) -> Iterator[TemplateLine]:
    """The document's paragraphs in order, noise left out; of the whole source those that begin within `lines`, where these are given."""
    markup = _Markup(seen)
    joined, noise, cells = set(seen.joined), {*seen.noise_lines, *lines_of_tags(seen)}, _cells(seen)
    waiting: TemplateLine | None = None
    done: set[int] = set()
    for number in document_range(seen) if lines is None else lines:
        if number in cells:
            yield from (line for line in (waiting,) if line)
            waiting = None
            if cells[number] not in done:
                done.add(cells[number])
                yield from _table(seen, markup, markup.tables[cells[number]], number)
        elif number in noise or (number not in markup.slots and _says_nothing(seen.source.lines[number])):
            continue
        elif waiting and (number in joined or _is_inside(waiting, number)):
            waiting = _grown(waiting, markup, number)
        else:
            yield from (line for line in (waiting,) if line)
            waiting = _line(seen, markup, number)
    yield from (line for line in (waiting,) if line)


def _says_nothing(text: str) -> bool:
    """Whether a line is empty, or a rule of Markdown."""
    return not text.strip() or _RULE.fullmatch(text) is not None


def _is_inside(waiting: TemplateLine, number: int) -> bool:
    heading = waiting.heading
    return heading is not None and number < heading.line + heading.lines


def _grown(waiting: TemplateLine, markup: _Markup, number: int) -> TemplateLine:
    """A paragraph with one more of its lines; a heading's last line may have text running on."""
    heading = waiting.heading
    if heading is None or number >= heading.line + heading.lines:
        more = markup.of(number)
        return replace(waiting, run_on=_glue(waiting.run_on, more)) if waiting.run_on else replace(waiting, markup=_glue(waiting.markup, more))
    return _with_heading_end(waiting, markup, heading, number)


def _with_heading_end(line: TemplateLine, markup: _Markup, heading: HeadingSpan, number: int, start: int = 0) -> TemplateLine:
    """The line with this source line's part of the heading, and what runs on behind it on the heading's last line."""
    if number < heading.line + heading.lines - 1:
        return replace(line, markup=_glue(line.markup, markup.of(number, start)))
    text = markup.of(number, start, heading.end)
    return replace(line, markup=_glue(line.markup, text), run_on=markup.of(number, heading.end))


def _glue(one: str, other: str) -> str:
    """Two halves of a paragraph: a blank between Latin words, nothing between ideographs."""
    between = " " if one[-1:].isascii() and one[-1:].isalnum() and other[:1].isascii() and other[:1].isalnum() else ""
    return f"{one}{between}{other}"


def _line(seen: Inspection, markup: _Markup, number: int) -> TemplateLine:
    heading = markup.headings.get(number)
    if heading is not None:
        return _with_heading_end(TemplateLine(number, LineRole.HEADING, "", heading), markup, heading, number)
    return TemplateLine(number, _role(seen, number), markup.of(number))


def _role(seen: Inspection, number: int) -> LineRole:
    if number in seen.title_lines:
        return LineRole.TITLE
    if number == seen.addressee_line:
        return LineRole.ADDRESSEE
    if number in seen.signature_lines:
        return LineRole.SIGNATURE
    return LineRole.DATE if number == seen.date_line else LineRole.BODY


def _cells(seen: Inspection) -> dict[int, int]:
    """The table of each line that stands in one."""
    return {line: index for index, table in enumerate(seen.source.tables) for line in table.lines}


def _grid(table: SourceTable, markup: Callable[[CellPart], str]) -> Grid:
    return without_tag_rows(grid_of(table, markup))


def _table(seen: Inspection, markup: _Markup, table: SourceTable, number: int) -> Iterator[TemplateLine]:
    """A table, given on its first line; a row that is the document's title stands by itself."""
    at = title_row(table, seen.title_lines)
    if at is None:
        yield TemplateLine(number, LineRole.ROW, "", grid=_grid(table, markup.of_cell))
        return
    (title,) = (cell for cell in table.cells if cell.row == at)
    height = max(cell.row + cell.rows for cell in table.cells)
    if at:
        yield TemplateLine(number, LineRole.ROW, "", grid=_grid(between(table, 0, at), markup.of_cell))
    yield TemplateLine(number, LineRole.TITLE, "".join(map(markup.of_cell, title.parts)))
    if at + title.rows < height:
        yield TemplateLine(number, LineRole.ROW, "", grid=_grid(between(table, at + title.rows, height), markup.of_cell))
