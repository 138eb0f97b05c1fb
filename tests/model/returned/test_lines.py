"""The lines of a draft and of a file have keys by which the same line is found on both sides."""

import pytest

from editor.model.document.document import Cell, Document, Paragraph, Run, Table
from editor.model.returned.edited import EditedParagraph, EditedRun, key_of
from editor.model.returned.lines import number_in_front, our_key, our_lines, plain, their_key, their_lines
from editor.model.template.template import GBT_NUMBERING

UNIT = Run("北闸所", field="单位", place=1)
OPEN = Run("", field="日期", label="日期", filled=False)
DAY = Run("5月6日", field="日期", derived=True)
LINE = Paragraph("正文", (Run("由 "), UNIT, Run("于"), OPEN, Run("办理。")), section="s1", block=2)


def _cell(*runs: Run) -> Cell:
    return Cell(Paragraph("表格正文", runs))


def test_a_value_stands_in_a_key_by_its_path_and_what_is_computed_by_its_text() -> None:
    assert our_key(LINE) == "由{单位}于{日期}办理。"
    assert our_key(Paragraph("正文", (DAY, Run("起")))) == "5月6日起"
    assert our_key(LINE, frozenset({"日期"})) == "由{单位}于办理。"
    assert our_key(LINE, by_text=True) == "由北闸所于〔日期〕办理。"


def test_a_line_of_the_file_has_the_same_key_whatever_its_control_holds() -> None:
    runs = (EditedRun("由"), EditedRun("南闸所", "单位"), EditedRun("于"), EditedRun("明日", "日期"), EditedRun("办\u3000理。"))
    assert their_key(EditedParagraph(runs)) == our_key(LINE)
    assert EditedParagraph(runs).paths == {"单位", "日期"}


def test_blank_lines_are_none_and_a_table_is_one_line() -> None:
    table = Table(((_cell(Run("名")), _cell(UNIT)), (_cell(Run("数")), _cell())), section="s1", block=3)
    blank = Table(((_cell(), _cell()),))
    lines = our_lines(Document((Paragraph("空行"), LINE, table, blank, Paragraph("正文", (Run("\u3000"),)))))
    assert [(line.key, line.text, line.block) for line in lines[1:]] == [("名\t{单位}\n数\t", "名\t北闸所\n数\t", 3)]
    assert [run.text for run in lines[1].composed] == ["名", "北闸所", "数"]
    assert list(lines[0].composed) == list(LINE.runs)


def test_a_head_and_the_text_that_runs_on_behind_it_come_from_one_item() -> None:
    lines = our_lines(Document(tuple(Paragraph("正文", (Run("甲"),), section="s1", block=block) for block in (-2, -1, 0))))
    assert [line.origin for line in lines] == [("s1", -1), ("s1", -1), ("s1", 0)]


def test_paragraphs_and_cells_of_a_file_s_table_are_one_line() -> None:
    cells = [("甲", 0, 0), ("一", 0, 1), ("又一", 0, 1), ("乙", 1, 0)]
    table = [EditedParagraph((EditedRun(text),), table=0, row=row, column=column) for text, row, column in cells]
    first, line, last = their_lines([EditedParagraph((EditedRun("前"),)), *table, EditedParagraph(), EditedParagraph((EditedRun("后"),))])
    assert (first.key, last.key) == ("前", "后")
    assert (line.key, line.text, [len(row) for row in line.rows]) == ("甲\t一又一\n乙", "甲\t一\n又一\n乙", [3, 1])
    assert line.paragraph is None


def test_a_path_belongs_to_a_field() -> None:
    assert [key_of(path) for path in ("单位", "河段[2].河名", "")] == ["单位", "河段", ""]
    assert plain(" 一\t二\n\u3000三 ") == "一二三"


@pytest.mark.parametrize(
    ("text", "level", "number"),
    [
        ("一、检修", 1, "一、"),
        ("十二、检修", 1, "十二、"),
        ("（三）检修", 2, "（三）"),
        ("12.检修", 3, "12."),
        ("（4）检修", 4, "（4）"),
        ("（三）检修", 1, ""),
        ("检修", 1, ""),
        ("一、检修", 0, ""),
        ("一、检修", 9, ""),
        ("", 1, ""),
    ],
)
def test_a_heading_s_number_is_known_by_its_level(text: str, level: int, number: str) -> None:
    assert number_in_front(text, GBT_NUMBERING, level) == number
