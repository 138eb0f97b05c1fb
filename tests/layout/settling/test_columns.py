"""The columns of tables: no number and no short word breaks, in smaller characters where the page is too narrow for the usual ones."""

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from editor.layout import FontBook, crowded_tables, parted_figures, settle
from editor.model.document.document import Cell, Table
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import TableLook
from editor.word import write_docx
from tests.layout.judge import judged
from tests.layout.making import document, styled, texts

WORDS = ("漏损治理（含配套道路恢复和绿化补植）", "按季度通报，逾期未办结的约谈主要负责人", "江畔市水务局", "陆文舟", "11月底", "")
HEADS = (
    "序号",
    "任务名称",
    "责任单位",
    "完成时限",
    "经费（万元）",
    "备注",
    "配合单位",
    "上年度",
    "本年度",
    "增减",
    "考核权重",
    "联系人",
    "电话",
    "合计",
)


def _number(chance: random.Random) -> str:
    return chance.choice(("{:.2f}", "{:.0f}", "-{:.1f}%", "{:,.2f}")).format(chance.uniform(1, 9999))


def _table(seed: int, columns: int, look: TableLook | None = None) -> Table:
    chance = random.Random(seed)
    numbers = [chance.random() < 0.6 for _ in range(columns)]
    rows = [tuple(Cell(styled("表头", HEADS[column % len(HEADS)])) for column in range(columns))]
    for _ in range(chance.randint(2, 12)):
        shown = (_number(chance) if is_number else chance.choice(WORDS) for is_number in numbers)
        rows.append(tuple(Cell(styled("表格正文", text), is_number) for text, is_number in zip(shown, numbers, strict=True)))
    return Table(tuple(rows), look=look or TableLook())


def _numbers(table: Table) -> list[str]:
    return [cell.paragraph.text for row in table.rows for cell in row if cell.numeric]


@pytest.mark.parametrize("columns", [2, 5, 8, 10, 12])
@pytest.mark.parametrize("seed", range(4))
def test_no_number_breaks(profile: LayoutProfile, book: FontBook, seed: int, columns: int) -> None:
    table = _table(seed, columns)
    shown = {box.text for page in settle(document(table), profile, book).pages for box in page.lines}
    assert [number for number in _numbers(table) if number not in shown] == []


def test_no_number_breaks_where_the_template_says_the_widths(profile: LayoutProfile, book: FontBook) -> None:
    table = _table(1, 6, TableLook(widths=(30, 1, 1, 1, 1, 1)))
    laid = settle(document(table), profile, book)
    shown = {box.text for page in laid.pages for box in page.lines}
    assert [number for number in _numbers(table) if number not in shown] == []
    settled = laid.document.blocks[0]
    assert isinstance(settled, Table)
    assert settled.widths[0] > max(settled.widths[1:])


def test_the_columns_fill_the_type_area_whatever_stands_in_them(profile: LayoutProfile, book: FontBook) -> None:
    for columns in range(1, 31):
        settled = settle(document(_table(columns, columns)), profile, book).document.blocks[0]
        assert isinstance(settled, Table)
        assert sum(settled.widths) == profile.page.text_width
        assert min(settled.widths) > 0


def test_a_table_with_room_keeps_the_size_of_its_style_and_one_without_takes_the_largest_that_fits(profile: LayoutProfile, book: FontBook) -> None:
    def sizes(columns: int, figure: str) -> set[int | None]:
        row = tuple(Cell(styled("表格正文", figure), numeric=True) for _ in range(columns))
        settled = settle(document(Table((row,), header_rows=0)), profile, book).document.blocks[0]
        assert isinstance(settled, Table)
        return {cell.paragraph.size for cells in settled.rows for cell in cells}

    assert sizes(5, "1234.56") == {None}
    assert sizes(9, "1234.56") == {18}
    assert sizes(7, "1234.56") == {24}
    assert sizes(9, "12345.67") == {18}
    assert sizes(10, "12345.67") == {15}
    assert sizes(10, "1234567.89") == {13}
    assert sizes(12, "1234567.89") == {11}


