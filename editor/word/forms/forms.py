"""An office's own Word file, filled in place: read once, filled many times; what was not filled stays as it was."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from editor.model.problem import NigaoError, Problem
from editor.model.sample.source import SourceText
from editor.model.words import tr
from editor.word.forms.filling import drop_highlight, insert_text, means_yes, replace_pieces, settle, tick
from editor.word.package.opening import open_package
from editor.word.package.package import Package
from editor.word.package.xml import Element, clean_text, find, name, serialized, walk
from editor.word.reading.lines import FilePiece, FileSpot
from editor.word.reading.reader import Reader
from editor.word.signs.symbols import box_sign

_TEMPLATE = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template|ms-word\.(?:template|document)\.macroEnabled\w*)\.main\+xml"
)
_TEMPLATE_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = re.compile(r"/(?:vbaProject\.bin|vbaData\.xml|vbaProjectSignature\w*\.bin|_rels/vbaProject\.bin\.rels)$")
_MACRO_REFERENCE = re.compile(rb"<(?:\w+:)?(?:Relationship|Override)\b[^>]*vba(?:Project|Data)[^>]*?(?:/>|>\s*</(?:\w+:)?(?:Relationship|Override)>)")


class Filling(NamedTuple):
    """Text for a blank: the line and the columns of the blank in the form's source text, and what to write there."""

    line: int
    start: int
    end: int
    text: str


class WordForm:
    """A Word form that was read: its text, as samples are read, with headers and footers behind it; `fill` writes copies with blanks filled."""

    def __init__(self, data: bytes, file: str = "") -> None:
        """Raises NigaoError for what is not a Word file; `file` is its name for the person."""
        self._package = open_package(data, file, exact=True)
        reader = Reader(self._package)
        reader.read_all("header", "footer")
        self.source: SourceText = reader.source
        self._spots = reader.spots
        self._holders = reader.holders
        parts = {spot.part for spot in reader.spots}
        self._numbers = {part: {node: number for number, node in enumerate(self._package.tree(part).iter())} for part in parts}

    def fill(self, fillings: Iterable[Filling]) -> bytes:
        """The bytes of the form with these blanks filled: other parts byte for byte, other elements as they were.

        A template becomes a document; macros are left out, for a .docx may not hold any. Raises ValueError for columns outside the text.
        """
        by_part: dict[str, list[Filling]] = {}
        for filling in sorted(fillings, reverse=True):
            self._check(filling)
            by_part.setdefault(self._spots[filling.line].part, []).append(filling)
        return _packed(self._package, {part: self._filled(part, some) for part, some in by_part.items()})

    def shown(self, filling: Filling) -> str:
        """What the form shows where this filling goes: its text, or the sign of a check box."""
        node = self._holders.get((filling.line, filling.start, filling.end))
        if node is None:
            return clean_text(filling.text)
        if find(node, "w:ffData/w:checkBox") is not None:
            return "☑" if means_yes(filling.text) else "□"
        sign = tick(deepcopy(node), filling.text)
        return clean_text(filling.text) if sign is None else box_sign(sign)

    def parts(self) -> dict[str, bytes]:
        """The bytes of every part by path."""
        return self._package.parts()

    def part_of(self, line: int) -> str:
        """The path of the part in which a line stands."""
        return self._spots[line].part

    def _check(self, filling: Filling) -> None:
        inside = 0 <= filling.line < len(self.source.lines) and 0 <= filling.start <= filling.end <= len(self.source.lines[filling.line])
        if not inside:
            raise ValueError(f"there is no text at {filling}")

    def _filled(self, part: str, fillings: list[Filling]) -> bytes:
        top = self._package.copied(part)
        copies = _Copies(self._numbers[part], list(top.iter()))
        twins = [(first, second, _text(first)) for first, second in _twin_boxes(top)]
        for filling in fillings:
            self._fill_one(filling, copies)
        for first, second, before in twins:
            if _text(first) != before:
                second[:] = [deepcopy(child) for child in first]
        return self._package.as_it_was_named(part, serialized(top))

    def _fill_one(self, filling: Filling, copies: "_Copies") -> None:
        spot = copies.spot(self._spots[filling.line])
        held = self._holders.get((filling.line, filling.start, filling.end))
        holder = None if held is None else copies.of(held)
        sign = None if holder is None else tick(holder, filling.text)
        text = filling.text if sign is None else sign
        pieces = _between(spot.pieces, filling.start, filling.end)
        target = pieces[0].node if pieces else spot.paragraph if holder is None else holder
        settle(target, holder)
        if pieces:
            _drop_highlights(pieces)
            replace_pieces(pieces, text)
        elif not _beside(spot.pieces, filling.start, holder, text):
            insert_text(spot.paragraph, holder, text)


