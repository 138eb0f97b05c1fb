"""Tags of other programs, and blanks of which the file says how they are written, in the text of a template: their fields, and their code."""

import re
from collections.abc import Iterable, Iterator, Mapping

from editor.model.document.grid import Grid
from editor.model.sample.inspection import CodeSpan, Inspection, SlotSpan
from editor.model.sample.offer import NAME_END, NAME_START
from editor.model.sample.source import Mark
from editor.model.template.field import Field, FieldType, key_of
from editor.model.template.markup import slot
from editor.model.template.values import FIELD_TYPES
from editor.reading.page.tags import TagKind, filtered_name, names_in, plain_name, tags_in

ROW_TAG = "{%tr%}"
"""What stands in a cell of a row that is not printed."""
LINE_TURN = '{{ "\\n" }}'
"""Code that ends a paragraph inside a loop."""
LAST_TURN = '{{ "" if loop.last else "\\n" }}'
"""Code that ends the last paragraph of an item of a loop."""
ITEM_COLUMN = "内容"
"""The column of a list whose items are words."""
_NAME = rf"{NAME_START}([^{NAME_END}]*){NAME_END}"
_LOOP = re.compile(rf"\{{% for (\w+) in {_NAME}")
_NUMBER = re.compile(rf"{_NAME} (?:[<>]=?|[-+*/])|(?:[<>]=?|[-+*/]) {_NAME}|{_NAME} [=!]= \d|{_NAME} \| (?:大写|万|亿|千分位|保留|round|中文数字)")
_TEXT = re.compile(rf"{_NAME} (?:[=!]=|\|)|(?:[=!]=) {_NAME}|\{{\{{ {_NAME}|else {_NAME}| in {_NAME}")


def keys_by_name(seen: Inspection) -> Mapping[str, str]:
    """The key of the field that each name in a tag means: that of the blank of this name, else the name itself."""
    keys: dict[str, str] = {}
    for span in seen.slots:
        if name := tag_of(span.text)[0]:
            keys.setdefault(name, span.field)
    for code in seen.codes:
        for match in names_in(code.markup):
            keys.setdefault(match[1], key_of(match[1], keys.values()))
    return keys


def with_keys(markup: str, keys: Mapping[str, str]) -> str:
    """Code with keys where it has marked names."""
    return re.sub(_NAME, lambda match: keys.get(match[1], match[1]), markup)


def coded_fields(seen: Inspection, keys: Mapping[str, str], taken: Iterable[str]) -> Iterator[Field]:
    """The fields that only tags name: rows with their columns, and what conditions and expressions ask for."""
    known = set(taken)
    columns = _columns(seen.codes)
    for code in seen.codes:
        for match in names_in(code.markup):
            key = keys[match[1]]
            if key not in known:
                known.add(key)
                yield _rows_field(key, match[1], columns[match[1]], seen) if match[1] in columns else Field(key, _type_of(match[1], seen.codes))


def _rows_field(key: str, name: str, columns: tuple[Field, ...], seen: Inspection) -> Field:
    """A rows field; where the file has rows with different words, these are its sample."""
    rows: list[dict[str, str]] = []
    for code in seen.codes:
        if code.rows == name and (not rows or code.column in rows[-1]):
            rows.append({})
        if code.rows == name and rows:
            rows[-1][code.column] = code.text
    says = len(rows) > 1 and any(row != rows[0] for row in rows) and not any("{{" in text for row in rows for text in row.values())
    return Field(key, FieldType.ROWS, columns=columns, sample=tuple(rows) if says else "")


def _columns(codes: tuple[CodeSpan, ...]) -> Mapping[str, tuple[Field, ...]]:
    """The columns of each rows field, by its name: those that are written, then those that only conditions ask for."""
    rows = {variable: name for code in codes for variable, name in _LOOP.findall(code.markup)}
    types = {(code.rows, code.column): code.type for code in codes if code.rows}
    found: dict[str, dict[str, Field]] = {name: {} for name in (*rows.values(), *(name for name, _ in types))}
    for code in codes:
        asked = [(match[1], match[2]) for match in re.finditer(rf"{_NAME}\.(\w+)", code.markup)]
        asked += [(rows[match[1]], match[2]) for match in re.finditer(r"(\w+)\.(\w+)", code.markup) if match[1] in rows]
        for name, column in asked:
            if name in found:
                found[name].setdefault(column, Field(column, types.get((name, column)) or FieldType.TEXT))
    return {name: tuple(fields.values()) or (Field(ITEM_COLUMN, FieldType.TEXT),) for name, fields in found.items()}


