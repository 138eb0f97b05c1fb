"""Whether a Word file without inner data was once written here."""

from editor.word.package.marks import BOOKMARK, LINE_TURN_NAME
from editor.word.package.package import Package
from editor.word.package.xml import get, walk
from editor.word.reading.sheet import StyleSheet

_APPLICATION = "nigao"
# Styles that no other template has under these names; a program that drops what is not used leaves some of them.
_STYLES = (LINE_TURN_NAME, "标志上空", "令上空", "信函线上", "版记位", "版记粗线", "版记细线", "黑体字符", "楷体字符")


def was_written_here(package: Package) -> bool:
    """Whether a Word file has a bookmark or a style that only our writer makes, or says that this program wrote it."""
    sheet = StyleSheet.of(package)
    if any(sheet.id_of(style) for style in _STYLES) or _says_so(package):
        return True
    return any(BOOKMARK.match(get(node, "w:name")) for node in walk(package.tree(package.main), "w:bookmarkStart"))


def _says_so(package: Package) -> bool:
    properties = package.optional("docProps/app.xml")
    return properties is not None and any(node.text == _APPLICATION for node in walk(properties, "ep:Application"))
