"""Rows that a Word file repeats by a control of its own: one row of the template, whose blanks are the columns of a rows field."""

from collections.abc import Iterator

from editor.model.sample.inspection import NAME_END, NAME_START, CodeSpan
from editor.model.sample.source import Mark
from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import type_of_name
from editor.reading.tags.finding import TaggedText
from editor.reading.template.codes import ROW_TAG


def repeated_codes(tagged: TaggedText) -> Iterator[CodeSpan]:
    """The code of repeated rows: the first row of each stays, its blanks as columns; of the others only the values count."""
    kept: dict[str, int] = {}
    rows = {line: number for number, row in enumerate(tagged.rows) for line in row}
    marks = [mark for mark in tagged.source.marks if mark.repeated and mark.line in rows]
    dropped: set[int] = set()
    for mark in marks:
        first = kept.setdefault(mark.repeated, rows[mark.line])
        stays = rows[mark.line] == first
        yield _cell(mark, tagged.source.lines[mark.line], stays=stays)
        if not stays and rows[mark.line] not in dropped:
            dropped.add(rows[mark.line])
            marked = {other.line for other in marks}
            yield from (_gone(line, tagged.source.lines[line]) for line in tagged.rows[rows[mark.line]] if line not in marked)


def _cell(mark: Mark, line: str, *, stays: bool) -> CodeSpan:
    column = mark.name or "内容"
    markup = f"{{{{ {NAME_START}{mark.repeated}{NAME_END}.{column} }}}}" if stays else ROW_TAG
    type_ = mark.type or type_of_name(column) or FieldType.TEXT
    return CodeSpan(mark.line, mark.start, mark.end, line[mark.start : mark.end], markup, mark.repeated, column, type_, is_line=not stays)


def _gone(line: int, text: str) -> CodeSpan:
    return CodeSpan(line, 0, len(text), text, ROW_TAG, is_line=True)
