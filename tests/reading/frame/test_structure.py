"""Title, addressee, headings, broken lines, signature and date of a sample."""

import pytest

from editor.model.sample.inspection import Inspection
from editor.model.sample.source import SourceText
from editor.reading import inspect
from tests.reading.marked import seen

NOTICE = """关于召开春季防火工作会议的通知
各镇人民政府，县直有关单位：
为做好防火工作，现将有关事项通知如下：
一、会议时间
3月5日上午9时。
二、有关要求
请准时参会。
特此通知。

青溪县林业局
2024年3月1日
"""


def levels(found: Inspection) -> list[tuple[int, int]]:
    return [(h.line, h.level) for h in found.headings]


def test_a_notice_is_taken_apart() -> None:
    found = seen(NOTICE)
    assert (found.title, found.addressee) == ("关于召开春季防火工作会议的通知", "各镇人民政府，县直有关单位")
    assert (found.signature, found.date, found.kind) == ("青溪县林业局", "2024年3月1日", "通知")
    assert (found.title_lines, found.addressee_line, found.signature_lines, found.date_line) == ((0,), 1, (9,), 10)


def test_a_title_of_two_lines_is_one() -> None:
    found = seen("关于印发全县水库安全\n管理办法的通知\n各乡镇：\n现印发给你们。")
    assert (found.title, found.title_lines) == ("关于印发全县水库安全管理办法的通知", (0, 1))


def test_an_issuer_above_the_title_belongs_to_it() -> None:
    assert seen("青溪县水务局\n关于水库除险加固的请示\n县人民政府：\n现请示如下。").title == "青溪县水务局关于水库除险加固的请示"


def test_an_addressee_glued_to_the_title_is_told_apart() -> None:
    found = seen("关于增加办公经费的请示X县财政局：\n我单位拟申请经费X万元。")
    assert (found.title, found.addressee, found.addressee_line) == ("关于增加办公经费的请示", "X县财政局", 0)


def test_a_title_with_spread_letters_is_closed_up() -> None:
    assert seen("　　　　介　绍　信\n　　兹介绍我单位职工前往联系。").title == "介绍信"


def test_the_marks_of_markdown_are_no_part_of_the_title() -> None:
    assert seen("# 年度工作总结\n\n一年来，工作平稳。").title == "年度工作总结"


@pytest.mark.parametrize("site", ["范文（精选）", "模板", "范文精选3篇"])
def test_a_title_above_the_addressee_stays_one_whatever_a_site_wrote_behind_it(site: str) -> None:
    found = seen(f"关于防汛工作的报告{site}\n县防汛指挥部：\n今年以来，全镇平安度汛。")
    assert (found.title, found.noise_lines) == ("关于防汛工作的报告", ())


@pytest.mark.parametrize("line", ["时间：3月1日", "甲方：", "现将有关情况报告如下：", "收件清单如下：", "密级：", "紧急程度：", "专家签名："])
def test_a_label_is_no_addressee(line: str) -> None:
    assert seen(f"关于工作的报告\n{line}\n正文很长，这里写了一句话。").addressee is None


@pytest.mark.parametrize("line", ["尊敬的各位领导：", "同志们：", "（接洽单位名称）："])
def test_an_addressee_may_be_a_greeting_or_a_blank(line: str) -> None:
    assert seen(f"介绍信\n{line}\n兹介绍我单位职工前往联系有关事宜，请予接洽。").addressee == line[:-1]


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        ("致：青溪县水务局：", "青溪县水务局"),
        ("致：青溪县水务局", "青溪县水务局"),
        ("致：【收件单位】", "【收件单位】"),
        ("尊敬的李先生", "尊敬的李先生"),
    ],
)
def test_an_addressee_behind_zhi_or_a_greeting_needs_no_colon(line: str, addressee: str) -> None:
    found = seen(f"推荐信\n{line}\n兹推荐我单位职工参加贵单位的评选，请予接洽。")
    assert (found.addressee, found.addressee_line) == (addressee, 1)


