"""The codes of fields, however they are written, and the list of those that stay inside their document (ISO/IEC 29500-1, 17.16.5)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from editor.model.returned.outside import OutsideKind
from editor.word.outside.addresses import is_inside
from editor.word.outside.reach import Reach, reach, remove_content, unwrap
from editor.word.package.xml import Element, get, name, walk

_HARMLESS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "TC", "TOA", "TA", "XE", "INDEX"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "NUMWORDS", "NUMCHARS", "REVNUM"),
        *("TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "DOCVARIABLE"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK"),
        *("GREETINGLINE", "IF", "COMPARE", "=", "SYMBOL", "EQ", "ADVANCE", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "GOTOBUTTON"),
        *("BARCODE", "DISPLAYBARCODE", "MERGEBARCODE", "BIBLIOGRAPHY", "CITATION", "EMBED", "SHAPE", "BIDIOUTLINE"),
    )
)
"""What works out its text from its own document, the calendar or the data of a mail merge, which is named by itself."""
_NESTED = "\0"
_MARKS = ("w:fldChar", "w:instrText", "w:delInstrText", "w:fldSimple", "w:t", "w:drawing", "w:pict", "w:object", "w:sym", "w:tab", "w:br")
_CODES = frozenset((name("w:instrText"), name("w:delInstrText")))
WORDS = re.compile(r'"([^"]*)"|(\S+)')
"""The words of a code: what is between quotes, or what has no room in it."""
_NO_TARGET = {"\\l": 1, "\\o": 1, "\\t": 1}
"""The switches of a link, with how many words follow them."""


@dataclass(slots=True, eq=False)
class _Field:
    """A complex field: its code with a mark in place of each field inside it, that of deleted text too, and the elements that the code is made of."""

    code: str = ""
    deleted: str = ""
    nodes: list[Element] = field(default_factory=list[Element])
    is_shown: bool = False
    holds_harm: bool = False

    @property
    def codes(self) -> list[str]:
        """What it says with deletions accepted, and with deletions refused."""
        return [code for code in dict.fromkeys((self.code, self.deleted)) if code.strip()]


def is_harmless(code: str) -> bool:
    """Whether the code of a field fetches nothing and starts nothing, by the list of those that are known not to."""
    words = code.split()
    if not words or words[0].startswith("="):
        return True
    if words[0].upper() == "HYPERLINK":
        return _NESTED not in code and is_inside(target_of(code))
    return words[0].upper() in _HARMLESS


def target_of(code: str) -> str:
    """Where the code of a link leads; "" for a place in its own document."""
    words = [quoted or plain for quoted, plain in WORDS.findall(code)][1:]
    skipped = 0
    for word in words:
        if skipped:
            skipped -= 1
        elif word.lower() in _NO_TARGET:
            skipped = _NO_TARGET[word.lower()]
        elif not word.startswith("\\") or word.startswith("\\\\"):
            return word
    return ""


def harmful_codes(top: Element) -> Iterator[Reach]:
    """The fields of a part that are on no list, those inside other fields and in deleted text too, in the order in which they end.

    Taken away, the text that a field shows stays.
    """
    opened: list[_Field] = []
    loose = _Field()
    for node in walk(top, *_MARKS):
        kind = get(node, "w:fldCharType")
        if node.tag == name("w:fldSimple"):
            yield from _simple(node, opened)
        elif node.tag == name("w:fldChar"):
            yield from _marked(node, kind, opened)
        elif opened:
            _spoken(node, opened)
        elif node.tag in _CODES:
            _say(loose, node)
    for left in (*reversed(opened), loose):
        yield from _ended(left, [])


def _simple(node: Element, opened: list[_Field]) -> Iterator[Reach]:
    code = get(node, "w:instr")
    _nest(node, opened)
    if not is_harmless(code):
        _tell_outer(opened)
        yield reach(OutsideKind.FIELD, code, partial(unwrap, node))


def _marked(node: Element, kind: str, opened: list[_Field]) -> Iterator[Reach]:
    """The begin, the middle or the end of a field, which is a part of the code of those around it."""
    if kind == "begin":
        _nest(node, opened)
        opened.append(_Field(nodes=[node]))
    elif opened:
        _join(node, opened[:-1])
        opened[-1].nodes.append(node)
        if kind == "separate":
            opened[-1].is_shown = True
        elif kind == "end":
            yield from _ended(opened.pop(), opened)


def _nest(node: Element, opened: list[_Field]) -> None:
    """A field begins inside the code of others."""
    _join(node, opened)
    for outer in opened[-1:]:
        if not outer.is_shown:
            outer.code += _NESTED
            outer.deleted += _NESTED


def _join(node: Element, opened: list[_Field]) -> None:
    """An element belongs to the codes of all fields around it whose text has not begun."""
    for outer in opened:
        if not outer.is_shown:
            outer.nodes.append(node)


def _spoken(node: Element, opened: list[_Field]) -> None:
    """Something inside a field: a piece of its code, or of what it shows."""
    inner = opened[-1]
    _join(node, opened[:-1])
    if not inner.is_shown or node.tag in _CODES:
        _say(inner, node)


def _say(inner: _Field, node: Element) -> None:
    inner.nodes.append(node)
    text = " " if node.tag == name("w:tab") else node.text or ""
    inner.deleted += text
    inner.code += "" if node.tag == name("w:delInstrText") else text


def _ended(closed: _Field, opened: list[_Field]) -> Iterator[Reach]:
    harmful = [code for code in closed.codes if not is_harmless(code)]
    if harmful or closed.holds_harm:
        _tell_outer(opened)
        text = (harmful or closed.codes)[0].replace(_NESTED, " … ")
        yield reach(OutsideKind.FIELD, text, partial(remove_content, closed.nodes))


def _tell_outer(opened: list[_Field]) -> None:
    """A field whose code holds a harmful one is as harmful."""
    for outer in opened:
        outer.holds_harm = outer.holds_harm or not outer.is_shown
