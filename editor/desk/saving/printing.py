"""From a draft to pages."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from editor.composing import ComposeCache, compose
from editor.desk.saving.handing import taken_over
from editor.layout import WORD, FontBook, Laid, LayoutCache, Viewer, crowded_tables, first_page_lacks_body, parted_figures, settle
from editor.model.document.document import Document
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.effort import Effort
from editor.model.problem import NigaoError, Problem
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.files.meanwhile import Replaced
from editor.storage.library.library import file_name

_TOLD = 3  # figures that are named
_UNFILLED = re.compile(r"〔[^〔〕]*〕")


def proposed_name(draft: Draft) -> str:
    """The title with its values, without its unfilled slots, as a file name without ending."""
    try:
        title = _UNFILLED.sub("", compose(draft).document.title)
    except NigaoError:  # too long to be a document, but not to have a name
        title = ""
    return file_name(title if title.strip() else draft.template.name)


def composed_document(draft: Draft) -> Document:
    """The document of a draft with nothing settled that print needs."""
    return compose(draft, taken_over(draft)).document


PdfWriter = Callable[[Laid, LayoutProfile, Path, Collection[str] | None], Replaced]
"""Writes the pages as a PDF to a path as `replace_known` does; the window gives it."""


@dataclass
class Caches:
    """What the layouts of one draft share from edit to edit; for one thread. `problems` is what composing remarked last."""

    composing: ComposeCache = field(default_factory=ComposeCache)
    layout: LayoutCache = field(default_factory=LayoutCache)
    problems: tuple[Problem, ...] = ()
    moved: ComposeCache = field(default_factory=lambda: ComposeCache(addressee_last=True))


def lay_out(
    draft: Draft,
    profile: LayoutProfile,
    fonts: FontBook,
    viewer: Viewer | None = None,
    caches: Caches | None = None,
    *,
    final: bool = False,
    effort: Effort | None = None,
) -> Laid:
    """The settled document of a draft with its pages; `caches.problems` then holds what was remarked on the way.

    The first page must show text of the body (GB/T 9704-2012, 7.3.3): addressees that leave it no room go to 版记 (7.3.2).
    Raises NigaoError for more than a document may hold, and StoppedError where it takes more than the `effort` that is given.
    """
    caches = caches or Caches()
    if not final and caches.composing.is_blank:
        caches.composing = taken_over(draft)
    composed = compose(draft, caches.composing, final=final, effort=effort)
    laid = settle(composed.document, profile, fonts, viewer or WORD, caches.layout, effort)
    caches.problems = (*composed.problems, *_of_tables(laid, profile))
    if not first_page_lacks_body(laid):
        return laid
    composed = compose(draft, caches.moved, final=final, effort=effort)
    moved = settle(composed.document, profile, fonts, viewer or WORD, caches.layout, effort)
    if first_page_lacks_body(moved):
        caches.problems += (Problem(tr("首页没有正文，请把标题或正文前的内容写短些。")),)
        return laid
    return moved


def _of_tables(laid: Laid, profile: LayoutProfile) -> Iterator[Problem]:
    """What is said of figures that have no room in their columns, or else of tables with more columns than a page has room for."""
    figures = parted_figures(laid)
    if figures:
        told = in_row(figures[:_TOLD])
        yield Problem(tr("表格的列太多，数放不下，断成了两行：{figures}。请减少列或拆成几个表。", figures=told))
        return
    for columns, is_tiny in crowded_tables(laid, profile):
        if is_tiny:
            yield Problem(tr("表格有{columns}列，用六号字也排不开，字会小得看不清。请减少列或拆成几个表。", columns=columns))
        else:
            yield Problem(tr("表格有{columns}列，用六号字一行也排不下两个字。请减少列或拆成几个表。", columns=columns))
