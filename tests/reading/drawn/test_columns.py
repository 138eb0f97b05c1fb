"""Columns of spaces are tables where at least two rows line up; prose, labels, lists, names and signatures are none."""

import pytest

from tests.reading.drawn.drawing import drawn, grids

FORMS = {
    "three columns": ("姓名    单位      职务\n张三    办公室    主任\n李四    党办      科长", "姓名|单位|职务\n张三|办公室|主任\n李四|党办|科长"),
    "two rows": ("姓名    单位      职务\n张三    办公室    主任", "姓名|单位|职务\n张三|办公室|主任"),
    "two columns": ("姓名        成绩\n张三        95\n李四        88", "姓名|成绩\n张三|95\n李四|88"),
    "full-width spaces": ("姓名　　单位　　　职务\n张三　　办公室　　主任", "姓名|单位|职务\n张三|办公室|主任"),
    "figures at the right": (
        "项目          计划        完成\n产值         1,200         980\n税收            30       27.50",
        "项目|计划|完成\n产值|1,200|980\n税收|30|27.50",
    ),
    "heads in the middle": (
        "  项目        责任科室        时限\n制度修订      办公室        2026年3月\n台账建立      财务科        2026年4月",
        "项目|责任科室|时限\n制度修订|办公室|2026年3月\n台账建立|财务科|2026年4月",
    ),
    "rulers": (
        "----------------------\n姓名    单位      职务\n----------------------\n张三    办公室    主任\n----------------------",
        "姓名|单位|职务\n张三|办公室|主任",
    ),
    "a ruler for each column": ("姓名  单位    职务\n----  ------  ----\n张三  办公室  主任", "姓名|单位|职务\n张三|办公室|主任"),
    "wide rulers": ("姓名    单位      职务\n───────────\n张三    办公室    主任", "姓名|单位|职务\n张三|办公室|主任"),
    "numbered rows to fill": ("序号  姓名      单位      签名\n1\n2", "序号|姓名|单位|签名\n1|▢|▢|▢\n2|▢|▢|▢"),
    "numbered rows": ("序号  姓名  单位\n1     张三  办公室\n2     李四  财务科", "序号|姓名|单位\n1|张三|办公室\n2|李四|财务科"),
    "a cell that is empty": (
        "姓名    单位      职务\n张三    办公室    主任\n李四              科长",
        "姓名|单位|职务\n张三|办公室|主任\n李四|▢|科长",
    ),
    "a row that ends early": ("姓名    单位      职务\n张三    办公室    主任\n李四    财务科", "姓名|单位|职务\n张三|办公室|主任\n李四|财务科|▢"),
    "names set out": (
        "姓  名    单位      职务\n张  三    办公室    主任\n李小四    财务科    科长",
        "姓  名|单位|职务\n张  三|办公室|主任\n李小四|财务科|科长",
    ),
    "indented": ("    姓名    单位      职务\n    张三    办公室    主任", "姓名|单位|职务\n张三|办公室|主任"),
    "blanks of X": (
        "任务      责任人    时限\n制度修订  XXX       X月底\n台账建立  XXX       X月底",
        "任务|责任人|时限\n制度修订|▢|▢月底\n台账建立|▢|▢月底",
    ),
    "a programme": ("时间     内容      地点\n8:30     报到      大厅\n9:00     开幕式    礼堂", "时间|内容|地点\n8:30|报到|大厅\n9:00|开幕式|礼堂"),
    "a sum": (
        "科室        人数    经费\n办公室      5       12.5\n财务科      4       8\n合计        9       20.5",
        "科室|人数|经费\n办公室|5|12.5\n财务科|4|8\n合计|9|20.5",
    ),
    "units in the head": (
        "项目      金额（万元）    占比（%）\n办公费    12.5            60\n差旅费    8               40",
        "项目|金额（万元）|占比（%）\n办公费|12.5|60\n差旅费|8|40",
    ),
    "underlines to fill": ("姓名      单位      电话\n______    ______    ______\n______    ______    ______", "姓名|单位|电话\n▢|▢|▢\n▢|▢|▢"),
    "five columns": (
        "编号  品名  规格  数量  单价\n1     大米  25kg  10    120\n2     面粉  10kg  20    45",
        "编号|品名|规格|数量|单价\n1|大米|25kg|10|120\n2|面粉|10kg|20|45",
    ),
}


@pytest.mark.parametrize(("text", "rows"), FORMS.values(), ids=FORMS)
def test_columns_that_line_up_are_a_table(text: str, rows: str) -> None:
    assert drawn(text) == rows


NEIGHBOURS = {
    "double spaces in prose": "各科室要  高度重视，切实加强领导。\n各单位要  认真落实，确保取得实效。",
    "indents": "　　一要加强领导，压实责任。\n　　二要强化督查，务求实效。",
    "two labels on a line": "会议名称：                会议地点：\n会议时间：                主持人：",
    "labels with values": "姓名：张三        性别：男\n民族：汉          籍贯：江畔",
    "labels with underlines": "姓名________    单位________\n电话________    职务________",
    "signatures": "甲方（盖章）：        乙方（盖章）：\n代表人：              代表人：",
    "signatures of two offices": "柳溪市粮储局        柳溪市发改局\n2026年3月1日        2026年3月1日",
    "dates to be signed": "年    月    日        年    月    日\n年    月    日        年    月    日",
    "names": "张三    李四    王五\n赵六    孙七    周八",
    "names set out": "张  三    李小四    王  五\n赵小六    孙  七    周小八",
    "a list": "一、  加强领导\n二、  落实责任\n三、  强化督查",
    "a list with numbers": "1.  加强领导\n2.  落实责任",
    "headings of a standard": "1  范围\n2  规范性引用文件\n3  术语和定义",
    "contents": "第一章  总则        1\n第二章  职责        3\n第三章  附则        9",
    "a spread title": "柳  溪  市  粮  储  局\n会    议    纪    要",
    "attachments": "附件：1.参会人员名单\n      2.会议议程",
    "a sentence with gaps": "兹有我单位      同志前往贵处，\n联系        事宜，请予接洽。",
    "one row": "柳溪市粮储局办公室        2026年3月1日印发",
    "words of a subject": "主题词：会议  通知  安排\n抄  送：各县粮储局",
    "a centred line": "                柳溪市粮储局\n                2026年3月1日",
    "options": "□同意    □不同意\n□弃权    □其他",
}


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_other_lines_with_spaces_stay_text(text: str) -> None:
    assert grids(text) == []
