"""Printing: the question before it, and the preview."""

from PySide6.QtWidgets import QWidget

from tests.screens.content import REPORT, filled, key_of, shipped
from tests.screens.studio import Scene, Studio, wait_until


def _fill(studio: Studio, share: float) -> None:
    draft = filled(shipped(REPORT), share)
    studio.fill(draft, path=studio.home / "公文" / "情况报告.docx", field=key_of(draft, "参加人数"))


def question(studio: Studio) -> None:
    """Ctrl+P while something is still open."""
    _fill(studio, 0.9)
    studio.window.acts.print.trigger()
    studio.rest()


def preview(studio: Studio) -> QWidget:
    """The pages as they are printed."""
    _fill(studio, 0.9)
    studio.window.acts.print_preview.trigger()
    wait_until(lambda: studio.window.printing.shown is not None)
    studio.rest()
    shown = studio.window.printing.shown
    assert shown is not None
    return shown


SCENES = (
    Scene("print-question", question, ("wide", "small")),
    Scene("print-preview", preview),
)
