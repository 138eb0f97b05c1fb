"""Lines that go where they are empty are not in the file, and stay in the draft whatever somebody writes around them."""

import pytest

from editor.composing import compose
from editor.merging import merged
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from editor.word import open_package
from tests.merging.written import report_of
from tests.word.edited_files import edited

TEMPLATE = parse_template(
    '+++\nname = "甲"\n[fields."单位"]\ntype = "org"\n[fields."电话"]\nempty = "line"\n[fields."建议"]\nempty = "section"\n+++\n'
    "@标题 关于{{ 单位 }}的报告\n\n第一段由{{ 单位 }}写。\n电话：{{ 电话 }}。\n第二段在这里。\n# 建议\n有{{ 建议 }}。\n# 结尾\n完了。\n"
)[0]
DRAFT = Draft(TEMPLATE, {"单位": "水务局"})


def _text(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in compose(draft).document.paragraphs() if paragraph.text]


def test_a_file_that_nobody_changed_has_no_changes() -> None:
    stored, data = report_of(DRAFT)
    found = merged(stored, open_package(data))
    assert (found.draft, found.changes) == (DRAFT, ())


@pytest.mark.parametrize(("old", "new"), [("第二段在这里", "第二段改了"), ("完了", "完了，谢谢"), ("第一段由", "首段由")])
def test_they_come_back_when_they_are_filled_after_an_edit_elsewhere(old: str, new: str) -> None:
    stored, data = report_of(DRAFT)
    found = merged(stored, open_package(edited(data, (old, new))))
    text = _text(found.draft)
    assert any(new in line for line in text)
    assert not any("电话" in line or "有〔" in line for line in text)
    filled = _text(found.draft.with_values({"电话": "12345", "建议": "多听"}))
    assert "电话：12345。" in filled
    assert "一、建议" in filled
    assert "二、结尾" in filled
