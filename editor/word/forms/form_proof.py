"""The proof of a filled form, by code that shares nothing with what fills it: values stand in their places, and nothing else is another."""

import copy
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from editor.model.problem import NigaoError, Problem
from editor.model.words import tr
from editor.word.forms.form import CompiledForm, FormValues, WordForm
from editor.word.forms.parts.places import FormSlot
from editor.word.package.marks import FORM_START
from editor.word.package.opening import open_package
from editor.word.package.package import Package
from editor.word.package.xml import Element, clean_text, get, name, walk

_OWN = ("[Content_Types].xml", ".rels")
_STATES = ("w:showingPlcHdr", "w:dataBinding", "w15:dataBinding", "w:temporary", "w14:checked")
_TICKS = str.maketrans(dict.fromkeys("☒√✓✔●■", "☑"))
_FALLBACK, _P, _PPR = name("mc:Fallback"), name("w:p"), name("w:pPr")


class FormProof:
    """Proves the filled copies of one form; what is worked out of the form itself is worked out once."""

    def __init__(self, compiled: CompiledForm) -> None:
        self._compiled, self._form = compiled, compiled.form
        self._bare: dict[tuple[str, frozenset[int]], bytes] = {}

    def problems(self, written: bytes, values: FormValues) -> list[Problem]:
        """What is wrong with a filled copy, nothing when it is proved."""
        try:
            copied = open_package(written, exact=True)
            return [*self._parts(copied, values), *self._texts(copied, values)]
        except (NigaoError, etree.LxmlError) as error:
            return [Problem(tr("写出的表打不开：{why}", why=str(error)))]

    def _parts(self, copied: Package, values: FormValues) -> Iterator[Problem]:
        """The parts in which nothing was filled are the same bytes; in the others all but the paragraphs that were filled is equal."""
        source, changed = self._form.package, self._compiled.changed(values)
        for path in source.paths:
            if "vba" in path or path.endswith(_OWN):
                continue
            if path not in copied:
                yield Problem(tr("写出的表里，“{path}”丢了。", path=path))
            elif path not in changed:
                if source.part(path) != copied.part(path) and not path.startswith("customXml/"):
                    yield Problem(tr("写出的表里，“{path}”变了。", path=path))
            elif self._stays_in_shape(path, values) and not self._is_equal(path, copied, values):
                yield Problem(tr("写出的表里，“{path}”没有填的地方变了。", path=path))

    def _stays_in_shape(self, path: str, values: FormValues) -> bool:
        """Whether a part has as many paragraphs as before: nothing was repeated, chosen or taken away in it."""
        return not self._compiled.reshapes(path, values)

    def _is_equal(self, path: str, copied: Package, values: FormValues) -> bool:
        places = frozenset(self._places(path, values))
        if (path, places) not in self._bare:
            self._bare[path, places] = _bare(self._form.package.tree(path), places)
        return self._bare[path, places] == _bare(copied.tree(path), places)

    def _places(self, path: str, values: FormValues) -> Iterator[int]:
        """The numbers of the paragraphs of a part in which something was filled."""
        numbers = {node: at for at, node in enumerate(_paragraphs(self._form.package.tree(path)))}
        for number, slot in enumerate(self._compiled.slots):
            spot = self._form.spots[slot.line]
            if spot.part == path and (number in values.texts or slot.rows in values.rows) and spot.paragraph in numbers:
                yield numbers[spot.paragraph]

    def _texts(self, copied: Package, values: FormValues) -> Iterator[Problem]:
        """Every line reads as it did, but for what was filled; where lines were repeated or taken away, every value is found."""
        lines = WordForm(copied).source.lines
        if not any(self._compiled.reshapes(path, values) for path in self._compiled.changed(values)):
            yield from self._unlike(lines, values)
            return
        whole = "\n".join(lines)
        for number, text in values.texts.items():
            if (said := clean_text(text).strip()) and said not in whole and not self._is_chosen(number):
                yield Problem(tr("写出的表里，没有填的“{value}”。", value=said[:20]), line=self._compiled.slots[number].line)

    def _is_chosen(self, number: int) -> bool:
        """Whether a value may be left out: its tag stands in a condition, or its box shows it otherwise."""
        slot = self._compiled.slots[number]
        return slot.is_tag or bool(slot.ticked) or self._form.holders.get((slot.line, slot.start, slot.end)) is not None

    def _unlike(self, lines: Sequence[str], values: FormValues) -> Iterator[Problem]:
        expected = [(number, part) for number, line in enumerate(self._expected(values)) for part in line.split("\n")]
        for (number, wanted), found in zip(expected, lines, strict=False):
            if _said(wanted) != _said(found):
                yield Problem(tr("写出的表里，“{line}”这一行与填写的不同。", line=self._form.source.lines[number][:12]), line=number)
                return
        if len(expected) != len(lines):
            yield Problem(tr("写出的表里，行数与原来的不同。"))

    def _expected(self, values: FormValues) -> list[str]:
        lines = list(self._form.source.lines)
        for slot, text in sorted(self._given(values), key=lambda pair: pair[0][:2], reverse=True):
            line = lines[slot.line]
            lines[slot.line] = line[: slot.start] + clean_text(text) + line[slot.end :]
        return lines

    def _given(self, values: FormValues) -> Iterator[tuple[FormSlot, str]]:
        """The slots that have a value, with it."""
        for number, slot in enumerate(self._compiled.slots):
            rows = values.rows.get(slot.rows, ())
            text = values.texts.get(number, "") if slot.rows < 0 else rows[slot.row].get(slot.path, "") if slot.row < len(rows) else ""
            if text or number in values.texts:
                yield slot, text


def _said(line: str) -> str:
    """What a line says, without the room between its words, which grows and shrinks with the values; a ticked box is one, whatever its sign."""
    said = "".join(line.split()).translate(_TICKS)
    return re.sub(r"(?<=[{}%])_(?=[{}%])", "", said) if "_" in said else said


def _paragraphs(top: Element) -> Iterator[Element]:
    for paragraph in top.iter(_P):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def _bare(top: Element, places: frozenset[int]) -> bytes:
    """A part without what the paragraphs of these numbers hold, without our marks and the states of controls, as canonical XML."""
    made = copy.deepcopy(top)
    for at, paragraph in enumerate(list(_paragraphs(made))):
        if at in places:
            for child in [child for child in paragraph if child.tag != _PPR]:
                paragraph.remove(child)
    for node in list(walk(made, *_STATES)):
        _drop(node)
    for fallback in list(walk(made, "mc:Fallback")):
        _drop(fallback)
    marks = [node for node in walk(made, "w:bookmarkStart") if get(node, "w:name").startswith(FORM_START)]
    ids = {get(node, "w:id") for node in marks}
    for node in (*marks, *[node for node in walk(made, "w:bookmarkEnd") if get(node, "w:id") in ids]):
        _drop(node)
    for date in walk(made, "w:date"):
        date.attrib.pop(name("w:fullDate"), "")
    return etree.tostring(made, method="c14n")


def _drop(node: Element) -> None:
    above = node.getparent()
    if above is not None:
        above.remove(node)
