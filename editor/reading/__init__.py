"""Source text to inspection and template: noise and frame, blanks, what they mean, names."""

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
    "rows_at",
    "template_of",
]
