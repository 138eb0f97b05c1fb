"""What a number, a sum or a share is called: by what is counted or measured, with the measure's name."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import Kind, type_of_name
from editor.reading.meaning.places import BLANK
from editor.reading.names.numbers.limits import end_of_span, least_or_most, limit_of
from editor.reading.names.numbers.listed import each_of_several
from editor.reading.names.numbers.signs import by_sign
from editor.reading.names.numbers.sums import compared_share, in_capitals, paid_share, paid_sum, side_of_ratio, unit_price
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, following, previous_clause, source_of_change, stripped, subject, subject_of, told_before, topic
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import kind_after

_SUM_BEHIND = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:[金款费]|补助|补贴|奖励|工资|赔偿|经费|资金)")
_HELD_BY = re.compile(rf"([\u4e00-\u9fff]{{0,6}}(?:会议|全会|会))[（(](?:{BLANK}|\d{{4}})年第$")
_STATE = re.compile(r"(?:仍|已|均|全部|全都|尚|未(?!来|成年)|正在|拟|被|赴|前往|予以|给予|平均|人均|实行|获[得评]|组成|许|纳入|列入|移交|用于|当选)")
_SMALL = re.compile(r"个([村镇乡县区市组班队站]|所(?=[受获被已均有]))(?![级民组委织点伍子域城庄落长镇道部内校区])")
# An area that things are counted in: 提供全市X处停车点.
_AREA_AT_END = re.compile(r"[全我本][省市县区镇乡村校局院]$")
_RANKED = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:小组|组|阶段|标段|环节|季度|检查站|分队|大队|中队|站|车间|党支部|支部|开标室|会议室|教室|分会场|考场|方阵|梯队)"
)
# The shares before one in a list: 分别下降X%和X%.
_SHARED = re.compile(rf"(?:{BLANK}(?:[%％]|个百分点)[、和与])+$")
_UPWARDS = ("增长", "上升", "提高", "增加", "提升")
_GROWS = re.compile(r"(增长|上升|提高|增加|提升|下降|减少|降低)(?:了|约)?$")
# What a growth is measured by: it says nothing of what grows.
_COMPARED = re.compile(r"[同环]比|[比较](?:上年|上月|上届|上季度|去年|年初|同期|上期|前年)(?:同期)?")
# The figure in brackets behind one of several things: X镇（X万斤）、X镇（X万斤）.
_OF_LISTED = re.compile(rf"{BLANK}([省市县区镇乡村]|街道|社区|公司|学校)（$")
_SUMMED = re.compile(r"(合计|总计|共计)(?:约|为|达|人民币)*$")
_EARLIER = ("上年", "去年", "同期", "上年同期", "去年同期", "上期", "上月", "上季度")
# The same figure of another time, in brackets behind it: 财政总收入X万元（去年同期X万元）.
_OF_EARLIER = re.compile(
    rf"([\u4e00-\u9fff]{{2,12}}){BLANK}[^，。；{BLANK}]{{0,4}}[【（(\[]((?:去年|上年|上期|上月|上季度?|年初)(?:同期)?)(?:数|为)?$"
)
_TURNED = re.compile(r"([\u4e00-\u9fff]{2,8})(调整|变更)(?:为|到|至)$")
# 第X届职工技能竞赛: which one it is, by the thing up to the word that says its kind.
_ORDINAL = re.compile(r"(季度|[届次期批条款章页节])([\u4e00-\u9fff]{2,7}?(?:会议?|[赛节展]|论坛|培训班|活动|[普调检]查))?")
_RANKS = {
    "届": "届次", "次": "次序", "期": "期号", "批": "批次", "条": "条号", "款": "款号", "章": "章号", "节": "节次", "页": "页码", "季度": "季度",
}  # fmt: skip
_WON = re.compile(r"(?<=..)中?(?:荣?获得?|取得|夺得|位列|排名?)$")
_DIMENSIONS = {"长": "长度", "宽": "宽度", "高": "高度", "深": "深度", "厚": "厚度", "重": "重量"}
# The figure of another time that this one is held against: 比去年同期的X万人次增长X%.
_EARLIER_ONE = re.compile(r"((?:去年|上年|往年|上期|上月|上季度)(?:同期)?)的?$")
# What leads to another thing than the one before it: 做法及X项成果.
_JOINED = re.compile(r"(?:[的和与]|(?<![针面核校应反])对|(?<![方走趋倾])向|(?<![涉普])及)$")
# What leads to what is made, or kept, of the thing before it: 把全乡划为X个网格, 每个工会只保留X个工作群.
_TURNED_INTO = re.compile(r"(?:[划分编组合拆改建][为成]|[只仅](?![有为能占])[\u4e00-\u9fff]{2})$")
# Lengths of time: what is done in them is not what they count.
_NO_MEASURE = ("过期", "到期", "逾期", "延期", "定期", "长期")
_LASTS = ("周年", "年", "天", "日", "小时", "个小时", "个月", "分钟", "周")
# Who acts in the time that is named behind.
_ACTS = re.compile(r"(?:[人方委局院厅处镇乡县市区]|公司|政府|部门|单位|小组|监委)$")
_SHORT, _LONGEST_NAME = 10, 12
# 细颗粒物浓度每立方米: what something is measured by.
_EACH_ONE = re.compile(r"(?<=..)每([\u4e00-\u9fff]{1,3})$")
# Those of a role of whom some are named: 护林员X、X等X人.
_ROLE_OF_LIST = re.compile(rf"([\u4e00-\u9fff]{{1,6}}(?:[员师长]|人员|代表|干部|同志|专家|教师)){BLANK}(?:[、和]{BLANK})*等$")
_BY_HOW_MUCH = re.compile(r"(?:[比较同环][^，。；]{1,8}?)?(增加|减少|增长|下降|提高|降低|增产|减产)了?")
# How many come first, not as which: 前X名的学校, 前X名当选.
_FIRST_OF = re.compile(r"[名位](?:的|当选|入围|晋级|进入|候选)")
# What some of several are: X项已整改，X项未整改.
_IN_STATE = re.compile(r"(?:[已均未](?:经|被)?|尚未)[\u4e00-\u9fff]{2,4}?(?=[，。；、]|$)")
_TRAIT = re.compile(r"(?:较|偏|过|不)?[低高少大小快慢足]$")
# 组织 as a part of a longer word.
_ORGANISED = re.compile(r"组织(?:奖|部|架构|机构|委员|生活)")
_TIME = re.compile(r"(?:年|月|季度|期间|以来|目前|当[日天]|期|年来|今年|去年|[区域境围]内|其中|里|境内)$")


def number_name(blank: NamedBlank) -> str:
    """What is counted: the words before, else the words behind, with the measure's name."""
    named = (
        by_sign(blank)
        or each_of_several(blank)
        or in_capitals(blank)
        or paid_share(blank)
        or paid_sum(blank)
        or compared_share(blank)
        or limit_of(blank)
        or _growth(blank)
        or _changed_by(blank)
        or unit_price(blank)
        or _ordinal(blank)
        or side_of_ratio(blank)
        or _turned(blank)
    )
    if named:
        return named
    place, kind = blank.place, blank.kind
    rank = kind.unit in ("名", "位") and place.before[-1:] in ("前", "第", "后") and not _FIRST_OF.match(place.after)
    counted = "名次" if rank else words("measures", "units").meaning(kind.unit) if kind.type == FieldType.NUMBER else ""
    counted = "雨量" if kind.unit == "毫米" and re.search("[雨雪]|降水", place.before) else counted
    measure = counted or words("measures", "names").meaning(kind.type)
    if earlier := _OF_EARLIER.search(place.before):
        return f"{earlier[2]}{clean(subject_of(earlier[1]), 8)}"
    if listed := _OF_LISTED.search(place.before):
        return f"该{listed[1]}{measure}"
    noun = _without_doing(clean(source_of_change(place) or _counted_noun(blank)).lstrip("的"))
    if span := end_of_span(blank, noun):
        return _measured(span[0], measure, kind) + span[1]
    noun = _WON.sub("", noun) if rank else noun + clean(previous_clause(place), 6) if noun in _EARLIER else noun
    noun = noun or _of_clause_before(blank) or least_or_most(blank)
    noun = _without_each(noun) if kind.type == FieldType.NUMBER else noun
    summed = _SUMMED.search(place.clause) if kind.type == FieldType.MONEY else None
    if not noun or noun in ("前", "后", "第", "低", "高", "不"):
        return (summed[1] if summed else "") + measure
    return noun + summed[1] if summed else _measured(noun, measure, kind)


