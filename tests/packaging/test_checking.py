"""The check of what was built takes its picture when the window shows all that it will show."""

from types import ModuleType

import pytest

BARE, WINDOW, PAGES = 4_000, 81_000, 238_000


@pytest.mark.parametrize(
    ("sizes", "done"),
    [
        ([], False),
        ([BARE] * 30, False),
        ([BARE, WINDOW, WINDOW, WINDOW, PAGES], False),
        ([WINDOW, WINDOW, PAGES, PAGES, PAGES, PAGES], False),
        ([WINDOW, PAGES, PAGES, PAGES, PAGES, PAGES], True),
        ([PAGES, PAGES + 90, PAGES, PAGES + 90, PAGES], True),
    ],
)
def test_a_picture_waits_for_the_pages_and_for_no_caret(scripts: dict[str, ModuleType], sizes: list[int], done: bool) -> None:
    assert scripts["checking"].rests(sizes) is done
