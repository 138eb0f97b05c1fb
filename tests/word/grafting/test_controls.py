"""The content controls of other people stand in the new file around the words that they stood around, or are told as lost."""

from dataclasses import replace

import pytest

from editor.model.document.document import Document
from editor.word import Grafted, expected_of, graft, open_package, prove, read_foreign, read_runs, write_docx
from tests.word.edited_files import edited, picture_run, text_run, with_picture
from tests.word.papers import paragraph, part, parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
RUN = text_run("特此报告。")
CLOSING = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{RUN}</w:p>'
DATE = '<w:date w:fullDate="2026-08-03T00:00:00Z"><w:dateFormat w:val="yyyy年M月d日"/></w:date>'


def _control(inside: str, kind: str = DATE, tag: str = "审阅", number: int = 77) -> str:
    look = f'<w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/>{kind}'
    return f"<w:sdt><w:sdtPr>{look}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _put_back(base: bytes, document: Document = DOCUMENT) -> Grafted:
    written = write_docx(document, profile(), "{}")
    made = graft(open_package(written), open_package(base))
    assert [problem.text for problem in prove(made.data, expected_of(document))] == []
    again = graft(open_package(written), open_package(made.data))
    assert (again.data == made.data, again.lost) == (True, ())
    assert [p.text for p in read_runs(open_package(made.data)) if p.text] == [p.text for p in read_runs(open_package(written)) if p.text]
    return made


def _with_closing(*texts: str) -> Document:
    blocks = [
        new
        for block in DOCUMENT.blocks
        for new in ([paragraph("正文", text) for text in texts] if "特此报告" in getattr(block, "text", "") else [block])
    ]
    return replace(DOCUMENT, blocks=tuple(blocks))


def _kinds(data: bytes) -> list[tuple[str, str, int]]:
    return [(thing.kind, thing.text, thing.start) for thing in read_foreign(open_package(data))]


def test_a_control_stays_around_its_words() -> None:
    made = _put_back(edited(WRITTEN, (RUN, f"{text_run('特此')}{_control(text_run('报告'))}{text_run('。')}")))
    assert (made.lost, _kinds(made.data)) == ((), [("control", "报告", 2)])
    text = parts_of(made.data)["word/document.xml"].decode()
    assert DATE in text
    assert f'<w:id w:val="77"/>{DATE}</w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">报告</w:t></w:r></w:sdtContent>' in text


def test_a_control_goes_around_what_is_left_of_its_words_and_all_between() -> None:
    base = edited(WRITTEN, (RUN, f"{_control(text_run('特此报告'))}{text_run('。')}"))
    made = _put_back(base, _with_closing("现特此向您报告。"))
    assert (made.lost, _kinds(made.data)) == ((), [("control", "特此向您报告", 1)])
    told = _put_back(base, _with_closing())
    assert [(thing.kind, thing.text) for thing in told.lost] == [("control", "特此报告")]


def test_a_control_around_paragraphs_stays_around_them() -> None:
    base = edited(WRITTEN, (CLOSING, _control(CLOSING, "")))
    made = _put_back(base)
    assert (made.lost, read_foreign(open_package(made.data))) == ((), read_foreign(open_package(base)))
    assert _kinds(base) == [("control", "特此报告。", 0)]
    told = _put_back(base, _with_closing())
    assert [thing.kind for thing in told.lost] == ["control"]


def test_a_control_around_the_place_of_a_field_keeps_the_place() -> None:
    document = parts_of(WRITTEN)["word/document.xml"].decode()
    start = document.index('<w:bookmarkStart w:id="1"')
    end = document.index("</w:p>", start)
    base = edited(WRITTEN, (document[start:end], _control(document[start:end])))
    assert _put_back(base).lost == ()


def test_a_control_in_a_cell_and_one_around_a_cell() -> None:
    cell = text_run("第一水厂")
    made = _put_back(edited(WRITTEN, (cell, _control(cell, "<w:text/>"))))
    assert (made.lost, _kinds(made.data)) == ((), [("control", "第一水厂", 0)])
    document = parts_of(WRITTEN)["word/document.xml"].decode()
    start = document.rindex("<w:tc>", 0, document.index("第一水厂"))
    end = document.index("</w:tc>", start) + len("</w:tc>")
    around = _put_back(edited(WRITTEN, (document[start:end], _control(document[start:end], ""))))
    assert [(thing.kind, thing.text) for thing in around.lost] == [("control", "第一水厂")]


@pytest.mark.parametrize("inside", ["", picture_run()])
def test_a_control_without_text_comes_along(inside: str) -> None:
    base = with_picture(edited(WRITTEN, (RUN, f"{text_run('特此')}{_control(inside, '<w:picture/>')}{text_run('报告。')}")))
    made = _put_back(base)
    assert (made.lost, read_foreign(open_package(made.data))) == ((), read_foreign(open_package(base)))
    whole = with_picture(edited(WRITTEN, (CLOSING, f"<w:p>{_control(picture_run(), '<w:picture/>')}</w:p>{CLOSING}")))
    assert sorted(thing.kind for thing in read_foreign(open_package(_put_back(whole).data))) == ["control", "picture"]


def test_what_ties_a_control_to_parts_that_stay_behind_is_taken_off_and_numbers_are_given_once() -> None:
    ours = next(node.get(f"{{{node.nsmap['w']}}}val") for node in part(WRITTEN, "word/document.xml").iterfind(".//{*}sdtPr/{*}id"))
    tied = '<w:placeholder><w:docPart w:val="AB12"/></w:placeholder><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>'
    made = _put_back(edited(WRITTEN, (RUN, _control(RUN, tied, number=int(ours)))))
    text = parts_of(made.data)["word/document.xml"].decode()
    assert (made.lost, "dataBinding" in text, "AB12" in text, text.count(f'<w:id w:val="{ours}"/>')) == ((), False, False, 1)


def test_controls_of_fields_that_were_copied_and_what_libreoffice_leaves_of_them_are_nobodys() -> None:
    document = parts_of(WRITTEN)["word/document.xml"].decode()
    start = document.index("<w:sdt>")
    ours = document[start : document.index("</w:sdt>", start) + len("</w:sdt>")]
    assert read_foreign(open_package(edited(WRITTEN, (RUN, RUN + ours)))) == []
    assert read_foreign(open_package(edited(WRITTEN, (RUN, f"<w:sdt><w:sdtPr/><w:sdtContent>{RUN}</w:sdtContent></w:sdt>")))) == []
