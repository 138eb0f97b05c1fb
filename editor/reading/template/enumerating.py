"""Enumerations inside a paragraph (一是…；二是…。 and their like): found, and written as a loop over a list.

Only an enumeration whose items hold no blank is found: a blank has a name and a type of its own, which a cell of text would lose. Nor is one
found whose items do not end alike: the loop gives back every character of the sample.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from editor.model.document.grid import Grid
from editor.model.sample.inspection import Inspection
from editor.model.template.field import Field, FieldType, key_of
from editor.model.template.markup import TokenKind, plain_text, tokens_of
from editor.model.text.numerals import numeral_value
from editor.reading.page.numbering import number_of
from editor.reading.template.lines import LineRole, TemplateLine, lines_of, paragraph_at
from editor.reading.template.row_lists import RowList, blank_columns, name_of_rows, row_list_in, with_row_list, words_beside

_MARKER = re.compile(r"(?:^|(?<=[。；：，、！？;:,.）)”\s]))(?:([一二三四五六七八九十])([是要])|([第其])([一二三四五六七八九十])([，、：,]))")
_END = re.compile(r"[。；;，]$")
_LABEL = re.compile(
    r"(?:主要|工作|重点|突出|具体|基本|存在|重要|几点|几项|几个|以下)?"
    r"(?:措施|问题|要求|工作|任务|做法|原因|建议|经验|体会|成效|特点|不足|困难|打算|意见|目标|原则|情况|举措|职责|成果|亮点|方面)"
)
_COLUMN = "内容"
_LONGEST = 12
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items from column `start` to `end` (exclusive) of a paragraph's markup.

    `number` is the markup that writes an item's number, `between` what stands between two items, `last` what ends the last one.
    """

    start: int
    end: int
    number: str
    between: str
    last: str
    items: tuple[str, ...]

    def loop(self, key: str) -> str:
        """The markup that writes the items from the rows of a field."""
        end = self.last if self.last == self.between else f'{{{{ "{self.last}" if loop.last else "{self.between}" }}}}'
        return f"{{% for 行 in {key} %}}{self.number}{{{{ 行.{_COLUMN} }}}}{end}{{% endfor %}}"


def enumeration_in(markup: str) -> Enumeration | None:
    """The first enumeration of two items or more in a paragraph's markup; None where there is none, or none that can be a list."""
    found = list(_MARKER.finditer(markup))
    first = next((match for match in found if _said(match)[1] == 1), None)
    if first is None:
        return None
    form = _said(first)[0]
    counted = _counted(match for match in found if match.start() >= first.start() and _said(match)[0] == form)
    return _of(markup, counted, form) if len(counted) >= _FEWEST else None


def _said(match: re.Match[str]) -> tuple[tuple[str, str], int]:
    """The words around a marker's number, and the number."""
    before, numeral, after = match[3] or "", match[1] or match[4], match[2] or match[5]
    return (before, after), numeral_value(numeral)


