"""A line that holds a picture is as high as the picture when the report is written again."""

import pytest

from editor.word import expected_of, graft, open_package, prove, read_foreign, write_docx
from tests.word.edited_files import edited, picture_paragraph, picture_run, with_picture
from tests.word.papers import NS, W, part, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
CLOSING = "特此报告。</w:t></w:r>"
OPEN, SHUT = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'


def _put_back(base: bytes) -> bytes:
    """The grafted file; grafted onto itself it is the same."""
    data = graft(open_package(WRITTEN), open_package(base)).data
    assert [problem.text for problem in prove(data, expected_of(DOCUMENT))] == []
    assert graft(open_package(WRITTEN), open_package(data)).data == data
    return data


@pytest.mark.parametrize(
    ("properties", "opened"),
    [
        ('<w:pStyle w:val="BodyText"/>', ("240", "auto")),
        ('<w:pStyle w:val="BodyText"/><w:spacing w:line="400" w:lineRule="exact"/>', ("240", "auto")),
        ('<w:pStyle w:val="BodyText"/><w:spacing w:line="360" w:lineRule="auto"/>', ("360", "auto")),
        ('<w:pStyle w:val="Normal"/>', None),
    ],
)
def test_a_line_with_a_picture_is_as_high_as_it(properties: str, opened: tuple[str, str] | None) -> None:
    base = with_picture(edited(WRITTEN, ("</w:tbl>", f"</w:tbl>{picture_paragraph(properties=properties)}")))
    data = _put_back(base)
    spacing = part(data, "word/document.xml").xpath("//w:p[.//w:drawing]/w:pPr/w:spacing", namespaces=NS)
    assert [(node.get(f"{{{W}}}line"), node.get(f"{{{W}}}lineRule")) for node in spacing] == ([opened] if opened else [])
    assert {thing.kind for thing in read_foreign(open_package(data))} == {"picture"}


def test_a_picture_between_words_opens_the_line_that_the_body_has_exact() -> None:
    data = _put_back(with_picture(edited(WRITTEN, (CLOSING, f"特此{OPEN}{picture_run()}{SHUT}报告。</w:t></w:r>"))))
    spacing = part(data, "word/document.xml").xpath("//w:p[.//w:drawing]/w:pPr/w:spacing/@w:lineRule", namespaces=NS)
    assert spacing == ["auto"]
