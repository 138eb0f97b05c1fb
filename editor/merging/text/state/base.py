"""The base of a merge: the saved draft, as the items that it is made of and the lines that it composes to."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from editor.merging.tables.rewriting import MarkupPiece, pieces_of
from editor.merging.text.state.regions import Region, region_of_item, regions_of
from editor.merging.text.state.spots import RepeatSpot, repeat_owners, rows_over, spots_in
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item, flattened, places_in
from editor.model.returned.lines import OurLine, plain
from editor.model.template.field import Field
from editor.model.template.template import Section, sections_under

Titles = Callable[[str], str]


@dataclass(frozen=True)
class Base:
    """The saved draft that an edited file is compared with, and `lines`, the paragraphs and tables that it composes to.

    `titles` gives a section's title for its id. `bare`: the file has no controls, so slots are recognised by their text. `fresh` are the texts
    that controls of the file hold, by field path, where they are new; `held` are the paths that have a control there at all.
    """

    draft: Draft
    lines: Sequence[OurLine]
    titles: Titles = str
    bare: bool = False
    fresh: Mapping[str, str] = field(default_factory=dict[str, str])
    held: AbstractSet[str] = frozenset()

    @cached_property
    def items(self) -> list[Item]:
        """The draft as one row of section heads and blocks (see `flat`)."""
        return flattened(self.draft.template.sections)

    @cached_property
    def counts(self) -> Counter[Item]:
        """How often each item stands in the draft."""
        return Counter(self.items)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by key."""
        return self.draft.template.by_key

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The ids of the sections that are composed more than once, one time per row of a field: text added to one appears in all."""
        rows = rows_over(self.draft, self.draft.template.sections)
        return frozenset(under.id for head, count in rows.items() if count > 1 for under in sections_under(self.draft.template, head))

    @cached_property
    def owners(self) -> dict[str, Section]:
        """By section id, the repeated section that a section is part of."""
        return repeat_owners(self.draft)

    @cached_property
    def spots(self) -> dict[int, RepeatSpot]:
        """Where lines stand in repetitions, by line number; only lines that every repetition has exactly once."""
        return spots_in(self.lines, self.owners, self._uses, self._indexes, rows_over(self.draft, self.owners.values()))

    @cached_property
    def _spots_by_owner(self) -> dict[str, dict[int, RepeatSpot]]:
        found: dict[str, dict[int, RepeatSpot]] = {}
        for number, spot in self.spots.items():
            found.setdefault(spot.owner, {})[number] = spot
        return found

    @cached_property
    def shown(self) -> dict[str, set[str]]:
        """The texts, without spaces, that the places of each field show, in the draft or anew in the file, by field path."""
        shown = {path: {plain(text)} for path, text in self.fresh.items()}
        for line in self.lines:
            for run in line.composed:
                if run.field is not None and not run.derived:
                    shown.setdefault(run.field, set()).add(plain(run.shown))
        return shown

    @cached_property
    def _indexes(self) -> dict[tuple[str, int], int]:
        return dict(places_in(self.items))

    @cached_property
    def _uses(self) -> Counter[tuple[str, int]]:
        return Counter(line.origin for line in self.lines)

    def index_of(self, line: OurLine) -> int | None:
        """The number of the item that a line comes from."""
        return self._indexes.get(line.origin)

    def region_of(self, line: OurLine | None) -> Region:
        """The part of the page of a line; the edge for none."""
        if line is None:
            return Region.EDGE
        at = self.index_of(line)
        region = region_of_item(None if at is None else self.items[at])
        return region or (Region.TAIL if line.style == "附件说明" else self._regions.get(line.section, Region.TEXT))

    def part_of(self, head: Section) -> Region:
        """The part of the page that the text of a section is in."""
        return self._regions.get(head.id, Region.TEXT)

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return regions_of(self.draft.template.sections)

    def own_index(self, line: OurLine) -> int | None:
        """The number of the item that composes to this line alone, so that the line can stand for it; None if there is none."""
        return self.index_of(line) if self._uses[line.origin] == 1 else None

    def spots_of(self, owner: str) -> dict[int, RepeatSpot]:
        """The spots in the repetitions of one section, by line number."""
        return self._spots_by_owner.get(owner, {})

    def markup_of(self, line: OurLine) -> str:
        """The markup that a paragraph was composed from; nothing for a table."""
        at = self.index_of(line)
        item = None if at is None else self.items[at]
        if item is None or isinstance(item, Grid):
            return ""
        return item.heading + item.run_on if isinstance(item, Section) else item.text

    def pieces_of(self, line: OurLine) -> list[MarkupPiece]:
        """The stretches of a paragraph, each with the markup that it was composed from."""
        return pieces_of(self.markup_of(line), line.runs)
