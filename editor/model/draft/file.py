"""A draft as JSON: what the Word file carries and the journal keeps."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from json.encoder import encode_basestring
from typing import Any, NamedTuple, cast

from editor.model.draft.draft import Draft, shared
from editor.model.draft.earlier import form_of, keeps_blanks_in, unjoined_in
from editor.model.draft.shape import shape_of, shaped
from editor.model.problem import NigaoError
from editor.model.template.field import AsItIs, Value
from editor.model.template.file import format_in, header_of, parse_template, print_template, template_in, with_header
from editor.model.template.template import Template
from editor.model.words import tr

Upgrade = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def _with_tables(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Format 2 has tables of template files of format 2; all else is as it was."""
    return data


UPGRADES: tuple[Upgrade, ...] = (_with_tables,)
"""What makes the data of each format into that of the next: the first one those of format 1, the second one those of 2, and so on. A change of
the template file that older programs could not read is a new format here too."""
FORMAT = 1 + len(UPGRADES)

_Damage = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


_KEPT = "_as_it_is_kept"
_QUOTED = encode_basestring
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


class StoredDraft(NamedTuple):
    """A draft as a file has it; `newer` says that a newer version wrote it, so that it must not be written again: this one may lose what that
    one knew. Such a draft is None where nothing can be read of it.
    """

    draft: Draft | None
    newer: bool = False


def draft_to_json(draft: Draft) -> str:
    """The draft as JSON text, the same for the same draft: the template's file text, its section ids, values and switches."""
    data: dict[str, object] = {
        **_of_template(draft.template),
        "values": {key: value if isinstance(value, str) else value_to_json(value) for key, value in sorted(shared(draft.values).plain().items())},
        "switches": dict(sorted(draft.switches.items())),
        **({"verbatim": [list(pair) for pair in sorted(draft.verbatim)]} if draft.verbatim else {}),
        **form_of(draft),
    }
    return _as_text(data)


def _as_text(data: object, around: str = "\n") -> str:
    """JSON text with an item a line, each one space further in than what holds it. Python's own encoder takes six times as long for lines."""
    within = f"{around} "
    if isinstance(data, dict) and data:
        items = cast("dict[str, object]", data).items()
        told = [f"{_QUOTED(key)}: {_QUOTED(value) if isinstance(value, str) else _as_text(value, within)}" for key, value in items]
        return f"{{{within}{f',{within}'.join(told)}{around}}}"
    if isinstance(data, list) and data:
        return f"[{within}{f',{within}'.join([_as_text(item, within) for item in cast('list[object]', data)])}{around}]"
    return _ENCODE(data)


def _of_template(template: Template) -> dict[str, object]:
    """What is kept of the template. It is worked out once for each, beside what the template itself has worked out: a report is saved often, and many
    are made of one template.
    """
    kept: dict[str, object] | None = vars(template).get(_KEPT)
    if kept is None:
        text = print_template(template)
        kept = vars(template)[_KEPT] = {
            "format": min(format_in(text), FORMAT),
            "template": text,
            **_header_beside(text, template),
            "sections": [section.id for section in template.sections],
            **shape_of(template.sections),
        }
    return kept


def _header_beside(text: str, template: Template) -> dict[str, object]:
    """The template's own header under `header`, where that of its file's text can't say what it says."""
    read = replace(template_in(text), sections=())
    return {} if read == replace(template, sections=()) else {"header": header_of(template)}


def value_to_json(value: Value) -> object:
    """A field's value as JSON: a text, or rows as a list of objects."""
    return value if isinstance(value, str) else [dict(row) for row in value]


def draft_from_json(text: str) -> Draft:
    """The draft of a JSON text; raises NigaoError when it is damaged or was written by a newer version."""
    stored = stored_draft(text)
    if stored.newer or stored.draft is None:
        raise NigaoError(tr("这份文稿是更新版本的拟稿写的。请先更新拟稿再打开。"))
    return stored.draft


def stored_draft(text: str) -> StoredDraft:
    """The draft of a JSON text, those of older formats upgraded, those of newer ones as far as they can be understood; raises NigaoError when it is
    damaged.
    """
    try:
        data = json.loads(text)
        newer = _format_of(data) > FORMAT
    except _Damage as error:
        raise _damaged() from error
    try:
        return StoredDraft(_draft_of(data if newer else upgraded(data)), newer)
    except _Damage as error:
        if newer:
            return StoredDraft(None, newer=True)
        raise _damaged() from error


def upgraded(data: Mapping[str, Any], upgrades: Sequence[Upgrade] = UPGRADES) -> Mapping[str, Any]:
    """The data of a draft of any format up to now in the form of today."""
    for upgrade in upgrades[_format_of(data) - 1 :]:
        data = upgrade(data)
    return data


def _format_of(data: Mapping[str, Any]) -> int:
    version = data["format"]
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ValueError(version)
    return version


def _damaged() -> NigaoError:
    return NigaoError(tr("文稿的拟稿记录损坏，读不出来。"))


def _draft_of(data: Mapping[str, Any]) -> Draft:
    template, _ = parse_template(data["template"])
    template = with_header(template, str(data["header"])) if "header" in data else template
    template = replace(template, sections=shaped(template.sections, [str(name) for name in data["sections"]], data.get("shape")))
    values = {str(key): value_from_json(value) for key, value in data["values"].items() if key in template.by_key}
    verbatim = frozenset((str(key), str(value)) for key, value in data.get("verbatim", ()))
    switches = {str(name): bool(on) for name, on in data["switches"].items()}
    return Draft(template, values, switches, verbatim, keeps_blanks_in(data, template), unjoined_in(data, values))


def value_from_json(value: object) -> Value:
    """A field's value from JSON: a text, a number as text, or rows as a list of objects; raises TypeError for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float) or value is None:
        return "" if value is None else ("是" if value else "否") if isinstance(value, bool) else str(value)
    if isinstance(value, list):
        rows = cast("list[Mapping[str, object]]", value)
        return tuple({str(key): cell if isinstance(cell, AsItIs) else str(value_from_json(cell)) for key, cell in row.items()} for row in rows)
    raise TypeError(type(value).__name__)
