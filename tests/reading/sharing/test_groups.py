"""Blanks that stand for the same thing share one field; others do not."""

from tests.reading.marked import seen


def groups(text: str) -> list[list[str]]:
    """For each group the words behind its blanks, up to six characters."""
    found = seen(text)
    rows: dict[str, list[str]] = {}
    for slot in found.slots:
        if slot.group:
            rows.setdefault(slot.group, []).append(found.source.lines[slot.line][slot.end :][:4])
    return list(rows.values())


def test_the_unit_that_speaks_of_itself_is_one_field() -> None:
    text = "关于工作情况的报告\n市水务局：\n今年以来，X高度重视，X及时部署。\nX将再接再厉。\nX\n2024年1月1日"
    assert groups(text) == [["高度重视", "及时部署", "将再接再", ""]]
    assert {slot.label for slot in seen(text).slots} == {"本单位"}


def test_the_signing_company_is_found_again_where_it_acts() -> None:
    text = "关于工作情况的报告\n市水务局：\nX公司认真部署，由X公司承建的泵站完工，X公司将继续努力。\nX公司\n2024年1月1日"
    assert groups(text) == [["公司认真", "公司将继", "公司"]]


def test_the_same_words_behind_blanks_name_one_thing() -> None:
    text = "关于X水库除险加固的请示\nX县人民政府：\nX水库建于1970年，X县财政困难。\nX县水务局"
    assert groups(text) == [["水库除险", "水库建于"], ["县人民政", "县财政困", "县水务局"]]


def test_things_named_side_by_side_are_different() -> None:
    assert groups("通报\n走访了X村、X村和X村。") == []


def test_things_named_side_by_side_are_found_again_in_order() -> None:
    found = seen("通知\n由X村、X村发言。\nX村要准备材料，X村要布置会场。").slots
    assert [slot.group for slot in found] == ["g1", "g2", "g1", "g2"]


def test_common_words_do_not_make_one_thing_of_many() -> None:
    assert groups("总结\n一是X项目开工。二是X项目封顶。三是X项目验收。四是X项目投产。") == []


def test_brackets_with_one_name_are_one_field_but_not_for_counts() -> None:
    text = "承诺书\n[企业名称]承诺：电工[人数]人，焊工[人数]人。\n由[负责人姓名]负责，[负责人姓名]签字。\n[企业名称]"
    found = seen(text).slots
    assert [slot.group for slot in found] == ["g1", None, None, "g2", "g2", "g1"]


def test_a_label_and_a_bracket_may_ask_for_the_same() -> None:
    assert groups("授权书\n被授权方：______\n现授权【被授权方名称】销售。") == [["", "销售。"]]


def test_a_party_of_a_contract_is_one_field_from_head_to_seal() -> None:
    head = "合同\n甲方：____\n法定代表人：____\n乙方：____\n法定代表人：____\n甲方账户如下：\n户名：____"
    text = f"{head}\n甲方（盖章）：____　　乙方（盖章）：____\n法定代表人：____　　法定代表人：____"
    found = seen(text).slots
    assert [slot.label for slot in found] == [
        "甲方名称",
        "甲方法定代表人",
        "乙方名称",
        "乙方法定代表人",
        "甲方名称",
        "甲方名称",
        "乙方名称",
        "甲方法定代表人",
        "乙方法定代表人",
    ]


def test_the_holder_of_an_office_is_one_person_but_not_comrades() -> None:
    text = "通知\n由党委书记X主持，请X同志、X同志参加。\n请假须向党委书记X报告。"
    assert groups(text) == [["主持，请", "报告。"]]


def test_the_holder_of_an_office_is_found_again_with_the_office_behind_the_name() -> None:
    text = "通知\n副镇长X主持会议，由X任指挥长。\n每周向X副镇长报告，急事找指挥长X。"
    assert groups(text) == [["主持会议", "副镇长报"], ["任指挥长", "。"]]


def test_a_comrade_with_an_office_is_found_again_where_there_is_no_other() -> None:
    assert groups("通知\n由X同志任主任。\nX同志要抓紧落实。") == [["同志任主", "同志要抓"]]
    assert groups("通知\n请X同志发言。\nX同志要抓紧落实。") == []


def test_the_person_of_a_certificate_is_found_again() -> None:
    assert groups("证明\n兹证明____系我站职工。\n____同志工作认真。") == [["系我站职", "同志工作"]]


