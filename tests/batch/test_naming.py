"""The names of the files: a pattern with fields, legal on every system, no two the same."""

import pytest

from editor.batch.naming import NamePattern, Names
from editor.model.problem import NigaoError
from editor.model.template.field import Field, FieldType
from editor.model.template.template import Template

TEMPLATE = Template("会议/通知", fields=(Field("k1", FieldType.ORG, label="单位"), Field("日期", FieldType.DATE)))


def names(pattern: str, *rows: dict[str, str]) -> list[str]:
    of = Names(NamePattern(pattern, TEMPLATE)).of
    return [of(number, row).name for number, row in enumerate(rows, start=1)]


def test_a_pattern_names_fields_by_key_or_label_and_the_number_of_the_row() -> None:
    row = {"k1": "水务局", "日期": "2026-09-02"}
    assert names("{{ 单位 }}_{{k1}}_{{ 日期 }}-{{ 序号 }}.docx", row) == ["水务局_水务局_2026年9月2日-1"]
    assert names("", row, row) == ["会议通知-1", "会议通知-2"]


def test_names_are_legal_and_differ_whatever_the_values_are() -> None:
    rows = ({"k1": "A/B:*?"}, {"k1": "ab"}, {"k1": "AB"}, {"k1": "ab_2"}, {"k1": ""}, {"k1": ""}, {"k1": "CON"}, {"k1": "长" * 300})
    given = names("{{ 单位 }}", *rows)
    assert given[:7] == ["AB", "ab_2", "AB_3", "ab_2_2", "未命名", "未命名_2", "_CON"]
    assert len(given[7].encode()) <= 180
    assert len({name.lower() for name in given}) == len(rows)


def test_a_field_of_the_name_for_the_number_goes_before_it() -> None:
    own = NamePattern("{{ 序号 }}", Template(fields=(Field("序号"),)))
    assert Names(own).of(7, {"序号": "十二"}).name == "十二"


def test_an_unknown_name_in_a_pattern_is_refused() -> None:
    with pytest.raises(NigaoError, match="没有这样的填写项：科室"):
        NamePattern("{{ 科室 }}-{{ 单位 }}", TEMPLATE)
