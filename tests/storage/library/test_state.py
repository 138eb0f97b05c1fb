"""What the start page remembers of the library."""

from pathlib import Path

import pytest

from editor.storage.library.library import Library
from editor.storage.library.state import LibraryState, LibraryView, TemplateChoices

TEXT = '+++\nformat = 1\nname = "{name}"\n+++\n{text}\n'


def put(folder: Path, name: str, text: str = "正文") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.nigao").write_text(TEXT.format(name=name, text=text), "utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    put(tmp_path / "own", "甲")
    put(tmp_path / "shared", "乙")
    return Library(tmp_path / "own", tmp_path / "shipped", [tmp_path / "shared"])


def badges(state: LibraryState, library: Library) -> dict[str, str]:
    return {file.stem: known.badge for file, known in state.survey(library.entries()).items()}


def test_nothing_is_new_in_the_first_library_that_is_seen(tmp_path: Path, library: Library) -> None:
    assert badges(LibraryState(tmp_path / "state" / "library.json"), library) == {"甲": "", "乙": ""}


def test_what_others_added_or_changed_is_new_until_it_is_looked_at(tmp_path: Path, library: Library) -> None:
    state = LibraryState(tmp_path / "library.json", now=lambda: 5.0)
    badges(state, library)
    for name in ("甲", "丙"):
        put(tmp_path / "own", name, "改过")
    for name in ("乙", "丁"):
        put(tmp_path / "shared", name, "改过")
    assert badges(state, library) == {"甲": "", "丙": "", "乙": "changed", "丁": "new"}
    assert badges(LibraryState(tmp_path / "library.json"), library) == {"甲": "", "丙": "", "乙": "changed", "丁": "new"}
    for entry in library.entries():
        state.note_seen(entry)
    assert set(badges(state, library).values()) == {""}


def test_the_last_use_is_kept_when_the_template_changes(tmp_path: Path, library: Library) -> None:
    state = LibraryState(tmp_path / "library.json", now=lambda: 7.0)
    shared = next(entry for entry in library.entries() if entry.origin == "shared")
    state.note_used(shared)
    put(tmp_path / "shared", "乙", "改过")
    known = state.survey(library.entries())[shared.file]
    assert (known.used, known.badge) == (7.0, "changed")


def test_the_way_it_is_shown_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.json"
    LibraryState(path).keep_view(LibraryView("name", as_list=True, tab="own"))
    assert LibraryState(path).view() == LibraryView("name", as_list=True, tab="own")


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"view": {"order": 3, "as_list": "x", "tab": []}}', '{"templates": {"a": {"color": 1}}}', '{"view": 3}']
)
def test_a_memory_that_can_not_be_read_is_empty(tmp_path: Path, text: str, library: Library) -> None:
    (tmp_path / "library.json").write_text(text)
    state = LibraryState(tmp_path / "library.json")
    assert state.view() == LibraryView()
    assert len(state.survey(library.entries())) == 2


def test_a_memory_that_can_not_be_written_is_no_reason_to_stop(tmp_path: Path, library: Library) -> None:
    (tmp_path / "file").touch()
    state = LibraryState(tmp_path / "file" / "library.json")
    state.keep_view(LibraryView("name"))
    assert set(badges(state, library).values()) == {""}


def test_columns_keep_what_they_were_chosen_for_and_a_damaged_record_starts_empty(tmp_path: Path) -> None:
    file = tmp_path / "state" / "columns.json"
    choices = TemplateChoices(file)
    assert choices.of("通知") == {}
    choices.remember("通知", {"单位名称": "单位", "备注": ""})
    choices.remember("通知", {"单位名称": "主送"})
    choices.remember("报告", {"日期": "日"})
    assert dict(TemplateChoices(file).of("通知")) == {"单位名称": "主送", "备注": ""}
    file.write_text('{"通知": {"单位名称": 3}}', "utf-8")
    assert TemplateChoices(file).of("通知") == {}


def test_a_template_is_pinned_until_it_is_no_longer(tmp_path: Path, library: Library) -> None:
    file, (own, _) = tmp_path / "library.json", library.entries()
    for on in (True, False):
        LibraryState(file).pin(own, on=on)
        assert [known.pinned for known in LibraryState(file).survey([own]).values()] == [on]
