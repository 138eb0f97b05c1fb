import pytest

from editor.model.returned.foreign import Foreign
from editor.word import open_package, read_foreign, write_docx
from tests.word.papers import R, W, changed, foreign, p, packed, parts_of, profile, report

DRAWING = "<w:r><w:drawing><x/></w:drawing></w:r>"


def _found(*paragraphs: str) -> list[Foreign]:
    return read_foreign(open_package(foreign("".join(paragraphs))))


@pytest.mark.parametrize("final", [False, True])
def test_nothing_is_foreign_in_a_file_as_it_was_written(*, final: bool) -> None:
    assert read_foreign(open_package(write_docx(report(), profile(), "{}", final))) == []


def test_a_picture_and_a_text_box_are_found_with_their_paragraph() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框里')}{p('两段')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert _found(p("甲"), p(DRAWING), p(box)) == [Foreign("picture", 1), Foreign("text box", 2, "框里\n两段")]


def test_a_text_box_for_newer_and_older_programs_is_one() -> None:
    inside = "<w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></w:pict>"
    twice = f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"
    assert [thing.kind for thing in _found(p(f"<w:r>{twice}</w:r>"))] == ["text box"]


def test_tracked_changes_are_found_with_their_text() -> None:
    tracked = '<w:ins w:author="李"><w:r><w:t>添</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>'
    assert _found(p("甲", tracked)) == [Foreign("insertion", 0, "添", 1, author="李"), Foreign("deletion", 0, "删", 2)]


def test_the_mark_of_a_changed_paragraph_alone_is_no_text() -> None:
    assert _found(p("甲", properties="<w:rPr><w:ins/></w:rPr>")) == []


@pytest.mark.parametrize("kind", ["comment", "footnote", "endnote"])
def test_comments_and_notes_are_found_with_their_text(kind: str) -> None:
    parts = parts_of(foreign(p("甲", f'<w:r><w:{kind}Reference w:id="3"/></w:r>')))
    relations = f'<Relationship Id="n" Type="{R}/{kind}s" Target="{kind}s.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relations.encode())
    note = f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:id="3">{p("看这里")}</w:{kind}></w:{kind}s>'
    assert read_foreign(open_package(packed({**parts, f"word/{kind}s.xml": note}))) == [Foreign(kind, 0, "看这里", 1)]  # type: ignore[arg-type]


def test_a_note_whose_part_is_lost_is_found_without_text() -> None:
    assert _found(p('<w:r><w:footnoteReference w:id="1"/></w:r>')) == [Foreign("footnote", 0)]


def test_links_formulas_fields_sections_and_numbers_are_found() -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>'
    link = "<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    marked = p(properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:sectPr/>')
    kinds = [thing.kind for thing in _found(p(link, formula, field), marked)]
    assert kinds == ["link", "formula", "field", "numbering", "section"]


@pytest.mark.parametrize(
    "look", ["<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:color w:val="FF0000"/>', '<w:sz w:val="44"/>', '<w:rFonts w:eastAsia="隶书"/>']
)
def test_a_look_given_by_hand_is_found_with_its_text(look: str) -> None:
    assert _found(p("甲", f"<w:r><w:rPr>{look}</w:rPr><w:t>乙</w:t></w:r>")) == [Foreign("formatting", 0, "乙", 1, "乙")]


@pytest.mark.parametrize("look", ['<w:b w:val="0"/>', '<w:rFonts w:hint="eastAsia"/>', '<w:lang w:val="en-US"/>', '<w:spacing w:val="-6"/>', ""])
def test_what_says_nothing_is_no_look(look: str) -> None:
    assert _found(p(f"<w:r><w:rPr>{look}</w:rPr><w:t>乙</w:t></w:r>")) == []


def test_a_picture_put_into_a_written_report_is_found_where_it_stands() -> None:
    edited = changed(write_docx(report(), profile(), "{}"), "word/document.xml", "特此报告。</w:t></w:r>", f"特此报告。</w:t></w:r>{DRAWING}")
    assert [thing.kind for thing in read_foreign(open_package(edited))] == ["picture"]
