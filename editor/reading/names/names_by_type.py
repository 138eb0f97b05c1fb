"""What a blank is called by its type: numbers by what they count, dates by the deed, units by their work."""

import re
from collections.abc import Callable, Mapping

from editor.model.template.field import FieldType
from editor.reading.meaning.entities import entity_of
from editor.reading.meaning.kinds_by_words import post
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.blank import NamedBlank
from editor.reading.names.phrases import clean, deed, following, previous_clause, shortened, source_of_change, stripped, subject
from editor.reading.names.word_ends import from_end
from editor.reading.page.lexicon import words

_DOES = re.compile(r"(完成|实现|利用|结合|针对|力争达到|达到|推进|开展|解决|用于|经营|包括|提供|存在|采取|落实|联系|提交|涉及|取得|获得|调整)$")
_NAMED = re.compile(r"(?:名称|目标|任务|要求|措施|姓名|名|人|者|方|员|长|单位|机关|地址|地点|日期|时间|号码|编号|内容)$")
_PLAIN = {"有限责任公司": "公司", "股份有限公司": "公司", "有限公司": "公司", "集团公司": "集团"}
_PLAIN_ORG = (*_PLAIN, *["公司", "集团", "银行", "学院", "大学", "医院", "中心", "局", "院", "会", "所", "站", "处"])
_CAPITALS = re.compile(r"大写[：:]?(?:人民币)?$")
_UNDER = re.compile(r"以下(?:的)?([\u4e00-\u9fff]{2,4})")
_LEADS_TO_OFFICE = re.compile(r"[由向经请与和从被对给让须是]|的|我[局县市镇乡区院校司]")
_BEFORE = re.compile(r"\s*(?:上午|下午)?(?:\d+[时点:：]\d*分?|下班)?(?:之|以)?前")
_SENDS = re.compile(r"(?:将|把)[^，。；]{1,14}(?:发|报|送|交|寄|传)[至到送回给]")
_SMALL = re.compile(r"个([村镇乡县区市组班队站])(?![级民组委织点伍子域城庄落长镇道部内校区])")
_EACH = re.compile(r"([^，。、每元\ue000\d]{2,12}?)(?:按照?|以|为|是|由)?(?:每([^，。每\ue000]{1,4}))+(?:人民币)?$")
_RANKED = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:小组|组|阶段|标段|环节|季度|检查站|分队|大队|中队|站|车间|党支部|支部|分会场|考场|方阵|梯队)")
_BEARER = re.compile(r"[”’]?为([\u4e00-\u9fff]{2,4})(?:[的，。、；]|$)")
_BEARS = re.compile(r"方(?!案|式|面|法|向|可|便)([\u4e00-\u9fff]{2})(?=[，。；、]|$)")
_GROWS = re.compile(r"(增长|上升|提高|增加|提升|下降|减少|降低)(?:了|约)?$")
_DOERS = {"牵头": "牵头人", "负责": "负责人", "主持": "主持人", "带领": "带队人", "指挥": "指挥人"}
_TIME = re.compile(r"(?:年|月|季度|期间|以来|目前|当日|期|年来|今年|去年|[区域境围]内|其中|里|境内)$")
_AGO = re.compile(r"^(?:底|初|末|中旬|上旬|下旬|份|中)?(?:之前|以前|前|起|开始|以来|后)?")


def plain_unit(text: str) -> str:
    """The plain word for a unit at the end of its name (精密制造有限公司 → 公司)."""
    text = text.strip("：: 　（）()")
    found = next((w for w in _PLAIN_ORG if w in text), "")
    return _PLAIN.get(found, found) or "单位"


def _number(blank: NamedBlank) -> str:
    """What is counted: the words before, else the words behind, with the measure's name."""
    named = _capitals(blank) or _limit(blank) or _growth(blank) or _unit_price(blank) or _ordinal(blank)
    if named:
        return named
    place, kind = blank.place, blank.kind
    rank = kind.unit in ("名", "位") and place.before[-1:] in ("前", "第", "后")
    counted = "名次" if rank else words("measures", "units").meaning(kind.unit) if kind.type == FieldType.NUMBER else ""
    measure = counted or words("measures", "names").meaning(kind.type)
    noun = clean(source_of_change(place) or _counted_noun(blank))
    if not noun or noun in ("前", "后", "第", "低", "高", "不"):
        return measure
    says = words("measures", "ends").at_end(noun)
    fits = says and (
        says[-1] in "率例比重幅度" if kind.type == FieldType.PERCENT else says[-1] not in "金款费额资入出" or kind.type == FieldType.MONEY
    )
    if fits and len(noun) >= 3:
        return noun
    return noun + (measure if not noun.endswith(measure) else "")


