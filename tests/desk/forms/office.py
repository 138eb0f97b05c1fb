"""Forms in the manner of offices: what lies in their folders, each a Word file with its own page, tables, blanks and signature lines."""

from collections.abc import Callable

from tests.desk.forms.made import para, run, word
from tests.desk.forms.office_parts import BLANK, Box, centred, control, grid, merge_field, picture, sideways, title, with_picture
from tests.word.papers import p


def _application() -> bytes:
    photo = Box("贴照片处", down="restart")
    goes_on = Box("", down="continue")
    rows = grid(
        ("姓名", "", "性别", "", photo),
        ("出生年月", "", "民族", "", goes_on),
        ("学历", "", "专业", "", goes_on),
        ("通信地址", Box("", 3), goes_on),
        (Box("何时何地受过何种奖励"), Box("", 4)),
        height=560,
    )
    work = grid(("起止时间", "工作单位", "职务", "证明人"), *[("", "", "", "")] * 3, height=480)
    return word(title("入职申请表") + rows + para("工作经历") + work + para("本人承诺以上内容属实。") + para(f"申请人：{BLANK}　　____年__月__日"))


def _approval() -> bytes:
    opinion = "\n\n　　　　　　签字：\n　　　　　　　　年　月　日"
    rows = grid(
        ("申请部门", "", "申请人", ""),
        ("申请事项", Box("", 3)),
        ("部门意见", Box(opinion, 3)),
        ("分管领导意见", Box(opinion, 3)),
        ("备注", Box("", 3)),
    )
    return word(title("用款审批表") + rows, footer=para("第    号"))


def _contract() -> bytes:
    sides = grid(
        ("甲方（盖章）：________\n法定代表人：________\n____年__月__日", "乙方（盖章）：________\n法定代表人：________\n____年__月__日"), ruled=False
    )
    text = (
        para(f"甲方：{BLANK}"),
        para(f"乙方：{BLANK}"),
        para("一、租赁物"),
        para(f"甲方将位于{BLANK}的房屋出租给乙方，面积____平方米。"),
        para("二、租金"),
        para("月租金____元（大写________），每月____日前付清。"),
    )
    return word(title("房屋租赁合同") + "".join(text) + sides)


def _introduction() -> bytes:
    stub = para("存根　　第____号") + para("兹介绍____等____人前往________联系________。") + para("____年__月__日")
    cut = para("………………………………（骑缝章）………………………………")
    letter = para("________：") + para("兹介绍我单位____同志等____人，前往你处联系________，请予接洽。") + para("（有效期____天）")
    return word(title("介绍信") + stub + cut + letter)


def _invitation() -> bytes:
    text = para("尊敬的{{ 姓名 }}{{ 称谓 }}：") + para("诚邀您于{{ 时间 }}出席{{ 活动 }}。")
    return with_picture(word(picture(1) + title("邀请函") + text, header=para("江畔集团有限公司")))


def _receipt_of_costs() -> bytes:
    rows = grid(
        ("报销部门", "", "报销日期", ""),
        ("费用项目", "金额（元）", "单据张数", "备注"),
        *[("", "", "", "")] * 4,
        ("合计", Box("", 3)),
        ("审核", "", "报销人", ""),
    )
    return word(title("费用报销单") + rows)


def _red_head() -> bytes:
    head = centred(run("江畔市水务局文件", '<w:color w:val="FF0000"/><w:sz w:val="72"/>'))
    return with_picture(word(picture() + head + para("江水〔20__〕__号") + grid(("收文单位", "", "密级", ""), ("主要内容", Box("", 3)))))


def _sign_in() -> bytes:
    rows = [(str(number), "", "", "", "") for number in range(1, 7)]
    return word(title("会议签到表") + para("会议名称：________　时间：________") + grid(("序号", "单位", "姓名", "职务", "电话"), *rows))


def _equipment() -> bytes:
    names = ("序号", "设备名称", "型号", "数量", "单价", "购置日期", "存放地点", "责任人")
    return sideways(word(title("设备台账") + grid(names, *[("",) * 8] * 5, width=13800)))


def _resume() -> bytes:
    inner = grid(("时间", "学校"), ("", ""), ("", ""), width=4000)
    return word(title("干部履历表") + grid(("姓名", "", "籍贯", ""), ("学习经历", Box(inner, 3)), ("家庭住址", Box("", 3))))


def _survey() -> bytes:
    asked = ("对食堂是否满意", "□满意　□一般　□不满意"), ("是否愿意参加座谈", "□是　□否")
    return word(title("满意度调查表") + grid(("您的部门", ""), *asked, ("建议", "")))


def _list(name: str, columns: tuple[str, ...], rows: int = 4, below: str = "") -> Callable[[], bytes]:
    return lambda: word(title(name) + grid(columns, *[("",) * len(columns)] * rows) + (para(below) if below else ""))


def _labels(name: str, *rows: tuple[str | Box, ...], below: str = "") -> Callable[[], bytes]:
    return lambda: word(title(name) + grid(*rows) + (para(below) if below else ""))


def _leave() -> bytes:
    kinds = '<w:dropDownList><w:listItem w:displayText="事假" w:value="1"/><w:listItem w:displayText="病假" w:value="2"/></w:dropDownList>'
    day = '<w:date><w:dateFormat w:val="yyyy年M月d日"/></w:date>'
    lines = (("申请人：", control("申请人")), ("请假类别：", control("类别", kinds)), ("开始日期：", control("开始日期", day)))
    return word(title("请假条") + "".join(para(label, made) for label, made in lines) + para("事由：", control("事由")))


def _letter_of_thanks() -> bytes:
    return word(title("缴费通知") + p(run("户主："), merge_field("户主")) + p(run("应缴金额："), merge_field("应缴金额"), run("元")))


