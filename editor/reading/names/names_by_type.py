"""What a blank is called by its type: numbers by what they count, dates by the deed, units by their work."""

import re
from collections.abc import Callable, Mapping

from editor.model.template.field import FieldType
from editor.reading.meaning.entities import entity_of
from editor.reading.meaning.kinds_by_office import OFFICE
from editor.reading.names.dates import date_name, month_name, year_name
from editor.reading.names.numbers.number_names import number_name
from editor.reading.names.people import person_name
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, deed, following, shortened, subject
from editor.reading.names.said.word_ends import from_end, from_front
from editor.reading.page.lexicon import words

_DOES = re.compile(r"(完成|实现|利用|结合|针对|力争达到|达到|推进|开展|解决|用于|经营|包括|提供|存在|采取|落实|联系|提交|涉及|取得|获得|调整)$")
_NAMED = re.compile(r"(?:名称|目标|任务|要求|措施|姓名|名|人|者|方|员|长|单位|机关|地址|地点|日期|时间|号码|编号|内容|号)$")
_PLAIN = {"有限责任公司": "公司", "股份有限公司": "公司", "有限公司": "公司", "集团公司": "集团"}
_PLAIN_ORG = (*_PLAIN, *["公司", "集团", "银行", "学院", "大学", "医院", "检察院", "法院", "中心", "局", "院", "会", "所", "站", "处"])
# A label beside a box holds no more.
_LONGEST, _TOLD_APART = 12, 4
_BEARER = re.compile(r"[”’]?为([\u4e00-\u9fff]{2,4})(?:[的，。、；]|$)")
_REASON = re.compile(r"[”’]?为(?:由|理由|借口)")
# Words before a blank that nothing else names, with what stands behind them.
_TOLD_BY = (("因", "原因"), ("任", "职务"), ("职务为", "职务"))
_QUOTES = ("“", "‘", "《")
_BEARS = re.compile(r"方(?!案|式|面|法|向|可|便)([\u4e00-\u9fff]{2})(?=[，。；、]|$)")
_DONE_TO_IT = re.compile(r"(?:更新|改造|建设|维修|采购|检查|治理|整治|整改|开发|施工|安装|验收|推广|应用)+$")
_OFFICE_ENDS = ("局", "政府", "法院", "检察院")
_OFFICES = {"科": "科室", "室": "科室", "处": "处室", "部": "部门"}


def plain_unit(text: str) -> str:
    """The plain word for a unit at the end of its name (精密制造有限公司 → 公司)."""
    text = text.strip("：: 　（）()")
    found = next((w for w in _PLAIN_ORG if w in text), "")
    return _PLAIN.get(found, found) or "单位"


def _place(blank: NamedBlank) -> str:
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    if side := re.search(r"[东西南北][至临邻]$", place.before):
        return side[0]
    if entity and entity.phrase == "等地":
        return "地名"
    if entity:
        return f"{shortened(entity.phrase, 6)}名称" if len(entity.phrase) > 1 else f"{entity.phrase}名"
    if kind.word.endswith(_OFFICE_ENDS) and len(kind.word) > 2 and place.after.startswith(kind.word):
        return f"{kind.word}所在地"
    if words("suffixes", "place").meaning(kind.word) == "place":
        return f"{kind.word}名" if len(kind.word) == 1 else f"{kind.word}名称"
    noun = deed(place.rest, 12) or clean(subject(place), 6)
    noun = "前往" if noun in ("赴", "到", "往", "至", "前往") else noun
    return noun if noun.endswith(("地点", "地址", "场所", "住所")) else f"{noun}地点"