def _capitals(blank: NamedBlank) -> str:
    return "大写金额" if _CAPITALS.search(blank.place.before) else ""


def _limit(blank: NamedBlank) -> str:
    """For A以上B以下罚款: what is limited, with 下限 for A and 上限 for B; "" elsewhere."""
    place, unit = blank.place, blank.kind.unit
    if place.after.startswith(f"{unit}以上{BLANK}"):
        found = _UNDER.search(place.after)
        return f"{found[1]}下限" if found else ""
    found = _UNDER.search(place.after) if place.before.endswith("以上") and place.after.startswith(f"{unit}以下") else None
    return f"{found[1]}上限" if found else ""


def _growth(blank: NamedBlank) -> str:
    """A share by which something grows or falls: of what the clause before speaks when its own says nothing."""
    found = _GROWS.search(blank.place.clause) if blank.kind.type == FieldType.PERCENT else None
    if not found:
        return ""
    noun = clean(subject(blank.place)) or clean(previous_clause(blank.place))
    return noun + ("增幅" if found[1] in ("增长", "上升", "提高", "增加", "提升") else "降幅")


def _noun_behind(blank: NamedBlank, noun: str, behind: str) -> str:
    """The noun behind a number's unit when it says all: X个村, 护理等X个专业, 汛前对X座水库; "" elsewhere."""
    place, kind = blank.place, blank.kind
    if kind.type != FieldType.NUMBER:
        return ""
    small = _SMALL.match(place.after)
    if small and kind.unit == "个":
        near = re.split(r"[和与及、]", noun)[-1]
        return (near if 1 < len(near) <= 3 and near != noun else "") + small[1]
    alone = place.before.endswith("等") or (len(noun) == 2 and noun[1] in "前后")
    return behind if alone and len(behind) >= 2 else ""


def _unit_price(blank: NamedBlank) -> str:
    """What an amount for each unit is the price of: 物业费按每平方米每月____元."""
    found = _EACH.search(blank.place.clause) if blank.kind.type == FieldType.MONEY else None
    if not found or (found[2] not in ("度", "班") and words("units").at_start(found[2]) != found[2]):
        return ""
    noun = clean(from_end(stripped(found[1]), 8))
    return f"{noun}单价" if len(noun) > 1 and not noun.endswith(("价", "标准", "额")) else ""


def _ordinal(blank: NamedBlank) -> str:
    """For 第X and a noun without a measure (第X巡察组): which of them it is."""
    place, kind = blank.place, blank.kind
    if not place.before.endswith("第") or kind.unit or not re.match(r"[\u4e00-\u9fff]", place.after):
        return ""
    noun = _RANKED.match(place.after)
    return f"{noun[0]}序号" if noun else ""


def _counted_noun(blank: NamedBlank) -> str:
    """The thing that a number counts: before the blank, or behind its unit when a verb or a time stands before."""
    place, kind = blank.place, blank.kind
    noun, behind = subject(place), following(place, kind.unit)
    named_behind = _noun_behind(blank, noun, behind)
    if named_behind:
        return named_behind
    if place.clause.endswith("的") and len(behind) >= 2 and kind.type != FieldType.PERCENT:
        return behind
    if len(clean(noun)) < 2 or noun.endswith(("第", "每")) or _TIME.search(noun):
        return behind if len(behind) >= 2 else noun + behind
    counts = kind.type == FieldType.NUMBER or behind.endswith(("金", "款", "费"))
    if len(noun) == 2 and len(behind) >= 2 and kind.type != FieldType.PERCENT and counts and not words("measures", "ends").at_end(noun):
        return noun + behind
    verb = words("measures", "counted").at_end(noun)
    if verb and kind.type == FieldType.NUMBER and len(behind) >= 2 and len(noun) - len(verb) < 5:
        return (verb if len(verb) > 1 else "") + behind
    return noun


