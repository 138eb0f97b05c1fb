"""An office's own Word file, filled in place: read once, compiled once, filled many times; what was not filled stays as it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from editor.model.problem import Problem
from editor.model.returned.foreign import ForeignKind
from editor.model.sample.source import SourceText
from editor.word.forms.lists import last_list, with_copies
from editor.word.forms.parts.compiling import FormPart, PartSource, boxes_of, compiled
from editor.word.forms.parts.nodes import write_all
from editor.word.forms.parts.places import CodeReader, Evaluator, FormRows, FormSlot, FormTag, NoCode
from editor.word.forms.parts.view import Bookmarks, FormView, ListCopies, PartText
from editor.word.package.marks import FORM_START
from editor.word.package.opening import open_package
from editor.word.package.package import Package
from editor.word.package.repacking import repacked
from editor.word.package.xml import Element, as_transitional, element, get, look_of, name, parsed, serialized, text_element, walk
from editor.word.reading.lines import FilePiece, FileSpot
from editor.word.reading.numbers import Numbers
from editor.word.reading.reader import Reader
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import PICTURES

CORE = "docProps/core.xml"
_TYPES = "[Content_Types].xml"
_TEMPLATE = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template|ms-word\.(?:template|document)\.macroEnabled\w*)\.main\+xml"
)
_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|vbaProjectSignature\w*\.bin|_rels/vbaProject\.bin\.rels)$")
_MACRO_REFERENCE = re.compile(rb"<(?:\w+:)?(?:Relationship|Override)\b[^>]*vba(?:Project|Data)[^>]*?(?:/>|>\s*</(?:\w+:)?(?:Relationship|Override)>)")


@dataclass(frozen=True, slots=True)
class FormValues:
    """What a form is filled with: the texts of its slots by their numbers, those of rows by the number of the rows and the column, and what works
    out its code (None leaves all tags as they stand).
    """

    texts: Mapping[int, str] = field(default_factory=dict[int, str])
    rows: Mapping[int, Sequence[Mapping[str, str]]] = field(default_factory=dict[int, Sequence[Mapping[str, str]]])
    evaluator: Evaluator | None = None

    def is_for(self, part: FormPart, slots: Sequence[FormSlot]) -> bool:
        """Whether anything of it stands in a part."""
        return (
            not self.texts.keys().isdisjoint(part.slots)
            or any(slots[spot].rows in self.rows for spot in part.slots)
            or (part.is_coded and self.evaluator is not None)
        )


class WordForm:
    """A Word form that was read: its text, as samples are read, behind it headers and footers and the properties of the document that hold tags."""

    def __init__(self, package: Package) -> None:
        self.package = package
        reader = Reader(package)
        reader.read_all("header", "footer")
        self.spots: list[FileSpot] = list(reader.spots)
        self.holders = reader.holders
        properties = _property_spots(self.package)
        self.spots += properties
        self.source: SourceText = replace(reader.source, lines=(*reader.source.lines, *(spot.paragraph.text or "" for spot in properties)))

    @classmethod
    def opened(cls, data: bytes, file: str = "") -> "WordForm":
        """The form in a Word file; raises NigaoError for what is none. `file` is its name for the person."""
        return cls(open_package(data, file, exact=True))

    def compiled(
        self, slots: Sequence[FormSlot], tags: Sequence[FormTag] = (), rows: Sequence[FormRows] = (), reader: CodeReader | None = None
    ) -> "CompiledForm":
        """The form with its places, ready to be filled; the rows of slots are numbers in `rows`. Raises ValueError for columns outside the text."""
        for place in (*slots, *tags):
            if not (0 <= place.line < len(self.source.lines) and 0 <= place.start <= place.end <= len(self.source.lines[place.line])):
                raise ValueError(f"there is no text at {place}")
        return CompiledForm(self, slots, tags, rows, reader or NoCode())

    def marked(self) -> list[tuple[str, int, int, int]]:
        """The places between the bookmarks of a filled form: the stem of the name, the line and its columns; one that runs over lines has several."""
        pieces: dict[Element, list[tuple[int, FilePiece]]] = {}
        for line, spot in enumerate(self.spots):
            for piece in spot.pieces:
                pieces.setdefault(piece.node, []).append((line, piece))
        parts = dict.fromkeys(spot.part for spot in self.spots)
        return [place for path in parts for place in _marked_in(self.package.tree(path), pieces)]

    @cached_property
    def undrawn(self) -> dict[int, ForeignKind]:
        """What stands on a line and is no text, a picture or a formula; of several the first."""
        formulas = {name("m:oMath"), name("m:oMathPara")}
        found: dict[int, ForeignKind] = {}
        for line, spot in enumerate(self.spots):
            for node in spot.paragraph.iter("*"):
                if node.tag in formulas or (node.tag in PICTURES and next(walk(node, "w:txbxContent"), None) is None):
                    found[line] = ForeignKind.FORMULA if node.tag in formulas else ForeignKind.PICTURE
                    break
        return found

    def part_of(self, line: int) -> str:
        """The path of the part in which a line stands."""
        return self.spots[line].part


class CompiledForm:
    """A form that is filled again and again."""

    def __init__(self, form: WordForm, slots: Sequence[FormSlot], tags: Sequence[FormTag], rows: Sequence[FormRows], reader: CodeReader) -> None:
        self.form, self.slots, self.rows = form, tuple(slots), tuple(rows)
        paths = dict.fromkeys(form.part_of(place.line) for place in (*slots, *tags))
        numbers = Numbers(form.package, StyleSheet.of(form.package))
        self._parts = {path: compiled(self._source(path, tags), self.slots, reader, numbers) for path in paths}
        self._data = form.package.data
        self._entries = form.package.entries
        marks = (get(mark, "w:id") for path in paths for mark in walk(form.package.tree(path), "w:bookmarkStart"))
        self._last: tuple[object, dict[str, PartText]] | None = None
        self._number = max((int(number) for number in marks if number.isascii() and number.isdigit()), default=0)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the tags of the form, each at its line and column."""
        return tuple(problem for part in self._parts.values() for problem in part.problems)

    def parts(self, values: FormValues, *, marked: bool = True, ends: bool = False) -> dict[str, bytes]:
        """The parts that these values change, with a bookmark around each value where it is `marked`, and with `ends`, for pages alone, another one
        behind it.

        Raises NigaoError (exit code 4) where a part becomes longer than it may be.
        """
        bookmarks, lists = Bookmarks(self._number, ends) if marked else None, ListCopies(self._last_list) if values.evaluator is not None else None
        view = FormView(self.slots, values.texts, values.rows, [row.key for row in self.rows], values.evaluator, bookmarks, lists=lists)
        written = {path: "".join(text).encode() for path, text in self._texts(values, view).items()}
        if ends and (main := self.form.package.main) in written:
            written[main] = _going_on(written[main])
        return {**written, **with_copies(self.form.package, lists.made)} if lists is not None and lists.made else written

    def _texts(self, values: FormValues, view: FormView) -> Mapping[str, list[str]]:
        """The texts of the parts that values change: where values alone differ from those that were written last, these in the place of those."""
        shape = (frozenset(values.texts), view.bookmarks is not None, view.bookmarks is not None and view.bookmarks.ends)
        is_plain, last = values.evaluator is None and not values.rows, self._last
        if is_plain and last is not None and last[0] == shape:
            return {path: text.with_values(view) for path, text in last[1].items()}
        written = {path: self._written(self._parts[path], view) for path in self.changed(values)}
        self._last = (shape, written) if is_plain else last
        return written

    @cached_property
    def _last_list(self) -> int:
        return last_list(self.form.package)

    def changed(self, values: FormValues) -> list[str]:
        """The paths of the parts in which these values stand."""
        return [path for path, part in self._parts.items() if values.is_for(part, self.slots)]

    def reshapes(self, path: str, values: FormValues) -> bool:
        """Whether these values repeat, choose or take away anything in a part."""
        part = self._parts[path]
        longer = {number for number, row in enumerate(self.rows) if len(values.rows.get(number, ())) > len(row.lines)}
        slots = [(number, self.slots[number]) for number in part.slots]
        is_cut = any(slot.drops and number not in values.texts for number, slot in slots)
        return is_cut or any(slot.rows in longer for _, slot in slots) or (part.is_coded and values.evaluator is not None)

    def fill(self, values: FormValues, *, marked: bool = True) -> bytes:
        """The bytes of the filled form; without a value they are those of the form itself."""
        return self.packed(self.parts(values, marked=marked))

    def packed(self, changed: Mapping[str, bytes]) -> bytes:
        """The bytes of the form with these parts changed or added; a template becomes a document, macros are left out."""
        if self._is_other_kind:
            changed = {**changed, **_as_document(self.form.package, changed)}
        return repacked(self._data, self._entries, changed, self._macros) if changed or self._macros else self._data

    @cached_property
    def _macros(self) -> frozenset[str]:
        """The paths of macros."""
        return frozenset(entry.filename for entry in self._entries if _MACROS.search(entry.filename))

    @cached_property
    def _is_other_kind(self) -> bool:
        """Whether the form is a template of Word or has macros."""
        package = self.form.package
        return bool(self._macros or (_TYPES in package and _TEMPLATE.search(package.part(_TYPES))))

    def _written(self, part: FormPart, view: FormView) -> PartText:
        out = PartText()
        write_all(part.nodes, view, out)
        return out

    def _source(self, path: str, tags: Sequence[FormTag]) -> PartSource:
        """The places of a part in a copy of its tree."""
        form = self.form
        top = form.package.copied(path)
        twins = dict(zip(form.package.tree(path).iter(), top.iter(), strict=True))
        _equal_boxes(top)
        slots = {number: slot for number, slot in enumerate(self.slots) if form.part_of(slot.line) == path}
        held = {number: form.holders.get((slot.line, slot.start, slot.end)) for number, slot in slots.items()}
        rows = {number: row for number, row in enumerate(self.rows) if form.part_of(row.lines[0]) == path}
        return PartSource(
            top,
            slots,
            {number: _moved(form.spots[slot.line], twins) for number, slot in slots.items()},
            {number: twins[holder] for number, holder in held.items() if holder is not None},
            {tag: _moved(form.spots[tag.line], twins) for tag in tags if form.part_of(tag.line) == path},
            rows,
            {line: _moved(form.spots[line], twins) for row in rows.values() for line in row.lines},
            lambda text: form.package.as_it_was_named(path, text.encode()).decode(),
        )


