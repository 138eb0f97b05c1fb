"""What other programs put into a report stands in the new file where it stood, or is told as lost."""

from dataclasses import replace

import pytest

from editor.model.document.document import Document
from editor.word import Grafted, expected_of, graft, open_package, prove, read_draft_json, read_foreign, read_runs, read_values, write_docx
from tests.word.edited_files import (
    commented,
    drawing,
    edited,
    field_code,
    picture_paragraph,
    picture_run,
    reference,
    text_box,
    text_run,
    with_link,
    with_notes,
    with_picture,
)
from tests.word.papers import filled, packed, paragraph, part, parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
CLOSING = "特此报告。</w:t></w:r>"
OPEN, SHUT = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/>'
FIRST_CELL = "第一水厂</w:t></w:r>"
FORMULA = "<m:oMath><m:r><m:t>报告</m:t></m:r></m:oMath>"


def _written(document: Document) -> bytes:
    return write_docx(document, profile(), "{}")


def _put_back(base: bytes, document: Document = DOCUMENT) -> Grafted:
    """The grafted file, after everything that must hold of any was asked: it proves, and is its own base."""
    written = _written(document)
    made = graft(open_package(written), open_package(base))
    assert [problem.text for problem in prove(made.data, expected_of(document))] == []
    again = graft(open_package(written), open_package(made.data))
    assert (again.data == made.data, again.lost) == (True, ())
    assert [p.text for p in read_runs(open_package(made.data)) if p.text] == [p.text for p in read_runs(open_package(written)) if p.text]
    assert read_values(open_package(made.data)) == read_values(open_package(written))
    assert read_draft_json(open_package(made.data)) == read_draft_json(open_package(written))
    return made


def _kinds(data: bytes) -> list[tuple[str, str, int]]:
    return [(thing.kind, thing.text, thing.start) for thing in read_foreign(open_package(data))]


def _between(before: str, inside: str, after: str) -> tuple[str, str]:
    """The closing sentence with something in it."""
    return CLOSING, f"{before}{OPEN}{inside}{SHUT}{after}{OPEN}"


def _without(words: str) -> Document:
    """The report without the paragraph that has these words."""
    return replace(DOCUMENT, blocks=tuple(block for block in DOCUMENT.blocks if words not in getattr(block, "text", "")))


def _with_closing(*texts: str) -> Document:
    """The report with other paragraphs in the place of its closing sentence."""
    blocks = [
        new
        for block in DOCUMENT.blocks
        for new in ([paragraph("正文", text) for text in texts] if "特此报告" in getattr(block, "text", "") else [block])
    ]
    return replace(DOCUMENT, blocks=tuple(blocks))


def test_a_file_that_nobody_put_anything_into_lends_nothing() -> None:
    assert graft(open_package(WRITTEN), open_package(WRITTEN)) == Grafted(WRITTEN)
    assert graft(open_package(_written(_without("特此报告"))), open_package(WRITTEN)) == Grafted(_written(_without("特此报告")))


@pytest.mark.parametrize(
    ("change", "kind", "start"),
    [
        (_between("特此报告。", picture_run(), ""), "picture", 5),
        (_between("特此", picture_run(), "报告。"), "picture", 2),
        (_between("", picture_run(), "特此报告。"), "picture", 0),
        ((CLOSING, f"特此</w:t>{drawing()}<w:t>报告。{OPEN}"), "picture", 2),
        (_between("特此", f'<w:ins w:id="9" w:author="王">{picture_run()}</w:ins>', "报告。"), "picture", 2),
        ((FIRST_CELL, FIRST_CELL + picture_run()), "picture", 4),
        ((HEADING, picture_paragraph() + HEADING), "picture", 0),
        (("<w:body>", "<w:body>" + picture_paragraph()), "picture", 0),
        (("</w:tcPr><w:p>", f"</w:tcPr>{picture_paragraph()}<w:p>"), "picture", 0),
        (("</w:tbl>", f"</w:tbl>{picture_paragraph()}"), "picture", 0),
    ],
)
def test_a_picture_stands_where_it_stood(change: tuple[str, str], kind: str, start: int) -> None:
    base = with_picture(edited(WRITTEN, change))
    made = _put_back(base)
    assert made.lost == ()
    there = [thing for thing in read_foreign(open_package(base)) if thing.kind != "insertion"]
    assert read_foreign(open_package(made.data)) == there
    assert [(thing.kind, thing.text, thing.start) for thing in there] == [(kind, "红方块", start)]
    assert parts_of(made.data)["word/media/image1.png"] == parts_of(base)["word/media/image1.png"]


