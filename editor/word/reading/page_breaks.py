"""The ends of pages that somebody put between words."""

from editor.word.package.package import Package, once
from editor.word.package.xml import Element, get, name, walk
from editor.word.reading.sheet import StyleSheet


def is_page_break(node: Element) -> bool:
    """Whether an element of a run ends a page or a column."""
    return node.tag == name("w:br") and get(node, "w:type") in ("page", "column")


@once
def breaks_by_hand(package: Package) -> frozenset[Element]:
    """The page breaks in a document but for those in front of what begins a page by itself."""
    sheet = StyleSheet.of(package)
    nodes = list(walk(package.tree(package.main), "w:p", "w:br", "w:t"))
    found: set[Element] = set()
    following: Element | None = None
    text_follows = False
    for node in reversed(nodes):
        if node.tag == name("w:p"):
            following, text_follows = node, False
        elif node.tag == name("w:t"):
            text_follows = text_follows or bool(node.text)
        elif is_page_break(node):
            own = next(node.iterancestors(name("w:p")), None)
            begins = own if text_follows else following
            if begins is None or not sheet.begins_page(begins):
                found.add(node)
    return frozenset(found)
