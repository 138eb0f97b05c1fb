"""A draft of version 0.1.0 reads as its file does, until somebody writes something new into it."""

import json

import pytest

from editor.composing import compose
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.field import Value
from editor.model.template.file import parse_template

TEMPLATE = parse_template(
    '+++\n[fields."公司"]\ntype = "org"\n[fields."电话"]\nempty = "line"\n[fields."月"]\ntype = "month"\n'
    '[fields."表"]\ntype = "rows"\ncolumns = [{key = "事", type = "text"}]\n+++\n'
    "设立{{ 公司 }}有限公司。\n电话{{ 电话 }}。\n在{{ 月 }}办。\n{% for 行 in 表 %}{{ 行.事 }}{{ '。' if loop.last else '；' }}{% endfor %}\n"
)[0]
VALUES: dict[str, Value] = {"公司": "望湖有限公司", "月": "2026-08", "表": ({"事": "完工。"}, {"事": "封顶。"})}
OLD = ["设立望湖有限公司有限公司。", "电话〔电话〕。", "在2026年8办。", "完工。；封顶。。"]
NEW = ["设立望湖有限公司。", "在2026年8月办。", "完工；封顶。"]


def _text(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in compose(draft).document.paragraphs()]


def _first(draft: Draft) -> Draft:
    """The draft as version 0.1.0 had it in its files: without a word of how it is written."""
    data = {name: part for name, part in json.loads(draft_to_json(draft)).items() if name not in ("form", "unjoined", "blanks")}
    return draft_from_json(json.dumps(data))


def test_it_is_written_as_it_was_and_comes_back_so() -> None:
    first = _first(Draft(TEMPLATE, VALUES))
    assert _text(first) == OLD
    assert _text(draft_from_json(draft_to_json(first))) == OLD
    assert _text(draft_from_json(draft_to_json(draft_from_json(draft_to_json(first))))) == OLD


def test_what_is_written_anew_is_written_as_today_and_what_is_not_is_left() -> None:
    edited = _first(Draft(TEMPLATE, VALUES)).with_value("公司", "新湖有限公司")
    again = draft_from_json(draft_to_json(edited))
    assert _text(edited) == _text(again) == ["设立新湖有限公司。", *OLD[1:]]


def test_a_draft_of_today_comes_back_as_it_is() -> None:
    draft = Draft(TEMPLATE, VALUES)
    again = draft_from_json(draft_to_json(draft))
    assert _text(draft) == _text(again) == NEW
    assert again == draft


@pytest.mark.parametrize("sign", ["", "\x1f", "\ufffe", "\x00\x7f"])
@pytest.mark.parametrize(
    ("line", "value"), [("设立{{ 公司 }}；照办。", "望湖；"), ("设立{{ 公司 }}有限公司。", "望湖有限公司"), ("{{ 公司 }}。", "望湖：")]
)
def test_signs_that_no_page_can_hold_hide_nothing_of_how_a_value_is_written(line: str, value: str, sign: str) -> None:
    draft = Draft(parse_template(f'+++\n[fields."公司"]\ntype = "text"\n+++\n{line}\n')[0], {"公司": value + sign})
    assert _text(draft_from_json(draft_to_json(draft))) == _text(draft)


@pytest.mark.parametrize("values", [{"公司": "望湖"}, {"公司": "望湖", "月": "8"}])
def test_the_data_of_a_draft_that_reads_the_same_both_ways_is_as_it_ever_was(values: dict[str, Value]) -> None:
    template = parse_template('+++\n[fields."公司"]\ntype = "org"\n[fields."月"]\ntype = "month"\n+++\n设立{{ 公司 }}有限公司，{{ 月 }}月。\n')[0]
    assert "form" not in json.loads(draft_to_json(Draft(template, values)))


@pytest.mark.parametrize("line", ["甲\\\\{{{{ 公司 }}乙。", "甲{\x0b{{ 公司 }}乙。", "甲\\{%{{ 公司 }}\\{#乙。"])
@pytest.mark.parametrize("value", ["\\{{丙", "甲\\{{丙", "甲{丙", "甲{%丙{#乙"])
def test_a_value_that_says_the_words_and_braces_around_it_comes_back_as_it_is(line: str, value: str) -> None:
    draft = Draft(parse_template(f'+++\n[fields."公司"]\n+++\n{line}\n')[0], {"公司": value})
    assert _text(draft_from_json(draft_to_json(draft))) == _text(draft)