@pytest.mark.parametrize(("columns", "figure"), [(10, "12,345.67"), (11, "123456.78"), (12, "-1234567.5%"), (14, "123456.78")])
def test_long_numbers_in_many_columns_are_whole(profile: LayoutProfile, book: FontBook, columns: int, figure: str) -> None:
    row = tuple(Cell(styled("表格正文", figure), numeric=True) for _ in range(columns))
    (page,) = settle(document(Table((row,), header_rows=0)), profile, book).pages
    assert [box.text for box in page.lines if box.text and box.text in figure] == [figure] * columns


def test_figures_that_have_no_room_at_all_are_told(profile: LayoutProfile, book: FontBook) -> None:
    def parted(columns: int, *texts: str) -> tuple[str, ...]:
        rows = [tuple(Cell(styled("表格正文", text), numeric=True) for _ in range(columns)) for text in texts]
        return parted_figures(settle(document(Table(tuple(rows))), profile, book))

    assert parted(16, "2026年", "12,345,678.90", "5.5") == ("12,345,678.90",)
    assert parted(12, "12345.67", "项目1") == ()
    assert parted(2, "12,345,678.90" * 9) == ()


def _rows_of(heads: str, *rows: str) -> Table:
    cells = [tuple(Cell(styled("表格正文" if at else "表头", text)) for text in line.split("|")) for at, line in enumerate((heads, *rows))]
    return Table(tuple(cells))


STAFF = _rows_of(
    "序号|姓名|性别|出生年月|民族|籍贯|身份证号码|学历|学位|毕业院校|所学专业|参加工作时间|入党时间|现任职务|任现职时间|职务|家庭住址|联系电话|考核结果|备注",
    "1|陆文舟|男|1985.07|汉族|江畔市|330102198507004517|大学本科|学士|河海大学|水利水电工程|2008.07|2010.11|供水管理科科长|2021.05|高级工程师|滨江路18号|13800000521|优秀|",
)
TASKS = _rows_of(
    "序号|项目名称|建设地点|建设单位|总投资（万元）|中央资金|省级资金|市县配套|开工时间|计划完工|形象进度|备注",
    "1|东湖路供水管网改造|东湖街道|江畔市水务局|1,286.50|620.00|386.00|280.50|2026年3月|2026年11月|主管道已铺设4.2公里|受雨季影响，工期顺延15天",
)


def test_a_table_that_has_no_room_for_two_characters_in_small_ones_is_told(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(TASKS, STAFF), profile, book)
    assert crowded_tables(laid, profile) == ((20, False),)
    tasks, staff = laid.document.blocks
    assert isinstance(tasks, Table)
    assert isinstance(staff, Table)
    assert tasks.rows[0][0].paragraph.size == 18


def _equal(columns: int, *texts: str) -> Table:
    return Table(tuple(tuple(Cell(styled("表格正文" if row else "表头", text)) for _ in range(columns)) for row, text in enumerate(texts)))


def _look(table: Table, profile: LayoutProfile, book: FontBook) -> tuple[set[int | None], int]:
    """The sizes of a settled table and the twips beside its text."""
    (settled,) = settle(document(table), profile, book).document.blocks
    assert isinstance(settled, Table)
    return {cell.paragraph.size for row in settled.rows for cell in row}, settled.margin


@pytest.mark.parametrize(("columns", "texts"), [(11, ("两字", "两字")), (12, ("1月", "12")), (14, ("项", "√")), (9, ("三个字", "两字"))])
def test_many_columns_of_short_texts_keep_their_size(profile: LayoutProfile, book: FontBook, columns: int, texts: tuple[str, str]) -> None:
    assert _look(_equal(columns, *texts), profile, book) == ({None}, 108)


def test_twelve_columns_of_two_characters_are_not_smaller_than_they_must(profile: LayoutProfile, book: FontBook) -> None:
    assert _look(_equal(12, "两字", "两字"), profile, book) == ({24}, 108)


def test_only_a_table_whose_columns_have_less_than_two_characters_or_tiny_ones_is_told(profile: LayoutProfile, book: FontBook) -> None:
    def told(columns: int, *texts: str) -> tuple[tuple[int, bool], ...]:
        return crowded_tables(settle(document(_equal(columns, *texts)), profile, book), profile)

    assert _look(_equal(23, "两字", "两字"), profile, book) == ({15}, 30)
    assert told(23, "两字", "两字") == told(30, "√", "1") == ()
    assert told(24, "两字", "两字") == ((24, False),)
    assert told(12, "合计", "1234567.89") == ((12, True),)