def _counted(markers: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The markers that count on from one; none where a number comes that does not."""
    counted: list[re.Match[str]] = []
    for marker in markers:
        if _said(marker)[1] != len(counted) + 1:
            return counted if _said(marker)[1] == 1 and _said(counted[-1])[1] > 1 else []
        counted.append(marker)
    return counted


def _of(markup: str, markers: list[re.Match[str]], form: tuple[str, str]) -> Enumeration | None:
    inner = [markup[one.end() : other.start()] for one, other in pairwise(markers)]
    begin = markers[-1].end()
    end = _end_of_last(markup, begin, inner)
    pieces = [*inner, markup[begin:end]]
    ends = [match[0] if (match := _END.search(piece)) else "" for piece in pieces]
    between = set(ends[:-1])
    items = tuple(plain_text(piece[: len(piece) - len(mark)]) for piece, mark in zip(pieces, ends, strict=True))
    if len(between) > 1 or not all(ends[:-1]) or not all(items) or any(t.kind != TokenKind.TEXT for p in pieces for t in tokens_of(p)):
        return None
    return Enumeration(markers[0].start(), end, _number(form), ends[0], ends[-1], items)


def _end_of_last(markup: str, begin: int, inner: list[str]) -> int:
    """Where the last item ends: at its full stop; where those before it are of several sentences, with the paragraph.

    Where another enumeration follows, only what stands before its first full stop is certain to be the item.
    """
    stop = markup.find("。", begin)
    several = any("。" in piece[:-1] for piece in inner)
    again = next((m.start() for m in _MARKER.finditer(markup, begin) if _said(m)[1] == 1), len(markup))
    return stop + 1 if stop >= 0 and not (several and again == len(markup)) else len(markup)


def _number(form: tuple[str, str]) -> str:
    before, after = form
    if form == ("", "是"):
        return "{{ loop.index | 一是 }}"
    return f'{{{{ loop.index | 序号("{before}一") }}}}{after}'


def enumeration_at(seen: Inspection, number: int) -> Enumeration | None:
    """The enumeration of the paragraph that begins on a line of the source: of its text, or of what runs on behind its heading."""
    if not _may_hold(seen, number):
        return None
    line = paragraph_at(seen, number)
    return enumeration_in(_text_of(line)) if line is not None else None


def rows_at(seen: Inspection, number: int) -> int:
    """How many rows of one shape the table has that begins on a line; 0 where none can be a list."""
    grids = (line.grid for line in lines_of(seen, range(number, number + 1)) if line.grid is not None)
    return max((found.count for grid in grids if (found := row_list_in(grid)) is not None), default=0)


def row_lists(seen: Inspection) -> Iterator[int]:
    """The lines on which tables begin that have rows of one shape."""
    tables = (line for line in lines_of(seen, range(len(seen.source.lines))) if line.grid is not None)
    yield from dict.fromkeys(line.number for line in tables if line.grid is not None and row_list_in(line.grid) is not None)


def _may_hold(seen: Inspection, number: int) -> bool:
    """Whether markers stand in the lines of a paragraph: a quick look, for most have none."""
    for line in range(number, len(seen.source.lines)):
        text = seen.source.lines[line]
        if line > number and text.strip() and line not in seen.joined and line not in seen.noise_lines:
            return False
        if _MARKER.search(text):
            return True
    return False


def _text_of(line: TemplateLine) -> str:
    return {LineRole.BODY: line.markup, LineRole.HEADING: line.run_on}.get(line.role, "")


@dataclass(frozen=True, slots=True)
class ListedTable:
    """Rows of a table that became a rows field: the key of the field, the line on which the table begins, the rows, and the columns of the field by
    those of the table.
    """

    key: str
    number: int
    rows: RowList
    columns: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines of a document with the enumerations that the person took as lists written as loops, and the rows fields of these."""

    lines: tuple[TemplateLine, ...]
    fields: tuple[Field, ...]
    tables: tuple[ListedTable, ...] = ()


def listed(seen: Inspection, lines: Iterable[TemplateLine]) -> Listed:
    """The lines with a loop for each list that a person asked for, and a field for each that keeps the items as its sample."""
    made: list[TemplateLine] = []
    fields: list[Field] = []
    tables: list[ListedTable] = []
    heading, wanted, taken = "", set(seen.lists), {slot.field for slot in seen.slots}
    for line in lines:
        heading = _bare(line.markup) if line.role == LineRole.HEADING else heading
        if line.grid is not None:
            above = made[-1].markup if made and "{" not in made[-1].markup else ""
            table, field = _with_rows(seen, line, line.grid, (above, heading), taken | {field.key for field in fields})
            made.append(table)
            if field is not None:
                fields.append(field)
                tables.append(_listed_table(line, line.grid, field))
            continue
        found = enumeration_in(_text_of(line)) if line.number in wanted else None
        if found is None:
            made.append(line)
            continue
        text = _text_of(line)
        key = key_of(_label(text[: found.start], heading), taken | {field.key for field in fields})
        fields.append(_field(key, found))
        made.append(_with_text(line, text[: found.start] + found.loop(key) + text[found.end :]))
    return Listed(tuple(made), tuple(fields), tuple(tables))


def _listed_table(line: TemplateLine, grid: Grid, field: Field) -> ListedTable:
    found = row_list_in(grid)
    assert found is not None
    columns = dict(zip(blank_columns(grid, found.first), (column.key for column in field.columns), strict=True))
    return ListedTable(field.key, line.number, found, columns)


def _with_rows(seen: Inspection, line: TemplateLine, grid: Grid, above: Iterable[str], taken: set[str]) -> tuple[TemplateLine, Field | None]:
    """A table with its rows of one shape as one that repeats, where a person wants it."""
    found = row_list_in(grid) if line.number in seen.lists else None
    if found is None:
        return line, None
    slots = {slot.field: slot for slot in seen.slots}
    name = next((name for text in (words_beside(grid, found), *above) if (name := name_of_rows(text))), "")
    made, field = with_row_list(grid, found, name, slots, taken)
    return replace(line, grid=made), field


def _with_text(line: TemplateLine, text: str) -> TemplateLine:
    return replace(line, run_on=text) if line.role == LineRole.HEADING else replace(line, markup=text)


def _field(key: str, found: Enumeration) -> Field:
    rows = tuple({_COLUMN: item} for item in found.items)
    return Field(key, FieldType.ROWS, columns=(Field(_COLUMN, FieldType.LONGTEXT),), sample=rows)


def _label(before: str, heading: str) -> str:
    """What the items are: the word for it in the sentence before them, else the heading above when it is short."""
    lead = re.split(r"[。；！？]", plain_text(before, "").rstrip("。：:，,"))[-1]
    words = _LABEL.findall(lead)
    if words:
        return re.sub(r"^(?:几点|几项|几个|以下)", "", words[-1])
    return heading if 0 < len(heading) <= _LONGEST else "要点"


def _bare(heading: str) -> str:
    text = plain_text(heading, "")
    number = number_of(text)
    return (text[number.end :] if number else text).strip(" 　。：:")
