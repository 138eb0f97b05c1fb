import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.model.problem import ExitCode, NigaoError
from editor.model.template.field import Field
from editor.model.template.file import parse_template
from editor.model.template.template import Template
from editor.storage.files import writing
from editor.storage.library.entry import read_template
from editor.storage.library.library import Library, Replaceable, file_name, write_template

TEXT = '+++\nname = "{name}"\nkind = "报告"\ntags = ["汛期"]\n+++\n@标题 关于{{{{ 事项 }}}}的报告\n\n{{{{ 单位 }}}}已完成{{{{ 事项 }}}}。\n'


def _put(folder: Path, name: str, file: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{file or name}.nigao"
    path.write_text(TEXT.format(name=name), "utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "own", tmp_path / "shipped", [tmp_path / "shared"])


def test_an_entry_tells_name_kind_tags_and_how_many_fields(tmp_path: Path, library: Library) -> None:
    path = _put(tmp_path / "shipped", "汛期报告")
    (tmp_path / "shared").mkdir()
    (entry,) = library.entries()
    assert (entry.name, entry.file, entry.kind, entry.tags, entry.origin, entry.fields) == ("汛期报告", path, "报告", ("汛期",), "shipped", 2)
    assert library.notes == ()


def test_the_version_changes_with_the_text_alone(tmp_path: Path, library: Library) -> None:
    path = _put(tmp_path / "own", "汛期报告")
    first = library.entries()[0].version
    path.touch()
    assert library.entries()[0].version == first
    path.write_text(path.read_text("utf-8") + "另行通知。\n", "utf-8")
    assert library.entries()[0].version != first


def test_own_hides_shared_and_shared_hides_shipped(tmp_path: Path, library: Library) -> None:
    for folder in ("shipped", "shared", "own"):
        _put(tmp_path / folder, "汛期报告")
        found = library.find("汛期报告")
        assert found
        assert found.origin == folder
    assert [entry.origin for entry in library.entries()] == ["own", "shared", "shipped"]


def test_a_template_is_also_found_by_its_file_but_the_name_comes_first(tmp_path: Path, library: Library) -> None:
    _put(tmp_path / "own", "汛期报告", file="模板一")
    named = _put(tmp_path / "own", "模板一", file="模板二")
    found = library.find("模板一")
    assert found
    assert found.file == named


def test_two_of_one_name_and_origin_are_both_named(tmp_path: Path, library: Library) -> None:
    paths = [_put(tmp_path / "own", "汛期报告", file=file) for file in ("甲", "乙")]
    with pytest.raises(NigaoError) as caught:
        library.find("汛期报告")
    assert caught.value.code == ExitCode.WRONG_USE
    assert all(str(path) in caught.value.text for path in paths)


def test_a_name_that_nobody_has_is_not_found(library: Library) -> None:
    assert library.find("没有") is None


def test_a_shared_folder_that_is_away_is_noted(library: Library) -> None:
    assert library.entries() == []
    assert "shared" in library.notes[0].text


def test_a_file_that_is_no_text_is_noted_and_the_others_are_listed(tmp_path: Path, library: Library) -> None:
    _put(tmp_path / "shared", "汛期报告")
    (tmp_path / "shared" / "坏.nigao").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    assert [entry.name for entry in library.entries()] == ["汛期报告"]
    assert "坏.nigao" in library.notes[0].text


def test_a_template_without_a_header_is_listed_by_its_file(tmp_path: Path, library: Library) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "无头.nigao").write_text("只有一行。\n", "utf-8")
    assert library.entries()[0].name == "无头"


def test_a_saved_template_is_listed_and_reads_as_it_was(tmp_path: Path, library: Library) -> None:
    template, _ = parse_template(TEXT.format(name="新模板"))
    path = library.save(template, "新模板")
    assert path == tmp_path / "own" / "新模板.nigao"
    assert read_template(path)[0] == template
    with pytest.raises(NigaoError, match="已经有了"):
        library.save(template, "新模板")
    library.save(template, "新模板", replace=True)


def test_templates_of_inner_folders_are_found_and_carry_the_folder_as_a_tag(tmp_path: Path, library: Library) -> None:
    _put(tmp_path / "own" / "会议" / "年度", "甲")
    _put(tmp_path / "own" / ".隐藏", "乙")
    (entry,) = library.entries()
    assert (entry.folder, entry.tags, entry.to_json()["tags"]) == ("会议/年度", ("汛期", "会议/年度"), ["汛期", "会议/年度"])
    assert library.find("甲") == entry


def test_a_folder_is_made_when_a_template_is_saved_into_it(tmp_path: Path, library: Library) -> None:
    assert library.own_folders() == []
    template, _ = parse_template(TEXT.format(name="甲"))
    assert library.save(template, "甲", folder="会议/年度") == tmp_path / "own" / "会议" / "年度" / "甲.nigao"
    assert library.own_folders() == ["会议", "会议/年度"]


@pytest.mark.parametrize("folder", ["../外", "/外", "..\\外", "外/..", " 外 ", "C:\\外", "a/b/c/d/e/f/g"])
def test_no_folder_leads_out_of_the_library(folder: str, tmp_path: Path, library: Library) -> None:
    path = library.save(Template("甲"), "甲", folder=folder)
    assert path.is_relative_to(tmp_path / "own")
    assert ".." not in path.parts
    assert [entry.file for entry in library.entries()] == [path]


def test_a_name_is_taken_whatever_the_folder_and_replacing_moves_it(tmp_path: Path, library: Library) -> None:
    old = library.save(Template("甲"), "甲", folder="会议")
    with pytest.raises(NigaoError, match="已经有了"):
        library.save(Template("甲"), "甲")
    new = library.save(Template("甲"), "甲", replace=True)
    assert (old.exists(), new.parent) == (False, tmp_path / "own")


def test_a_template_is_written_as_it_was_read(tmp_path: Path) -> None:
    text = TEXT.format(name="甲").replace("\n@", "\n\n\n@") + "\n\n"
    write_template(tmp_path / "a.nigao", parse_template(text)[0])
    assert (tmp_path / "a.nigao").read_text("utf-8") == text


def test_a_new_template_without_fields_can_be_written(tmp_path: Path) -> None:
    write_template(tmp_path / "a.nigao", Template("空"))
    assert read_template(tmp_path / "a.nigao")[0].name == "空"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于A/B项目的报告", "关于AB项目的报告"),
        (' 《通知》：<1>|"2"?* ', "《通知》：12"),
        ("一\n二\t三", "一 二 三"),
        ("..隐藏. ", "隐藏"),
        ("CON", "_CON"),
        ("nul.报告", "_nul.报告"),
        ("", "未命名"),
        ("///", "未命名"),
        ("报" * 100, "报" * 60),
    ],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_shared_folders_are_told_with_whether_they_can_be_reached(tmp_path: Path, library: Library) -> None:
    assert library.shared_folders() == [(tmp_path / "shared", False)]
    (tmp_path / "shared").mkdir()
    assert library.shared_folders() == [(tmp_path / "shared", True)]


