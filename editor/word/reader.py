"""Any Word file as source text: one line a paragraph in reading order, and what the file itself marks as a blank."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from editor.model.source import Mark, SourceText
from editor.word.numbers import Numbers
from editor.word.opening import Package, open_package
from editor.word.sheet import StyleSheet, style_of
from editor.word.styles import LINE_TURN_NAME
from editor.word.visible import PAGE_BREAK, Event, Walker, children, is_on
from editor.word.xml import Element, clean_text, find, get, name, walk

_GONE = frozenset(name(tag) for tag in ("w:del", "w:moveFrom", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblGrid"))
_NO_BLANKS = ("w:docPartObj", "w:docPartList", "w:picture", "w:group", "w:citation", "w:bibliography", "w:equation", "w15:repeatingSection")
_FORM_FIELDS = {"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"}
_LABEL_LIMIT = 20


def read_source(data: bytes, file: str = "") -> SourceText:
    """The source text of any Word file: paragraphs, also those in controls, tables, text boxes and insertions; footnotes follow the text.

    Deletions, field codes, hidden text, tables of contents, headers and footers are left out; numbers that Word makes by itself stand in
    front of their lines. Raises NigaoError for what is not a Word file; `file` is its name for the person.
    """
    package = open_package(data, file)
    reader = _Reader(package)
    reader.read(package.tree(package.main))
    for kind in ("footnotes", "endnotes"):
        for path in package.related(kind):
            reader.read_notes(package.optional(path))
    return SourceText(tuple(reader.lines), file, "docx", tuple(sorted(reader.marks, key=_position)), tuple(reader.levels), tuple(reader.tables))


def _position(mark: Mark) -> tuple[int, int, int]:
    return mark.line, mark.start, mark.end


@dataclass(slots=True)
class _Blank:
    """A blank that has begun in the paragraph: where, what it is called, and how many blanks were known before it."""

    start: int
    name: str
    kind: str
    known: int


@dataclass(slots=True)
class _Line:
    """A paragraph as it is read: its text so far, the blanks found in it and those still open, the text boxes to be read after it."""

    text: str = ""
    found: list[tuple[int, int, str, str]] = field(default_factory=list)
    open: list[_Blank] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def begin(self, label: str, kind: str) -> None:
        self.open.append(_Blank(len(self.text), label, kind, len(self.found)))

    def end(self) -> None:
        """The blank ends here; one that holds others is no blank itself."""
        blank = self.open.pop() if self.open else None
        if blank and blank.kind and blank.known == len(self.found):
            self.found.append((blank.start, len(self.text), blank.name, blank.kind))


class _Reader:
    """Collects lines, marks, heading levels and tables of one document."""

    def __init__(self, package: Package) -> None:
        self._sheet = StyleSheet.of(package)
        self._numbers = Numbers(package, self._sheet)
        self._walker = Walker(self._sheet.id_of(LINE_TURN_NAME))
        self._carried = ""
        self.lines: list[str] = []
        self.marks: list[Mark] = []
        self.levels: list[tuple[int, int]] = []
        self.tables: list[tuple[tuple[tuple[int, ...], ...], ...]] = []

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

    def read_notes(self, top: Element | None) -> None:
        """Read footnotes or endnotes, without the lines that separate them from the text."""
        for note in () if top is None else walk(top, "w:footnote", "w:endnote"):
            if get(note, "w:type") in ("", "normal"):
                self.read(note)

    def _paragraph(self, paragraph: Element) -> None:
        if self._sheet.name(style_of(paragraph)).lower().startswith("toc "):
            return
        line = _Line(self._carried + self._numbers.label(paragraph))
        self._carried = ""
        for event in self._walker.events(paragraph):
            self._take(line, event)
        if is_on(find(paragraph, "w:pPr/w:rPr/w:del")):
            self._carried = line.text
        else:
            self._finish(line, self._sheet.heading_level(paragraph))
        for box in line.boxes:
            self.read(box)

    def _take(self, line: _Line, event: Event) -> None:
        if event.kind == "text":
            _add_text(line, event)
        elif event.kind == "open":
            line.begin(_control_name(event.node), "control" if _is_blank_control(event.node) else "")
        elif event.kind == "field":
            line.begin(*_field_blank(event))
        elif event.kind in ("close", "field end"):
            line.end()
        elif event.kind == "box":
            line.boxes.append(event.node)

    def _finish(self, line: _Line, level: int) -> None:
        """The paragraph is read: cut it into lines at its breaks, and place its blanks."""
        first = len(self.lines)
        text = line.text.rstrip(PAGE_BREAK).replace(PAGE_BREAK, "\n")
        self.lines += text.split("\n")
        if level and text.strip():
            self.levels.append((first, level))
        for start, end, label, kind in line.found:
            before = text[:start]
            column = start - (before.rfind("\n") + 1)
            number = first + before.count("\n")
            self.marks.append(Mark(number, column, min(column + end - start, len(self.lines[number])), label, kind))

    def _control(self, control: Element) -> None:
        """A control around paragraphs: a blank when it holds one line and no blank of its own."""
        content = find(control, "w:sdtContent")
        first, known = len(self.lines), len(self.marks)
        if content is not None:
            self.read(content)
        if len(self.lines) == first + 1 and len(self.marks) == known and _is_blank_control(control):
            self.marks.append(Mark(first, 0, len(self.lines[first]), _control_name(control)))

    def _table(self, table: Element) -> None:
        place = len(self.tables)
        self.tables.append(())
        kept = (row for row in _parts(table, "w:tr") if find(row, "w:trPr/w:del") is None)
        rows = [tuple(self._cell(cell) for cell in _parts(row, "w:tc")) for row in kept]
        self.tables[place] = tuple(rows)
        self.marks += self._empty_cells(rows)

    def _cell(self, cell: Element) -> tuple[int, ...]:
        first = len(self.lines)
        parent = cell.getparent()
        control = parent.getparent() if parent is not None and parent.tag == name("w:sdtContent") else None
        known = len(self.marks)
        self.read(cell)
        if control is not None and len(self.lines) == first + 1 and len(self.marks) == known:
            self.marks.append(Mark(first, 0, len(self.lines[first]), _control_name(control)))
        merge = find(cell, "w:tcPr/w:vMerge")
        return () if merge is not None and get(merge, "w:val") != "restart" else tuple(range(first, len(self.lines)))

    def _empty_cells(self, rows: list[tuple[tuple[int, ...], ...]]) -> Iterator[Mark]:
        """The empty cells with a label at their left, or at the head of their column."""
        marked = {mark.line for mark in self.marks}
        for row_index, row in enumerate(rows):
            for column, lines in enumerate(row):
                if len(lines) == 1 and not self.lines[lines[0]].strip() and lines[0] not in marked:
                    label = self._label(row[column - 1]) if column else ""
                    head = rows[0][column] if row_index and column < len(rows[0]) else ()
                    if found := label or self._label(head):
                        yield Mark(lines[0], 0, len(self.lines[lines[0]]), found, "cell")

    def _label(self, lines: tuple[int, ...]) -> str:
        text = "".join(self.lines[number].strip() for number in lines).rstrip("：: ")
        return text if len(text) <= _LABEL_LIMIT else ""


def _add_text(line: _Line, event: Event) -> None:
    text = PAGE_BREAK if event.text == PAGE_BREAK else clean_text(event.text)
    if text == PAGE_BREAK and not line.text:
        return
    start = len(line.text)
    line.text += text
    if _is_highlighted(event.node) and not any(blank.kind for blank in line.open):
        last = line.found[-1] if line.found else None
        if last and last[1] == start and last[3] == "highlight":
            line.found[-1] = (last[0], len(line.text), "", "highlight")
        else:
            line.found.append((start, len(line.text), "", "highlight"))


def _is_highlighted(node: Element) -> bool:
    run = node.getparent()
    look = None if run is None else find(run, "w:rPr/w:highlight")
    return look is not None and get(look, "w:val") not in ("", "none", "white")


def _parts(node: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those inside controls, insertions and custom XML too."""
    for child in children(node):
        if child.tag == name(tag):
            yield child
        elif child.tag not in _GONE and child.tag not in (name("w:p"), name("w:tbl")):
            yield from _parts(child, tag)


def _is_blank_control(control: Element) -> bool:
    look = find(control, "w:sdtPr")
    return look is None or all(find(look, kind) is None for kind in _NO_BLANKS)


def _control_name(control: Element) -> str:
    named = (find(control, f"w:sdtPr/{tag}") for tag in ("w:alias", "w:tag"))
    return next((get(node, "w:val") for node in named if node is not None and get(node, "w:val")), "")


def _field_blank(event: Event) -> tuple[str, str]:
    """The name and kind of a field that is a blank; no kind for the others (PAGE, REF …)."""
    words = event.text.split()
    code = words[0].upper() if words else ""
    if code == "MERGEFIELD" and len(words) > 1:
        return words[1].strip('"'), "mergefield"
    if code in _FORM_FIELDS:
        named = find(event.node, "w:ffData/w:name")
        return ("" if named is None else get(named, "w:val")), "field"
    return "", ""
