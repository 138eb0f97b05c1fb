"""A part of a form compiled: its tree is marked where something is filled in, written once, and cut there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from lxml import etree

from editor.model.problem import Problem
from editor.word.forms.parts.blocks import CELL_WORDS, Statement, TagBlocks, TagMark, nested
from editor.word.forms.parts.cells import CellWords
from editor.word.forms.parts.gluing import join_paragraphs, with_room
from editor.word.forms.parts.holders import Holders
from editor.word.forms.parts.joints import Joints, Made, ahead, behind, instead
from editor.word.forms.parts.nodes import BracesApart, DroppedLine, FormNode, Nodes
from editor.word.forms.parts.places import CodeReader, FormRows, FormSlot, FormTag
from editor.word.forms.parts.repeating import ListMarker, RowMarker
from editor.word.forms.parts.runs import Cut, RunCutter
from editor.word.package.xml import Element, name, walk
from editor.word.reading.lines import FilePiece, FileSpot
from editor.word.reading.numbers import Numbers

_W = name("w:p")[1:].partition("}")[0]
_SCOPES = {"p": "w:p", "tr": "w:tr", "tc": "w:tc"}
_RUNS = (name("w:r"), name("m:r"))
_APART = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class FormPart:
    """A compiled part: its nodes, the slots in it, whether it has code."""

    nodes: Sequence["FormNode | str"]
    slots: frozenset[int]
    is_coded: bool
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class PartSource:
    """What is compiled: a copy of the part's tree, where in it slots, tags and rows stand, and what gives its text the namespaces of the part."""

    top: Element
    slots: Mapping[int, FormSlot]
    spots: Mapping[int, FileSpot]
    holders: Mapping[int, Element]
    tags: Mapping[FormTag, FileSpot]
    rows: Mapping[int, FormRows]
    row_lines: Mapping[int, FileSpot]
    named: Callable[[str], str]


def compiled(source: PartSource, slots: Sequence[FormSlot], reader: CodeReader, numbers: Numbers) -> FormPart:
    """The part of these places; `slots` are those of the whole form."""
    return _Compiler(source, slots, reader, numbers).compiled()


