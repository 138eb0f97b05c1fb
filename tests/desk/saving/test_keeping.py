"""Saving a report that holds more than a draft can: it is written again where it stood, and what is lost is told and kept beside."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.merging import merged
from editor.model.draft.draft import Draft
from editor.word import open_package, read_foreign
from tests.desk.made import filled_draft
from tests.word.edited_files import edited, picture_paragraph, picture_run, reference, text_run, with_notes, with_picture
from tests.word.papers import parts_of

CLOSING = "特此报告。</w:t></w:r>"


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Path:
    """A report that a picture was put into behind 特此报告。"""
    path = tmp_path / "值守.docx"
    desk.save_word(filled_draft(), path)
    path.write_bytes(with_picture(edited(path.read_bytes(), (CLOSING, CLOSING + picture_run()))))
    return path


def _without_closing(draft: Draft) -> Draft:
    """The draft without the paragraph that the picture stands in."""
    sections = tuple(replace(section, blocks=tuple(b for b in section.blocks if "特此报告" not in str(b))) for section in draft.template.sections)
    return draft.with_template(replace(draft.template, sections=sections))


def test_a_picture_stays_where_it_stood_and_no_old_file_is_kept(desk: Desk, report: Path) -> None:
    draft = desk.open(report).draft.with_value("投入资金", "99")
    done = desk.save_word(draft, report)
    assert (done.kept, done.lost) == (None, ())
    assert [(thing.kind, thing.start) for thing in read_foreign(open_package(report.read_bytes()))] == [("picture", 5)]
    assert desk.open(report).draft == draft


def test_saving_twice_without_a_change_gives_the_same_bytes(desk: Desk, report: Path) -> None:
    desk.save_word(desk.open(report).draft, report)
    first = report.read_bytes()
    desk.save_word(desk.open(report).draft, report)
    assert report.read_bytes() == first
    assert merged(desk.open(report).draft, open_package(first)).changes == ()


def test_what_lost_its_paragraph_is_told_and_the_old_file_is_kept_beside(desk: Desk, report: Path) -> None:
    before, draft = report.read_bytes(), _without_closing(desk.open(report).draft)
    assert [thing.kind for thing in desk.losses(draft, report)] == ["picture"]
    done = desk.save_word(draft, report)
    assert [thing.text for thing in done.lost] == ["红方块"]
    assert done.kept == report.with_name("值守（改前）.docx")
    assert done.kept.read_bytes() == before
    assert read_foreign(open_package(report.read_bytes())) == []
    assert desk.save_word(draft, report).kept is None


def test_nothing_would_be_lost_of_a_report_that_nobody_put_anything_into(desk: Desk, tmp_path: Path) -> None:
    desk.save_word(filled_draft(), tmp_path / "a.docx")
    assert desk.losses(_without_closing(filled_draft()), tmp_path / "a.docx") == ()


def test_a_report_saved_elsewhere_takes_the_pictures_along(desk: Desk, report: Path, tmp_path: Path) -> None:
    done = desk.save_word(desk.open(report).draft, tmp_path / "b.docx", base=report)
    assert done.lost == ()
    assert [thing.kind for thing in read_foreign(open_package((tmp_path / "b.docx").read_bytes()))] == ["picture"]


def test_a_file_of_another_template_lends_nothing(desk: Desk, report: Path) -> None:
    done = desk.save_word(desk.open_any("会议通知").draft, report)
    assert done.kept is not None
    assert read_foreign(open_package(report.read_bytes())) == []
    assert "picture" in [thing.kind for thing in read_foreign(open_package(done.kept.read_bytes()))]


def test_a_clean_copy_has_the_pictures_and_not_the_comments(desk: Desk, report: Path, tmp_path: Path) -> None:
    marks = '<w:commentRangeStart w:id="1"/>', f'<w:commentRangeEnd w:id="1"/>{reference("comment")}'
    commented = edited(report.read_bytes(), ("特此报告。", f"</w:t></w:r>{marks[0]}{text_run('特此')}{marks[1]}<w:r><w:t>报告。"))
    report.write_bytes(with_notes(commented, "comment", "请核对"))
    done = desk.save_word(desk.open(report).draft, tmp_path / "净稿.docx", final=True, base=report)
    assert (done.lost, done.kept) == ((), None)
    data = (tmp_path / "净稿.docx").read_bytes()
    assert [thing.kind for thing in read_foreign(open_package(data))] == ["picture"]
    assert "王科长".encode() not in data


def test_a_picture_between_the_paragraphs_of_a_long_value_stays_there(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "长文.docx"
    desk.save_word(filled_draft(), path)
    data = path.read_bytes()
    text = parts_of(data)["word/document.xml"].decode()
    start = text.index("责任要到人。")
    end = text.index("</w:p>", start) + len("</w:p>")
    path.write_bytes(with_picture(edited(data, (text[start:end], text[start:end] + picture_paragraph()))))
    draft = desk.open(path).draft
    assert desk.save_word(draft, path).lost == ()
    first = path.read_bytes()
    assert desk.open(path).draft == draft
    desk.save_word(desk.open(path).draft, path)
    assert path.read_bytes() == first
