"""Carries parts over with all that they refer to, and cleans what is carried: changes accepted, styles by their new ids, no loose ends."""

from collections.abc import Callable

from editor.word.grafting.lines.styles import Styles, numbers_in
from editor.word.grafting.parts import GraftTarget, Source, references
from editor.word.package.relations import Relation
from editor.word.package.xml import Element, name, remove, serialized, walk

_DROPPED = ("w:del", "w:moveFrom", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:proofErr")
_CHANGES = ("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:tblGridChange", "w:numberingChange")
_UNWRAPPED = ("w:ins", "w:moveTo")
_PICTURES = ("w:drawing", "w:pict", "w:object", "w:control")
Change = Callable[[Element], None]


def accept(top: Element) -> None:
    """Take the tracked changes below an element as accepted: nobody's name is left in them."""
    for node in list(walk(top, *_DROPPED, *_CHANGES)):
        remove(node)
    for node in list(walk(top, *_UNWRAPPED)):
        unwrap(node)


def unwrap(node: Element) -> None:
    """Put the children of an element in its place; one in properties, which has none, just goes."""
    for child in list(node):
        node.addprevious(child)
    remove(node)


class Carrier:
    """Carries parts from one package to another, each once."""

    def __init__(self, source: Source, target: GraftTarget, styles: Styles) -> None:
        self._source, self._target, self._styles = source, target, styles
        self._paths: dict[str, str] = {}
        self.numbers: set[str] = set()
        self.uses_theme = False

    def carried(self, relation: Relation, change: Change | None = None) -> Relation:
        """A relationship with its part carried over; `change` is done to the XML of the part itself."""
        return relation if relation.outside else relation._replace(target=self._carry(relation, change))

    def _carry(self, relation: Relation, change: Change | None) -> str:
        path = relation.target
        if path in self._paths:
            return self._paths[path]
        kind, taken = self._source.content_type(path), self._source.taken_by(relation)
        known = frozenset(further.identity for further in taken)
        is_text = "wordprocessingml" in kind
        data = self._adapted(self._source.package.copied(path), known, change) if is_text else self._source.data(path)
        self.uses_theme = self.uses_theme or speaks_of_theme(data)
        made = self._paths[path] = self._target.add(path, data, kind)
        self._target.relate(made, [self.carried(further) for further in taken])
        return made

    def _adapted(self, top: Element, known: frozenset[str], change: Change | None) -> bytes:
        if change is not None:
            change(top)
        accept(top)
        without_loose_ends(top, known)
        self._styles.adapt(top)
        if top.tag != name("w:numbering"):
            self.numbers |= numbers_in(top)
        return serialized(top)


def speaks_of_theme(data: bytes) -> bool:
    """Whether the XML of a part takes colours or fonts from the theme of its document."""
    return any(sign in data for sign in (b"schemeClr", b"hemeColor=", b"Theme="))


def without_loose_ends(top: Element, known: frozenset[str]) -> None:
    """Take away what refers to relationships that are not there: pictures whole, links but for their text."""
    for node, _, identity in list(references(top)):
        if identity not in known:
            _cut_off(node)


def _cut_off(node: Element) -> None:
    if node.tag == name("w:hyperlink"):
        unwrap(node)
        return
    holder = next((above for above in (node, *node.iterancestors()) if above.tag in {name(tag) for tag in _PICTURES}), None)
    if holder is not None:
        remove(holder)
