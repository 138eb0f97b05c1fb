"""What a sentence says of a value already is looked for only where the characters that meet allow it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.template.field import FieldType
from editor.model.template.file import parse_template
from editor.model.template.values import clean_value
from editor.model.typed.joining import SaidAlready, joined, may_join

PIECES = st.sampled_from([*"“”《》（）()[]'\"。，、；第约共年月日元亩万％%¥ \u3000\t局长甲12", "2026年", "有限公司", "1,200", "甲方", "10％"])
TEXTS = st.lists(PIECES, max_size=6).map("".join)


@given(TEXTS, TEXTS, TEXTS, st.booleans())
def test_where_nothing_meets_nothing_is_said_already(value: str, before: str, after: str, counted: bool) -> None:
    assert may_join(value, before, after) or joined(value, before, after, counted=counted) == SaidAlready()


@pytest.mark.parametrize(
    ("value", "before", "after", "said"),
    [
        ("2026年3月", "自2026年", "起", (5, 0)),
        ("10％", "增长", "%以上", (0, 1)),
        ("“甲”", "称为“", "”。", (1, 1)),
        ("完成。", "", "，再报", (0, 1)),
        ("8月", "到", " 月底", (0, 1)),
        ("江畔局", "由", "负责", (0, 0)),
    ],
)
def test_what_meets_is_told(value: str, before: str, after: str, said: tuple[int, int]) -> None:
    assert joined(value, before, after, counted=True) == said
    assert may_join(value, before, after) or said == (0, 0)


_UNITS = ("月底", "月份", "月", "年", "日", "元", "%", "届", "个", "时", "〔", "有限公司", "。", "，", "至", "约", "等", "-")


@pytest.mark.parametrize("kind", FieldType)
def test_what_the_sentence_says_already_is_never_all_of_what_was_typed(kind: FieldType) -> None:
    for typed in _UNITS:
        for before, after in (("", typed), (typed, ""), (typed, typed)):
            template, _ = parse_template(f'+++\n[fields."甲"]\ntype = "{kind}"\n+++\n\n在{before}{{{{ 甲 }}}}{after}完成\n')
            assert clean_value(template.by_key["甲"], typed, around=template.around["甲"])
