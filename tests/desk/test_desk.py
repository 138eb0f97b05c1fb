"""Opening by name, the library, and the journal as the desk starts it."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.layout import LIBREOFFICE
from editor.model.problem import ExitCode, NigaoError
from tests.desk.made import TEMPLATE, filled_draft


def test_a_template_file_starts_a_new_draft(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "值守.nigao").write_text(TEMPLATE, "utf-8")
    opened = desk.open(tmp_path / "值守.nigao")
    assert (opened.kind, opened.path, opened.name, opened.draft.values) == ("template", None, "防汛值守情况报告", {})
    assert opened.session().is_dirty


def test_a_wrong_template_opens_with_its_problems(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "坏.nigao").write_text("+++\nname = \n+++\n# 标题 {不知道}\n正文\n", "utf-8")
    opened = desk.open(tmp_path / "坏.nigao")
    assert opened.name == "坏"
    assert [problem.line for problem in opened.notes] == [1, 3]


def test_a_layout_that_is_not_shipped_is_replaced_and_noted(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.nigao").write_text('+++\nlayout = "../../secret"\n+++\n正文\n', "utf-8")
    opened = desk.open(tmp_path / "a.nigao")
    assert "secret" in opened.notes[0].text
    assert desk.profile(opened.draft.template.layout) == desk.profile("gbt9704")
    assert desk.lay_out(opened.draft).pages


def test_a_template_is_opened_by_its_name(desk: Desk) -> None:
    desk.save_template(filled_draft().template, "值守模板")
    opened = desk.open_any("值守模板")
    assert (opened.kind, opened.name) == ("template", "值守模板")
    assert desk.open_any("值守模板").draft == opened.draft
    assert "值守模板" in [entry.name for entry in desk.templates()]


def test_a_file_of_that_name_comes_before_the_template(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk.save_template(filled_draft().template, "值守")
    desk.save_word(filled_draft(), Path("值守.docx"))
    Path("值守.docx").rename("值守")
    assert desk.open_any("值守").kind == "report"


def test_a_name_that_is_neither_file_nor_template_is_not_found(desk: Desk) -> None:
    for name, words in (("没有这个", "没有叫"), ("没有.txt", "没找到"), ("没有/这个", "没找到")):
        with pytest.raises(NigaoError, match=words) as caught:
            desk.open_any(name)
        assert caught.value.code == ExitCode.UNREADABLE


def test_a_template_written_anywhere_keeps_what_is_there_without_force(desk: Desk, tmp_path: Path) -> None:
    desk.write_template(tmp_path / "a.nigao", filled_draft().template)
    assert (tmp_path / "a.nigao").read_text("utf-8") == TEMPLATE
    with pytest.raises(NigaoError, match="已经有了"):
        desk.write_template(tmp_path / "a.nigao", filled_draft().template, force=False)


def test_shared_folders_of_the_settings_are_in_the_library(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "共享").mkdir()
    (tmp_path / "共享" / "a.nigao").write_text(TEMPLATE, "utf-8")
    desk.settings.change("shared_folders", (str(tmp_path / "共享"),))
    assert "shared" in [entry.origin for entry in desk.templates()]


def test_pages_hold_the_text_and_follow_the_viewer(desk: Desk) -> None:
    draft = filled_draft()
    for viewer in (None, LIBREOFFICE):
        pages = desk.lay_out(draft, viewer).pages
        assert "投入资金12.80万元" in "".join(line.text for page in pages for line in page.lines)


def test_every_shipped_template_is_filled_and_read_back(desk: Desk, tmp_path: Path) -> None:
    from_library = [entry for entry in desk.templates() if entry.origin == "shipped"]
    assert len(from_library) >= 2
    for entry in from_library:
        opened = desk.open(entry.file)
        assert opened.notes == ()
        samples = {field.key: field.sample for field in opened.draft.template.fields if field.sample}
        draft = opened.draft.with_values(samples)
        desk.save_word(draft, tmp_path / f"{entry.file.stem}.docx")
        assert desk.open(tmp_path / f"{entry.file.stem}.docx").draft == draft


def test_a_draft_goes_on_in_a_new_journal_after_a_crash(desk: Desk, tmp_path: Path) -> None:
    session = desk.open_any(str(_saved(desk, tmp_path))).session()
    journal = desk.start_journal(session)
    session.set_value("投入资金", "99")
    journal.flush()
    journal.close(keep=True)
    (found,) = desk.recover()
    again = found.session()
    assert (again.draft.value("投入资金"), again.path, again.is_dirty) == ("99", session.path, True)
    second = desk.start_journal(again, after=found)
    assert desk.recover() == []
    assert second.path is not None
    assert len(list(desk.folders.journals.glob("*.journal"))) == 1
    second.close()
    assert desk.recover() == []


def test_a_recovered_journal_stays_while_the_new_one_can_not_be_written(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = desk.open(_saved(desk, tmp_path)).session()
    journal = desk.start_journal(session)
    session.set_value("投入资金", "99")
    journal.flush()
    journal.close(keep=True)
    (found,) = desk.recover()
    told: list[NigaoError | None] = []
    with monkeypatch.context() as patch:
        patch.setattr("os.write", lambda _descriptor, _data: 0)
        second = desk.start_journal(found.session(), after=found, on_trouble=told.append)
        second.close()
    assert told[0] is not None
    assert len(list(desk.folders.journals.glob("*.journal"))) == 1
    found.lock.release()
    (again,) = desk.recover()
    assert again.draft.value("投入资金") == "99"
    again.forget()


def _saved(desk: Desk, folder: Path) -> Path:
    desk.save_word(filled_draft(), folder / "a.docx")
    return folder / "a.docx"


def test_a_template_however_wrong_is_never_looked_at_as_a_sample(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "坏的.NIGAO"
    path.write_text('+++\nkind = 3\n[fields."甲"]\ntype = "dat"\n+++\n@标题 关于{{ 甲\n@没有 乙\n{{ 甲 | 大些 }}\n', "utf-8")
    with pytest.raises(NigaoError, match="是模板，不是范文"):
        desk.inspect(path)
    opened = desk.open(path)
    assert (opened.kind, opened.inspection) == ("template", None)
    assert [note.line for note in opened.notes] == [1, 3, 5, 6, 7]
    assert all(note.column is not None and note.text for note in opened.notes)
