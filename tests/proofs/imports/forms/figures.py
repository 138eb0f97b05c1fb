"""Tables of figures and of work: statistics, tasks, marks, progress."""
# ruff: noqa: E501 - a row of a form is read in one line

from tests.proofs.imports.forms.parts import BOLD, LINED, Cell, Form, cell, document, packed, para, run, table, title


def statistics() -> Form:
    """Figures with a head of two levels on a landscape page: some are there, some to come, a total row and a unit at the right."""
    widths = [700, 1700, *[1150] * 9]
    body = table(
        widths,
        [
            cell("序号", 1, "restart"),
            cell("单位", 1, "restart"),
            cell("在编人数", 3),
            cell("其中：女性", 2),
            cell("参训情况", 3),
            cell("备注", 1, "restart"),
        ],
        [cell("", 1, "on"), cell("", 1, "on"), "编制数", "实有数", "空缺数", "人数", "占比", "应训", "实训", "参训率", cell("", 1, "on")],
        ["1", "城关镇", "36", "34", "2", "11", "", "34", "", "", ""],
        ["2", "临江镇", "28", "28", "0", "", "", "28", "", "", ""],
        ["3", "", "", "", "", "", "", "", "", "", ""],
        [cell("合　计", 2), "", "", "", "", "", "", "", "", "—"],
        heads=2,
        height=420,
    )
    unit = para("填报单位（公章）：", run("            ", LINED), "\t\t\t\t\t\t\t\t单位：人、%")
    foot = para("单位负责人：\t\t\t填表人：\t\t\t联系电话：\t\t\t填报日期：2026年  月  日")
    return Form("人员培训统计表", packed(document(title("2026年上半年人员培训情况统计表"), unit, body, foot, landscape=True)))


def tasks() -> Form:
    """Tasks by kinds: kinds over several rows, measures as text with blanks in them, a name in brackets that stands for another."""
    widths = [700, 1500, 5200, 1700, 1500, 1500]
    body = table(
        widths,
        "序号|重点任务|具体措施|牵头单位|责任单位|完成时限",
        ["1", cell("强化队伍\n建设", 1, "restart"), "全年举办专题培训班不少于____期，培训人员____人次以上。", "人事科", "各科室", "XX月底前"],
        ["2", cell("", 1, "on"), "修订完善值班、请假等制度XX项。", "办公室", "", "6月底前"],
        ["3", cell("推进项目\n落地", 1, "restart"), "开工建设（项目名称）等重点项目，完成投资XX亿元。", "", "", ""],
        ["4", cell("", 1, "on"), "", "", "", ""],
        heads=1,
        height=480,
    )
    return Form("任务分解表", packed(document(para("附件2"), title("2026年重点任务分解表"), body, landscape=True)))


def marks() -> Form:
    """Marks for the year: two levels of rows, points that are set, marks to be given, sums and grades."""
    widths = [1100, 1400, 3600, 800, 900, 900]

    def over(text: str, *, start: bool) -> Cell:
        return cell(text if start else "", 1, "restart" if start else "on")

    body = table(
        widths,
        "一级指标|二级指标|评分标准|分值|自评分|考核分",
        [over("党的建设（20分）", start=True), "学习教育", "每季度至少开展一次集中学习，缺一次扣2分。", "10", "", ""],
        [over("", start=False), "组织生活", "制度健全、记录完整，缺一项扣1分。", "10", "", ""],
        [over("业务工作（80分）", start=True), "重点任务", "按时完成得满分，逾期一项扣5分，扣完为止。", "60", "", ""],
        [over("", start=False), "创新举措", "获得上级肯定的，每项加2分。", "20", "", ""],
        [cell("总　分", 3), "100", "", ""],
        [cell("考核等次"), cell("", 5)],
        [cell("考核组\n意　见"), cell("\n\n组长签字：　　　　　　　　　年　月　日", 5)],
        height=420,
    )
    first = para("被考核单位：", run("               ", LINED), "  考核时间：", run("      ", LINED), "年", run("   ", LINED), "月")
    return Form("考核评分表", packed(document(title("年度目标责任制考核评分表"), first, body)))