class _Copies:
    """The elements of a copied tree by those of the tree that it was copied from."""

    def __init__(self, numbers: Mapping[Element, int], nodes: list[Element]) -> None:
        self._numbers = numbers
        self._nodes = nodes

    def of(self, node: Element) -> Element:
        return self._nodes[self._numbers[node]]

    def spot(self, spot: FileSpot) -> FileSpot:
        pieces = tuple(piece._replace(node=self.of(piece.node)) for piece in spot.pieces)
        return FileSpot(spot.part, self.of(spot.paragraph), pieces)


def _between(pieces: tuple[FilePiece, ...], start: int, end: int) -> tuple[FilePiece, ...]:
    """The pieces of a line from one column to another, cut to them."""
    inside = (piece for piece in pieces if piece.start < end and piece.end > start)
    return tuple(FilePiece(max(piece.start, start), min(piece.end, end), piece.node, piece.offset + max(0, start - piece.start)) for piece in inside)


def _beside(pieces: tuple[FilePiece, ...], column: int, holder: Element | None, text: str) -> bool:
    """Put text at a column where no blank characters stand, into the text that ends or begins there; False where there is none."""
    touching = [piece for piece in pieces if piece.start <= column <= piece.end and piece.node.tag == name("w:t")]
    if holder is not None or not touching:
        return False
    piece = touching[0]
    replace_pieces((FilePiece(column, column, piece.node, piece.offset + column - piece.start),), text)
    return True


def _drop_highlights(pieces: tuple[FilePiece, ...]) -> None:
    for piece in pieces:
        if piece.offset == 0 and len(piece.node.text or "") == piece.end - piece.start:
            drop_highlight(piece)


def _twin_boxes(top: Element) -> list[tuple[Element, Element]]:
    """The text boxes that stand twice in the file, once for newer and once for older programs, with the same text in both."""
    twins: list[tuple[Element, Element]] = []
    for alternative in walk(top, "mc:AlternateContent"):
        choices, fallbacks = (
            [box for branch in alternative.findall(name(tag)) for box in walk(branch, "w:txbxContent")] for tag in ("mc:Choice", "mc:Fallback")
        )
        twins += [(one, other) for one, other in zip(choices, fallbacks, strict=False) if _text(one) == _text(other)]
    return twins


def _text(box: Element) -> str:
    return "".join(node.text or "" for node in walk(box, "w:t"))


def _packed(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced, in the old order; as a document, without macros."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry in package.entries:
            if _MACROS.search(f"/{entry.filename}"):
                continue
            data = changed[entry.filename] if entry.filename in changed else package.part(entry.filename)
            archive.writestr(_fresh(entry), _as_document(entry.filename, data))
    return buffer.getvalue()


def _fresh(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry's name and date for a new zip; its place and sizes are those of the old one."""
    fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
    fresh.compress_type = zipfile.ZIP_STORED if entry.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    fresh.create_system = 0
    return fresh


def _as_document(path: str, data: bytes) -> bytes:
    if path == "[Content_Types].xml":
        data = _TEMPLATE.sub(_TEMPLATE_PLAIN, data)
    return _MACRO_REFERENCE.sub(b"", data) if path == "[Content_Types].xml" or path.endswith(".rels") else data


def prove_filled(form: WordForm, written: bytes, fillings: Sequence[Filling]) -> list[Problem]:
    """What is wrong with a filled copy, nothing when it is proved; a problem names the line of the form (from 0) where it is known."""
    try:
        copy = WordForm(written)
    except NigaoError as error:
        return [Problem(error.text)]
    return [*_line_problems(form, copy, fillings), *_part_problems(form, copy, fillings)]


def _line_problems(form: WordForm, copy: WordForm, fillings: Sequence[Filling]) -> list[Problem]:
    expected = [(number, part) for number, line in enumerate(_expected(form, fillings)) for part in line.split("\n")]
    for (number, wanted), found in zip(expected, copy.source.lines, strict=False):
        if wanted != found:
            return [Problem(tr("写出的表里，“{line}”这一行与填写的不同。", line=form.source.lines[number][:12]), line=number)]
    return [] if len(expected) == len(copy.source.lines) else [Problem(tr("写出的表里，行数与原来的不同。"))]


def _expected(form: WordForm, fillings: Sequence[Filling]) -> list[str]:
    lines = list(form.source.lines)
    for filling in sorted(fillings, reverse=True):
        line = lines[filling.line]
        lines[filling.line] = line[: filling.start] + form.shown(filling) + line[filling.end :]
    return lines


def _part_problems(form: WordForm, copy: WordForm, fillings: Sequence[Filling]) -> list[Problem]:
    """The parts in which nothing was filled are the same bytes; what says that the file is a template or has macros may have gone."""
    before, after = form.parts(), copy.parts()
    touched = {form.part_of(filling.line) for filling in fillings}
    same = [path for path in before if path in after and path not in touched and path != "[Content_Types].xml" and not path.endswith(".rels")]
    lost = [path for path in before if path not in after and "vba" not in path]
    changed = [path for path in same if before[path] != after[path]]
    return [Problem(tr("写出的表里，“{path}”丢了或变了。", path=path)) for path in (*lost, *changed)]
