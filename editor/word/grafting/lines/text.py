"""A line of the new file that takes up what stood in the old one: runs cut at columns, marks put between them, links put around them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from editor.word.grafting.lines.lines import GraftedLine
from editor.word.package.marks import LINE_TURN
from editor.word.package.xml import Element, element, find, get, name, remove, walk

_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof"),
    *("snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd"),
    *("fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
)
_PLACES = {name(f"w:{tag}"): place for place, tag in enumerate(_ORDER)}


class _Leaf(NamedTuple):
    """The columns of a run, or of a formula in the place of runs."""

    start: int
    end: int
    node: Element


class Row:
    """One line that is written to. Cut it first, at all columns that anything is about; then formulas, looks, marks and links."""

    def __init__(self, line: GraftedLine) -> None:
        self._line = line
        self._paragraph = line.paragraphs[0]
        self._leaves: list[_Leaf] = []
        self._tails: dict[tuple[int, Element], Element] = {}
        self._within: dict[Element, frozenset[Element]] = {}

    def cut(self, columns: Iterable[int]) -> None:
        """Part the runs at these columns."""
        edges = sorted({*columns, 0, len(self._line.text)})
        for piece in self._line.pieces:
            inner = [column for column in edges if piece.start < column < piece.end]
            node, start = piece.node, piece.start
            for column in inner:
                node, start = _parted(node, column - start), column
        self._leaves = list(self._runs(edges))

    def _runs(self, edges: Sequence[int]) -> Iterator[_Leaf]:
        """The runs as they lie between the columns, each cut where one of these falls between its elements."""
        at = 0
        starts = set(edges)
        for run in [run for run in self._paragraph.iter(name("w:r")) if _length(run)]:
            own, start = run, at
            for child in list(run):
                size = _shown(child)
                if size and at in starts and at > start:
                    yield _Leaf(start, at, own)
                    own, start = _moved(own, child), at
                at += size
            yield _Leaf(start, at, own)

    def replace(self, start: int, end: int, node: Element) -> bool:
        """Put an element in the place of the runs between two columns; False where they do not stand side by side."""
        inside = [leaf for leaf in self._leaves if start <= leaf.start and leaf.end <= end]
        parents = {leaf.node.getparent() for leaf in inside}
        if len(parents) != 1 or not inside or (inside[0].start, inside[-1].end) != (start, end):
            return False
        inside[0].node.addprevious(node)
        for leaf in inside:
            remove(leaf.node)
        self._leaves = [*(leaf for leaf in self._leaves if leaf not in inside), _Leaf(start, end, node)]
        self._leaves.sort(key=lambda leaf: leaf.start)
        return True

    def dress(self, start: int, end: int, look: Sequence[Element], made_of: Callable[[Element, bool], Sequence[Element]]) -> None:
        """Apply properties to the runs between two columns.

        `made_of(property, has_style)` builds the elements to set; `has_style` is true when the run already has a character style.
        """
        for leaf in self._between(start, end):
            if leaf.node.tag == name("w:r"):
                for one in look:
                    is_second = one.tag == name("w:rStyle") and find(leaf.node, "w:rPr/w:rStyle") is not None
                    for made in made_of(one, is_second):
                        _set_property(leaf.node, made)

    def put(self, column: int, node: Element, owner: str = "", within: frozenset[Element] = frozenset()) -> None:
        """Put an element at a column, behind what was put there before; in the place of the field that owns it where that ends or begins there.

        `within` are the elements that are still to be put around it.
        """
        self._within[node] = within
        container, before = self._slot(column, owner)
        tail = self._tails.get((column, container), before)
        if tail is None:
            container.insert(0, node)
        else:
            tail.addnext(node)
        self._tails[column, container] = node

    def _slot(self, column: int, owner: str) -> tuple[Element, Element | None]:
        """The container of a place and the element in front of it."""
        last = next((leaf.node for leaf in reversed(self._leaves) if leaf.end <= column), None)
        inside = self._inside(column, owner) if owner else None
        if inside is not None:
            own = last is not None and last.getparent() is inside
            return inside, last if own else None
        if last is None:
            return self._paragraph, find(self._paragraph, "w:pPr")
        while (parent := _parent(last)) is not self._paragraph and not self._goes_on(parent, column):
            last = parent
        while (following := last.getnext()) is not None and following.tag == name("w:bookmarkEnd"):
            last = following
        return _parent(last), last

    def _goes_on(self, container: Element, column: int) -> bool:
        return any(leaf.start >= column and container in leaf.node.iterancestors() for leaf in self._leaves)

    def _inside(self, column: int, owner: str) -> Element | None:
        """The content of the owner's control that has this column in it or at its edge."""
        near = (leaf.node for leaf in self._leaves if leaf.start <= column <= leaf.end)
        return next((content for node in near for content in node.iterancestors(name("w:sdtContent")) if _tag_of(content) == owner), None)

    def wrap(self, start: int, end: int, around: Element) -> Iterator[Element]:
        """Put what stands between two columns into copies of an element without its content, one for each stretch that has one parent; the copies."""
        for group in self._groups(start, end):
            self._widen(group, around)
            wrapper = deepcopy(around)
            for child in list(wrapper):
                wrapper.remove(child)
            group[0].addprevious(wrapper)
            for node in group:
                wrapper.append(node)
            yield wrapper

    def control(self, start: int, end: int, shell: Element, around: Element) -> None:
        """Put what stands between two columns into a control, the shell of `around`, where it has one parent."""
        groups = list(self._groups(start, end))
        if len(groups) == 1:
            self._widen(groups[0], around)
            _take_in_bookmarks(groups[0])
            groups[0][0].addprevious(shell)
            for node in groups[0]:
                shell[-1].append(node)

    def _widen(self, group: list[Element], around: Element) -> None:
        """Take in the marks beside a group that stood within the element too."""
        while (node := group[0].getprevious()) is not None and around in self._within.get(node, ()):
            group.insert(0, node)
        while (node := group[-1].getnext()) is not None and around in self._within.get(node, ()):
            group.append(node)

    def _groups(self, start: int, end: int) -> Iterator[list[Element]]:
        """The elements that hold what stands between two columns and nothing else, side by side together with what lies between them."""
        tops = list(dict.fromkeys(self._top(leaf.node, start, end) for leaf in self._between(start, end)))
        while tops:
            first, group = tops[0], [tops[0]]
            parent = first.getparent()
            last = next(top for top in reversed(tops) if top.getparent() is parent)
            while group[-1] is not last:
                following = group[-1].getnext()
                assert following is not None
                group.append(following)
            tops = [top for top in tops if top not in group]
            yield group

    def _top(self, node: Element, start: int, end: int) -> Element:
        """The outermost element around a run that holds nothing but what stands between the columns."""
        while (parent := node.getparent()) is not None and parent is not self._paragraph and self._is_within(parent, start, end):
            node = parent
        return _parent(node) if node.tag == name("w:sdtContent") else node

    def _is_within(self, node: Element, start: int, end: int) -> bool:
        return all(start <= leaf.start and leaf.end <= end for leaf in self._leaves if node in leaf.node.iterancestors())

    def _between(self, start: int, end: int) -> list[_Leaf]:
        return [leaf for leaf in self._leaves if start <= leaf.start and leaf.end <= end and leaf.start < leaf.end]


