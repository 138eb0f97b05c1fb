"""The fields of a template's file: their tables in its header, to data and back, and the names in its text that have none."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, cast

from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType, Value
from editor.model.template.markup import KeyFinder, TokenKind, tokens_of
from editor.model.template.template import Section
from editor.model.text.series import in_row
from editor.model.words import tr

Table = Mapping[str, object]
_DEFAULTS = Field("")
_TYPE_BY_ENDING: tuple[tuple[str, FieldType], ...] = (
    ("日期", FieldType.DATE),
    ("年度", FieldType.YEAR),
    ("年份", FieldType.YEAR),
    ("月份", FieldType.MONTH),
    ("机关", FieldType.ORG),
    ("单位", FieldType.ORG),
    ("签发人", FieldType.PERSON),
    ("联系人", FieldType.PERSON),
)


def implicit_field(key: str) -> Field:
    """The field of a slot that the header does not declare: its name says its type, else it is text."""
    for ending, type_ in _TYPE_BY_ENDING:
        if key.endswith(ending):
            return Field(key, type_)
    return Field(key)


def as_table(value: object) -> Table | None:
    """The value as a table, or None when it is something else."""
    return cast("Table", value) if isinstance(value, Mapping) else None


def as_list(value: object) -> list[object] | None:
    """The value as a list, or None when it is something else."""
    return cast("list[object]", value) if isinstance(value, list) else None


class Misfit(NamedTuple):
    """What is wrong in the table of a field: the words for it, the field, and the attribute and the column where it stands."""

    text: str
    field: str
    attribute: str = ""
    column: str = ""


def field_of(key: str, data: object, misfits: list[Misfit], rows: str = "") -> Field:
    """The field that a header table describes, or a column of `rows`; what is wrong is added to `misfits`, and the default taken."""
    table = as_table(data)
    if table is None:
        misfits.append(Misfit(tr("填写项“{key}”要写成一张表。", key=key), rows or key))
        return Field(key)
    described = Field(key)
    for name, decode in _DECODERS.items():
        value = decode(table[name]) if name in table else None
        if value is not None:
            described = replace(described, **{name: value})  # pyright: ignore[reportArgumentType] - each decoder gives its attribute's type
        elif name in table:
            text = tr("填写项“{key}”的 {name} 写法不对，{wanted}。", key=key, name=name, wanted=_wanted(name))
            misfits.append(Misfit(text, rows or key, name, key if rows else ""))
    return replace(described, columns=tuple(_columns(key, table["columns"], misfits))) if "columns" in table else described


def _wanted(name: str) -> str:
    """What an attribute of a field may be."""
    words = {
        "type": lambda: tr("只能写：{words}", words=in_row(FieldType)),
        "empty": lambda: tr("只能写：{words}", words=in_row(_EMPTY)),
        "required": lambda: tr("只能写：{words}", words=in_row(("true", "false"))),
        "choices": lambda: tr("要写成 {example} 那样", example='["甲", "乙"]'),
    }
    return words[name]() if name in words else tr("文字要放在引号里")


def _columns(key: str, columns: object, misfits: list[Misfit]) -> Iterator[Field]:
    """The columns of a rows field; each is a table with a key."""
    for column in as_list(columns) or [None]:
        table = as_table(column)
        if table is not None and table.get("key"):
            yield field_of(written(table["key"]), table, misfits, key)
        elif columns != []:
            example = '[{key = "项目", type = "text"}]'
            misfits.append(Misfit(tr("填写项“{key}”的列要写成 {example} 那样。", key=key, example=example), key, "columns"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...] | None:
    items = as_list(value)
    return None if items is None else tuple(written(item) for item in items)


def _value(value: object) -> Value | None:
    """A sample: a text, a number written bare, or a list of rows."""
    if isinstance(value, str | int | float):
        return _plain_text(value)
    rows = [as_table(row) for row in as_list(value) or []]
    return tuple({k: written(v) for k, v in row.items()} for row in rows if row is not None) if rows else None


def _plain_text(value: object) -> str | None:
    return written(value) if isinstance(value, str | int | float) else None


def written(value: object) -> str:
    """A value of a header as text; none for a number of more digits than Python writes."""
    try:
        return str(value)
    except ValueError:
        return ""


_EMPTY = ("keep", "line", "section", "pen")


def _empty(value: object) -> str | None:
    return value if value in _EMPTY else None


_DECODERS: dict[str, Callable[[object], object]] = {
    "type": FieldType.named,
    "label": _text,
    "unit": _text,
    "hint": _text,
    "required": _flag,
    "default": _plain_text,
    "choices": _texts,
    "sample": _value,
    "rule": _text,
    "computed": _text,
    "empty": _empty,
}


def field_data(described: Field) -> dict[str, object]:
    """A field's attributes as its header table holds them: the type, and what differs from the default."""
    data: dict[str, object] = {"type": str(described.type)}
    for name in _DECODERS:
        value: object = getattr(described, name)
        if name != "type" and value != getattr(_DEFAULTS, name):
            data[name] = _plain(value)
    if described.columns:
        data["columns"] = [{"key": column.key, **field_data(column)} for column in described.columns]
    return data


def _plain(value: object) -> object:
    """A tuple as a list, rows as plain dictionaries."""
    if not isinstance(value, tuple):
        return value
    items = cast("tuple[object, ...]", value)
    return [dict(table) if (table := as_table(item)) is not None else item for item in items]


