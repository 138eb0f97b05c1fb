from editor.model.document.document import Paragraph
from tests.composing.drafts import BRIDGE_AND_ROAD, ROWS, composed, document_of, field, lines_of

REPORT = """
@成文日期 {{ 成文日期 }}
@署名 {{ 本单位 }}
@附注 联系人：{{ 联系人 }}
@附件说明 清单。
@主送机关 {{ 主送机关 }}
@题注 （2026年8月3日）
@标题 关于{{ 事项 }}的报告
开头一段。
# 情况
正文。
特此报告。
"""


def test_elements_stand_in_the_order_of_the_standard_whatever_the_order_in_the_template() -> None:
    assert lines_of(document_of(REPORT, 事项="供水", 主送机关="市政府", 本单位="水务集团", 联系人="沈知秋", 成文日期="2026-08-03")) == [
        "标题: 关于供水的报告",
        "题注: （2026年8月3日）",
        "空行:",
        "主送机关: 市政府：",
        "正文: 开头一段。",
        "一级标题: 一、情况",
        "正文: 正文。",
        "正文: 特此报告。",
        "空行:",
        "附件说明: 附件：清单",
        "空行:",
        "署名: 水务集团",
        "成文日期: 2026年8月3日",
        "附注: （联系人：沈知秋）",
    ]


def test_a_draft_without_elements_is_only_its_text() -> None:
    assert lines_of(document_of("只有一段。")) == ["正文: 只有一段。"]


def test_an_empty_template_is_an_empty_document() -> None:
    assert document_of("").blocks == ()


def test_several_title_lines_are_one_paragraph_that_breaks_between_them() -> None:
    document = document_of("@标题 关于{{ 事项 }}\n@标题 工作情况\n@标题 的报告", 事项="供水安全")
    (title, _) = document.blocks
    assert isinstance(title, Paragraph)
    assert (title.text, title.breaks) == ("关于供水安全工作情况的报告", (6, 10))
    assert document.title == "关于供水安全工作情况的报告"


def test_the_document_has_the_title_with_the_names_of_unfilled_fields() -> None:
    assert document_of("@标题 关于{{ 事项 }}的报告").title == "关于〔事项〕的报告"


def test_the_colon_behind_the_addressees_is_full_width_and_not_doubled() -> None:
    for written in ("市政府", "市政府：", "市政府:", "市政府： "):
        assert lines_of(document_of(f"@主送机关 {written}")) == ["主送机关: 市政府："]


def test_a_colon_that_the_person_typed_is_kept_and_not_doubled() -> None:
    assert lines_of(document_of("@主送机关 {{ 主送机关 }}", 主送机关="市政府：")) == ["主送机关: 市政府："]


def test_brackets_around_the_note_are_not_doubled() -> None:
    assert lines_of(document_of("@附注 （此件公开）\n@附注 此件公开")) == ["附注: （此件公开）", "附注: （此件公开）"]


def test_several_attachments_in_the_note_are_numbered_and_have_no_mark_behind_their_names() -> None:
    assert lines_of(document_of("@附件说明 附件：清单；\n@附件说明 名册。"))[1:] == ["附件说明: 附件：1.清单", "附件说明: 2.名册"]


def test_each_attachment_stands_on_its_own_page_with_its_title_on_the_third_line() -> None:
    document = document_of("正文。\n@署名 局\n@附件 清单\n清单的话。\n# 说明\n细说。\n@附件 名册\n名册的话。")
    assert lines_of(document)[6:] == [
        *("附件: 附件1", "空行:", "标题: 清单", "空行:", "正文: 清单的话。", "一级标题: 一、说明", "正文: 细说。"),
        *("附件: 附件2", "空行:", "标题: 名册", "空行:", "正文: 名册的话。"),
    ]
    assert [b.text for b in document.blocks if isinstance(b, Paragraph) and b.page_break] == ["附件1", "附件2"]


def test_the_attachment_note_follows_from_the_attachments_when_the_template_has_none() -> None:
    assert lines_of(document_of("正文。\n@署名 局\n@附件 清单"))[1:4] == ["空行:", "附件说明: 附件：清单", "空行:"]