def _type_of(name: str, codes: tuple[CodeSpan, ...]) -> FieldType:
    """What a name asks for: a number where it is compared or calculated with one, a text where it is written or compared, else yes or no."""
    marked = f"{NAME_START}{name}{NAME_END}"
    uses = [code.markup for code in codes if marked in code.markup]
    for type_, pattern in ((FieldType.NUMBER, _NUMBER), (FieldType.TEXT, _TEXT)):
        if any(name in match.groups() for use in uses for match in pattern.finditer(use)):
            return type_
    return FieldType.FLAG


def closes(code: CodeSpan) -> bool:
    """Whether a piece of code without text of its own ends what another one began."""
    return code.markup.endswith(("{% endif %}", "{% endfor %}", LINE_TURN))


def lines_of_tags(seen: Inspection) -> frozenset[int]:
    """The lines that hold tags and nothing else: they are no paragraphs."""
    return frozenset(code.line for code in seen.codes if code.is_line and code.markup != ROW_TAG)


def tag_of(text: str) -> tuple[str, str]:
    """The name in a blank that is a tag and its filters as a template writes them; no name for other blanks."""
    tags = tags_in(text)
    if len(tags) != 1 or tags[0].text != text or tags[0].kind != TagKind.VALUE:
        return "", ""
    return (plain_name(tags[0].code), "") if plain_name(tags[0].code) else filtered_name(tags[0].code)


def slot_markup(span: SlotSpan, mark: Mark | None) -> str:
    """The markup of a blank: by the picture that the file gives of it, as a box, or through the filters of its tag; `mark` is what the file says."""
    filters = tag_of(span.text)[1]
    if span.box and span.type in (FieldType.CHOICE, FieldType.FLAG):
        return _box(span)
    if mark is not None and mark.type == FieldType.FLAG == span.type:
        return f'{{{{ "☑" if {span.field} else "□" }}}}'
    if mark is not None and mark.picture and (name := _picture_filter(span.type)):
        filters = f" | {name}({_quoted(mark.picture)})"
    if mark is not None:
        filters += (f" | {mark.letters}" if mark.letters else "") + _around(mark)
    return f"{{{{ {span.field}{filters} }}}}" if filters else slot(span.field)


def _around(mark: Mark) -> str:
    """The filter that puts words around a value; "" where there are none."""
    return f" | 前后({_quoted(mark.before)}, {_quoted(mark.behind)})" if mark.before or mark.behind else ""


def _box(span: SlotSpan) -> str:
    """A box that is ticked when its field says yes, or says what it stands for."""
    empty, ticked = span.box.split("|")
    asked = f'{span.field} == "{span.option}"' if span.type == FieldType.CHOICE else span.field
    return f'{{{{ "{ticked}" if {asked} else "{empty}" }}}}'


def _picture_filter(type_: FieldType | None) -> str:
    """The filter that writes values of a type by a picture; "" where there is none."""
    if type_ == FieldType.DATE:
        return "日期"
    if type_ == FieldType.TIME:
        return "时间"
    return "格式" if type_ is not None and FIELD_TYPES[type_].numeric else ""


def _quoted(picture: str) -> str:
    """A picture as a constant of code; its own quotes are single ones."""
    return '"' + picture.replace('"', "'").replace("\\", "").replace("{", "").replace("}", "") + '"'


def without_tag_rows(grid: Grid) -> Grid:
    """A table without the rows that hold tags for rows: they are not printed."""
    kept = [number for number, row in enumerate(grid.rows) if not any(ROW_TAG in cell for cell in row)]
    return grid if len(kept) == len(grid.rows) else grid.rearranged(kept)
