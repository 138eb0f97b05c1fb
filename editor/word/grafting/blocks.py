"""Paragraphs that hold nothing but pictures, the end of a page or a section, or a table of contents are put in as paragraphs of their own."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from editor.word.grafting.carrying import accept, unwrap
from editor.word.grafting.lines.lines import GraftedLine
from editor.word.grafting.lines.things import has_pictures
from editor.word.grafting.sections import is_own_break
from editor.word.package.marks import our_bookmarks
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.others_controls import untie
from editor.word.reading.pages import breaks_by_hand
from editor.word.reading.visible import hidden_text


def blocks_of(lines: Sequence[GraftedLine], package: Package) -> frozenset[int]:
    """The numbers of the lines that are taken whole: those of a table of contents, and those without text that hold something all the same."""
    breaks = breaks_by_hand(package)
    return frozenset(at for at, line in enumerate(lines) if line.is_toc or (not line.text.strip() and _holds_something(line, package, breaks)))


def _holds_something(line: GraftedLine, package: Package, breaks: frozenset[Element]) -> bool:
    marks = (node for paragraph in line.paragraphs for node in walk(paragraph, "w:fldChar", "w:br"))
    ends = (find(paragraph, "w:pPr/w:sectPr") for paragraph in line.paragraphs)
    return (
        any(node.tag != name("w:br") or node in breaks for node in marks)
        or any(hidden_text(run) for paragraph in line.paragraphs for run in walk(paragraph, "w:r"))
        or any(map(has_pictures, line.paragraphs))
        or any(end is not None and not is_own_break(end, package) for end in ends)
    )


def copied(paragraph: Element, others: frozenset[Element]) -> Element:
    """A copy of a paragraph as it reads: changes accepted, without the controls and the bookmarks of fields; `others` are no controls of fields."""
    made = deepcopy(paragraph)
    made.tail = None
    for old, control in list(zip(walk(paragraph, "w:sdt"), walk(made, "w:sdt"), strict=True)):
        if old in others:
            untie(control)
        else:
            _open_control(control)
    accept(made)
    ours = {get(node, "w:id") for node in our_bookmarks(made)}
    for node in list(walk(made, "w:bookmarkStart", "w:bookmarkEnd")):
        if get(node, "w:id") in ours:
            unwrap(node)
    return made


def _open_control(control: Element) -> None:
    content = find(control, "w:sdtContent")
    for child in () if content is None else list(content):
        control.addprevious(child)
    unwrap(_emptied(control))


def _emptied(control: Element) -> Element:
    for child in list(control):
        control.remove(child)
    return control


class Blocks:
    """Puts whole paragraphs behind the counterpart of what stood before them."""

    def __init__(
        self, old: Sequence[GraftedLine], new: Sequence[GraftedLine], pairs: Mapping[int, int], body: Element, others: frozenset[Element]
    ) -> None:
        self._old, self._new, self._pairs, self._body, self._others = old, new, pairs, body, others
        self._placed: dict[int, Element] = {}

    def place(self, number: int) -> list[Element]:
        """Put in the paragraphs of an old line; what was put in, nothing where their table cell is gone."""
        made = [copied(paragraph, self._others) for paragraph in self._old[number].paragraphs]
        if number in self._pairs:
            self._into(self._new[self._pairs[number]].paragraphs[0], made)
        elif (before := self._nearest(number, range(number - 1, -1, -1))) is not None:
            for paragraph in reversed(made):
                before.addnext(paragraph)
        elif (behind := self._nearest(number, range(number + 1, len(self._old)))) is not None:
            for paragraph in made:
                behind.addprevious(paragraph)
        else:
            return []
        self._placed[number] = made[-1]
        return made

    def _into(self, empty: Element, made: list[Element]) -> None:
        """In the place of an empty paragraph of ours; one inside the bookmark of a field keeps its marks."""
        marks = list(walk(empty, "w:bookmarkStart", "w:bookmarkEnd"))
        for paragraph in made:
            empty.addprevious(paragraph)
        for mark in marks:
            made[-1].append(mark)
        parent = empty.getparent()
        if parent is not None:
            parent.remove(empty)

    def _nearest(self, number: int, others: Iterable[int]) -> Element | None:
        """The first of these paragraphs that stands in the new file; in a table cell only one of that cell."""
        cell = self._old[number].cell
        for at in others:
            if cell is not None and self._old[at].cell is not cell:
                return None
            found = self._element(at)
            if found is not None:
                return found if cell is not None else self._outermost(found)
        return None

    def _element(self, at: int) -> Element | None:
        if at in self._placed:
            return self._placed[at]
        return self._new[self._pairs[at]].paragraphs[0] if at in self._pairs else None

    def _outermost(self, paragraph: Element) -> Element:
        """The paragraph, or the table that holds it."""
        return next((node for node in (paragraph, *paragraph.iterancestors()) if node.getparent() is self._body), paragraph)
