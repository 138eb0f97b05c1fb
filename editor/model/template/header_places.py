"""Where in the header of a template's file a field stands, one of its columns, and what is said of it."""

import re
from typing import NamedTuple

FIELD_START = re.compile(r"[ \t]*\[+\s*fields?\s*\.\s*[\"']?([^\"'\].]+)")


class HeaderPlace(NamedTuple):
    """A line of the file and a column in it, both from 0."""

    line: int
    column: int


class HeaderPlaces:
    """Finds places in the text of a header; `first_line` is the file's line of its first one."""

    def __init__(self, text: str, first_line: int = 0) -> None:
        self._lines = text.split("\n")
        self._first = first_line

    def of_name(self, name: str) -> HeaderPlace:
        """The place of a name outside of all fields; the first line of the header where it has none."""
        end = next((at for at, line in enumerate(self._lines) if FIELD_START.match(line)), len(self._lines))
        return self._in_lines(0, end, name) or HeaderPlace(self._first, 0)

    def of_field(self, key: str, attribute: str = "", column: str = "") -> HeaderPlace:
        """The place of a field's attribute, or of that of one of its columns; of what is not found the place of what it belongs to."""
        starts = [(at, match[1].strip()) for at, line in enumerate(self._lines) if (match := FIELD_START.match(line))]
        begin = next((at for at, name in starts if name == key), None)
        if begin is None:
            return HeaderPlace(self._first, 0)
        end = next((at for at, _ in starts if at > begin), len(self._lines))
        place = HeaderPlace(self._first + begin, 0)
        if column:
            named = re.compile(rf"\bkey\s*=\s*[\"']{re.escape(column)}[\"']")
            at = next((at for at in range(begin, end) if named.search(self._lines[at])), None)
            begin, end = (begin, end) if at is None else (at, at + 1)
            place = place if at is None else HeaderPlace(self._first + at, 0)
        return (self._in_lines(begin, end, attribute) if attribute else None) or place

    def _in_lines(self, begin: int, end: int, name: str) -> HeaderPlace | None:
        said = re.compile(rf"(?:^\s*|[{{,]\s*)({re.escape(name)})\s*=")
        found = ((at, match) for at in range(begin, end) if (match := said.search(self._lines[at])))
        return next((HeaderPlace(self._first + at, match.start(1)) for at, match in found), None)
