"""What was put back lies in a package like any other: python-docx opens it and finds each part by its relationship and its type."""

import io

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from editor.word import graft, is_sealed, open_package, write_docx
from tests.word.edited_files import commented, edited, picture_run, png, reference, text_run, with_header, with_link, with_notes, with_picture
from tests.word.papers import p, packed, part, parts_of, profile, report

WRITTEN = write_docx(report(), profile(), "{}")
CLOSING = "特此报告。</w:t></w:r>"


def _with(inside: str) -> bytes:
    return edited(WRITTEN, (CLOSING, CLOSING + inside))


def _with_closing(inside: str) -> bytes:
    return edited(WRITTEN, (CLOSING, f"特此</w:t></w:r>{inside}"))


def _grafted(base: bytes) -> bytes:
    made = graft(open_package(WRITTEN), open_package(base))
    assert made.lost == ()
    return made.data


def _seen(base: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(_grafted(base)))


def test_a_picture_is_seen() -> None:
    seen = _seen(with_picture(_with(picture_run())))
    (shape,) = seen.inline_shapes
    identity = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
    assert (seen.part.related_parts[identity].blob, seen.part.related_parts[identity].content_type) == (png(), "image/png")


def test_a_comment_is_seen_with_its_author() -> None:
    (comment,) = _seen(with_notes(_with_closing(commented(text_run("报告。"))), "comment", "再核一遍")).comments
    assert (comment.text, comment.author) == ("再核一遍", "王科长")


def test_a_header_is_seen_in_its_section_beside_our_footers() -> None:
    (section,) = _seen(with_header(WRITTEN, p("内部资料"))).sections
    assert [paragraph.text for paragraph in section.header.paragraphs] == ["内部资料"]
    assert [paragraph.text for paragraph in section.footer.paragraphs] == ["— 1 —"]


def test_a_note_and_a_link_are_seen() -> None:
    link = f'<w:hyperlink r:id="rId77">{text_run("报告。")}</w:hyperlink>'
    seen = _seen(with_link(with_notes(_with_closing(link + reference("footnote")), "footnote", "说明"), "rId77", "https://example.com/a"))
    assert "说明" in seen.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES).blob.decode()
    assert [rel.target_ref for rel in seen.part.rels.values() if rel.is_external] == ["https://example.com/a"]


def test_what_was_put_in_breaks_the_seal() -> None:
    assert is_sealed(open_package(WRITTEN))
    assert not is_sealed(open_package(_grafted(with_picture(_with(picture_run())))))


@pytest.mark.parametrize("ending", ["PNG", "Png"])
def test_a_picture_whose_ending_is_in_capitals_comes_along(ending: str) -> None:
    base = with_picture(_with(picture_run()), path=f"media/image1.{ending}")
    data = _grafted(base)
    assert parts_of(data)[f"word/media/image1.{ending}"] == png()
    assert docx.Document(io.BytesIO(data)).part.package.image_parts


def test_two_endings_that_differ_in_capitals_have_types_of_their_own() -> None:
    base = with_picture(with_picture(_with(picture_run() + picture_run("rId42", 2, "另一块")), path="media/image1.png"), "rId42", "media/image2.PNG")
    types = part(_grafted(base), "[Content_Types].xml")
    endings = [node.get("Extension") for node in types if node.get("Extension")]
    assert len({ending.lower() for ending in endings}) == len(endings)
    assert [node.get("ContentType") for node in types if node.get("PartName") == "/word/media/image2.PNG"] == [CONTENT_TYPE.PNG]


def test_many_pictures_keep_their_names_and_their_order() -> None:
    count = 60
    inside = "".join(picture_run(f"rId{100 + number}", number, f"图{number}") for number in range(1, count + 1))
    base = _with(inside)
    for number in range(1, count + 1):
        base = with_picture(base, f"rId{100 + number}", f"media/image{number}.png", png(number, 1))
    parts = parts_of(_grafted(base))
    assert [path for path in parts if "media" in path] == [f"word/media/image{number}.png" for number in range(1, count + 1)]
    assert all(parts[f"word/media/image{number}.png"] == png(number, 1) for number in range(1, count + 1))
    assert parts_of(_grafted(packed(parts))) == parts
