from editor.composing import compose
from editor.model.document.document import Paragraph
from tests.composing.drafts import BRIDGE_AND_ROAD, ROWS, document_of, draft_of, lines_of


def test_headings_have_numbers_as_text_at_four_levels() -> None:
    assert lines_of(document_of("# 甲\n## 乙\n### 丙\n#### 丁\n# 戊")) == [
        *("一级标题: 一、甲", "二级标题: （一）乙", "三级标题: 1.丙", "四级标题: （1）丁", "一级标题: 二、戊"),
    ]


def test_a_section_that_is_switched_off_is_left_out_and_the_numbers_close_up() -> None:
    draft = draft_of("# 甲\n# 乙 {可选}\n乙的话。\n## 乙下\n# 丙")
    assert lines_of(compose(draft).document) == ["一级标题: 一、甲", "一级标题: 二、丙"]
    on = compose(draft.with_switch("s2", on=True)).document
    assert lines_of(on)[1:] == ["一级标题: 二、乙", "正文: 乙的话。", "二级标题: （一）乙下", "一级标题: 三、丙"]


def test_text_that_runs_on_stands_in_the_heading_s_paragraph_in_the_look_of_the_body() -> None:
    (block,) = document_of("## 抓进度 | 已完成{{ 数 }}项。", 数="3").blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.style) for run in block.runs] == [
        *(("（一）", ""), ("抓进度", ""), ("。", ""), ("已完成", "正文字符"), ("3", "正文字符"), ("项。", "正文字符")),
    ]


def test_a_heading_with_a_mark_of_its_own_gets_no_full_stop() -> None:
    assert lines_of(document_of("## 怎么办？ | 这样办。\n## 抓进度： | 快。")) == ["二级标题: （一）怎么办？这样办。", "二级标题: （二）抓进度：快。"]


def test_a_heading_that_stands_alone_gets_no_full_stop() -> None:
    assert lines_of(document_of("# 总体情况")) == ["一级标题: 一、总体情况"]


def test_a_long_text_that_runs_on_goes_on_in_paragraphs_of_the_body() -> None:
    document = document_of("## 成效 | {{ 成效 }}完。", '[fields."成效"]\ntype = "longtext"', 成效="第一段。\n第二段。")
    assert lines_of(document) == ["二级标题: （一）成效。第一段。", "正文: 第二段。完。"]
    assert [run.style for run in document.runs()] == ["", "", "", "正文字符", "", ""]


def test_a_repeated_section_is_written_once_a_row_with_what_stands_under_it() -> None:
    text = (
        "# {{ 行.项目 }}项目 {每 行 in 项目表}\n投资{{ 行.金额（万元） }}万元，第{{ loop.index }}个。\n## 进度\n{{ 行.月份 }}月完工。\n# 小结\n完。"
    )
    assert lines_of(document_of(text, ROWS, 项目表=BRIDGE_AND_ROAD)) == [
        *("一级标题: 一、大桥项目", "正文: 投资12.50万元，第1个。", "二级标题: （一）进度", "正文: 8月完工。"),
        *("一级标题: 二、公路项目", "正文: 投资7.50万元，第2个。", "二级标题: （一）进度", "正文: 2026年9月完工。"),
        *("一级标题: 三、小结", "正文: 完。"),
    ]


def test_a_repeated_section_can_repeat_inside_another() -> None:
    other = '[fields."区"]\ntype = "rows"\ncolumns = [{key = "名", type = "place"}]\n'
    text = "# {{ 区行.名 }} {每 区行 in 区}\n## {{ 行.项目 }} {每 行 in 项目表}\n在{{ 区行.名 }}建{{ 行.项目 }}。"
    lines = lines_of(document_of(text, ROWS + other, 区=({"名": "东"}, {"名": "西"}), 项目表=BRIDGE_AND_ROAD))
    assert lines[5:] == ["一级标题: 二、西", "二级标题: （一）大桥", "正文: 在西建大桥。", "二级标题: （二）公路", "正文: 在西建公路。"]


def test_a_repeated_section_without_rows_is_written_once_and_waits() -> None:
    assert lines_of(document_of("# {{ 行.项目 }} {每 行 in 项目表}", ROWS)) == ["一级标题: 一、〔项目〕"]


def test_a_heading_without_number_stays_without() -> None:
    assert lines_of(document_of("# 前言 {不编号}\n# 甲")) == ["一级标题: 前言", "一级标题: 一、甲"]


def test_the_closing_stands_behind_the_last_section_though_that_is_switched_off() -> None:
    assert lines_of(document_of("# 甲\n# 乙 {可选}\n乙。\n特此报告。\n@署名 局"))[:2] == ["一级标题: 一、甲", "正文: 特此报告。"]


def test_text_above_the_title_and_below_the_signature_stands_there() -> None:
    text = "@文前\n内部资料\n@标题 通知\n开会。\n@署名 某局\n@成文日期 2026年3月5日\n@文后\n回执\n# 说明\n按时交回。\n@附件 须知\n到场。"
    assert [line.split(": ")[1] for line in lines_of(document_of(text)) if line.split(": ")[1:]] == [
        *("内部资料", "通知", "开会。", "附件：须知", "某局", "2026年3月5日", "回执", "一、说明", "按时交回。", "附件", "须知", "到场。"),
    ]


def test_text_behind_the_elements_without_a_mark_is_the_text_of_the_document() -> None:
    lines = lines_of(document_of("@标题 通知\n@署名 某局\n@成文日期 2026年3月5日\n开会。"))
    assert lines.index("正文: 开会。") < lines.index("署名: 某局")


def test_a_heading_without_words_is_not_written_and_counts() -> None:
    choice = '[fields."甲"]\ntype = "choice"\nchoices = ["有", "无"]'
    lines = ("# 一", "# [二]", "话。", "# \\u{}", "又一句。", "## [三] | [三。]", "# 四")
    text = "\n".join(lines).replace("[", "{% if 甲 == '有' %}").replace("]", "{% endif %}")
    assert lines_of(document_of(text, choice, 甲="无")) == ["一级标题: 一、一", "正文: 话。", "正文: 又一句。", "一级标题: 四、四"]
    assert lines_of(document_of(text, choice, 甲="有"))[1:3] == ["一级标题: 二、二", "正文: 话。"]


def test_a_heading_that_is_a_blank_for_the_pen_has_its_number() -> None:
    assert lines_of(document_of("# {{ 题 }}", '[fields."题"]\nempty = "pen"')) == ["一级标题: 一、"]
