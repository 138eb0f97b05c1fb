"""What reaches outside in files that no word processor writes this way: it is named and taken away all the same, and nothing else goes with it."""

import re

import pytest

from editor.model.returned.outside import OutsideKind
from editor.word import open_package, read_outside, write_docx
from editor.word.outside.finding import without_outside
from tests.word.edited_files import text_run, with_part
from tests.word.outside.field_codes import code_run, complex_field, mark
from tests.word.outside.things import REMOTE, put_in_text, related
from tests.word.papers import changed, packed, parts_of, profile, report

WRITTEN = write_docx(report(), profile(), "{}")
DOCUMENT, APP = "word/document.xml", "docProps/app.xml"
BOTH = '<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="rId900" r:link="rId800"/></a:graphic></wp:inline></w:drawing></w:r>'


def _named(data: bytes) -> list[tuple[OutsideKind, str]]:
    return [tuple(thing) for thing in read_outside(open_package(data))]


def _clean(data: bytes) -> str:
    """The document without what reaches outside; nothing of the kind is left in it."""
    cleaned = without_outside(open_package(data))
    assert read_outside(cleaned) == ()
    return cleaned.part(DOCUMENT).decode()


@pytest.mark.parametrize(
    ("code", "is_named"),
    [
        (r'HYPERLINK \h "javascript:alert(1)"', True),
        (r"HYPERLINK \m \n \\server\a.exe", True),
        (r'HYPERLINK \h \t "_blank" \l "a"', False),
        (r"HYPERLINK \h", False),
    ],
)
def test_switches_that_nobody_knows_hide_no_target(code: str, is_named: bool) -> None:
    assert bool(_named(put_in_text(complex_field(code), WRITTEN))) == is_named


def test_a_code_outside_of_any_field_and_marks_without_a_beginning_are_read_as_they_stand() -> None:
    loose = code_run(" DDE excel a ")
    assert _named(put_in_text(loose, WRITTEN)) == [(OutsideKind.FIELD, "DDE excel a")]
    assert "DDE" not in _clean(put_in_text(loose, WRITTEN))
    broken = (
        mark("end") + mark("separate") + mark("begin") + code_run(" DDE excel b ") + mark("other") + mark("separate") + text_run("甲") + mark("end")
    )
    assert [text for _, text in _named(put_in_text(broken, WRITTEN))] == ["DDE excel b"]
    assert "甲" in _clean(put_in_text(broken, WRITTEN))


def test_a_picture_that_is_in_the_file_too_stays() -> None:
    data = related(put_in_text(BOTH, WRITTEN), DOCUMENT, "image", REMOTE)
    text = _clean(data)
    assert ('r:embed="rId900"' in text, "rId800" in text) == (True, False)
    drawn = f'<w:r><w:pict><v:shape><v:imagedata r:id="rId900" src="{REMOTE}"/></v:shape></w:pict></w:r>'
    text = _clean(put_in_text(drawn, WRITTEN))
    assert ("imagedata" in text, REMOTE in text) == (True, False)


def test_a_shape_keeps_its_text_and_loses_what_it_refers_to() -> None:
    inside = f"<v:textbox><w:txbxContent><w:p>{text_run('框里')}</w:p></w:txbxContent></v:textbox>"
    shape = f'<w:r><w:pict><v:rect r:id="rId800">{inside}</v:rect></w:pict></w:r>'
    text = _clean(related(put_in_text(shape, WRITTEN), DOCUMENT, "image", REMOTE))
    assert ("框里" in text, "rId800" in text) == (True, False)


@pytest.mark.parametrize("source", ["", "#here", "data:image/png;base64,AAAA"])
def test_a_source_that_leads_nowhere_is_not_named(source: str) -> None:
    assert _named(put_in_text(f'<w:r><w:pict><v:shape><v:imagedata src="{source}"/></v:shape></w:pict></w:r>', WRITTEN)) == []


def test_the_base_of_all_links_is_named_where_it_lies_elsewhere() -> None:
    base = "<HyperlinkBase>file://server/share/</HyperlinkBase></Properties>"
    assert _named(changed(WRITTEN, APP, "</Properties>", base)) == [(OutsideKind.LINK, "file://server/share/")]
    inside = "<HyperlinkBase>https://example.com/</HyperlinkBase><HyperlinkBase/></Properties>"
    assert _named(changed(WRITTEN, APP, "</Properties>", inside)) == []


def test_a_document_type_is_named_and_not_written_again() -> None:
    text = parts_of(WRITTEN)[DOCUMENT].decode()
    typed = re.sub(r"(<w:document )", r'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/a.dtd">\1', text, count=1)
    data = packed({**parts_of(WRITTEN), DOCUMENT: typed})
    assert [kind for kind, _ in _named(data)] == [OutsideKind.OTHER]
    assert "DOCTYPE" not in _clean(data)


def test_relationships_of_a_picture_are_taken_away_and_the_picture_stays() -> None:
    data = with_part(WRITTEN, "media/image9.png", b"\x89PNG no xml", "image", "rId809", "image/png")
    data = related(data, "word/media/image9.png", "image", REMOTE)
    cleaned = without_outside(open_package(data))
    assert (read_outside(cleaned), cleaned.part("word/media/image9.png")) == ((), b"\x89PNG no xml")


def test_a_part_that_is_damaged_reaches_nowhere_and_the_others_are_read() -> None:
    data = put_in_text(complex_field("DDE excel a"), packed({**parts_of(WRITTEN), "word/extra.xml": b"<a>" + b"b" * 400 + b"</a>"}))
    at = data.index(b"word/extra.xml") + len("word/extra.xml")
    damaged = data[:at] + b"\xff\xff" + data[at + 2 :]
    assert [text for _, text in _named(damaged)] == ["DDE excel a"]
