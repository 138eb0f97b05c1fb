"""The items of an edited file, as far as it was read, against those of the draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.model.draft.flat import Item


class _Sums:
    """Numbers in a row whose sums are known without adding them up, however often one of them changes (a binary indexed tree)."""

    def __init__(self, size: int, value: int) -> None:
        self._size = size
        self._tree = [value * (at & -at) for at in range(size + 1)]

    def add(self, at: int, by: int) -> None:
        """Make the number at a place, from 0, larger."""
        at += 1
        while at <= self._size:
            self._tree[at] += by
            at += at & -at

    def before(self, end: int) -> int:
        """The sum of the numbers in front of a place."""
        end, total = min(end, self._size), 0
        while end > 0:
            total += self._tree[end]
            end &= end - 1
        return total

    def reaching(self, total: int) -> int:
        """The first place with which the sum is no less than `total`."""
        at, step = 0, 1 << self._size.bit_length()
        while step:
            if at + step <= self._size and self._tree[at + step] < total:
                at += step
                total -= self._tree[at]
            step >>= 1
        return at


@dataclass(slots=True)
class FileItems:
    """The items of the draft (`base`) and, by number, those that the file has in the place of one and behind it. `growth` is by how many items the
    file has become longer.
    """

    base: Sequence[Item]
    differing: dict[int, tuple[Item, ...]] = field(default_factory=dict[int, tuple[Item, ...]])
    growth: int = 0
    _lengths: _Sums = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._lengths = _Sums(len(self.base), 1)

    def at(self, index: int) -> tuple[Item, ...]:
        """What the file has for an item, with what was added behind it; nothing behind the last item."""
        return self.differing[index] if index in self.differing else tuple(self.base[index : index + 1])

    def last_before(self, end: int) -> Item | None:
        """The last item that the file has for those before `end`."""
        count = self._lengths.before(end)
        return self.at(self._lengths.reaching(count))[-1] if count else None

    def position(self, index: int) -> int:
        """The number that an item has in the row with all changes made so far."""
        return self._lengths.before(index)

    def swap(self, indexes: Sequence[int], made: tuple[Item, ...]) -> None:
        """Put items in the place of neighbouring ones; what was added behind those stays."""
        self._put(indexes[0], (*made, *self.at(indexes[0])[1:]))
        for index in indexes[1:]:
            self.take_out(index)
        self.growth += len(made) - len(indexes)

    def take_out(self, index: int) -> None:
        """Take an item out; what was added behind it stays."""
        self._put(index, self.at(index)[1:])

    def put_behind(self, index: int, made: tuple[Item, ...]) -> None:
        """Put items behind one of the draft and all that was added there before."""
        self._put(index, (*self.at(index), *made))

    def _put(self, index: int, made: tuple[Item, ...]) -> None:
        self._lengths.add(index, len(made) - len(self.at(index)))
        self.differing[index] = made