def _template(name: str) -> Template:
    return parse_template(TEXT.format(name=name))[0]


def test_what_somebody_made_of_a_template_meanwhile_is_kept_under_a_name_of_its_own(library: Library) -> None:
    path, told = library.save(_template("汛期报告"), "汛期报告"), list[Path]()
    known = Replaceable(library.digests("汛期报告"), told.append)
    library.save(_template("汛期报告"), "汛期报告", replace=True, known=known)
    assert told == []
    path.write_text(path.read_text("utf-8") + "另行通知。\n", "utf-8")
    library.save(_template("汛期报告"), "汛期报告", replace=True, known=known)
    assert told == [path.with_name("汛期报告（另一份）.nigao")]
    assert [entry.name for entry in library.entries()] == ["汛期报告", "汛期报告（另一份）"]
    assert "另行通知" in told[0].read_text("utf-8")
    assert "另行通知" not in path.read_text("utf-8")


@pytest.mark.parametrize("theirs", [b"\xff\xfe no text at all", "+++\nabout = '''\nname = x\n'''\n+++\n正文\n".encode()])
def test_what_lies_there_and_can_not_be_renamed_is_kept_byte_for_byte(library: Library, theirs: bytes) -> None:
    path, told = library.save(_template("汛期报告"), "汛期报告"), list[Path]()
    known = Replaceable(library.digests("汛期报告"), told.append)
    path.write_bytes(theirs)
    library.save(_template("汛期报告"), "汛期报告", replace=True, known=known)
    assert [copy.read_bytes() for copy in told] == [theirs]


def test_an_old_one_in_another_folder_that_can_not_be_deleted_is_named(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    old = library.save(_template("汛期报告"), "汛期报告", folder="处室")

    def refuse(path: Path, **_given: object) -> None:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(NigaoError, match="删不掉") as caught:
        library.save(_template("汛期报告"), "汛期报告", replace=True)
    assert str(old) in caught.value.text
    assert read_template(tmp_path / "own" / "汛期报告.nigao")[0].name == "汛期报告"


@pytest.mark.parametrize("template", [Template(name="新", fields=(Field("甲"), Field("甲"))), Template(name="新\ud800")])
def test_a_template_that_reads_back_otherwise_is_not_written(tmp_path: Path, template: Template) -> None:
    path = tmp_path / "a.nigao"
    path.write_text(TEXT.format(name="旧"), "utf-8")
    with pytest.raises(NigaoError, match="读不回原样"):
        write_template(path, template)
    assert path.read_text("utf-8") == TEXT.format(name="旧")


def test_a_folder_that_can_not_be_read_is_noted(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(tmp_path / "own" / "处室", "汛期报告")
    _put(tmp_path / "shared", "防汛报告")
    real = os.scandir

    def scan(path: str) -> "Iterator[os.DirEntry[str]]":
        if Path(path).name == "处室":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scan)
    assert [entry.name for entry in library.entries()] == ["防汛报告"]
    assert [note.text for note in library.notes] == [f"文件夹“{tmp_path / 'own' / '处室'}”读不出来（没有权限）。"]


def test_what_somebody_writes_right_after_a_save_is_kept_by_the_next_one(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    template, told = parse_template(TEXT.format(name="汛期报告"))[0], list[Path]()
    known = Replaceable(frozenset(), told.append)
    path = library.save(template, "汛期报告", known=known)
    with monkeypatch.context() as patch:
        patch.setattr(writing, "sync_folder", lambda _folder: path.write_text(TEXT.format(name="别人的"), "utf-8"))
        library.save(template, "汛期报告", replace=True, known=known)
    library.save(template, "汛期报告", replace=True, known=known)
    assert [read_template(copy)[0].name for copy in told] == ["汛期报告（另一份）"]
