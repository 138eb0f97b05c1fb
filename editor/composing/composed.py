"""Draft to document."""

from dataclasses import dataclass

from editor.composing.cache import ComposeCache
from editor.composing.final import without_unfilled
from editor.model.document import Document
from editor.model.draft import Draft
from editor.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, not laid out yet, and what was wrong on the way to it."""

    document: Document
    problems: tuple[Problem, ...] = ()


def compose(draft: Draft, cache: ComposeCache | None = None, *, final: bool = False) -> Composed:
    """The document of a draft, in the standard's order and styles (GB/T 9704-2012, 7.3); wrong markup is a problem, never an error.

    With a cache only what differs from the draft composed before is made anew; other paragraphs stay the same objects.
    `final` takes away the lines and sections whose unfilled fields ask for it; block numbers then count what is left.
    """
    cache = cache or ComposeCache()
    cache.renew(without_unfilled(draft) if final else draft)
    document = Document(cache.blocks(), cache.title(), draft.template.layout, draft.template.name)
    return Composed(document, cache.problems())
