"""What other programs put into a Word file that a draft cannot hold: pictures, comments, tracked changes, notes, formatting by hand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from editor.model.returned.foreign import Foreign, ForeignKind
from editor.word.grafting.lines.lines import shown_texts
from editor.word.grafting.sections import is_foreign_part, is_own_break, sections_in, written_in
from editor.word.outside.finding import read_beside
from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.looks import look_by_hand
from editor.word.reading.others_controls import controls_of_others
from editor.word.reading.pages import breaks_by_hand
from editor.word.reading.paragraph_looks import ParagraphLooks
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import PICTURES, children, hidden_text, is_on, outer_boxes, visible_text

_HOLDERS: dict[str, ForeignKind] = {
    name("w:ins"): ForeignKind.INSERTION,
    name("w:moveTo"): ForeignKind.INSERTION,
    name("w:hyperlink"): ForeignKind.LINK,
    name("m:oMath"): ForeignKind.FORMULA,
    name("w:fldSimple"): ForeignKind.FIELD,
}
_GONE = (name("w:del"), name("w:moveFrom"))
_PASSED = frozenset(name(tag) for tag in ("w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr"))
_SIGNS: dict[str, ForeignKind] = {name("w:sectPr"): ForeignKind.SECTION, name("w:numPr"): ForeignKind.NUMBERING}
_NOTES: dict[str, ForeignKind] = {
    name("w:commentReference"): ForeignKind.COMMENT,
    name("w:footnoteReference"): ForeignKind.FOOTNOTE,
    name("w:endnoteReference"): ForeignKind.ENDNOTE,
}
_LONGEST = 80  # characters of a field: enough to know it by, and a table of contents is one


def read_foreign(package: Package) -> list[Foreign]:
    """What stands in a Word file that a draft cannot hold, in reading order, headers and footers last; nothing for a file as it was written.

    Fields and links inside another field are part of that.
    """
    return list(_foreign_in(package))


@once
def _foreign_in(package: Package) -> tuple[Foreign, ...]:
    body = find(package.tree(package.main), "w:body")
    beside = (Foreign(ForeignKind.OUTSIDE, -1, thing.text or thing.kind) for thing in read_beside(package))
    if body is None:
        return ()
    sheet = StyleSheet.of(package)
    search = _Search(
        package,
        sheet,
        ParagraphLooks.of(package),
        breaks_by_hand(package),
        controls_of_others(package),
        shown_texts(package),
        dict(_notes(package)),
    )
    search.things(body)
    return (*_joined(search.found), *_headers(package, body, sheet), *beside)


@dataclass(slots=True, eq=False)
class _Open:
    """Something that has begun: where it will stand in the list, and the pieces of text that were read before it."""

    at: int
    paragraph: int
    column: int
    texts: int


@dataclass(slots=True, eq=False)
class _Search:
    """Walks through a document and counts its paragraphs and, in each, the characters of its visible text."""

    package: Package
    sheet: StyleSheet
    looks: ParagraphLooks
    breaks: frozenset[Element]
    controls: frozenset[Element]
    shown: Mapping[Element, str]
    notes: dict[tuple[ForeignKind, str], Foreign]
    paragraph: int = -1
    column: int = 0
    texts: list[str] = field(default_factory=list[str])
    fields: list[_Open] = field(default_factory=list[_Open])
    comments: dict[str, int] = field(default_factory=dict[str, int])
    marked: dict[str, str] = field(default_factory=dict[str, str])
    found: list[Foreign] = field(default_factory=list[Foreign])

    def things(self, node: Element) -> None:
        """Collect the things inside an element; a picture or a text box is one thing, whatever it holds."""
        for child in children(node):
            if child.tag in _PASSED:
                continue
            if child.tag == name("w:p"):
                self.paragraph, self.column = self.paragraph + 1, 0
            if child.tag in PICTURES:
                self._add(_picture(child))
            elif child.tag in _GONE:
                self._deleted(child)
            else:
                self._thing(child)

    def _thing(self, node: Element) -> None:
        if text := self.shown.get(node, ""):
            self.column += len(text)
            self.texts.append(text)
        if node.tag == name("w:r") and (hidden := hidden_text(node)):
            self._add(Foreign(ForeignKind.HIDDEN, 0, hidden))
        self._sign(node)
        opened = self._here()
        self.things(node)
        if self.fields:
            return
        if node.tag in _HOLDERS and _is_around_text(node):
            self._end(opened, _HOLDERS[node.tag], get(node, "w:author"))
        elif node.tag == name("w:r") and len(self.texts) > opened.texts and look_by_hand(node, self.sheet):
            self._end(opened, ForeignKind.FORMATTING)
        elif node in self.controls:
            self._control(node, opened)
        elif node.tag == name("w:p") and not is_on(find(node, "w:pPr/w:rPr/w:del")):
            self._look(node, opened)

    def _control(self, control: Element, opened: _Open) -> None:
        """A control of others; one around whole paragraphs begins with the next one."""
        is_inside = next(control.iterancestors(name("w:p")), None) is not None
        paragraph, start = (opened.paragraph, opened.column) if is_inside else (opened.paragraph + 1, 0)
        self.found.insert(opened.at, Foreign(ForeignKind.CONTROL, paragraph, "".join(self.texts[opened.texts :]), start))

    def _look(self, paragraph: Element, opened: _Open) -> None:
        text = "".join(self.texts[opened.texts :])
        if self.looks.by_hand(paragraph, has_text=bool(text.strip())):
            self.found.insert(opened.at, Foreign(ForeignKind.PARAGRAPH, opened.paragraph, text))

    def _here(self) -> _Open:
        return _Open(len(self.found), self.paragraph, self.column, len(self.texts))

    def _end(self, opened: _Open, kind: ForeignKind, author: str = "") -> None:
        text = "".join(self.texts[opened.texts :])
        if kind == ForeignKind.FIELD:
            text = text[:_LONGEST]
        marked = text if kind in (ForeignKind.LINK, ForeignKind.FORMATTING) else ""
        self.found.insert(opened.at, Foreign(kind, opened.paragraph, text, opened.column, marked, author))

    def _add(self, thing: Foreign) -> None:
        if not self.fields or thing.kind in _NOTES.values() or thing.kind in (ForeignKind.PICTURE, ForeignKind.TEXT_BOX):
            self.found.append(replace(thing, paragraph=self.paragraph, start=self.column))

    def _deleted(self, node: Element) -> None:
        if _is_around_text(node):
            self._add(Foreign(ForeignKind.DELETION, 0, "".join(t.text or "" for t in walk(node, "w:delText", "w:t")), author=get(node, "w:author")))

    def _sign(self, node: Element) -> None:
        if node.tag in _NOTES:
            key = (_NOTES[node.tag], get(node, "w:id"))
            self._add(replace(self.notes.get(key, Foreign(key[0], 0)), marked=self.marked.get(key[1], "") if key[0] == ForeignKind.COMMENT else ""))
        elif node.tag == name("w:commentRangeStart"):
            self.comments[get(node, "w:id")] = len(self.texts)
        elif node.tag == name("w:commentRangeEnd"):
            self.marked[get(node, "w:id")] = "".join(self.texts[self.comments.get(get(node, "w:id"), len(self.texts)) :])
        elif node in self.breaks:
            self._add(Foreign(ForeignKind.BREAK, 0))
        elif node.tag == name("w:fldChar"):
            self._field(get(node, "w:fldCharType"))
        elif node.tag in _SIGNS and _is_in_paragraph_properties(node) and not (node.tag == name("w:sectPr") and is_own_break(node, self.package)):
            self._add(Foreign(_SIGNS[node.tag], 0))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(self._here())
        elif kind == "end" and self.fields:
            opened = self.fields.pop()
            if not self.fields:
                self._end(opened, ForeignKind.FIELD)


def _picture(node: Element) -> Foreign:
    """A picture with its description, or a text box with its text."""
    boxes = list(outer_boxes(node))
    if boxes:
        return Foreign(ForeignKind.TEXT_BOX, 0, "\n".join(visible_text(paragraph) for box in boxes for paragraph in walk(box, "w:p")))
    described = (said for one in node.iter("{*}docPr", "{*}imagedata", "{*}shape") for key in ("descr", "title", "alt") if (said := one.get(key)))
    return Foreign(ForeignKind.PICTURE, 0, str(next(described, "")))


def _joined(found: list[Foreign]) -> Iterator[Foreign]:
    """The things with the runs of one look that follow each other as one."""
    for _, same in groupby(_with_gaps(found), key=lambda pair: pair[0]):
        first, *others = (thing for _, thing in same)
        text = first.text + "".join(other.text for other in others)
        yield replace(first, text=text, marked=text) if others else first


def _with_gaps(found: list[Foreign]) -> Iterator[tuple[int, Foreign]]:
    """The things with a number that is the same for formatting that goes on where the one before ends."""
    number, before = 0, None
    for thing in found:
        goes_on = before is not None and (before.paragraph, before.start + len(before.text)) == (thing.paragraph, thing.start)
        if not (goes_on and before is not None and before.kind == thing.kind == ForeignKind.FORMATTING):
            number += 1
        before = thing
        yield number, thing


def _headers(package: Package, body: Element, sheet: StyleSheet) -> Iterator[Foreign]:
    seen: set[str] = set()
    for section in sections_in(body):
        for reference, path in written_in(section, package):
            if path not in seen and is_foreign_part(path, package, sheet, header=reference.tag == name("w:headerReference")):
                top = package.tree(path)
                yield Foreign(ForeignKind.HEADER, -1, "\n".join(filter(None, (visible_text(p).strip() for p in walk(top, "w:p")))))
            seen.add(path)


def _notes(package: Package) -> Iterator[tuple[tuple[ForeignKind, str], Foreign]]:
    """Comments and notes by kind and id."""
    kinds: tuple[tuple[str, ForeignKind], ...] = (
        ("comments", ForeignKind.COMMENT),
        ("footnotes", ForeignKind.FOOTNOTE),
        ("endnotes", ForeignKind.ENDNOTE),
    )
    for part, kind in kinds:
        for path in package.related(part):
            top = package.optional(path)
            for note in () if top is None else walk(top, f"w:{kind}"):
                text = "\n".join(visible_text(paragraph) for paragraph in walk(note, "w:p"))
                yield (kind, get(note, "w:id")), Foreign(kind, 0, text.strip(), author=get(note, "w:author"))


def _is_around_text(node: Element) -> bool:
    """Whether a tracked change holds runs; the mark of a changed paragraph or row lies in its properties."""
    return next(walk(node, "w:r", "m:r"), None) is not None


def _is_in_paragraph_properties(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == name("w:pPr")


# Tracked changes were accepted and automatic numbers are text by now: the draft has them.
_IN_DRAFT: frozenset[ForeignKind] = frozenset((ForeignKind.INSERTION, ForeignKind.DELETION, ForeignKind.NUMBERING))
_PARTLY: frozenset[ForeignKind] = frozenset((ForeignKind.FORMATTING, ForeignKind.PARAGRAPH, ForeignKind.LINK, ForeignKind.CONTROL))
_Key = tuple[ForeignKind, str, str]


def lost_of(old: Sequence[Foreign], new: Sequence[Foreign], renamed: Iterable[tuple[str, str]] = (), *, final: bool = False) -> tuple[Foreign, ...]:
    """The things of the old file that the new one lacks. A look or a link of which a part of the text is left is there, and so is one whose text
    is another by now (`renamed`: before, after); a `final` copy wants no comments.
    """
    there = Counter(_key(thing) for thing in new)
    missing: list[Foreign] = []
    for thing in old:
        if thing.kind in _IN_DRAFT or (final and thing.kind == ForeignKind.COMMENT):
            continue
        if there[_key(thing)]:
            there[_key(thing)] -= 1
        else:
            missing.append(thing)
    left = [key for key, count in there.items() if count and key[0] in _PARTLY]
    others = [(_bare(before), _bare(after)) for before, after in renamed]
    return tuple(thing for thing in missing if not (thing.kind in _PARTLY and _takes_part(thing, left, others)))


def _key(thing: Foreign) -> _Key:
    return thing.kind, _bare(thing.text), thing.author


def _bare(text: str) -> str:
    return "".join(text.split())


def _takes_part(thing: Foreign, left: list[_Key], others: Sequence[tuple[str, str]]) -> bool:
    """Whether the new file has a part of it, or it by its new text, which is then used up."""
    own = _bare(thing.text)
    names = {own, *(after for before, after in others if before and before in own)}
    for key in left:
        if key[0] == thing.kind and any(_is_part(name, key[1]) for name in names):
            left.remove(key)
            return True
    return False


def _is_part(text: str, other: str) -> bool:
    return bool(text and other) and (text in other or other in text)
