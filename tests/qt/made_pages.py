"""A made report for the tests of the pages: filled and unfilled slots, one value in many places, slots over two lines, a table."""

import tomllib
from functools import cache

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractScrollArea

from editor.layout import FontBook, Laid, settle
from editor.model.document.document import Cell, Document, Paragraph, Run, Table
from editor.model.document.profile import LayoutProfile, profile_from_data
from editor.shipped import shipped_text

UNIT = "组织单位"


@cache
def profile() -> LayoutProfile:
    """The shipped profile of GB/T 9704."""
    return profile_from_data("gbt9704", tomllib.loads(shipped_text("profiles/gbt9704.toml")))


@cache
def fonts() -> FontBook:
    """The faces of this machine; one book for all tests."""
    return FontBook.of(profile())


def slot(path: str, text: str = "", place: int = 1) -> Run:
    """A run that a field fills, unfilled when there is no text."""
    return Run(text, field=path, label=path, place=place, filled=bool(text))


def paragraph(style: str, *parts: str | Run) -> Paragraph:
    """A paragraph of plain text and runs."""
    return Paragraph(style, tuple(Run(part) if isinstance(part, str) else part for part in parts))


def document(chapters: int = 1, unit: str = "蓝桥镇人民政府") -> Document:
    """A report of some chapters; `unit` fills the field 组织单位 in two places of each chapter."""
    blocks: list[Paragraph | Table] = [paragraph("标题", "植树活动情况报告"), paragraph("空行"), paragraph("主送机关", "县林业局：")]
    for number in range(chapters):
        blocks += _chapter(number, unit)
    rows = [("村名", "棵数"), ("上村", "120"), ("下村", "")]
    blocks.append(Table(tuple(tuple(_cell(at, column, text) for column, text in enumerate(row)) for at, row in enumerate(rows))))
    blocks += [paragraph("署名", slot(UNIT, unit, 2 * chapters + 1)), paragraph("成文日期", slot("成文日期", "2026年3月12日"))]
    return Document(tuple(blocks), title="植树活动情况报告")


def _chapter(number: int, unit: str) -> list[Paragraph]:
    first = 2 * number + 1
    opening = paragraph("正文", "入春以来，按照全县统一安排，各村先整地、后备苗、再分片，全部任务由", slot(UNIT, unit, first), "牵头，进度逐日上墙。")
    details = (slot(f"棵数{number}", "1200"), "棵，成活率", slot(f"成活率{number}"), "，", slot(UNIT, unit, first + 1), "已派人逐块复查并补栽。")
    return [opening, paragraph("一级标题", "一、任务完成情况"), paragraph("正文", "到月底共栽树", *details)]


def _cell(row: int, column: int, text: str) -> Cell:
    if row == 0:
        return Cell(paragraph("表头", text))
    return Cell(paragraph("表格正文", slot(f"明细[{row}].{column}", text)), numeric=column == 1)


def laid_out(chapters: int = 1, unit: str = "蓝桥镇人民政府") -> Laid:
    """The pages of the made report."""
    return settle(document(chapters, unit), profile(), fonts())


def colors_of(view: QAbstractScrollArea) -> set[str]:
    """The colours that are on the screen, as #RRGGBB; every second pixel is looked at."""
    image = view.viewport().grab().toImage()
    return {QColor(image.pixel(x, y)).name().upper() for y in range(0, image.height(), 2) for x in range(0, image.width(), 2)}