def _without_each(noun: str) -> str:
    """A noun without the unit that it is measured by: 细颗粒物浓度每立方米."""
    found = _EACH_ONE.search(noun)
    return noun[: found.start()] if found and words("units").at_start(found[1]) == found[1] else noun


def _of_clause_before(blank: NamedBlank) -> str:
    """What the clause before names, where that is a measure of the same kind: 土地流转率低，仅X%."""
    if blank.kind.type != FieldType.PERCENT:
        return ""
    sentence = told_before(blank.place)
    said = (_TRAIT.sub("", clean(subject_of(part))) for part in (sentence, sentence.partition(BLANK)[0]))
    return next((measure for measure in said if len(measure) > 2 and type_of_name(measure) == blank.kind.type), "")


def _measured(noun: str, measure: str, kind: Kind) -> str:
    """A noun with the word for what is measured of it, unless it says that itself (得分, 奖金, 从业人数)."""
    if noun in words("labels", kind.type) or (kind.type == FieldType.MONEY and type_of_name(noun) == kind.type):
        return noun
    if noun.endswith("人员") and measure == "人数":
        return f"{noun.removesuffix('人员')}人数"
    is_dimension = noun in _DIMENSIONS or (measure == "长度" and noun[-1] in _DIMENSIONS) or (measure == "数量" and noun.endswith("比"))
    if is_dimension or (measure == "雨量" and noun.endswith(("雨强", "量"))):
        return _DIMENSIONS.get(noun, noun)
    if (len(noun) == 1 and measure == "数量") or noun.endswith("人口"):
        return f"{noun}数"
    says = words("measures", "ends").at_end(noun)
    fits = (
        says
        and not noun.endswith(_NO_MEASURE)
        and (says[-1] in "率例比重幅度" if kind.type == FieldType.PERCENT else says[-1] not in "金款费额资入出价" or kind.type == FieldType.MONEY)
    )
    if fits and (len(noun) >= 3 or (noun[-1] == "度" and measure in ("数量", "长度"))):
        return noun
    noun = noun.removeprefix(measure) if len(noun) - len(measure) > 1 else noun
    return noun + (measure if not noun.endswith(measure) else "")


