from pathlib import Path

import pytest

from editor.storage.settings import SETTINGS, Settings


def _file(tmp_path: Path, text: str = "") -> Path:
    path = tmp_path / "config" / "settings.toml"
    if text:
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold_and_no_file_is_made(tmp_path: Path) -> None:
    settings = Settings(_file(tmp_path))
    assert (settings.text("theme"), settings.text("text_size"), settings.texts("shared_folders")) == ("auto", "medium", ())
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_there_at_the_next_start(tmp_path: Path) -> None:
    settings = Settings(_file(tmp_path))
    settings.change("theme", "dark")
    settings.change("shared_folders", ("/srv/模板", "D:\\共享"))
    again = Settings(_file(tmp_path))
    assert again.text("theme") == "dark"
    assert again.texts("shared_folders") == ("/srv/模板", "D:\\共享")


def test_comments_and_unknown_settings_of_the_file_stay(tmp_path: Path) -> None:
    path = _file(tmp_path, "# 我的设置\ntheme = 'light' # 白天\nnew_thing = 3\n")
    Settings(path).change("language", "zh")
    assert path.read_text("utf-8") == "# 我的设置\ntheme = 'light' # 白天\nnew_thing = 3\nlanguage = \"zh\"\n"


@pytest.mark.parametrize("text", ["theme = [", "\x00\x01", "theme = 'dark'\ntheme = 'light'\n"])
def test_a_broken_file_gives_the_defaults_and_is_put_aside(tmp_path: Path, text: str) -> None:
    path = _file(tmp_path, text)
    settings = Settings(path)
    assert settings.text("theme") == "auto"
    assert "settings.toml" in settings.notes[0].text
    assert path.with_name("settings.toml.bad-1").read_text("utf-8") == text
    assert Settings(path).notes == ()
    settings.change("theme", "dark")
    assert settings.notes == ()
    assert Settings(path).text("theme") == "dark"


def test_a_file_in_another_encoding_is_noted(tmp_path: Path) -> None:
    path = _file(tmp_path, "x")
    path.write_bytes("# 设置\ntheme = 'dark'".encode("gb18030"))
    assert Settings(path).notes


def test_a_wrong_value_gives_the_default_and_a_note(tmp_path: Path) -> None:
    settings = Settings(_file(tmp_path, "theme = 'pink'\nlanguage = 3\ntext_size = 'large'\n"))
    assert (settings.text("theme"), settings.text("language"), settings.text("text_size")) == ("auto", "auto", "large")
    assert [name for name in ("theme", "language", "text_size") if any(name in note.text for note in settings.notes)] == ["theme", "language"]


def test_a_value_that_a_setting_can_not_have_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings(_file(tmp_path)).change("theme", "pink")


def test_every_setting_says_what_it_does_and_accepts_its_default() -> None:
    for setting in SETTINGS:
        assert setting.describe()
        assert setting.accepts(setting.default)
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


def test_two_programs_keep_each_others_changes(tmp_path: Path) -> None:
    one, other = Settings(_file(tmp_path)), Settings(_file(tmp_path))
    one.change("theme", "dark")
    other.change("text_size", "large")
    again = Settings(_file(tmp_path))
    assert (again.text("theme"), again.text("text_size")) == ("dark", "large")


def test_a_switch_is_on_or_off_and_nothing_else(tmp_path: Path) -> None:
    settings = Settings(_file(tmp_path, "white_paper = 'yes'\nown_history = false\n"))
    assert (settings.is_on("white_paper"), settings.is_on("own_history")) == (False, False)
    assert ["white_paper" in note.text for note in settings.notes] == [True]
    settings.change("white_paper", value=True)
    assert Settings(_file(tmp_path)).is_on("white_paper")


def test_a_file_that_its_writer_does_not_understand_is_put_aside_and_the_change_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(_file(tmp_path, 'theme = "dark"\n'))

    def refuse(_text: str) -> None:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr("tomlkit.parse", refuse)
        settings.change("text_size", "large")
    again = Settings(_file(tmp_path))
    assert (again.text("theme"), again.text("text_size")) == ("dark", "large")
    assert _file(tmp_path).with_name(f"{_file(tmp_path).name}.bad-1").read_text("utf-8") == 'theme = "dark"\n'
