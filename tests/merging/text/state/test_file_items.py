"""The items that a file has in the place of those of the draft."""

from editor.merging.text.state.file_items import FileItems
from editor.model.template.template import Prose, Section

HEAD, A, B, C, NEW, MORE = Section("s"), Prose("甲"), Prose("乙"), Prose("丙"), Prose("新"), Prose("又")
BASE = (HEAD, A, B, C)


def _row(items: FileItems) -> list[object]:
    return [item for at in range(len(BASE)) for item in items.at(at)]


def test_at_first_the_file_has_what_the_draft_has() -> None:
    items = FileItems(BASE)
    assert _row(items) == list(BASE)
    assert (items.last_before(2), items.last_before(0), items.position(3), items.growth) == (A, None, 3, 0)


def test_what_was_swapped_keeps_what_stands_behind_it() -> None:
    items = FileItems(BASE)
    items.put_behind(1, (NEW,))
    items.swap((1, 2), (MORE, MORE))
    assert _row(items) == [HEAD, MORE, MORE, NEW, C]
    assert (items.last_before(3), items.position(3)) == (NEW, 4)


def test_an_item_that_was_taken_out_is_not_in_front_of_what_follows() -> None:
    items = FileItems(BASE)
    items.swap((2,), ())
    assert (_row(items), items.last_before(3), items.position(3), items.growth) == ([HEAD, A, C], A, 2, -1)
    items.take_out(1)
    items.take_out(1)
    assert items.last_before(3) == HEAD
