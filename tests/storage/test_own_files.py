"""A damaged file of the program's own counts as empty, is put aside once and told of once, and the next change is kept."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editor.model.template.field import FieldType
from editor.storage.library.entry import LibraryEntry, Origin
from editor.storage.library.state import LibraryState
from editor.storage.library.value_history import ValueHistory, WrittenValue
from editor.storage.own_files import on_note, take_notes
from editor.storage.recents import Recents
from editor.storage.settings import Settings
from tests.storage.damages import EVERYWHERE, closed_to_us, printed, wrong_numbers

ENTRY = LibraryEntry("样稿", Path("/a.nigao"), "", (), "", Origin.SHARED, 1, "v1")


def _settings(path: Path) -> object:
    settings = Settings(path)
    was = settings.text("theme")
    settings.change("theme", "dark")
    return was, Settings(path).text("theme")


def _recents(path: Path) -> object:
    recents = Recents(path, lambda: 5.0)
    was = [(recent.path, recent.standing()) for recent in recents.all()]
    recents.add(path.with_name("报告.docx"), "题")
    return was, [recent.title for recent in Recents(path).all()]


def _library(path: Path) -> object:
    state = LibraryState(path, lambda: 5.0)
    was = (state.view().as_list, state.survey([]))
    state.note_used(ENTRY)
    return was, LibraryState(path).survey([ENTRY])[ENTRY.file].used


def _history(path: Path) -> object:
    history = ValueHistory(path, lambda: 5.0)
    was = history.of("单位", FieldType.ORG)
    history.remember([WrittenValue("单位", FieldType.ORG, "水务局")])
    return was, [used.text for used in ValueHistory(path).of("单位", FieldType.ORG)]


Use = Callable[[Path], object]
FILES: dict[str, tuple[Use, object]] = {
    "settings.toml": (_settings, ("auto", "dark")),
    "recents.json": (_recents, ([], ["题"])),
    "library.json": (_library, ((False, {}), 5.0)),
    "values.json": (_history, ((), ["水务局"])),
}


@pytest.fixture(autouse=True)
def no_notes() -> Iterator[None]:
    take_notes()
    yield
    take_notes()


DAMAGED = [(name, kind) for name in FILES for kind in EVERYWHERE if (name, kind) != ("settings.toml", "empty")]
"""An empty file of settings is a good one."""


@pytest.mark.parametrize(("name", "kind"), DAMAGED)
def test_a_damaged_file_is_put_aside_once_told_once_and_begun_anew(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    EVERYWHERE[kind](path)
    use, wanted = FILES[name]
    assert use(path) == wanted
    (note,) = take_notes()
    assert name in note.text
    assert "bad-1" in note.text
    assert sorted(p.name for p in tmp_path.iterdir() if "bad" in p.name) == [f"{name}.bad-1"]
    use(path)
    assert take_notes() == ()
    assert not path.with_name(f"{name}.bad-2").exists()


RECENT = printed([{"path": "/a.docx", "title": "题", "when": "AT", "filled": 1, "total": 2}])
SPOILED = {
    **{f"recents.json when {k}": ("recents.json", v) for k, v in wrong_numbers(RECENT, '"AT"').items()},
    **{f"recents.json total {k}": ("recents.json", v) for k, v in wrong_numbers('[{"path": "/a", "total": AT}]', "AT").items() if k != "true"},
    **{f"library.json {k}": ("library.json", v) for k, v in wrong_numbers('{"templates": {"/a": {"version": "1", "used": AT}}}', "AT").items()},
    **{f"values.json {k}": ("values.json", v) for k, v in wrong_numbers('{"org 单位": [["甲", 1, AT]]}', "AT").items()},
    **{f"recents.json {path!r}": ("recents.json", printed([{"path": path}])) for path in ("", "a\0b", "\ud800", 3, None, ["x"])},
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_value_that_can_not_be_is_damage(tmp_path: Path, name: str) -> None:
    file, text = SPOILED[name]
    (tmp_path / file).write_text(text, "utf-8", errors="surrogatepass")
    use, wanted = FILES[file]
    assert use(tmp_path / file) == wanted
    assert (tmp_path / f"{file}.bad-1").read_text("utf-8", errors="surrogatepass") == text


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_may_not_be_read_is_put_aside(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_text("", "utf-8")
    with monkeypatch.context() as patch:
        closed_to_us(patch)
        FILES[name][0](tmp_path / name)
    assert (tmp_path / f"{name}.bad-1").is_file()


def test_a_disk_that_fails_for_a_moment_costs_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "recents.json"
    Recents(path, lambda: 5.0).add(tmp_path / "a.docx", "题")
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        closed_to_us(patch, errno.EIO)
        recents = Recents(path)
        assert recents.all() == []
        recents.add(tmp_path / "b.docx")
    assert path.read_bytes() == before
    assert [recent.title for recent in recents.all()] == ["题"]


@pytest.mark.parametrize("name", FILES)
def test_a_home_that_is_no_folder_is_nothing_to_tell_of(name: str) -> None:
    if name == "settings.toml":
        assert Settings(Path("/dev/null/config") / name).notes == ()
    else:
        FILES[name][0](Path("/dev/null/state") / name)
    assert take_notes() == ()


def test_whoever_listens_hears_of_damage_at_once(tmp_path: Path) -> None:
    heard: list[int] = []
    end = on_note(lambda: heard.append(1))
    (tmp_path / "recents.json").write_text("[", "utf-8")
    Recents(tmp_path / "recents.json").all()
    end()
    assert heard == [1]


def test_whoever_ended_to_listen_can_do_so_again(tmp_path: Path) -> None:
    end = on_note(lambda: None)
    end()
    end()
    assert take_notes() == ()


def test_a_place_where_no_file_can_lie_is_empty_and_nothing_to_tell_of(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "a\0b.json")
    assert recents.all() == []
    assert take_notes() == ()
