"""Any Word file as source text: one line a paragraph in reading order, and what the file itself marks as a blank."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from editor.model.returned.edited import FileCell
from editor.model.sample.empty_cells import empty_cells
from editor.model.sample.left_out import LeftOut, SourcePlace, WhyLeftOut
from editor.model.sample.loose_table import LooseTable, grid_of
from editor.model.sample.source import Mark, SourceText
from editor.model.sample.source_table import SourceTable
from editor.model.text.unseen import NO_BREAK
from editor.word.package.marks import LINE_TURN_NAME
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.lines import Blank, FileLine, FileSpot, mark_of
from editor.word.reading.numbers import Numbers
from editor.word.reading.sheet import StyleSheet, own_look, style_of
from editor.word.reading.visible import PAGE_BREAK, Event, EventKind, Walker, children, is_joined_to_next
from editor.word.signs.blanks import control_sign, field_sign
from editor.word.tables.look import look_of
from editor.word.tables.placing import TablePlacing

_GONE = frozenset(name(tag) for tag in ("w:del", "w:moveFrom", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblGrid"))
_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{#[^{}#]*#\}")
_HAN_BREAK = re.compile(r"(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff])")


def read_source(package: Package) -> SourceText:
    """The source text of any Word file: paragraphs, also those in controls, tables, text boxes and insertions; footnotes follow the text.

    Deletions, field codes, hidden text, tables of contents, headers and footers are left out; numbers that Word makes by itself stand in
    front of their lines.
    """
    reader = Reader(package)
    reader.read_all()
    return reader.source


def read_paragraphs(package: Package) -> list[str]:
    """The visible text of each paragraph of a Word file in reading order, with line feeds for its line breaks, but for those that layout settled."""
    reader = Reader(package)
    reader.read_all()
    together = groupby(zip(reader.spots, reader.source.lines, strict=True), key=lambda pair: id(pair[0].paragraph))
    return ["\n".join(line for _, line in pairs) for _, pairs in together]


def _position(mark: Mark) -> tuple[int, int, int]:
    return mark.line, mark.start, mark.end


class Reader:
    """Collects lines, marks, heading levels and tables of one document, and where in the file each line and each mark stands."""

    def __init__(self, package: Package, takes_box: Callable[[Element], bool] = lambda _box: True) -> None:
        """`takes_box` tells of the content of a text box whether it is read."""
        self._package, self._takes_box = package, takes_box
        self._sheet = StyleSheet.of(package)
        self._numbers = Numbers(package, self._sheet)
        self._walker = Walker(self._sheet.id_of(LINE_TURN_NAME))
        self._carried: FileLine | None = None
        self._part = package.main
        self._lines: list[str] = []
        self._marks: list[Mark] = []
        self._unseen: set[int] = set()
        self._left_out: list[LeftOut] = []
        self._levels: list[tuple[int, int]] = []
        self._tables: list[SourceTable] = []
        self._inner: list[LooseTable] | None = None
        self._cell_place: FileCell | None = None
        self.cells: dict[int, FileCell] = {}
        self.spots: list[FileSpot] = []
        self.holders: dict[tuple[int, int, int], Element] = {}

    @property
    def source(self) -> SourceText:
        """What was read so far."""
        marks = tuple(sorted(self._marks, key=_position))
        return SourceText(tuple(self._lines), self._package.name, "docx", marks, tuple(self._levels), tuple(self._tables), tuple(self._left_out))

    def read_all(self, *kinds: str) -> None:
        """Read the document, its footnotes and endnotes, and further parts of these kinds (header, footer)."""
        self.read(self._package.tree(self._package.main))
        for kind in ("footnotes", "endnotes", *kinds):
            for path in dict.fromkeys(self._package.related(kind)):
                self._read_part(path)

    def _read_part(self, path: str) -> None:
        self._part = path
        top = self._package.optional(path)
        if top is not None and top.tag in (name("w:footnotes"), name("w:endnotes")):
            self._read_notes(top)
        elif top is not None:
            self.read(top)

    def read(self, container: Element) -> None:
        """Read the paragraphs and tables inside, in order."""
        for child in children(container):
            if child.tag == name("w:p"):
                self._paragraph(child)
            elif child.tag == name("w:tbl"):
                self._table(child)
            elif child.tag == name("w:sdt"):
                self._control(child)
            elif child.tag not in _GONE:
                self.read(child)

    def _read_notes(self, top: Element) -> None:
        """Read footnotes or endnotes, without the lines that separate them from the text."""
        for note in walk(top, "w:footnote", "w:endnote"):
            if get(note, "w:type") in ("", "normal"):
                self.read(note)

    def _paragraph(self, paragraph: Element) -> None:
        own = own_look(paragraph)
        if self._sheet.name(own.style).lower().startswith("toc "):
            return
        line, self._carried = self._carried or FileLine(self._numbers.label(own), self._sheet.has_leaders(own)), None
        for event in self._walker.events(paragraph):
            _take(line, event, self._sheet)
        before, boxes, line.boxes_before, line.boxes = line.boxes_before, line.boxes, [], []
        for box in filter(self._takes_box, before):
            self.read(box)
        if is_joined_to_next(paragraph):
            self._carried = line
        else:
            self._finish(line, paragraph, self._sheet.heading_level(own))
        for box in filter(self._takes_box, boxes):
            self.read(box)

    def _finish(self, line: FileLine, paragraph: Element, level: int) -> None:
        """The paragraph is read: cut it into lines at its breaks, and place its blanks."""
        first, start = len(self._lines), 0
        text = _with_whole_tags(line.text.rstrip(PAGE_BREAK).replace(PAGE_BREAK, "\n"))
        for cut in text.split("\n"):
            if self._cell_place is not None:
                self.cells[len(self._lines)] = self._cell_place
            if self._walker.is_in_code:
                self._unseen.add(len(self._lines))
            self._lines.append(cut)
            self.spots.append(FileSpot(self._part, paragraph, line.pieces_of(start, start + len(cut))))
            start += len(cut) + 1
        if level and text.strip():
            self._levels.append((first, level))
        for blank in line.all_blanks():
            self._place(blank, text, first)

    def _place(self, blank: Blank, text: str, first: int) -> None:
        before = text[: blank.start]
        number = first + before.count("\n")
        column = blank.start - (before.rfind("\n") + 1)
        self._mark(number, column, min(column + blank.end - blank.start, len(self._lines[number])), blank)

    def _mark(self, line: int, start: int, end: int, blank: Blank) -> None:
        if blank.sign.unread:
            said = f"{blank.name} {blank.sign.unread}".strip()
            self._left_out.append(LeftOut(said, SourcePlace.at_line(line), WhyLeftOut.TAG))
        if blank.kind is None:
            return
        self._marks.append(mark_of(blank, line, start, end))
        if blank.holder is not None:
            self.holders[line, start, end] = blank.holder

    def _mark_whole(self, control: Element, first: int, known: int) -> None:
        """A control around paragraphs or a cell is a blank when it holds one line and no blank of its own."""
        if len(self._lines) == first + 1 and len(self._marks) == known and (sign := control_sign(control)).kind:
            self._mark(first, 0, len(self._lines[first]), Blank(0, 0, sign.name, sign.kind, control, sign))

    def _control(self, control: Element) -> None:
        content = find(control, "w:sdtContent")
        first, known = len(self._lines), len(self._marks)
        if content is not None:
            self.read(content)
        self._mark_whole(control, first, known)

    def _table(self, table: Element) -> None:
        rows = [(row, tuple(_parts(row, "w:tc"))) for row in _parts(table, "w:tr") if find(row, "w:trPr/w:del") is None]
        if (frame := _frame(rows)) is not None:
            self.read(frame)
            return
        placing, around, place, known = TablePlacing(len(self._lines)), self._inner, self._cell_place, len(self._marks)
        for number, (row, cells) in enumerate(rows):
            placing.begin_row(row, len(self._lines))
            for cell in cells:
                self._cell_place = place or FileCell(len(self._tables), number, *placing.place_of(cell))
                self._cell(placing, cell)
            placing.end_row(row, len(self._lines))
        placing.table.end = len(self._lines)
        placing.table.look = look_of(table, placing.elements, self._sheet.chain, self._looks_of)
        self._inner, self._cell_place = around, place
        if around is None:
            self._end_table(placing.table, known)
        else:
            around.append(placing.table)

    def _looks_of(self, paragraph: Element) -> Sequence[Element]:
        """What is said of a paragraph, by its styles from the nearest on."""
        return self._sheet.paragraph_looks(style_of(paragraph))

    def _cell(self, placing: TablePlacing, cell: Element) -> None:
        first, known = len(self._lines), len(self._marks)
        self._inner = inner = list[LooseTable]()
        self.read(cell)
        content = cell.getparent()
        control = content.getparent() if content is not None and content.tag == name("w:sdtContent") else None
        if control is not None:
            self._mark_whole(control, first, known)
        lines = range(first, len(self._lines))
        is_blank = len(self._marks) == known and self._unseen.isdisjoint(lines) and not any(self._lines[line].strip() for line in lines)
        placing.take(cell, lines, inner, is_blank=is_blank)

    def _end_table(self, table: LooseTable, known: int) -> None:
        """The outermost table is read: make its grid, and mark its empty cells, but for those that would show nothing; `known` marks were known
        before it.
        """
        marked = {mark.line for mark in self._marks[known:]} | self._unseen
        grid = grid_of(table, lambda line: line not in marked and not self._lines[line].strip())
        self._tables.append(grid)
        self._marks += empty_cells(grid, self._lines, marked)


def _with_whole_tags(text: str) -> str:
    """A text whose tags stand on one line each: a break in one is a space, and between two ideographs nothing that counts."""
    return _TAG.sub(lambda tag: _HAN_BREAK.sub(NO_BREAK, tag[0]).replace("\n", " "), text) if "\n" in text and "{" in text else text


def _take(line: FileLine, event: Event, sheet: StyleSheet) -> None:
    """What an event on the way through a paragraph means for its line."""
    if event.kind == EventKind.TEXT:
        line.add(event, sheet)
    elif event.kind == EventKind.OPEN:
        line.begin(control_sign(event.node), event.node)
    elif event.kind == EventKind.FIELD:
        line.begin(field_sign(event.text, event.node), event.node)
    elif event.kind in (EventKind.CLOSE, EventKind.FIELD_END):
        line.end()
    elif event.kind == EventKind.BOX:
        (line.boxes if line.text.strip() else line.boxes_before).append(event.node)


def _frame(rows: Sequence[tuple[Element, Sequence[Element]]]) -> Element | None:
    """The cell of a table that is only a frame around tables."""
    cell = rows[0][1][0] if len(rows) == 1 and len(rows[0][1]) == 1 else None
    return cell if cell is not None and next(walk(cell, "w:tbl"), None) is not None else None


def _parts(node: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those inside controls, insertions and custom XML too."""
    for child in children(node):
        if child.tag == name(tag):
            yield child
        elif child.tag not in _GONE and child.tag not in (name("w:p"), name("w:tbl")):
            yield from _parts(child, tag)
