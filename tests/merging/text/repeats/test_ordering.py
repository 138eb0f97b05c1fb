"""Repetitions in another order, or without some of them, are other rows, whatever became of their controls, bookmarks and numbers."""

from itertools import permutations

import pytest

from editor.composing import compose
from editor.merging.text.state.base import Base
from editor.model.draft.draft import Draft
from editor.model.returned.lines import our_lines
from tests.desk.word_parts import Element, copied, dropped, loosened, paragraph, paragraphs_of, text_of, w
from tests.merging.cutting import joined_with_next, tracked_out
from tests.merging.merged_reports import after, after_and_file, line_of, plain_texts_of, retype, texts_of
from tests.merging.written import all_drafts, report_of

NAMES = ("会议纪要", "巡河")
ORDERS = [order for size in (1, 2, 3) for order in permutations(range(3), size) if order != (0, 1, 2)]
REPORTS = {name: report_of(all_drafts()[name]) for name in NAMES}


def _key(draft: Draft) -> str:
    return next(section.repeat[1] for section in draft.template.sections if section.repeat)


def _blocks(draft: Draft, body: Element) -> list[list[Element]]:
    """The paragraphs of each repetition."""
    base = Base(draft, our_lines(compose(draft).document))
    lines = {text_of(line): line for line in paragraphs_of(body)}
    rows: dict[int, list[Element]] = {}
    for number, spot in base.spots.items():
        rows.setdefault(spot.row, []).append(lines[base.lines[number].text])
    return [rows[row] for row in sorted(rows)]


def _put(draft: Draft, body: Element, order: tuple[int, ...]) -> None:
    blocks = _blocks(draft, body)
    at = blocks[0][0].getprevious()
    assert at is not None
    for line in (line for block in blocks for line in block):
        body.remove(line)
    for line in (line for row in order for line in blocks[row]):
        at.addnext(line)
        at = line


def _without_marks(body: Element) -> None:
    for mark in list(body.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        dropped(mark)


def _bare_repetitions(body: Element) -> None:
    for line in [line for line in paragraphs_of(body) if any("[" in tag.get(w("val"), "") for tag in line.iter(w("tag")))]:
        _without_marks(line)
        _without_controls(line)


def _without_controls(body: Element) -> None:
    for control in list(body.iter(w("sdt"))):
        loosened(control)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize(
    "damages", [(), (_without_marks,), (_without_controls,), (_without_marks, _without_controls)], ids=["whole", "no marks", "no controls", "bare"]
)
def test_rows_stand_as_their_repetitions_do(name: str, order: tuple[int, ...], damages: tuple[object, ...]) -> None:
    draft, _ = REPORTS[name]

    def edit(body: Element) -> None:
        _put(draft, body, order)
        for damage in damages:
            damage(body)  # type: ignore[operator]

    found = after(REPORTS[name], edit)
    rows = draft.value(_key(draft))
    assert found.draft.value(_key(draft)) == tuple(rows[row] for row in order)  # type: ignore[index]
    assert found.draft.template.sections == draft.template.sections
    assert found.loose == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_repetitions_that_alone_lost_their_marks_leave_no_heading_without_its_text(name: str, order: tuple[int, ...]) -> None:
    draft, _ = REPORTS[name]

    def edit(body: Element) -> None:
        _put(draft, body, order)
        _bare_repetitions(body)

    found = after(REPORTS[name], edit)
    rows = draft.value(_key(draft))
    assert found.draft.value(_key(draft)) == tuple(rows[row] for row in order)  # type: ignore[index]
    assert [section.id for section in found.draft.template.sections] == [section.id for section in draft.template.sections]
    assert found.loose == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_new_order_is_one_move_of_rows(name: str) -> None:
    draft, _ = REPORTS[name]
    ((change),) = after(REPORTS[name], lambda body: _put(draft, body, (2, 0, 1))).changes
    assert (change.kind, change.key, change.choices) == ("moved", _key(draft), ("word", "here"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("tag", "keeps"), [("del", True), ("del", False), ("moveFrom", True), ("moveFrom", False)])
def test_a_repetition_moved_with_tracked_changes_is_a_moved_row(name: str, tag: str, *, keeps: bool) -> None:
    """`keeps`: the bookmarks stay in the text that was taken out."""
    draft, _ = REPORTS[name]

    def edit(body: Element) -> None:
        blocks = _blocks(draft, body)
        at = blocks[2][-1]
        for line in blocks[0]:
            made = copied(line) if keeps else line
            if not keeps:
                line.addnext(line := copied(line))
            tracked_out(line, tag)  # type: ignore[arg-type]
            at.addnext(made)
            at = made

    rows = draft.value(_key(draft))
    assert after(REPORTS[name], edit).draft.value(_key(draft)) == (rows[1], rows[2], rows[0])  # type: ignore[index]


@pytest.mark.parametrize("order", [order for order in ORDERS if 1 in order], ids=str)
def test_what_was_typed_into_a_moved_repetition_goes_along(order: tuple[int, ...]) -> None:
    draft, _ = REPORTS["会议纪要"]

    def edit(body: Element) -> None:
        _blocks(draft, body)[1][-1].addnext(extra := paragraph("另补一段说明情况。"))
        body.remove(extra)
        _put(draft, body, order)
        next(line for line in paragraphs_of(body) if "包扎保温措施" in text_of(line)).addnext(extra)

    texts = texts_of(after(REPORTS["会议纪要"], edit).draft)
    assert "包扎保温措施" in texts[texts.index("另补一段说明情况。") - 1]
    assert texts.count("另补一段说明情况。") == 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("row", [0, 1, 2])
@pytest.mark.parametrize("how", ["gone", "above", "below"])
def test_the_heading_of_a_repetition_that_is_gone_or_joined_stays_so(name: str, row: int, how: str) -> None:
    def edit(body: Element) -> None:
        heading = _blocks(REPORTS[name][0], body)[row][0]
        before = heading.getprevious()
        if how == "gone":
            dropped(heading)
        elif before is not None:
            joined_with_next(before if how == "above" else heading)

    found, file = after_and_file(REPORTS[name], edit)
    assert plain_texts_of(found.draft) == file
    assert found.loose == ()


@pytest.mark.parametrize("number", ["（二）", "2.", "第二，", ""])
def test_the_number_of_one_repetition_written_by_hand_is_told(number: str) -> None:
    found = after(REPORTS["会议纪要"], lambda body: retype(line_of(body, "关于防冻保暖"), "二、", number))
    assert texts_of(found.draft) == texts_of(REPORTS["会议纪要"][0])
    assert [change.now for change in found.loose] == [f"{number}关于防冻保暖"]


def test_numbers_corrected_behind_a_heading_that_was_deleted_are_told() -> None:
    def edit(body: Element) -> None:
        dropped(line_of(body, "关于防冻保暖"))
        retype(line_of(body, "关于值班值守"), "三、", "二、")

    assert [change.now for change in after(REPORTS["会议纪要"], edit).loose] == ["二、关于值班值守"]
