"""A value that is to stand as it is goes with its mark through values files, sheets, the draft's data and a clean copy of the draft."""

import json
from pathlib import Path

import pytest

from editor.desk import problems_in
from editor.desk.values.sheet_out import sheet_of
from editor.desk.values.values_in import read_values_file
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.draft.refusals import is_let_stand, let_stand, problems_of
from editor.model.template.file import parse_template

TEMPLATE = parse_template(
    '+++\nname = "试"\n[fields."开工"]\ntype = "date"\n[fields."人数"]\ntype = "number"\n[fields."表"]\ntype = "rows"\n'
    'columns = [{key = "户", type = "text"}, {key = "数", type = "number"}]\n+++\n'
    "{{ 开工 }}开工，{{ 人数 }}人。\n| 户 | 数 |\n| {{ 表.户 }} | {{ 表.数 }} |\n"
)[0]
REFUSED = Draft(TEMPLATE, {"开工": "雨后", "人数": "若干", "表": ({"户": "甲", "数": "无"}, {"户": "乙", "数": "3"})})


def _keys(draft: Draft) -> list[str | None]:
    return [problem.field for problem in problems_of(draft)]


def test_each_value_is_let_stand_by_itself_cells_too() -> None:
    assert _keys(REFUSED) == ["开工", "人数", "表"]
    assert _keys(let_stand(REFUSED, "开工")) == ["人数", "表"]
    rows = let_stand(REFUSED, "表")
    assert _keys(rows) == ["开工", "人数"]
    assert _keys(rows.with_value("表", ({"户": "丙", "数": "9"}, {"户": "甲", "数": "无"}))) == ["开工", "人数"]
    assert _keys(rows.with_value("表", ({"户": "甲", "数": "无数"},))) == ["开工", "人数", "表"]


def test_another_value_is_asked_about_and_the_old_one_is_not_when_it_comes_back() -> None:
    let = let_stand(REFUSED, "人数")
    assert "人数" in _keys(let.with_value("人数", "很多"))
    assert "人数" not in _keys(let.with_value("人数", "很多").with_value("人数", "若干"))


def test_the_data_of_a_draft_remembers_it() -> None:
    let = let_stand(let_stand(REFUSED, "开工"), "表")
    again = draft_from_json(draft_to_json(let))
    assert (again, _keys(again)) == (let, ["人数"])


def test_a_values_file_says_it_and_all_else_is_read_as_typed(tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    rows = [{"户": "甲", "数": {"value": "无", "as_is": True}}]
    path.write_text(json.dumps({"开工": {"value": "雨后", "as_is": True}, "人数": "１２０", "表": rows}, ensure_ascii=False), "utf-8")
    draft = Draft(TEMPLATE).with_values(read_values_file(path, TEMPLATE))
    assert (draft.value("开工"), draft.value("人数"), draft.value("表")) == ("雨后", "120", ({"户": "甲", "数": "无"},))
    assert problems_in(draft) == ()
    assert type(draft.value("开工")) is str


@pytest.mark.parametrize("mark", [False, "yes", None])
def test_a_mark_that_is_none_is_no_form_of_a_value(tmp_path: Path, mark: object) -> None:
    path = tmp_path / "v.json"
    path.write_text(json.dumps({"开工": {"value": "雨后", "as_is": mark}}), "utf-8")
    with pytest.raises(Exception, match="的值要写成文字"):
        read_values_file(path, TEMPLATE)


def test_a_sheet_carries_it_out_and_in(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    path.write_bytes(sheet_of(let_stand(REFUSED, "开工")))
    draft = Draft(TEMPLATE).with_values(read_values_file(path, TEMPLATE))
    assert (is_let_stand(draft, "开工"), is_let_stand(draft, "人数")) == (True, False)
    assert _keys(draft) == ["人数", "表"]
