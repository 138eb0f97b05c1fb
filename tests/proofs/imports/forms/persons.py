"""Forms about persons: applications, approvals, lists and registers."""
# ruff: noqa: E501 - a row of a form is read in one line

import io
import struct
import zlib

from docx.shared import Mm

from tests.proofs.imports.forms.parts import LINED, Cell, Form, cell, control, document, packed, para, run, table, text_box, title

_DOWN = '<w:textDirection w:val="tbRlV"/>'


def application() -> Form:
    """An application for a post: photo over four rows, spaced labels, family in a table of its own within the table, a promise with the pen."""
    photo = cell("照\n片", 1, "restart", align="center")
    on = cell("", 1, "on")
    body = table(
        [1250, 1300, 1100, 1300, 1150, 1300, 1500],
        ["姓  名", "", "性  别", "", "出生年月", "", photo],
        ["民  族", "", "籍  贯", "", "政治面貌", "", on],
        ["学  历", "", "学  位", "", "参加工\n作时间", "", on],
        ["身份证号", cell("", 3), "婚姻状况", "", on],
        [cell("毕业院校\n及专业"), cell("", 3), "联系电话", cell("", 2)],
        [cell("家庭\n主要\n成员", 1, "restart"), "称谓", "姓名", "年龄", "政治面貌", cell("工作单位及职务", 2)],
        *([cell("", 1, "on"), "", "", "", "", cell("", 2)] for _ in range(3)),
        [cell("个人\n简历", extra=_DOWN), cell("\n\n\n", 6)],
        [
            cell("本人\n承诺"),
            cell(
                "本人所填内容真实、准确，如有虚假，愿承担相应责任。\n\n　　　　　　　　　　　　签名：\n　　　　　　　　　　　　　　　　年　　月　　日",
                6,
            ),
        ],
        height=480,
    )
    first = para("应聘岗位：", run("          ", LINED), "\t\t报名序号：", run("        ", LINED))
    made = document(title("公开招聘工作人员报名表"), first, body, para("注：本表一式两份，用黑色签字笔填写。"))
    return Form("应聘报名表", packed(made))


def approval() -> Form:
    """An approval of a journey abroad: opinions of three offices, each with its signature and date at the right, and a line for the number."""

    def opinion(who: str) -> list[Cell]:
        said = para("") * 2 + para("负责人签字：　　　　　（公章）", align="center") + para("年　　月　　日", align="right")
        return [cell(f"{who}\n意　见"), cell(said, 5)]

    body = table(
        [1500, 1500, 1300, 1500, 1300, 1700],
        ["姓名", "", "职务", "", "联系方式", ""],
        ["出访国家\n（地区）", cell("", 2), "邀请单位", cell("", 2)],
        ["出访时间", cell("　　年　月　日至　　年　月　日，共　　天", 5)],
        [cell("出访\n事由"), cell("\n\n", 5)],
        ["经费来源", cell("", 2), "预算金额（元）", cell("", 2)],
        opinion("所在部门"),
        opinion("分管领导"),
        opinion("单位主要\n领　　导"),
        ["备　　注", cell("", 5)],
        height=560,
    )
    made = document(title("因公临时出国（境）审批表"), para("编号：〔2026〕    号", align="right"), body)
    return Form("出国审批表", packed(made))


def roster() -> Form:
    """A list of names on a landscape page: numbers made by Word, a head that repeats, a page number and a keeper in the footer."""
    numbered = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    widths = [800, 1300, 800, 900, 1500, 2400, 1300, 1500, 1700, 1300]
    rows = [[cell(f"<w:p>{numbered}</w:p>"), *[""] * 9] for _ in range(5)]
    body = table(widths, "序号|姓名|性别|民族|出生年月|身份证号码|文化程度|职务（职称）|手机号码|备注", *rows, heads=1, height=420)
    made = document(title("2026年度在职人员花名册"), para("填报单位（盖章）：\t\t\t\t\t填表人：\t\t\t填报日期：    年  月  日"), body, landscape=True)
    footer = made.sections[0].footer.paragraphs[0]
    footer.text = "保管期限：长期　　保管人："
    return Form("花名册", packed(made))


