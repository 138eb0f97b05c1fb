from dataclasses import fields
from pathlib import Path

import pytest

from editor.storage.folders import Folders, private_folder, without_home


def test_all_lies_under_one_folder_when_that_is_named(tmp_path: Path) -> None:
    folders = Folders.of_person({"NIGAO_HOME": str(tmp_path)})
    assert {getattr(folders, field.name).parent for field in fields(Folders)} == {tmp_path}


def test_the_folders_are_those_of_the_system_otherwise() -> None:
    folders = Folders.of_person({})
    assert folders.data != folders.config
    assert folders.data.name == "nigao"
    assert folders.data.is_relative_to(Path.home())


def test_asking_for_folders_makes_none(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    assert [folders.templates, folders.journals, folders.settings_file, folders.recents_file]
    assert list(tmp_path.iterdir()) == []


def test_a_private_folder_is_made_with_all_above_it(tmp_path: Path) -> None:
    made = private_folder(tmp_path / "a" / "b")
    assert made.stat().st_mode & 0o777 == 0o700
    assert private_folder(made) == made


@pytest.mark.parametrize("written", ["{home}", "'{home}/文稿/a.docx'", "file://{home}/a", "{home}\n{home}/b"])
def test_a_text_to_be_passed_on_has_a_tilde_for_the_home_folder(written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "zhang")
    text = written.format(home=tmp_path / "zhang")
    assert "zhang" not in without_home(text)
    assert without_home(text).count("~") == text.count("zhang")


def test_a_folder_that_only_begins_like_the_home_folder_is_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "zhang")
    assert without_home(f"{tmp_path}/zhangsan/a") == f"{tmp_path}/zhangsan/a"


def test_where_there_is_no_home_nothing_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    assert without_home("/usr/a") == "/usr/a"


def test_a_text_of_a_person_without_a_home_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    assert without_home("~/甲/报告.docx") == "~/甲/报告.docx"
