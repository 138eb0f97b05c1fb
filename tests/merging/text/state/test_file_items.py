"""The items that a file has in the place of those of the draft."""

from hypothesis import given
from hypothesis import strategies as st

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


ACTS = st.lists(st.tuples(st.sampled_from(["swap", "out", "behind"]), st.integers(0, 8), st.integers(0, 3)), max_size=30)


@given(st.integers(1, 9), ACTS)
def test_positions_are_those_in_the_row_written_out_whatever_was_done_before(size: int, acts: list[tuple[str, int, int]]) -> None:
    items = FileItems([Prose(str(number)) for number in range(size)])
    for act, at, count in acts:
        made, index = (NEW,) * count, at % size
        if act == "swap":
            items.swap((index,), made)
        elif act == "out":
            items.take_out(index)
        else:
            items.put_behind(index, made)
        rows = [[item for before in range(end) for item in items.at(before)] for end in range(size + 1)]
        assert [items.position(end) for end in range(size + 1)] == [len(row) for row in rows]
        assert [items.last_before(end) for end in range(size + 1)] == [row[-1] if row else None for row in rows]
