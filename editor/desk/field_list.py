"""The fields of a template as the command line and the sheet list them."""

from collections.abc import Iterator
from typing import Any

from editor.desk.contexts import context_of
from editor.model.acts.outline import numbered_title
from editor.model.draft.draft import Draft
from editor.model.template.field import Field


def listed_fields(draft: Draft) -> tuple[Field, ...]:
    """The fields that a person fills, in document order."""
    return tuple(field for field in draft.template.ordered_fields if not field.computed)


def fields_json(draft: Draft) -> list[dict[str, Any]]:
    """The fields in the form of the command line's contract."""
    return [_field_json(draft, field) for field in listed_fields(draft)]


def _field_json(draft: Draft, field: Field) -> dict[str, Any]:
    template = draft.template
    return {
        **_about(field),
        "section": section_of(draft, field.key),
        "places": len(template.places_of[field.key]),
        "context": context_of(template, field.key),
    }


def _about(field: Field) -> dict[str, Any]:
    data: dict[str, Any] = {
        "key": field.key,
        "label": field.name,
        "type": field.type,
        "required": field.required,
        "default": field.default,
        "choices": list(field.choices),
        "unit": field.unit,
    }
    return data | ({"columns": [_about(column) for column in field.columns]} if field.type == "rows" else {})


def section_of(draft: Draft, key: str) -> str:
    """The title, with its number, of the section of a field's first slot; an empty text for a field without one."""
    return numbered_title(draft, draft.template.home_of[key])


def field_lines(draft: Draft) -> Iterator[str]:
    """The fields for reading: the section above its fields, then key, type and sentence."""
    section = None
    for field in listed_fields(draft):
        if (current := section_of(draft, field.key)) != section:
            section = current
            yield section
        unit = f"（{field.unit}）" if field.unit else ""
        yield f"  {field.key}{unit}\t{field.type}\t{context_of(draft.template, field.key)}"
