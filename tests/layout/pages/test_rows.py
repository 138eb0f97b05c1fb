"""The text of a table's cells keeps clear of the rules, and rows of one line are as high as the lines of the body."""

import re
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest

from editor.composing import compose
from editor.layout import WORD, FontBook, Laid, settle
from editor.model.document.document import Document
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from editor.word import write_docx

_MARGIN = 57  # twips, 0.1 cm
_RULE = 10
_CLOSING = 11  # what the rule below the last row takes
TEXT = """+++
format = 2
+++
# 分工

| 序号 | 任务 | 部门 |
| 1 | 排查隐患 | 安全科 |
| 2 | {long} | 办公室 |
| 3 | 甲 | 丙 |
| ^ | 乙 | 丁 |
"""


@pytest.fixture
def document() -> Document:
    template, problems = parse_template(TEXT.replace("{long}", "按月检查、逐项销号，" * 8))
    assert problems == ()
    return compose(Draft(template)).document


@pytest.fixture
def laid(document: Document, profile: LayoutProfile, book: FontBook) -> Laid:
    return settle(document, profile, book, WORD)


def _levels(laid: Laid, x: float) -> list[float]:
    """Where rules lie across that a place `x` twips from the left is between, from the top of the first page."""
    return sorted({rule.top for rule in laid.pages[0].rules if rule.top == rule.bottom and rule.left <= x <= rule.right})


def test_no_text_touches_the_rule_above_or_below_it(laid: Laid) -> None:
    cells = [box for box in laid.pages[0].lines if box.cell is not None and box.pieces]
    assert len(cells) > 12
    for box in cells:
        levels = _levels(laid, box.pieces[0].xs[0])
        above = max(level for level in levels if level <= box.top)
        below = min(level for level in levels if level > box.top)
        assert box.top - above >= _MARGIN - _RULE
        assert below - box.top - box.line.height >= _MARGIN - _RULE


def test_rows_of_one_line_are_as_high_as_lines_of_the_body_less_the_closing_rule_and_others_higher(laid: Laid, profile: LayoutProfile) -> None:
    levels = _levels(laid, profile.page.width / 2)
    heights = [after - before for before, after in pairwise(levels)]
    body = profile.style("正文").line
    assert [round(height) for height in (*heights[:2], *heights[3:])] == [body - _CLOSING, *[body] * 3]
    assert heights[2] > 2 * body


def test_word_has_the_same_room(laid: Laid, profile: LayoutProfile) -> None:
    text = ZipFile(BytesIO(write_docx(laid.document, profile))).read("word/document.xml").decode()
    assert f'<w:tblCellMar><w:top w:w="{_MARGIN}" w:type="dxa"/><w:bottom w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar>' in text
    heights = re.findall('<w:trHeight w:val="(\\d+)" w:hRule="atLeast"/>', text)
    body = profile.style("正文").line
    assert list(map(int, heights)) == [body - _CLOSING, *[body] * 4]
