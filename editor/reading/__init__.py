"""Source text to inspection and template: noise and frame, blanks, what they mean, names."""

from editor.reading.back import read_put_back, read_restored
from editor.reading.form import FormBlank, FormReading, read_form
from editor.reading.marked import marked
from editor.reading.page.tags import tags_in
from editor.reading.reader import inspect
from editor.reading.template.enumerating import enumeration_at, row_lists, rows_at
from editor.reading.template.lines import document_range
from editor.reading.template.templating import numbering_problems, template_of

__all__ = [
    "FormBlank",
    "FormReading",
    "document_range",
    "enumeration_at",
    "inspect",
    "marked",
    "numbering_problems",
    "read_form",
    "read_put_back",
    "read_restored",
    "row_lists",
    "rows_at",
    "tags_in",
    "template_of",
]