def test_a_table_that_is_slightly_too_wide_takes_from_its_long_texts_and_breaks_no_short_one(profile: LayoutProfile, book: FontBook) -> None:
    table = _rows_of(
        "序号|任务名称|责任单位|完成时限|经费（万元）|备注",
        "1|漏损治理|改革办公室|11月底|12.50|每季通报一次",
        "2|水质检测能力提升|江畔市水务局|6月底|8.00|",
    )
    shown = {box.text for page in settle(document(table), profile, book).pages for box in page.lines}
    assert {cell.paragraph.text for row in table.rows for cell in row} - shown <= {"经费（万元）"}


def test_short_texts_stand_on_one_line_and_the_column_with_much_text_gets_the_room(profile: LayoutProfile, book: FontBook) -> None:
    table = _rows_of(
        "序号|问题|整改措施|责任人|完成时限|状态",
        "1|三个标段的评标资料归档不及时|补齐资料，实行评标后七日内归档，逐项销号，每季度抽查一次|顾闻溪|2026年12月31日|已完成",
        "2|个别项目履约保证金退还超期|逐笔清理，建立到期提醒|苏怀瑾|2026年9月30日|已完成",
    )
    laid = settle(document(table), profile, book)
    (settled,) = laid.document.blocks
    assert isinstance(settled, Table)
    shown = {box.text for page in laid.pages for box in page.lines}
    assert {"顾闻溪", "2026年12月31日", "2026年9月30日", "已完成"} <= shown
    _, problem, measure, person, _, state = settled.widths
    assert measure > problem > person
    assert person == pytest.approx(state, abs=2)


def test_one_long_remark_does_not_take_the_room_of_a_column_full_of_text(profile: LayoutProfile, book: FontBook) -> None:
    usual = "管网改造按计划推进，完成主管道铺设和路面恢复|"
    table = _rows_of("进展情况|备注", *[usual] * 8, usual + "受雨季和电力迁改影响，工期顺延十五天，已报市住房和城乡建设局同意并抄送监理单位")
    (settled,) = settle(document(table), profile, book).document.blocks
    assert isinstance(settled, Table)
    assert settled.widths[0] > settled.widths[1]


def test_a_narrow_table_has_less_room_beside_its_text_in_word_too(profile: LayoutProfile, book: FontBook) -> None:
    row = tuple(Cell(styled("表格正文", "12345.67"), numeric=True) for _ in range(11))
    laid = settle(document(Table((row,), header_rows=0)), profile, book)
    text = ZipFile(BytesIO(write_docx(laid.document, profile))).read("word/document.xml").decode()
    margins = '<w:top w:w="57" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
    assert f"<w:tblCellMar>{margins}</w:tblCellMar>" in text


def test_a_long_address_may_break_and_makes_nothing_smaller(profile: LayoutProfile, book: FontBook) -> None:
    cells = tuple(Cell(styled("表格正文", text)) for text in ("网址", "https://www.example.org/" + "water" * 20, "备注"))
    settled = settle(document(Table((cells,))), profile, book).document.blocks[0]
    assert isinstance(settled, Table)
    assert {cell.paragraph.size for cell in settled.rows[0]} == {None}


@pytest.mark.needs("soffice")
@pytest.mark.usefixtures("pinned_fonts")
def test_no_number_breaks_in_print(tmp_path: Path, profile: LayoutProfile) -> None:
    tables = [_table(seed, columns) for seed, columns in enumerate((4, 7, 9, 10, 11, 12))]
    verdicts = judged([document(table) for table in tables], tmp_path, profile)
    for table, verdict in zip(tables, verdicts, strict=True):
        printed = "\n".join(line for page in verdict.theirs for line in page)
        assert [number for number in _numbers(table) if number not in printed] == []
    assert sum(verdict.same_lines for verdict in verdicts) >= 0.97 * sum(verdict.lines for verdict in verdicts)


def test_texts_of_a_table_are_all_there(profile: LayoutProfile, book: FontBook) -> None:
    table = _table(7, 12)
    pages = texts(settle(document(table), profile, book))
    shown = "".join(text for page in pages for text in page)
    head, *rows = (sum(len(cell.paragraph.text) for cell in row) for row in table.rows)
    assert len(shown) == len(pages) * head + sum(rows)