def progress() -> Form:
    """Progress of projects by quarters, with header and page numbers of Word's own; a footer says who made it."""
    widths = [700, 2300, 1100, 1000, 1000, 1000, 1000, 1300]
    body = table(
        widths,
        [
            cell("序号", 1, "restart"),
            cell("项目名称", 1, "restart"),
            cell("总投资\n（万元）", 1, "restart"),
            cell("形象进度（%）", 4),
            cell("存在问题", 1, "restart"),
        ],
        [cell("", 1, "on"), cell("", 1, "on"), cell("", 1, "on"), "一季度", "二季度", "三季度", "四季度", cell("", 1, "on")],
        ["一", cell("续建项目", 7)],
        ["1", "滨江路改造工程", "3200", "15", "40", "", "", ""],
        ["2", "", "", "", "", "", "", ""],
        ["二", cell("新建项目", 7)],
        ["1", "", "", "", "", "", "", ""],
        [cell("总　计", 2), "", "", "", "", "", "—"],
        heads=2,
        height=420,
    )
    made = document(title("重点项目进度月报表"), para(run("（截至2026年  月底）", BOLD), align="center"), body)
    made.sections[0].header.paragraphs[0].text = "江畔市重点项目办公室编制"
    return Form("项目进度表", packed(made))


def duty() -> Form:
    """Who is on duty when: a corner with two names, days and shifts, a leader over two rows, a notice under the table."""
    corner = cell("班次\n日期", extra='<w:tcBorders><w:tl2br w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>')
    days = [f"10月{day}日\n（星期{name})".replace(")", "）") for day, name in zip(range(1, 5), "四五六日", strict=True)]

    def leader(at: int) -> Cell:
        return cell("", 1, "on" if at % 2 else "restart")

    body = table(
        [1500, 1900, 1900, 1700, 1700],
        [corner, "白班\n（8:00—18:00）", "夜班\n（18:00—8:00）", "带班领导", "值班电话"],
        *([day, "", "", leader(at), "6123456" if at == 0 else ""] for at, day in enumerate(days)),
        height=520,
    )
    made = document(
        title("国庆节值班安排表"),
        body,
        para("备注：值班人员须保持通信畅通，遇有紧急情况及时报告带班领导。"),
        para("值班室电话：__________　传真：__________"),
    )
    return Form("值班表", packed(made))


def assets() -> Form:
    """A list of assets whose rows begin later, end earlier and have widths of their own, with a change that Word tracks."""
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="900" w:type="dxa"/></w:trPr>'

    def plain(*said: tuple[str, int]) -> str:
        return "".join(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{para(text) if text else "<w:p/>"}</w:tc>' for text, span in said)

    head = f"<w:tr>{plain(('序号', 1), ('资产名称', 1), ('数量', 1), ('原值（元）', 1), ('使用人', 1))}</w:tr>"
    rows = "".join(f"<w:tr>{plain((str(n), 1), ('', 1), ('', 1), ('', 1), ('', 1))}</w:tr>" for n in (1, 2, 3))
    total = f"{late}{plain(('合计', 1), ('', 1), ('', 2))}</w:tr>"
    short = f'<w:tr><w:trPr><w:gridAfter w:val="2"/></w:trPr>{plain(("盘点人", 1), ("", 2))}</w:tr>'
    tracked = (
        '<w:p><w:r><w:t>盘点基准日：</w:t></w:r><w:del w:id="9001" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>2025年底</w:delText></w:r></w:del>'
        '<w:ins w:id="9002" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:t>2026年__月__日</w:t></w:r></w:ins></w:p>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (900, 3000, 1200, 1800, 1800))
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}{total}{short}</w:tbl>'
    return Form("资产盘点表", packed(document(title("固定资产盘点表"), tracked, body)))
