"""Whether a Word file without inner data was once written here."""

import re

from editor.word.package.package import open_package
from editor.word.package.xml import get, walk
from editor.word.reading.sheet import StyleSheet
from editor.word.writing.styles import LINE_TURN_NAME

_BOOKMARK = re.compile(r"_ng[0-9a-f]{10}_\d+")


def was_written_here(data: bytes, file: str = "") -> bool:
    """Whether a Word file has a bookmark or a style that only our writer makes; raises NigaoError for what is not a Word file, `file` is its name."""
    package = open_package(data, file)
    if StyleSheet.of(package).id_of(LINE_TURN_NAME):
        return True
    return any(_BOOKMARK.match(get(node, "w:name")) for node in walk(package.tree(package.main), "w:bookmarkStart"))
