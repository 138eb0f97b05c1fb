"""Elements that share lines, titles of attachments and controls that were edited elsewhere are taken over wherever a draft has room."""

import pytest
from lxml import etree

from tests.desk.rich_reports import repeated_draft
from tests.desk.word_parts import controls_in, copied, dropped, loosened, paragraph, paragraphs_of, run, text_of, typed_over, w
from tests.merging.merged_reports import after, line_of, made_reports, retype, rows_of, texts_of
from tests.merging.written import Report, report_of

Element = etree._Element


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return made_reports()


# Elements


def test_elements_that_share_a_line_are_taken_over_each_for_itself(reports: dict[str, Report]) -> None:
    found = after(reports["upward"], lambda body: (retype(body, "陆文舟", "林致远"), retype(body, "7号", "8号"))[0])
    assert [element.text for element in found.draft.elements("签发人")] == ["程远山", "林致远", "沈知秋"]
    assert found.draft.element("发文字号") == "江城建〔2026〕8号"
    assert {change.kind for change in found.changes} == {"element"}


def test_an_issuer_less_in_a_row_of_seals_and_among_the_marks(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "江畔市财政局")
        office = next(r for r in line.iter(w("r")) if "财政局" in text_of(r))
        tab = office if office.find(w("tab")) is not None else office.getprevious()
        for node in {id(office): office, id(tab): tab}.values():
            if node is not None:
                dropped(node)
        dropped(rows_of(body, 0)[1])

    found = after(reports["joint"], edit)
    assert [element.text for element in found.draft.elements("署名")] == ["江畔市发改委", "江畔市水务局", "江畔市住建局"]
    assert [element.text for element in found.draft.elements("发文机关标志")] == ["江畔市发展和改革委员会文件", "江畔市水务局"]


def test_the_foot_of_a_document_is_taken_over_without_what_stands_around_it(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        retype(line_of(body, "抄送："), "县水务局", "县应急局")
        retype(line_of(body, "5月1日"), "5月1日", "5月3日")
        retype(line_of(body, "通讯录"), "通讯录", "名录")

    draft = after(reports["巡河"], edit).draft
    assert [draft.element(name) for name in ("抄送机关", "印发日期", "附注")] == ["县政府办公室，县应急局", "2026年5月3日", "联系电话见名录"]


def test_of_a_title_broken_by_hand_the_other_line_stays(reports: dict[str, Report]) -> None:
    found = after(reports["两行题"], lambda body: retype(line_of(body, "管网巡查"), "管网巡查", "井盖巡查"))
    assert [element.text for element in found.draft.elements("标题")] == ["关于做好冬季供水工作", "并开展井盖巡查的通知"]


def test_the_title_of_an_attachment_changed_over_it_or_in_the_note_is_one_title(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        retype(next(line for line in paragraphs_of(body) if text_of(line) == "各河段里程表"), "里程表", "里程统计表")
        retype(line_of(body, "2.巡查要点"), "要点", "要诀")

    found = after(reports["巡河"], edit)
    assert [section.heading for section in found.draft.template.sections if section.part == "attachment"] == ["各河段里程统计表", "巡查要诀"]
    assert [change.kind for change in found.changes] == ["heading", "heading"]


def test_a_line_typed_behind_an_element_is_one_by_its_label_or_because_it_goes_on(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "抄送：")
        line.addnext(paragraph("\u3000\u3000\u3000县人大办公室。", line))
        date = line_of(body, "2026年4月30日")
        date.addnext(paragraph("列席：白若川", date))

    draft = after(reports["巡河"], edit).draft
    assert [element.text for element in draft.elements("抄送机关")] == ["县政府办公室，县水务局", "县人大办公室"]
    assert draft.element("列席") == "白若川"


# Controls


def test_a_control_that_was_taken_away_with_its_text_left_changes_nothing(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "沿河逐段查看")
        for control in list(controls_in(line)):
            loosened(control)
        for mark in list(line.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            dropped(mark)

    assert after(reports["巡河"], edit).changes == ()


def test_a_copied_paragraph_whose_control_was_typed_over_leaves_the_field_as_it_is(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "沿河逐段查看")
        line.addnext(same := copied(line))
        same.addnext(other := copied(line))
        typed_over(next(controls_in(other)), "白水县")

    found = after(reports["巡河"], edit)
    texts = [text for text in texts_of(found.draft) if text.startswith("今年四月")]
    assert [text[5:8] for text in texts] == ["清溪县", "清溪县", "白水县"]
    assert found.draft.value("县名") == "清溪县"
    assert [change.kind for change in found.changes] == ["added", "added"]


def test_text_typed_beside_and_in_a_control(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        control = next(controls_in(line_of(body, "牵头")))
        control.addprevious(run("副主任"))
        control.addnext(run("亲自"))
        retype(line_of(body, "按要求清点"), "城南仓库", "城南中心仓库")

    found = after(reports["物资"], edit)
    assert "清点由副主任白若川亲自牵头。" in texts_of(found.draft)
    assert found.draft.value("库名") == "城南中心仓库"
    assert found.draft.value("负责人") == "白若川"


def test_a_prompt_that_was_typed_over_is_the_value() -> None:
    report = report_of(repeated_draft().with_value("县名", ""))

    def edit(body: Element) -> None:
        for control in [c for line in paragraphs_of(body) for c in controls_in(line) if text_of(c) == "〔县名〕"]:
            typed_over(control, "白水县")

    found = after(report, edit)
    assert found.draft.value("县名") == "白水县"
    assert [change.kind for change in found.changes] == ["value"]