class _Compiler:
    """Marks the tree of one part."""

    def __init__(self, source: PartSource, slots: Sequence[FormSlot], reader: CodeReader, numbers: Numbers) -> None:
        self._source, self._slots, self._reader, self._numbers = source, slots, reader, numbers
        prefix = next((prefix for prefix, uri in source.top.nsmap.items() if uri == _W), None)
        self._prefix = f"{prefix}:" if prefix else ""
        self._joints = Joints(etree.tostring(source.top, encoding="unicode"))
        self._cutter = RunCutter(self._joints, slots, numbers.sheet, self._prefix)
        self._holders = Holders(self._joints, self._cutter, self._prefix)
        self._blocks = TagBlocks(reader)
        self._order = {node: number for number, node in enumerate(source.top.iter())}
        self._gone: frozenset[FormTag] = frozenset()
        self._twins = {one: other for boxes in boxes_of(source.top) for one, other in zip(boxes[0].iter(), boxes[1].iter(), strict=True)}

    def compiled(self) -> FormPart:
        """The nodes of the part."""
        self._read_tags()
        lines = dict(self._lines_to_drop())
        rows = RowMarker(self._joints, self._source.rows, self._source.row_lines)
        rows.find(self._source.slots)
        for tag in self._blocks.read:
            if self._scope_of(tag) is None:
                join_paragraphs(self._pieces(tag), tag)
        self._mark_lists()
        self._mark_scopes()
        self._mark_cells()
        self._cut_runs()
        self._fill_holders()
        for node, spots in lines.items():
            self._wrap(node, partial(_line, spots))
        rows.mark()
        text = _DECLARATION + self._source.named(etree.tostring(self._source.top.getroottree(), encoding="unicode", with_tail=False))
        if self._has_tags():
            for written, meant in _APART:
                text = text.replace(written, self._joints.single(BracesApart(written, meant))) if written in text else text
        nodes = nested(self._joints.nodes_in(text))
        return FormPart(nodes, frozenset(self._source.slots), bool(self._blocks.read), tuple(self._blocks.problems))

    def _has_tags(self) -> bool:
        return bool(self._blocks.read) or any(slot.is_tag for slot in self._source.slots.values())

    def _read_tags(self) -> None:
        for tag in sorted(self._source.tags, key=self._place_of):
            self._blocks.take(tag, self._path_of(tag))
        self._blocks.end()

    def _pieces(self, tag: FormTag) -> tuple[FilePiece, ...]:
        return between(self._source.tags[tag].pieces, tag.start, tag.end)

    def _place_of(self, tag: FormTag) -> tuple[int, int]:
        first = self._pieces(tag)[0]
        return self._order.get(first.node, 0), first.offset

    def _path_of(self, tag: FormTag) -> list[str]:
        """The names of what a tag stands in, without its run, or without what it stands for."""
        node = self._pieces(tag)[0].node
        scope = self._scope_of(tag)
        above = scope.getparent() if scope is not None else _unit(node).getparent()
        return [] if above is None else [one.tag for one in (above, *above.iterancestors())]

    def _scope_of(self, tag: FormTag) -> Element | None:
        """The paragraph, row or cell that a tag stands for; the only paragraph of a cell stays, for a cell has one."""
        if tag.scope not in _SCOPES or tag.kind == "value":
            return None
        node = next(self._pieces(tag)[0].node.iterancestors(name(_SCOPES[tag.scope])), None)
        above = None if node is None else node.getparent()
        is_only = tag.scope == "p" and above is not None and above.tag == name("w:tc") and len(above.findall(name("w:p"))) == 1
        return None if is_only else node

    def _mark_lists(self) -> None:
        """Let the numbers of lists be others where loops begin them anew."""
        if any(statement.word == "for" for statement in self._blocks.read.values()):
            ListMarker(self._joints, self._numbers, self._prefix).mark(self._source.top)

    def _mark_scopes(self) -> None:
        """Put the statements that stand for a paragraph, a row or a cell in the place of it."""
        gone: dict[Element, list[Statement]] = {}
        for tag, statement in self._blocks.read.items():
            scope = self._scope_of(tag)
            if scope is not None:
                gone.setdefault(scope, []).append(statement)
        for node, statements in gone.items():
            instead(node, ["".join(self._sign(statement) for statement in statements)])
        self._gone = frozenset(statement.tag for statements in gone.values() for statement in statements)

    def _sign(self, statement: Statement) -> str:
        return self._joints.single(TagMark(statement)) if statement.word else ""

    def _mark_cells(self) -> None:
        words = CellWords(self._joints, self._reader, self._prefix)
        for tag, statement in self._blocks.read.items():
            if statement.word in CELL_WORDS:
                words.mark([piece.node for piece in self._pieces(tag)], statement)

    def _cut_runs(self) -> None:
        units: dict[Element, list[Cut]] = {}
        for cut in (*self._slot_cuts(), *self._tag_cuts()):
            units.setdefault(_unit(cut.node), []).append(cut)
            if cut.node in self._twins:
                twin = self._twins[cut.node]
                units.setdefault(_unit(twin), []).append(cut._replace(node=twin))
        for unit, cuts in units.items():
            if unit is cuts[0].node:
                self._cutter.cut_text(unit, cuts)
            elif unit.getparent() is not None:
                self._cutter.cut(unit, cuts)

    def _slot_cuts(self) -> Iterator[Cut]:
        for number, slot in self._source.slots.items():
            spot, holder = self._source.spots[number], self._source.holders.get(number)
            pieces = with_room(between(spot.pieces, slot.start, slot.end))
            if self._holders.is_box(holder) or (pieces and pieces[0].node.tag == name("w:fldChar")):
                continue
            if not pieces and holder is None:
                pieces = _touching(spot.pieces, slot.start)
            for at, piece in enumerate(pieces):
                yield Cut(piece.node, piece.offset, piece.offset + piece.end - piece.start, at == 0, number)

    def _tag_cuts(self) -> Iterator[Cut]:
        for tag, statement in self._blocks.read.items():
            if tag in self._gone:
                continue
            sign = "" if statement.word in CELL_WORDS else self._sign(statement)
            output = statement.code if tag.kind == "value" else None
            for at, piece in enumerate(with_room(self._pieces(tag))):
                end = piece.offset + piece.end - piece.start
                yield Cut(piece.node, piece.offset, end, at == 0, -1, sign if at == 0 else "", output if at == 0 else None)

    def _fill_holders(self) -> None:
        for number, slot in self._source.slots.items():
            spot, holder = self._source.spots[number], self._source.holders.get(number)
            pieces = between(spot.pieces, slot.start, slot.end)
            if holder is not None and self._holders.is_box(holder):
                self._holders.fill_box(holder, spot.paragraph, [piece.node for piece in pieces], number)
                continue
            begin = holder if holder is not None and holder.tag == name("w:fldChar") else None
            if begin is not None and self._holders.fill_choice(begin, number):
                continue
            if not pieces and (holder is not None or not _touching(spot.pieces, slot.start)):
                self._holders.insert(spot.paragraph, holder, number)
                if holder is None and spot.paragraph in self._twins:
                    self._holders.insert(self._twins[spot.paragraph], None, number)
            if begin is not None:
                self._holders.lock(begin, number)
            self._holders.settle(pieces[0].node if pieces else spot.paragraph, holder, number)
        self._holders.finish()

    def _lines_to_drop(self) -> Iterator[tuple[Element, frozenset[int]]]:
        """The paragraphs that go with their empty slots; a row of a table, where the paragraph is all that its cell has."""
        found: dict[Element, set[int]] = {}
        tagged = {spot.paragraph for spot in self._source.tags.values()}
        for number, slot in self._source.slots.items():
            paragraph = self._source.spots[number].paragraph
            if slot.drops and slot.row < 0 and paragraph not in tagged:
                found.setdefault(_line_of(paragraph), set()).add(number)
        yield from ((node, frozenset(spots)) for node, spots in found.items())

    def _wrap(self, node: Element, make: Made) -> None:
        _, opened, closed = self._joints.over(make)
        ahead(node, opened)
        behind(node, [closed])


