"""A Word file that was once written here is known without the data inside it."""

import pytest

from editor.word import open_package, was_written_here, write_docx
from editor.word.reading.others_controls import may_have_others
from tests.word.papers import control, foreign, p, parts_of, profile, report

WRITTEN = write_docx(report(), profile(), "{}")


def test_a_file_is_known_by_its_styles_or_by_its_bookmarks() -> None:
    assert was_written_here(open_package(WRITTEN))
    assert was_written_here(open_package(write_docx(report(), profile(), None, final=True)))
    assert was_written_here(open_package(foreign(p('<w:bookmarkStart w:id="1" w:name="_ng0123456789_1"/><w:bookmarkEnd w:id="1"/>'))))


@pytest.mark.parametrize("mark", ["", '<w:bookmarkStart w:id="1" w:name="_Toc1"/><w:bookmarkEnd w:id="1"/>'])
def test_a_file_of_somebody_else_is_not_taken_for_one(mark: str) -> None:
    assert not was_written_here(open_package(foreign(p("甲", mark) if mark else p("甲"))))


def test_controls_of_others_are_seen_at_a_glance() -> None:
    document = parts_of(WRITTEN)["word/document.xml"]
    assert not may_have_others(document)
    for others in (control(p("甲"), tag="theirs"), control(p("甲"))):
        assert may_have_others(document.replace(b"<w:sectPr", others.encode() + b"<w:sectPr", 1))
