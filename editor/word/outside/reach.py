"""One thing that reaches outside, with the way to take it out of the tree in which it was found: what is named and what is removed are the same."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from editor.model.returned.outside import Outside, OutsideKind
from editor.word.package.xml import Element, name, remove

_HOLDERS = frozenset(name(tag) for tag in ("w:drawing", "w:pict", "w:object"))
_MARKS = frozenset(name(tag) for tag in ("w:rPr",))


class Reach(NamedTuple):
    """What was found, and what takes it away."""

    what: Outside
    take_away: Callable[[], None]


def reach(kind: OutsideKind, text: str, take_away: Callable[[], None]) -> Reach:
    """A thing of a kind with what it says, on one line."""
    return Reach(Outside(kind, " ".join(text.split())), take_away)


def unwrap(node: Element) -> None:
    """Put what an element holds in its place."""
    for child in list(node):
        node.addprevious(child)
    remove(node)


def remove_content(nodes: Iterable[Element]) -> None:
    """Take elements out of their runs, and runs that hold nothing any more out of their paragraphs."""
    for node in nodes:
        run = node.getparent()
        remove(node)
        if run is not None and run.tag == name("w:r") and all(child.tag in _MARKS for child in run):
            remove(run)


def remove_held(node: Element) -> None:
    """Take the picture, drawing or object away that holds an element; the element alone where none does."""
    holder = next((above for above in (node, *node.iterancestors()) if above.tag in _HOLDERS), None)
    remove_content([node if holder is None else holder])
