"""The ways to write a value that the help shows: each example is tried."""

import re

import pytest

from editor.composing.language.filters import FILTERS
from editor.model.template.field import Value
from editor.shipped import shipped_text
from tests.composing.drafts import field, shown

EXAMPLE = re.compile(r"- `\{\{ ((\S+) \| .+) \}\}`(?:：|: )(.*) → (.+)")
PAGES = {language: shipped_text(f"help/{language}/08-templates.md") for language in ("zh", "en")}
EXAMPLES = [match.groups() for page in PAGES.values() for match in EXAMPLE.finditer(page)]
TYPES = {
    "会议日期": "date",
    "开始时间": "time",
    "面积": "quantity",
    "投资": "money",
    "比例": "number",
    "次数": "number",
    "本单位": "org",
    "备注": "text",
}
LIST = '[fields."清单"]\ntype = "rows"\ncolumns = [{key = "名称", type = "text"}, {key = "数量", type = "number"}]\n'


def _value(written: str) -> Value:
    """A value as the help writes it: nothing, rows by their columns, or a text."""
    if rows := re.fullmatch(r"名称 (.+)，数量 (.+)", written):
        return tuple({"名称": name, "数量": number} for name, number in zip(rows[1].split("、"), rows[2].split("、"), strict=True))
    return "" if written in ("没填", "nothing") else written


@pytest.mark.parametrize(("code", "key", "value", "text"), EXAMPLES)
def test_what_the_help_shows_is_what_comes_of_it(code: str, key: str, value: str, text: str) -> None:
    fields = LIST if key == "清单" else field(key, TYPES[key])
    assert shown(f"{{{{ {code} }}}}", fields, **{key: _value(value)}) == text


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("江畔水务股份有限公司", "江畔水务"),
        ("江畔水务有限责任公司", "江畔水务"),
        ("江畔水务有限公司第二分公司", "江畔水务有限公司第二分公司"),
        ("江畔市水务局", "江畔市水务局"),
        ("有限公司", "有限公司"),
    ],
)
def test_a_short_name_goes_without_the_legal_form_and_nothing_else(name: str, short: str) -> None:
    assert shown("{{ 单位 | 简称 }}", field("单位", "org"), 单位=name) == short


@pytest.mark.parametrize("language", PAGES)
def test_every_way_to_write_a_value_has_an_example(language: str) -> None:
    codes = " ".join(match[1] for match in EXAMPLE.finditer(PAGES[language]))
    assert [name for name in FILTERS if not name.isascii() and not re.search(rf"\| {name}(?!\w)", codes)] == []


def test_both_languages_show_the_same_examples() -> None:
    by_page = [[(m[1], m[4]) for m in EXAMPLE.finditer(page)] for page in PAGES.values()]
    assert by_page[0] == by_page[1]
    assert len(by_page[0]) > 25
