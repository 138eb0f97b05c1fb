"""A real sample filled as a clerk types: every value is taken, no word is printed twice, and nothing is left open."""

from pathlib import Path

import pytest

from editor.composing import compose, open_fields
from editor.desk import Desk, problems_in
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.values import clean_value

SAMPLE = next(iter((Path(__file__).resolve().parents[3] / "shared" / "cases").glob("000-*.txt")), None)
# What clerks add to a value although the sentence says it.
SAID = ("有限公司", "开发区", "项目", "建设", "工作", "战略", "政策", "月底", "亿元", "万", "元", "个", "年", "全会", "等")
# By type: what is typed, and what of it stands on the page. Each field takes the next one.
TYPED: dict[FieldType, tuple[tuple[str, str], ...]] = {
    FieldType.NUMBER: (("十二届八次", "十二届八次"), ("120亩", "120亩"), ("120%", "120%"), ("10—15", "10—15"), ("12", "12"), ("约30", "约30")),
    FieldType.MONEY: (("1,234.5", "1234.5"), ("3.5", "3.5"), ("12.80", "12.80"), ("３０００", "3000")),
    FieldType.MONTH: (("十一月", "11"), ("8", "8"), ("2027年3月", "2027年3"), ("9月", "9")),
    FieldType.YEAR: (("二〇二六", "2026"), ("2026", "2026")),
}
WORDS = ("甲河", "乙桥", "丙路", "丁园", "戊片", "己港")


def _typed(field: Field, number: int, after: str) -> tuple[str, str]:
    """What is typed into the n-th field of its type, with the word that follows, and what of it is printed."""
    kinds = TYPED.get(field.type)
    if kinds and field.unit:
        kinds = tuple(kind for kind in kinds if kind[0][-1].isdigit())  # a field that counts something takes no other unit
    typed, printed = kinds[number % len(kinds)] if kinds else (f"{WORDS[number % 6]}{WORDS[number // 6 % 6]}", "")
    word = next((word for word in SAID if after.startswith(word) and not typed.endswith((word[:1], "%", "亩", "5"))), "")
    return f"{typed}{word}", printed or typed


def _filled(draft: Draft) -> tuple[Draft, dict[str, str]]:
    printed: dict[str, str] = {}
    counts: dict[FieldType, int] = {}
    for field in draft.fields:
        around = draft.template.around.get(field.key, ())
        counts[field.type] = counts.get(field.type, -1) + 1
        is_alone = len(around) == 1
        typed, printed[field.key] = _typed(field, counts[field.type], around[0].after if is_alone else "")
        draft = draft.with_value(field.key, clean_value(field, typed, around=around))
    return draft, printed


def _line(markup: str, printed: dict[str, str]) -> str:
    return "".join(token.text if token.kind == TokenKind.TEXT else printed[token.text] for token in tokens_of(markup))


@pytest.mark.skipif(SAMPLE is None, reason="000-*.txt is not beside the checkout")
def test_a_real_sample_takes_what_is_typed_and_says_each_word_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert SAMPLE is not None
    draft, printed = _filled(Desk().open(SAMPLE).draft)
    composed = compose(draft)
    text = [paragraph.text for paragraph in composed.document.paragraphs()]
    lines = {markup for section in draft.template.sections for _, markup in section.markups() if "{{" in markup}
    wrong = [line for markup in lines if not any((line := _line(markup, printed)) in shown for shown in text)]
    alarms = [problem.text for problem in (*problems_in(draft), *composed.problems)]
    with capsys.disabled():
        print(f"{len(printed)} fields, {len(alarms)} false alarms, {len(wrong)} wrong prints")
    assert (alarms, wrong, open_fields(draft)) == ([], [], ())