def test_a_hired_company_is_found_again_where_it_acts() -> None:
    assert groups("纪要\n由X公司实施改造，X公司须在年底前完工。") == [["公司实施", "公司须在"]]
    assert groups("纪要\nX公司改造水厂，X公司改造泵站。") == []


def test_the_person_who_writes_is_found_again_in_the_signature() -> None:
    text = "述职报告\n各位领导：\n我是供水科的【姓名】，现汇报如下。\n今年成绩明显。\n述职人：【姓名】\n20XX年X月X日"
    assert groups(text) == [["，现汇报", ""]]


def test_the_signing_unit_goes_by_its_short_name() -> None:
    text = "关于资产清查的通知\n各单位：\nX集团决定清查资产，执行《X集团管理办法》。\nX集团有限公司\n20XX年X月X日"
    assert groups(text) == [["集团决定", "集团管理", "集团有限"]]


def test_the_letter_of_a_government_in_its_document_numbers_is_not_the_name_of_its_place() -> None:
    text = "X政函〔2024〕3号\n关于设立园区的批复\nX县人民政府：\n你县《请示》（X政呈〔2024〕5号）收悉。\n同意设立。\nX市人民政府\n2024年1月1日"
    assert groups(text) == []


def test_a_number_is_found_again_with_its_noun_behind_it() -> None:
    assert groups("总结\n安装水表X台。\nX台水表全部通水。") == [["台。", "台水表全"]]
    assert groups("总结\n实施项目X个，其中X个项目已经完工。\nX个项目正在推进。") == []


def test_the_year_from_which_something_counts_is_one_field() -> None:
    assert groups("总结\n我站自20XX年起开行流动水车。\n附件：20XX年以来运行情况") == [["年起开行", "年以来运"]]


def test_the_year_of_the_title_is_the_documents_year() -> None:
    text = "X镇20XX年工作总结\n20XX年，X镇完成投资X万元。"
    assert groups(text) == [["镇20X", "镇完成投"], ["年工作总", "年，X镇"]]


def test_the_one_total_of_a_document_is_one_field() -> None:
    assert groups("建议书\n项目总投资____万元，其中设备费____万元。\n总投资____万元由县财政解决。") == [["万元，其", "万元由县"]]


def test_the_issuers_short_name_in_a_document_number_belongs_to_it() -> None:
    text = "关于交通组织方案的复函\nXX路桥建设公司：\n你公司来函（XX路桥函〔2024〕5号）收悉。"
    assert groups(text) == [["路桥建设", "路桥函〔"]]


def test_documents_of_one_text_do_not_share_fields() -> None:
    one = "X公司工作总结\n一年来，X公司完成投资X万元。\n一、做法\n抓管理。\nX公司\n2023年1月1日"
    found = seen(f"{one}\n{one}").slots
    assert [slot.group for slot in found] == ["g1", "g1", None, "g1", "g2", "g2", None, "g2"]
    assert len({slot.field for slot in found}) == 4


def test_who_is_praised_is_not_who_is_blamed() -> None:
    text = "通报\n一等奖：X乡、X局\n其中X乡率先完成。\n对进度滞后的X镇、X局，责成其整改。"
    assert groups(text) == [["乡、X局", "乡率先完"]]


def test_two_who_win_are_of_two_units() -> None:
    assert groups("通报\n来自XX公司的XXX获得第一名，XX公司的XXX获得第二名。") == []


def test_a_party_that_is_asked_of_keeps_its_own_address_and_dates_are_no_party() -> None:
    text = "申请书\n申请人：____，住址：____\n被申请人：____有限公司，住所地：____\n请求支付申请人20  年  月至20  年  月工资。"
    found = seen(text).slots
    assert [slot.label for slot in found[:4]] == ["申请人", "申请人住址", "被申请人名称", "被申请人住所地"]
    assert {slot.group for slot in found} == {None}


def test_an_ordinal_of_another_body_is_another() -> None:
    assert groups("选举办法\n共青团XX学院第X次代表大会选举产生委员，并选举共青团XX市第X次代表大会代表。") == []


def test_how_much_something_grows_is_not_how_much_it_is() -> None:
    assert groups("简报\n国家级项目X项。\n二、打算\n明年国家级项目增加X项。") == []


def test_where_somebody_goes_is_not_the_place_of_the_title() -> None:
    assert groups("XX大学20XX年工作简报\n选派X名教师赴XX大学访学。") == []


