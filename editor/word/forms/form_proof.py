"""The proof of a filled form, by code that shares nothing with what fills it: values stand in their places, and nothing else is another."""

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree

from editor.model.problem import NigaoError, Problem
from editor.model.words import tr
from editor.word.forms.form import CompiledForm, FormValues
from editor.word.forms.lists import path_of_lists
from editor.word.forms.parts.places import FormSlot
from editor.word.package.marks import FORM_START
from editor.word.package.package import Package
from editor.word.package.repacking import packed_bytes
from editor.word.package.store import Zipped
from editor.word.package.xml import Element, clean_text, get, name, walk
from editor.word.reading.visible import PICTURES, visible_text
from editor.word.signs.symbols import is_symbol_font, shown_box
from editor.zips import ZIP_DAMAGE

_OWN = ("[Content_Types].xml", ".rels")
_STATES = ("w:showingPlcHdr", "w:dataBinding", "w15:dataBinding", "w:temporary", "w14:checked")
_TICKS = str.maketrans(dict.fromkeys("☒√✓✔●■", "☑"))
_FALLBACK, _P, _LOOK, _T, _FONTS = map(name, ("mc:Fallback", "w:p", "w:pPr", "w:t", "w:rFonts"))
_WORD = _P.partition("}")[0]
_PLAIN_TAGS = "p pPr rPr r t bookmarkStart bookmarkEnd proofErr ind jc spacing rFonts sz szCs"
_PLAIN = frozenset(name(f"w:{tag}") for tag in _PLAIN_TAGS.split())
_APART = re.compile(r"(?<=[{}%])_(?=[{}%])")
_BYTES_APART = re.compile(_APART.pattern.encode())


class FormProof:
    """Proves the filled copies of one form; what is worked out of the form itself is worked out once."""

    def __init__(self, compiled: CompiledForm) -> None:
        self._compiled, self._form = compiled, compiled.form
        self._bare: dict[tuple[str, frozenset[int]], bytes] = {}
        self._numbers: dict[str, dict[Element, int]] = {}
        self._lines: dict[Element, list[int]] = {}
        self._readable: dict[Element, bool] = {}
        for line, spot in enumerate(self._form.spots):
            self._lines.setdefault(spot.paragraph, []).append(line)
        package = self._form.package
        self._packed = {entry.filename: (entry.CRC, packed_bytes(package.data, entry)) for entry in package.entries}

    def problems(self, written: bytes, values: FormValues) -> list[Problem]:
        """What is wrong with a filled copy, nothing when it is proved."""
        changed = self._compiled.changed(values)
        given: dict[str, list[tuple[FormSlot, str]]] = {path: [] for path in changed}
        for pair in self._given(values):
            given.setdefault(self._form.part_of(pair[0].line), []).append(pair)
        try:
            copied = Package("", Zipped(written, ""), self._form.package.main, exact=True)
            return [*self._parts(written, changed), *(one for path in changed for one in self._part(copied, path, values, given[path]))]
        except (NigaoError, etree.LxmlError, *ZIP_DAMAGE) as error:
            return [Problem(tr("写出的表打不开：{why}", why=str(error)))]

    def _parts(self, written: bytes, changed: Sequence[str]) -> Iterator[Problem]:
        """The parts in which nothing was filled are the same bytes; macros, types and our own part may be others."""
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            found = {entry.filename: (entry.CRC, packed_bytes(written, entry)) for entry in archive.infolist()}
        for path, packed in self._packed.items():
            if "vba" in path or path.endswith(_OWN) or path.endswith("/"):
                continue
            if path not in found:
                yield Problem(tr("写出的表里，“{path}”丢了。", path=path))
            elif path not in changed and found[path] != packed and not path.startswith("customXml/") and not self._adds_lists(path, written):
                yield Problem(tr("写出的表里，“{path}”变了。", path=path))

    def _adds_lists(self, path: str, written: bytes) -> bool:
        """Whether a part is that of the numbered lists, and holds what it held and more of them."""
        if path != path_of_lists(self._form.package):
            return False
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            tops = [etree.fromstring(data) for data in (self._form.package.part(path), archive.read(path))]
        before, after = ([node for node in top if str(node.tag).endswith("}num")] for top in tops)
        for node in after[len(before) :]:
            tops[1].remove(node)
        return etree.tostring(tops[0], method="c14n") == etree.tostring(tops[1], method="c14n")

    def _part(self, copied: Package, path: str, values: FormValues, given: Sequence[tuple[FormSlot, str]]) -> Iterator[Problem]:
        if path not in copied:
            return
        top = copied.tree(path)
        if self._compiled.reshapes(path, values):
            yield from self._missing(top, given)
            return
        places = self._places(path, given)
        found, source = list(_paragraphs(top)), list(_paragraphs(self._form.package.tree(path)))
        if len(found) != len(source):
            yield Problem(tr("写出的表里，行数与原来的不同。"))
            return
        by_paragraph: dict[Element, list[tuple[FormSlot, str]]] = {}
        for pair in given:
            by_paragraph.setdefault(self._form.spots[pair[0].line].paragraph, []).append(pair)
        for number in sorted(places):
            yield from self._unlike(source[number], found[number], by_paragraph[source[number]])
        if not self._is_equal(path, top, places):
            yield Problem(tr("写出的表里，“{path}”没有填的地方变了。", path=path))

    def _given(self, values: FormValues) -> Iterator[tuple[FormSlot, str]]:
        """The slots that have a value, with it."""
        for number, slot in enumerate(self._compiled.slots):
            rows = values.rows.get(slot.rows, ())
            text = values.texts.get(number, "") if slot.rows < 0 else rows[slot.row].get(slot.path, "") if slot.row < len(rows) else ""
            if text or number in values.texts:
                yield slot, text

    def _missing(self, top: Element, given: Sequence[tuple[FormSlot, str]]) -> Iterator[Problem]:
        """Where lines were repeated, chosen or taken away, every value that code does not choose is found."""
        whole = _said("".join(node.text or "" for node in walk(top, "w:t")))
        for slot, text in given:
            is_shown_otherwise = slot.is_tag or bool(slot.ticked) or (slot.line, slot.start, slot.end) in self._form.holders
            parts = [part for part in clean_text(text).split("\n") if part.strip()]
            if not is_shown_otherwise and not all(_said(part) in whole for part in parts):
                yield Problem(tr("写出的表里，没有填的“{value}”。", value=text[:20]), line=slot.line)

    def _places(self, path: str, given: Sequence[tuple[FormSlot, str]]) -> frozenset[int]:
        """The numbers of the paragraphs of a part in which something was filled."""
        if path not in self._numbers:
            self._numbers[path] = {node: at for at, node in enumerate(_paragraphs(self._form.package.tree(path)))}
        numbers = self._numbers[path]
        return frozenset(numbers[node] for slot, _ in given if (node := self._form.spots[slot.line].paragraph) in numbers)

    def _unlike(self, source: Element, found: Element, given: Sequence[tuple[FormSlot, str]]) -> Iterator[Problem]:
        """A paragraph reads as it did, with its values, and has all its pictures; one that the reader takes together with the paragraph before is
        not read.
        """
        before = {line: self._form.source.lines[line] for line in self._lines[source]}
        first = self._form.spots[self._lines[source][0]].pieces
        label = first[0].start if first else len(next(iter(before.values())))
        if source not in self._readable:
            self._readable[source] = _say_the_same(_text_of(source), "".join(before.values())[label:])
        after = {line: _with_values(text, [pair for pair in given if pair[0].line == line]) for line, text in before.items()}
        is_said = not self._readable[source] or _say_the_same(_text_of(found), "".join(after.values())[label:])
        if not is_said or _pictures(found) != _pictures(source):
            line = given[0][0].line
            yield Problem(tr("写出的表里，“{line}”这一行与填写的不同。", line=self._form.source.lines[line][:12]), line=line)

    def _is_equal(self, path: str, top: Element, places: frozenset[int]) -> bool:
        if (path, places) not in self._bare:
            self._bare[path, places] = _bare(copy.deepcopy(self._form.package.tree(path)), places)
        return self._bare[path, places] == _bare(top, places)


