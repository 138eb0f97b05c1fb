"""What somebody did to the pages of a report stays: page breaks, tables of contents, watermarks; in files of the strict kind too."""

import re
from dataclasses import replace

import pytest

from editor.model.document.document import Paragraph, Run
from editor.word import Grafted, expected_of, graft, open_package, prove, read_foreign, read_runs, write_docx
from tests.word.edited_files import edited, field_code, picture_run, text_run, with_header, with_picture
from tests.word.papers import p, packed, parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
CLOSING = "特此报告。</w:t></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'
TEXT = "word/document.xml"
ADDRESSEE = '<w:p><w:pPr><w:pStyle w:val="Addressee"/>'


def _put_back(base: bytes) -> Grafted:
    made = graft(open_package(WRITTEN), open_package(base))
    assert prove(made.data, expected_of(DOCUMENT)) == []
    assert graft(open_package(WRITTEN), open_package(made.data)).data == made.data
    now, then = (read_runs(open_package(data)) for data in (made.data, WRITTEN))
    assert [line.text for line in now if line.text] == [line.text for line in then if line.text]
    return made


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (("</w:tbl>", f"</w:tbl><w:p>{BREAK}</w:p>"), f"</w:tbl><w:p>{BREAK}</w:p>"),
        ((CLOSING, CLOSING + BREAK), CLOSING + BREAK),
        (('<w:r><w:t xml:space="preserve">特此报告', f'{BREAK}<w:r><w:t xml:space="preserve">特此报告'), f"{BREAK}<w:r><w:t"),
    ],
)
def test_a_page_break_stays_where_it_was_put(change: tuple[str, str], wanted: str) -> None:
    made = _put_back(edited(WRITTEN, change))
    assert wanted in parts_of(made.data)[TEXT].decode()
    assert [thing.kind for thing in read_foreign(open_package(made.data))] == ["break"]


def test_a_table_of_contents_comes_along_with_what_it_points_to() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    start = f'{begin}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>{separate}'
    line = f'<w:hyperlink w:anchor="_Toc1">{text_run("总体情况")}{field_code("PAGEREF _Toc1", "1")}</w:hyperlink>'
    contents = p(text_run("目录"), properties='<w:pStyle w:val="TOCHead"/>') + p(start, line, properties='<w:pStyle w:val="TOC1"/>') + p(end)
    block = f"<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>{contents}</w:sdtContent></w:sdt>"
    heading = f'</w:t></w:r><w:bookmarkStart w:id="99" w:name="_Toc1"/>{text_run("总体情况")}<w:bookmarkEnd w:id="99"/>'
    base = edited(WRITTEN, (ADDRESSEE, block + ADDRESSEE), ("总体情况</w:t></w:r>", heading))
    names = {"TOC1": "toc 1", "TOCHead": "TOC Heading"}
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in names.items())
    base = packed({**parts_of(base), "word/styles.xml": parts_of(base)["word/styles.xml"].decode().replace("</w:styles>", f"{styles}</w:styles>")})
    made = _put_back(base)
    assert made.lost == ()
    assert [(thing.kind, thing.text) for thing in read_foreign(open_package(made.data))] == [("field", "总体情况1")]
    text = parts_of(made.data)[TEXT].decode()
    assert text.index("目录") < text.index("市水务局")
    assert 'w:name="_Toc1"' in text


def test_a_watermark_stays_behind_the_pages() -> None:
    mark = '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136"><v:textpath string="内部"/></v:shape></w:pict></w:r>'
    made = _put_back(with_header(WRITTEN, p(mark)))
    assert made.lost == ()
    assert any(b"PowerPlusWaterMarkObject1" in content for content in parts_of(made.data).values())


def test_an_empty_header_is_nothing() -> None:
    assert _put_back(with_header(WRITTEN, p())) == Grafted(WRITTEN)


def test_the_picture_of_a_strict_file_comes_along() -> None:
    base = with_picture(edited(WRITTEN, (CLOSING, CLOSING + picture_run())))
    loose, strict = rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/", rb"http://purl.oclc.org/ooxml/\1/"
    parts = {path: content if path == "[Content_Types].xml" else re.sub(loose, strict, content) for path, content in parts_of(base).items()}
    made = _put_back(packed(parts))
    assert [thing.kind for thing in read_foreign(open_package(made.data))] == ["picture"]
    assert not any(b"purl.oclc.org/ooxml" in content for content in parts_of(made.data).values())


def test_the_break_before_our_pages_without_numbers_is_ours() -> None:
    silent = replace(DOCUMENT, blocks=(*DOCUMENT.blocks, Paragraph("空行"), Paragraph("正文", (Run("印制说明"),), unnumbered=True)))
    written = write_docx(silent, profile(), "{}")
    assert read_foreign(open_package(written)) == []
    assert graft(open_package(WRITTEN), open_package(written)) == Grafted(WRITTEN)
    pictured = with_picture(edited(written, (CLOSING, CLOSING + picture_run())))
    made = graft(open_package(written), open_package(pictured))
    assert [thing.kind for thing in read_foreign(open_package(made.data))] == ["picture"]
    assert parts_of(made.data)[TEXT].count(b"<w:sectPr") == 2


def test_a_break_in_an_empty_paragraph_goes_by_our_footers() -> None:
    document = parts_of(WRITTEN)[TEXT].decode()
    own = document[document.rindex("<w:sectPr") : document.rindex("</w:body>")]
    across = own.replace("<w:pgSz ", '<w:pgSz w:orient="landscape" ')
    base = edited(WRITTEN, ("</w:tbl>", f"</w:tbl><w:p><w:pPr>{across}</w:pPr></w:p>"))
    made = _put_back(base)
    assert [thing.kind for thing in read_foreign(open_package(made.data))] == ["section"]
    assert sorted(path for path in parts_of(made.data) if "footer" in path) == ["word/footer1.xml", "word/footer2.xml"]