def _without_doing(noun: str) -> str:
    """What is counted without a verb that says only that it was done (组织安全培训)."""
    verb = "" if _ORGANISED.match(noun) else words("measures", "doing").at_start(noun)
    return noun[len(verb) :] if len(noun) - len(verb) >= 3 else noun


def _growth(blank: NamedBlank) -> str:
    """A share by which something grows or falls: of what the clause before speaks when its own says nothing."""
    clause = _SHARED.sub("", blank.place.clause)
    found = _GROWS.search(clause) if blank.kind.type == FieldType.PERCENT else None
    if not found:
        return ""
    noun = clean(subject_of(clause))
    if clause.endswith(f"分别{found[0]}") or clause != blank.place.clause:
        return noun + ("增幅" if found[1] in _UPWARDS else "降幅")
    if not noun or _COMPARED.fullmatch(noun):
        earlier = clean(previous_clause(blank.place))
        noun = (topic(blank.place) if earlier.rstrip("为") in _EARLIER else earlier) + noun
    return noun + ("增幅" if found[1] in _UPWARDS else "降幅")


def _changed_by(blank: NamedBlank) -> str:
    """By how much grows or falls what the clause before tells: 总支出X万元，比上届减少X万元."""
    found = _BY_HOW_MUCH.fullmatch(blank.place.clause) if blank.kind.type in (FieldType.MONEY, FieldType.NUMBER) else None
    sentence = told_before(blank.place)
    noun = clean(subject_of(sentence.rpartition("，")[2].partition(BLANK)[0]), 8) if found and BLANK in sentence.rpartition("，")[2] else ""
    return f"{noun}{found[1]}{'额' if blank.kind.type == FieldType.MONEY else '量'}" if found and len(noun) > 1 else ""


