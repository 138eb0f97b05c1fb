"""The marks by which what this program wrote into a Word file is known again: the bookmarks of fields, the style of settled line breaks.

The proof alone has its own words for them: it must not believe what the writer believes.
"""

import hashlib
import re

from editor.word.package.xml import Element, get, walk

BOOKMARK_START = "_ng"
"""What the names of the bookmarks of fields begin with; no other program makes such names."""
FORM_START = "_nf"
"""What the names of the bookmarks around the values of a filled form begin with."""
BOOKMARK = re.compile(rf"({BOOKMARK_START}[0-9a-f]{{10}})_(\d{{1,9}})")
"""The name of a field's bookmark: the stem, which tells the field, and the place from 1."""
LINE_TURN = "LineTurn"
"""The id of the character style of line breaks that layout settled, which are no text."""
SLOT_NAME_END = "空位"
"""What the names of the character styles of unfilled slots end with."""
LINE_TURN_NAME = "断行"
"""The name of that style, which it keeps when a word processor gives it another id."""

PROMPT = "NigaoPrompt"
"""The name of the building block that Word shows in a control whose value was deleted: room that prints as nothing."""
LONGEST_NAME = 64
"""How many characters Word allows the title and the tag of a control."""


def form_end(name: str) -> str:
    """The bookmark behind the value of a form that stands between the marks of another one; none of them is in a file that is kept."""
    return f"{name}e"


def bookmark_name(path: str, place: int) -> str:
    """The bookmark of a field's place (from 1): `_ng`, ten hex digits of the path's sha256, `_` and the place; Word allows 40 characters."""
    return f"{stem_of(path)}_{place}"


def tag_of(path: str) -> str:
    """The tag of a field's controls: its path, or, where that is longer than the 64 characters that Word allows, its beginning and its stem."""
    return path if len(path) <= LONGEST_NAME else f"{path[: LONGEST_NAME - len(stem_of(path))]}{stem_of(path)}"


def stem_of_tag(tag: str) -> str:
    """The stem of the path that a tag stands for."""
    end = tag[-len(stem_of("")) :]
    return end if len(tag) == LONGEST_NAME and end.startswith(BOOKMARK_START) else stem_of(tag)


def stem_of(path: str) -> str:
    """The names of the bookmarks of a field's places without the place."""
    return f"{BOOKMARK_START}{hashlib.sha256(path.encode()).hexdigest()[:10]}"


def form_bookmark(path: str, place: int) -> str:
    """The bookmark around a value in a filled form: as that of a field's place in a report, and told from it by its first letters."""
    return f"{form_stem(path)}_{place}"


def form_stem(path: str) -> str:
    """The names of the bookmarks of a path in a filled form, without the place."""
    return f"{FORM_START}{hashlib.sha256(path.encode()).hexdigest()[:10]}"


def stem_in(bookmark: str) -> str:
    """The stem that the name of a bookmark begins with, whatever follows it; of another bookmark as many characters."""
    return bookmark[: len(stem_of(""))]


def our_bookmarks(node: Element) -> list[Element]:
    """The starts of the bookmarks of fields below an element, itself included, in order."""
    return [mark for mark in walk(node, "w:bookmarkStart") if get(mark, "w:name").startswith(BOOKMARK_START)]
