"""Saving a report whose old file is gone or can't be read any more: what it held is told as lost."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.returned.foreign import Foreign
from tests.desk.made import filled_draft
from tests.word.edited_files import edited, picture_run, with_picture

CLOSING = "特此报告。</w:t></w:r>"


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "值守.docx"
    desk.save_word(filled_draft(), path)
    path.write_bytes(with_picture(edited(path.read_bytes(), (CLOSING, CLOSING + picture_run()))))
    return path


def test_of_a_base_that_is_gone_what_was_known_of_it_is_told(desk: Desk, report: Path, tmp_path: Path) -> None:
    opened = desk.open(report)
    known = [placed.thing for placed in opened.foreign]
    report.unlink()
    for path in (tmp_path / "b.docx", report):
        done = desk.save_word(opened.draft, path, base=report, known=known)
        assert ([thing.kind for thing in done.lost], done.kept) == (["picture"], None)


def test_a_base_that_is_no_word_file_any_more_lends_nothing_and_that_is_told(desk: Desk, report: Path, tmp_path: Path) -> None:
    opened = desk.open(report)
    known = [placed.thing for placed in opened.foreign]
    report.write_bytes(b"no Word file")
    done = desk.save_word(opened.draft, tmp_path / "b.docx", base=report, known=known)
    assert [thing.kind for thing in done.lost] == ["picture"]
    assert desk.save_word(opened.draft, tmp_path / "c.docx", base=tmp_path / "b.docx", known=known).lost == ()


def test_what_is_in_the_draft_by_now_is_not_lost_with_the_base(desk: Desk, report: Path, tmp_path: Path) -> None:
    known = [Foreign("insertion", 0, "加的话"), Foreign("comment", 0, "请核对")]
    draft = desk.open(report).draft
    report.unlink()
    assert [thing.kind for thing in desk.save_word(draft, tmp_path / "b.docx", base=report, known=known).lost] == ["comment"]
    assert desk.save_word(draft, tmp_path / "c.docx", base=report, known=known, final=True).lost == ()
