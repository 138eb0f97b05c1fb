"""A sample's text becomes a draft."""

from collections.abc import Callable
from dataclasses import replace

from editor.desk.opened import Opened
from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.sample.inspection import Inspection
from editor.model.sample.source import SourceText
from editor.model.words import tr
from editor.reading import inspect

Cancelled = Callable[[], bool] | None
Inspected = tuple[Inspection, tuple[Problem, ...]]


def read_sample(source: SourceText, name: str, document: int = 0, cancelled: Cancelled = None) -> Opened:
    """The draft of a sample's text, with what the reader saw in it. `document` (from 0) chooses one of several."""
    from editor.reading.template.templating import numbering_problems, template_of  # noqa: PLC0415 - `inspect` needs no template

    seen, notes = inspect_sample(source, document, cancelled)
    if cancelled is not None and cancelled():
        raise NigaoError(tr("打开已取消。"))
    template = template_of(seen)
    named = replace(template, name=template.name or seen.title or name)
    return Opened(Draft(named), "sample", named.name, inspection=seen, notes=(*notes, *numbering_problems(seen)))


def inspect_sample(source: SourceText, document: int = 0, cancelled: Cancelled = None) -> Inspected:
    """What the reader sees in a sample's text, and what the person should know; raises NigaoError where there is no such document."""
    seen = inspect(source, document, cancelled or _never)
    count = max(1, len(seen.documents))
    if document >= count:
        text = tr("里面只有 {count} 篇文章，没有第 {number} 篇。", count=count, number=document + 1)
        raise NigaoError(text, ExitCode.WRONG_USE)
    if count == 1:
        return seen, ()
    return seen, (Problem(tr("里面有 {count} 篇文章，读的是第 {number} 篇。", count=count, number=document + 1)),)


def _never() -> bool:
    return False
