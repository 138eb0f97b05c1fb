"""The template that the help shows, and the ways to write a value: each example is tried."""

import re

import pytest

from editor.composing import check_template, compose
from editor.composing.language.filters import FILTERS
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from editor.model.template.file import parse_template, print_template
from editor.shipped import shipped_text
from tests.composing.drafts import field, shown, text_of

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


@pytest.mark.parametrize("language", PAGES)
def test_the_whole_template_that_the_help_shows_is_right_and_gives_what_is_said_of_it(language: str) -> None:
    lines = re.search(r"(?:^(?: {4}.*)?\n)+", PAGES[language][PAGES[language].index("    +++") :], re.MULTILINE)
    assert lines is not None
    text = re.sub(r"(?m)^ {4}", "", lines[0]).rstrip() + "\n"
    template, problems = parse_template(text)
    assert (problems, check_template(template)) == ((), ())
    assert print_template(template) == text
    said = text_of(compose(Draft(template, {f.key: f.sample for f in template.fields if f.sample})).document)
    assert "一是编织袋8000件；二是水泵12件。" in said
    assert "现调拨防汛物资8012件，" in said
    assert "一是编织袋8000件；二是水泵12件。" in PAGES[language]


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