def _month(blank: NamedBlank) -> str:
    place = blank.place
    rest = _AGO.sub("", place.rest.lstrip("月日"), count=1)
    said = clean(subject(place), 8)
    event = deed(rest) or (said if len(said) > 1 else "")
    return f"{event}月份"


def _year(blank: NamedBlank) -> str:
    place, setting = blank.place, blank.setting
    if place.after.startswith("年度"):
        return "年度"
    event = deed(place.rest, 6)
    return f"{event}年份" if event else "年度" if setting.title else "年份"


def _date(blank: NamedBlank) -> str:
    """The deed that the date is of; the first or the last day of a span."""
    place = blank.place
    after = place.after.lstrip("日")
    opens = re.match(r"\s*(?:起)?(?:至|到|—|－|-|～|~)", after)
    closes = re.search(rf"{BLANK}(?:日)?(?:起)?(?:至|到|—|－|-|～|~)\s*$|至$", place.before)
    which = "开始" if opens or re.match(r"\s*起", after) else "截止" if closes or _BEFORE.match(after) else ""
    ahead = re.split(r"[。；]", after)[0][:24]
    event = "报送" if _SENDS.search(ahead) else deed(re.sub(r"^(?:起|止|前|之前|至|到)+", "", ahead))
    noun = event or clean(subject(place), 6) or (_opening(place) if closes else "") or previous_clause(place)
    noun = re.sub(r"^(?:\d+月|于)+|(?:开始|截止|日期|时间)$|^(?:请各?|并|截至?|自|至|应|须)$", "", noun)
    return f"{noun}{which}日期"


def _opening(place: BlankPlace) -> str:
    """For the end of a span, what its beginning was said of: 委托期限自A至B."""
    before = place.clause.rpartition(BLANK)[0]
    said = re.sub(r"(?:为|是|自|从|于)*(?:\d{4}年)?$", "", before.rpartition(BLANK)[2])
    return clean(shortened(stripped(said), 6))


def _person(blank: NamedBlank) -> str:
    place = blank.place
    before = place.before.rstrip(" 　“")
    office = re.match(r"[ \u3000]{1,8}(\S{1,12})$", place.after) if not before.strip() else None
    if office:
        return f"{office[1]}姓名"
    word = words("roles", "before").at_end(before) or post(before)
    if word == "兹证明":
        return "被证明人姓名"
    if word:
        head = re.search(rf"([\u4e00-\u9fffX×*]{{0,8}}){word}$", before)
        noun = stripped(_LEADS_TO_OFFICE.split(clean(head[0], 14))[-1]) if head else word
        if re.search(rf"{BLANK}{noun}$", before) and noun[0] in "省市县区镇乡村" and noun != word:
            noun = noun[1:]
        return (noun if noun.endswith(word) else word) + ("" if noun.endswith(("人", "姓名")) else "姓名")
    role = re.match(r"(?:任|担任|为|作为)([^，。；、]{2,8}?)(?:[，。；、的]|$)", place.after)
    title = role[1] if role else words("suffixes", "person").at_start(place.after)
    office = re.search(r"[\u4e00-\u9fff]{2,6}(?:科|处|室|部|局|办|院|公司)$", before)
    where = stripped(office[0]) if office else ""
    if title in ("同志", "牵头", "负责", "主持", "带领", "指挥", "强调", "等同志", ""):
        title = _DOERS.get(words("suffixes", "person").at_start(place.rest.removeprefix(title)) or title, "")
    title = "" if len(title) == 1 and not where else title
    return f"{where}{title}" + ("" if title.endswith("人") else "姓名") if where or title else "人员姓名"


def _place(blank: NamedBlank) -> str:
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    if entity:
        return f"{shortened(entity.phrase, 6)}名称" if len(entity.phrase) > 1 else f"{entity.phrase}名"
    if words("suffixes", "place").meaning(kind.word) == "place":
        return f"{kind.word}名" if len(kind.word) == 1 else f"{kind.word}名称"
    noun = deed(place.rest, 12) or clean(subject(place), 6)
    return noun if noun.endswith(("地点", "地址", "场所", "住所")) else f"{noun}地点"


