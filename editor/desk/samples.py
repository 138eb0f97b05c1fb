"""A sample's text becomes a draft."""

from collections.abc import Callable
from dataclasses import replace

from editor.desk.opened import Opened
from editor.model.draft import Draft
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.source import SourceText
from editor.model.words import tr
from editor.reading import inspect
from editor.reading.templating import template_of

Cancelled = Callable[[], bool] | None


def read_sample(source: SourceText, name: str, document: int = 0, cancelled: Cancelled = None) -> Opened:
    """The draft of a sample's text, with what the reader saw in it. `document` (from 0) chooses one of several."""
    seen = inspect(source, document, cancelled or _never)
    count = max(1, len(seen.documents))
    if document >= count:
        text = tr("里面只有 {count} 篇文章，没有第 {number} 篇。", count=count, number=document + 1)
        raise NigaoError(text, ExitCode.WRONG_USE)
    template = template_of(seen)
    named = replace(template, name=template.name or seen.title or name)
    return Opened(Draft(named), "sample", named.name, inspection=seen, notes=_several(count, document))


def _never() -> bool:
    return False


def _several(count: int, document: int) -> tuple[Problem, ...]:
    if count == 1:
        return ()
    return (Problem(tr("里面有 {count} 篇文章，读的是第 {number} 篇。", count=count, number=document + 1)),)
