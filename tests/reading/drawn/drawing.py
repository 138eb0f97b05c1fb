"""Texts with tables as the reader sees them."""

import re

from editor.model.document.grid import Grid
from editor.model.sample.source import SourceText
from editor.reading import inspect, template_of

HEAD = "关于有关工作的通知\n各科室：\n现将有关情况通知如下：\n"
TAIL = "\n以上请认真落实。"


def grids(text: str) -> list[Grid]:
    """The tables of a document with these lines in the middle."""
    source = SourceText(tuple((HEAD + text + TAIL).split("\n")))
    template = template_of(inspect(source))
    return [block for section in template.sections for block in section.blocks if isinstance(block, Grid)]


def drawn(text: str) -> str:
    """The rows of all tables of the text, a cell between bars, each blank as ▢; tables are parted by an empty line."""
    return "\n\n".join("\n".join(_row(row) for row in grid.rows) for grid in grids(text))


def _row(cells: tuple[str, ...]) -> str:
    return "|".join(re.sub(r"\{\{.*?\}\}", "▢", cell).replace("\n", "/") for cell in cells)