def _noun_behind(blank: NamedBlank, noun: str, behind: str) -> str:
    """The noun behind a number's unit when it says all: X个村, 护理等X个专业, 汛前对X座水库; "" elsewhere."""
    place, kind = blank.place, blank.kind
    if kind.type != FieldType.NUMBER:
        return ""
    small = _SMALL.match(place.after)
    if small and kind.unit == "个":
        near = re.split(r"[和与及、]", noun)[-1]
        return (near if 1 < len(near) <= 3 and near != noun else "") + small[1]
    if place.before.endswith(f"{BLANK}等") and words("things", "titles").at_start(behind):
        return words("roles", "done_to").at_end(place.before[:-2])
    if kind.unit == "人" and (role := _ROLE_OF_LIST.search(place.before)):
        return role[1]
    if kind.unit == "人" and place.before.endswith(f"{BLANK}等"):
        return "涉及人员"
    alone = place.before.endswith("等") or (len(noun) == 2 and noun[1] in "前后" and noun != "提前") or _AREA_AT_END.search(noun) is not None
    return behind if alone and len(behind) >= 2 else ""


def _ordinal(blank: NamedBlank) -> str:
    """For 第X and a noun without a measure (第X巡察组): which of them it is."""
    place, kind = blank.place, blank.kind
    if not place.before.endswith("第"):
        return ""
    if place.before.endswith("总第") and place.after.startswith("期"):
        return "总期号"
    if place.after.startswith("次") and (held := _HELD_BY.search(place.before)):
        return f"{clean(held[1])}次序"
    if counted := _ORDINAL.match(place.after):
        return clean(counted[2] or "") + _RANKS[counted[1]]
    if kind.unit or not re.match(r"[\u4e00-\u9fff]", place.after):
        return ""
    noun = _RANKED.match(place.after)
    return f"{noun[0]}序号" if noun else ""


def _turned(blank: NamedBlank) -> str:
    """What something is after a change: 拟将合同总价调整为X."""
    turned = _TURNED.search(blank.place.clause)
    return f"{turned[2]}后{clean(stripped(turned[1]), 8)}" if turned else ""


def _after_another(blank: NamedBlank, behind: str) -> str:
    """For a number right behind another one's thing: its own thing (X个乡镇X个村), or that other with the words before it (群众X户X人)."""
    before, mark, said = blank.place.clause.rpartition(BLANK)
    unit = kind_after(said) if mark else ""
    thing = said[len(unit) :]
    if not unit or not re.fullmatch(r"[\u4e00-\u9fff]{0,4}", thing) or words("measures", "counted").at_start(thing) or words("labels").at_end(thing):
        return ""
    return behind if blank.kind.type != FieldType.MONEY and len(behind) >= 2 else subject_of(before) + thing.strip("和与及、")


def _of_what_is_not(blank: NamedBlank, noun: str, behind: str) -> str:
    """The degree, or the thing, of what is said not to be: 未发生X级以上事故."""
    if noun not in words("measures", "negated"):
        return ""
    degree = re.match(r"级(?:及)?以[上下]([\u4e00-\u9fff]{2,6})", blank.place.after)
    return f"{degree[1]}等级" if degree else behind if len(behind) >= 2 else ""


