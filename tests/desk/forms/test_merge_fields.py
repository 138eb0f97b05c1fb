"""Fields of a mail merge whose code says more of the value: letters, and words that stand around it where there is one."""

from pathlib import Path

import pytest

from tests.desk.forms.made import opened, para, run, texts_of, word, written
from tests.word.papers import packed, parts_of

DOCUMENT = "word/document.xml"
MERGED = "<w:fldSimple w:instr=' MERGEFIELD 单位 {} '>" + run("«单位»") + "</w:fldSimple>"


@pytest.mark.parametrize(
    ("switches", "value", "shown"),
    [
        ('\\b "（" \\f "）"', "甲局", "前（甲局）后"),
        ('\\b "（" \\f "）"', "", "前«单位»后"),
        ('\\f "，"', "甲局", "前甲局，后"),
        ("\\* Upper", "abc甲", "前ABC甲后"),
        ("\\* lower \\* MERGEFORMAT", "AbC", "前abc后"),
        ("\\* Caps", "ab cd", "前Ab Cd后"),
        ("\\* FirstCap", "ab cd", "前Ab cd后"),
        ('\\* Upper \\b "第 "', "a1", "前第 A1后"),
    ],
)
def test_the_switches_of_a_merge_field_say_how_its_value_stands(tmp_path: Path, switches: str, value: str, shown: str) -> None:
    data = word(para("前", MERGED.format(switches), "后") + para("{{ 甲 }}"))
    assert texts_of(written(tmp_path, data, {"单位": value, "甲": "乙"}))[DOCUMENT][0] == shown


def test_what_stands_around_the_value_of_a_merge_field_is_no_part_of_it(tmp_path: Path) -> None:
    data = word(para("前", MERGED.format('\\* Upper \\b "（" \\f "）"'), "后") + para("{{ 甲 }}"))
    parts = parts_of(written(tmp_path, data, {"单位": "abc", "甲": "乙"}))
    assert "（ABC）" in parts[DOCUMENT].decode()
    again = opened(tmp_path, packed({**parts, DOCUMENT: parts[DOCUMENT].replace("乙".encode(), "丙".encode())}))
    assert (again.values, again.changed) == ({"单位": "abc", "甲": "丙"}, ("甲",))


def test_a_value_of_a_merge_field_that_was_changed_elsewhere_comes_without_what_stands_around_it(tmp_path: Path) -> None:
    data = word(para("前", MERGED.format('\\b "（" \\f "）"'), "后"))
    parts = parts_of(written(tmp_path, data, {"单位": "abc"}))
    again = opened(tmp_path, packed({**parts, DOCUMENT: parts[DOCUMENT].replace("（abc）".encode(), "（甲乙）".encode())}))
    assert (again.values, again.changed) == ({"单位": "甲乙"}, ("单位",))


@pytest.mark.parametrize("value", ["a\bb", "a\fb", "a\vb", "a\u2028b", "a\r\nb", "a\x85b", "a\x00b", "\x1fa"])
def test_a_value_that_a_word_file_can_not_hold_as_it_is_was_changed_by_nobody(value: str, tmp_path: Path) -> None:
    parts = parts_of(written(tmp_path, word(para("致{{ 单位 }}：")), {"单位": value}))
    again = opened(tmp_path, packed({**parts, DOCUMENT: parts[DOCUMENT].replace("致".encode(), "送".encode())}))
    assert (again.values, again.changed) == ({"单位": value}, ())
