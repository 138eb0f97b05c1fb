"""Labels with a colon in the cells of a form: what is asked for stands behind them, where no other cell answers."""

from pathlib import Path

import pytest

from tests.desk.forms.made import opened, para, table, texts_of, word, written
from tests.desk.forms.office import OFFICE_FORMS
from tests.desk.forms.office_parts import Box, grid

DOCUMENT = "word/document.xml"


def asked(folder: Path, *rows: tuple[str, ...]) -> list[str]:
    """The fields of a table."""
    return asked_of(folder, table(*rows))


def asked_of(folder: Path, body: str) -> list[str]:
    """The fields of a form with this body."""
    return [field.key for field in opened(folder, word(body)).template.ordered_fields]


def test_a_label_alone_in_its_cell_is_filled_behind_its_colon(tmp_path: Path) -> None:
    body = table(("姓名：", "电话:"), ("工 作 单 位：", "地址：  "), ("申请事由：", ""))
    values = {"姓名": "丁一", "电话": "1380000", "工作单位": "甲局", "地址": "乙路", "申请事由": "办证"}
    lines = texts_of(written(tmp_path, word(body), values))[DOCUMENT]
    assert lines[:3] == ["姓名：丁一", "电话:1380000", "工 作 单 位：甲局"]
    assert (lines[3].rstrip(), *lines[4:]) == ("地址：乙路", "申请事由：", "办证")


@pytest.mark.parametrize(
    ("line", "filled"),
    [
        ("交货期：________天　付款方式：____", "交货期：30天　付款方式：____"),
        ("交货期：________付款方式：____", "交货期：30　　付款方式：____"),
    ],
)
def test_only_a_label_right_behind_a_blank_is_moved_away(tmp_path: Path, line: str, filled: str) -> None:
    assert texts_of(written(tmp_path, word(para(line)), {"交货期": "30"}))[DOCUMENT][0] == filled


def test_several_labels_in_one_cell_are_filled_each_behind_its_own(tmp_path: Path) -> None:
    cell = para("联系人：") + para("手机号码：") + para("备用：无")
    assert asked(tmp_path, ("单位", ""), (cell, "")) == ["单位", "联系人", "手机号码"]


def test_a_form_of_one_column_is_filled_behind_its_labels(tmp_path: Path) -> None:
    assert asked(tmp_path, ("请假申请",), ("姓名：",), ("请假事由：",), ("部门意见：",)) == ["姓名", "请假事由", "部门意见"]


@pytest.mark.parametrize("row", [("姓名：", ""), ("姓名：", "________"), ("姓名", "")])
def test_a_label_that_an_empty_cell_answers_is_asked_for_once(tmp_path: Path, row: tuple[str, ...]) -> None:
    assert asked(tmp_path, row, ("单位", "")) == ["姓名", "单位"]


@pytest.mark.parametrize("text", ["说明如下：", "附件：", "包括以下：", "：", "填表要求：", "（一）"])
def test_what_leads_over_to_other_words_asks_for_nothing(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, ("单位", ""), (text,)) == ["单位"]


def test_labels_of_an_office_are_called_by_their_words_and_none_is_the_addressee(tmp_path: Path) -> None:
    keys = [field.key for field in opened(tmp_path, OFFICE_FORMS["用印审批单"]()).template.ordered_fields]
    assert keys[:6] == ["申请部门", "申请日期", "用印文件名称", "份数", "印章种类", "用印事由"]
    assert keys[-3:] == ["经办人", "联系电话", "印章管理员"]


def test_room_above_a_signature_is_asked_for_where_it_is_large_or_for_an_opinion(tmp_path: Path) -> None:
    signed = "本人签名：\n年　月　日"
    rows = (
        ("申请理由", Box(f"\n\n\n{signed}")),
        ("部门意见", Box(f"\n{signed}")),
        ("承办人签字", Box(f"\n\n{signed}")),
        ("内容", Box(f"\n{signed}")),
    )
    keys = {field.key for field in opened(tmp_path, word(grid(*rows))).template.fields}
    assert {"申请理由", "部门意见"} <= keys
    assert keys.isdisjoint({"承办人签字", "内容"})


def test_a_label_that_says_its_value_already_asks_for_nothing(tmp_path: Path) -> None:
    promise = "本人保证以上所填内容真实，如有虚假，愿意承担一切责任。"
    assert asked(tmp_path, ("单位", ""), ("性别：", "不限"), ("个人承诺：",), (promise,)) == ["单位"]


def test_a_cell_without_a_paragraph_is_no_mistake_of_the_program(tmp_path: Path) -> None:
    damaged = table(("单位", ""), ("姓名：", "x")).replace(para("x"), "")
    assert asked_of(tmp_path, damaged) == ["单位", "姓名"]
