"""A form as a session of the window: opened by the rule, saved in place, journaled, kept as a template, and opened again."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.desk import Desk, OpenedKind
from editor.model.problem import NigaoError
from editor.model.session.seen import Seen
from editor.storage.folders import Folders
from tests.desk.forms.made import opened, para, table, texts_of, word
from tests.desk.forms.office import OFFICE_FORMS
from tests.word.papers import packed, parts_of

TEXT = ("关于值班安排的通知", "各科室：", "请于____前上报。", "一、时间", "____开始。", "办公室", "2026年8月3日")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(Folders.under(tmp_path_factory.mktemp("home")))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "申请表.docx"
    path.write_bytes(OFFICE_FORMS["入职申请表"]())
    return path


def test_a_form_opens_as_one_and_a_text_as_a_sample_unless_a_person_says_otherwise(desk: Desk, form: Path, tmp_path: Path) -> None:
    text = tmp_path / "通知.docx"
    text.write_bytes(word("".join(map(para, TEXT))))
    assert [desk.open(path).kind for path in (form, text)] == [OpenedKind.FORM, OpenedKind.SAMPLE]
    assert desk.open(text).is_word
    assert desk.open(form, read_as="sample").wants_review
    assert desk.open(text, read_as="form").kind == OpenedKind.FORM


def test_the_parts_of_a_form_are_its_tables_and_what_stands_beside_the_page(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(word(para("基本情况") + table(("姓名", "")) + table(("电话", "")) + para("经办人：____"), header=para("编号：____")))
    labels = [section.label for section in desk.open(path).draft.template.sections]
    assert labels == ["基本情况", "表二", "经办人", "页眉"]


def test_a_saved_form_is_filled_in_place_and_opens_with_its_values(desk: Desk, form: Path, tmp_path: Path) -> None:
    opened, out = desk.open(form), tmp_path / "填好.docx"
    assert opened.form is not None
    draft = opened.draft.with_values({"姓名": "周敏", "工作经历": ({"工作单位": "水务局"}, {"工作单位": "粮储局"})})
    result = desk.save_form(opened.form, draft, out)
    assert "姓名" not in {field.key for field in result.unfilled}
    again = desk.open(out)
    assert (again.kind, again.path, dict(again.draft.values)) == (OpenedKind.FORM, out, dict(draft.values))
    assert not again.session().is_dirty
    assert again.form is not None
    desk.save_form(again.form, again.draft.with_value("姓名", ""), out, known=(again.digest,))
    assert "周敏" not in str(texts_of(out.read_bytes()))
    assert desk.open(out).draft.value("姓名") == ""


def test_a_clean_copy_waits_for_what_is_empty(desk: Desk, tmp_path: Path) -> None:
    path, out = tmp_path / "表.docx", tmp_path / "净.docx"
    path.write_bytes(word(table(("姓名", ""), ("电话", ""))))
    opened = desk.open(path)
    assert opened.form is not None
    with pytest.raises(NigaoError, match="电话"):
        desk.save_form(opened.form, opened.draft.with_value("姓名", "周敏"), out, final=True)
    desk.save_form(opened.form, opened.draft.with_values({"姓名": "周敏", "电话": "1"}), out, final=True)
    assert b"_nf" not in out.read_bytes()


def test_what_somebody_else_wrote_there_is_put_beside(desk: Desk, form: Path, tmp_path: Path) -> None:
    opened, out = desk.open(form), tmp_path / "填好.docx"
    assert opened.form is not None
    out.write_bytes(b"something else")
    result = desk.save_form(opened.form, opened.draft.with_value("姓名", "周敏"), out, known=("another",))
    assert result.meanwhile.beside is not None
    assert result.meanwhile.beside.read_bytes() == b"something else"


def test_work_that_was_left_is_found_with_its_form_and_its_parts(desk: Desk, form: Path) -> None:
    session = desk.open(form).session()
    journal = desk.start_journal(session)
    session.set_value("姓名", "周敏")
    session.set_value("工作经历", ({"工作单位": "水务局"},))
    journal.close(keep=True)
    form.unlink()
    (found,) = desk.recover()
    left = desk.take_up(found).session
    assert left.form == session.form
    assert left.draft.values == session.draft.values
    assert [section.label for section in left.draft.template.sections] == [section.label for section in session.draft.template.sections]
    found.forget()


def test_a_form_that_another_wrote_meanwhile_is_kept_beside_the_work_that_was_left(desk: Desk, form: Path, tmp_path: Path) -> None:
    opened, out = desk.open(form), tmp_path / "填好.docx"
    assert opened.form is not None
    desk.save_form(opened.form, opened.draft.with_value("姓名", "周敏"), out)
    session = desk.open(out).session()
    journal = desk.start_journal(session)
    session.set_value("民族", "汉族")
    journal.close(keep=True)
    desk.save_form(opened.form, opened.draft.with_value("姓名", "林水生"), out)
    (found,) = desk.recover()
    made = desk.take_up(found)
    assert made.beside is not None
    assert made.session.draft.value("民族") == "汉族"
    found.forget()


def test_a_form_is_kept_in_the_library_with_the_properties_of_its_fields(desk: Desk, form: Path) -> None:
    opened = desk.open(form)
    assert opened.form is not None
    field = replace(opened.draft.template.by_key["姓名"], hint="身份证上的姓名")
    path = desk.keep_in_library(opened.form, opened.draft.template.with_field(field), "入职", folder="人事")
    (entry,) = [entry for entry in desk.templates() if entry.name == "入职"]
    assert (entry.file, entry.kind, entry.folder, entry.fields) == (path, "表格", "人事", len(opened.draft.template.fields))
    again = desk.open(path)
    assert (again.kind, again.path, again.draft.template.by_key["姓名"].hint) == (OpenedKind.TEMPLATE, None, "身份证上的姓名")
    assert desk.form_of(again.form).path == path if again.form else False
    with pytest.raises(NigaoError, match="已经有了"):
        desk.keep_in_library(opened.form, opened.draft.template, "入职")


def test_what_the_other_way_loses_is_named(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "红头.docx"
    path.write_bytes(OFFICE_FORMS["红头收文单"]())
    assert any("“图片‘" in words for words in desk.lost_otherwise(path, is_form=True))
    plain = tmp_path / "无空.docx"
    plain.write_bytes(word(para("一段没有空位的文字。")))
    assert any("没有找到能填的空位" in words for words in desk.lost_otherwise(plain, is_form=False))


def test_a_file_that_was_not_seen_is_one_that_may_be_written_over(desk: Desk, form: Path) -> None:
    session = desk.open(form).session()
    assert (session.path, session.files.at(form)) == (None, Seen())


@pytest.mark.parametrize(("body", "last"), [(para("姓名：____") + para("日期：____"), "日期：____\u200b"), (table(("姓名", ""), ("日期", "")), "")])
def test_pages_have_something_behind_the_last_place_where_libreoffice_would_not_find_it(tmp_path: Path, body: str, last: str) -> None:
    form = opened(tmp_path, word(body))
    lines, own = (texts_of(data)["word/document.xml"] for data in (form.shown(form.draft), form.filled(None)))
    assert (lines[-1], len(lines) - len(own)) == (last, 0 if last else 1)


def test_pages_of_a_form_with_entities_of_its_own_are_left_to_libreoffice(tmp_path: Path) -> None:
    parts = parts_of(word(para("姓名：____") + para("日期&：____")))
    document = parts["word/document.xml"].replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1).replace("日期&amp;".encode(), "日期&a;".encode())
    form = opened(tmp_path, packed({**parts, "word/document.xml": document}))
    assert "日期&a;" in parts_of(form.shown(form.draft))["word/document.xml"].decode()