def _going_on(data: bytes) -> bytes:
    """The document with something behind its last place, which takes no room: LibreOffice knows no place of a bookmark at the very end of a text.
    One that is no XML (a damaged form, whose copies are never saved) is given as it is.
    """
    try:
        top = parsed(as_transitional(data), exact=True)
    except etree.XMLSyntaxError:
        return data
    blocks = [node for node in walk(top, "w:p", "w:tbl") if next(node.iterancestors(name("w:tbl"), name("w:p")), None) is None]
    runs = list(blocks[-1].iterchildren(name("w:r"))) if blocks and blocks[-1].tag == name("w:p") else []
    look = look_of(runs[-1]) if runs else None
    if runs:
        blocks[-1].append(element("w:r", None if look is None else deepcopy(look), text_element("\u200b")))
    elif blocks and blocks[-1].tag == name("w:tbl"):
        blocks[-1].addnext(element("w:p"))
    return serialized(top)


def _marked_in(top: Element, pieces: Mapping[Element, Sequence[tuple[int, FilePiece]]]) -> Iterator[tuple[str, int, int, int]]:
    opened: dict[str, tuple[str, dict[int, list[int]]]] = {}
    for node in top.iter("*"):
        if node.tag == name("w:bookmarkStart") and get(node, "w:name").startswith(FORM_START):
            opened[get(node, "w:id")] = (get(node, "w:name").rpartition("_")[0], {})
        elif node.tag == name("w:bookmarkEnd") and get(node, "w:id") in opened:
            stem, lines = opened.pop(get(node, "w:id"))
            yield from ((stem, line, min(columns), max(columns)) for line, columns in lines.items())
        for line, piece in pieces.get(node, ()):
            for _, lines in opened.values():
                lines.setdefault(line, []).extend((piece.start, piece.end))


