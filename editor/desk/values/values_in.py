"""Values for a draft: from a file (JSON, or a sheet with one row a field), or examples by type."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from editor.model.draft.draft import Draft
from editor.model.draft.file import value_from_json
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.field import AsItIs, Field, FieldType, Row, Value, is_filled
from editor.model.template.template import Template
from editor.model.template.values import FIELD_TYPES, clean_value
from editor.model.text.series import in_row
from editor.model.typed.narrow import Around
from editor.model.words import tr
from editor.storage.files.decoding import decode
from editor.storage.files.reading import read_file

Named = Mapping[str, object]
_ROWS = 2
Said = TypeVar("Said")


def read_values_file(path: Path, template: Template) -> dict[str, Value]:
    """The values of a file by field key, as the person means them.

    Raises NigaoError: exit code 3 for a file that can't be read, 2 for another kind of file and for names that no field has.
    """
    ending = path.suffix.lower()
    if ending == ".json":
        return matched(path, from_json(path), template)
    if ending in (".csv", ".xlsx", ".xls", ".ods"):
        from editor.desk.values.sheet_in import values_of_sheet  # noqa: PLC0415 - the reader of sheets is loaded when there is one

        return matched(path, values_of_sheet(path, template), template)
    raise NigaoError(tr("“{path}”不是填写表。要 .json、.xlsx 或 .csv。", path=path), ExitCode.WRONG_USE)


@dataclass(frozen=True, slots=True)
class SheetAnswer(Generic[Said]):
    """What files say of a field: a value with those that have it."""

    value: Said
    files: tuple[Path, ...]

    @property
    def words(self) -> str:
        """The value in words: of rows how many there are."""
        return self.value if isinstance(self.value, str) else tr("{count} 行", count=len(cast("Sequence[object]", self.value)))


def answers_in(read: Mapping[Path, Mapping[str, Said]]) -> dict[str, tuple[SheetAnswer[Said], ...]]:
    """What the values of several files say of each field, by key, each value once; an empty one takes nothing away."""
    found: dict[str, list[SheetAnswer[Said]]] = {}
    for path, values in read.items():
        for key, value in values.items():
            known = found.setdefault(key, [])
            at = next((number for number, answer in enumerate(known) if answer.value == value), None)
            if at is None:
                known.append(SheetAnswer(value, (path,)))
            else:
                known[at] = SheetAnswer(value, (*known[at].files, path))
    return {key: tuple(answer for answer in known if answer.value not in ("", ())) or (known[0],) for key, known in found.items()}


def joined_values(paths: Sequence[Path], read: Callable[[Path], Mapping[str, Said]], name_of: Callable[[str], str]) -> dict[str, Said]:
    """The values of several files as `read` gives them.

    Raises NigaoError (exit code 2) where two files say different things of one field: all of these stand side by side in it.
    """
    answers = answers_in({path: read(path) for path in paths})
    twofold = [key for key, found in answers.items() if len(found) > 1]
    if twofold:
        rows = (tr("{name}：{answers}", name=name_of(key), answers=in_row(_told(answers[key]))) for key in twofold)
        raise NigaoError(tr("几张填写表说的不一样，请定一个：{rows}", rows=tr("；").join(rows)), ExitCode.WRONG_USE)
    return {key: found[0].value for key, found in answers.items()}


def _told(answers: Sequence[SheetAnswer[Said]]) -> Iterator[str]:
    """Each answer of each file in words."""
    return (tr("“{value}”（{file}）", value=answer.words, file=path.name) for answer in answers for path in answer.files)


def from_json(path: Path, number: Callable[[str], object] = str) -> Named:
    """The values of a JSON file by name, its numbers as `number` makes them of their text; raises NigaoError (exit code 3) for another file."""
    text = decode(read_file(path), str(path)).text
    try:
        data = json.loads(text, parse_float=number, parse_int=number)
    except json.JSONDecodeError as error:
        raise NigaoError(tr("“{path}”第 {line} 行第 {column} 列不合 JSON 的写法。", path=path, line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise NigaoError(tr("“{path}”里括号套得太深，读不出来。", path=path)) from error
    if not isinstance(data, dict):
        raise NigaoError(tr('“{path}”要写成 {{"填写项": "值"}} 的样子。', path=path))
    return cast("dict[str, Any]", data)


def matched(path: Path, named: Named, template: Template) -> dict[str, Value]:
    """Values by key of what a file names by key or by label; raises NigaoError (exit code 2) naming the file and what no field, or more than one,
    answers to.
    """
    try:
        return _matched(named, template)
    except NigaoError as error:
        raise NigaoError(tr("“{name}”：{why}", name=path.name, why=error.text), error.code) from error


def _matched(named: Named, template: Template) -> dict[str, Value]:
    known = _names(template.fields)
    unknown = [name for name in named if len(known.get(_plain(name), ())) != 1]
    if unknown:
        raise NigaoError(tr("没有这样的填写项：{names}。用 fields 看有哪些。", names=in_row(unknown)), ExitCode.WRONG_USE)
    return {(field := known[_plain(name)][0]).key: _value(field, value, template) for name, value in named.items()}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()


def _names(fields: Iterable[Field]) -> dict[str, tuple[Field, ...]]:
    """The fields by key, and by label where no key is the same."""
    fields = tuple(fields)
    by_label: dict[str, tuple[Field, ...]] = {}
    for field in fields:
        by_label[_plain(field.name)] = (*by_label.get(_plain(field.name), ()), field)
    return by_label | {_plain(field.key): (field,) for field in fields}


def _value(field: Field, given: object, template: Template) -> Value:
    if (as_it_is := _as_it_is(given)) is not None:
        return as_it_is
    try:
        value = value_from_json(_rows_with_texts(given))
    except (TypeError, AttributeError) as error:
        raise _wrong_form(field) from error
    if isinstance(value, str) and field.type != FieldType.ROWS:
        return clean_value(field, value, around=template.around.get(field.key, ()))
    if value == "":
        return ()
    if isinstance(value, str) or field.type != FieldType.ROWS:
        raise _wrong_form(field)
    return tuple(_row(field, row, template) for row in value)


def _as_it_is(given: object) -> AsItIs | None:
    """The text of {"value": "…", "as_is": true}, which is written as it is."""
    if not isinstance(given, dict):
        return None
    data = cast("dict[str, object]", given)
    text = data.get("value")
    return AsItIs(text) if isinstance(text, str) and data.get("as_is") is True else None


def _rows_with_texts(given: object) -> object:
    """Rows with the texts of the cells that are written as they are."""
    if not isinstance(given, list):
        return given
    rows = cast("list[dict[str, object]]", given)
    return [{name: _as_it_is(cell) or cell for name, cell in row.items()} for row in rows]


def _wrong_form(field: Field) -> NigaoError:
    if field.type == FieldType.ROWS:
        return NigaoError(tr("“{name}”是表格，要写成一行行的列表。", name=field.name), ExitCode.WRONG_USE)
    return NigaoError(tr("“{name}”的值要写成文字。", name=field.name), ExitCode.WRONG_USE)


def _row(field: Field, row: Row, template: Template) -> Row:
    known = _names(field.columns)
    unknown = [name for name in row if len(known.get(_plain(name), ())) != 1]
    if unknown:
        raise NigaoError(tr("“{name}”没有这样的列：{columns}。", name=field.name, columns=in_row(unknown)), ExitCode.WRONG_USE)
    given = {
        (column := known[_plain(name)][0]).key: _cell(column, value, template.around.get(f"{field.key}.{column.key}", ()))
        for name, value in row.items()
    }
    return {column.key: given.get(column.key, "") for column in field.columns}


def _cell(column: Field, value: str, around: Sequence[Around]) -> str:
    return value if isinstance(value, AsItIs) else clean_value(column, value, around=around)


def with_samples(draft: Draft) -> Draft:
    """The draft with a value in every field that has none of its own; the same each time, and no two alike where the type allows it."""
    fields = [field for field in draft.template.ordered_fields if not field.computed]
    values = {f.key: sample_value(f, n) for n, f in enumerate(fields, start=1) if not is_filled(draft.values.get(f.key))}
    return draft.with_values(values)


def sample_value(field: Field, number: int) -> Value:
    """The sample of a field, else a made value; `number` (from 1) tells fields of one type apart."""
    if field.sample:
        return field.sample
    if field.type == FieldType.ROWS:
        return tuple(_sample_row(field, number, row) for row in range(_ROWS))
    if field.choices:
        return field.choices[(number - 1) % len(field.choices)]
    return FIELD_TYPES[field.type].sample(number)


def _sample_row(field: Field, number: int, row: int) -> dict[str, str]:
    start = (number * _ROWS + row) * max(1, len(field.columns))
    made = ((column.key, sample_value(column, start + at)) for at, column in enumerate(field.columns, start=1))
    return {key: value if isinstance(value, str) else "" for key, value in made}
