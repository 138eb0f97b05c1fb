"""Names of fields come from the sentence: short, unique, in the reader's words."""

import re

import pytest

from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table import SourceTable
from editor.reading import inspect
from tests.reading.marked import labels_of, seen, slots_of

SENTENCES = [
    ("年内计划完成投资额X亿元。", ["年内计划完成投资额"]),
    ("新增项目X个，惠及居民X户。", ["新增项目数量", "惠及居民户数"]),
    ("由X任组长，检漏班长X带队。", ["组长姓名", "检漏班长姓名"]),
    ("由X公司承建，委托X勘测院测绘。", ["承建公司名称", "勘测院名称"]),
    ("项目计划X月底开工，X月通水。", ["开工月份", "通水月份"]),
    ("定于X月X日召开动员会。", ["召开日期"]),
    ("加强与X的沟通，深化与X等的合作。", ["沟通单位", "合作单位"]),
    ("抄表到户率达到X%，同比增长X%。", ["抄表到户率", "抄表到户率同比增幅"]),
    ("漏损率由年初的X%降到X%。", ["原漏损率", "现漏损率"]),
    ("打造“X”服务品牌，依托X系统。", ["服务品牌名称", "系统名称"]),
    ("联系人：X，电话：X。", ["联系人", "电话"]),
    ("合同总价人民币____元（大写：____）。", ["合同总价", "合同总价大写"]),
    ("现授权[经销商名称]在[销售区域]销售。", ["经销商名称", "销售区域"]),
    ("成立X支突击队，抽调X人。", ["突击队支数", "抽调人数"]),
    ("物业费按每平方米每月X元收取。", ["物业费单价"]),
    ("在全县供水知识竞赛中获得第X名。", ["全县供水知识竞赛名次"]),
    ("按照县委第X巡察组的意见整改。", ["巡察组序号"]),
    ("由县人大常委会副主任X带队，检查组组长由我局副局长X担任。", ["县人大常委会副主任姓名", "副局长姓名"]),
    ("请各镇于X月X日17时前将名单报至县水务局。", ["报送截止日期"]),
    ("市水务局要在X月X日前拨付首笔资金。", ["拨付截止日期"]),
    ("甲方在X日内无息退还押金X元。", ["甲方无息退还押金天数", "无息退还押金"]),
    ("汛前对X座小型水库逐一检查，涉及沿河X个村。", ["小型水库座数", "沿河村数量"]),
    ("开设护理等X个专业，X台水泵仍靠人工启闭。", ["专业数量", "水泵台数"]),
    ("使用超过15年的X台。", ["使用超过15年台数"]),
    ("以“X”为载体，做好X的综合开发工作。", ["载体名称", "综合开发工作对象"]),
    ("向镇X委书记X汇报。", ["镇党委书记姓名"]),
    ("封闭时间为2024年X月X日至X月X日。", ["封闭开始日期", "封闭截止日期"]),
    ("由信贷员X核实，安全员X复查。", ["信贷员姓名", "安全员姓名"]),
    ("出席：X、X", ["出席人员", "出席人员（其二）"]),
    ("力争2025年财政收入突破X亿元。", ["财政收入"]),
    ("本次检查共抽调业务骨干X名，组成X个检查组。", ["业务骨干人数", "检查组数量"]),
    ("发现隐患X处，当场整改X处，下发整改通知书X份。", ["发现隐患处数", "当场整改处数", "整改通知书份数"]),
    ("X户居民使用超期软管，剩余X项已明确责任人XXX。", ["居民户数", "剩余项数", "责任人"]),
    ("未发生X级以上事故，仅完成年度计划的X%。", ["事故等级", "完成年度计划比例"]),
    ("X月X日在XX车间组织了应急演练。", ["演练日期", "车间名称"]),
    ("我局于X月X日至X月X日组织开展了专项检查。", ["检查开始日期", "检查截止日期"]),
    ("根据市安委办X月X日会议要求，推进XX设备更新。", ["市安委办会议日期", "设备名称"]),
    ("逾期一日，按月租金的X%支付违约金；本合同一式X份。", ["违约金比例", "本合同份数"]),
    ("案号：（2026）X民初X号", ["案号法院代字", "案号序号"]),
    ("要求冻结其工资X元，从X月X日起按月扣留X元。", ["工资", "扣留开始日期", "按月扣留金额"]),
    (
        "局党组会议（2026年第X次）决定，XXX同志由XX科调至XX所工作，责任部门XX部。",
        ["局党组会议次序", "人员姓名", "调出科室名称", "调入单位名称", "部门名称"],
    ),
    ("涉及X个乡镇X个行政村，受益群众X户X人。", ["涉及乡镇数量", "行政村数量", "受益群众户数", "受益群众人数"]),
    ("维修机井X眼，每名技术人员需负责X个标段。", ["维修机井眼数", "负责标段数量"]),
    ("作典型发言（每家发言不超过X分钟），签约X户，解决停车难等问题X个。", ["每家发言分钟数", "签约户数", "问题数量"]),
    ("请于X月X日X时前将参会回执报市局办公室。", ["报送截止日期", "报送时刻"]),
    ("参会人员于X月X日X时前报到，住XX酒店X楼会议室旁。", ["报到截止日期", "报到时刻", "酒店名称", "楼层"]),
    ("我全年参加学习X次，主持召开协调会X次。", ["参加学习次数", "协调会次数"]),
    ("（X政办〔20XX〕X号）", ["发文机关代字", "发文年份", "发文序号"]),
    ("20XX年X月X日，执法人员X、X到场检查。", ["检查日期", "执法人员姓名", "执法人员姓名（其二）"]),
    ("应急演练未组织。20XX年X月X日立案调查。", ["立案日期"]),
    ("期中考试（X月X日至X月X日），召开家长会。", ["期中考试开始日期", "期中考试截止日期"]),
    ("比赛时间：20XX年X月X日至X月X日", ["比赛开始日期", "比赛截止日期"]),
    ("每年X月X日至次年X月X日为防火期。", ["防火期开始日期", "防火期截止日期"]),
    ("责成其主要负责人于X月X日前向县政府作出书面说明。", ["书面说明截止日期"]),
    ("X月X日，XX厂发生火灾。", ["火灾日期", "厂名称"]),
    ("我方曾于20XX年X月X日、20XX年X月X日两次催告。", ["催告日期", "催告日期（其二）"]),
    ("X月底前东区停车场开工，X月底前西区停车场开工。", ["东区停车场开工月份", "西区停车场开工月份"]),
    ("20XX—20XX学年度工作计划", ["起始年份", "截止年份"]),
    ("经研究，给予X党内警告处分，免去X同志的科长职务。", ["受处分人", "免职人员姓名"]),
    ("聘任X为总经理，项目经理由X担任。", ["总经理姓名", "项目经理姓名"]),
    ("来自XX公司的XXX获得焊工组第一名。", ["公司名称", "焊工组第一名获得者姓名"]),
    ("决定对XXX等X名先进个人予以通报表扬。", ["先进个人姓名", "先进个人人数"]),
    ("护林员X、X等X人表现突出。", ["护林员姓名", "护林员姓名（其二）", "护林员人数"]),
    ("决定给予人民币X万元罚款的行政处罚。", ["给予罚款"]),
    ("逾期的，按日加收X‰的滞纳金；返还比例不低于盈余的X%。", ["滞纳金比例", "返还比例"]),
    ("按每公斤X元的保护价收购，逾期按每日X元收取占用费。", ["保护价", "占用费"]),
    ("监理酬金为人民币（大写）____元（¥____）。", ["监理酬金大写", "监理酬金小写"]),
    ("总支出X万元，比上届减少X万元。", ["总支出", "总支出减少额"]),
    ("三是土地流转率低，仅X%。", ["土地流转率"]),
    ("第一产业增加值X亿元，增长X%。", ["第一产业增加值", "第一产业增加值增幅"]),
    ("亩均投资由1500元提高到X元。", ["现亩均投资"]),
    ("招标人在X日内答复，由区纪委监委在X日内处置。", ["招标人答复天数", "区纪委监委处置天数"]),
    ("请来宾于X时X分在X号门集合。", ["集合时刻", "集合时刻的分", "门号"]),
    ("被申请人以____为由解除劳动合同，____公司因____被否决。", ["理由名称", "公司名称", "原因"]),
    ("第X届“XX杯”科技创新大赛，委员由XXX、XXX组成。", ["届次", "杯名称", "委员姓名", "委员姓名（其二）"]),
    ("全年新招募志愿者[人数]名，由社区书记[姓名]带队。", ["新招募志愿者人数", "社区书记姓名"]),
    ("甲方代表：X，电话：X；乙方代表：X，电话：X", ["甲方代表", "甲方电话", "乙方代表", "乙方电话"]),
    ("X综罚〔20XX〕X号，住XX村X组。", ["发文机关代字", "发文年份", "发文序号", "村名", "村民组号"]),
]