def test_the_years_of_a_contract_are_not_the_year_of_the_title() -> None:
    assert groups("XX学院20XX年招聘简章\n签订X年聘用合同。") == []


def test_a_party_in_the_title_is_the_one_that_signs() -> None:
    text = "____（以下简称“甲方”）与____（以下简称“乙方”）购销合同\n一、交货\n甲方交货。\n甲方（盖章）：____　乙方（盖章）：____"
    assert [slot.label for slot in seen(text).slots] == ["甲方名称", "乙方名称", "甲方名称", "乙方名称"]


def test_where_a_thing_lies_tells_it_from_another() -> None:
    text = "纪要\n上游X镇镇长X、下游X镇镇长X参加会议。\n由上游X镇镇长X负总责。\n费用由下游X镇垫付。"
    assert groups(text) == [["镇镇长X", "镇镇长X"], ["、下游X", "负总责。"], ["镇镇长X", "镇垫付。"]]


def test_posts_in_towns_of_one_kind_are_in_several_towns() -> None:
    assert groups("任免通知\n免去其XX镇副镇长职务。\n免去XXX同志的XX镇卫生院院长职务。\nXX县人民政府\n2024年1月1日") == []


def test_who_is_responsible_in_a_unit_is_no_party() -> None:
    text = "申报书\n申报单位：____\n单位负责人：____　联系电话：____\n合作单位：____大学\n单位负责人：____　联系电话：____"
    assert groups(text) == []


def test_parties_with_a_letter_behind_are_found_again_where_they_sign() -> None:
    parties = "当事人甲：____，住____村\n当事人乙：____，住____村"
    text = f"调解协议书\n{parties}\n当事人甲（签名）：____\n当事人乙（签名）：____"
    found = seen(text).slots
    assert [slot.label for slot in found if slot.group] == ["当事人甲姓名", "当事人乙姓名", "当事人甲姓名", "当事人乙姓名"]


def test_a_document_is_quoted_again_by_what_it_is_called() -> None:
    again = "来函（X政函〔20XX〕X号）提出的标准过高，《规划》（X政函〔20XX〕X号）另有规定，请就来函（X政函〔20XX〕X号）再作研究。"
    text = f"复函\nX区人民政府：\n贵区《关于调整线路的函》（X政函〔20XX〕X号）收悉。\n{again}"
    found = [slot.group for slot in seen(text).slots if slot.line > 1]
    assert found[:3] == found[3:6] == found[9:12] != found[6:9]
    assert None not in found[:3]


def test_who_was_praised_and_who_gave_up_are_spoken_of_again() -> None:
    assert groups("通报\nX小学总务主任XXX受表扬。\n受表扬的总务主任XXX介绍经验。") == [["受表扬。", "介绍经验"]]
    assert groups("公示\nXXX自愿放弃，由XXX递补。\n自愿放弃的XXX同志不得再次报考。") == [["自愿放弃", "同志不得"]]


def test_a_number_is_taken_up_by_who_makes_use_of_what_was_counted() -> None:
    assert groups("简报\n全县XX个测报点三天一查。\n发挥XX个测报点的作用，新建XX个测报点。") == [["个测报点", "个测报点"]]


def test_a_plan_for_a_year_is_not_of_the_year_of_the_number() -> None:
    assert groups("X卫院〔20XX〕X号\n关于建设业务楼的请示\nX县人民政府：\n恳请列入20XX年补短板计划。") == []


def test_a_sum_that_the_text_rules_is_the_one_of_the_rule() -> None:
    assert groups("办法\n第三条　人均可支配月收入低于XXXX元。\n第五条　人均可支配月收入低于第三条规定的XXXX元的，再减免。") == [["元。", "元的，再"]]


def test_a_number_of_the_title_is_told_again() -> None:
    assert groups("关于调整X路公交的复函\n同意X路公交改线，X路电车不变。") == [["路公交的", "路公交改"]]


def test_what_was_named_above_is_taken_up_by_its_kind() -> None:
    assert groups("通报\n表扬X小学、X中学。\n上述X小学介绍经验。") == [["小学、X", "小学介绍"]]


def test_a_firm_of_one_trade_is_told_of_again_and_again() -> None:
    text = "事故报告\nX物流公司司机超速，与X客运公司客车相撞。\nX物流公司监控失灵。\n对X物流公司罚款。"
    assert groups(text) == [["物流公司", "物流公司", "物流公司"]]
