"""Where a line stands in the repetitions of a section that is composed once for each row of a field."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from editor.model.draft.draft import Draft
from editor.model.returned.lines import OurLine
from editor.model.template.template import Section, sections_under


class RepeatSpot(NamedTuple):
    """A place in a repetition: the id of the repeated section, the row (from 0), the number of the item."""

    owner: str
    row: int
    item: int


def repeat_owners(draft: Draft) -> dict[str, Section]:
    """By section id, the section whose repetition a section is part of; only where exactly one repeats it, more than once."""
    found: defaultdict[str, list[Section]] = defaultdict(list)
    for section in draft.template.sections:
        if section.repeat and section.repeat[1] in draft.template.by_key:
            for under in sections_under(draft.template, section.id):
                found[under.id].append(section)
    one = {name: owners[0] for name, owners in found.items() if len(owners) == 1}
    counts = rows_over(draft, one.values())
    return {name: owner for name, owner in one.items() if counts.get(owner.id, 0) > 1}


def rows_over(draft: Draft, owners: Iterable[Section]) -> dict[str, int]:
    """By the id of a repeated section, how many rows its field has; sections whose field holds no rows, or is none, are left out."""
    known = draft.template.by_key
    values = ((owner.id, draft.value(owner.repeat[1])) for owner in owners if owner.repeat and owner.repeat[1] in known)
    return {name: len(value) for name, value in values if not isinstance(value, str)}


def spots_in(
    lines: Sequence[OurLine],
    owners: Mapping[str, Section],
    uses: Mapping[tuple[str, int], int],
    indexes: Mapping[tuple[str, int], int],
    rows: Mapping[str, int],
) -> dict[int, RepeatSpot]:
    """The spots by line number. `uses` counts the lines of each origin, `indexes` gives the number of its item, `rows` the repetitions."""
    seen: Counter[tuple[str, int]] = Counter()
    found: dict[int, RepeatSpot] = {}
    for number, line in enumerate(lines):
        owner, at = owners.get(line.section), indexes.get(line.origin)
        if owner and at is not None and uses[line.origin] == rows[owner.id]:
            found[number] = RepeatSpot(owner.id, seen[line.origin], at)
            seen[line.origin] += 1
    return found
