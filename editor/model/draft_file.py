"""A draft as JSON: what the Word file carries and the journal keeps."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from editor.model.draft import Draft
from editor.model.field import Value
from editor.model.problem import NigaoError
from editor.model.template_file import parse_template, print_template
from editor.model.words import tr

FORMAT = 1


def draft_to_json(draft: Draft) -> str:
    """The draft as JSON text, the same for the same draft: the template's file text, its section ids, values and switches."""
    data = {
        "format": FORMAT,
        "template": print_template(draft.template),
        "sections": [section.id for section in draft.template.sections],
        "values": {key: value_to_json(value) for key, value in sorted(draft.values.items())},
        "switches": dict(sorted(draft.switches.items())),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def value_to_json(value: Value) -> object:
    """A field's value as JSON: a text, or rows as a list of objects."""
    return value if isinstance(value, str) else [dict(row) for row in value]


def draft_from_json(text: str) -> Draft:
    """The draft of a JSON text; raises NigaoError when it is damaged or was written by a newer version."""
    try:
        data = json.loads(text)
        version = data["format"]
        if version > FORMAT:
            raise NigaoError(tr("这份文稿是更新版本的拟稿写的。请先更新拟稿再打开。"))
        return _draft_of(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NigaoError(tr("文稿的内部数据损坏，读不出来。")) from error


def _draft_of(data: Mapping[str, Any]) -> Draft:
    template, _ = parse_template(data["template"])
    ids = data["sections"]
    if len(ids) == len(template.sections) == len(set(ids)):
        sections = tuple(replace(section, id=str(name)) for section, name in zip(template.sections, ids, strict=True))
        template = replace(template, sections=sections)
    values = {str(key): value_from_json(value) for key, value in data["values"].items() if key in template.by_key}
    return Draft(template, values, {str(name): bool(on) for name, on in data["switches"].items()})


def value_from_json(value: object) -> Value:
    """A field's value from JSON: a text, a number as text, or rows as a list of objects; raises TypeError for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float) or value is None:
        return "" if value is None else ("是" if value else "否") if isinstance(value, bool) else str(value)
    if isinstance(value, list):
        rows = cast("list[Mapping[str, object]]", value)
        return tuple({str(key): str(value_from_json(cell)) for key, cell in row.items()} for row in rows)
    raise TypeError(type(value).__name__)
