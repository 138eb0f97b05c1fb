import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.problem import NigaoError
from editor.word import open_package, package_in, read_draft_json, read_source, read_values, write_docx
from tests.word.papers import W, changed, foreign, p, packed, parts_of, profile, report

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _error(data: bytes) -> str:
    with pytest.raises(NigaoError) as caught:
        open_package(data, "甲.docx")
    assert read_attempts(data) == 3
    assert "\n" not in caught.value.text
    return caught.value.text


def read_attempts(data: bytes) -> int:
    """How many of the three ways to read refuse this file with words."""
    refused = 0
    for read in (read_source, read_draft_json, read_values):
        try:
            read(open_package(data))
        except NigaoError:
            refused += 1
    return refused


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "是空的"),
        (b"\x01\x02\x03" * 50, "不是 Word 文件"),
        ("一段文字".encode(), "不是 Word 文件"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (OLE + "WordDocument".encode("utf-16-le"), "旧格式（.doc）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        (OLE + "Workbook".encode("utf-16-le"), "旧格式的 Office 文件"),
        (b"PK\x03\x04" + b"no zip at all", "已损坏"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "Excel"),
        (packed({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
        (packed({"OFD.xml": "<OFD/>"}), "OFD"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<c/>"}), "OpenDocument"),
        (packed({"a.txt": "text"}), "不是 Word 文件"),
        (packed({"word/document.xml": "<no-xml"}), "已损坏"),
        (packed({"word/document.xml": "<other/>"}), "不是 Word 文件"),
    ],
)
def test_what_is_no_word_file_is_named_in_one_sentence(data: bytes, said: str) -> None:
    message = _error(data)
    assert said in message
    assert "甲.docx" in message


def test_a_file_cut_in_the_middle_is_damaged() -> None:
    data = write_docx(report(), profile(), "{}")
    assert "已损坏" in _error(data[: len(data) // 2])


def test_a_part_whose_bytes_were_changed_is_damaged() -> None:
    data = bytearray(packed({"word/document.xml": foreign_document("正文")}))
    place = data.find(b"word/document.xml") + len(b"word/document.xml") + 3
    data[place] ^= 0xFF
    assert "已损坏" in _error(bytes(data))


def foreign_document(text: str) -> bytes:
    return parts_of(foreign(p(text)))["word/document.xml"]


def test_an_entry_that_is_called_nothing_harms_no_other() -> None:
    buffer, nameless = io.BytesIO(packed(parts_of(foreign(p("正文。"))))), zipfile.ZipInfo("x")
    nameless.filename = ""
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(nameless, b"y")
    assert read_source(open_package(buffer.getvalue())).lines == ("正文。",)
    assert "" in open_package(buffer.getvalue()).paths


def test_an_encrypted_entry_asks_for_the_password_to_be_taken_off() -> None:
    data = bytearray(packed({"word/document.xml": "<d/>"}))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.find(signature) + offset] |= 1
    assert "有密码" in _error(bytes(data))


def test_a_part_that_swells_a_thousandfold_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (64 * 1024 * 1024))
    assert "过大" in _error(buffer.getvalue())


def _with_entities(declared: str, used: str) -> bytes:
    text = f"<w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p></w:body>"
    return packed({"word/document.xml": f'<!DOCTYPE d [{declared}]><w:document xmlns:w="{W}">{text}</w:document>'})


def test_entities_that_multiply_are_refused() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert "已损坏" in _error(_with_entities(f'<!ENTITY l0 "ha">{levels}', "&l9;"))


def test_an_entity_does_not_read_a_file() -> None:
    assert read_source(open_package(_with_entities('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"))).lines == ("",)


def test_a_strict_file_is_read_like_any_other() -> None:
    strict = changed(foreign(p("严格格式")), "word/document.xml", W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_source(open_package(strict)).lines == ("严格格式",)


def test_a_template_or_a_file_with_macros_is_read_and_its_macros_are_not_looked_at() -> None:
    parts = parts_of(foreign(p("带宏的模板")))
    assert read_source(open_package(packed({**parts, "word/vbaProject.bin": b"\x00macro"}))).lines == ("带宏的模板",)


def test_a_document_under_another_name_is_found() -> None:
    assert read_source(open_package(foreign(p("正文"), main="word/document2.xml"))).lines == ("正文",)


def test_a_damaged_side_part_costs_only_what_it_held() -> None:
    data = foreign(p("正文", properties='<w:pStyle w:val="a"/>'), styles="<w:style/>")
    assert read_source(open_package(packed({**parts_of(data), "word/styles.xml": b"<broken"}))).lines == ("正文",)


def test_what_is_no_word_file_has_no_package() -> None:
    files = (write_docx(report(), profile()), b"PK", b"", OLE)
    assert [package_in(data) is not None for data in files] == [True, False, False, False]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_bring_anything_but_words(data: bytes) -> None:
    assert read_attempts(data) == 3
    assert read_attempts(b"PK\x03\x04" + data) == 3


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_word_file_with_damaged_bytes_is_read_or_refused_with_words(data: st.DataObject) -> None:
    whole = bytearray(write_docx(report(), profile(), "{}"))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert read_attempts(bytes(whole)) in range(4)


_TAGS = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtPr",
    "sdtContent",
    "fldChar",
    "instrText",
    "bookmarkStart",
    "bookmarkEnd",
    "br",
    "numPr",
    "numId",
    "del",
    "ins",
]


@settings(max_examples=200, deadline=None)
@given(st.recursive(st.sampled_from(["文", ""]), lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4)), max_leaves=25))
def test_elements_in_any_order_are_read(tree: object) -> None:
    assert read_attempts(foreign(_xml(tree))) == 0


def _xml(tree: object) -> str:
    if isinstance(tree, tuple):
        tag, inner = tree
        return f'<w:{tag} w:val="1" w:id="1" w:name="_ng0123456789_1" w:fldCharType="begin">{"".join(map(_xml, inner))}</w:{tag}>'
    return f"<w:r><w:t>{tree}</w:t></w:r>"


def test_a_document_with_too_many_paragraphs_or_runs_or_too_large_a_part_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = foreign(p("甲") * 3)
    assert read_source(open_package(data)).lines == ("甲",) * 3
    with monkeypatch.context() as patch:
        patch.setattr("editor.word.package.opening.PARAGRAPH_LIMIT", 2)
        with pytest.raises(NigaoError, match="里面有 3 段，最多 2 段"):
            open_package(data)
    with monkeypatch.context() as patch:
        patch.setattr("editor.word.package.opening.RUN_LIMIT", 2)
        assert read_source(open_package(data)).lines == ("甲",) * 3
        with pytest.raises(NigaoError, match="有一段里有 3 处文字格式，最多 2 处"):
            open_package(foreign(p("甲") + _xml(("p", ("甲", "乙", "丙")))))
    monkeypatch.setattr("editor.word.package.store.PART_LIMIT", 100)
    with pytest.raises(NigaoError, match="解开后过大"):
        open_package(data)