def test_the_look_and_the_words_of_a_picture_paragraph_come_along() -> None:
    made = _put_back(with_picture(edited(WRITTEN, (HEADING, picture_paragraph(words="甲与乙") + HEADING))))
    assert b'<w:jc w:val="center"/></w:pPr><w:r><w:drawing>' in parts_of(made.data)["word/document.xml"]


def test_two_pictures_in_a_row_keep_their_order_and_get_ids_of_their_own() -> None:
    both = picture_run(number=3, words="甲") + picture_run(number=3, words="乙")
    made = _put_back(with_picture(edited(WRITTEN, _between("特此", both, "报告。"))))
    assert _kinds(made.data) == [("picture", "甲", 2), ("picture", "乙", 2)]
    ids = [node.get("id") for node in part(made.data, "word/document.xml").iter("{*}docPr")]
    assert len(set(ids)) == 2


def test_two_hundred_pictures_come_along() -> None:
    runs = "".join(picture_run(number=1, words=f"第{n}张") for n in range(200))
    made = _put_back(with_picture(edited(WRITTEN, _between("特此", runs, "报告。"))))
    assert [text for _, text, _ in _kinds(made.data)] == [f"第{n}张" for n in range(200)]


def test_a_picture_stays_behind_the_words_that_it_stood_behind() -> None:
    base = with_picture(edited(WRITTEN, _between("特此", picture_run(), "报告。")))
    made = _put_back(base, _with_closing("以上情况，特此一并报告，请审阅。"))
    assert made.lost == ()
    assert _kinds(made.data) == [("picture", "红方块", 7)]


def test_a_picture_between_paragraphs_stays_though_the_one_before_it_is_gone() -> None:
    base = with_picture(edited(WRITTEN, (HEADING, picture_paragraph() + HEADING)))
    assert _put_back(base, _without("今年以来")).lost == ()


def test_a_picture_in_a_paragraph_that_is_gone_is_lost() -> None:
    base = with_picture(edited(WRITTEN, _between("特此", picture_run(), "报告。")))
    made = _put_back(base, _without("特此报告"))
    assert [(thing.kind, thing.text, thing.start) for thing in made.lost] == [("picture", "红方块", 2)]
    assert made.data == _written(_without("特此报告"))


def test_of_two_like_paragraphs_the_right_one_gets_the_picture() -> None:
    twice = _with_closing("照此办理。", "另行通知。", "照此办理。")
    base = with_picture(edited(_written(twice), ("另行通知。</w:t></w:r></w:p>", "另行通知。</w:t></w:r></w:p>")))
    document = parts_of(base)["word/document.xml"].decode()
    at = document.rindex("照此办理。</w:t></w:r>") + len("照此办理。</w:t></w:r>")
    base = packed({**parts_of(base), "word/document.xml": document[:at] + picture_run() + document[at:]})
    made = _put_back(base, twice)
    assert read_foreign(open_package(made.data)) == read_foreign(open_package(base))
    first_gone = _put_back(base, _with_closing("另行通知。", "照此办理。"))
    assert [thing.paragraph for thing in read_foreign(open_package(first_gone.data))] == [read_foreign(open_package(base))[0].paragraph - 1]


def test_a_picture_in_the_control_of_a_field_stays_in_it() -> None:
    inside = "市水务局</w:t></w:r>"
    base = with_picture(edited(WRITTEN, (inside, inside + picture_run())))
    made = _put_back(base)
    assert made.lost == ()
    controls = [node for node in part(made.data, "word/document.xml").iter("{*}sdt") if next(node.iter("{*}drawing"), None) is not None]
    assert len(controls) == 1


