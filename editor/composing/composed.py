"""A draft to a document."""

from dataclasses import dataclass, replace

from editor.composing.cache import ComposeCache
from editor.composing.language.language import language_of
from editor.composing.language.scope import Budget, Scope
from editor.composing.plan.inline import runs_of
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.effort import Effort
from editor.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, not laid out yet, and what was wrong on the way to it."""

    document: Document
    problems: tuple[Problem, ...] = ()


def compose(draft: Draft, cache: ComposeCache | None = None, *, final: bool = False, effort: Effort | None = None) -> Composed:
    """The document of a draft, in the standard's order and styles (GB/T 9704-2012, 7.3); wrong markup is a problem, never an error.

    With a cache only what differs from the draft composed before is made anew; other paragraphs stay the same objects.
    Lines and sections whose unfilled fields ask for it are left out, of a draft of version 0.1.0 in a clean copy (`final`) alone.
    Raises NigaoError for a draft that is more than a document may hold, and StoppedError where it takes more than the `effort` that is given.
    """
    cache = cache or ComposeCache()
    cache.renew(replace(draft, keeps_blanks=False) if final and draft.keeps_blanks else draft, effort or Effort())
    document = Document(cache.blocks(), cache.title(), draft.template.layout, draft.template.name)
    return Composed(document, cache.problems())


def said_in(draft: Draft, markup: str) -> str:
    """What a line of markup by itself says in a draft; markup that is wrong says what was filled in."""
    return "".join(run.shown for run in runs_of(markup, Scope(draft, language_of(draft.template.fields), Budget())))