def _mandate() -> bytes:
    parties = para("委托人：________　受托人：________")
    return word(title("授权委托书") + parties + grid(("委托事项", ""), ("委托期限", ""), ("身份证号", "")))


def _seal() -> bytes:
    rows = (
        ("申请部门：", "申请日期：    年  月  日"),
        ("用印文件名称：", "份数："),
        (Box("印章种类：□公章　□合同章　□法人章", 2),),
        (Box("用印事由：\n\n", 2),),
        (Box("部门负责人意见：\n\n　　　　　　签字：　　　　　　年　月　日", 2),),
        (Box("主管领导审批：\n\n　　　　　　签字：　　　　　　年　月　日", 2),),
        ("经办人：\n联系电话：", "印章管理员："),
    )
    return word(title("用印审批单") + grid(*rows, height=500))


def _vehicles() -> bytes:
    head = (
        (
            Box("序号", down="restart"),
            Box("用车日期", down="restart"),
            Box("里程表读数", 2),
            Box("用车人", down="restart"),
            Box("备注", down="restart"),
        ),
        (Box("", down="continue"), Box("", down="continue"), "出车", "返回", Box("", down="continue"), Box("", down="continue")),
    )
    lying = p(properties='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
    rows = [(str(number), "", "", "", "", "") for number in range(1, 5)]
    rules = title("车辆使用规定") + para("车牌号：________　管理人：________") + para("用车须先登记，后领钥匙。")
    return sideways(word(title("车辆使用登记表") + grid(*head, *rows, width=13800, height=420) + lying + rules))


def _member() -> bytes:
    photo, goes_on = Box("（一寸免冠照片）", down="restart"), Box("", down="continue")
    return word(
        title("入会申请表")
        + grid(
            ("姓　　名", "", "性　　别", "", photo),
            ("出生日期", "", "民　　族", "", goes_on),
            ("文化程度", "", "参加工作时间", "", goes_on),
            ("工作单位及职务", Box("", 3), goes_on),
            ("申请理由", Box("\n\n\n　　　　　　　　　　本人签名：\n　　　　　　　　　　　　　　年　　月　　日", 4)),
            ("支部意见", Box("\n\n　　　　　　　　　　（盖章）　　　年　　月　　日", 4)),
            height=520,
        )
    )


def _inquiry() -> bytes:
    letter = para("致：________________") + para("我单位拟采购下列货物，请贵方于____年__月__日前报价。")
    goods = grid(
        ("序号", "货物名称", "规格型号", "单位", "数量", "单价（元）", "金额（元）"),
        *[(str(n), *[""] * 6) for n in range(1, 4)],
        (Box("合计（大写）", 2), Box("", 5)),
    )
    ends = para("交货期：________天　付款方式：□预付　□货到付款") + para("联系人：________　联系电话：________") + para("（单位盖章）")
    return with_picture(
        word(
            picture(1) + title("采购询价函") + letter + goods + ends,
            header=para("江畔集团采购中心　询价〔20__〕__号"),
            footer=para("地址：江畔路1号"),
        )
    )


OFFICE_FORMS: dict[str, Callable[[], bytes]] = {
    "入职申请表": _application,
    "用款审批表": _approval,
    "房屋租赁合同": _contract,
    "介绍信": _introduction,
    "邀请函": _invitation,
    "会议签到表": _sign_in,
    "费用报销单": _receipt_of_costs,
    "设备台账": _equipment,
    "红头收文单": _red_head,
    "干部履历表": _resume,
    "满意度调查表": _survey,
    "请假条": _leave,
    "缴费通知": _letter_of_thanks,
    "出差审批单": _labels(
        "出差审批单", ("出差人", "", "部门", ""), ("出差地点", "", "出差天数", ""), ("事由", Box("", 3)), ("交通工具", Box("□火车　□飞机　□汽车", 3))
    ),
    "用印申请单": _labels("用印申请单", ("申请部门", "", "经办人", ""), ("文件名称", Box("", 3)), ("份数", "", "用印日期", "")),
    "会议记录": _labels("会议记录", ("会议名称", Box("", 3)), ("时间", "", "地点", ""), ("主持人", "", "记录人", ""), ("内容", Box("", 3))),
    "用车登记表": _list("用车登记表", ("日期", "车牌号", "用车人", "事由", "里程")),
    "入库单": _list("入库单", ("品名", "规格", "单位", "数量", "单价", "金额"), 5, "验收人：________　保管员：________"),
    "档案移交清单": _list("档案移交清单", ("序号", "档号", "题名", "页数", "备注"), 4, "移交人：________　接收人：________　____年__月__日"),
    "工作联系单": _labels("工作联系单", ("发文单位", "", "收文单位", ""), ("事由", Box("", 3)), ("联系人", "", "联系电话", "")),
    "授权委托书": _mandate,
    "参会回执": _list("参会回执", ("单位", "姓名", "职务", "手机"), 3, "请于____年__月__日前反馈。"),
    "考核登记表": _labels(
        "考核登记表", ("姓名", "", "岗位", ""), ("个人总结", Box("", 3)), ("考核等次", Box("□优秀　□称职　□不称职", 3)), below="考核人签字：________"
    ),
    "收据": _labels("收据", ("交款人", "", "日期", ""), ("收款事由", Box("", 3)), ("金额（大写）", Box("", 3)), below="收款人：________"),
    "用印审批单": _seal,
    "车辆使用登记表": _vehicles,
    "入会申请表": _member,
    "采购询价函": _inquiry,
    "物品领用单": _list("物品领用单", ("物品名称", "数量", "领用人", "领用日期"), 4),
}
"""Each form by its name."""
