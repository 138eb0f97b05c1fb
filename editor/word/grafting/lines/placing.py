"""Maps the foreign elements of the old paragraphs to positions in the new ones."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from editor.word.grafting.lines.lines import GraftedLine
from editor.word.grafting.lines.pairs import ColumnMap
from editor.word.grafting.lines.styles import Styles
from editor.word.grafting.lines.text import Row
from editor.word.grafting.lines.things import ColumnMark, Thing, ThingKind
from editor.word.package.xml import Element, get, name
from editor.word.reading.others_controls import shell_of

_Spot = tuple[int, int]


@dataclass(slots=True)
class _Edits:
    """What is done to one new line: marks put at columns, elements put around stretches or in their place, looks."""

    marks: list[tuple[ColumnMark, int]] = field(default_factory=list[tuple[ColumnMark, int]])
    around: list[tuple[int, int, Element]] = field(default_factory=list[tuple[int, int, Element]])
    instead: list[tuple[int, int, Element]] = field(default_factory=list[tuple[int, int, Element]])
    looks: list[tuple[int, int, list[Element]]] = field(default_factory=list[tuple[int, int, list[Element]]])

    def columns(self) -> Iterator[int]:
        """All columns at which the line is cut."""
        yield from (column for _, column in self.marks)
        for start, end, _ in (*self.around, *self.instead, *self.looks):
            yield from (start, end)


class Placing:
    """Gathers what is done to each new line, then does it."""

    def __init__(self, old: Sequence[GraftedLine], new: Sequence[GraftedLine], pairs: Mapping[int, int], styles: Styles, *, by_text: bool) -> None:
        self._old, self._new, self._pairs, self._styles, self._by_text = old, new, pairs, styles, by_text
        self._places: dict[int, ColumnMap] = {}
        self._edits: dict[int, _Edits] = {}
        self.nodes: list[Element] = []
        self.shells: list[Element] = []
        self.renamed: list[tuple[str, str]] = []

    def add(self, thing: Thing) -> None:
        """Plan a thing, as far as it has a place."""
        if thing.kind == ThingKind.FORMATTING:
            for new, start, end in self._partly(thing):
                self._of(new).looks.append((start, end, thing.look))
        elif thing.kind == ThingKind.LINK and thing.node is not None:
            for new, start, end in self._partly(thing):
                self._of(new).around.append((start, end, thing.node))
        elif thing.kind == ThingKind.CONTROL and thing.node is not None:
            self._add_control(thing, thing.node)
        elif thing.kind == ThingKind.COMMENT and thing.stretches:
            self._add_comment(thing)
        elif thing.kind in (ThingKind.FIELD, ThingKind.FORMULA):
            self._add_whole(thing)
        elif thing.kind == ThingKind.BREAK:
            # Beside the value of a field and not in it, where it would be read as a break of the value's lines.
            self._add_marks([mark._replace(owner="") for mark in thing.marks if not self._parts_a_line(self._spot(mark))])
        else:
            self._add_marks(thing.marks)

    def _add_whole(self, thing: Thing) -> None:
        """A field or a formula, whose text must be what it was."""
        whole = [self._whole(*stretch) for stretch in thing.stretches]
        if None in whole or any(mark.line not in self._pairs for mark in thing.marks):
            return
        for found in whole:
            if found is not None and thing.node is not None:
                edits = self._of(found[0])
                (edits.instead if thing.kind == ThingKind.FORMULA else edits.around).append((found[1], found[2], thing.node))
        self._add_marks(thing.marks)

    def _whole(self, line: int, start: int, end: int) -> tuple[int, int, int] | None:
        found = self._in(line).whole(start, end) if line in self._pairs else None
        return None if found is None else (self._pairs[line], *found)

    def _add_control(self, thing: Thing, node: Element) -> None:
        """A control of others: around all from the first to the last of its words that are left."""
        kept = list(self._kept(thing))
        if kept and len({new for new, _, _ in kept}) == 1:
            new, start, end = kept[0][0], kept[0][1], kept[-1][2]
            self._of(new).around.append((start, end, node))
            before = "".join(self._old[line].text[begin:stop] for line, begin, stop in thing.stretches)
            self.renamed.append((before, self._new[new].text[start:end]))

    def _add_comment(self, thing: Thing) -> None:
        """A comment on text: around what is left of that."""
        kept = list(self._kept(thing))
        if not kept:
            return
        edges = {-1: (kept[0][0], kept[0][1]), 1: (kept[-1][0], kept[-1][2])}
        for mark in thing.marks:
            placed = edges.get(mark.edge) or self._spot(mark) or edges[1]
            self._put(mark, placed)

    def _add_marks(self, marks: Sequence[ColumnMark]) -> None:
        for mark in marks:
            spot = self._spot(mark)
            if spot is not None:
                self._put(mark, spot)

    def _put(self, mark: ColumnMark, spot: _Spot) -> None:
        self._of(spot[0]).marks.append((mark, spot[1]))

    def _parts_a_line(self, spot: _Spot | None) -> bool:
        """Whether a place is in a value, or the draft breaks the line there by now: a page break that parted a paragraph which was written anew."""
        if spot is None:
            return False
        line, column = self._new[spot[0]], spot[1]
        return "\n" in line.text[max(0, column - 1) : column + 1] or any(
            token.start < column < token.end for token in line.tokens() if len(token.key) > 1
        )

    def _spot(self, mark: ColumnMark) -> _Spot | None:
        return (self._pairs[mark.line], self._in(mark.line).at(mark.column)) if mark.line in self._pairs else None

    def _kept(self, thing: Thing) -> Iterator[tuple[int, int, int]]:
        for line, start, end in thing.stretches:
            if line in self._pairs:
                yield from ((self._pairs[line], *stretch) for stretch in self._in(line).kept(start, end))

    def _partly(self, thing: Thing) -> Iterator[tuple[int, int, int]]:
        """What is left of what a thing is about; noted, for its text may be another."""
        kept = list(self._kept(thing))
        before = "".join(self._old[line].text[start:end] for line, start, end in thing.stretches)
        after = "".join(self._new[line].text[start:end] for line, start, end in kept)
        if kept and before != after:
            self.renamed.append((before, after))
        yield from kept

    def _in(self, line: int) -> ColumnMap:
        if line not in self._places:
            self._places[line] = ColumnMap(self._old[line], self._new[self._pairs[line]], by_text=self._by_text)
        return self._places[line]

    def _of(self, new: int) -> _Edits:
        return self._edits.setdefault(new, _Edits())

    def do(self) -> bool:
        """Write to the lines; whether there was anything to write. `nodes` and `shells` are what was put in, `renamed` the texts of
        links and looks (before, after) that have changed.
        """
        for new in sorted(self._edits):
            self._write(Row(self._new[new]), self._edits[new])
        return bool(self._edits)

    def _write(self, row: Row, edits: _Edits) -> None:
        row.cut(edits.columns())
        for start, end, look in edits.looks:
            row.dress(start, end, look, self._look)
        for start, end, node in edits.instead:
            made = deepcopy(node)
            if row.replace(start, end, made):
                self.nodes.append(made)
        for mark, column in sorted(edits.marks, key=lambda pair: pair[0].order):
            row.put(column, mark.node, mark.owner, mark.within)
            self.nodes.append(mark.node)
        for start, end, node in sorted(edits.around, key=lambda around: around[1] - around[0]):
            if node.tag == name("w:sdt"):
                row.control(start, end, self._adapted(shell_of(node)), node)
            else:
                self.shells += row.wrap(start, end, node)

    def _adapted(self, property_: Element) -> Element:
        """A property by the styles of the new file."""
        made = deepcopy(property_)
        made.tail = None
        self._styles.adapt(made)
        return made

    def _look(self, wanted: Element, is_second: bool) -> Sequence[Element]:
        """A property by the styles of the new file; the properties of a style where a run has one already."""
        if is_second:
            return self._styles.properties_of(get(wanted, "w:val"))
        is_unknown = wanted.tag == name("w:rStyle") and not self._styles.id_of(get(wanted, "w:val"))
        return [] if is_unknown else [self._adapted(wanted)]
