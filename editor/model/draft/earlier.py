"""Drafts of version 0.1.0: their files say words twice that are said once today, and show blanks in lines that go today. They stay as they are.

A value of such a draft is written as it was, until somebody writes another one. Only a draft that would read otherwise then says in its data which
way it is written, so that the data of all others is what it ever was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editor.model.draft.draft import Draft, shared
from editor.model.draft.printed import removers_of
from editor.model.template.field import Field, FieldType, Value
from editor.model.template.template import Template
from editor.model.template.values import is_shown_as_kept, placed_value, show_value
from editor.model.text.cleaning import clean_text
from editor.model.typed.joining import Meeting, meeting, meeting_at

Pair = tuple[str, str]
FORM = 2
"""Words that the sentence says are said once, and lines that are empty go."""
_STOPS = "。；，、：;,:"
_MET = "_meetings"


def form_of(draft: Draft) -> dict[str, object]:
    """What a draft's data says of the way in which it is written; nothing where both ways are the same."""
    values = shared(draft.values).plain()
    if not removers_of(draft.template) and not any(_differs(draft.template, pair) for pair in _doubtful(draft.template, values)):
        return {}
    unjoined = sorted({name for name, text in _pairs(values) if (name, text) in draft.unjoined})
    blanks = {"blanks": "stay"} if draft.keeps_blanks else {}
    return {"form": FORM, **({"unjoined": unjoined} if unjoined else {}), **blanks}


def unjoined_in(data: Mapping[str, Any], values: Mapping[str, Value]) -> frozenset[Pair]:
    """The values of a draft's data that are written as version 0.1.0 wrote them, as `Draft.unjoined` has them: as they are, and as print has them."""
    names = None if "form" not in data else {str(name) for name in data.get("unjoined", ())}
    pairs = [(name, text) for name, text in _pairs(values) if names is None or name in names]
    return frozenset([*pairs, *((name, clean_text(text)[0]) for name, text in pairs)])


def keeps_blanks_in(data: Mapping[str, Any], template: Template) -> bool:
    """Whether a draft's data is of a file that shows blanks in lines that go today."""
    return bool(removers_of(template)) and ("form" not in data or data.get("blanks") == "stay")


def _pairs(values: Mapping[str, Value]) -> Iterator[Pair]:
    """Every value by its field's key, and every cell by `key.column`."""
    for key, value in values.items():
        if isinstance(value, str):
            yield key, value
        else:
            yield from ((f"{key}.{name}", text) for row in value for name, text in row.items())


def _doubtful(template: Template, values: Mapping[str, Value]) -> Iterator[Pair]:
    """The values that have to be looked at: all but lines that stand as they are kept, end with no stop and meet none of their sentences' signs."""
    lines = {key: value for key, value in values.items() if isinstance(value, str) and value.isprintable() and value and value[-1] not in _STOPS}
    met = _meetings(template)
    kept = [(key, one) for key in lines for one in met.get(key, ())]
    doubtful = {kept[at][0] for at in meeting_at([lines[key] for key, _ in kept], [one for _, one in kept])}
    yield from _pairs({key: value for key, value in values.items() if key not in lines or key not in met or key in doubtful})


def _meetings(template: Template) -> Mapping[str, Sequence[Meeting]]:
    """What the values of each field that are shown as they are kept meet in all its places; worked out once for a template."""
    known: Mapping[str, Sequence[Meeting]] | None = vars(template).get(_MET)
    if known is None:
        kept = (field for field in template.fields if is_shown_as_kept(field))
        known = {field.key: [meeting(place.before, place.after) for place in template.around.get(field.key, ())] for field in kept}
        vars(template)[_MET] = known
    return known


def _differs(template: Template, pair: Pair) -> bool:
    """Whether a value may be written otherwise today than it was: words of its sentence are in it, or a stop ends it, as in a loop."""
    name, text = pair[0], clean_text(pair[1])[0]  # as print has it
    field = _field(template, name)
    if field is None or not text:
        return False
    around = template.around.get(name, ())
    is_month = field.type == FieldType.MONTH and bool(re.fullmatch(r"\d{4}-\d{2}", text))
    return is_month or text[-1] in _STOPS or any(placed_value(field, text, place) != show_value(field, text) for place in around)


def _field(template: Template, name: str) -> Field | None:
    if name in template.by_key:
        return template.by_key[name]
    owners = (field for field in template.fields if name.startswith(f"{field.key}."))
    return next((column for owner in owners for column in owner.columns if f"{owner.key}.{column.key}" == name), None)
