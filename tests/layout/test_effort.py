"""A layout that is stopped leaves its cache as it should be: what follows is what a fresh layout gives."""

from collections.abc import Sequence

import pytest

from editor.layout import LIBREOFFICE, WORD, FontBook, LayoutCache, Viewer, settle
from editor.model.document.document import Document, Paragraph, Table
from editor.model.document.profile import LayoutProfile
from editor.model.effort import Effort, StoppedError
from tests.layout.making import body, document, plain, report, table

BLOCKS: Sequence[Document] = (
    document(*(body("字" * 100) for _ in range(200))),
    document(table(300, 4)),
    document(plain("字" * 20_000)),
    report(21),
)


@pytest.mark.parametrize("made", BLOCKS, ids=["paragraphs", "table", "long", "tightened"])
@pytest.mark.parametrize("viewer", [WORD, LIBREOFFICE])
def test_a_layout_that_takes_too_much_stops_and_later_goes_on(made: Document, viewer: Viewer, profile: LayoutProfile, book: FontBook) -> None:
    cache = LayoutCache()
    for effort in (Effort(100), Effort(cancelled=lambda: True)):
        with pytest.raises(StoppedError):
            settle(made, profile, book, viewer, cache, effort)
    assert settle(made, profile, book, viewer, cache) == settle(made, profile, book, viewer)


def test_what_was_done_before_it_stopped_is_not_done_again(profile: LayoutProfile, book: FontBook) -> None:
    made, cache = document(*(body("字" * 100 + str(at)) for at in range(100))), LayoutCache()
    rounds = 0
    while True:
        rounds += 1
        try:
            settle(made, profile, book, WORD, cache, Effort(3000))
        except StoppedError:
            continue
        break
    assert 3 < rounds < 10


def test_the_pages_before_stay_those_of_the_layout_before(profile: LayoutProfile, book: FontBook) -> None:
    cache, before = LayoutCache(), document(*(body("字" * 100) for _ in range(50)))
    settle(before, profile, book, WORD, cache)
    after = document(*before.blocks, *(body("新" * 100 + str(at)) for at in range(50)))
    with pytest.raises(StoppedError):
        settle(after, profile, book, WORD, cache, Effort(500))
    assert settle(before, profile, book, WORD, cache) == settle(before, profile, book)
    assert settle(after, profile, book, WORD, cache) == settle(after, profile, book)


@pytest.mark.parametrize("text", ["\t" * 3000, "字\t" * 2000, "—" * 4000, "字—a" * 1500, "a" * 5000, "字 " * 3000, "\u0301" * 3000, "字\n" * 2000])
@pytest.mark.parametrize("viewer", [WORD, LIBREOFFICE])
def test_every_character_of_a_long_line_stands_once(text: str, viewer: Viewer, profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(plain(text)), profile, book, viewer)
    assert "".join(box.text for page in laid.pages for box in page.lines) == text.replace("\n", "")


def test_tabs_reach_to_the_next_stop_on_every_line(profile: LayoutProfile, book: FontBook) -> None:
    stops = [
        (piece.xs[at + 1] - profile.page.left) % 420
        for page in settle(document(plain("字\t" * 200)), profile, book).pages
        for box in page.lines
        for piece in box.pieces
        for at, character in enumerate(piece.text)
        if character == "\t"
    ]
    assert len(stops) == 200
    assert all(min(rest, 420 - rest) < 0.1 for rest in stops)


def test_a_title_of_any_length_is_laid_out(profile: LayoutProfile, book: FontBook) -> None:
    title = Paragraph("标题", plain("关于做好某项工作的通知" * 6000).runs)
    laid = settle(document(title, body("正文")), profile, book)
    first = laid.document.blocks[0]
    assert not isinstance(first, Table)
    assert not first.breaks
