"""The lines of one paragraph as a page shows them, with its text boxes and pictures, for the proof of an import."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from editor.model.words import tr
from editor.word.package.xml import Element
from editor.word.proving.boxes import box_of_field, box_of_symbol, with_boxes

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = frozenset(_W + tag for tag in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "sdtEndPr", "rt", "delText", "delInstrText", "fldData", "ctrlPr"))
_DRAWN = frozenset(_W + tag for tag in ("drawing", "pict", "object"))
_IMAGES = frozenset((_A + "blip", _V + "imagedata", "{urn:schemas-microsoft-com:office:office}OLEObject"))
_CHARTS = ("chart}chart", "diagram}relIds")
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-"}
_ALTERNATE, _CHOICE, _FALLBACK = (_MC + tag for tag in ("AlternateContent", "Choice", "Fallback"))
_SYMBOL = _W + "sym"
_FIXED = {_W + tag: text for tag, text in _SIGNS.items()}
_R, _T, _SDT, _FIELD, _FIELD_MARK, _CODE, _VAL = (_W + tag for tag in ("r", "t", "sdt", "fldSimple", "fldChar", "instrText", "val"))
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_BLANK_FIELDS = frozenset(("MERGEFIELD", "DOCPROPERTY", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "FILLIN", "ASK", "MACROBUTTON"))
_PAGE_NUMBER = re.compile(r"(?:第?\d*页?[/，,共]*(?:共?\d*页?)?|page\d*(?:of\d*)?)", re.IGNORECASE)
_AROUND_NUMBERS = re.compile(r"[\s\-—–―－·~]")


@dataclass(frozen=True, slots=True)
class InlineLine:
    """A line of a paragraph: `soft` are the columns of controls and merge fields, `blanks` those of underlined white space."""

    text: str
    soft: tuple[tuple[int, int], ...] = ()
    blanks: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class InlineParagraph:
    """What a paragraph shows: its lines, the contents of its text boxes, the names of its pictures."""

    text: str = ""
    soft: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    blanks: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    boxes: list[Element] = field(default_factory=list[Element])
    pictures: list[str] = field(default_factory=list[str])

    @property
    def lines(self) -> Iterator[InlineLine]:
        """The lines between the breaks of the paragraph; a break at its end parts none."""
        start = 0
        for text in self.text.removesuffix("\n").split("\n"):
            end = start + len(text)
            yield InlineLine(text, _within(self.soft, start, end), _within(self.blanks, start, end))
            start = end + 1


@dataclass(slots=True)
class _OpenField:
    """A field that is open: its code so far, whether its result has begun, and where."""

    code: str = ""
    shown: bool = False
    start: int = 0

    @property
    def name(self) -> str:
        """The first word of the code."""
        return next(iter(self.code.split()), "").upper()


class Inline:
    """Reads paragraphs in order; fields may run over several of them. Without `shows_pages` the results of page fields are no text."""

    def __init__(self, *, shows_pages: bool = True) -> None:
        self._shows_pages = shows_pages
        self._fields: list[_OpenField] = []

    @staticmethod
    def is_page_number(text: str) -> bool:
        """Whether a line of a header or a footer says which page it is, and no more."""
        return _PAGE_NUMBER.fullmatch(_AROUND_NUMBERS.sub("", text)) is not None

    def read(self, paragraph: Element) -> InlineParagraph:
        """What one paragraph shows."""
        shown = InlineParagraph()
        for opened in self._fields:
            opened.start = 0
        self._inside(paragraph, shown)
        return shown

    def _inside(self, node: Element, shown: InlineParagraph) -> None:
        for child in children(node):
            tag = child.tag
            if tag in _GONE or (tag == _R and not is_off(child, "rPr/vanish")):
                continue
            if tag in _DRAWN:
                _drawn(child, shown)
            elif tag in (_SDT, _FIELD):
                self._soft(child, shown)
            elif tag == _FIELD_MARK:
                self._mark(child.get(_W + "fldCharType", ""), shown)
                shown.text += box_of_field(child)
            elif tag == _CODE:
                self._code(child.text or "")
            elif text := _text(child):
                self._add(child, text, shown)
            else:
                self._inside(child, shown)

    def _soft(self, node: Element, shown: InlineParagraph) -> None:
        """A control, or a field in one element: what it shows stands for a blank."""
        start, code = len(shown.text), node.get(_W + "instr", "")
        if code and not self._shows_pages and next(iter(code.split()), "").upper() in _PAGE_FIELDS:
            return
        self._inside(node, shown)
        if not code or next(iter(code.split()), "").upper() in _BLANK_FIELDS:
            shown.soft.append((start, len(shown.text)))

    def _code(self, text: str) -> None:
        if self._fields:
            self._fields[-1].code += text

    def _mark(self, kind: str, shown: InlineParagraph) -> None:
        if kind == "begin":
            self._fields.append(_OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown, self._fields[-1].start = True, len(shown.text)
        elif kind == "end" and self._fields:
            closed = self._fields.pop()
            if closed.shown and closed.name in _BLANK_FIELDS:
                shown.soft.append((closed.start, len(shown.text)))

    def _add(self, node: Element, text: str, shown: InlineParagraph) -> None:
        if not all(opened.shown and (self._shows_pages or opened.name not in _PAGE_FIELDS) for opened in self._fields):
            return
        start = len(shown.text)
        shown.text += text
        if not text.strip() and text != "\n" and (len(text) > 1 or text == "\t") and _is_underlined(node):
            shown.blanks.append((start, len(shown.text)))


def children(node: Element) -> Iterator[Element]:
    """The elements in one, with one branch of what is there in several forms."""
    for child in node.iterchildren("*"):
        if child.tag == _ALTERNATE:
            branch = next(child.iterchildren(_CHOICE, _FALLBACK), None)
            yield from () if branch is None else children(branch)
        else:
            yield child


def is_off(node: Element, path: str) -> bool:
    """Whether an on/off property is not there or switched off."""
    found = found_at(node, path)
    return found is None or found.get(_VAL) in ("0", "false", "off")


def found_at(node: Element, path: str) -> Element | None:
    """The first element at a path of two of Word's names: trPr/del. lxml's own paths take several times as long."""
    outer, inner = _full(path)
    for look in node.iterchildren(outer):
        for found in look.iterchildren(inner):
            return found
    return None


@cache
def _full(path: str) -> tuple[str, str]:
    outer, inner = path.split("/")
    return _W + outer, _W + inner


def _text(node: Element) -> str:
    if node.tag in (_T, _MATH):
        text = (node.text or "").replace("\r", " ").replace("\n", " ")
        text = with_boxes(node, text) if node.tag != _MATH else text
        return text if node.get(_SPACE) == "preserve" or node.tag == _MATH else text.strip(" \t")
    return box_of_symbol(node) if node.tag == _SYMBOL else _FIXED.get(node.tag, "")


def _is_underlined(node: Element) -> bool:
    run = node.getparent()
    line = None if run is None else run.find(f"{_W}rPr/{_W}u")
    return line is not None and line.get(_W + "val") not in ("none", "0")


def _drawn(node: Element, shown: InlineParagraph) -> None:
    """The text boxes and the pictures of a drawing; lines and frames without text are no pictures."""
    for child in children(node):
        if child.tag == _W + "txbxContent":
            shown.boxes.append(child)
        elif child.tag in _IMAGES or child.tag.endswith(_CHARTS):
            shown.pictures.append(_picture_name(child))
        else:
            _drawn(child, shown)


def _picture_name(image: Element) -> str:
    """What a picture is called in the file, else that it is one."""
    for holder in takewhile(lambda one: one.tag not in _DRAWN, image.iterancestors()):
        for named in (*holder.iterchildren("{*}docPr"), holder):
            if name := named.get("descr") or named.get("title") or named.get("name"):
                return tr("图片“{name}”", name=name)
    return tr("图片")


def _within(spans: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple([(max(a, start) - start, min(b, end) - start) for a, b in spans if a <= end and b >= start]) if spans else ()
