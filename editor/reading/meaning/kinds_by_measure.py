"""Types told by measures: units, money, dates and lengths of time, numbers of documents, houses and telephones."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import MEASURES, Kind
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import listed, words

# The first of two: 20XX—20XX年, X-X月, X至X人.
_SPAN = re.compile(rf"^[—–~～至到－-]+{BLANK}")
# The others of a list of which only the last has a unit: 分别奖励X、X、X元.
_FURTHER, _ONE_EACH = re.compile(rf"^(?:[、和与及]{BLANK})+"), re.compile("分别|依次")
_ENDS_SPAN = re.compile(rf"{BLANK}\s*[至到—–~～－-]+\s*$")
# What somebody did before X年: how long he did it, unless a word leads to a year.
_DONE_FOR = re.compile(r"[\u4e00-\u9fff]{2}(?<![于在自至从到由截期今去本该每是为度])$")
_MASKED_YEAR = re.compile(r"(?:19|20)\D{2}|(?:19|20)\d\D")
_MONEY_TALK = re.compile(r"资金|投资|经费|补助|融资|贷款|申请|奖励|收入|支出|预算|造价|产值|利润|债券|补贴|款|费|薪|税|价")
_LASTING = re.compile(
    r"^年(?:以上|以内|之内|内|期|来|时间|收回|后|制|间|以下|左右|的(?:时间|期限|经验|历史)|有效|零|又|多|工作(?:经验|经历|年限)|免费|质保|任期|，期满|前，|聘用合同|劳动合同|合同|协议|$)"
)
_TERM = re.compile(
    r"(?:黑名单|名单|刑|禁止\S{0,8}|禁入|封闭|学习|从业|工作|合作|租赁|质保|保修|免费\S{0,4}|服务|居住|连任|驾龄|工龄|教龄|党龄|任教|共计|参军|服役|停业|停产|停工|停课|拘留|期[间限]?(?:为|是|共|约|满|暂定)?)$"
)
_CASE = re.compile(rf"[）)]{BLANK}?[^（）()〔〕，。]{{0,8}}?[民刑行执商破赔](?:初|终|再|申|监|保|恢|抗|辖|撤)?字?第?{BLANK}号")
# One side of a ratio whose other side is told: 之比低于X:1, 比例为1:X.
_OF_ONE = re.compile(r"[:：∶]\d+(?:的|[，。；]|$)")
_ONE_TO = re.compile(r"比[\u4e00-\u9fff]{0,5}\d+[:：∶]$")
_OF_RATIO = re.compile(rf"{BLANK}[:：∶]$")
_TELEPHONE = re.compile(r"[\dX×x＊*]{3,4}-[\dX×x＊*]{7,8}|1[X×x＊*]{10}")
_DAYS = re.compile(r"^日(?:内|以内|之内|以上|以下|后|左右|的[，,]|的[\u4e00-\u9fff]{0,6}[量费款金租资息]|天|历)")


def by_date(place: BlankPlace) -> Kind | None:
    """A date whose parts the blank itself holds."""
    return Kind(FieldType.DATE) if place.token.parts else None


def by_telephone(place: BlankPlace) -> Kind | None:
    """A telephone number, told by its digits."""
    digits = place.token.text[:1].isdigit() and re.match(r"1\d{2}[^\d年]|\d{3,4}-", place.token.text)
    digits = digits or _TELEPHONE.fullmatch(place.token.text)
    return Kind(FieldType.TEXT, "", "电话") if digits else None


def by_document_number(place: BlankPlace) -> Kind | None:
    """The year, the issuer's short name and the running number of XX发〔20XX〕X号."""
    if place.before[-1:] in tuple("（(") and _CASE.match(place.after):
        return Kind(FieldType.YEAR, "", "案号年份")
    if place.before[-1:] in tuple("〔[［【（(﹝") and re.match(r"[〕\]］】）)﹞]\s*第?[^，。]{0,4}[号期]", place.after):
        return Kind(FieldType.YEAR, "", "发文年份")
    if place.before.endswith(("（", "(", "【")) and re.match(r"[）)】][\u4e00-\u9fff]{1,6}[〔\[［﹝]", place.after):
        return Kind(FieldType.TEXT, "", "发文机关代字", 1)
    named = any(c in place.after[:10] for c in "〔[［﹝") and re.match(rf"[\u4e00-\u9fff]{{1,6}}\s*[〔\[［﹝]\s*[\d{BLANK}]", place.after)
    return Kind(FieldType.TEXT, "", "发文机关代字", 1) if named else None


