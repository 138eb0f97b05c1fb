"""Blanks of every convention are found with exactly their columns."""

import pytest

from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.reading import inspect
from tests.reading.marked import blanks, slots_of

CONVENTIONS = {
    "one X": "全镇共有⟦X⟧个行政村，今年已通水⟦X⟧个。",
    "several X": "由⟦XXX⟧同志负责，经费⟦XX⟧万元。",
    "small x": "栽植苗木⟦xx⟧株，成活率⟦xx.x⟧%。",
    "full width X": "封闭时间为⟦ＸＸ⟧天，绕行⟦Ｘ⟧公里。",
    "times sign": "会议由⟦×××⟧主持，时间为⟦×月×日⟧。",
    "stars": "新增就业⟦***⟧人，同比增长⟦*.*⟧%，发放补贴⟦**⟧万元。",
    "spread stars": "自⟦* * * *⟧年起执行，涉及⟦***⟧户。",
    "underlines": "甲方应于收货后⟦____⟧日内付清，逾期按⟦__⟧%计息。",
    "full width underlines": "建筑面积⟦＿＿＿＿⟧平方米，共⟦＿＿⟧层。",
    "gaps of half width": "现有职工⟦     ⟧人，其中党员⟦     ⟧人。",
    "gaps of full width": "兹证明⟦　　　　⟧同志系我单位职工，现任⟦　　　　　⟧职务。",
    "empty lenses": "租期为⟦【　】⟧个月，租金⟦【    】⟧元。",
    "empty round brackets": "由委托人在⟦（  ）⟧日内支付，共⟦（    ）⟧份。",
    "empty square brackets": "位于⟦[    ]⟧区⟦[   ]⟧路。",
    "named lenses": "现授权⟦【经销商名称】⟧在⟦【销售区域】⟧销售。",
    "named square brackets": "⟦[企业名称]⟧位于⟦[详细地址]⟧，现有职工⟦[人数]⟧人。",
    "named angles": "⟦<单位名称>⟧定于⟦<举办日期>⟧举行活动。",
    "named braces": "蔬菜是⟦{县名}⟧县的主导产业。",
    "double braces": "感谢⟦{{ 客户姓名 }}⟧的支持，合同金额⟦{{金额}}⟧元。",
    "dollar braces": "⟦${company}⟧与您续签⟦${years}⟧年。",
    "merge fields": "请⟦«联系人»⟧于⟦«截止日期»⟧前答复。",
    "some": "⟦某某⟧市⟦某某⟧区水务局于⟦某月某日⟧检查了⟦某某⟧水库。",
    "a family name and some": "由⟦王某某⟧负责，⟦某某⟧局长参加。",
    "a family name and two letters": "由⟦李XX⟧、⟦赵××⟧等同志负责，⟦王XX⟧（男）、⟦周XX⟧局长、⟦孙XX⟧副局长参加，由王⟦XX⟧局承办，共张⟦XX⟧张。",
    "circles": "○○镇涉及农户⟦○○⟧户、⟦○○○⟧人，其中⟦○○⟧村占⟦○○⟧%。".replace("○○镇", "⟦○○⟧镇"),
    "dots": "总投资⟦……⟧万元，已完成⟦……⟧万元，占⟦……⟧%。",
    "dots that are all an item says": "一是⟦……⟧；二是⟦……⟧。",
    "prompts": "会议在⟦（此处填写地点）⟧召开，出席⟦（请填写人数）⟧人。",
    "a prompt behind a label": "单位名称：⟦请填写单位全称⟧",
    "digits glued on": "⟦20XX⟧年比⟦202_⟧年增加⟦X.X⟧亿元。",
    "year in a document's number": "《关于防汛工作的通知》（⟦X⟧政办〔⟦20XX⟧〕⟦X⟧号）收悉。",
    "telephone numbers": "联系人：⟦XXX⟧，电话：⟦XXX-XXXXXXXX⟧，手机：⟦138XXXXXXXX⟧。",
    "a hint behind X": "由⟦XXX（姓名）⟧担任⟦XX（职务）⟧。",
    "a hint behind an underline": "乙方：⟦______⟧（单位全称）",
    "the parts of an address": "地址：⟦      ⟧省⟦      ⟧市⟦      ⟧县（区）",
    "prompts inside a sentence": "本人⟦请填写姓名⟧，现有房屋⟦请填写数量⟧间。",
    "names in angles inside round brackets": "就⟦<项目名称>⟧（编号：⟦<项目编号>⟧）投标。",
    "a gap before an amount": "月收入为⟦        ⟧元（大写：⟦          ⟧）。",
    "a lead-in in bold between stars": "**一是**维修⟦**⟧渠道和涵闸；**二是**新栽树木⟦*⟧株；**三是**每月向⟦***⟧局长报告⟦*⟧次。",
    "a quoted name": "打造“⟦X⟧”服务品牌，实施“⟦XX⟧”行动。",
}  # fmt: skip