def test_a_picture_in_a_control_stays_when_the_value_is_another() -> None:
    inside = "市水务局</w:t></w:r>"
    base = with_picture(edited(WRITTEN, (inside, inside + picture_run())))
    blocks = tuple(
        paragraph("主送机关", filled("主送机关", "省水利厅"), "：") if "市水务局" in getattr(block, "text", "") else block
        for block in DOCUMENT.blocks
    )
    made = _put_back(base, replace(DOCUMENT, blocks=blocks))
    assert _kinds(made.data) == [("picture", "红方块", 4)]


def test_a_text_box_comes_along_in_both_its_forms_and_its_text_stays_out_of_the_draft() -> None:
    base = edited(WRITTEN, _between("特此", text_box(), "报告。"))
    made = _put_back(base)
    assert (made.lost, _kinds(made.data)) == ((), [("text box", "框里的字", 2)])
    text = parts_of(made.data)["word/document.xml"].decode()
    assert text.count("框里的字") == 2
    assert "xmlns:wps=" in text[: text.index("<w:body>")]
    assert not any("框里" in p.text for p in read_runs(open_package(base)))


def test_a_comment_comes_along_with_what_it_is_about_and_who_wrote_it() -> None:
    base = with_notes(edited(WRITTEN, _between("特此", commented(text_run("报告")), "。")), "comment", "请核对")
    made = _put_back(base)
    assert made.lost == ()
    ((thing),) = read_foreign(open_package(made.data))
    assert (thing.kind, thing.text, thing.marked, thing.author) == ("comment", "请核对", "报告", "王科长")


def test_a_comment_over_two_paragraphs_and_over_controls_comes_along() -> None:
    start, end = '<w:commentRangeStart w:id="1"/>', f'<w:commentRangeEnd w:id="1"/>{reference("comment")}'
    changes = (("今年以来，</w:t></w:r>", f"今年{OPEN}{start}{SHUT}以来，{OPEN}"), ("总体情况</w:t></w:r>", f"总体{OPEN}{end}{SHUT}情况{OPEN}"))
    base = with_notes(edited(WRITTEN, *changes), "comment", "请核对")
    made = _put_back(base)
    assert (made.lost, read_foreign(open_package(made.data))) == ((), read_foreign(open_package(base)))
    shorter = _put_back(base, _without("总体情况"))
    assert shorter.lost == ()
    assert read_foreign(open_package(shorter.data))[0].marked.startswith("以来，江畔水务集团有限公司坚持")


def test_a_comment_on_words_that_are_gone_is_lost() -> None:
    base = with_notes(edited(WRITTEN, _between("特此", commented(text_run("报告")), "。")), "comment", "请核对")
    made = _put_back(base, _with_closing("特此说明如下。"))
    assert [(thing.kind, thing.marked) for thing in made.lost] == [("comment", "报告")]
    assert "word/comments.xml" not in parts_of(made.data)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_come_along_in_the_text_and_in_a_cell(kind: str) -> None:
    change = (FIRST_CELL, FIRST_CELL + reference(kind, 2)), _between("特此", reference(kind), "报告。")
    base = with_notes(edited(WRITTEN, *change), kind, "见附表一", "含二期", "没人提到")
    made = _put_back(base)
    assert (made.lost, _kinds(made.data)) == ((), [(kind, "含二期", 4), (kind, "见附表一", 2)])
    notes = parts_of(made.data)[f"word/{kind}s.xml"].decode()
    assert "separator" in notes
    assert "没人提到" not in notes
    assert not any("附表" in p.text for p in read_runs(open_package(base)))


def test_a_note_whose_part_is_lost_is_told() -> None:
    made = _put_back(edited(WRITTEN, _between("特此", reference("footnote"), "报告。")))
    assert [thing.kind for thing in made.lost] == ["footnote"]


