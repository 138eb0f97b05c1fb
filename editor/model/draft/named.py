"""Text that came back names its fields again: those that have gone from a draft meanwhile are taken from another one."""

from collections.abc import Iterator
from dataclasses import replace

from editor.model.draft.draft import Draft
from editor.model.template.field import Field
from editor.model.template.template import Template


def with_named(draft: Draft, *others: Draft) -> Draft:
    """The draft with each field that its text names and that it lacks, described and filled as the first of the others that has it says."""
    for other in others:
        missing = tuple(_missing(draft.template, other.template))
        if missing:
            values = {field.key: other.values[field.key] for field in missing if field.key in other.values}
            draft = draft.with_template(replace(draft.template, fields=(*draft.template.fields, *missing)))
            draft = replace(draft, values={**draft.values, **values})
    return draft


def _missing(template: Template, other: Template) -> Iterator[Field]:
    lacking = [field for field in other.fields if field.key not in template.by_key]
    if not lacking:
        return
    named = {place.key for place in Template(fields=(*template.fields, *lacking), sections=template.sections).places}
    yield from (field for field in lacking if field.key in named)
