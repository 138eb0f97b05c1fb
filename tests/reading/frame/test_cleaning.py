"""What is not part of the document is noise; what only looks like it stays."""

import pytest

from tests.reading.marked import seen

BODY = (
    "关于水库除险加固情况的报告\n县人民政府：\n现将有关情况报告如下：\n一、进展\n完成投资X万元，加固坝体X米。\n特此报告。\n青溪县水务局\n2024年X月X日"
)


def noise(head: str = "", tail: str = "") -> list[str]:
    lines = [*head.splitlines(), *BODY.splitlines(), *tail.splitlines()]
    found = seen("\n".join(lines))
    assert (found.title, found.signature) == ("关于水库除险加固情况的报告", "青溪县水务局")
    return [lines[n] for n in found.noise_lines]


@pytest.mark.parametrize(
    "advert",
    [
        "好稿天天见 每天更新 只做原创",
        "本站资料仅供会员学习，请勿外传",
        "读者群：              客服微信：       ",
        "【福利】充值年卡送半年时长",
        "打印本页 | 收藏本站 | 分享到微博",
        "来源：某某网　作者：佚名　点击：1024次",
        "文档编号：A7　　页数：3　　浏览：88",
        "下面是给您整理的一篇报告，仅供参考：",
        "水库情况报告（优选5篇）",
        "首页 > 范文 > 报告",
    ],
)
def test_a_sites_lines_above_the_title_are_noise(advert: str) -> None:
    assert noise(head=f"{advert}\n\n") == [advert]


@pytest.mark.parametrize(
    "advert",
    [
        "本文由网友分享，著作权归作者",
        "声明：本文来自网络，如有侵权请联系删除。",
        "点击下载PDF版（66.2KB）",
        "相关推荐：防汛工作总结 | 水库管理办法",
        "读者评论（共3条）",
        "留言仅代表读者观点",
        "上一页  下一页  尾页",
        "友情提示：全文下载只向会员开放",
        "上一篇：河道清障总结",
        "【关键词】水库　加固",
        "看了本篇的人还看了：",
        "你可能感兴趣：河道治理方案 | 水库检查表",
        "【笔墨轩】十年专注材料写作",
        "水库文稿夹 提取码 a1b2",
        "猜你想看",
        "扫码加群 领取更多模板",
        "声明：文中姓名均为化名",
        "（全文共3页）",
        "—— 本资料由青禾文档整理 ——",
    ],
)
def test_a_sites_lines_below_the_date_are_noise(advert: str) -> None:
    assert noise(tail=f"\n{advert}") == [advert]


@pytest.mark.parametrize(
    "line",
    [
        "下文隐藏约500字，成为会员即可阅读",
        "……以下内容已折叠900字，登录后继续阅读……",
        "后面内容需付费阅读，剩余60%",
        "- 3 -",
        "本文来源：青禾文档",
        "（更多模板请关注青禾文档）",
        "青禾文档整理发布",
        "[1] [2] [3] 下一页",
        "— 12 —",
        "第 2 页 共 5 页",
    ],
)
def test_paywalls_and_page_numbers_are_noise_inside_the_text(line: str) -> None:
    found = seen(BODY.replace("完成投资", f"{line}\n完成投资"))
    assert found.noise_lines == (4,)


@pytest.mark.parametrize(
    "line", ["（联系人：X，电话：X）", "抄送：县发展改革委。", "附件：水库清单", "（此件公开发布）", "*水库名单见县水务局年报。"]
)
def test_elements_below_the_date_are_no_noise(line: str) -> None:
    assert noise(tail=line) == []


def test_red_head_and_document_number_above_the_title_are_no_noise() -> None:
    assert noise(head="青溪县水务局文件\n青水发〔2024〕X号") == []


def test_links_behind_a_sites_question_are_noise() -> None:
    links = ["看过“水库报告”的人还看了：", "1.泵站检查报告", "2.灌区用水倡议书"]
    assert noise(tail="\n".join(links)) == links


