"""Lines put between the elements of a report: in a style of ours they are that element, others keep the element that they stand beside."""

from collections.abc import Callable

import pytest
from lxml import etree

from editor.composing import compose
from editor.desk import with_samples
from editor.merging import Merged, merged
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from editor.shipped import shipped_path
from editor.word import open_package
from tests.desk.rich_reports import repeated_draft
from tests.desk.word_parts import in_style, paragraphs_of, part_of, text_of, w
from tests.merging.merged_reports import after
from tests.merging.written import Report, report_of

Element = etree._Element
Edit = Callable[[Element], object]
PLAIN = "Normal"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    names = ("会议精神贯彻情况报告", "专项资金请示", "会议纪要", "商洽函", "会议通知")
    texts = {name: shipped_path(f"templates/{name}.nigao").read_text("utf-8") for name in names}
    shipped = {name: report_of(with_samples(Draft(parse_template(text)[0]))) for name, text in texts.items()}
    return {**shipped, "巡河": report_of(repeated_draft())}


def line(body: Element, words: str) -> Element:
    return next(one for one in paragraphs_of(body) if words in text_of(one))


def before(words: str, text: str, style: str = PLAIN) -> Edit:
    return lambda body: line(body, words).addprevious(in_style(text, style))


def behind(words: str, *lines: tuple[str, str]) -> Edit:
    def edit(body: Element) -> None:
        for text, style in reversed(lines):
            line(body, words).addnext(in_style(text, style))

    return edit


def at_end(*lines: tuple[str, str]) -> Edit:
    def edit(body: Element) -> None:
        for text, style in lines:
            body[-1].addprevious(in_style(text, style))

    return edit


def lines_of(found: Merged) -> list[str]:
    return [p.text for p in compose(found.draft).document.paragraphs() if p.text.strip()]


def is_as_in_file(report: Report, edit: Edit) -> Merged:
    """The merge of an edited report whose draft has the lines of the file in their order, and has them still when it is written and read again."""
    found = after(report, edit)
    document = part_of(report[1], "word/document.xml")
    edit(document[0])
    bare = ["".join(text.split()) for text in lines_of(found)]
    assert bare == ["".join(text_of(p).split()) for p in document[0].iter(w("p")) if text_of(p).strip()]
    assert found.loose == ()
    again, data = report_of(found.draft)
    assert merged(again, open_package(data)).changes == ()
    return found


@pytest.mark.parametrize(
    ("name", "edit", "element", "text"),
    [
        ("会议精神贯彻情况报告", before("精神情况的报告", "机密★1年", "SecrecyClass"), "密级", "机密★1年"),
        ("会议精神贯彻情况报告", before("精神情况的报告", "特急", "Urgency"), "紧急程度", "特急"),
        ("会议精神贯彻情况报告", before("精神情况的报告", "江城建〔2026〕31号", "DocumentNumber"), "发文字号", "江城建〔2026〕31号"),
        ("会议精神贯彻情况报告", before("精神情况的报告", "江城建〔2026〕31号\t签发人：程远山", "UpwardDocumentNumber"), "签发人", "程远山"),
        ("会议精神贯彻情况报告", behind("精神情况的报告", ("2026年10月1日第3次会议通过", "TitleNote")), "题注", "2026年10月1日第3次会议通过"),
        ("会议精神贯彻情况报告", behind("2026年10月12日", ("（此件公开发布）", "Remark")), "附注", "此件公开发布"),
        ("会议精神贯彻情况报告", at_end(("抄送：市水务局。", "CopyTo")), "抄送机关", "市水务局"),
        ("会议精神贯彻情况报告", at_end(("集团办公室\t2026年10月13日印发", "PrintingOffice")), "印发日期", "2026年10月13日"),
        ("专项资金请示", before("公司办公室", "抄送：市水务局。", "CopyTo"), "抄送机关", "市水务局"),
        ("会议纪要", lambda body: body.insert(0, in_style("000012", "CopyNumber")), "份号", "000012"),
    ],
)
def test_a_paragraph_in_the_style_of_an_element_is_that_element(reports: dict[str, Report], name: str, edit: Edit, element: str, text: str) -> None:
    found = is_as_in_file(reports[name], edit)
    assert text in [one.text for one in found.draft.elements(element)]


@pytest.mark.parametrize(
    ("name", "edit", "element"),
    [
        ("专项资金请示", behind("集团有限公司文件", ("江畔水务集团有限公司文件", "IssuerMark")), "发文机关标志"),
        ("专项资金请示", before("2026年11月20日", "江畔水务集团有限公司", "SealedSignature"), "署名"),
        ("会议通知", behind("附件：2026年度", ("2.参会须知", "AttachmentNote")), "附件说明"),
    ],
)
def test_what_is_printed_otherwise_because_there_are_two_is_not_told_as_lost(reports: dict[str, Report], name: str, edit: Edit, element: str) -> None:
    found = after(reports[name], edit)
    assert len([*found.draft.elements(element)]) == 2
    assert found.loose == ()


def test_a_second_signature_stands_where_it_was_put(reports: dict[str, Report]) -> None:
    one = is_as_in_file(reports["会议精神贯彻情况报告"], before("2026年10月12日", "江畔市水务局", "IssuerSignature"))
    assert [element.text for element in one.draft.elements("署名")] == ["{{ 本单位 }}", "江畔市水务局"]

    def in_front(body: Element) -> None:
        own = next(p for p in body if p.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='IssuerSignature']") is not None)
        own.addprevious(in_style("江畔市水务局", "IssuerSignature"))

    other = is_as_in_file(reports["会议精神贯彻情况报告"], in_front)
    assert [element.text for element in other.draft.elements("署名")] == ["江畔市水务局", "{{ 本单位 }}"]