def _text_of(paragraph: Element) -> str:
    """The text of a paragraph; what holds nothing but runs of text is read at once."""
    if paragraph.tag != _P:
        return paragraph.text or ""
    texts: list[str] = []
    for node in paragraph.iter():
        if node.tag == _T:
            texts.append(shown_box(node, node.text or ""))
        elif node.tag not in _PLAIN or (node.tag == _FONTS and is_symbol_font(get(node, "w:ascii"))):
            return visible_text(paragraph)
    return "".join(texts)


def _pictures(paragraph: Element) -> int:
    """How many pictures, shapes and objects stand in a paragraph, without those that only older programs see."""
    return sum(1 for node in paragraph.iter(*PICTURES) if next(node.iterancestors(_FALLBACK), None) is None)


def _with_values(line: str, given: Sequence[tuple[FormSlot, str]]) -> str:
    for slot, text in sorted(given, key=lambda pair: pair[0].start, reverse=True):
        line = line[: slot.start] + clean_text(text) + line[slot.end :]
    return line


def _said(line: str) -> str:
    """What a line says, without the room between its words, which grows and shrinks with the values; a ticked box is one, whatever its sign."""
    said = "".join(line.split()).translate(_TICKS)
    return _APART.sub("", said) if "_" in said else said


def _say_the_same(one: str, other: str) -> bool:
    return one == other or _said(one) == _said(other)


def _paragraphs(top: Element) -> Iterator[Element]:
    """The paragraphs of a part, without those that only older programs see; of properties of the document each."""
    if not top.tag.startswith(_WORD):
        return top.iter("*")
    older = {node for fallback in top.iter(_FALLBACK) for node in fallback.iter(_P)}
    return (paragraph for paragraph in top.iter(_P) if paragraph not in older)


def _bare(top: Element, places: frozenset[int]) -> bytes:
    """A part without what the paragraphs of these numbers hold, without our marks and the states of controls, as canonical XML. Braces that
    are written apart so that they are no tags are braces.
    """
    for at, paragraph in enumerate(list(_paragraphs(top))):
        if at in places:
            paragraph.text = None
            for child in [child for child in paragraph if child.tag != _LOOK]:
                paragraph.remove(child)
    marks = [node for node in walk(top, "w:bookmarkStart") if get(node, "w:name").startswith(FORM_START)]
    ids = {get(node, "w:id") for node in marks}
    ends = [node for node in walk(top, "w:bookmarkEnd") if get(node, "w:id") in ids]
    for node in (*list(walk(top, *_STATES, "mc:Fallback")), *marks, *ends):
        above = node.getparent()
        if above is not None:
            above.remove(node)
    for date in walk(top, "w:date"):
        date.attrib.pop(name("w:fullDate"), "")
    return _BYTES_APART.sub(b"", etree.tostring(top, method="c14n"))
