"""Word files in and out: the only room that knows OOXML."""

from editor.word.writer import write_docx

__all__ = ["write_docx"]
