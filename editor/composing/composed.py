"""A draft as a clean copy wants it: what unfilled fields are asked to take away is taken away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.composing.cache import ComposeCache
from editor.model.document.document import Document
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft, sections_under
from editor.model.effort import Effort
from editor.model.problem import Problem
from editor.model.template.field import is_filled
from editor.model.template.template import HEADING, Block, Section


def without_unfilled(draft: Draft) -> Draft:
    """The draft without the sections and lines whose unfilled fields say so (`empty`); numbers close up."""
    unfilled = {f.key for f in draft.template.fields if f.empty in ("line", "section") and not f.computed and not is_filled(draft.value(f.key))}
    if not unfilled:
        return draft
    removed = frozenset(under.id for name in _removed(draft, unfilled) for under in sections_under(draft.template, name))
    sections = tuple(_trimmed(draft, s, unfilled) for s in draft.template.sections if s.id not in removed)
    return draft.with_template(replace(draft.template, sections=sections))


def _removed(draft: Draft, unfilled: set[str]) -> Iterator[str]:
    """The sections to take away: an unfilled field of theirs says so, or one in their heading takes its line away."""
    for key in unfilled:
        whole = draft.template.by_key[key].empty == "section"
        yield from (place.section for place in draft.template.places_of[key] if whole or (place.block == HEADING and place.markup))


def _trimmed(draft: Draft, section: Section, unfilled: set[str]) -> Section:
    lines = {place.markup for key in unfilled for place in draft.template.places_of[key] if place.section == section.id}
    blocks = tuple(kept for block in section.blocks if (kept := _trimmed_block(block, lines)))
    return replace(section, blocks=blocks, run_on="" if section.run_on in lines else section.run_on)


def _trimmed_block(block: Block, lines: set[str]) -> Block | None:
    """The block, a table without the rows that go; None when nothing but a table's head is left."""
    if not isinstance(block, Grid):
        return None if block.text in lines else block
    kept = [number for number, row in enumerate(block.rows) if not lines.intersection(row)]
    if len(kept) == len(block.rows):
        return block
    return block.rearranged(kept) if len(kept) > (1 if block.head is None else block.head) else None


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, not laid out yet, and what was wrong on the way to it."""

    document: Document
    problems: tuple[Problem, ...] = ()


def compose(draft: Draft, cache: ComposeCache | None = None, *, final: bool = False, effort: Effort | None = None) -> Composed:
    """The document of a draft, in the standard's order and styles (GB/T 9704-2012, 7.3); wrong markup is a problem, never an error.

    With a cache only what differs from the draft composed before is made anew; other paragraphs stay the same objects.
    `final` takes away the lines and sections whose unfilled fields ask for it; block numbers then count what is left.
    Raises NigaoError for a draft that is more than a document may hold, and StoppedError where it takes more than the `effort` that is given.
    """
    cache = cache or ComposeCache()
    cache.renew(without_unfilled(draft) if final else draft, effort or Effort())
    document = Document(cache.blocks(), cache.title(), draft.template.layout, draft.template.name)
    return Composed(document, cache.problems())
