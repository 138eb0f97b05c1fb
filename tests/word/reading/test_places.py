import pytest
from lxml import etree

from editor.word import PlaceValue, open_package, read_draft_json, read_values, write_docx
from editor.word.package.marks import stem_of
from tests.word.papers import changed, control, filled, foreign, one, p, packed, part, parts_of, profile, report, unfilled

DOCUMENT = "word/document.xml"


def _written(*runs: object) -> bytes:
    return write_docx(one(*runs), profile(), "{}")  # type: ignore[arg-type]


def _without_part(data: bytes) -> bytes:
    return packed({path: content for path, content in parts_of(data).items() if not path.startswith("customXml/")})


def _without_tags(data: bytes) -> bytes:
    """The file as LibreOffice 7.4 saves it: tags and aliases gone, each bookmark's start moved into its control."""
    top = part(data, DOCUMENT)
    for node in list(top.iter("{*}alias", "{*}tag", "{*}id")):
        node.getparent().remove(node)  # type: ignore[union-attr]
    for start in list(top.iter("{*}bookmarkStart")):
        start.getnext().find("{*}sdtContent").insert(0, start)  # type: ignore[union-attr]
    return packed({**parts_of(data), DOCUMENT: etree.tostring(top, encoding="UTF-8")})


def _without_bookmarks(data: bytes) -> bytes:
    top = part(data, DOCUMENT)
    for node in list(top.iter("{*}bookmarkStart", "{*}bookmarkEnd")):
        node.getparent().remove(node)  # type: ignore[union-attr]
    return packed({**parts_of(data), DOCUMENT: etree.tostring(top, encoding="UTF-8")})


def _without_controls(data: bytes) -> bytes:
    top = part(data, DOCUMENT)
    for node in list(top.iter("{*}sdt")):
        for run in node.find("{*}sdtContent"):  # type: ignore[union-attr]
            node.addprevious(run)
        node.getparent().remove(node)  # type: ignore[union-attr]
    return packed({**parts_of(data), DOCUMENT: etree.tostring(top, encoding="UTF-8")})


WRITTEN = write_docx(report(), profile(), '{"a": 1}')
VALUES = read_values(open_package(WRITTEN))


def test_what_was_written_is_read_back_in_order() -> None:
    assert VALUES == [
        ("本单位", 1, "江畔水务集团有限公司", True),
        ("主送机关", 1, "市水务局", True),
        ("本单位", 2, "江畔水务集团有限公司", True),
        ("完成投资", 1, "", False),
        ("漏损率", 1, "", False),
        ("水厂[1].水量", 1, "12.80", True),
        ("本单位", 3, "江畔水务集团有限公司", True),
        ("成文日期", 1, "2026年8月3日", True),
    ]


@pytest.mark.parametrize("damage", [_without_part, _without_tags, _without_bookmarks, _without_controls])
def test_the_values_survive_the_loss_of(damage: object) -> None:
    assert read_values(open_package(damage(WRITTEN))) == VALUES  # type: ignore[operator]


def test_with_tags_and_part_lost_the_fields_go_by_their_bookmarks() -> None:
    bare = read_values(open_package(_without_part(_without_tags(WRITTEN))))
    assert [(place.path, place.place) for place in bare] == [(stem_of(value.path), value.place) for value in VALUES]


def test_the_draft_is_read_or_missed() -> None:
    files = (WRITTEN, _without_part(WRITTEN), foreign(p("文")))
    assert [read_draft_json(open_package(data)) for data in files] == ['{"a": 1}', None, None]


def test_text_typed_over_a_value_is_the_value() -> None:
    assert read_values(open_package(changed(WRITTEN, DOCUMENT, "市水务局", "市应急管理局")))[1] == ("主送机关", 1, "市应急管理局", True)


def test_text_typed_over_a_placeholder_fills_it_though_the_mark_stays() -> None:
    assert PlaceValue("完成投资", 1, "8.5", True) in read_values(open_package(changed(WRITTEN, DOCUMENT, "〔完成投资〕", "8.5")))


