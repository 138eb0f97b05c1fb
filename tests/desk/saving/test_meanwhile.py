"""A save over a file that somebody wrote meanwhile takes in what they wrote, or keeps it beside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from editor.desk import Desk, Meanwhile
from editor.model.draft.draft import Draft
from editor.model.returned.change import ChangeKind
from editor.model.session.seen import Seen
from editor.storage.files import meanwhile as writing
from tests.desk.made import desk_in, filled_draft, report_in_folder, retouched, text_of_docx, without_part
from tests.desk.opening.damaged import change_document, of_newer_version, with_inner
from tests.desk.word_parts import run
from tests.word.edited_files import edited, picture_run, with_picture
from tests.word.papers import parts_of

CLOSING = "特此报告。</w:t></w:r>"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    return report_in_folder(desk, tmp_path)


@pytest.fixture
def seen(desk: Desk, path: Path) -> Seen:
    opened = desk.open(path)
    return Seen(opened.digest, opened.draft)


def _save(desk: Desk, draft: Draft, path: Path, seen: Seen) -> Meanwhile:
    return desk.save_word(draft, path, base=path, seen=seen).meanwhile


def _others(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file != path)


def test_a_file_that_nobody_wrote_is_saved_without_a_word(desk: Desk, path: Path, seen: Seen) -> None:
    assert not _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen)
    assert _others(path) == []


def test_a_value_and_a_text_typed_in_word_stand_in_the_saved_file(desk: Desk, path: Path, seen: Seen) -> None:
    retouched(path, ("12.80", "99.50"), ("认真落实防汛责任", "从严落实防汛责任"))
    met = _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen)
    said = text_of_docx(path)
    assert all(words in said for words in ("99.50", "从严落实", "一级响应"))
    assert met.draft is not None
    assert sorted(change.key for change in met.changes) == ["", "投入资金"]
    assert (_others(path), met.beside) == ([], None)


def test_where_both_changed_one_field_both_are_kept_and_the_list_offers_both(desk: Desk, path: Path, seen: Seen) -> None:
    retouched(path, ("12.80", "99.50"), ("认真落实防汛责任", "从严落实防汛责任"))
    met = _save(desk, filled_draft().with_value("投入资金", "7"), path, seen)
    assert ("资金7万元" in text_of_docx(path), "从严落实" in text_of_docx(path)) == (True, True)
    assert met.beside == path.with_name("报告（另一份）.docx")
    assert "99.50" in text_of_docx(met.beside)
    assert [change.values for change in met.changes if change.key] == [("7", "99.50")]


def test_another_program_of_ours_is_joined_value_by_value(desk: Desk, path: Path, seen: Seen) -> None:
    desk.save_word(filled_draft().with_values({"投入资金": "99.50", "值守日期": "2026-08-09"}), path)
    met = _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen)
    assert all(words in text_of_docx(path) for words in ("99.50", "8月9日", "一级响应"))
    assert (sorted(change.key for change in met.changes), _others(path)) == (["值守日期", "投入资金"], [])


def test_text_that_was_written_by_both_programs_in_different_places_comes_together(desk: Desk, path: Path, seen: Seen) -> None:
    mine, theirs = filled_draft(), filled_draft()
    ids = [section.id for section in mine.template.sections if section.heading]
    theirs = theirs.with_heading(ids[0], "值守和备勤情况")
    desk.save_word(theirs, path)
    _save(desk, mine.with_heading(ids[2], "体会和建议"), path, seen)
    assert ("值守和备勤情况" in text_of_docx(path), "体会和建议" in text_of_docx(path)) == (True, True)


def _other(desk: Desk, path: Path) -> None:
    values = {"本单位": "河口镇", "投入资金": "1", "值守日期": "2025-01-01", "响应等级": "一级", "工作体会": "别的。", "出动情况": ()}
    desk.save_word(filled_draft().with_values(values), path)


OTHERS: dict[str, Callable[[Desk, Path], object]] = {
    "another report of the same template": _other,
    "a text": lambda _desk, path: path.write_text("不是文稿", "utf-8"),
    "half a zip": lambda _desk, path: path.write_bytes(path.read_bytes()[:2000]),
    "a report of a newer version": lambda _desk, path: with_inner(path, of_newer_version),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_later_self_of_the_report_is_kept_beside_byte_for_byte(desk: Desk, path: Path, seen: Seen, name: str) -> None:
    OTHERS[name](desk, path)
    there = path.read_bytes()
    met = _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen)
    assert (met.is_other, met.draft, _others(path)) == (True, None, ["报告（另一份）.docx"])
    assert path.with_name("报告（另一份）.docx").read_bytes() == there
    assert desk.open(path).draft == filled_draft().with_value("响应等级", "一级")


def test_a_report_that_lost_its_data_is_still_the_report(desk: Desk, path: Path, seen: Seen) -> None:
    without_part(path)
    retouched(path, ("12.80", "99.50"))
    assert not _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen).is_other
    assert ("99.50" in text_of_docx(path), "一级响应" in text_of_docx(path)) == (True, True)


def test_text_where_no_program_should_put_it_keeps_the_file_beside(desk: Desk, path: Path, seen: Seen) -> None:
    change_document(path, lambda top: top[0].insert(2, run("没有段落的字。")))
    met = _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen)
    assert met.beside is not None
    assert b"".join(parts_of(met.beside.read_bytes()).values()).count("没有段落的字。".encode()) == 1


def test_a_file_that_is_gone_is_written_anew_and_said(desk: Desk, path: Path, seen: Seen) -> None:
    path.unlink()
    assert _save(desk, filled_draft(), path, seen).is_gone
    assert desk.open(path).draft == filled_draft()


def test_a_file_that_was_never_seen_is_kept(desk: Desk, path: Path) -> None:
    there = path.read_bytes()
    assert _save(desk, filled_draft().with_value("响应等级", "一级"), path, Seen()).is_other
    assert path.with_name("报告（另一份）.docx").read_bytes() == there


def test_what_word_writes_while_the_save_is_at_work_is_taken_in(desk: Desk, path: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    look, late = writing.only_over, [("12.80", "99.50")]

    def after_word(digest: str) -> Callable[[Path], None]:
        if late:
            retouched(path, late.pop())
        return look(digest)

    monkeypatch.setattr("editor.desk.saving.word_files.only_over", after_word)
    met = _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen)
    assert ("99.50" in text_of_docx(path), "一级响应" in text_of_docx(path)) == (True, True)
    assert [change.kind for change in met.changes] == [ChangeKind.VALUE]


def test_without_a_word_of_what_was_seen_only_what_comes_meanwhile_is_kept(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look, late = writing.only_over, [("12.80", "99.50")]

    def after_word(digest: str) -> Callable[[Path], None]:
        if late:
            retouched(path, late.pop())
        return look(digest)

    monkeypatch.setattr("editor.desk.saving.word_files.only_over", after_word)
    result = desk.save_word(filled_draft().with_value("响应等级", "一级"), path)
    assert result.meanwhile.beside is not None
    assert "99.50" in text_of_docx(result.meanwhile.beside)


THEN: dict[str, Callable[[Path, bytes], object]] = {
    "as it was seen": lambda path, seen: path.write_bytes(seen),
    "gone": lambda path, _seen: path.unlink(),
    "changed in word": lambda path, seen: (path.write_bytes(seen), retouched(path, ("12.80", "99.50"))),
    "another text": lambda path, _seen: path.write_text("又是别的文字", "utf-8"),
}


@pytest.mark.parametrize("name", THEN)
def test_every_copy_of_a_save_that_looked_twice_is_told(desk: Desk, path: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    look, late, there = writing.only_over, [THEN[name]], path.read_bytes()

    def after_others(digest: str) -> Callable[[Path], None]:
        if late:
            late.pop()(path, there)
        return look(digest)

    path.write_text("别的文字", "utf-8")
    monkeypatch.setattr("editor.desk.saving.word_files.only_over", after_others)
    met = _save(desk, filled_draft().with_value("响应等级", "一级"), path, seen)
    assert bool(met)
    assert sorted(copy.name for copy in met.copies) == _others(path)
    assert met.copies[0].read_text("utf-8") == "别的文字"


def test_the_copy_of_what_had_no_place_is_told_too_where_the_file_is_gone_by_then(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(with_picture(edited(path.read_bytes(), (CLOSING, CLOSING + picture_run()))))
    look, late = writing.only_over, [path]

    def after_others(digest: str) -> Callable[[Path], None]:
        if late:
            late.pop().unlink()
        return look(digest)

    monkeypatch.setattr("editor.desk.saving.word_files.only_over", after_others)
    done = desk.save_word(desk.open_any("会议通知").draft, path)
    assert _others(path) == ["报告（改前）.docx"] == [copy.name for copy in done.meanwhile.copies]
