from dataclasses import replace

import pytest

from editor.word import Expected, expected_of, prove, write_docx
from tests.word.papers import changed, filled, one, packed, paragraph, parts_of, profile, report

DOCUMENT = "word/document.xml"
WRITTEN = write_docx(report(), profile(), "{}")
EXPECTED = expected_of(report())


def _said(data: bytes, expected: Expected = EXPECTED) -> list[str]:
    return [problem.text for problem in prove(data, expected)]


def _fields(data: bytes) -> set[str | None]:
    return {problem.field for problem in prove(data, EXPECTED) if problem.field}


def test_what_was_written_right_is_proved() -> None:
    assert prove(WRITTEN, EXPECTED) == []


def test_a_wrong_value_names_its_field() -> None:
    assert _fields(changed(WRITTEN, DOCUMENT, "市水务局", "市水务")) == {"主送机关"}


def test_a_lost_value_names_its_field() -> None:
    assert _fields(changed(WRITTEN, DOCUMENT, '<w:t xml:space="preserve">12.80</w:t>', "")) == {"水厂[1].水量"}


def test_two_values_in_each_other_s_places_are_both_named() -> None:
    data = changed(changed(changed(WRITTEN, DOCUMENT, "市水务局", "@"), DOCUMENT, "2026年8月3日", "市水务局"), DOCUMENT, "@", "2026年8月3日")
    assert _fields(data) == {"主送机关", "成文日期"}


def test_a_slot_without_its_mark_is_found() -> None:
    assert _fields(changed(WRITTEN, DOCUMENT, "<w:showingPlcHdr/>", "")) == {"完成投资", "漏损率"}


def test_a_wrong_tag_is_found() -> None:
    assert _fields(changed(WRITTEN, DOCUMENT, '<w:tag w:val="主送机关"/>', '<w:tag w:val="主送"/>')) == {"主送机关"}


def test_a_wrong_bookmark_is_found() -> None:
    assert _fields(changed(WRITTEN, DOCUMENT, "_ngecdd393c85_2", "_ngecdd393c85_7")) == {"本单位"}


def test_a_control_too_many_is_found() -> None:
    extra = '<w:sdt><w:sdtPr><w:tag w:val="本单位"/><w:id w:val="5"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>'
    assert "写出的文件里有多余的标记。" in _said(changed(WRITTEN, DOCUMENT, "</w:p>", extra))


@pytest.mark.parametrize(
    ("old", "new"),
    [("特此报告。", "特此报告"), ("特此报告。", "{{ 结语 }}"), ("%，", "%, ")],
)
def test_prose_that_changed_is_found(old: str, new: str) -> None:
    assert any("段与文稿不同" in text for text in _said(changed(WRITTEN, DOCUMENT, old, new)))


def test_text_that_looks_like_a_slot_is_proved_as_what_was_composed() -> None:
    typed = replace(report(), blocks=(*report().blocks, paragraph("正文", "由{{ 本单位 }}承办，{% if 别的 %}照写。")))
    assert prove(write_docx(typed, profile()), expected_of(typed)) == []
    assert any("段与文稿不同" in text for text in _said(write_docx(typed, profile()), expected_of(report())))
    said = one(filled("本单位", "{{ 本单位 }}"))
    assert prove(write_docx(said, profile()), expected_of(said)) == []


@pytest.mark.parametrize("kind", ["", "x", "end"])
def test_a_field_mark_of_another_kind_is_damage_and_no_mistake_of_the_program(kind: str) -> None:
    mark = f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r></w:p><w:sectPr>'
    assert isinstance(_said(changed(WRITTEN, DOCUMENT, "</w:p><w:sectPr>", mark)), list)


def test_a_paragraph_too_many_or_too_few_is_found() -> None:
    assert any("段与文稿不同" in text for text in _said(changed(WRITTEN, DOCUMENT, "<w:sectPr>", "<w:p/><w:sectPr>")))
    fewer = expected_of(replace(report(), blocks=report().blocks[:-1]))
    assert any("段与文稿不同" in text for text in _said(WRITTEN, fewer))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
        ('<w:bookmarkEnd w:id="2"/>', ""),
        ('w:name="_ngecdd393c85_2"', 'w:name="_ngecdd393c85_1"'),
        ('<w:id w:val="154697279"/>', '<w:id w:val="172663181"/>'),
    ],
)
def test_ids_that_meet_and_bookmarks_without_an_end_are_found(old: str, new: str) -> None:
    assert _said(changed(WRITTEN, DOCUMENT, old, new)) != []


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_a_field_that_does_not_close_is_found(kind: str) -> None:
    assert "写出的文件里“word/footer2.xml”不完整。" in _said(changed(WRITTEN, "word/footer2.xml", f'<w:fldChar w:fldCharType="{kind}"/>', ""))


@pytest.mark.parametrize("path", sorted(set(parts_of(WRITTEN)) - {"customXml/_rels/item1.xml.rels"}))
def test_a_part_that_is_missing_or_broken_is_found(path: str) -> None:
    parts = parts_of(WRITTEN)
    assert _said(packed({name: data for name, data in parts.items() if name != path})) != []
    assert _said(packed({**parts, path: parts[path][:-5]})) != []


def test_a_part_that_nothing_declares_is_found() -> None:
    assert _said(packed({**parts_of(WRITTEN), "word/extra.bin": b"x"})) == ["写出的文件里“word/extra.bin”不完整。"]


@pytest.mark.parametrize("data", [b"", b"PK", WRITTEN[:500], WRITTEN[:-30], packed({"a": "b"})])
def test_what_is_no_whole_file_is_found(data: bytes) -> None:
    assert _said(data) != []


def test_a_final_copy_is_proved_and_a_draft_is_no_final_copy() -> None:
    expected = expected_of(report(), final=True)
    assert _said(write_docx(report(), profile(), "{}", final=True), expected) == []
    assert "定稿里还留有文稿数据或个人信息。" in _said(WRITTEN, expected)


def test_an_author_in_a_final_copy_is_found() -> None:
    final = write_docx(report(), profile(), final=True)
    named = changed(final, "docProps/core.xml", "</cp:coreProperties>", "<dc:creator>某人</dc:creator></cp:coreProperties>")
    assert _said(named, expected_of(report(), final=True)) == ["定稿里还留有文稿数据或个人信息。"]


def test_tabs_are_proved_as_they_stand_in_the_text() -> None:
    document = one("甲\t乙", filled("单位", "丙\t丁"))
    data = write_docx(document, profile(), "{}")
    assert _said(data, expected_of(document)) == []
    assert _said(changed(data, DOCUMENT, "<w:tab/>", ""), expected_of(document)) != []


def test_a_part_that_is_called_encrypted_in_the_list_of_parts_alone_is_found() -> None:
    listed = WRITTEN.index(b"PK\x01\x02") + 8
    assert _said(WRITTEN[:listed] + b"\x01" + WRITTEN[listed + 1 :]) != []
