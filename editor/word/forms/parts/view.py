"""What a part of a form is written with, and its text while it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from editor.model.problem import ExitCode, NigaoError
from editor.model.template.field import cell_path
from editor.model.words import tr
from editor.word.forms.parts.places import Evaluator, FormSlot
from editor.word.package.marks import form_bookmark, form_end

_YES = frozenset(("是", "有", "☑", "√", "✓", "1", "true", "yes"))
PART_CHARACTERS = 24_000_000
"""The most characters of XML that a filled part has: what is longer takes minutes and gigabytes to read again."""


@dataclass(slots=True)
class Bookmarks:
    """The bookmarks around what was filled, numbered from `number` on; the places of each path are counted. With `ends` another one stands
    behind each, for pages on which it is to be seen how far a value goes.
    """

    number: int
    ends: bool = False
    places: dict[str, int] = field(default_factory=dict[str, int])

    def begun(self, path: str) -> tuple[int, str]:
        """The number and the name of the next bookmark of a path."""
        place = self.places[path] = self.places.get(path, 0) + 1
        self.number += 1
        return self.number, form_bookmark(path, place)

    def behind(self, prefix: str, name: str) -> str:
        """The bookmark behind the one of that name; "" where none is wanted."""
        if not self.ends:
            return ""
        self.number += 1
        number = f'{prefix}id="{self.number}"'
        return f'<{prefix}bookmarkStart {number} {prefix}name="{form_end(name)}"/><{prefix}bookmarkEnd {number}/>'


@dataclass(slots=True)
class ListCopies:
    """The copies of numbered lists that were begun anew, numbered from `number` on: the number of each, and that of its list."""

    number: int
    made: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def copied(self, of: str) -> str:
        """The number of one more copy of a list."""
        self.number += 1
        self.made.append((self.number, of))
        return str(self.number)


@dataclass(frozen=True, slots=True)
class FormView:
    """The values that a part is written with, by the numbers of the slots; what is not in it keeps its blank.

    `rows` are the rows of each list by its number: the text of each column. Without `evaluator` code is left as it stands, without `bookmarks` what
    was filled is not marked. Loops put copies of numbered lists into `lists`; `own_lists` are those that stand for the lists of the form here.
    """

    slots: Sequence[FormSlot]
    texts: Mapping[int, str]
    rows: Mapping[int, Sequence[Mapping[str, str]]] = field(default_factory=dict[int, Sequence[Mapping[str, str]]])
    keys: Sequence[str] = ()
    evaluator: Evaluator | None = None
    bookmarks: Bookmarks | None = None
    row: int = -1
    lists: ListCopies | None = None
    own_lists: Mapping[str, str] = field(default_factory=dict[str, str])

    def path_of(self, spot: int) -> str:
        """The path of what fills a slot, as its bookmark and the proof name it."""
        slot = self.slots[spot]
        return slot.path if slot.rows < 0 else cell_path(self.keys[slot.rows], self.row, slot.path)

    def is_ticked(self, spot: int) -> bool:
        """Whether the box of a slot is ticked."""
        text = self.texts.get(spot, "")
        return bool(text) and (text == self.slots[spot].ticked or text.strip().lower() in _YES)

    def in_row(self, number: int, row: int, spots: Sequence[int]) -> "FormView":
        """The view of one row of a list, whose slots are given."""
        rows = self.rows.get(number, ())
        cells: Mapping[str, str] = rows[row] if row < len(rows) else dict[str, str]()
        texts = {spot: cells[self.slots[spot].path] for spot in spots if self.slots[spot].path in cells}
        return replace(self, texts={**self.texts, **texts}, row=row)


class SaysValue(Protocol):
    """A place in which nothing but a value is another one where the same slots have values."""

    def said(self, view: FormView) -> str:
        """What stands there."""
        ...


class PartText(list[str]):
    """The text of a part as it is written, piece by piece. Raises NigaoError, with the limit, as soon as it is longer than a part may be."""

    def __init__(self) -> None:
        super().__init__()
        self._length = 0
        self._values: list[tuple[int, SaysValue]] = []

    def append(self, piece: str) -> None:
        """Add a piece."""
        self._length += len(piece)
        if self._length > PART_CHARACTERS:
            raise _too_long()
        super().append(piece)

    def append_value(self, place: SaysValue, view: FormView) -> None:
        """Add what a place says of its value."""
        self._values.append((len(self), place))
        self.append(place.said(view))

    def with_values(self, view: FormView) -> list[str]:
        """The pieces with other values of the same slots, where no code and no rows are written."""
        made = list(self)
        length = self._length - sum(len(made[at]) for at, _ in self._values)
        for at, place in self._values:
            made[at] = place.said(view)
            length += len(made[at])
            if length > PART_CHARACTERS:
                raise _too_long()
        return made


def _too_long() -> NigaoError:
    words = tr("没有写出：填进去的内容太多，一份文件最多 {limit} 万字。循环或行数少一些再试。", limit=PART_CHARACTERS // 10_000)
    return NigaoError(words, ExitCode.UNWRITABLE)
