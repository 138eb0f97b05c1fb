"""What a sum or a share is called by what is paid with it: in capitals, for each unit; the sides of a ratio."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, stripped, subject, subject_of
from editor.reading.names.said.word_ends import from_end
from editor.reading.page.lexicon import words

_CAPITALS = re.compile(r"大写[：:]?(?:人民币)?$")
_IN_FIGURES = re.compile(rf"([^，。；{BLANK}]+){BLANK}\s*(?:[千百]?万?亿?元)?[整正]?[，,]?\s*[（(]?\s*(?:人民币)?大写[：:]?(?:人民币)?$")
# What is said before both, capitals first: 监理酬金为人民币（大写）____元（¥____）.
_LED_TO_CAPITALS = re.compile(rf"([^，。；：:（({BLANK}]{{2,}})[（(]大写[）)]?[：:]?$")
_CAPITALS_BEFORE = re.compile(
    rf"([^，。；：:（({BLANK}]{{2,}})[（(]?大写[）)]?[：:]?{BLANK}\s*元?[整正]?[，,]?\s*[（(]?(?:人民币)?(?:小写)?[）)]?[：:]?[￥¥]?$"
)
# 人民币（大写）____元整（小写：____元）: each says by its own words which it is.
_FIGURES_NAMED = re.compile(r"元?[整正]?[，,]?\s*[（(]?小写")
_PAID = re.compile(
    r"(?:[%％‰])?(?:的(?:标准|比例))?(?:向[^，。；]{1,8}?)?(?:加处|处以|计提|奖励|预留|支付|评|缴纳|收取|计收|加收|计算|承担|赔偿|扣除|扣减)([\u4e00-\u9fff]{2,6}?(?:金|费|款|息|额|奖))"
)
# A share of what nobody names is called by the sum that it makes: 按日加收X‰的滞纳金.
_OF_SUM = re.compile(r"[%％‰](?:/[日天])?的(?!不|未)([\u4e00-\u9fff]{2,5}?[金费款息])(?![\u4e00-\u9fff])")
_PRICE = re.compile(r"的([\u4e00-\u9fff]{2,5}?[价费款金])(?![\u4e00-\u9fff]{0,2}额)")
_COMPARED = re.compile(r"([\u4e00-\u9fff]{2,8}(?:比例|比重|[率幅]))不?得?(?:低于|高于|超过|少于)[^，。；]{2,12}的$")
# 首付款不低于合同总价的X%: the least or the most of a sum, as a share of another.
_LIMITED = re.compile(r"([\u4e00-\u9fff]{2,8}?)(不得?(?:低于|少于|高于|超过))[^，。；]{2,10}的$")
_EACH = re.compile(r"([^，。、每元\ue000\d]{2,12}?)(?:按照?|以|为|是|由)?(?:每([^，。每\ue000]{1,4}))+(?:人民币)?$")


_OF_ONE = re.compile(rf"([^，。；：{BLANK}]{{2,12}}比[例重]?(?:不?[低高]于|不超过|为|是|达|约)*)(?:\d+[:：∶])?$")
_IS = re.compile(r"(?:不?[低高]于|不超过|为|是|达|约)+$")


def in_capitals(blank: NamedBlank) -> str:
    """A sum in capitals, by the sum in figures that it stands behind: 月租金____元（大写____）."""
    if found := _CAPITALS_BEFORE.search(blank.place.before):
        noun = clean(subject_of(re.sub(r"(?:为|是|计|人民币)+$", "", found[1])), 8)
        return f"{noun}小写" if len(noun) > 1 else ""
    if not _CAPITALS.search(blank.place.before.rstrip("）)")):
        return ""
    figures = _IN_FIGURES.search(blank.place.before)
    led = _LED_TO_CAPITALS.search(blank.place.before)
    if led and led[1].endswith("人民币") and _FIGURES_NAMED.match(blank.place.after):
        return "人民币大写"
    said = figures[1] if figures else re.sub(r"(?:为|是|计|人民币)+$", "", led[1]) if led else ""
    noun = clean(subject_of(said), 8) if said else ""
    return f"{noun}大写" if len(noun) > 1 else "大写金额"


def paid_share(blank: NamedBlank) -> str:
    """A share by what is paid by it: 按月租金的X%支付违约金."""
    if blank.kind.type != FieldType.PERCENT:
        return ""
    found = _PAID.match(blank.place.after) if blank.place.clause.endswith("的") else _sum_behind(blank.place)
    return f"{found[1]}比例" if found else ""


def paid_sum(blank: NamedBlank) -> str:
    """What an amount for each unit is paid as, behind it: 每公斤X元的保护价, 按每日X元收取占用费."""
    if blank.kind.type != FieldType.MONEY or "每" not in blank.place.clause:
        return ""
    found = _PRICE.match(behind := blank.place.after.removeprefix(blank.kind.unit)) or _PAID.match(behind)
    return found[1] if found else ""


def compared_share(blank: NamedBlank) -> str:
    """What a share is the least or the most of, where the words before say of what it is one: 返还比例不低于可分配盈余的X%."""
    found = _COMPARED.search(blank.place.clause) if blank.kind.type == FieldType.PERCENT else None
    if found:
        return clean(stripped(found[1]))
    limited = _LIMITED.search(blank.place.clause) if blank.kind.type == FieldType.PERCENT else None
    return f"{clean(stripped(limited[1]), 6)}最{'低' if limited[2][-2] in '低少' else '高'}比例" if limited else ""


def _sum_behind(place: BlankPlace) -> re.Match[str] | None:
    """The sum that a share of what nobody names makes: 按日加收X‰的滞纳金."""
    return None if words("measures", "ends").at_end(subject(place)) else _OF_SUM.match(place.after)


def unit_price(blank: NamedBlank) -> str:
    """What an amount for each unit is the price of: 物业费按每平方米每月____元."""
    found = _EACH.search(blank.place.clause) if blank.kind.type == FieldType.MONEY else None
    if not found or (found[2] not in ("度", "班") and words("units").at_start(found[2]) != found[2]):
        return ""
    noun = clean(from_end(stripped(found[1]), 8))
    return noun if noun.endswith("价") else f"{noun}单价" if len(noun) > 1 and not noun.endswith(("标准", "额")) else ""


def side_of_ratio(blank: NamedBlank) -> str:
    """One side of a ratio: 按X∶X分担."""
    if blank.place.after.startswith("分之") or blank.place.before.endswith(f"{BLANK}分之"):
        return "分母" if blank.place.after.startswith("分之") else "分子"
    if blank.kind.word != "比" or blank.kind.type != FieldType.NUMBER:
        return ""
    if told := _OF_ONE.search(blank.place.before) if not re.match(rf"\s*[∶:：比]\s*{BLANK}", blank.place.after) else None:
        return clean(_IS.sub("", subject_of(told[1])), 8)
    share = re.search(r"([百千万]分之)$", blank.place.before)
    return f"{share[1]}几" if share else "比例后项" if re.search(rf"{BLANK}\s*[∶:：比]\s*$", blank.place.before) else "比例前项"
