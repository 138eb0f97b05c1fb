"""Lines that are taken from another paragraph of the same shape are those that would have been set."""

import random

import pytest

from editor.layout import WORD, FontBook, Line
from editor.layout.lines.paragraphs import set_lines
from editor.layout.lines.setting import LineFrame, LineSetting
from editor.layout.lines.shapes import LineShapes
from editor.model.document.document import Paragraph, Run
from editor.model.document.profile import LayoutProfile

SIGNS = "年水局一二供的0123456789，。、；：（）《》“”—…AbcW%℃/-. \u3000\t\n㎡①😀龘〇々"
STYLES = ("", "", "", "加粗", "黑体")
FRAME = LineFrame(1588, 8844)


def _paragraph(chance: random.Random) -> Paragraph:
    texts = ["".join(chance.choices(SIGNS, [9] * 17 + [2] * (len(SIGNS) - 17), k=chance.randrange(60))) for _ in range(5)]
    runs = tuple(Run(text, chance.choice(STYLES), f"项{at}" if at % 2 else None, place=at) for at, text in enumerate(texts))
    return Paragraph(chance.choice(("正文", "一级标题", "表格正文", "署名")), runs)


def _like(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """Another paragraph with other ideographs and other digits in the same places."""
    same = {sign: chance.choice("年水局供的龘") for sign in "年水局一二供的"} | {digit: chance.choice("0123456789") for digit in "0123456789"}
    runs = (Run("".join(same.get(sign, sign) for sign in run.text), run.style, run.field and f"{run.field}乙", place=9) for run in paragraph.runs)
    return Paragraph(paragraph.style, tuple(runs))


@pytest.mark.parametrize("seed", range(30))
def test_a_shape_gives_the_lines_that_would_be_set(seed: int, profile: LayoutProfile, book: FontBook) -> None:
    chance, plain, shapes = random.Random(seed), LineSetting(profile, book, WORD), LineShapes()
    paragraphs = [_paragraph(chance) for _ in range(8)]
    for one in [*paragraphs, *(_like(chance.choice(paragraphs), chance) for _ in range(40))]:
        assert set_lines(one, FRAME, plain._replace(shapes=shapes)) == set_lines(one, FRAME, plain)


class _Counted(LineShapes):
    """Counts the paragraphs whose lines were known."""

    known = 0

    def lines(self, shape: object, paragraph: Paragraph) -> tuple[Line, ...] | None:
        found = super().lines(shape, paragraph)
        self.known += found is not None
        return found


def test_other_ideographs_and_digits_are_the_same_shape_and_all_else_is_not(profile: LayoutProfile, book: FontBook) -> None:
    shapes = _Counted()
    setting = LineSetting(profile, book, WORD, shapes=shapes)
    texts = ["第1行第2项完成" * 9, "今7年又3月到得" * 9, "第1行第2项完，" * 9, "第1行第A项完成" * 9, "第1行第2项完成" * 8]
    for text in texts:
        set_lines(Paragraph("正文", (Run(text),)), FRAME, setting)
    assert shapes.known == 1


def test_a_font_whose_digits_differ_in_width_keeps_them_apart(profile: LayoutProfile, book: FontBook) -> None:
    shapes = _Counted()
    setting = LineSetting(profile, book, WORD, shapes=shapes)
    style = profile.style("正文")
    latin = book.has_latin(style.font)
    ruler = book.ruler(book.face(style.font, latin=latin), style.size * 10, style.spacing)
    ruler["7"] = 999.0
    for text in ("甲1", "甲7", "甲7"):
        set_lines(Paragraph("正文", (Run(text),)), FRAME, setting)
    assert shapes.known == 1


def test_the_lines_of_a_long_paragraph_are_not_kept(profile: LayoutProfile, book: FontBook) -> None:
    shapes = _Counted()
    setting = LineSetting(profile, book, WORD, shapes=shapes)
    for text in ("甲" * 1000, "乙" * 1000, "甲" * 1001, "乙" * 1001):
        set_lines(Paragraph("正文", (Run(text),)), FRAME, setting)
    assert shapes.known == 1
