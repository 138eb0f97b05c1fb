"""Drafts and their Word files, written without a desk."""

from functools import cache

from editor.composing import ComposeCache, compose
from editor.desk import with_samples
from editor.layout import FontBook, settle
from editor.model.document.single_places import single_places
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_to_json
from editor.word import write_docx
from tests.desk.elements import ALL, draft_of
from tests.desk.made import filled_draft
from tests.desk.rich_reports import repeated_draft, tables_draft
from tests.shipped import TEMPLATES
from tests.word.papers import profile

Report = tuple[Draft, bytes]


def report_of(draft: Draft, *, addressee_last: bool = False) -> Report:
    """A draft with its Word file, laid out over a book without font files; `addressee_last`: those to whom it goes stand in 版记."""
    layout = profile()
    composed = compose(draft, ComposeCache(addressee_last=addressee_last)).document
    document = single_places(settle(composed, layout, FontBook(layout.fonts, files=())).document).document
    return draft, write_docx(document, layout, draft_to_json(draft))


@cache
def all_drafts() -> dict[str, Draft]:
    """The shipped templates with their samples, and drafts with every element, section and table, by name."""
    shipped = {template.name: with_samples(Draft(template)) for template in TEMPLATES.values()}
    forms = {f"要素 {name}": draft_of(text) for name, text in ALL.items()}
    return {**shipped, **forms, "值守": filled_draft(), "巡河": repeated_draft(), "物资": tables_draft()}