@pytest.mark.parametrize(
    ("line", "addressee"),
    [("尊敬的李女士：您好！", "尊敬的李女士"), ("各位老师，大家好！", "各位老师"), ("尊敬的各位领导、各位评委，", "尊敬的各位领导、各位评委")],
)
def test_a_greeting_with_hello_behind_it_is_the_addressee(line: str, addressee: str) -> None:
    found = seen(f"推荐信\n{line}\n兹推荐我单位职工参加贵单位的评选，请予接洽。")
    assert (found.addressee, found.addressee_line) == (addressee, 1)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("20XX.XX.XX", "20XX.XX.XX"),
        ("20XX/X/X", "20XX/X/X"),
        ("20XX年X月X日（公章）", "20XX年X月X日"),
        ("（盖章）20XX年X月X日", "20XX年X月X日"),
        ("日期：______", "______"),
        ("签字日期：____年__月__日", "____年__月__日"),
    ],
)
def test_a_date_may_be_written_in_other_ways(line: str, date: str) -> None:
    found = seen(f"介绍信\n青溪县水务局：\n兹介绍我站职工前往贵处联系有关事宜，请予接洽。\n请支持。\n青溪水管站\n{line}")
    assert (found.signature, found.date) == ("青溪水管站", date)


def test_the_first_of_several_lines_to_be_signed_is_the_signature() -> None:
    foot = "委托人：X公司（盖章）\n法定代表人：X（签字）\n受委托人：X（签字）\n日期：X年X月X日"
    assert seen(f"委托书\n现委托下列人员办理有关手续，特此委托。\n权限至年底止。\n{foot}").signature == "委托人：X公司（盖章）"


def test_a_form_may_be_signed_by_any_unit() -> None:
    foot = "单位（公章）\n填表人签字：\n年    月    日"
    assert seen(f"工作证明\n兹证明　　　　同志系我单位职工。\n特此证明。\n{foot}").signature == "单位（公章）"


def test_a_bulletin_has_issuer_and_date_in_one_line_at_its_head() -> None:
    text = "工作动态\n第X期（总第X期）\n青溪县水务局办公室　　20XX年X月X日\n河道清障进展顺利\n全县完成清障X公里，群众出行更加方便，防汛能力明显提高。"
    found = seen(text)
    assert (found.signature, found.date) == ("青溪县水务局办公室", "20XX年X月X日")


def test_the_four_levels_of_the_standard() -> None:
    text = "工作报告\n一、情况\n（一）进度\n1.土建\n（1）主体\n已经封顶。\n（2）装修\n已经进场。\n2.安装\n已经开始。\n二、打算\n继续推进。"
    assert levels(seen(text)) == [(1, 1), (2, 2), (3, 3), (4, 4), (6, 4), (8, 3), (10, 1)]


def test_other_systems_count_by_nesting() -> None:
    text = "管理规定\n第一章 总则\n第一条 为加强管理，制定本规定。\n第二章 职责\n第一节 局机关\n第二条 局机关负责审批。"
    assert levels(seen(text)) == [(1, 1), (2, 3), (3, 1), (4, 2), (5, 3)]
    assert levels(seen("项目建议书\n1 总论\n1.1 概况\n1.1.1 名称\n水库\n1.1.2 地点\n青溪\n2 必要性\n缺水。")) == [
        (1, 1),
        (2, 2),
        (3, 3),
        (5, 3),
        (7, 1),
    ]


def test_decimals_and_measures_at_the_head_of_a_line_are_no_headings() -> None:
    text = "建议书\n1 总论\n1.1 现状\n利用系数仅0.52，\n2.3万亩农田缺水。\n2 打算\n7个工作日内完成。\n3.5万元已到位。"
    assert levels(seen(text)) == [(1, 1), (2, 2), (5, 1)]


def test_a_heading_may_begin_with_a_year_or_a_number_word() -> None:
    text = "工作报告\n一、2023年工作回顾\n成绩很大。\n二、一年来的体会\n体会很深。\n三、20XX年打算\n继续努力。"
    assert levels(seen(text)) == [(1, 1), (3, 1), (5, 1)]
    assert levels(seen("通报\n一、二、三等奖各一名。\n特此通报。")) == []


