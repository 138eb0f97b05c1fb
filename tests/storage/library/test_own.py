"""Renaming, copying, deleting and putting back templates."""

from pathlib import Path

import pytest

from editor.model.problem import NigaoError
from editor.model.template.field import Field
from editor.model.template.template import Template
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.library import Library
from editor.storage.library.own import copy, remove, rename, restore


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for folder, name in (("own", "甲"), ("own/处室", "乙"), ("shipped", "丙")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.nigao").write_text(f'+++\nformat = 1\nname = "{name}"\n+++\n正文\n', "utf-8")
    return Library(tmp_path / "own", tmp_path / "shipped")


def entry(library: Library, name: str) -> LibraryEntry:
    found = library.find(name)
    assert found is not None
    return found


def test_a_renamed_template_stays_in_its_folder(tmp_path: Path, library: Library) -> None:
    assert rename(library, entry(library, "乙"), " 新的  名称 ") == tmp_path / "own" / "处室" / "新的 名称.nigao"
    assert [found.name for found in library.entries()] == ["新的 名称", "甲", "丙"]


def test_a_name_that_is_taken_leaves_both_as_they_were(library: Library) -> None:
    with pytest.raises(NigaoError, match="甲"):
        rename(library, entry(library, "乙"), "甲")
    assert [found.name for found in library.entries()] == ["乙", "甲", "丙"]


@pytest.mark.parametrize("name", ["乙", "", "   "])
def test_no_name_or_the_same_changes_nothing(library: Library, name: str) -> None:
    assert rename(library, entry(library, "乙"), name) == entry(library, "乙").file


def test_copies_get_names_that_are_free(library: Library) -> None:
    for name in ("丙", "甲", "甲"):
        copy(library, next(found for found in library.entries() if found.name == name))
    assert sorted(found.name for found in library.entries() if found.origin == "own") == ["丙", "乙", "甲", "甲（副本2）", "甲（副本）"]


def test_a_deleted_template_comes_back_to_its_place(library: Library) -> None:
    first, second = remove(entry(library, "乙")), None
    assert library.find("乙") is None
    restore(first)
    second = remove(entry(library, "乙"))
    second.file.write_text("+++\nformat = 1\n+++\n另一份\n", "utf-8")
    with pytest.raises(NigaoError, match="乙"):
        restore(second)


def test_a_file_that_is_gone_is_said(library: Library) -> None:
    gone = entry(library, "甲")
    gone.file.unlink()
    with pytest.raises(NigaoError, match="甲"):
        remove(gone)


def test_a_template_that_can_not_be_moved_is_named_and_stays(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    removed = remove(entry(library, "乙"))

    def refuse(path: Path, *_given: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(NigaoError, match=r"甲\.nigao”（没有权限）"):
            rename(library, entry(library, "甲"), "新名")
        with pytest.raises(NigaoError, match=r"甲\.nigao”（没有权限）"):
            remove(entry(library, "甲"))
        with pytest.raises(NigaoError, match=r"乙\.nigao”（没有权限）"):
            restore(removed)
    assert (tmp_path / "own" / "甲.nigao").exists()
    restore(removed)
    assert removed.file.exists()


def test_a_word_form_is_kept_renamed_and_copied_as_a_file_and_any_other_word_file_is_passed_over(tmp_path: Path) -> None:
    own = tmp_path / "own"
    library = Library(own, tmp_path / "shipped", read_form=lambda data, _: Template(fields=(Field("姓名"),)) if data == b"form" else None)
    library.save_form(b"form", "申请表", folder="处室")
    (own / "别的.docx").write_bytes(b"no form")
    (entry,) = library.entries()
    assert (entry.name, entry.fields, entry.folder) == ("申请表", 1, "处室")
    assert copy(library, entry).read_bytes() == b"form"
    assert rename(library, entry, "登记表").read_bytes() == b"form"
    assert {one.name for one in library.entries()} > {"登记表"}


def test_a_library_that_knows_no_forms_lists_none(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "申请表.docx").write_bytes(b"form")
    assert Library(own, tmp_path / "shipped").entries() == []