def test_a_single_attachment_has_no_number() -> None:
    assert "附件: 附件" in lines_of(document_of("正文。\n@附件 清单\n清单的话。"))


def test_the_head_stands_before_the_title_and_the_imprint_after_everything() -> None:
    text = "@发文机关标志 水务局文件\n@发文字号 水〔2026〕1号\n@签发人 程远山\n@标题 报告\n正文。\n@抄送机关 市委\n@印发机关 办公室"
    assert lines_of(document_of(text)) == [
        *("标志上空:", "发文机关标志: 水务局文件", "空行:", "空行:", "上行文号: 水〔2026〕1号\t签发人：程远山", "红线:", "空行:", "空行:"),
        *("标题: 报告", "空行:", "正文: 正文。"),
        *("版记位:", "版记位:", "版记位:", "版记粗线:", "抄送机关: 抄送：市委。", "版记细线:", "印发机关: 办公室", "版记粗线:", "版记位:"),
    ]


def test_a_table_has_a_head_and_numbers_are_told_from_the_names_of_rows() -> None:
    (table,) = document_of("| 年份 | 数量 |\n| 2025 | 1,200 |\n| 2026 | 3% |").blocks
    assert not isinstance(table, Paragraph)
    assert table.header_rows == 1
    assert [cell.paragraph.style for row in table.rows for cell in row] == ["表头"] * 2 + ["表格正文"] * 4
    assert [cell.numeric for row in table.rows for cell in row] == [False, False, False, True, False, True]


def test_a_table_row_that_names_a_rows_field_repeats_over_its_rows() -> None:
    document = document_of(
        "| 序号 | 项目 | 金额 |\n| {{ loop.index }} | {{ 项目表.项目 }} | {{ 项目表.金额（万元） }} |", ROWS, 项目表=BRIDGE_AND_ROAD
    )
    assert lines_of(document) == ["序号 | 项目 | 金额", "1 | 大桥 | 12.50", "2 | 公路 | 7.50"]
    assert [run.field for run in document.runs() if run.field] == [
        *("项目表[1].项目", "项目表[1].金额（万元）"),
        *("项目表[2].项目", "项目表[2].金额（万元）"),
    ]


def test_an_unfilled_rows_field_gives_one_row_that_waits() -> None:
    (table,) = document_of("| 项目 | 金额 |\n| {{ 项目表.项目 }} | {{ 项目表.金额（万元） }} |", ROWS).blocks
    assert not isinstance(table, Paragraph)
    assert [(c.paragraph.text, c.numeric) for c in table.rows[1]] == [("〔项目〕", False), ("〔金额（万元）〕", True)]


def test_an_element_that_a_condition_leaves_empty_is_left_out() -> None:
    flag = field("公开", "flag")
    assert lines_of(document_of("@附注 {% if 公开 %}此件公开{% endif %}", flag, 公开="否")) == []
    assert lines_of(document_of("@附注 {% if 公开 %}此件公开{% endif %}", flag, 公开="是")) == ["附注: （此件公开）"]


def test_blocks_say_where_in_the_draft_they_come_from() -> None:
    document = document_of("@标题 报告\n# 一段 | 接着写。\n第一。\n第二。")
    assert [(b.section, b.block) for b in document.blocks] == [("head", 0), ("head", 0), ("s1", -2), ("s1", 0), ("s1", 1)]


def test_wrong_markup_is_a_problem_and_the_rest_is_composed() -> None:
    result = composed("好的。\n坏的{{ 甲 | }}还在。")
    assert lines_of(result.document) == ["正文: 好的。", "正文: 坏的〔甲〕还在。"]
    assert len(result.problems) == 1


def test_an_attachment_note_without_words_is_none() -> None:
    text = "@标题 题\n正文。\n@附件说明\n@署名 某局\n@附件 清单\n内容。"
    assert "附件：清单" not in "\n".join(lines_of(document_of(text)))
    assert "附件说明: 附件：清单" in lines_of(document_of(text.replace("@附件说明\n", "")))
