"""What a Word file repeats by a control of its own, as code of a template: rows of tables, and paragraphs outside of them."""

import re
from collections.abc import Iterator

from editor.model.sample.inspection import CodeSpan
from editor.model.sample.offer import NAME_END, NAME_START
from editor.model.sample.source import Mark
from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import type_of_name
from editor.reading.tags.finding import RepeatedSection, TaggedText
from editor.reading.template.codes import ITEM_COLUMN, LAST_TURN, LINE_TURN, ROW_TAG


def section_codes(tagged: TaggedText) -> Iterator[CodeSpan]:
    """The code of paragraphs that are repeated: the first item is a loop, the others give values and are not printed."""
    for number, section in enumerate(tagged.sections, 1):
        yield from _item(section, f"项{number}" if number > 1 else "项", tagged)
        for mark in section.marks:
            if mark.line in section.dropped:
                yield _value(mark, tagged.source.lines[mark.line], "")
        for line in section.dropped:
            yield CodeSpan(line, 0, len(tagged.source.lines[line]), tagged.source.lines[line], is_line=True)


def _item(section: RepeatedSection, variable: str, tagged: TaggedText) -> Iterator[CodeSpan]:
    """The first item: a loop over its lines, its blanks as columns."""
    for line in section.lines:
        text = tagged.source.lines[line]
        if line == section.lines[0]:
            yield CodeSpan(line, 0, 0, "", f"{{% for {variable} in {NAME_START}{section.name}{NAME_END} %}}")
        for mark in section.marks:
            if mark.line == line:
                yield _value(mark, text, f"{{{{ {variable}.{_column(mark)} }}}}")
        is_last = line == section.lines[-1]
        yield CodeSpan(line, len(text), len(text), "", f"{LAST_TURN}{{% endfor %}}" if is_last else LINE_TURN)


def _column(mark: Mark) -> str:
    """The column of a blank: its name as one word, since it stands behind a dot."""
    return re.sub(r"\W+", "_", mark.name).strip("_") or ITEM_COLUMN


def _value(mark: Mark, line: str, markup: str) -> CodeSpan:
    column = _column(mark)
    type_ = mark.type or type_of_name(column) or FieldType.TEXT
    return CodeSpan(mark.line, mark.start, mark.end, line[mark.start : mark.end], markup, mark.repeated, column, type_, is_line=not markup)


def row_codes(tagged: TaggedText) -> Iterator[CodeSpan]:
    """The code of rows that a Word file repeats by a control of its own: the first row stays, its blanks as columns; others give values."""
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
    column = mark.name or ITEM_COLUMN
    markup = f"{{{{ {NAME_START}{mark.repeated}{NAME_END}.{column} }}}}" if stays else ROW_TAG
    type_ = mark.type or type_of_name(column) or FieldType.TEXT
    return CodeSpan(mark.line, mark.start, mark.end, line[mark.start : mark.end], markup, mark.repeated, column, type_, is_line=not stays)


def _gone(line: int, text: str) -> CodeSpan:
    return CodeSpan(line, 0, len(text), text, ROW_TAG, is_line=True)