def _org(blank: NamedBlank) -> str:
    """An outside unit: by its work (承建公司), by its words (勘测院), or by what is done with it (沟通单位)."""
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    office = OFFICE.match(place.after) or re.match("[股科]", place.after)
    if office and kind.word == office[0]:
        moved = "调入" if re.search(r"[调转][至到往]$", place.before) else "调出" if re.match(r"[^，。；]{1,4}[调转]", place.after) else ""
        return f"{moved}{_OFFICES.get(office[0], '单位' if moved else office[0])}名称"
    if entity:
        phrase = entity.phrase if len(entity.phrase) <= 8 else plain_unit(entity.phrase)
        work = words("verbs", "works").at_start(place.after.removeprefix(entity.phrase))
        is_whole = len(phrase) == _TOLD_APART and phrase.endswith("公司") and phrase not in _PLAIN  # 航运公司 says more than any work
        plain = (entity.common and not is_whole) or entity.phrase in _PLAIN or phrase.endswith("有限公司")
        return f"{work}{plain_unit(phrase)}名称" if work and plain and work not in phrase else f"{phrase}名称"
    if kind.word and kind.word == place.after[: len(kind.word)] and len(kind.word) > 1 and kind.word not in words("suffixes", "org"):
        return f"{kind.word}名称"
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
    if blank.place.after.startswith("族"):
        return "民族"
    phrase = clean(_thing_phrase(blank))
    if phrase == "型":
        return "型号"
    return _with_name(phrase) if phrase else _content(blank)


def _thing_phrase(blank: NamedBlank) -> str:
    """The words that say what kind of thing it is, "" when none stand behind the blank."""
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    bearer = _BEARER.match(place.after) if re.search(r"以[“‘]?$", place.before) else None
    if re.search(r"以[“‘]?$", place.before) and _REASON.match(place.after):
        return "理由"
    if bearer:
        return bearer[1]
    if place.before.endswith(_QUOTES) and (inside := re.match(r"([\u4e00-\u9fff]{1,4})[”’》]", place.after)):
        return inside[1]
    if entity is None:
        return following(place, "”", 6) if place.after.startswith(("”", "》")) else ""
    known = words("suffixes", "org", "project", "meeting", "text").at_end(entity.phrase)
    return entity.phrase if len(entity.phrase) <= 6 else known or entity.phrase[-6:]


def _with_name(phrase: str) -> str:
    return phrase if _NAMED.search(phrase) else f"{phrase}名称"


def _content(blank: NamedBlank) -> str:
    """What is left: the verb with its object, the words behind the blank, or those before it."""
    place = blank.place
    if told := next((noun for word, noun in _TOLD_BY if place.before.endswith(word)), ""):
        return told
    verb = _DOES.search(place.clause.rstrip(" 　“《"))
    behind = _up_to_thing(following(place, "", 8))
    if verb and _DONE_TO_IT.search(behind):
        thing = _DONE_TO_IT.sub("", behind)
        return _with_name(thing) if len(thing) > 1 else f"{behind}对象"
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
    return from_front(text, 6)


def _time(blank: NamedBlank) -> str:
    return f"{clean(subject(blank.place), 6)}时间"


def _nothing(_blank: NamedBlank) -> str:
    """No blank is read as such a type; a person gives it to a field."""
    return ""


NAMES: Mapping[FieldType, Callable[[NamedBlank], str]] = {
    **dict.fromkeys((FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT, FieldType.QUANTITY), number_name),
    **dict.fromkeys((FieldType.TEXT, FieldType.PROJECT, FieldType.MEETING), _thing),
    FieldType.ORG: _org, FieldType.PERSON: person_name, FieldType.PLACE: _place,
    FieldType.DATE: date_name, FieldType.MONTH: month_name, FieldType.YEAR: year_name, FieldType.TIME: _time,
    **dict.fromkeys((FieldType.LONGTEXT, FieldType.CHOICE, FieldType.FLAG, FieldType.ROWS), _nothing),
}  # fmt: skip
"""What names a blank of each type."""


def name_by_type(blank: NamedBlank) -> str:
    """The name that a blank's type and sentence give it, "" when they say nothing."""
    return from_end(clean(NAMES[blank.kind.type](blank), 24), _LONGEST)
