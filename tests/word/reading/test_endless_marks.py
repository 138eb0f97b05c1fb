"""Marks of fields whose end never comes, that stand in deleted text, or that were copied: each place holds its own text and nothing more."""

import pytest
from lxml import etree

from editor.word import open_package, read_runs, read_values, write_docx
from tests.desk.word_parts import loosened, part_of, w, with_part
from tests.word.papers import profile, report

WRITTEN = write_docx(report(), profile(), '{"a": 1}')
VALUES = read_values(open_package(WRITTEN))
DOCUMENT = "word/document.xml"
ENDS = range(len(list(part_of(WRITTEN, DOCUMENT).iter(w("bookmarkEnd")))))


def _without_end(number: int) -> tuple[etree._Element, etree._Element]:
    """The document without the end of one mark, and the start of that."""
    top = part_of(WRITTEN, DOCUMENT)
    end = list(top.iter(w("bookmarkEnd")))[number]
    start = next(mark for mark in top.iter(w("bookmarkStart")) if mark.get(w("id")) == end.get(w("id")))
    end.getparent().remove(end)  # type: ignore[union-attr]
    return top, start


@pytest.mark.parametrize("number", ENDS)
def test_a_mark_without_an_end_ends_with_its_control(number: int) -> None:
    top, _ = _without_end(number)
    assert read_values(open_package(with_part(WRITTEN, DOCUMENT, top))) == VALUES


@pytest.mark.parametrize("number", ENDS)
def test_a_mark_inside_its_control_that_has_no_end_ends_with_it(number: int) -> None:
    top, start = _without_end(number)
    start.getnext().find(w("sdtContent")).insert(0, start)  # type: ignore[union-attr]
    assert read_values(open_package(with_part(WRITTEN, DOCUMENT, top))) == VALUES


@pytest.mark.parametrize("number", ENDS)
def test_a_mark_with_neither_end_nor_control_holds_nothing_and_hides_no_other(number: int) -> None:
    top, start = _without_end(number)
    control = start.getnext()
    assert control is not None
    loosened(control)
    changed = open_package(with_part(WRITTEN, DOCUMENT, top))
    assert read_values(changed) == [value for at, value in enumerate(VALUES) if at != number]
    assert ["".join(run.text for run in p.runs) for p in read_runs(changed)] == [p.text for p in read_runs(open_package(WRITTEN))]


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_an_end_in_deleted_text_is_an_end(tag: str) -> None:
    top = part_of(WRITTEN, DOCUMENT)
    for control in list(top.iter(w("sdt"))):
        loosened(control)
    for end in list(top.iter(w("bookmarkEnd"))):
        gone = etree.Element(w(tag))
        end.addprevious(gone)
        gone.append(end)
    assert [value.text for value in read_values(open_package(with_part(WRITTEN, DOCUMENT, top)))] == [value.text for value in VALUES]


def test_a_mark_that_begins_between_two_paragraphs_holds_the_text_of_the_lower_one() -> None:
    top = part_of(WRITTEN, DOCUMENT)
    for control in list(top.iter(w("sdt"))):
        loosened(control)
    marks = [mark for mark in top.iter(w("bookmarkStart")) if mark.getparent().tag == w("p") and not _text_before(mark)]  # type: ignore[union-attr]
    assert marks
    for mark in marks:
        mark.getparent().addprevious(mark)  # type: ignore[union-attr]
    assert [value.text for value in read_values(open_package(with_part(WRITTEN, DOCUMENT, top)))] == [value.text for value in VALUES]


def _text_before(mark: etree._Element) -> str:
    return "".join("".join(node.itertext()) for node in mark.itersiblings(preceding=True))


def test_an_end_that_was_moved_far_down_takes_no_other_field() -> None:
    top = part_of(WRITTEN, DOCUMENT)
    end = next(top.iter(w("bookmarkEnd")))
    list(top[0].iterchildren(w("p")))[-1].append(end)
    assert read_values(open_package(with_part(WRITTEN, DOCUMENT, top))) == VALUES


def test_a_deleted_value_whose_copy_stands_elsewhere_is_where_it_stands() -> None:
    top = part_of(WRITTEN, DOCUMENT)
    start = list(top.iter(w("bookmarkStart")))[1]
    end = next(mark for mark in top.iter(w("bookmarkEnd")) if mark.get(w("id")) == start.get(w("id")))
    moved = etree.fromstring(etree.tostring(end.getparent()))
    for mark in moved.iter(w("bookmarkStart"), w("bookmarkEnd")):
        mark.set(w("id"), "900")
    gone = etree.Element(w("moveFrom"))
    start.addprevious(gone)
    for node in (start, start.getnext(), end):
        gone.append(node)  # type: ignore[arg-type]
    top[0].insert(0, moved)
    found = [value for value in read_values(open_package(with_part(WRITTEN, DOCUMENT, top))) if value.path == VALUES[1].path]
    assert VALUES[1] in found
    assert [value.text for value in found if value.filled] == [VALUES[1].text]


def test_a_copy_that_kept_its_bookmark_is_another_place() -> None:
    top = part_of(WRITTEN, DOCUMENT)
    line = next(p for p in top[0].iterchildren(w("p")) if VALUES[1].text in "".join(p.itertext()))
    line.addnext(etree.fromstring(etree.tostring(line)))
    found = [value for value in read_values(open_package(with_part(WRITTEN, DOCUMENT, top))) if value.path == VALUES[1].path]
    assert [(value.place, value.text) for value in found] == [(1, VALUES[1].text), (2, VALUES[1].text)]