_LOOP = re.compile(r"for\s+(\S+)\s+in\s+(.+?)(?:\s+if\s.*)?")
_BOUND = re.compile(r"(?:for|set)\s+(\S+)\s")
_CONDITION = re.compile(r"(?:el)?if\s+(?:not\s+)?(.+)")
_NOT_IN_NAMES = re.compile(r"[\"'{}]|\s[-+*/%~<>=!]+\s|\s(?:if|and|or|not|in|is)\s")
_COLUMN = r"\s*\.\s*([^\s.|,;()\[\]{}+*/%~<>=!\"'-]+)"


@dataclass(frozen=True, slots=True)
class NamesInText:
    """The fields that the text of a template names and its header does not, in document order.

    `assumed` are those taken for tables because something repeats over them; `no_tables` are fields that are none although something does.
    """

    fields: tuple[Field, ...]
    assumed: tuple[str, ...]
    no_tables: tuple[str, ...]


def names_in_text(declared: Sequence[Field], sections: Sequence[Section]) -> NamesInText:
    """What the text names: slots, conditions, and what sections and loops repeat over."""
    found = _Names(declared, sections)
    for section in sections:
        if section.repeat:
            found.take_table(section.repeat[1], section.repeat[0], exactly=True)
        for code, is_slot in _codes([section]):
            found.take_code(code, is_slot=is_slot)
    tables = {key: tuple(found.columns_of(key, variables)) for key, variables in found.tables.items()}
    fields = (Field(key, FieldType.ROWS, columns=tables[key]) if key in tables else implicit_field(key) for key in found.names)
    return NamesInText(tuple(fields), tuple(tables), tuple(found.no_tables))


def _codes(sections: Iterable[Section]) -> Iterator[tuple[str, bool]]:
    """The code in the text of sections in order, each with whether it is that of a slot."""
    for section in sections:
        for _, markup in section.markups():
            yield from ((t.text, t.kind == TokenKind.SLOT) for t in tokens_of(markup) if "{" in markup and t.kind != TokenKind.TEXT)


@dataclass
class _Names:
    """Gathers names that no header declares; `tables` has with each what its rows are called, `names` all of them in their order."""

    declared: Sequence[Field]
    sections: Sequence[Section]
    names: dict[str, None] = field(default_factory=dict[str, None])
    tables: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    no_tables: dict[str, None] = field(default_factory=dict[str, None])

    def __post_init__(self) -> None:
        """Look through all code once: what is bound in it is no name of a field."""
        self.codes = [code for code, _ in _codes(self.sections)]
        self.types = {described.key: described.type for described in self.declared}
        self.finder = KeyFinder(self.types)
        bound = {match[1] for code in self.codes if (match := _BOUND.match(code.lstrip("-+ ")))}
        self.bound = {"loop", *bound, *(section.repeat[0] for section in self.sections if section.repeat)}
        self.repeated = {section.repeat[1] for section in self.sections if section.repeat}

    def take_code(self, code: str, *, is_slot: bool) -> None:
        """Note the name that a slot shows, that a condition asks for or that a loop goes through."""
        plain = code if is_slot else code.strip("-+ ")
        if is_slot:
            self._take(code.split("|", maxsplit=1)[0].strip())
        elif loop := _LOOP.fullmatch(plain):
            self.take_table(loop[2].strip(), loop[1])
        elif condition := _CONDITION.fullmatch(plain):
            self._take(condition[1].split("|")[0].strip())

    def take_table(self, name: str, variable: str, *, exactly: bool = False) -> None:
        """Note what something repeats over; a section names it `exactly`, a loop may have an expression."""
        if name in self.types:
            self.no_tables |= {} if self.types[name] == FieldType.ROWS else {name: None}
        elif exactly or (name and self._is_new(name)):
            self.names[name] = None
            self.tables.setdefault(name, []).append(variable)

    def _take(self, name: str) -> None:
        if name and self._is_new(name) and re.split(r"[.\[]", name)[0].strip() not in {*self.tables, *self.repeated}:
            self.names[name] = None

    def _is_new(self, code: str) -> bool:
        """Whether code can only be the name of a field that is not declared: no quotes, no operators between blanks, nothing bound in the text."""
        first = re.split(r"[.\[]", code)[0].strip()
        return not (self.finder.keys_in(code) or _NOT_IN_NAMES.search(code) or first in self.bound or code.isdigit())

    def columns_of(self, key: str, variables: Iterable[str]) -> Iterator[Field]:
        """The columns of a table that the text names."""
        row = re.compile(rf"(?<![\w.])(?:{'|'.join(re.escape(name) for name in (key, *variables))}){_COLUMN}")
        yield from (implicit_field(column) for column in dict.fromkeys(match[1] for code in self.codes for match in row.finditer(code)))


def rows_problems(named: NamesInText, lines: Sequence[str], first_line: int) -> Iterator[Problem]:
    """What is wrong with what the text repeats over, each at its line of the file."""
    for name in named.assumed:
        text = tr("开头没有写明“{name}”，先当作一张表。", name=name)
        yield Problem(text, field=name, line=first_line + _line_over(lines, name), column=0)
    for name in named.no_tables:
        yield Problem(tr("“{name}”不是表，不能按它重复。", name=name), field=name, line=first_line + _line_over(lines, name), column=0)


def _line_over(lines: Sequence[str], name: str) -> int:
    """The first line that repeats over a name."""
    over = re.compile(rf"\sin\s+{re.escape(name)}(?!\w)")
    return next((at for at, line in enumerate(lines) if over.search(line)), 0)