def test_a_link_comes_along_around_a_control_too() -> None:
    start = (f'<w:r><w:t xml:space="preserve">今年以来，{OPEN}', f'{text_run("今年")}<w:hyperlink r:id="rId77">{text_run("以来，")}')
    end = ('<w:bookmarkEnd w:id="3"/>', '<w:bookmarkEnd w:id="3"/></w:hyperlink>')
    base = with_link(edited(WRITTEN, start, end), "rId77", "https://example.com/a")
    made = _put_back(base)
    assert (made.lost, _kinds(made.data)) == ((), [("link", "以来，江畔水务集团有限公司", 2)])
    assert b"https://example.com/a" in parts_of(made.data)["word/_rels/document.xml.rels"]


def test_a_link_stays_around_what_is_left_of_its_words() -> None:
    base = with_link(
        edited(WRITTEN, _between("", f'<w:hyperlink r:id="rId77">{text_run("特此报告")}</w:hyperlink>', "。")), "rId77", "https://example.com/a"
    )
    made = _put_back(base, _with_closing("特此向您报告。"))
    assert (made.lost, _kinds(made.data)) == ((), [("link", "特此", 0), ("link", "报告", 4)])


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        (FORMULA, "formula"),
        (field_code("REF 某处", "报告"), "field"),
        (f'<w:fldSimple w:instr="REF 某处">{text_run("报告")}</w:fldSimple>', "field"),
        (text_run("报告", '<w:b/><w:color w:val="FF0000"/><w:sz w:val="44"/>'), "formatting"),
    ],
)
def test_what_was_read_as_text_stands_in_its_place_once(inside: str, kind: str) -> None:
    base = edited(WRITTEN, _between("特此", inside, "。"))
    made = _put_back(base)
    assert (made.lost, _kinds(made.data)) == ((), [(kind, "报告", 2)])
    other = _put_back(base, _with_closing("特此说明。"))
    assert [(thing.kind, thing.text) for thing in other.lost] == [(kind, "报告")]


def test_a_field_without_a_result_and_one_in_another_come_along() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    entry = f'{begin}<w:r><w:instrText> XE "词" </w:instrText></w:r>{end}'
    inner = f"<w:r><w:instrText> IF </w:instrText></w:r>{field_code('PAGE', '1')}"
    outer = field_code("= 1", "报告").replace(begin, begin + inner, 1)
    base = edited(WRITTEN, _between("特此", entry + outer, "。"))
    made = _put_back(base)
    assert (made.lost, _kinds(made.data)) == ((), [("field", "", 2), ("field", "报告", 2)])
    assert [node.text for node in part(made.data, "word/document.xml").iter("{*}instrText")] == [
        node.text for node in part(base, "word/document.xml").iter("{*}instrText")
    ]


def test_a_look_over_a_whole_value_stays_when_the_value_is_another() -> None:
    plain = '<w:r><w:t xml:space="preserve">市水务局</w:t></w:r>'
    base = edited(WRITTEN, (plain, text_run("市水务局", "<w:b/>")))
    blocks = tuple(
        paragraph("主送机关", filled("主送机关", "省水利厅"), "：") if "市水务局" in getattr(block, "text", "") else block
        for block in DOCUMENT.blocks
    )
    made = _put_back(base, replace(DOCUMENT, blocks=blocks))
    assert _kinds(made.data) == [("formatting", "省水利厅", 0)]
    assert made.lost == ()


def test_tracked_changes_are_accepted_and_not_written_again() -> None:
    taken_out = '<w:del w:id="1" w:author="王"><w:r><w:delText>删去的</w:delText></w:r></w:del>'
    tracked = f'{taken_out}<w:ins w:id="2" w:author="王">{text_run("报告")}</w:ins>'
    made = _put_back(edited(WRITTEN, _between("特此", tracked, "。")))
    assert made == Grafted(WRITTEN)


def test_bookmarks_of_others_come_along_and_those_of_fields_stay_ours() -> None:
    inside = f'<w:bookmarkStart w:id="1" w:name="某处"/>{text_run("报告")}<w:bookmarkEnd w:id="1"/>{field_code("REF 某处", "。")}'
    made = _put_back(edited(WRITTEN, (CLOSING, f"特此{OPEN}{inside}")))
    names = [node.get(f"{{{node.nsmap['w']}}}name") for node in part(made.data, "word/document.xml").iter("{*}bookmarkStart")]
    assert "某处" in names
    assert made.lost == ()