@pytest.mark.parametrize("sentence", CONVENTIONS.values(), ids=CONVENTIONS)
def test_each_convention_of_blanks_is_found(sentence: str) -> None:
    text = f"关于有关工作情况的报告\n各位领导：\n{sentence}\n特此报告。"
    assert blanks(text)[2] == sentence


DATES = {
    "all parts blank": "会议于⟦XX年X月X日⟧召开。",
    "digits of the century": "自⟦20XX年XX月XX日⟧起施行。",
    "underlines": "自⟦____年__月__日⟧起至⟦____年__月__日⟧止。",
    "gaps": "协议自⟦     年   月   日⟧起生效，有效期⟦    ⟧年。",
    "year and month": "建设工期为⟦20__年__月⟧至⟦20__年__月⟧。",
    "a printed year stays outside": "截至2025年⟦X月X日⟧，已完成⟦X⟧处。",
    "a printed month stays outside": "省厅于10月⟦XX⟧日来函。",
    "brackets": "委托期限自⟦【　】年【　】月【　】日⟧起。",
    "strokes": "填报时间为⟦20XX-XX-XX⟧，请核对。",
    "strokes behind a printed year": "截至⟦2026-XX-XX⟧、⟦2026/__/__⟧和⟦2026.XX.XX⟧都已核对，比分为3-⟦X⟧。",
    "strokes behind a printed month": "填报时间为⟦2026-08-XX⟧，请核对。",
    "a span of days": "定于⟦X月X日⟧至⟦X⟧日举办。",
}  # fmt: skip


@pytest.mark.parametrize("sentence", DATES.values(), ids=DATES)
def test_neighbouring_parts_of_a_date_are_one_blank(sentence: str) -> None:
    text = f"关于有关工作情况的报告\n各位领导：\n{sentence}\n特此报告。"
    assert blanks(text)[2] == sentence


NOT_BLANKS = {
    "rays and axes": "用X射线机检测焊缝，X轴行程800mm，X光片存档三年。",
    "certificates": "参加1+X证书试点，X证书覆盖六个专业，构建3+X产业体系。",
    "products": "手机为iPhone X，系统为macOS X，供应商为SpaceX。",
    "sizes and formats": "工作服XL码12件、XXL码8件，数据用XML格式，安装X64版。",
    "numbered things": "拆除X1、X2号桥墩旁的围挡。",
    "multiplication": "按3人*2天核算，毛坯规格72*72*1.5mm，门头6.5m×3.2m，面积40x30cm。",
    "percentages in formulas": "合格率按“合格数÷总数×100%”计算，当月租金＝上月租金×（1＋递增率）。",
    "products of words": "总价按单价×数量计算，规格为长×宽×高。",
    "file names and addresses": "回执发至wl_px_2@example.com，文件名为“单位_回执_v2.xlsx”。",
    "general some": "某些村还没有通水，某个环节出了问题，某一时段流量大，某种做法不可取。",
    "dots in prose": "大家说：“我们早出晚归……就是为了早日通水。”",
    "Chinese years": "按照二〇二四年和二○○八年的文件执行。",
    "cited years and notes": "根据《通知》（国发〔2024〕3号）和[2023]7号文件要求[1]，执行见（一）。",
    "words in brackets": "各单位（含下属单位）要在会前（请假的除外）报到（盖章有效）。",
    "spread letters": "此致　敬礼",
    "boxes to tick": "[ ]已阅读并知晓 [ ]同意上述条款",
    "light": "查验设备用x光或X光异物检测机，另有X光扫描仪。",
    "the letter itself": "号码末位为字母的，一律写大写X。",
    "some day in a story": "检查组进场。某日，一名工人未戴安全帽。",
    "a remark at the end of a line": "发：各镇、各村　　　　　　（共印90份）",
    "comparison": "当a<b且b>c时成立。",
}  # fmt: skip