@pytest.mark.parametrize(("sentence", "labels"), SENTENCES)
def test_a_sentence_names_its_blanks(sentence: str, labels: list[str]) -> None:
    assert labels_of(sentence) == labels


def test_elements_have_the_names_of_the_standard() -> None:
    found = seen("关于工作情况的报告\nX：\n现将情况报告如下。\n已完成投资X万元。\nX\nX年X月X日").slots
    assert [slot.label for slot in found] == ["主送机关", "完成投资", "署名", "成文日期"]


LONG = "按照县防汛抗旱指挥部办公室统一部署要求切实落实巡查责任人和技术责任人每周检查水库大坝及溢洪道泄洪设施X次。"


def test_a_long_name_is_cut_where_a_word_begins() -> None:
    assert labels_of(LONG) == ["溢洪道泄洪设施次数"]


def test_the_year_of_the_title_names_the_year_of_the_date() -> None:
    found = seen("X镇20XX年度工作总结\n今年以来，成绩明显。\n各项任务完成。\nX镇\n20XX年12月3日").slots
    assert [slot.label for slot in found] == ["本镇名称", "年度", "本镇名称", "年度"]


REPEATED = "总结\n一是X项目完成X，计划X月完工。二是X项目完成X，计划X月完工。三是X项目完成X，计划X月完工。" + "投资X亿元，新增X个。" * 30


