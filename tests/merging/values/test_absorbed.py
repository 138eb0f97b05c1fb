"""A value of which the sentence says a part comes back whole, whoever saved the file since."""

import pytest

from editor.merging import merged
from editor.model.draft.draft import Draft
from editor.model.returned.change import ChangeKind
from editor.model.template.file import parse_template
from editor.word import open_package, read_values
from tests.merging.written import report_of
from tests.word.edited_files import edited

TEMPLATE = parse_template(
    '+++\nname = "甲"\n[fields."公司"]\ntype = "org"\n[fields."比例"]\ntype = "number"\n[fields."内容"]\ntype = "text"\n+++\n'
    "@标题 {{ 公司 }}的报告\n\n设立{{ 公司 }}有限公司，完成{{ 比例 }}。\n\n占{{ 比例 }}%，做到{{ 内容 }}。\n"
)[0]
DRAFT = Draft(TEMPLATE, {"公司": "望湖置业有限公司", "比例": "120%", "内容": "主体完工。"})


def test_the_file_shows_what_the_sentence_does_not_say() -> None:
    _, data = report_of(DRAFT)
    assert [value.text for value in read_values(open_package(data))] == ["望湖置业有限公司", "望湖置业", "120%", "120", "主体完工"]


def test_a_file_that_nobody_changed_has_no_changes() -> None:
    stored, data = report_of(DRAFT)
    found = merged(stored, open_package(data))
    assert (found.draft, found.changes) == (DRAFT, ())


@pytest.mark.parametrize(
    ("old", "new", "key", "value"),
    [
        ("望湖置业<", "新湖置业<", "公司", "新湖置业有限公司"),
        ("主体完工<", "主体封顶<", "内容", "主体封顶。"),
        ("120<", "130<", "比例", "130%"),
    ],
)
def test_a_place_changed_elsewhere_changes_the_value_and_not_what_the_sentence_says(old: str, new: str, key: str, value: str) -> None:
    stored, data = report_of(DRAFT)
    found = merged(stored, open_package(edited(data, (old, new))))
    assert found.draft.value(key) == value
    assert {change.key for change in found.changes if change.kind != ChangeKind.LOOSE} == {key}