def _line(spots: frozenset[int], parts: Sequence[Nodes]) -> DroppedLine:
    return DroppedLine(spots, parts[0])


def _unit(node: Element) -> Element:
    """What is cut as one: the run of a text, or the simple field around it; a text that stands in no run by itself."""
    simple, run = next(node.iterancestors(name("w:fldSimple")), None), node.getparent()
    if simple is not None:
        return simple
    return run if run is not None and run.tag in _RUNS else node


def _line_of(paragraph: Element) -> Element:
    cell = paragraph.getparent()
    row = next(paragraph.iterancestors(name("w:tr")), None)
    is_only = cell is not None and cell.tag == name("w:tc") and len(cell.findall(name("w:p"))) == 1
    return row if is_only and row is not None else paragraph


def between(pieces: tuple[FilePiece, ...], start: int, end: int) -> tuple[FilePiece, ...]:
    """The pieces of a line from one column to another, cut to them."""
    inside = (piece for piece in pieces if piece.start < end and piece.end > start)
    return tuple(FilePiece(max(piece.start, start), min(piece.end, end), piece.node, piece.offset + max(0, start - piece.start)) for piece in inside)


def _touching(pieces: tuple[FilePiece, ...], column: int) -> tuple[FilePiece, ...]:
    """A piece without length at a column, in the text that ends or begins there."""
    found = next((piece for piece in pieces if piece.start <= column <= piece.end and piece.node.tag == name("w:t")), None)
    return () if found is None else (FilePiece(column, column, found.node, found.offset + column - found.start),)


def boxes_of(top: Element) -> Iterator[tuple[Element, Element]]:
    """The text boxes that stand twice in a file, once for newer and once for older programs, with the same text in both."""
    for alternative in walk(top, "mc:AlternateContent"):
        choices, fallbacks = (
            [box for branch in alternative.findall(name(tag)) for box in walk(branch, "w:txbxContent")] for tag in ("mc:Choice", "mc:Fallback")
        )
        yield from ((one, other) for one, other in zip(choices, fallbacks, strict=False) if text_of(one) == text_of(other))


def text_of(node: Element) -> str:
    """The text elements of an element, one behind the other."""
    return "".join(found.text or "" for found in walk(node, "w:t"))