def test_names_are_unique_and_never_end_in_a_bare_number() -> None:
    found = seen(REPEATED).slots
    labels = [slot.label for slot in found]
    assert len(set(labels)) == len(labels)
    assert [label for label in labels if re.search(r"[0-9０-９_]$", label)] == []
    assert [label for label in labels if not 2 <= len(label) <= 20] == []


def test_keys_are_unique_and_hold_no_mark_of_a_template() -> None:
    found = seen(REPEATED + '\n“{甲|乙}”为【单位"名称"】，{{ it\'s }}。').slots
    keys = [slot.field for slot in found]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if re.search(r"[{}|\"'\s]", key) or not 1 <= len(key) <= 40] == []


def test_the_key_is_the_first_label() -> None:
    assert [(slot.field, slot.label) for slot in slots_of("完成投资X亿元。")] == [("完成投资", "完成投资")]


def test_the_same_text_gets_the_same_names_again() -> None:
    assert [s.field for s in seen(REPEATED).slots] == [s.field for s in seen(REPEATED).slots]


TABLE = "统计表\n| 项目 | 总投资（万元） | 责任人 |\n| --- | --- | --- |\n| 水库 | XX | XXX |\n| 泵站 | XX | XXX |"


def test_blanks_of_a_table_are_named_by_its_heads() -> None:
    found = seen(TABLE).slots
    assert [(slot.label, slot.type) for slot in found] == [
        ("水库总投资", "money"),
        ("水库责任人", "person"),
        ("泵站总投资", "money"),
        ("泵站责任人", "person"),
    ]
    assert found[0].unit == "万元"


def test_blanks_of_a_files_table_are_named_by_the_cell_beside_them() -> None:
    lines = ("登记表", "姓名", "X", "出生日期", "X")
    source = SourceText(lines, tables=(SourceTable.of_rows((((1,), (2,)), ((3,), (4,)))),))
    assert [(slot.label, slot.type) for slot in inspect(source).slots] == [("姓名", "person"), ("出生日期", "date")]


def test_an_empty_cell_is_named_by_the_head_of_its_column() -> None:
    lines = ("统计表", "序号", "项目名称", "责任人", "1", "", "")
    table = (((1,), (2,), (3,)), ((4,), (5,), (6,)))
    source = SourceText(lines, tables=(SourceTable.of_rows(table),), marks=(Mark(5, 0, 0, "1", MarkKind.CELL), Mark(6, 0, 0, "", MarkKind.CELL)))
    assert [(slot.label, slot.type) for slot in inspect(source).slots] == [("项目名称", "project"), ("责任人", "person")]
