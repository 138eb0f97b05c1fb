"""From a draft to pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from editor.composing import ComposeCache, compose
from editor.layout import WORD, FontBook, Laid, LayoutCache, Viewer, settle
from editor.model.draft import Draft
from editor.model.problem import Problem
from editor.model.profile import LayoutProfile

PdfWriter = Callable[[Laid, FontBook, Path], None]
"""Writes the pages safely as a PDF to a path; the window gives it."""


@dataclass
class Caches:
    """What the layouts of one draft share from edit to edit; for one thread. `problems` is what composing remarked last."""

    composing: ComposeCache = field(default_factory=ComposeCache)
    layout: LayoutCache = field(default_factory=LayoutCache)
    problems: tuple[Problem, ...] = ()


def lay_out(
    draft: Draft, profile: LayoutProfile, fonts: FontBook, viewer: Viewer | None = None, caches: Caches | None = None, *, final: bool = False
) -> Laid:
    """The settled document of a draft with its pages; `caches.problems` then holds what composing remarked."""
    caches = caches or Caches()
    composed = compose(draft, caches.composing, final=final)
    caches.problems = tuple(composed.problems)
    return settle(composed.document, profile, fonts, viewer or WORD, caches.layout)
