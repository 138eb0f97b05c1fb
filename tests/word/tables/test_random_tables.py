"""Tables of any shape come in from Word as the grid that they are, go out again, and nothing of them is lost on the way."""

from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.composing import compose
from editor.layout import FontBook, settle
from editor.model.draft.draft import Draft
from editor.model.sample.source import SourceText
from editor.model.template.file import parse_template, print_template
from editor.reading import inspect, template_of
from editor.word import open_package, read_source, write_docx
from tests.word.papers import foreign, p, profile

WORDS = st.sampled_from(["", "", "甲组", "乙方", "12", "<", "^", "---", "备注说明", "(空)"])
GRID = '<w:tblPr><w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'


class Placed(NamedTuple):
    """A cell of a made table: its place, what it covers, its words."""

    row: int
    column: int
    rows: int
    columns: int
    words: str


@st.composite
def tables(draw: st.DrawFn) -> list[Placed]:
    """A table that is covered by cells of any size; its words are told apart by their places."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    taken, cells = set[tuple[int, int]](), list[Placed]()
    for row, column in [(row, column) for row in range(height) for column in range(width)]:
        if (row, column) in taken:
            continue
        rows = draw(st.integers(1, height - row)) if draw(st.booleans()) else 1
        free = next((n for n in range(1, width - column) if (row, column + n) in taken), width - column)
        columns = draw(st.integers(1, free)) if draw(st.booleans()) else 1
        words = draw(WORDS)
        cells.append(Placed(row, column, rows, columns, f"{words}{len(cells)}" if words and words not in "<^---" else words))
        taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
    return cells


def in_word(cells: list[Placed]) -> str:
    rows = []
    for row in range(max(cell.row + cell.rows for cell in cells)):
        made = ""
        for cell in sorted((cell for cell in cells if cell.row <= row < cell.row + cell.rows), key=lambda cell: cell.column):
            merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
            look = f'<w:tcPr><w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr>'
            made += f"<w:tc>{look}{p(cell.words.replace('<', '&lt;') if cell.row == row else '')}</w:tc>"
        rows.append(f"<w:tr>{made}</w:tr>")
    return f"<w:tbl>{GRID}{''.join(rows)}</w:tbl>"


def cells_in(source: SourceText, number: int = 0) -> list[Placed]:
    return [
        Placed(cell.row, cell.column, cell.rows, cell.columns, "".join(source.lines[line] for line in cell.lines).strip())
        for cell in source.tables[number].cells
    ]


@given(st.lists(tables(), min_size=1, max_size=2))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_comes_in_and_goes_out_with_all_its_cells(made: list[list[Placed]]) -> None:
    source = read_source(open_package(foreign(p("关于检修的报告") + "".join(map(in_word, made)) + p("以上。"))))
    assert [cells_in(source, number) for number in range(len(made))] == made
    template = template_of(inspect(SourceText(source.lines, tables=source.tables)))
    again, problems = parse_template(print_template(template))
    assert (again, problems) == (template, ())
    layout = profile()
    document = settle(compose(Draft(again)).document, layout, FontBook(layout.fonts, files=())).document
    written = read_source(open_package(write_docx(document, layout, "{}")))
    assert [cells_in(written, number) for number in range(len(made))] == made


def test_a_row_that_begins_or_ends_within_the_table_keeps_its_place() -> None:
    before = '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr><w:tc>' + p("中") + "</w:tc></w:tr>"
    source = read_source(open_package(foreign(f"<w:tbl><w:tr>{''.join(f'<w:tc>{p(word)}</w:tc>' for word in '甲乙丙')}</w:tr>{before}</w:tbl>")))
    assert cells_in(source)[3:] == [Placed(1, 0, 1, 1, ""), Placed(1, 1, 1, 1, "中"), Placed(1, 2, 1, 1, "")]


def test_cells_joined_in_the_manner_of_old_programs_are_one() -> None:
    merges = ('<w:hMerge w:val="restart"/>', "<w:hMerge/>", "")
    row = "".join(f"<w:tc><w:tcPr>{merge}</w:tcPr>{p(word)}</w:tc>" for merge, word in zip(merges, ("甲", "", "乙"), strict=True))
    assert cells_in(read_source(open_package(foreign(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")))) == [Placed(0, 0, 1, 2, "甲"), Placed(0, 2, 1, 1, "乙")]


def test_a_table_in_a_cell_divides_it_and_text_around_it_stays_above_and_below() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('里一')}</w:tc><w:tc>{p('里二')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('左')}</w:tc><w:tc>{p('上')}{inner}{p('下')}</w:tc></w:tr></w:tbl>"
    assert cells_in(read_source(open_package(foreign(outer)))) == [
        Placed(0, 0, 3, 1, "左"),
        Placed(0, 1, 1, 2, "上"),
        Placed(1, 1, 1, 1, "里一"),
        Placed(1, 2, 1, 1, "里二"),
        Placed(2, 1, 1, 2, "下"),
    ]


def test_a_frame_around_two_tables_leaves_two_tables() -> None:
    inner = "".join(f"<w:tbl><w:tr><w:tc>{p(word)}</w:tc><w:tc>{p('二')}</w:tc></w:tr></w:tbl>" for word in ("甲", "乙"))
    source = read_source(open_package(foreign(f"<w:tbl><w:tr><w:tc>{p('前')}{inner}{p('后')}</w:tc></w:tr></w:tbl>")))
    assert [[cell.words for cell in cells_in(source, number)] for number in range(2)] == [["甲", "二"], ["乙", "二"]]
    assert (source.lines[0], source.lines[-1]) == ("前", "后")
