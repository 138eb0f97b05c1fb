"""Word files in: a report goes on where it was left, any other Word file is read as a sample."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from editor.desk.merging import merged
from editor.desk.opened import Opened
from editor.desk.read_back import with_shown
from editor.model.draft_file import draft_from_json
from editor.model.problem import NigaoError, Problem
from editor.model.words import tr
from editor.word import read_draft_json, read_source, read_values

Cancelled = Callable[[], bool] | None


def open_word(path: Path, data: bytes, document: int = 0, cancelled: Cancelled = None) -> Opened:
    """The draft of a Word file; raises NigaoError for what is none."""
    inner = read_draft_json(data, str(path))
    if inner is None:
        return _read(path, data, document, cancelled)
    try:
        stored = draft_from_json(inner)
    except NigaoError as error:
        opened = _read(path, data, document, cancelled)
        return replace(opened, notes=(Problem(error.text), *opened.notes))
    found = merged(stored, data, str(path))
    return Opened(found.draft, "report", path.stem, path, changes=found.changes)


def _read(path: Path, data: bytes, document: int, cancelled: Cancelled) -> Opened:
    from editor.desk.samples import read_sample  # noqa: PLC0415 - a report needs no reader

    shown = read_values(data, file=str(path))
    opened = read_sample(read_source(data, str(path)), path.stem, document, cancelled)
    if not shown:
        return opened
    labels = {field.key: field.name for field in opened.draft.template.fields}
    lost = Problem(tr("这份文稿的内部数据丢了，按范文读出，填过的内容已找回。"))
    return replace(opened, draft=with_shown(opened.draft, read_values(data, labels, str(path))), notes=(lost, *opened.notes))
