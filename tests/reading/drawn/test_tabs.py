"""Rows with tabs are tables where they come from a sheet or were lined up; labels, lists and signatures with tabs are none."""

import pytest

from tests.reading.drawn.drawing import drawn, grids

FORMS = {
    "two columns": ("姓名\t单位\n张三\t办公室", "姓名|单位\n张三|办公室"),
    "three columns": ("姓名\t单位\t职务\n张三\t办公室\t主任\n李四\t财务科\t科长", "姓名|单位|职务\n张三|办公室|主任\n李四|财务科|科长"),
    "empty cells": ("姓名\t单位\t职务\n张三\t\t主任\n\t财务科\t", "姓名|单位|职务\n张三|▢|主任\n▢|财务科|▢"),
    "an empty corner": ("\t一季度\t二季度\n产值\t100\t120\n税收\t\t30", "|一季度|二季度\n产值|100|120\n税收|▢|30"),
    "tabs at the end cut off": ("序号\t姓名\t单位\n1\t张三\n2\t李四\t财务科", "序号|姓名|单位\n1|张三|▢\n2|李四|财务科"),
    "numbers alone": ("序号\t姓名\t电话\n1\n2\n3", "序号|姓名|电话\n1|▢|▢\n2|▢|▢\n3|▢|▢"),
    "lined up by several tabs": ("姓名\t\t单位\t\t\t职务\n张三\t\t办公室\t\t主任", "姓名|单位|职务\n张三|办公室|主任"),
    "indented by a tab": ("\t姓名\t单位\n\t张三\t办公室", "姓名|单位\n张三|办公室"),
    "spaces beside the tabs": ("姓名 \t 单位\n张三\t 办公室 ", "姓名|单位\n张三|办公室"),
    "numbers of a sheet": ("项目\t计划\t完成\n产值\t1,200\t980.50\n税收\t30\t85.5%", "项目|计划|完成\n产值|1,200|980.50\n税收|30|85.5%"),
    "dates": ("任务\t时限\n制度修订\t2026年3月1日\n台账建立\t2026-03-31", "任务|时限\n制度修订|2026年3月1日\n台账建立|2026-03-31"),
    "blanks of X": ("任务\t责任人\t时限\n修订\tXXX\t20XX年X月\n检查\tXXX\t20XX年X月", "任务|责任人|时限\n修订|▢|▢\n检查|▢|▢"),
    "a form": ("姓名\t\t性别\t\n籍贯\t\t民族\t", "姓名|▢|性别|▢\n籍贯|▢|民族|▢"),
    "a filled form": ("姓名\t张三\t性别\t男\n籍贯\t江畔\t民族\t汉", "姓名|张三|性别|男\n籍贯|江畔|民族|汉"),
    "sentences in cells": (
        "序号\t工作内容\n1\t修订制度，建立台账。\n2\t开展检查，报送总结。",
        "序号|工作内容\n1|修订制度，建立台账。\n2|开展检查，报送总结。",
    ),
    "a sum": ("科室\t人数\n办公室\t5\n财务科\t4\n合计\t9", "科室|人数\n办公室|5\n财务科|4\n合计|9"),
    "a programme": ("时间\t内容\t地点\n8:30\t报到\t大厅\n9:00\t开幕\t礼堂", "时间|内容|地点\n8:30|报到|大厅\n9:00|开幕|礼堂"),
    "many columns": ("一\t二\t三\t四\t五\t六\n1\t2\t3\t4\t5\t6", "一|二|三|四|五|六\n1|2|3|4|5|6"),
    "underlines to fill": ("姓名\t单位\n____\t____\n____\t____", "姓名|单位\n▢|▢\n▢|▢"),
    "no head": ("1\t张三\t办公室\n2\t李四\t财务科", "1|张三|办公室\n2|李四|财务科"),
    "full-width spaces": ("姓\u3000名\t单\u3000位\n张\u3000三\t办公室", "姓\u3000名|单\u3000位\n张\u3000三|办公室"),
}


@pytest.mark.parametrize(("text", "rows"), FORMS.values(), ids=FORMS)
def test_rows_with_tabs_are_a_table(text: str, rows: str) -> None:
    assert drawn(text) == rows


NEIGHBOURS = {
    "indents": "\t一要加强领导，压实责任。\n\t二要强化督查，务求实效。",
    "a list": "1.\t加强领导\n2.\t落实责任\n3.\t强化督查",
    "a list with Chinese numbers": "一、\t加强领导\n二、\t落实责任",
    "a list with bullets": "•\t加强领导\n•\t落实责任",
    "a list of attachments": "附件1\t参会人员名单\n附件2\t会议议程",
    "contents": "第一章 总则\t1\n第二章 职责\t3\n第三章 附则\t9",
    "contents with points": "一、总体要求\t- 1 -\n二、重点任务\t- 4 -",
    "two labels on a line": "会议名称：\t\t会议地点：\n会议时间：\t\t主持人：",
    "labels with values": "时间：\t3月1日\n地点：\t三楼会议室",
    "labels with values on a line": "时间：3月1日\t地点：三楼会议室\n主持：张三\t记录：李四",
    "signatures": "甲方（盖章）：\t\t乙方（盖章）：\n代表人：\t\t代表人：",
    "signatures without colons": "甲方（盖章）\t\t乙方（盖章）\n2026年3月1日\t\t2026年3月1日",
    "a signature": "\t\t\t柳溪市粮储局\n\t\t\t2026年3月1日",
    "a single line": "柳粮发〔2026〕3号\t签发人：张三",
    "names": "张三\t李四\t王五\n赵六\t孙七\t周八",
    "names of two and three": "张\u3000三\t李小四\n王\u3000五\t赵小六",
    "a dialogue": "问：\t何时报名？\n答：\t三月底前。",
    "a tab in a sentence": "各科室要高度重视，\t加强领导。\n确保完成任务，\t取得实效。",
    "clauses": "（一）\t加强组织领导\n（二）\t强化督促检查",
    "tabs at the ends of lines": "加强领导，落实责任。\t\n强化督查，务求实效。\t",
    "dates to be signed": "年\t月\t日\n年\t月\t日",
}


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_other_lines_with_tabs_stay_text(text: str) -> None:
    assert grids(text) == []
