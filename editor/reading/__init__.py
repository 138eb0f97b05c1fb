"""Source text to inspection and template: noise and frame, blanks, what they mean, names."""

from editor.reading.back import read_put_back, read_restored
from editor.reading.marked import marked
from editor.reading.reader import inspect
from editor.reading.template.enumerating import enumeration_at, rows_at
from editor.reading.template.lines import document_range
from editor.reading.template.templating import numbering_problems, template_of

__all__ = [
    "document_range",
    "enumeration_at",
    "inspect",
    "marked",
    "numbering_problems",
    "read_put_back",
    "read_restored",
    "rows_at",
    "template_of",
]
