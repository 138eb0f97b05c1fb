"""Where one stands in a draft while its lines are gone through in the order of an edited file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.model.draft.draft import Draft, sections_under
from editor.model.draft.flat import Item, end_of_text, flattened, places_in
from editor.model.returned.change import Change
from editor.model.returned.lines import OurLine
from editor.model.template.template import HEAD_ELEMENTS, Element, Section, SectionPart, head_or_block


@dataclass
class Standing:
    """The place behind the last line: `_here` and `_there` are the item in front as the draft and as the file have it.

    `_results` is what stands in the file for each item that differs there, with what was put behind it; `changes` are those made so far.
    """

    draft: Draft
    ours: Sequence[OurLine]
    changes: list[Change] = field(default_factory=list[Change])

    def __post_init__(self) -> None:
        self._items = flattened(self.draft.template.sections)
        self._at = dict(places_in(self._items))
        self._uses = Counter((line.section, head_or_block(line.block)) for line in self.ours)
        self._repeated = _repeated(self.draft)
        self._keys = self.draft.template.by_key
        self._opened: tuple[Item, ...] = ()
        self._results: dict[int, tuple[Item, ...]] = {}
        self._shift = 0
        self._here: Item | None = self._items[0] if self._items else None
        self._there = self._here
        self._spot = 0
        self._index_of_here = 0
        self._section = self._items[0].id if self._items and isinstance(self._items[0], Section) else ""

    def _index(self, line: OurLine) -> int | None:
        return self._at.get((line.section, head_or_block(line.block)))

    def _own(self, line: OurLine) -> int | None:
        """The item of a line that is all that its item gives, so that it can be edited through the line."""
        at = self._index(line)
        return at if at is not None and self._uses[line.section, head_or_block(line.block)] == 1 else None

    def _pass(self, ours: OurLine) -> None:
        """Stand behind a line that both have, and behind what was put between the lines of its item."""
        at = self._index(ours)
        if at is not None:
            self._here = self._items[at]
            self._there = self._standing(at + 1) or self._here
            self._spot = at + self._shift
            self._section = ours.section
            self._index_of_here = at

    def _before(self, at: int) -> tuple[Item | None, ...]:
        """The item in front of another, as it is here and as it is there."""
        return (self._items[at - 1] if at else None, self._standing(at))

    def _standing(self, end: int) -> Item | None:
        """The last item that stands in the file for those before `end`."""
        results = (self._result(before) for before in reversed(range(end)))
        return next((made[-1] for made in results if made), None)

    def _place(self, at: int) -> int:
        """Where an item stands in the row with all changes made so far."""
        return at + sum(len(made) - 1 for before, made in self._results.items() if before < at)

    def _result(self, at: int) -> tuple[Item, ...]:
        """What stands in the file for an item, with what was put behind it."""
        return self._results.get(at, (self._items[at],))

    def _hang(self, made: tuple[Item, ...]) -> None:
        """Remember that these items stand behind the one in front."""
        at = self._index_of_here
        self._results[at] = (*self._result(at), *made)

    def _is_alone(self, items: tuple[Item, ...], times: int = 1) -> bool:
        """Whether an item that stands so often in the draft stands nowhere else, and nowhere in the file by another change."""
        others = [i for c in self.changes for e in c.edits for i in (*e.ours, *e.theirs)]
        return bool(items) and self._items.count(items[0]) + others.count(items[0]) <= times

    def _new_id(self) -> str:
        taken = set(self.draft.template.by_id) | {i.id for c in self.changes for e in c.edits for i in e.theirs if isinstance(i, Section)}
        return next(name for n in range(1, len(taken) + 2) if (name := f"word{n}") not in taken)

    def _step_into_text(self) -> None:
        """Elements have no room for prose: what stands behind the head's begins the text, what stands behind the signature ends it."""
        is_element = isinstance(self._there, Element) or (isinstance(self._there, Section) and self._there.part == SectionPart.ELEMENTS)
        if not is_element:
            return
        texts = [at for at, i in enumerate(self._items) if isinstance(i, Section) and i.part != SectionPart.ELEMENTS]
        if not texts:
            self._opened = (Section(self._new_id(), SectionPart.OPENING),)
            self._stand(len(self._items) - 1)
        elif isinstance(self._there, Section) or (isinstance(self._there, Element) and self._there.name in HEAD_ELEMENTS):
            self._begin_text(texts[0])
        else:
            self._stand(end_of_text(self._items, {section.id for section in self.draft.written}))

    def _begin_text(self, first: int) -> None:
        head = self._items[first]
        if isinstance(head, Section) and (head.level or head.part == SectionPart.ATTACHMENT):
            self._opened = (Section(self._new_id(), SectionPart.OPENING),)
            self._stand(first - 1)
        else:
            self._stand(first)

    def _stand(self, at: int) -> None:
        self._index_of_here = max(0, at)
        self._here = self._items[at] if at >= 0 else None
        # What was taken out of the file has nothing behind it there: the last that still stands is in front.
        self._there = self._standing(at + 1) or self._here
        self._spot = at + self._shift
        self._section = next((i.id for i in reversed(self._items[: at + 1]) if isinstance(i, Section)), self._section)


def _repeated(draft: Draft) -> frozenset[str]:
    """The sections that stand more than once in the text, once for each row of a field: what one of them gets would stand in all."""
    owners = (s for s in draft.template.sections if s.repeat and len(draft.value(s.repeat[1])) > 1)
    return frozenset(under.id for owner in owners for under in sections_under(draft.template, owner.id))
