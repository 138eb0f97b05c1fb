"""What of the look of tables an import can't keep is told by its kinds."""

import pytest

from editor.model.document.table_look import TableRules
from editor.word import TableLoss, lost_of_tables, open_package, read_source
from tests.word.papers import foreign, p

SHADED, HIGH = '<w:tcPr><w:shd w:val="clear" w:fill="D9E2F3"/></w:tcPr>', '<w:trPr><w:trHeight w:val="680"/></w:trPr>'


def _table(cell: str = "", row: str = "", table: str = "") -> str:
    return f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tblGrid/><w:tr>{row}<w:tc>{cell}{p('甲')}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "losses"),
    [
        (_table(SHADED), (TableLoss.SHADING,)),
        (_table(row=HIGH), (TableLoss.HEIGHTS,)),
        (_table(SHADED, HIGH) + p() + _table(SHADED, HIGH), (TableLoss.HEIGHTS, TableLoss.SHADING)),
        (_table(table='<w:shd w:val="pct10" w:fill="auto"/>'), (TableLoss.SHADING,)),
        (_table('<w:tcPr><w:shd w:val="clear" w:fill="auto"/></w:tcPr>'), ()),
        (_table('<w:tcPr><w:shd w:val="clear" w:fill="FFFFFF"/></w:tcPr>', '<w:trPr><w:trHeight w:val="0"/></w:trPr>'), ()),
        (p(properties='<w:shd w:val="clear" w:fill="D9E2F3"/>'), ()),
        (_table(), ()),
    ],
)
def test_shading_and_row_heights_are_told_once_each(body: str, losses: tuple[TableLoss, ...]) -> None:
    assert lost_of_tables(open_package(foreign(body))) == losses


def _ruled(borders: str, *, styles: str = "", style: str = "") -> TableRules:
    look = f'{style and f"""<w:tblStyle w:val="{style}"/>"""}{borders and f"<w:tblBorders>{borders}</w:tblBorders>"}'
    rows = f"<w:tr>{'<w:tc><w:tcPr/><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>' * 2}</w:tr>" * 3
    source = read_source(open_package(foreign(f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid/>{rows}</w:tbl>", styles=styles)))
    (table,) = source.tables
    return table.look.rules


def _drawn(*places: str) -> str:
    return "".join(f'<w:{place} w:val="single"/>' for place in places)


@pytest.mark.parametrize(
    ("drawn", "rules"),
    [
        (_drawn("top", "bottom", "left", "right", "insideH", "insideV"), TableRules.ALL),
        (_drawn("top", "bottom", "insideH"), TableRules.ROWS),
        (_drawn("top", "bottom", "left", "right"), TableRules.FRAME),
        (_drawn("top", "bottom"), TableRules.THREE),
        (_drawn("left", "right"), TableRules.NONE),
        ('<w:top w:val="nil"/>', TableRules.NONE),
    ],
)
def test_the_rules_are_those_that_most_edges_show(drawn: str, rules: TableRules) -> None:
    assert _ruled(drawn) == rules


def test_a_style_that_draws_by_the_place_of_a_row_is_taken_for_a_grid() -> None:
    cells = "<w:tcPr><w:tcBorders><w:bottom w:val='single'/></w:tcBorders></w:tcPr>"
    styles = f'<w:style w:type="table" w:styleId="t1"><w:tblStylePr w:type="firstRow">{cells}</w:tblStylePr></w:style>'
    assert _ruled("", styles=styles, style="t1") == TableRules.ALL
    assert _ruled(_drawn("top", "bottom", "left", "right"), styles=styles, style="t1") == TableRules.FRAME
