"""What of the look of tables an import can't keep is told by its kinds."""

import pytest

from editor.word import TableLoss, lost_of_tables, open_package
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