@pytest.mark.parametrize("date", ["20__年__月__日", "XX年X月X日", "二〇二六年三月五日"])
def test_a_date_is_no_title_where_there_is_none(date: str) -> None:
    found = seen(f"兹有我单位____同志前往贵处办理有关事宜，请予接洽。\n（公章）\n{date}")
    assert (found.title, found.date) == (None, date)


def test_a_text_without_a_title_has_none() -> None:
    found = seen("尊敬的X领导：\n您好！\n我是X部门的X，现汇报如下。\n此致\n敬礼\nX\n2024年X月X日")
    assert (found.title, found.noise_lines, found.signature) == (None, (), "X")


def test_a_heading_with_text_running_on_ends_at_its_full_stop() -> None:
    found = seen("工作报告\n（一）抓进度。工程于X月开工，完成投资X万元。\n（二）抓质量。实行旁站监理，验收合格。").headings
    assert [(h.text, h.end) for h in found] == [("（一）抓进度", 7), ("（二）抓质量", 7)]


def test_numbered_sentences_are_no_headings() -> None:
    text = "协议书\n一、双方义务\n1．甲方应当按月足额支付租金，不得拖欠。\n2．乙方应当保证房屋可以正常使用。\n二、附则\n自签字之日起生效。"
    assert levels(seen(text)) == [(1, 1), (4, 1)]


def test_items_of_a_list_are_no_headings() -> None:
    text = "办法\n第一条 需要提交下列材料：\n（一）身份证明；\n（二）营业执照；\n（三）其他材料。\n第二条 本办法自发布之日起施行。"
    assert levels(seen(text)) == [(1, 1), (5, 1)]
    assert levels(seen("通知\n请携带以下材料：\n1.身份证\n2.户口本\n3.照片\n特此通知。")) == []


def test_an_attachment_list_is_no_heading() -> None:
    text = "请示\n一、理由\n设备老化。\n附件：1.设备清单\n2.询价记录\n3.预算表\n青溪厂\n2024年1月1日"
    assert levels(seen(text)) == [(1, 1)]


def test_headings_of_markdown_without_numbers_count_from_the_title() -> None:
    text = "# 工作总结\n\n## 主要工作\n\n### 抓进度\n\n完成投资。\n\n## 打算\n\n继续。"
    assert levels(seen(text)) == [(2, 1), (4, 2), (8, 1)]


WRAPPED = """关于组织开展山洪灾害
防御演练的通知
各村民委员会：
    为检验预案的可操作性，锻炼抢险队伍，镇防汛指挥部决定于
×月×日组织开展防御演练，现将有关事项通知如下，请认真抓好
落实。
    一、演练科目
    演练共设三个科目，由××公司抢险队承担转移任务，其余科目由
各村自行组织，出动挖掘机××台。
- 1 -
    二、演练要求
    各村要高度重视，精心组织，确保演练安全有序，不得走过场和
搞形式。
                青溪镇人民政府
                2024年×月×日
- 2 -
"""


def test_lines_broken_in_the_middle_of_a_paragraph_are_joined() -> None:
    found = seen(WRAPPED)
    assert found.joined == (4, 5, 8, 12)
    assert found.title == "关于组织开展山洪灾害防御演练的通知"
    assert levels(found) == [(6, 1), (10, 1)]


def test_a_text_with_a_line_a_paragraph_is_not_joined() -> None:
    assert seen(NOTICE).joined == ()


def test_a_heading_over_two_lines_knows_both() -> None:
    text = "\n".join(["实施方案", *["各镇要结合实际认真组织实施确保按期完成全部任务目标要求并", "报县里备案。"] * 3])
    found = seen(f"{text}\n一、围绕本地优势品种建设高标准示范\n种植基地\n各镇要结合实际认真组织实施确保按期完成全部任务目标要求并\n报县里备案。")
    assert [(h.line, h.lines, h.text) for h in found.headings] == [(7, 2, "一、围绕本地优势品种建设高标准示范种植基地")]