def by_time(place: BlankPlace) -> Kind | None:
    """年, 月 and 日 behind the blank: a point in time or a length of it."""
    after = _SPAN.sub("", place.after.removeprefix(" "))
    masked = _MASKED_YEAR.fullmatch(place.token.text) and after.startswith(("学年", "年"))
    if masked or (after.startswith("日") and _ENDS_SPAN.search(place.before)):
        return Kind(FieldType.YEAR if masked else FieldType.DATE, "", "年" if masked else "日")
    unit = words("units", "year", "month", "date").at_start(after)
    if after.startswith("年") and _TERM.search(place.before) and not re.search(r"\d", place.token.text):
        return Kind(FieldType.NUMBER, "年")
    is_of_person = after.startswith("年度") and place.token.text.isalpha() and words("roles", "before").at_end(place.before)  # 副校长X年度考核
    if not unit or is_of_person or len(words("units", "exceptions").at_start(after)) > len(unit):
        return None
    lasting = place.before.endswith(listed("verbs", "durations")) and not re.search(r"[年月]前?$", place.before[-2:])
    lasting = lasting or bool(_DONE_FOR.search(place.before) and re.match(r"年[，。；、]", after))
    if unit in ("年", "年来") and (lasting or _LASTING.match(after)) and not re.search(r"\d", place.token.text):
        return Kind(FieldType.NUMBER, "年")
    if after.startswith("日") and (_DAYS.match(after) or lasting or _TERM.search(place.before)):
        return Kind(FieldType.NUMBER, "日")
    return Kind(FieldType(words("units", "year", "month", "date").meaning(unit)), "", unit)


def by_bus(place: BlankPlace) -> Kind | None:
    """The number of a bus line."""
    bus = re.search(rf"公交(?:{BLANK}路、)*(?:车)?$", place.before) if place.after.startswith("路") else None
    return Kind(FieldType.NUMBER, "路", "路") if bus or re.match(rf"路(?:、{BLANK}路)*公交", place.after) else None


def by_volume(place: BlankPlace) -> Kind | None:
    """部 behind a blank counts films and books at the end of a clause; elsewhere it is an office."""
    counts = re.match(r"部(?:[，。、；]|$)", place.after) and len(place.clause) > 1
    return Kind(FieldType.NUMBER, "部", "部") if counts and not place.clause.endswith(("任", "在", "由", "与", "公司")) else None


def by_unit(place: BlankPlace) -> Kind | None:
    """A unit of measure or money behind the blank; what ends quotation marks with it is a name (“X杯”)."""
    after = _SPAN.sub("", place.after.removeprefix(" "))
    after = _FURTHER.sub("", after) if _ONE_EACH.search(place.clause) else after
    unit = words("units", *MEASURES).at_start(after)
    named = place.before.endswith(("“", "‘", "《")) and place.after.removeprefix(unit)[:1] in ("”", "’", "》")
    if not unit or named or (unit == "分" and _OF_RATIO.search(place.before)) or _is_longer_word(after, unit, begins=not place.clause.strip()):
        return None
    if unit in ("楼", "室", "层") and place.label.endswith(("地点", "地址", "会场", "场所")):
        return Kind(FieldType.PLACE, "", unit)
    kind = FieldType(words("units", *MEASURES).meaning(unit))
    if unit in ("万", "亿", "千") and _MONEY_TALK.search(place.clause):
        kind = FieldType.MONEY
    return Kind(kind, unit, unit)


def _is_longer_word(after: str, unit: str, *, begins: bool) -> bool:
    """Whether what looks like a unit begins a longer word (人民政府, 项目), or a verb at the start of a clause (成立)."""
    verb = words("verbs", "self").at_start(after) if begins else ""
    other = max(words("units", "exceptions").at_start(after), words("suffixes").at_start(after), verb, key=len)
    return len(other) > len(unit)


def by_currency(place: BlankPlace) -> Kind | None:
    """An amount behind 人民币 or a currency sign, or behind the words for capitals and figures in brackets."""
    told = place.before.endswith(("人民币", "￥", "¥")) or re.search(r"[（(](?:人民币)?[大小]写[）)]\s*[：:]?\s*$", place.before)
    return Kind(FieldType.MONEY, "", "人民币") if told else None


def by_number(place: BlankPlace) -> Kind | None:
    """The running number of a document or a house."""
    if re.search(r"(?:星期|周)$", place.before) and not re.match(r"等?(?:同志|先生|女士|老师)", place.after):
        return Kind(FieldType.TEXT, "", "星期")
    if not place.after.startswith("号"):
        return None
    return Kind(FieldType.NUMBER if re.search(r"[〕］\]）]第?$", place.before) else FieldType.TEXT, "", "号", 1)


def by_amount(place: BlankPlace) -> Kind | None:
    """Words before the blank that call for a number, or a decimal point in it."""
    if re.fullmatch(r"[^\d\s]+[.．·][^\d\s]+", place.token.text) and len(place.token.text) <= 6:
        return Kind(FieldType.NUMBER, "", ".", 0)
    share = re.search(r"[百千万]分之$", place.before)
    if share or re.match(rf"\s*[∶:：比]\s*{BLANK}", place.after) or re.search(rf"{BLANK}\s*[∶:：比]\s*$", place.before):
        return Kind(FieldType.PERCENT if share and share[0][0] == "百" else FieldType.NUMBER, "", "比", 1)
    if _OF_ONE.match(place.after) or _ONE_TO.search(place.before) or re.search(rf"{BLANK}分之$", place.before):
        return Kind(FieldType.NUMBER, "", "比", 1)
    called = re.search(r"(?:约|达|达到|不少于|不低于|不超过|共|第|超过|增长|下降|累计)$", place.before)
    return Kind(FieldType.NUMBER, "", called[0], 0) if called else None
