"""What a text becomes that is checked: its elements, its paragraphs over several lines, and where words stand in the file."""

import random
from dataclasses import replace

from editor.checks import Checker, Finding, PassageReader, rules_of, text_of_document, text_of_inspection
from editor.model.document.document import Document, Paragraph, Run
from editor.model.sample.source import Mark, SourceText
from editor.reading import document_range, inspect

LETTER = """江水〔2026〕18号

关于购置应急抢险
设备的请示

江畔市人民政府：

　　今年汛期以来，我局先后组织抢险三十余次，现有设备老化严重，
亟需更新。

　　一、购置方案
　　拟购置水泵12台，所需经费从年度预算中列支。

　　妥否，请批示。

　　附件：1.设备清单
　　　　　2.经费测算表

　　　　　　　　江畔市水务局
　　　　　　　　2026年8月3日

（联系人：周明，联系电话：0571-88600123）
"""


def _roles(source: SourceText) -> list[tuple[str, str]]:
    seen = inspect(source)
    return [(passage.role.value, passage.text) for passage in text_of_inspection(seen, document_range(seen)).passages]


def _found(text: str | SourceText) -> list[Finding]:
    seen = inspect(SourceText.of(text) if isinstance(text, str) else text)
    return Checker(rules_of()).check(text_of_inspection(seen, document_range(seen)))


def test_a_letter_is_known_by_its_elements() -> None:
    assert _roles(SourceText.of(LETTER)) == [
        ("发文字号", "江水〔2026〕18号"),
        ("标题", "关于购置应急抢险设备的请示"),
        ("主送机关", "江畔市人民政府："),
        ("正文", "今年汛期以来，我局先后组织抢险三十余次，现有设备老化严重，亟需更新。"),
        ("层级标题", "一、购置方案"),
        ("正文", "拟购置水泵12台，所需经费从年度预算中列支。"),
        ("正文", "妥否，请批示。"),
        ("附件说明", "附件：1.设备清单"),
        ("附件说明", "2.经费测算表"),
        ("署名", "江畔市水务局"),
        ("成文日期", "2026年8月3日"),
        ("附注", "（联系人：周明，联系电话：0571-88600123）"),
    ]


def test_only_the_missing_signatory_of_the_letter_is_remarked_on() -> None:
    assert [(one.rule, one.place.line) for one in _found(LETTER)] == [("签发人-缺少", 0)]


def test_lines_and_columns_are_those_of_the_file_also_in_a_paragraph_over_several_lines() -> None:
    found = _found(LETTER.replace("亟需更新", "其它设备亟需更新").replace("江水〔2026〕18号\n", ""))
    assert [(one.words, one.place.line, one.place.start, one.place.end) for one in found] == [("其它", 7, 0, 2)]


def test_words_over_a_line_end_are_told_as_far_as_the_line_goes() -> None:
    seen = replace(inspect(SourceText.of(LETTER.replace("严重，\n亟需", "严重，其\n它设备亟需"))), joined=(8,))
    found = Checker(rules_of()).check(text_of_inspection(seen, document_range(seen)))[1:]
    assert [(one.words, one.place.line, one.place.end - one.place.start) for one in found] == [("其它", 7, 1)]


def test_markdown_and_indents_count_in_columns_and_are_no_words() -> None:
    found = _found("# 关于开展检查的通知\n\n各科室：\n\n## 一、总体要求。\n\n各单位要按时报送，不得拖延。\n")
    assert [(one.rule, one.place.line, one.place.start) for one in found] == [("标题-层级标题末尾句号", 4, 9)]


def test_site_text_around_a_sample_is_not_checked() -> None:
    site = "首页 > 范文大全 > 请示,其它\n"
    assert [one.rule for one in _found(site + LETTER)] == ["签发人-缺少"]


def test_blanks_of_every_convention_are_found_and_are_no_text() -> None:
    text = "关于开展检查的通知\n\nXX单位：\n\n　　请于____年__月__日前报送，联系人{{ 姓名 }}，电话【填写电话】，由×××负责。\n"
    found = _found(text)
    assert {one.rule for one in found} == {"空位-未填"}
    assert len(found) >= 5


def test_a_control_that_somebody_filled_is_text_and_one_that_asks_is_a_blank() -> None:
    lines = ("关于开展检查的通知", "各科室：", "请江畔市水务局于〔日期〕前报送。")
    source = SourceText(lines, marks=(Mark(2, 1, 7, "单位"), Mark(2, 8, 12, "日期")))
    assert [(one.rule, one.words) for one in _found(source)] == [("空位-未填", "〔日期〕")]


def test_a_document_that_is_read_again_after_edits_is_read_as_if_for_the_first_time() -> None:
    chance = random.Random(7)
    styles = ("标题", "一级标题", "正文", "附件", "正文", "空行", "正文")
    blocks = [Paragraph(style, (Run("" if style == "空行" else f"第{number}段的话"),)) for number, style in enumerate(styles * 4)]
    reader = PassageReader()
    for turn in range(30):
        at = chance.randrange(len(blocks))
        match turn % 3:
            case 0:
                blocks[at] = Paragraph(chance.choice(styles), (Run(f"改过{turn}次"),))
            case 1:
                blocks.insert(at, Paragraph("正文", (Run(chance.choice(("又一段", "  "))),)))
            case _:
                blocks.insert(at, blocks.pop(chance.randrange(len(blocks) - 1)))
        document = Document(tuple(blocks))
        assert reader.read(document).passages == text_of_document(document).passages
    first = reader.read(Document(tuple(blocks))).passages
    assert all(one is other for one, other in zip(first, reader.read(Document(tuple(blocks))).passages, strict=True))
