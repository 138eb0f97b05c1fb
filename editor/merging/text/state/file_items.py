"""The items of an edited file, as far as it was read, against those of the draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.model.draft.flat import Item


@dataclass(slots=True)
class FileItems:
    """The items of the draft (`base`) and, by number, those that the file has in the place of one and behind it. `growth` is by how many items the
    file has become longer.
    """

    base: Sequence[Item]
    differing: dict[int, tuple[Item, ...]] = field(default_factory=dict[int, tuple[Item, ...]])
    growth: int = 0

    def at(self, index: int) -> tuple[Item, ...]:
        """What the file has for an item, with what was added behind it; nothing behind the last item."""
        return self.differing[index] if index in self.differing else tuple(self.base[index : index + 1])

    def last_before(self, end: int) -> Item | None:
        """The last item that the file has for those before `end`."""
        found = (self.at(index) for index in reversed(range(end)))
        return next((made[-1] for made in found if made), None)

    def position(self, index: int) -> int:
        """The number that an item has in the row with all changes made so far."""
        return index + sum(len(made) - 1 for before, made in self.differing.items() if before < index)

    def swap(self, indexes: Sequence[int], made: tuple[Item, ...]) -> None:
        """Put items in the place of neighbouring ones; what was added behind those stays."""
        self.differing[indexes[0]] = (*made, *self.at(indexes[0])[1:])
        for index in indexes[1:]:
            self.take_out(index)
        self.growth += len(made) - len(indexes)

    def take_out(self, index: int) -> None:
        """Take an item out; what was added behind it stays."""
        self.differing[index] = self.at(index)[1:]

    def put_behind(self, index: int, made: tuple[Item, ...]) -> None:
        """Put items behind one of the draft and all that was added there before."""
        self.differing[index] = (*self.at(index), *made)