def sign_in() -> Form:
    """A list to sign at a meeting: two lists side by side in one table, with what, when and where above as a table without lines."""
    above = table(
        [1400, 7000], ["会议名称：", cell(para(run(" " * 40, LINED)))], ["会议时间：", "年   月   日  午"], ["会议地点：", ""], borders="none"
    )
    rows = [[str(n), "", "", "", str(n + 6), "", "", ""] for n in range(1, 7)]
    body = table([600, 1200, 1800, 1000] * 2, "序号|姓名|单位|签名|序号|姓名|单位|签名", *rows, height=440)
    made = document(title("会 议 签 到 表"), above, "<w:p/>", body, para("应到    人，实到    人，缺席    人。"))
    return Form("会议签到表", packed(made))


def visitor() -> Form:
    """A slip for visitors whose whole form stands in text boxes: a heading box, a table in a box and a stub at its right."""
    inner = table([1200, 1500, 1200, 1500], ["来访人", "", "证件号码", ""], ["来访单位", cell("", 3)], ["被访人", "", "来访时间", ""], height=400)
    stub = para("存根") + para("来访人：", run("      ", LINED)) + para("门卫签字：", run("      ", LINED))
    made = document(
        para(text_box(para("来访登记单", align="center", look="<w:b/>"), 200, 34)),
        para(text_box(inner + para("出门时请交回本单。"), 300, 130)),
        para(text_box(stub, 160, 90)),
        para("门卫室填写，当日有效。"),
    )
    return Form("来访登记单", packed(made))


def appointment() -> Form:
    """A form with a picture in the header, a note under the page, words from top to bottom and a long cell for a life."""
    body = table(
        [600, 1300, 1500, 1300, 1500, 1300, 1500],
        [cell("基\n本\n情\n况", 1, "restart", extra=_DOWN), "姓名", "", "现任职务", "", "任职时间", ""],
        [cell("", 1, "on"), "拟任职务", cell("", 2), "拟免职务", cell("", 2)],
        [cell("简\n\n历"), cell("1998.09—2002.07  江畔大学历史系学习\n2002.07—2009.05  江畔县档案馆科员\n\n", 6)],
        [cell("奖惩\n情况"), cell("", 6)],
        [cell("年度\n考核"), cell("2023年"), "", cell("2024年"), "", cell("2025年"), ""],
        [cell("呈报\n单位"), cell("\n\n年　月　日（盖章）", 6)],
        height=500,
    )
    made = document(title("人员任免呈报表"), body, para("填表人：\t\t\t审核人：\t\t\t联系电话："))
    made.sections[0].header.paragraphs[0].add_run("内部使用　编号：　　　　").add_picture(io.BytesIO(_picture()), width=Mm(12))
    return Form("任免呈报表", packed(made))


def equipment() -> Form:
    """A register with controls: a choice and a date in lines, controls around cells and rows, a legacy field and a merge field."""
    choice = (
        '<w:dropDownList><w:listItem w:displayText="选择一项。" w:value=""/>'
        + "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in ("在用", "闲置", "报废"))
        + "</w:dropDownList>"
    )
    date = '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/></w:date>'
    around = cell("单击此处输入型号")
    around.wrap = '<w:sdt><w:sdtPr><w:alias w:val="规格型号"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    body = table(
        [1500, 2700, 1500, 2700],
        ["设备名称", cell(para(control("单击或点击此处输入文字。", "设备名称"))), "规格型号", around],
        ["使用状态", cell(para(control("选择一项。", "使用状态", choice))), "购置日期", cell(para(control("单击此处输入日期。", "购置日期", date)))],
        ["购置金额", cell(para(control("0.00", "购置金额"), "元")), "存放地点", ""],
        ["保管人", "", "联系电话", ""],
        height=440,
    )
    return Form("设备登记卡", packed(document(title("设备登记卡"), body, para("登记人：", run("\t", LINED), "  登记日期：", run("\t", LINED)))))


def _picture() -> bytes:
    """A small red square as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc8\x20\x20" * 16 for _ in range(16))
    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