def test_a_remark_in_brackets_below_the_date_is_no_noise() -> None:
    assert noise(tail="【注】水库名单另发") == []


@pytest.mark.parametrize("head", ["青溪县防汛文件选编　　　　　第 13 页", "第13页　　　　青溪县防汛文件选编", "青溪县防汛文件选编    - 13 -"])
def test_a_running_head_with_its_page_number_is_noise(head: str) -> None:
    assert seen(BODY.replace("完成投资", f"{head}\n完成投资")).noise_lines == (4,)


def test_running_heads_that_differ_in_the_page_number_are_noise() -> None:
    lines = ["关于防汛工作的通知", "各镇：", "青溪防汛选编　　　7", "一、要求", "认真落实。", "青溪防汛选编　　　8", "二、纪律", "严格遵守。"]
    assert seen("\n".join(lines)).noise_lines == (2, 5)


def test_running_heads_beside_page_numbers_are_noise() -> None:
    lines = [
        "防汛文件汇编",
        "关于防汛工作的通知",
        "各镇：",
        "一、要求",
        "认真落实。",
        "- 1 -",
        "防汛文件汇编",
        "二、纪律",
        "严格遵守。",
        "- 2 -",
        "防汛文件汇编",
        "特此通知。",
    ]
    found = seen("\n".join(lines))
    assert found.title == "关于防汛工作的通知"
    assert found.noise_lines == (0, 5, 6, 9, 10)


def test_the_title_repeated_is_noise_once() -> None:
    found = seen("乡镇绿化工作总结\n乡镇绿化工作总结\n今年以来，造林X亩，现总结如下。")
    assert (found.title_lines, found.noise_lines) == ((0,), (1,))


@pytest.mark.parametrize(
    "sentence",
    [
        "报到时扫码下载会议资料，登录系统后填写信息。",
        "协会现有会员单位36家，会员大会每年召开一次。",
        "关注民生，订阅党报党刊，做好来信来访登记。",
        "各单位要分享经验，相互学习参考。",
        "点击率和浏览量明显上升，网站访问量突破万人次。",
    ],
)
def test_sentences_that_speak_of_such_things_are_no_noise(sentence: str) -> None:
    assert seen(BODY.replace("加固坝体X米。", f"加固坝体X米。\n{sentence}")).noise_lines == ()


def test_a_sites_mark_inside_a_line_is_a_span_of_noise() -> None:
    found = seen(BODY.replace("完成投资", "全年更多范文请访问好稿文库完成投资"))
    assert [span.text for span in found.noise_spans] == ["更多范文请访问好稿文库"]


def test_readings_in_latin_letters_and_doubled_characters_are_spans_of_noise() -> None:
    found = seen(BODY.replace("完成投资", "主主要要成成效明显，种植白芨（bái jī）和黄精，驻村干部gànbù完成投资"))
    assert [span.text for span in found.noise_spans] == ["主主要要成成", "（bái jī）", "gànbù"]


def test_masked_characters_are_spans_and_no_blanks() -> None:
    found = seen(BODY.replace("完成投资", "镇X委研究了X建工作，市纪X委到会，X员X名，由X同志负责，完成投资"))
    assert [span.text for span in found.noise_spans] == ["X", "X", "X", "X"]
    assert [(s.start, s.type) for s in found.slots if s.line == 4][:2] == [(20, "number"), (24, "person")]


def test_adverts_around_a_text_without_a_foot_are_noise() -> None:
    lines = [
        "点击蓝字关注我们",
        "在全县大会上的发言",
        "各位领导：",
        "下面，我作简要发言，不当之处请批评指正，谢谢大家。",
        "END",
        "往期推荐",
        "1.常用词汇大全",
        "长按二维码关注",
    ]
    assert seen("\n".join(lines)).noise_lines == (0, 4, 5, 6, 7)