def _moved(spot: FileSpot, twins: Mapping[Element, Element]) -> FileSpot:
    """A spot in the copy of its tree."""
    return FileSpot(spot.part, twins[spot.paragraph], tuple(piece._replace(node=twins[piece.node]) for piece in spot.pieces))


def _equal_boxes(top: Element) -> None:
    """Let text boxes that stand twice have the same elements in both, so that each place in one has its twin in the other."""
    for one, other in boxes_of(top):
        if [node.tag for node in one.iter()] != [node.tag for node in other.iter()]:
            other[:] = [deepcopy(child) for child in one]


def _property_spots(package: Package) -> list[FileSpot]:
    """The properties of the document that hold tags, each as a line."""
    top = package.optional(CORE)
    nodes = [] if top is None else [node for node in top.iterchildren("*") if "{{" in (node.text or "") and not len(node)]
    return [FileSpot(CORE, node, (FilePiece(0, len(node.text or ""), node, 0),)) for node in nodes]


def _as_document(package: Package, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that say that a file is a template, or that it has macros, as those of a document without any."""
    made = {path: changed.get(path) or package.part(path) for path in package.paths if path == _TYPES or path.endswith(".rels")}
    made = {path: _MACRO_REFERENCE.sub(b"", _TEMPLATE.sub(_PLAIN, data) if path == _TYPES else data) for path, data in made.items()}
    return {path: data for path, data in made.items() if path in changed or data != package.part(path)}