def _take_in_bookmarks(group: list[Element]) -> None:
    """Take in the other halves of bookmarks that stand beside a group: a field is known by its bookmark, which lies around its control."""

    def halves(tag: str) -> set[str]:
        """The ids of the bookmarks that begin, or end, in the group."""
        return {get(node, "w:id") for top in group for node in walk(top, tag)}

    while (node := group[0].getprevious()) is not None and node.tag == name("w:bookmarkStart") and get(node, "w:id") in halves("w:bookmarkEnd"):
        group.insert(0, node)
    while (node := group[-1].getnext()) is not None and node.tag == name("w:bookmarkEnd") and get(node, "w:id") in halves("w:bookmarkStart"):
        group.append(node)


def _shown(child: Element) -> int:
    """How many columns an element of a run takes."""
    if child.tag == name("w:t"):
        return len(child.text or "")
    return int(child.tag in (name("w:tab"), name("w:br")))


def _length(run: Element) -> int:
    style = find(run, "w:rPr/w:rStyle")
    return 0 if style is not None and get(style, "w:val") == LINE_TURN else sum(_shown(child) for child in run)


def _parted(node: Element, at: int) -> Element:
    """Part a text element; the second part."""
    text = node.text or ""
    second = deepcopy(node)
    node.text, second.text, second.tail = text[:at], text[at:], None
    node.addnext(second)
    return second


def _moved(run: Element, first: Element) -> Element:
    """Move the elements of a run from one on into a run behind it, with the same look."""
    look = find(run, "w:rPr")
    made = element("w:r", None if look is None else deepcopy(look))
    rest = [first, *first.itersiblings()]
    for node in rest:
        made.append(node)
    run.addnext(made)
    return made


def _set_property(run: Element, wanted: Element) -> None:
    """Set a property at its place in the order of the schema (ISO/IEC 29500-1, 17.3.2.28); fonts add to what is said of the script."""
    look = find(run, "w:rPr")
    if look is None:
        look = element("w:rPr")
        run.insert(0, look)
    old = look.find(wanted.tag)
    made = deepcopy(wanted)
    made.tail = None
    if old is not None:
        for key, value in old.attrib.items():
            made.set(key, made.get(key, value))
        look.replace(old, made)
        return
    place = _PLACES.get(made.tag, len(_ORDER))
    following = next((node for node in look if _PLACES.get(node.tag, len(_ORDER)) > place), None)
    if following is None:
        look.append(made)
    else:
        following.addprevious(made)


def _tag_of(content: Element) -> str:
    tag = find(_parent(content), "w:sdtPr/w:tag")
    return "" if tag is None else get(tag, "w:val")


def _parent(node: Element) -> Element:
    parent = node.getparent()
    assert parent is not None
    return parent
