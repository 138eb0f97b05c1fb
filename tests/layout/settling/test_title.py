"""The lines of titles and of long names: whole words, balanced (GB/T 9704-2012, 7.3.1)."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.layout import FontBook, settle
from editor.layout.lines.nominal import nominal_width
from editor.model.document.document import Paragraph, Run
from editor.model.document.profile import LayoutProfile
from tests.layout.making import document, styled, texts

TITLES = """
关于做好全市城乡居民/基本养老保险待遇资格认证工作的通知
关于印发《江畔市突发地质灾害/应急预案》的通知
关于加快推进全市政务服务/“一网通办”工作的实施意见
江畔市人民代表大会常务委员会/关于批准江畔市2025年市级决算的决议
关于解决城南片区供水压力不足/问题所需资金的请示
关于望湖置业有限公司/违规取水问题调查处理情况的报告
江畔市城乡供水一体化工程建设指挥部办公室/关于报送工程进度的函
关于召开2026年全市水利工作会议/暨党风廉政建设工作会议的通知
关于江畔市第三届人民代表大会/第二次会议代表建议办理情况的报告
关于进一步做好高校毕业生/就业创业工作的若干措施
江畔市城市建设集团有限公司/关于办公用房租赁费用的请示
关于全面推行行政执法/公示制度执法全过程记录制度/重大执法决定法制审核制度的实施意见
关于转发《江畔市人民政府办公厅/关于印发江畔市“十五五”期间城镇/供水高质量发展三年行动计划的通知》的通知
关于征求《江畔市供水条例/（修订草案征求意见稿）》意见的函
"""
# Titles of two and three lines, judged word by word: no word, no name of an office and no short title in 《…》 is parted.
MORE = """
关于进一步加强冬春季森林草原防灭火/工作的紧急通知
关于开展2026年度领导干部个人/有关事项报告抽查核实工作的通知
江畔市人民政府办公室/关于建立健全基本医疗保险/参保长效机制的实施意见
关于调整江畔市城镇居民生活用水阶梯价格/有关事项的通知
关于印发《江畔市数字政府/建设“十五五”规划》的通知
江畔市财政局江畔市水务局关于下达2026年/中央水利发展资金预算的通知
关于江畔市东部新城综合交通枢纽/工程初步设计的批复
中共江畔市委办公室关于开展学习贯彻/中央八项规定精神教育的工作方案
关于同意设立/江畔市港口物流发展有限责任公司的批复
关于江畔市高新技术产业开发区管理委员会/机构设置的请示
关于2026年全市经济责任审计项目/计划安排情况的报告
关于加强和改进新时代全市青少年/心理健康教育工作的意见
关于印发江畔市突发环境事件/应急预案操作手册的通知
江畔市生态环境局关于拟对青川化工有限公司/作出行政处罚的公告
关于组织开展全市燃气安全专项整治/“回头看”工作的通知
关于成立江畔市第四次/全国农业普查领导小组的通知
江畔市住房和城乡建设局关于老旧小区/加装电梯财政补助办法的公示
关于报送2026年第一季度/重点项目进展情况的函
关于加快建设全市统一的/公共数据资源登记平台的请示
关于做好2026届高校毕业生档案/接收转递工作的通知
关于修改《江畔市机动车停放/服务收费管理办法》的决定
江畔市国有资产监督管理委员会/关于规范市属企业薪酬管理的指导意见
关于给予江畔市图书馆等十二家单位/通报表扬的决定
关于江畔市2026年/1至9月财政预算执行情况的报告
关于召开全市巩固拓展脱贫攻坚/成果同乡村振兴有效衔接工作推进会的通知
江畔市市场监督管理局/关于开展食品小作坊摊贩专项检查的通知
关于推进基层卫生人才/能力提升培训项目的实施方案
江畔市交通运输局江畔市公安局/关于加强货运车辆超限超载治理的通告
关于江畔大学附属中学迁建/工程勘察设计招标文件备案的函
关于转发《国务院安全生产委员会办公室/关于加强岁末年初安全防范/工作的通知》的通知
关于印发《江畔市既有/建筑幕墙安全维护管理暂行规定》的通知
关于实施江畔河流域水环境/综合治理二期工程的意见
关于开展“我为群众办实事”/实践活动的总结报告
关于严格落实耕地占补平衡责任坚决遏制耕地/“非农化”的通知
江畔市城乡规划委员会/第三次全体会议纪要印发说明和任务分解表
关于委托江畔水务投资集团有限公司/代建城北污水处理厂的函
关于2026年春节元宵节期间烟花爆竹/安全管理工作的通告
关于扩大有效投资促进民间投资/健康发展的若干政策措施
关于对《关于加强社区/居家养老服务的建议》的答复
关于追授林致远同志江畔市优秀/人民教师称号的决定
江畔市卫生健康委员会关于印发基层医疗机构/家庭医生签约服务规范的通知
关于将石桥镇古戏台列为江畔市/文物保护单位的公告
关于加强农村集体资金/资产资源监督管理的实施细则
关于举办第六届江畔市职工/职业技能大赛的通知
关于启用江畔市不动产登记中心/业务专用章的通知
关于江畔市职业技术学院申请/增设新能源汽车专业的请示
江畔市人民检察院江畔市公安局/关于依法惩治电信网络诈骗犯罪的联合通告
关于加强汛期城市/内涝积水点隐患排查处置工作的通知
关于印发《江畔市机关事务管理局/公务用车管理办法（试行）》的通知
关于推动数字经济和实体经济/深度融合高质量发展的实施方案
关于确认2026年度市级/农业产业化重点龙头企业名单的公告
关于对滨江新区违法建设行为进行/集中整治的情况通报
关于江畔市属高校学生公寓/收费标准有关问题的复函
关于印发《江畔市城市更新行动三年/计划》和任务清单的通知
关于开展全市中小学校食堂食品安全专项/督导检查的通知
关于加快推进江畔市智慧城管平台/二期工程建设的请示
关于江畔市水务投资集团有限公司/增加注册资本的批复
江畔市教育局关于做好义务教育阶段/学校招生入学工作的意见
关于组织参加全省职业院校教师/教学能力比赛的通知
关于表彰2025年度全市安全生产/先进单位和先进个人的决定
关于印发江畔市人民政府/2026年立法工作计划的通知
关于成立江畔市推进/新型城镇化工作领导小组的通知
关于开展春季农作物病虫害统防统治/工作的指导意见
关于江畔市第二水厂取水口迁移/工程环境影响报告书的批复
江畔市公安局交通警察支队关于2026年/春节期间烟花爆竹运输车辆限行的通告
江畔市生态环境局/江畔高新技术产业开发区分局/关于环境影响评价文件审批权限的通知
关于商请支持江畔经济技术开发区污水处理厂/二期扩建工程用地预审的函
江畔市应急管理局/江畔市消防救援支队关于联合/开展高层建筑消防安全专项整治的通知
关于加快推进新能源汽车/充电基础设施建设若干措施的通知
关于修改《江畔市城市市容和环境卫生/管理条例》部分条款的决定
关于做好第七届中国国际进口博览会/江畔市交易团组织工作的函
关于对市十五届人大三次会议/第082号代表建议的答复
关于江畔市供水集团有限责任公司国有股权/无偿划转有关事项的批复
"""
# Other organs, places and matters: names that no list knows, what is counted, values between the words.
UNKNOWN = """
白鹤区人民政府关于征收迎宾路东段/两侧集体土地的预公告
关于对白鹤区星光小学围墙倒塌事故/责任单位的处理决定
关于印发《白鹤区城市/地下综合管廊有偿使用收费实施办法》的通知
白鹤区妇女联合会关于评选/“最美家庭”和巾帼建功标兵的通知
关于同意泽源生态农业科技有限公司/利用荒山荒坡种植油茶的批复
关于沱江支流釜溪河流域小流域/综合治理水土保持方案的批复
关于解决金鸡岭隧道照明设施/改造经费缺口的请示
关于举行2026年全区新录用/公务员初任培训开班仪式的通知
关于将凤凰山茶叶制作技艺列入/第七批区级非遗名录的公示
关于公开征求/《白鹤区烟草制品零售点合理布局/规划》意见的公告
白鹤区烟草专卖局关于烟草制品/零售许可证注销情况的公告
白鹤区疾病预防控制中心/关于设备采购项目废标的公告
关于组织收看全省/防汛抢险救灾先进事迹报告会的通知
关于印发《白鹤区推进“河湖长+检察长”/协作机制实施意见》的通知
关于对永安乡卫生院违规/使用医保基金问题的处理意见
关于永安乡敬老院/消防整改资金使用情况的说明
关于申报2027年省级/森林康养基地建设单位的函
关于贯彻执行《事业单位工作人员处分规定》/有关问题的通知
关于进一步加强全区/网络直播营销活动监督管理的通知
关于2026年上半年12345热线群众/诉求办理情况的通报
关于落实第二轮中央/生态环境保护督察反馈意见整改方案的报告
关于商请派员参加/桥梁荷载试验专家论证会的函
关于同意将原食品厂地块/调整为居住用地的批复
关于宁安大道快速化改造工程施工期间/公交线路临时调整的通告
关于转发《财政部税务总局/关于延续实施支持小微企业融资有关/税收政策的公告》的通知
关于印发《宁安市建筑施工企业/安全生产许可证动态核查暂行办法》的通知
宁安市教育局关于调整东城片区四所小学/服务半径的批复
宁安职业技术学院/关于申报现代学徒制试点专业的请示
关于给予物流管理专业/学生周子豪留校察看处分的决定
宁安市博物馆/关于馆藏青铜器修复项目立项的请示
宁安热电联产有限公司/关于供热价格成本监审情况的报告
宁安银行股份有限公司/关于召开2026年度股东大会的公告
关于城西污水处理厂/提标改造工程竣工环境保护验收意见
关于征询宁安火车站南广场/停车楼命名意见的公告
关于对违规占用/消防车通道行为集中执法的通告
关于支持宁安经济技术开发区/创建国家级绿色园区的请示
关于补选宁安市第八届人民代表大会/代表结果的报告
中国人民政治协商会议宁安市委员会/关于召开五届六次全会的通知
宁安军分区宁安市人民政府/关于做好2026年上半年征兵工作的命令
宁安市统计局国家统计局宁安调查队/关于第五次全国经济普查主要数据的公报
关于进一步完善企业职工/基本养老保险病残津贴政策的通知
宁安市文物局关于龙门石刻病害/勘察和抢险加固方案的批复
关于预拨2026年度耕地地力保护/补贴资金8650万元的通知
关于天长岭风力发电场/220千伏送出线路路径方案的批复
关于平安路中段（文化街至解放路）/沥青路面铺设工程招标的公告
青石县人民政府办公室关于印发青石县/学府路片区排水防涝改造实施方案的通知
关于临川市第二次会议/确定事项落实情况的报告
关于学府路与文昌街交叉口/信号灯优化调整的公告
关于新港集装箱码头3号泊位/岸线使用意见的复函
关于收回丰县宏图路北侧/闲置国有土地使用权的决定
关于市十六届人大常委会第二十八次会议/审议意见研究处理情况的报告
关于做好电力迎峰度夏期间/有序用电工作的通知
关于兴宁县柳河镇等五个乡镇污水管网入户/工程概算调整的批复
关于给予刘长河等三名同志/行政记过处分的决定
关于龙泉湖国家湿地公园勘界立标/工作情况的报告
关于印发白云机场/净空保护区域划定方案的通知
新港镇人民政府关于张家湾自然村/地质灾害避险搬迁安置的公示
关于西陵市轨道交通3号线一期工程/社会稳定风险评估报告的函
关于调拨一万顶救灾帐篷/支援洪水受灾地区的函
关于召开镜湖区第十七届人民代表大会/第六次会议的决定
关于对金穗路28号老旧住宅楼加装电梯/项目实施联合审查的复函
关于组织开展《中华人民共和国/档案法实施条例》宣传贯彻活动的通知
关于G318国道南华段K120至K135路面病害处治/工程施工图设计的批复
关于2026年5月1日至10月31日实行夏季/作息时间的通知
关于推荐赵明远等五名同志为省级/劳动模范候选人的报告
关于将每年9月第三周确定为南华市/质量宣传周的决定
关于转发《自治区党委办公厅/自治区人民政府办公厅关于深入推进/农村移风易俗工作的意见》的通知
"""
NAME = "江畔市滨江新区老旧小区供水管网改造工程建设指挥部办公室"


@pytest.mark.parametrize("lines", [*TITLES.split(), *MORE.split(), *UNKNOWN.split()])
def test_a_title_is_parted_between_phrases(profile: LayoutProfile, book: FontBook, lines: str) -> None:
    assert texts(settle(document(styled("标题", lines.replace("/", ""))), profile, book))[0] == lines.split("/")


def _widths(profile: LayoutProfile, paragraph: Paragraph, lines: list[str]) -> list[int]:
    return [nominal_width(line, paragraph, profile) for line in lines]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("关于市局的水务工程情况报告2026", min_size=21, max_size=44), st.sampled_from(["标题", "署名", "盖章署名", "签章职务"]))
def test_no_line_of_two_is_shorter_than_a_third_of_the_other(profile: LayoutProfile, book: FontBook, text: str, style: str) -> None:
    paragraph = Paragraph(style, (Run(text),))
    lines = texts(settle(document(paragraph), profile, book))[0]
    assert "".join(lines) == text
    if len(lines) == 2 and _can_be_balanced(text):
        widths = _widths(profile, paragraph, lines)
        assert 3 * min(widths) >= max(widths)


def _can_be_balanced(text: str) -> bool:
    """Whether there are ideographs in the middle, between which a line may end."""
    middle = text[len(text) // 3 : len(text) * 2 // 3]
    return any(before in "市局水务工程情况" and after in "市局水务工程情况" for before, after in pairwise(middle))


@pytest.mark.parametrize("style", ["署名", "盖章署名", "签章职务"])
@pytest.mark.parametrize("name", [NAME, NAME * 2, "甲" * 30, "望湖" * 14 + "办"])
def test_a_long_name_is_balanced_and_keeps_inside_the_type_area_with_its_date_on_one_line(
    profile: LayoutProfile, book: FontBook, style: str, name: str
) -> None:
    date = "成文日期" if style == "署名" else "盖章日期"
    laid = settle(document(styled(style, name), styled(date, "2026年12月30日")), profile, book)
    *lines, last = laid.pages[0].lines
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert "".join(shown) == name
    assert "".join(piece.text for piece in last.pieces) == "2026年12月30日"
    assert all(line.x >= 1587 - 1 and line.pieces[-1].xs[-1] <= 1587 + profile.page.text_width + 1 for line in [*lines, last])
    widths = _widths(profile, styled(style, name), shown)
    assert len(shown) == 1 or 3 * min(widths) >= max(widths)


@pytest.mark.parametrize("name", ["江畔市水务局办公室", NAME, NAME * 2])
def test_the_date_behind_the_printing_office_is_never_parted(profile: LayoutProfile, book: FontBook, name: str) -> None:
    laid = settle(document(Paragraph("印发机关", (Run(f"{name}\t2026年11月14日印发"),))), profile, book)
    *_, last = laid.pages[0].lines
    assert last.text.endswith("2026年11月14日印发")
    assert last.pieces[-1].xs[-1] == pytest.approx(1588 + profile.page.text_width - 280, abs=1)
