"""Values to try a template with: its own samples, else a fixed distinct value by type and place."""

import datetime
from collections.abc import Callable

from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType, Value, is_filled
from editor.model.template.values import FLAG_ON

_FIRST_DAY = datetime.date(2026, 1, 1)
_ROWS = 2


def with_samples(draft: Draft) -> Draft:
    """The draft with a value in every field that has none of its own; the same each time, and no two alike where the type allows it."""
    fields = [field for field in draft.template.ordered_fields if not field.computed]
    values = {f.key: sample_value(f, n) for n, f in enumerate(fields, start=1) if not is_filled(draft.values.get(f.key))}
    return draft.with_values(values)


def sample_value(field: Field, number: int) -> Value:
    """The sample of a field, else a made value; `number` (from 1) tells fields of one type apart."""
    if field.sample:
        return field.sample
    if field.type == "rows":
        return tuple(_row(field, number, row) for row in range(_ROWS))
    if field.choices:
        return field.choices[(number - 1) % len(field.choices)]
    return _MADE[field.type](number)


def _row(field: Field, number: int, row: int) -> dict[str, str]:
    start = (number * _ROWS + row) * max(1, len(field.columns))
    made = ((column.key, sample_value(column, start + at)) for at, column in enumerate(field.columns, start=1))
    return {key: value if isinstance(value, str) else "" for key, value in made}


def _month(number: int) -> str:
    """A plain month while there are months, then one of a year."""
    return str(number) if number <= 12 else f"{2026 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}"


_MADE: dict[FieldType, Callable[[int], str]] = {
    "org": lambda n: f"示例单位{n}",
    "person": lambda n: f"示例姓名{n}",
    "number": lambda n: str(100 + n),
    "money": lambda n: f"{11 + n}.30",
    "percent": lambda n: f"{10 + n / 10:.1f}",
    "date": lambda n: (_FIRST_DAY + datetime.timedelta(days=n)).isoformat(),
    "month": _month,
    "year": lambda n: str(1950 + n % 150),
    "project": lambda n: f"示例项目{n}",
    "meeting": lambda n: f"示例会议{n}",
    "place": lambda n: f"示例地点{n}",
    "text": lambda n: f"示例内容{n}",
    "longtext": lambda n: f"示例说明{n}",
    "choice": lambda n: f"示例选项{n}",
    "flag": lambda _: FLAG_ON,
}
