"""Values to try a template with: its own samples, else a fixed distinct value by type and place."""

from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType, Value, is_filled
from editor.model.template.values import FIELD_TYPES

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
    if field.type == FieldType.ROWS:
        return tuple(_row(field, number, row) for row in range(_ROWS))
    if field.choices:
        return field.choices[(number - 1) % len(field.choices)]
    return FIELD_TYPES[field.type].sample(number)


def _row(field: Field, number: int, row: int) -> dict[str, str]:
    start = (number * _ROWS + row) * max(1, len(field.columns))
    made = ((column.key, sample_value(column, start + at)) for at, column in enumerate(field.columns, start=1))
    return {key: value if isinstance(value, str) else "" for key, value in made}
