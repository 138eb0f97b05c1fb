"""Drafts for tests, written as template files."""

from collections.abc import Mapping

from editor.composing import compose
from editor.composing.composed import Composed
from editor.model.document.document import Document, Paragraph, Run, Table
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from editor.model.template.file import parse_template
from editor.model.template.template import Template


def template_of(text: str, fields: str = "") -> Template:
    template, problems = parse_template(f'+++\nformat = 1\nname = "试"\n{fields}\n+++\n{text}')
    assert problems == ()
    return template


def draft_of(text: str, fields: str = "", values: Mapping[str, Value] | None = None) -> Draft:
    return Draft(template_of(text, fields), values or {})


def composed(text: str, fields: str = "", **values: Value) -> Composed:
    return compose(draft_of(text, fields, values))


def document_of(text: str, fields: str = "", **values: Value) -> Document:
    """The document of a template without problems."""
    result = composed(text, fields, **values)
    assert result.problems == ()
    return result.document


def lines_of(document: Document) -> list[str]:
    """Each paragraph as `style: text`, each table row as its cells."""
    return [line for block in document.blocks for line in _lines_of(block)]


def _lines_of(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [f"{block.style}: {block.text}".rstrip()]
    return [" | ".join(cell.paragraph.text for cell in row) for row in block.rows]


def text_of(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs())


def runs_of_field(document: Document, path: str) -> list[Run]:
    return [run for run in document.runs() if run.field == path]


def shown(text: str, fields: str = "", **values: Value) -> str:
    """The text of a template that is a single line."""
    return text_of(document_of(text, fields, **values))


def field(key: str, kind: str = "text", more: str = "") -> str:
    return f'[fields."{key}"]\ntype = "{kind}"\n{more}\n'


ROWS = """
[fields."项目表"]
type = "rows"
columns = [{key = "项目", type = "project"}, {key = "金额（万元）", type = "money"}, {key = "月份", type = "month"}]
"""
BRIDGE_AND_ROAD = (
    {"项目": "大桥", "金额（万元）": "12.50", "月份": "8"},
    {"项目": "公路", "金额（万元）": "7.50", "月份": "2026-09"},
)