@pytest.mark.parametrize(
    "line",
    ["楼主", "阅读原文", "（责任编辑：周某）", "发布机构：县府办", "还剩 3 页未读", "字体：【大 中 小】", "后台回复“水库”领取", "-----完-----"],
)
def test_the_furniture_of_a_site_is_noise_inside_the_text_too(line: str) -> None:
    before, after = BODY.split("一、进展")
    found = seen(f"{before}{line}\n一、进展{after}")
    assert found.noise_lines == (3,)


@pytest.mark.parametrize("line", ["老师辛苦了，写得真好", "稻草人写作营", "祝大家工作顺利！", "需要的可以留个联系方式"])
def test_a_short_line_behind_the_foot_that_no_document_ends_with_is_noise(line: str) -> None:
    assert noise(tail=line) == [line]


@pytest.mark.parametrize(
    "line",
    ["（此件公开发布）", "注：数据截至六月底。", "县水利局办公室", "校核人：X", "附件1", "报：县委办", "水库巡查登记表", "分管领导", "1.水库名单"],
)
def test_what_a_document_has_behind_its_foot_is_no_noise(line: str) -> None:
    assert noise(tail=line) == []


def test_an_attachment_behind_the_foot_keeps_the_short_lines_before_its_end() -> None:
    assert noise(tail="附件\n巡查要求\n看坝体\n　　每日巡查两次，发现渗水立即报告值班领导。") == []


ROWS = ["1", "王明", "局长", "2", "李华", "科长", "3", "张平", "科员"]


@pytest.mark.parametrize("lines", [["1", "2", "3"], ROWS, ["序号", *("1", "问题描述" * 60, "2", "整改措施" * 60, "3", "其他情况" * 60)]])
def test_numbered_rows_of_a_list_are_no_page_numbers(lines: list[str]) -> None:
    assert seen("\n".join(["会议签到表", *lines])).noise_lines == ()


def test_bare_numbers_with_pages_of_text_between_them_are_page_numbers() -> None:
    pages = ["各镇要认真组织实施，确保按期完成全部任务。" * 12] * 3
    text = "\n".join(["防汛工作方案", pages[0], "1", pages[1], "2", pages[2], "3"])
    assert seen(text).noise_lines == (2, 4, 6)


@pytest.mark.parametrize("lines", [["总则　　　　第1页", "职责　　　　第3页"], ["王明    1", "王明    2"]])
def test_lines_of_contents_and_of_lists_are_no_running_heads(lines: list[str]) -> None:
    assert seen("\n".join(["储粮制度汇编", *lines, "为了做好储粮工作，制定本制度。"])).noise_lines == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "请登录市粮储局网站（www.lxlc.example.cn）下载表格。",
        "资料见 https://www.lxlc.example.cn/biao/2026 ，如打不开请电话联系。",
        "材料请登录市局网站报送，更多内容请关注市局公众号。",
        "名单（由办公室整理）另发，会员单位（含分会会员）均应参加。",
        "请关注公众号“柳溪粮储”查看结果。",
    ],
)
def test_addresses_and_asides_in_sentences_are_no_spans_of_noise(sentence: str) -> None:
    found = seen(BODY.replace("加固坝体X米。", f"加固坝体X米。\n{sentence}"))
    assert (found.noise_spans, found.noise_lines) == ((), ())


def test_each_noise_line_says_why_it_is_left_out() -> None:
    lines = ["首页 > 范文 > 报告", "酷稿", "来源：网络　点击：88次", *BODY.splitlines(), "- 1 -"]
    found = seen("\n".join(lines))
    assert [(entry.text, entry.why.value) for entry in found.left_out] == [
        ("首页 > 范文 > 报告", "advert"),
        ("酷稿", "site text"),
        ("来源：网络　点击：88次", "advert"),
        ("- 1 -", "page number"),
    ]


def test_a_line_to_cut_along_stays_behind_the_date() -> None:
    assert noise(tail="——————————\n回执\n姓名：王明") == []
