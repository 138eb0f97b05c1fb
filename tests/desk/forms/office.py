"""Forms in the manner of offices: what lies in their folders, each a Word file with its own page, tables, blanks and signature lines."""

import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

from tests.desk.forms.made import para, run, word
from tests.word.papers import p, packed, parts_of

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
BLANK = "________"


class Box(NamedTuple):
    """A cell: its text or its paragraphs, how many columns it takes, and whether it begins ("restart") or goes on ("continue") down the rows."""

    text: str
    across: int = 1
    down: str = ""


def title(text: str) -> str:
    """A centred line of large letters."""
    return _centred(run(text, '<w:b/><w:sz w:val="36"/>'))


def _centred(runs: str) -> str:
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs}</w:p>'


def grid(*rows: tuple[str | Box, ...], width: int = 9000, ruled: bool = True, height: int = 0) -> str:
    """A table; rows of the same width in columns, each as high as `height` twips at least."""
    columns = max(sum(cell.across if isinstance(cell, Box) else 1 for cell in row) for row in rows)
    line = "single" if ruled else "none"
    rules = "".join(f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    look = f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    column = f'<w:gridCol w:w="{width // columns}"/>'
    tall = f'<w:trPr><w:trHeight w:val="{height}"/></w:trPr>' if height else ""
    made = "".join(f"<w:tr>{tall}{''.join(_cell(cell, width // columns) for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{look}<w:tblGrid>{column * columns}</w:tblGrid>{made}</w:tbl>"


def _cell(cell: str | Box, width: int) -> str:
    box = cell if isinstance(cell, Box) else Box(cell)
    down = "" if not box.down else "<w:vMerge/>" if box.down == "continue" else '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    inside = box.text if box.text.startswith(("<w:p", "<w:tbl")) else "".join(map(para, box.text.split("\n")))
    end = para("") if inside.endswith("</w:tbl>") else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * box.across}" w:type="dxa"/>{span}{down}</w:tcPr>{inside}{end}</w:tc>'


def control(name: str, kind: str = "<w:text/>", text: str = "单击此处输入文字") -> str:
    """A content control of a kind in a line."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>'


def merge_field(name: str) -> str:
    """A field of a mail merge."""
    return f'<w:fldSimple w:instr=" MERGEFIELD {name} ">{run(f"«{name}»")}</w:fldSimple>'


def picture(centimetres: int = 2) -> str:
    """A line with a picture; the file gets it by `with_picture`."""
    size = centimetres * 360000
    drawn = (
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="7" name="logo.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="xpicture" xmlns:r="{_R}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    inline = (
        f'<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="{size}" cy="{size}"/>'
        '<wp:docPr id="7" name="logo"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{drawn}</a:graphicData></a:graphic></wp:inline>'
    )
    return p(f"<w:r><w:drawing>{inline}</w:drawing></w:r>")


def _png(side: int = 24) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc0\x20\x20" * side for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_picture(data: bytes) -> bytes:
    """A Word file with the picture that `picture` shows."""
    parts = parts_of(data)
    relation = f'<Relationship Id="xpicture" Type="{_R}/image" Target="media/logo.png"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation.encode())
    types = parts["[Content_Types].xml"]
    if b'Extension="png"' not in types:
        parts["[Content_Types].xml"] = types.replace(b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>')
    return packed({**parts, "word/media/logo.png": _png()})


def sideways(data: bytes) -> bytes:
    """A Word file with its page turned."""
    parts = parts_of(data)
    text = parts["word/document.xml"].decode()
    start = text.index("<w:pgSz")
    parts["word/document.xml"] = (text[:start] + LANDSCAPE + text[text.index("/>", start) + 2 :]).encode()
    return packed(parts)


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
    head = _centred(run("江畔市水务局文件", '<w:color w:val="FF0000"/><w:sz w:val="72"/>'))
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
    "物品领用单": _list("物品领用单", ("物品名称", "数量", "领用人", "领用日期"), 4),
}
"""Each form by its name."""