def _counted_noun(blank: NamedBlank) -> str:
    """The thing that a number counts: before the blank, or behind its unit when a verb or a time stands before."""
    place, kind = blank.place, blank.kind
    of_it = f"{kind.unit}的" if kind.type == FieldType.NUMBER and place.rest.startswith(f"{kind.unit}的") else kind.unit
    noun, behind = subject(place), following(place, of_it)
    behind = "" if _STATE.match(behind) or behind[:1].isdigit() else behind
    noun = "" if noun in words("verbs", "leading") else noun
    earlier = _EARLIER_ONE.search(place.clause) if re.match(r"(?:增|减|下降|上升|提高|降低)", behind) else None
    told = _after_another(blank, behind) or _of_what_is_not(blank, noun, behind) or _noun_behind(blank, noun, behind)
    state = _IN_STATE.match(place.after.removeprefix(kind.unit)) if kind.type == FieldType.NUMBER and not noun else None
    if told := state[0] if state else (earlier[1] if earlier else told) or _lasting(kind, noun, behind) or _worth(blank, noun):
        return told
    if (
        (_JOINED.search(place.clause) or (kind.type == FieldType.NUMBER and _TURNED_INTO.search(place.clause)))
        and len(behind) >= 2
        and kind.type != FieldType.PERCENT
    ):
        return behind
    if len(clean(noun)) < 2 or noun in ("每日", "每天") or noun.endswith(("第", "每")) or _TIME.search(noun):
        return behind if len(behind) >= 2 else noun + behind
    return _with_what_is_behind(kind, noun, behind)


def _lasting(kind: Kind, noun: str, behind: str) -> str:
    """What lasts for a length of time: what is done in it is not what it counts, but tells what one does who acts before it: 招标人在X日内答复."""
    if kind.unit in _LASTS and noun == "连续":
        return noun
    if kind.unit in _LASTS and noun.endswith(("后", "起", "其")) and len(behind) >= 2:
        return behind
    if kind.unit not in _LASTS or len(clean(noun)) < 2 or _TIME.search(noun):
        return ""
    return noun if not _ACTS.search(noun) else noun + behind if len(noun + behind) <= _SHORT else behind


def _worth(blank: NamedBlank, noun: str) -> str:
    """What is worth a sum, or what it is spent on: 价值X万元的设备, 投入X万元更换喷淋."""
    spent_on = following(blank.place, blank.kind.unit, _LONGEST_NAME) if noun == "投入" and blank.kind.type == FieldType.MONEY else ""
    if 2 < len(spent_on) <= _LONGEST_NAME // 2:
        return spent_on + noun
    of_it = f"{blank.kind.unit}的"
    thing = following(blank.place, of_it) if noun.endswith("价值") and blank.place.rest.startswith(of_it) else ""
    return f"{thing}价值" if len(thing) > 1 else ""


def _with_what_is_behind(kind: Kind, noun: str, behind: str) -> str:
    """The noun before a number, with the thing behind it where the noun says too little or is but a verb."""
    counts = kind.type == FieldType.NUMBER or behind.endswith(("金", "款", "费"))
    if len(noun) == 2 and len(behind) >= 2 and kind.type != FieldType.PERCENT and counts and not words("measures", "ends").at_end(noun):
        return noun + behind
    if kind.type == FieldType.MONEY and _SUM_BEHIND.fullmatch(behind):
        return behind if words("verbs", "giving").at_end(noun) else noun if words("measures", "ends").at_end(noun) else noun + behind
    verb = words("measures", "counted").at_end(noun)
    if verb and kind.type == FieldType.NUMBER and len(behind) >= 2 and len(noun) - len(verb) < 9:
        return (verb if len(verb) > 1 else noun[:-1]) + behind
    return noun