@pytest.mark.parametrize(
    ("foot", "signature", "date"),
    [
        ("青溪县水务局\n2024年X月X日", "青溪县水务局", "2024年X月X日"),
        ("青溪县水务局　　20XX年XX月XX日", "青溪县水务局", "20XX年XX月XX日"),
        ("述职人：***\n2025年*月*日", "述职人：***", "2025年*月*日"),
        ("[企业名称]\n[承诺日期]", "[企业名称]", "[承诺日期]"),
        ("X局\n二〇二四年X月X日", "X局", "二〇二四年X月X日"),
        ("____管理处\n20__年__月", "____管理处", "20__年__月"),
        ("X县办公室\n20XX年X月X日印发", "X县办公室", "20XX年X月X日"),
        ("甲方（盖章）　　　　乙方（盖章）\n年   月   日", None, "年   月   日"),
        ("主任：XXX", None, None),
    ],
)
def test_signature_and_date_stand_at_the_foot(foot: str, signature: str | None, date: str | None) -> None:
    found = seen(f"年度工作总结\n一年来，各项工作取得了新的成绩，现总结如下。\n完成投资***万元。\n{foot}")
    assert (found.signature, found.date) == (signature, date)


def test_a_speech_has_speaker_and_date_below_its_title() -> None:
    found = seen("在全县水利工作会议上的讲话\n县长 XXX\n（20XX年X月X日）\n同志们：\n今天我们召开全县水利工作会议，安排今年的工作。")
    assert (found.signature, found.date, found.addressee) == ("县长 XXX", "20XX年X月X日", "同志们")


def test_several_documents_in_one_text_are_told_apart() -> None:
    one, two = (
        "X公司20XX年工作总结\n一年来，X公司完成投资X万元。\n一、做法\n抓管理。\nX公司\n20XX年X月X日",
        "X站20XX年工作总结\n全年供水X万吨。\n一、做法\n抓安全。",
    )
    text = f"{one}\n{two}\nX站\n20XX年X月X日"
    found = seen(text)
    assert found.documents == (0, 6)
    assert (found.title, found.signature) == ("X公司20XX年工作总结", "X公司")


def test_another_of_several_documents_can_be_asked_for() -> None:
    first = "甲厂工作总结\n一年来，完成产量X吨。\n一、做法\n抓管理。\n甲厂\n2023年1月1日"
    text = f"{first}\n乙厂工作总结\n全年产量X吨。\n一、做法\n抓安全。\n乙厂\n2024年1月1日"
    found = inspect(SourceText.of(text), document=1)
    assert (found.title, found.signature, found.date) == ("乙厂工作总结", "乙厂", "2024年1月1日")


@pytest.mark.parametrize(
    ("lines", "addressee"),
    [("主送：县财政局", "县财政局"), ("各部门、各车间", "各部门、各车间"), ("县财政局、县水利局\n县林业局：", "县财政局、县水利局县林业局")],
)
def test_an_addressee_may_be_labelled_uncalled_or_broken(lines: str, addressee: str) -> None:
    found = seen(f"关于防火工作的报告\n{lines}\n　　现将今年以来的防火工作情况报告如下。\n一、进展\n　　共巡查X次。\n县防火办\n2024年X月X日")
    assert found.addressee == addressee


def test_an_issuer_below_the_title_is_no_addressee_where_nobody_signs_at_the_foot() -> None:
    assert seen("关于防火工作的报告\n县防火办\n　　今年以来，全县共巡查X次，未发生火情。\n一、进展\n　　进展顺利。").addressee is None


@pytest.mark.parametrize("last", ["联系地址：", "家庭住址：\n联系电话：____", "备注栏：", "城北站意见栏："])
def test_the_last_label_of_a_form_is_no_addressee(last: str) -> None:
    assert seen(f"申请表\n姓名：____\n电话：____\n{last}").addressee is None


def test_an_addressee_below_a_label_is_one_where_text_follows() -> None:
    assert seen("关于开展检查的通知\n编号：____\n各科室、各站所：\n请于周五前完成自查。").addressee == "各科室、各站所"
