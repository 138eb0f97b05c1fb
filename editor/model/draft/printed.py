"""What of a draft's sections stands on the page: fields without a value may take their line or their section away."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editor.model.document.grid import Grid
from editor.model.template.template import HEADING, Block, Element, Prose, Section, Template, sections_under


def removers_of(template: Template) -> tuple[str, ...]:
    """The keys of the fields that take their line or section away where they are empty."""
    return tuple(field.key for field in template.fields if field.empty in ("line", "section") and not field.computed)


def without_empty(template: Template, written: Sequence[Section], empty: frozenset[str]) -> tuple[Section, ...]:
    """The sections without what these fields take away. A line that goes leaves an empty one in its place, so that block numbers stay."""
    removed = frozenset(under.id for name in _removed(template, empty) for under in sections_under(template, name))
    return tuple(_trimmed(template, section, empty) for section in written if section.id not in removed)


def _removed(template: Template, empty: frozenset[str]) -> Iterator[str]:
    """The sections to take away: an empty field of theirs says so, or one in their heading takes its line away."""
    for key in empty:
        whole = template.by_key[key].empty == "section"
        yield from (place.section for place in template.places_of[key] if whole or (place.block == HEADING and place.markup))


def _trimmed(template: Template, section: Section, empty: frozenset[str]) -> Section:
    lines = {place.markup for key in empty for place in template.places_of[key] if place.section == section.id}
    if not lines:
        return section
    blocks = tuple(_without_lines(block, lines) for block in section.blocks)
    return replace(section, blocks=blocks, run_on="" if section.run_on in lines else section.run_on)


def _without_lines(block: Block, lines: set[str]) -> Block:
    """The block, a table without the rows that go; an empty line where nothing, or nothing but a table's head, is left."""
    if not isinstance(block, Grid):
        return block if block.text not in lines else replace(block, text="") if isinstance(block, Element) else Prose("")
    kept = [number for number, row in enumerate(block.rows) if not lines.intersection(row)]
    if len(kept) == len(block.rows):
        return block
    return block.rearranged(kept) if len(kept) > (1 if block.head is None else block.head) else Prose("")
