"""Papers of every day: what is received, driven, paid for, handed over, stamped, answered."""

from tests.proofs.imports.forms.parts import LINED, Form, cell, document, packed, para, run, table, title, word_field


def receipt() -> Form:
    """Goods received: rows of one shape, a sum in words and figures, three names under the table that stand apart by tabs."""
    widths = [700, 2200, 1500, 800, 900, 1200, 1300, 1000]
    body = table(
        widths,
        "序号|物品名称|规格型号|单位|数量|单价（元）|金额（元）|备注",
        *([str(n), *[""] * 7] for n in range(1, 4)),
        [cell("合计金额", 2), cell("（大写）　　　　　　　　　　（小写）¥", 6)],
        [cell("验收意见", 2), cell("\n\n验收人（签字）：              年   月   日", 6)],
        height=420,
    )
    made = document(
        title("物品采购验收单"), para("供货单位：\t\t\t\t合同编号：\t\t\t单号：NO."), body, para("采购人：\t\t\t保管员：\t\t\t部门负责人：")
    )
    return Form("物品验收单", packed(made))


def car() -> Form:
    """A car for a day, twice on a page: the slip for the driver and its stub, with a line to cut between."""

    def slip(name: str) -> str:
        body = table(
            [1300, 1600, 1300, 1600, 1300, 1600],
            ["用车部门", "", "用车人", "", "随行人数", ""],
            ["用车事由", cell("", 3), "目的地", ""],
            ["出车时间", cell("月  日  时", 2), "返回时间", cell("月  日  时", 2)],
            ["车牌号码", "", "驾驶员", "", "行驶里程", cell("公里", align="right")],
            ["批准人", cell("", 5)],
            height=420,
        )
        return para(run(name, '<w:b/><w:sz w:val="30"/>'), align="center") + body

    cut = para("…………………………………………裁 剪 线…………………………………………", align="center")
    return Form("派车单", packed(document(slip("派  车  单"), para("调度员："), cut, slip("派车单（存根）"), para("调度员："))))


def expenses() -> Form:
    """Money paid back: digits of a sum in columns of their own, cells merged in the old way, the sum in words with its places."""
    digits = ["万", "千", "百", "十", "元", "角", "分"]
    merged = '<w:hMerge w:val="restart"/>'
    on = cell("", extra='<w:hMerge w:val="continue"/>')
    body = table(
        [2600, 1400, *[420] * 7, 1700],
        [cell("报销项目", 1, "restart"), cell("单据张数", 1, "restart"), cell("金　　额", 7), cell("备注", 1, "restart")],
        [cell("", 1, "on"), cell("", 1, "on"), *digits, cell("", 1, "on")],
        *([name, *[""] * 9] for name in ("城市间交通费", "住宿费", "")),
        ["合　计", *[""] * 8, ""],
        [cell("人民币（大写）：　　万　　仟　　佰　　拾　　元　　角　　分", extra=merged), *[on] * 8, "（小写）¥"],
        height=420,
    )
    above = para(
        "报销部门：",
        run("          ", LINED),
        "  ",
        run("    ", LINED),
        "年",
        run("  ", LINED),
        "月",
        run("  ", LINED),
        "日填  单据及附件共",
        run("   ", LINED),
        "张",
    )
    below = para("单位负责人：　　　　财务审核：　　　　部门负责人：　　　　报销人：")
    return Form("费用报销单", packed(document(title("费 用 报 销 单"), above, body, below)))


def handover() -> Form:
    """What one hands to another: tables in the cells of a table, the left one for papers, the right one for keys."""
    left = table([600, 1800, 1000], "序号|文件名称|份数", "1||", "2||", height=360)
    right = table([1500, 1500], "钥匙名称|数量（把）", "|", "|", height=360)
    body = table(
        [1400, 4000, 3600],
        ["移交人", "", cell("所在部门：")],
        [cell("移交\n内容"), cell(para("一、文件资料") + left + "<w:p/>"), cell(para("二、钥匙物品") + right + "<w:p/>")],
        [cell("未尽\n事宜"), cell("", 2)],
        ["移交人签字", "", cell("接收人签字：")],
        ["监交人签字", "", cell("交接日期：    年   月   日")],
        height=420,
    )
    return Form("离岗交接单", packed(document(title("离岗工作交接单"), body)))


def seal() -> Form:
    """A seal to be used: merge fields beside their labels, a legacy field, a check box of the old kind, a date that is printed."""
    data = '<w:ffData><w:name w:val="用印份数"/><w:enabled/><w:textInput><w:type w:val="number"/><w:format w:val="0"/></w:textInput></w:ffData>'
    body = table(
        [1600, 2800, 1500, 2600],
        ["申请部门", cell(para(word_field("MERGEFIELD 申请部门", "«申请部门»"))), "申请人", cell(para(word_field("MERGEFIELD 申请人", "«申请人»")))],
        [
            "申请日期",
            cell(para(word_field('MERGEFIELD 申请日期 \\@ "yyyy年M月d日"', "«申请日期»"))),
            "用印份数",
            cell(para(word_field("FORMTEXT", "     ", data))),
        ],
        ["文件名称", cell("", 3)],
        ["用印事由", cell("\n", 3)],
        ["审批", cell("部门负责人：\n分管领导：\n主要领导：", 3)],
        height=460,
    )
    return Form(
        "用印申请单", packed(document(title("用印申请单"), body, para("用印人：", run("         ", LINED), "   监印人：", run("         ", LINED))))
    )


def leave() -> Form:
    """A leave asked for in lines: blanks with a line under them, tabs that draw the line, labels in two columns, no table but for the opinions."""
    leader = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4200"/><w:tab w:val="left" w:leader="underscore" w:pos="8600"/></w:tabs>'
    body = table([4500, 4500], ["部门意见", "分管领导意见"], [cell("\n\n签字：        年  月  日"), cell("\n\n签字：        年  月  日")], height=420)
    made = document(
        title("请 假 条"),
        para("姓    名：\t职    务：\t", more=leader),
        para("请假类别：\t请假天数：\t", more=leader),
        para(
            "请假时间：自",
            run("      ", LINED),
            "年",
            run("   ", LINED),
            "月",
            run("   ", LINED),
            "日至",
            run("      ", LINED),
            "年",
            run("   ", LINED),
            "月",
            run("   ", LINED),
            "日",
        ),
        para("请假事由：", run(" " * 50, LINED)),
        para(run(" " * 60, LINED)),
        body,
        para("销假时间："),
    )
    return Form("请假条", packed(made))


def reply() -> Form:
    """The slip under a notice: tables beside one another that float, and lines at the end in a table without lines."""
    float_ = '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpXSpec="{}" w:tblpY="100"/>'
    first = table([1200, 2600], ["单位名称", ""], ["参会人数", ""], look=float_.format("left"), height=400)
    second = table([1200, 2600], ["联系人", ""], ["联系电话", ""], look=float_.format("right"), height=400)
    people = table([800, 1500, 900, 2200, 1800, 1500], "序号|姓名|性别|职务|手机|是否住宿", "1|||||", "2|||||", height=400)
    end = table([5000, 4000], ["经办人：", "填表日期：    年  月  日"], borders="none")
    made = document(
        para("附件1"),
        title("参 会 回 执"),
        first,
        second,
        "<w:p/>" * 4,
        people,
        "<w:p/>",
        end,
        para("请于6月10日前将回执发至电子邮箱：huizhi@example.com"),
    )
    return Form("参会回执", packed(made))
