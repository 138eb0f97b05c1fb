"""The empty document that files start as, what other programs see of the files, and when the library that makes them is loaded."""

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION

from editor.layout import FontBook
from editor.model.document.document import Document
from editor.word import write_docx
from editor.word.writing.base import base_of
from tests.desk.elements import ALL, laid_of
from tests.desk.laid import pages_behind_a_blank
from tests.desk.made import desk_in, filled_draft, retouched
from tests.word.papers import W, filled, one, parts_of, profile, report

ROOT = Path(__file__).resolve().parents[3]
PROFILE = profile()
MM = 36_000  # of python-docx's units
LONG = "关于" + "供水保障" * 100 + "的报告"


def _laid(text: str) -> Document:
    return laid_of(text, PROFILE, FontBook(PROFILE.fonts, files=())).document


def _with_a_section() -> Document:
    return pages_behind_a_blank(PROFILE, FontBook(PROFILE.fonts, files=())).document


KINDS: dict[str, Callable[[], Document]] = {
    "report": report,
    "nothing": lambda: Document(()),
    "one paragraph": lambda: one("由", filled("单位", "甲"), "承办"),
    "pages without numbers": _with_a_section,
    **{name: (lambda text=text: _laid(text)) for name, text in ALL.items()},
}


@pytest.fixture(params=[(kind, final) for kind in sorted(KINDS) for final in (False, True)], ids=str)
def seen(request: pytest.FixtureRequest) -> WordDocument:
    """Each kind of file that is written, as python-docx sees it."""
    kind, final = request.param
    return docx.Document(io.BytesIO(write_docx(KINDS[kind](), PROFILE, '{"format": 1}', final)))


# The base


def test_the_base_is_made_once_for_a_profile_and_kept() -> None:
    assert base_of(PROFILE) is base_of(profile())


def test_another_profile_has_a_base_of_its_own() -> None:
    body = PROFILE.styles["正文"]
    larger = replace(PROFILE, styles={**PROFILE.styles, "正文": replace(body, size=36)})
    wider = replace(PROFILE, page=replace(PROFILE.page, left=800))
    assert len({base_of(each) for each in (PROFILE, larger, wider)}) == 3
    assert b'w:sz w:val="36"' in parts_of(write_docx(report(), larger))["word/styles.xml"]


def test_the_base_has_no_theme_no_thumbnail_and_nobody_s_name() -> None:
    parts = parts_of(base_of(PROFILE))
    assert sorted(path for path in parts if not path.endswith(".rels")) == [
        "[Content_Types].xml",
        *("docProps/app.xml", "docProps/core.xml"),
        *(f"word/{name}.xml" for name in ("document", "fontTable", "footer1", "footer2", "settings", "styles")),
    ]
    everything = b"".join(parts.values())
    assert [word for word in (b"theme", b"Theme", b"creator", b"lastModifiedBy", b"python-docx", b"created", b"revision") if word in everything] == []


def test_writing_a_document_leaves_the_base_as_it_was() -> None:
    before = bytes(base_of(PROFILE))
    for kind in KINDS.values():
        write_docx(kind(), PROFILE, "{}")
    assert base_of(PROFILE) == before


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_two_writes_give_equal_bytes_whatever_is_written_between(kind: str) -> None:
    first = write_docx(KINDS[kind](), PROFILE, "{}")
    for other in KINDS.values():
        write_docx(other(), PROFILE)
    assert write_docx(KINDS[kind](), PROFILE, "{}") == first


def test_a_title_longer_than_other_programs_write_is_kept_whole() -> None:
    assert docx.Document(io.BytesIO(write_docx(replace(report(), title=LONG), PROFILE))).core_properties.title == LONG


# What python-docx sees


def test_its_pages_are_those_of_the_standard(seen: WordDocument) -> None:
    for section in seen.sections:
        paper = [round((side or 0) / MM) for side in (section.page_width, section.page_height)]
        margins = [round((side or 0) / MM) for side in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)]
        assert (paper, margins, section.orientation) == ([210, 297], [37, 35, 28, 26], WD_ORIENTATION.PORTRAIT)


def test_its_footers_lead_to_their_parts(seen: WordDocument) -> None:
    assert seen.settings.odd_and_even_pages_header_footer
    for section in seen.sections:
        assert not section.footer.is_linked_to_previous
        assert [paragraph.style.style_id for paragraph in section.footer.paragraphs if paragraph.style] == ["OuterPageNumber"]
        assert section.different_first_page_header_footer == (not section.first_page_footer.is_linked_to_previous)


def test_its_styles_are_those_of_the_profile(seen: WordDocument) -> None:
    names = {style.element.name_val for style in seen.styles}
    assert {style.word or {"题注": "题下标注", "页码": "公文页码"}.get(name, name) for name, style in PROFILE.styles.items()} <= names
    assert seen.styles["Normal"].style_id == "Normal"


def test_its_properties_name_a_title_and_nobody(seen: WordDocument) -> None:
    said = seen.core_properties
    assert (said.author, said.last_modified_by, said.created, said.modified, said.revision) == ("", "", None, None, 0)


def test_its_paragraphs_have_styles_that_are_there(seen: WordDocument) -> None:
    known = {style.style_id for style in seen.styles}
    assert {paragraph.style.style_id for paragraph in seen.paragraphs if paragraph.style} <= known


def test_saving_it_again_loses_no_part(seen: WordDocument) -> None:
    again = io.BytesIO()
    seen.save(again)
    assert {str(part.partname) for part in docx.Document(again).part.package.iter_parts()} == {
        str(part.partname) for part in seen.part.package.iter_parts()
    }


def test_pages_without_numbers_are_a_section_whose_footers_are_empty() -> None:
    numbered, silent = docx.Document(io.BytesIO(write_docx(_with_a_section(), PROFILE))).sections
    footers = [section.footer for section in (numbered, silent)]
    assert ["".join(paragraph.text for paragraph in footer.paragraphs) for footer in footers] == ["— 1 —", ""]
    assert [section._sectPr.find(f"{{{W}}}pgNumType") is None for section in (numbered, silent)] == [False, True]


# When the library is loaded

_START = "import sys; from editor.qt.app import app, main_window, windows; from editor.desk import Desk"
_OPENED = (
    "from pathlib import Path; from editor.storage.folders import Folders; desk = Desk(Folders.under(Path(sys.argv[1])));"
    " assert desk.open(Path(sys.argv[1]) / 'report.docx').draft"
)
_LOADED = "print([name for name in ('docx', 'editor.word.writing.writer') if name in sys.modules])"


@pytest.mark.parametrize("acts", [(), (_OPENED,)], ids=["start", "opening a report"])
def test_neither_the_window_s_start_nor_opening_a_report_loads_the_library(tmp_path: Path, acts: tuple[str, ...]) -> None:
    desk_in(tmp_path).save_word(filled_draft(), tmp_path / "report.docx")
    retouched(tmp_path / "report.docx", ("清溪县水务局", "青溪县水务局"))
    code = "; ".join([_START, *acts, _LOADED])
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