def test_an_emptied_value_is_unfilled() -> None:
    assert read_values(open_package(changed(WRITTEN, DOCUMENT, "市水务局", "")))[1] == ("主送机关", 1, "", False)


@pytest.mark.parametrize("prompt", ["单击或点击此处输入文字。", "Click or tap here to enter text.", "\u3000\u3000\u3000\u3000", " "])
def test_word_s_own_prompt_in_an_emptied_control_is_no_value(prompt: str) -> None:
    assert ("完成投资", 1, "", False) in read_values(open_package(changed(WRITTEN, DOCUMENT, "〔完成投资〕", prompt)))
    assert ("值", 1, prompt, True) in read_values(open_package(_written(filled("值", prompt))))


def test_a_value_in_the_brackets_of_a_label_is_a_value() -> None:
    assert read_values(open_package(_without_tags(_written(filled("年份", "〔2026〕"))))) == [("年份", 1, "〔2026〕", True)]


def test_runs_split_by_word_are_one_value() -> None:
    split = '市</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AA11"><w:t>水务局'
    assert read_values(open_package(changed(WRITTEN, DOCUMENT, "市水务局", split)))[1].text == "市水务局"


def test_insertions_count_and_deletions_do_not() -> None:
    tracked = "市</w:t></w:r><w:ins><w:r><w:t>城管</w:t></w:r></w:ins><w:del><w:r><w:delText>水务</w:delText></w:r></w:del><w:r><w:t>局"
    assert read_values(open_package(changed(WRITTEN, DOCUMENT, "市水务局", tracked)))[1].text == "市城管局"


def test_text_beside_a_control_is_not_its_value() -> None:
    beside = "</w:sdtContent></w:sdt><w:r><w:t>等单位</w:t></w:r><w:bookmarkEnd"
    assert read_values(open_package(changed(WRITTEN, DOCUMENT, "</w:sdtContent></w:sdt><w:bookmarkEnd", beside))) == VALUES


def test_a_copied_paragraph_gives_its_control_another_place() -> None:
    twice = foreign(p(control("<w:r><w:t>甲</w:t></w:r>", tag="单位")) * 2)
    assert read_values(open_package(twice)) == [("单位", 1, "甲", True), ("单位", 2, "甲", True)]


def test_a_value_cut_into_two_paragraphs_keeps_both() -> None:
    cut = "市水务局</w:t></w:r></w:p><w:p><w:r><w:t>抄送各处"
    top = changed(_without_controls(WRITTEN), DOCUMENT, "市水务局", cut)
    assert read_values(open_package(top))[1] == ("主送机关", 1, "市水务局\n抄送各处", True)


def test_a_control_without_any_name_is_passed_over() -> None:
    assert read_values(open_package(foreign(p(control("<w:r><w:t>甲</w:t></w:r>"))))) == []


def test_controls_in_text_boxes_and_tables_are_read() -> None:
    inside = p(control("<w:r><w:t>框</w:t></w:r>", tag="a"))
    box = p(f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>")
    table = f"<w:tbl><w:tr><w:tc>{p(control('<w:r><w:t>格</w:t></w:r>', alias='b'))}</w:tc></w:tr></w:tbl>"
    assert sorted(read_values(open_package(foreign(box + table)))) == [("a", 1, "框", True), ("b", 1, "格", True)]


def test_a_bookmark_of_somebody_else_is_no_field() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    assert read_values(open_package(foreign(p(mark)))) == []


def test_paths_that_look_odd_come_back_whole() -> None:
    odd = ["金额（万元）", "A/B", "1季度", "在建项目[12].内容", "&<>", "字" * 40]
    runs = [run for path in odd for run in (filled(path, path), unfilled(f"{path}空"))]
    assert [value.path for value in read_values(open_package(_without_tags(_written(*runs)))) if value.filled] == odd