def test_the_second_line_of_a_title_is_part_of_it(reports: dict[str, Report]) -> None:
    found = after(reports["会议精神贯彻情况报告"], behind("精神情况的报告", ("（征求意见稿）", "Title")))
    assert len([*found.draft.elements("标题")]) == 2
    assert lines_of(found)[0].endswith("精神情况的报告（征求意见稿）")
    assert found.loose == ()


def test_a_value_that_was_missing_is_typed_in_the_style_of_its_element(reports: dict[str, Report]) -> None:
    draft = reports["专项资金请示"][0].with_value("密级", "")
    found = after(report_of(draft), lambda body: body.insert(0, in_style("秘密★2年", "SecrecyClass")))
    assert found.draft.value("密级") == "秘密★2年"
    assert [change.key for change in found.changes] == ["密级"]


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("会议精神贯彻情况报告", before("精神情况的报告", "（内部资料）")),
        ("会议精神贯彻情况报告", before("监督管理委员会：", "（征求意见稿）")),
        ("会议精神贯彻情况报告", behind("精神情况的报告", ("（征求意见稿）", PLAIN))),
        ("会议精神贯彻情况报告", behind("2026年10月12日", ("抄报有关单位。", PLAIN))),
        ("会议精神贯彻情况报告", at_end(("附件", PLAIN), ("重点项目清单", PLAIN), ("项目一；项目二。", PLAIN))),
        ("专项资金请示", before("关于申请", "（内部资料）")),
        ("专项资金请示", behind("签发人：", ("（此件有效期至年底）", PLAIN))),
        ("专项资金请示", lambda body: body.insert(0, in_style("注意保存", PLAIN))),
        ("专项资金请示", behind("（联系人", ("另附材料三份。", PLAIN))),
        ("会议纪要", behind("列席：", ("记录：苏怀瑾", PLAIN))),
        ("会议纪要", behind("列席：", ("记录：苏怀瑾", "Attending"))),
        ("会议纪要", behind("请假：", ("缺席：无", PLAIN))),
    ],
)
def test_other_text_keeps_the_element_that_it_stands_beside(reports: dict[str, Report], name: str, edit: Edit) -> None:
    is_as_in_file(reports[name], edit)


def test_text_behind_the_imprint_is_told_with_its_place(reports: dict[str, Report]) -> None:
    found = after(reports["专项资金请示"], at_end(("版记后面的话。", PLAIN)))
    assert [(change.now, bool(change.place[0])) for change in found.loose] == [("版记后面的话。", True)]


ATTACHMENT = (("附件", "Attachment"), ("资金测算表", "Title"), ("合计八千六百万元。", PLAIN))


def test_an_attachment_with_its_note_is_one_in_front_of_the_imprint(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        behind("妥否，请批示", ("附件：资金测算表", "AttachmentNote"))(body)
        behind("（联系人", *ATTACHMENT)(body)

    found = is_as_in_file(reports["专项资金请示"], edit)
    (section,) = [section for section in found.draft.template.sections if section.part == "attachment"]
    assert section.heading == "资金测算表"
    assert [*found.draft.elements("附件说明")] == []


def test_a_second_attachment_is_counted_with_the_first(reports: dict[str, Report]) -> None:
    found = after(reports["会议通知"], at_end(*ATTACHMENT))
    assert [text for text in lines_of(found) if text.startswith("附件") and len(text) < 4] == ["附件1", "附件2"]
    assert lines_of(found)[-1] == "合计八千六百万元。"
    assert found.loose == ()


def test_a_note_without_an_attachment_is_an_element(reports: dict[str, Report]) -> None:
    found = is_as_in_file(reports["会议精神贯彻情况报告"], behind("特此报告", ("附件：项目清单", "AttachmentNote")))
    assert [element.text for element in found.draft.elements("附件说明")] == ["项目清单"]


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("专项资金请示", behind("（联系人", ("此件公开发布", "Remark"))),
        ("专项资金请示", behind("监督管理委员会：", ("市水务局", "Addressee"))),
        ("会议纪要", behind("列席：", ("市水务局", "Attending"))),
        ("商洽函", behind("（联系人", ("此件公开发布", "Remark"))),
    ],
)
def test_an_element_without_its_brackets_or_its_label_is_told_once(reports: dict[str, Report], name: str, edit: Edit) -> None:
    assert [change.kind for change in after(reports[name], edit).changes] == ["added"]


def _moved(words: str, behind_words: str) -> Edit:
    return lambda body: line(body, behind_words).addnext(line(body, words))


@pytest.mark.parametrize(
    ("name", "edit", "text"),
    [
        ("巡河", _moved("附件：1.各河段里程表", "（联系电话"), "附件：1.各河段里程表"),
        ("巡河", _moved("2.巡查要点", "今年四月"), "2.巡查要点"),
        ("巡河", behind("附件1", ("（征求意见稿）", PLAIN)), "（征求意见稿）"),
        ("巡河", behind("附件2", ("一段话。", "Body Text")), "一段话。"),
        ("会议通知", _moved("附件：2026年度", "2026年11月26日"), "附件：2026年度安全生产工作会议参会回执"),
    ],
)
def test_what_has_no_room_at_its_place_is_told_with_the_place_that_it_gets(reports: dict[str, Report], name: str, edit: Edit, text: str) -> None:
    found = after(reports[name], edit)
    assert [(change.now, change.is_elsewhere, bool(change.place[0])) for change in found.loose] == [(text, True, True)]
    assert text in lines_of(found)
