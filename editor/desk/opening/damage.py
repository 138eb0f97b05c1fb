"""A report that came back damaged: whether its inner data is its own, which values its text alone tells, and which template fits its controls."""

from collections.abc import Set as AbstractSet

from editor.merging import Merged
from editor.model.problem import NigaoError, Problem
from editor.model.returned.edited import key_of
from editor.model.returned.lines import plain
from editor.model.template.template import Template
from editor.model.words import tr
from editor.storage.library.library import Library, LibraryEntry, read_template

LOST, DAMAGED, OTHERS = "lost", "damaged", "others"
"""What may have become of the inner data of a report: it is gone, it can't be read, it is that of another report."""
_LEAST_FIELDS = 2


def found_by_text(found: Merged) -> tuple[Problem, ...]:
    """That the controls were lost and which fields the text told all the same; nothing for a report that has controls, or no fields."""
    if any(paragraph.paths for paragraph in found.paragraphs):
        return ()
    theirs = {plain(paragraph.text) for paragraph in found.paragraphs}
    runs = [(run, plain(p.text) in theirs) for p in found.document.paragraphs() for run in p.runs if run.field and not run.derived and run.filled]
    told = {key_of(run.field or "") for run, is_there in runs if is_there}
    names = found.draft.template.by_key
    missing = [names[key].name for key in dict.fromkeys(key_of(run.field or "") for run, _ in runs) if key not in told and key in names]
    if not runs:
        return ()
    if not missing:
        return (Problem(tr("填写项的标记丢了，{count} 项都按文字对上了。", count=len(told))),)
    return (Problem(tr("填写项的标记丢了，按文字对上 {count} 项，请看看{names}。", count=len(told), names="、".join(missing))),)


def template_of_fields(library: Library, paths: AbstractSet[str]) -> Template | None:
    """The template of the library that has all fields of these paths, the one with the fewest more; None where there is none."""
    keys = {key_of(path) for path in paths}
    if len(keys) < _LEAST_FIELDS:
        return None
    templates = (_template(entry) for entry in library.entries())
    return min((t for t in templates if t and keys <= t.by_key.keys()), key=lambda template: len(template.by_key), default=None)


def _template(entry: LibraryEntry) -> Template | None:
    try:
        return read_template(entry.file)[0]
    except NigaoError:
        return None
