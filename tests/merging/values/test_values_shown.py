"""The values of a Word file whose draft is lost are read from its controls."""

from editor.merging import values_shown
from editor.model.template.field import Field
from editor.model.template.template import Template
from editor.word import PlaceValue

TEMPLATE = Template(
    fields=(
        Field("单位", type="org"),
        Field("日期", type="date"),
        Field("要求", type="longtext"),
        Field("河段", type="rows", columns=(Field("河名"), Field("整改日", type="date"))),
    )
)


def _place(path: str, text: str, place: int = 1, *, filled: bool = True) -> PlaceValue:
    return PlaceValue(path, place, text, filled)


def test_the_first_filled_place_of_a_field_is_its_value() -> None:
    shown = [_place("单位", "〔单位〕", filled=False), _place("单位", "北闸所", 2), _place("单位", "南闸所", 3), _place("日期", "2026年8月3日")]
    assert values_shown(TEMPLATE, shown) == {"单位": "北闸所", "日期": "2026-08-03"}


def test_the_paragraphs_of_a_long_value_are_joined_up_to_where_it_begins_anew() -> None:
    shown = [_place("要求", text, n) for n, text in enumerate(("先查。", "后修。", "先查。", "后修。"), 1)]
    assert values_shown(TEMPLATE, shown) == {"要求": "先查。\n后修。"}


def test_cells_become_rows_in_order_and_columns_that_are_unknown_are_left_out() -> None:
    shown = [
        _place("河段[2].河名", "下清河"),
        _place("河段[1].整改日", "2026年5月3日"),
        _place("河段[1].河名", "上清河"),
        _place("河段[1].流量", "大"),
        _place("水库[1].河名", "无"),
    ]
    assert values_shown(TEMPLATE, shown) == {"河段": ({"整改日": "2026-05-03", "河名": "上清河"}, {"河名": "下清河"})}


def test_a_file_without_controls_has_no_values() -> None:
    assert values_shown(TEMPLATE, []) == {}
