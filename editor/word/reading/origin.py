"""Whether a Word file without inner data was once written here."""

from editor.word.package.marks import BOOKMARK, LINE_TURN_NAME
from editor.word.package.package import Package
from editor.word.package.xml import get, walk
from editor.word.reading.sheet import StyleSheet


def was_written_here(package: Package) -> bool:
    """Whether a Word file has a bookmark or a style that only our writer makes."""
    if StyleSheet.of(package).id_of(LINE_TURN_NAME):
        return True
    return any(BOOKMARK.match(get(node, "w:name")) for node in walk(package.tree(package.main), "w:bookmarkStart"))