def _org(blank: NamedBlank) -> str:
    """An outside unit: by its work (承建公司), by its words (勘测院), or by what is done with it (沟通单位)."""
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    if entity:
        phrase = entity.phrase if len(entity.phrase) <= 8 else plain_unit(entity.phrase)
        work = words("verbs", "works").at_start(place.after.removeprefix(entity.phrase))
        return f"{work}{plain_unit(phrase)}名称" if work and entity.common and work not in phrase else f"{phrase}名称"
    if bears := _BEARS.match(place.after):
        return f"{bears[1]}方"
    work = re.match(r"(?:等)?(?:的)?([\u4e00-\u9fff]{2,4}?)(?=[，。；、的了]|$)", place.rest)
    asked = re.match(r"的?(要求|部署|安排|指示|批示|意见|通知|决定)", place.after)
    if asked:
        return f"提出{asked[1]}单位"
    known = words("verbs", "works").at_start(place.after.lstrip("等的"))
    noun = known or (work[1] if work else "") or clean(subject(place), 4)
    return f"{noun}单位" if not noun.endswith("单位") else noun


def _thing(blank: NamedBlank) -> str:
    """A project, a meeting, a system: by the word behind the blank."""
    phrase = clean(_thing_phrase(blank))
    if phrase == "型":
        return "型号"
    return _with_name(phrase) if phrase else _content(blank)


def _thing_phrase(blank: NamedBlank) -> str:
    """The words that say what kind of thing it is, "" when none stand behind the blank."""
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    bearer = _BEARER.match(place.after) if re.search(r"以[“‘]?$", place.before) else None
    if bearer:
        return bearer[1]
    if entity is None:
        return following(place, "”", 6) if place.after.startswith(("”", "》")) else ""
    known = words("suffixes", "org", "project", "meeting", "text").at_end(entity.phrase)
    return entity.phrase if len(entity.phrase) <= 6 else known or entity.phrase[-6:]


def _with_name(phrase: str) -> str:
    return phrase if _NAMED.search(phrase) else f"{phrase}名称"


def _content(blank: NamedBlank) -> str:
    """What is left: the verb with its object, the words behind the blank, or those before it."""
    place = blank.place
    verb = _DOES.search(place.clause.rstrip(" 　“《"))
    behind = _up_to_thing(following(place, "", 8))
    owned = following(place, "的", 8) if place.after.startswith("的") else ""
    if len(owned) > 1:
        return f"{owned}对象"
    if verb:
        return f"{verb[1]}{behind}内容" if len(behind) <= 2 else f"{verb[1]}{behind}"
    if len(behind) >= 2:
        return _with_name(behind)
    said = clean(subject(place), 6)
    return said if _NAMED.search(said) else f"{said}内容" if said else ""


def _up_to_thing(text: str) -> str:
    """The text up to the first word in it that names a kind of thing (经营目标 of 经营目标圆满实现), at most six characters."""
    for at in range(1, len(text)):
        word = words("suffixes", "text", "project", "meeting").at_start(text[at:])
        if len(word) > 1:
            return text[: at + len(word)]
    return text[:6]


def _time(blank: NamedBlank) -> str:
    return f"{clean(subject(blank.place), 6)}时间"


def _nothing(_blank: NamedBlank) -> str:
    """No blank is read as such a type; a person gives it to a field."""
    return ""


NAMES: Mapping[FieldType, Callable[[NamedBlank], str]] = {
    **dict.fromkeys((FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT, FieldType.QUANTITY), _number),
    **dict.fromkeys((FieldType.TEXT, FieldType.PROJECT, FieldType.MEETING), _thing),
    FieldType.ORG: _org, FieldType.PERSON: _person, FieldType.PLACE: _place,
    FieldType.DATE: _date, FieldType.MONTH: _month, FieldType.YEAR: _year, FieldType.TIME: _time,
    **dict.fromkeys((FieldType.LONGTEXT, FieldType.CHOICE, FieldType.FLAG, FieldType.ROWS), _nothing),
}  # fmt: skip
"""What names a blank of each type."""


def name_by_type(blank: NamedBlank) -> str:
    """The name that a blank's type and sentence give it, "" when they say nothing."""
    return from_end(clean(NAMES[blank.kind.type](blank), 24), 14)
