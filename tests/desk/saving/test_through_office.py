"""What LibreOffice prints for us has the fonts of the preview, and so its lines, on a machine that lacks those of the standard."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.desk.saving.printing import lay_out
from editor.layout import LIBREOFFICE, FontBook, settle
from editor.model.document.document import Document, Paragraph, Table
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from tests.desk.elements import DOCUMENT, MINUTES, draft_of
from tests.desk.made import desk_in
from tests.layout.judge import Verdict, our_lines, printed_lines


def _without_fields(block: Paragraph | Table) -> Paragraph | Table:
    """A paragraph as a clean copy has it: no field has a control around it."""
    return replace(block, runs=tuple(replace(run, field=None) for run in block.runs)) if isinstance(block, Paragraph) else block


def _shown(draft: Draft, profile: LayoutProfile, fonts: FontBook) -> list[list[str]]:
    document = lay_out(draft, profile, fonts).document
    clean = Document(tuple(map(_without_fields, document.blocks)))
    return our_lines(settle(clean, profile, fonts, LIBREOFFICE))


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("text", [DOCUMENT, MINUTES], ids=["document", "minutes"])
def test_the_pages_have_the_lines_of_the_preview(tmp_path: Path, text: str) -> None:
    desk, draft = desk_in(tmp_path), draft_of(text)
    fonts, profile = desk.fonts("gbt9704"), desk.profile("gbt9704")
    desk.export_through_office(draft, tmp_path / "印.pdf")
    verdict = Verdict("through", printed_lines(tmp_path / "印.pdf"), _shown(draft, profile, fonts))
    assert verdict.same_pages
    assert verdict.same_lines >= 0.99 * verdict.lines, verdict.differences


def test_a_font_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    fonts, profile = desk.fonts("gbt9704"), desk.profile("gbt9704")
    drawn = {font.name: fonts.face(role) for role, font in profile.fonts.items()}
    assert fonts.replaced() == {name: face.family for name, face in drawn.items() if face.path and face.family != name}
    assert FontBook(profile.fonts, files=()).replaced() == {}