@pytest.mark.parametrize("sentence", NOT_BLANKS.values(), ids=NOT_BLANKS)
def test_what_only_looks_like_a_blank_is_none(sentence: str) -> None:
    assert [slot.text for slot in slots_of(sentence)] == []


def test_emphasis_is_no_blank_where_stars_are_blanks_elsewhere() -> None:
    sentence = "**坚持问题导向**，走访农户⟦**⟧户，收集意见⟦***⟧条，重点推进⟦**⟧项目。"
    assert blanks(f"关于走访工作的报告\n各位领导：\n{sentence}\n特此报告。")[2] == sentence


def test_bullets_and_footnotes_of_stars_are_no_blanks() -> None:
    text = "年度工作总结\n走访农户⟦***⟧户，重点整改清单*逐项销号。\n* 修复道路⟦**⟧公里；\n* 安装路灯⟦**⟧盏。\n*清单由办公室更新。"
    assert "\n".join(blanks(text)) == text


def test_stars_of_a_document_with_other_blanks_are_emphasis() -> None:
    text = "# ⟦XX⟧镇工作总结\n以**防汛保安、供水保质**为主线，清运垃圾**约**⟦XX⟧吨，与**⟦XX⟧学院**合作。"
    assert "\n".join(blanks(text)) == text


def test_the_number_of_a_list_is_no_part_of_a_year() -> None:
    text = "清单\n　　1．⟦20XX⟧年用水情况\n　　2．⟦20XX⟧年供水情况"
    assert "\n".join(blanks(text)) == text


def test_the_hint_behind_a_wide_gap_is_no_blank() -> None:
    gap = " " * 30
    assert blanks(f"证明\n致：⟦{gap}⟧（保险公司）\n兹证明情况属实。")[1] == f"致：⟦{gap}⟧（保险公司）"


def test_a_censored_word_is_no_blank() -> None:
    assert [(s.text, s.label) for s in slots_of("给予X纪处分X人。")] == [("X", "给予党纪处分人数")]


def test_a_label_with_nothing_behind_it_is_no_blank() -> None:
    assert blanks("登记表\n姓名：⟦__⟧ 电话：\n单位：   ") == ["登记表", "姓名：⟦__⟧ 电话：", "单位：   "]


def test_columns_of_a_signature_are_no_blanks() -> None:
    text = "合作协议\n双方各执一份。\n甲方（盖章）　　　　　　　　乙方（盖章）\n⟦年    月    日⟧"
    assert "\n".join(blanks(text.replace("⟦年", "    ⟦年"))) == text.replace("⟦年", "    ⟦年")


def test_places_that_the_file_marks_are_blanks_with_their_names() -> None:
    source = SourceText(("入职登记表", "姓名", "", "到岗时间：点击选择"), marks=(Mark(2, 0, 0, "姓名", MarkKind.CELL), Mark(3, 5, 9, "到岗日期")))
    found = [(s.line, s.start, s.end, s.label, s.type) for s in inspect(source).slots]
    assert found == [(2, 0, 0, "姓名", "person"), (3, 5, 9, "到岗日期", "date")]


def test_several_conventions_in_one_sentence_are_all_found() -> None:
    sentence = "⟦X⟧公司（⟦【统一社会信用代码】⟧）承诺在⟦____⟧日内为⟦{县名}⟧县安装设备⟦**⟧台、路灯⟦**⟧盏。"
    assert blanks(f"承诺书\n{sentence}")[1] == sentence
