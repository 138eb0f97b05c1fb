"""The window: frame, outline, fields, pages; the painter of pages for PDF and PNG. Nothing below knows it."""

from typing import TYPE_CHECKING

from editor.loading import lazily
from editor.qt.system.overrides import guard_overrides

if TYPE_CHECKING:
    from editor.qt.app.app import run
    from editor.qt.paper.output import pdf_of, save_pdf, save_pngs

__all__ = ["pdf_of", "run", "save_pdf", "save_pngs"]

guard_overrides()
__getattr__ = lazily(__name__, {"app.app": ("run",), "paper.output": ("pdf_of", "save_pdf", "save_pngs")})
