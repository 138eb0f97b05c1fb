"""Documents with every element of the standard, in each of its forms, for the tests that look at whole documents."""

from editor.desk.saving.printing import Caches, lay_out
from editor.layout import LIBREOFFICE, WORD, FontBook, Laid
from editor.model.document.profile import LayoutProfile
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template

SENTENCE = "城市供水管网改造按计划推进，各单位密切配合，年度任务有望提前完成，现将有关情况说明如下，请认真研究落实。"
SECTIONS = "\n".join(f"# 第{number}项工作\n{SENTENCE}" for number in range(1, 8))

DOCUMENT = f"""+++
format = 1
name = "通知"
seal = "seal"
+++
@份号 000128
@密级 机密★1年
@紧急程度 特急
@发文机关标志 {{{{ 发文机关 }}}}文件
@发文字号 江政发〔2026〕12号
@标题 关于做好2026年冬季城市供水管网改造工作的通知
@主送机关 各区县人民政府，市政府各部门
{SECTIONS}
@署名 {{{{ 发文机关 }}}}
@成文日期 2026年11月3日
@附注 此件公开发布
@抄送机关 市委各部门，市人大常委会办公厅，市政协办公厅，市法院，市检察院，江畔警备区，各人民团体
@印发机关 江畔市人民政府办公厅
@印发日期 2026年11月4日
"""

UPWARD = """+++
format = 1
name = "请示"
+++
@发文机关标志 江畔城市建设集团有限公司文件
@发文字号 江城建〔2026〕7号
@签发人 程远山
@签发人 陆文舟
@签发人 沈知秋
@标题 关于申请水厂扩建专项资金的请示
@主送机关 市国资委
一段正文。
@署名 江畔城市建设集团有限公司
@成文日期 2026年11月3日
@印发机关 江畔城市建设集团有限公司办公室
@印发日期 2026年11月4日
"""

JOINT = f"""+++
format = 1
name = "联合通知"
seal = "seal"
+++
@发文机关标志 江畔市发展和改革委员会文件
@发文机关标志 江畔市财政局
@发文机关标志 江畔市水务局
@发文字号 江发改〔2026〕7号
@标题 关于做好供水价格调整工作的通知
@主送机关 各区县
{SENTENCE}
@署名 江畔市发改委
@署名 江畔市财政局
@署名 江畔市水务局
@署名 江畔市住建局
@成文日期 2026年11月13日
"""

LETTER = f"""+++
format = 1
name = "函"
form = "信函"
seal = "seal"
+++
@份号 000001
@密级 秘密★1年
@紧急程度 特急
@发文机关标志 江畔市水务局
@发文字号 江水函〔2026〕23号
@标题 江畔市水务局关于商请支持管网改造的函
@主送机关 市财政局
{SECTIONS}
@署名 江畔市水务局
@成文日期 2026年11月3日
@抄送机关 市政府办公厅
@印发机关 江畔市水务局办公室
"""

ORDER = """+++
format = 1
name = "令"
form = "命令"
seal = "stamp"
+++
@发文机关标志 江畔市人民政府令
@发文字号 第12号
《江畔市供水管理办法》已经2026年10月8日市人民政府第18次常务会议通过，现予公布，自2027年1月1日起施行。
@署名 市长
@成文日期 2026年11月3日
"""

MINUTES = """+++
format = 1
name = "纪要"
form = "纪要"
+++
@发文机关标志 江畔市水务局局务会议纪要
@发文字号 〔2026〕6号
@标题 研究冬季供水保障工作
2026年11月2日，局长程远山主持召开局务会议，议定以下事项。
@出席 程远山、陆文舟、沈知秋、顾南舟、白若川、江行简、苏怀瑾、林致远、周慕白
@请假 许清和
@列席 办公室、规划科
@抄送机关 局属各单位
@印发机关 江畔市水务局办公室
@印发日期 2026年11月3日
"""

ALL = {"document": DOCUMENT, "upward": UPWARD, "joint": JOINT, "letter": LETTER, "order": ORDER, "minutes": MINUTES}
VALUES = {"发文机关": "江畔市人民政府"}


def draft_of(text: str, **values: str) -> Draft:
    """The draft of a template's text, which must have no faults."""
    template, problems = parse_template(text)
    assert problems == ()
    return Draft(template, {**{key: value for key, value in VALUES.items() if key in template.by_key}, **values})


def laid_of(text: str, profile: LayoutProfile, fonts: FontBook, *, office: bool = False, caches: Caches | None = None, **values: str) -> Laid:
    """The settled document of a template's text and its pages."""
    return lay_out(draft_of(text, **values), profile, fonts, LIBREOFFICE if office else WORD, caches)
