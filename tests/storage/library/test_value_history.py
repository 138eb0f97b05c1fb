import json
import stat
import sys
import threading
from pathlib import Path

import pytest

from editor.storage.library.value_history import MOST_CHARACTERS, MOST_VALUES, ValueHistory, WrittenValue


def _history(folder: Path, times: list[float] | None = None) -> ValueHistory:
    moments = iter(times or [float(n) for n in range(1000)])
    return ValueHistory(folder / "state" / "values.json", now=lambda: next(moments))


def _org(*texts: str) -> list[WrittenValue]:
    return [WrittenValue("协作单位", "org", text) for text in texts]


def test_the_value_written_last_comes_first(tmp_path: Path) -> None:
    history = _history(tmp_path)
    history.remember(_org("江畔城投"))
    history.remember(_org("新区财政局"))
    assert [used.text for used in history.of("协作单位", "org")] == ["新区财政局", "江畔城投"]


def test_a_value_written_again_is_counted(tmp_path: Path) -> None:
    history = _history(tmp_path)
    history.remember(_org("江畔城投"))
    history.remember(_org("江畔城投"))
    assert [(used.text, used.count, used.when) for used in history.of("协作单位", "org")] == [("江畔城投", 2, 1.0)]


def test_fields_of_another_name_or_type_are_not_mixed_up(tmp_path: Path) -> None:
    history = _history(tmp_path)
    history.remember([WrittenValue("负责人", "person", "周明"), WrittenValue("负责人", "org", "某局"), WrittenValue("经办", "person", "李华")])
    assert [used.text for used in history.of("负责人", "person")] == ["周明"]


def test_values_that_begin_with_what_was_typed_come_before_those_that_hold_it(tmp_path: Path) -> None:
    history = _history(tmp_path)
    history.remember(_org("新江畔公司", "江畔城投", "江畔物业"))
    history.remember(_org("江畔物业", "新江畔公司"))
    assert [used.text for used in history.matching("协作单位", "org", "江畔")] == ["江畔物业", "江畔城投", "新江畔公司"]


def test_what_stands_in_the_box_already_is_not_offered(tmp_path: Path) -> None:
    history = _history(tmp_path)
    history.remember(_org("江畔"))
    assert history.matching("协作单位", "org", "江畔") == ()


def test_another_program_reads_what_this_one_wrote(tmp_path: Path) -> None:
    _history(tmp_path).remember(_org("江畔城投"))
    assert [used.text for used in _history(tmp_path).of("协作单位", "org")] == ["江畔城投"]


def test_a_forgotten_value_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    history = _history(tmp_path)
    history.remember(_org("甲", "乙"))
    history.forget("协作单位", "org", "甲")
    assert [used.text for used in history.of("协作单位", "org")] == ["乙"]


def test_clearing_leaves_nothing_in_the_file(tmp_path: Path) -> None:
    history = _history(tmp_path)
    history.remember(_org("江畔城投"))
    history.clear()
    assert history.of("协作单位", "org") == ()
    assert json.loads((tmp_path / "state" / "values.json").read_text("utf-8")) == {}


def test_the_history_of_a_field_is_kept_short(tmp_path: Path) -> None:
    history = _history(tmp_path)
    for number in range(MOST_VALUES + 5):
        history.remember(_org(f"单位{number}"))
    assert [used.text for used in history.of("协作单位", "org")][:: MOST_VALUES - 1] == [f"单位{MOST_VALUES + 4}", "单位5"]


@pytest.mark.parametrize("text", ["", "两\n行", "长" * (MOST_CHARACTERS + 1)])
def test_empty_long_and_broken_texts_are_not_kept(tmp_path: Path, text: str) -> None:
    history = _history(tmp_path)
    history.remember(_org(text))
    assert history.of("协作单位", "org") == ()


@pytest.mark.parametrize("text", ["", "{", "[3]", '{"org 协作单位": 5}', '{"org 协作单位": [["甲"], 3, null, ["乙", "x", 1]]}', "null"])
def test_a_broken_file_is_an_empty_history_that_can_be_written_again(tmp_path: Path, text: str) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "values.json").write_text(text, "utf-8")
    history = _history(tmp_path)
    assert history.of("协作单位", "org") == ()
    history.remember(_org("江畔城投"))
    assert [used.text for used in _history(tmp_path).of("协作单位", "org")] == ["江畔城投"]


def test_half_a_character_is_kept_as_it_is(tmp_path: Path) -> None:
    _history(tmp_path).remember(_org("甲\ud800"))
    assert [used.text for used in _history(tmp_path).of("协作单位", "org")] == ["甲\ud800"]


def test_a_folder_that_can_not_be_made_only_means_no_history(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands where the folder should be", "utf-8")
    history = _history(tmp_path)
    history.remember(_org("江畔城投"))
    assert history.of("协作单位", "org") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_the_history_is_for_the_person_alone(tmp_path: Path) -> None:
    _history(tmp_path).remember(_org("江畔城投"))
    assert stat.S_IMODE((tmp_path / "state" / "values.json").stat().st_mode) == 0o600


def test_two_windows_that_remember_at_once_lose_nothing(tmp_path: Path) -> None:
    def write(name: str) -> None:
        _history(tmp_path).remember(_org(name))

    threads = [threading.Thread(target=write, args=(f"单位{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(_history(tmp_path).of("协作单位", "org")) == 4
