from dataclasses import fields
from pathlib import Path

from editor.storage.folders import Folders, private_folder


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
