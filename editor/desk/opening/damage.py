"""A report that came back damaged: whether its inner data is its own, which values its text alone tells, and which template fits its controls."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from editor.merging import Merged
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError, Problem
from editor.model.returned.edited import key_of
from editor.model.returned.lines import plain
from editor.model.template.field import is_filled
from editor.model.template.template import Template
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.library.entry import LibraryEntry, read_template
from editor.storage.library.library import Library

LOST, DAMAGED, OTHERS = "lost", "damaged", "others"
"""What may have become of the inner data of a report: it is gone, it can't be read, it is that of another report."""
_LEAST_FIELDS = 2
_ONE_OF = 6  # fields of a report may be unknown to its template


class ByText(NamedTuple):
    """What the text of a report told of its fields; `is_whole` says that none is missing."""

    notes: tuple[Problem, ...] = ()
    is_whole: bool = True


def found_by_text(found: Merged) -> ByText:
    """That the controls were lost and which fields the text told all the same; nothing for a report that has controls, or no fields."""
    if any(paragraph.paths for paragraph in found.paragraphs):
        return ByText()
    theirs = {plain(paragraph.text) for paragraph in found.paragraphs}
    runs = [(run, plain(p.text) in theirs) for p in found.document.paragraphs() for run in p.runs if run.field and not run.derived and run.filled]
    told = {key_of(run.field or "") for run, is_there in runs if is_there}
    names = found.draft.template.by_key
    nowhere = (change.key for change in found.changes if change.key and not change.values[1])
    asked = dict.fromkeys((*(key_of(run.field or "") for run, _ in runs), *nowhere))
    missing = [names[key].name for key in asked if key not in told and key in names]
    if not runs:
        return ByText()
    if not missing:
        return ByText((Problem(tr("填写项的标记丢了，{count} 项都按文字对上了。", count=len(told))),))
    words = tr("填写项的标记丢了，按文字对上 {count} 项，请看看{names}。", count=len(told), names=in_row(missing))
    return ByText((Problem(words),), is_whole=False)


def template_of_fields(library: Library, paths: AbstractSet[str]) -> Template | None:
    """The template of the library that has the fields of these paths, the one that lacks the fewest and has the fewest more; None where there is
    none. Of many fields it may lack a few: the report may be of an earlier version of the template.
    """
    keys = {key_of(path) for path in paths}
    if len(keys) < _LEAST_FIELDS:
        return None
    templates = (template for entry in library.entries() if (template := _template(entry)) is not None)
    near = ((len(keys - template.by_key.keys()), len(template.by_key), template) for template in templates)
    fitting = (found for found in near if found[0] <= len(keys) // _ONE_OF)
    return min(fitting, key=lambda found: found[:2], default=(0, 0, None))[2]


def found_by_controls(template: Template, paths: AbstractSet[str]) -> tuple[Problem, ...]:
    """Which fields of the template the controls of a damaged report told, and which are missing; controls that no field knows are named too."""
    keys = {key_of(path): None for path in sorted(paths)}
    asked = [field for field in template.fields if not field.computed]
    missing = [field.name for field in asked if field.key not in keys]
    unknown = [key for key in keys if key not in template.by_key]
    notes = [Problem(tr("找到 {count} 项。", count=len(asked) - len(missing)))]
    if missing:
        notes = [Problem(tr("找到 {count} 项，没找到：{names}。", count=len(asked) - len(missing), names=in_row(missing)))]
    if unknown:
        notes.append(Problem(tr("模板里没有这些填写项，文字留在正文里：{names}。", names=in_row(unknown))))
    return tuple(notes)


def found_as_sample(draft: Draft, names: Sequence[str]) -> tuple[Problem, ...]:
    """Which of the fields that have controls in a damaged report have their value in the sample that was read of it."""
    known = {field.name for field in draft.fields if is_filled(draft.value(field.key))}
    missing = [name for name in dict.fromkeys(names) if name not in known]
    if not missing:
        return ()
    return (Problem(tr("没找到这些填写项的值：{names}。请看看正文。", names=in_row(missing))),)


def _template(entry: LibraryEntry) -> Template | None:
    try:
        return read_template(entry.source)[0]
    except NigaoError:
        return None
